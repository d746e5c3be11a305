// What `remind --output` writes: names that stay apart, and no mail of an earlier run that would be sent again.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <set>

#include "base/text.h"
#include "support/capture.h"
#include "support/runs.h"

namespace rbplan::testing {
namespace {

constexpr std::size_t kMost = 1U << 20U;

// A plan with an overdue row for each owner.
std::string plan_of(const std::string& office, const std::vector<std::string>& owners, int year = 2021) {
  std::string text = fmt::format(
      "rbplan: 1\ntitle: \"Rencana {1}\"\nyear: {1}\ninstitution: {{name: \"KPU {0}\", code: \"{0}\"}}\nowners:\n",
      office, year);
  for (const std::string& owner : owners)
    text += fmt::format("  - {{id: \"{0}\", name: \"Kasubbag {0} {1}\", email: \"x{1}@contoh.go.id\"}}\n", owner, year);
  text +=
      "programs:\n  - number: 1\n    name: \"Program\"\n    activities:\n      - number: 1\n        name: "
      "\"Kegiatan\"\n"
      "        sub_activities:\n          - number: 1\n            name: \"Sub\"\n            indicators:\n";
  for (std::size_t i = 0; i < owners.size(); ++i) {
    text += fmt::format("              - {{number: {}, name: \"Milik <{}>\", months: [1, 2], owner: \"{}\"}}\n", i + 1,
                        owners[i], owners[i]);
  }
  return text;
}

Outcome remind(Memory& files, const std::string& options = {}) {
  Setting setting;
  write_into(files, setting);
  setting.replace_files = [&](const std::string& folder, const std::vector<NewFile>& made) {
    for (const NewFile& file : made) files.add(fmt::format("{}/{}", folder, file.name), file.bytes);
    return std::optional<std::string>();
  };
  return run_line("rbplan remind --as-of 2021-03-10 --output out " + options, setting);
}

std::vector<std::string> names_in(const Memory& files, const std::string& folder) {
  std::vector<std::string> names;
  const std::vector<FolderEntry> entries = files.list(folder).value();
  for (const FolderEntry& entry : entries) {
    if (!entry.name.starts_with('.')) names.push_back(entry.name);
  }
  return names;
}

std::string text_in(const Memory& files, const std::string& path) { return files.read(path, kMost).value(); }

bool holds(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

TEST_CASE("each owner has a file, whatever the id, on a file system that knows no case either") {
  const std::vector<std::string> owners = {"umum", "Umum",  "UMUM",     "everyone",  "a/b", "a%2Fb", ".x",
                                           "..",   "x.txt", "no-owner", "%no-owner", "é",   "a b"};
  Memory files({{"plans/2021.yaml", plan_of("1", owners)}});
  REQUIRE(remind(files).code == exit_code::ok);
  const std::vector<std::string> names = names_in(files, "out");
  CHECK(names.size() == owners.size());
  std::set<std::string> seen;
  for (const std::string& name : names) CHECK(seen.insert(ascii_lower(name)).second);
  CHECK(seen.count("everyone.txt") == 0);
  CHECK(holds(text_in(files, "out/no-owner.txt"), "(no-owner)"));
  for (const std::string& owner : owners) {
    const auto is_theirs = [&](const std::string& name) {
      return holds(text_in(files, "out/" + name), fmt::format("Milik <{}>", owner));
    };
    CHECK(std::count_if(names.begin(), names.end(), is_theirs) == 1);
  }
}

TEST_CASE("of several offices no two have one file") {
  Memory files({{"plans/a-2021.yaml", plan_of("A", {"B-C", "d"})}, {"plans/b-2021.yaml", plan_of("A-B", {"C", "d"})}});
  REQUIRE(remind(files).code == exit_code::ok);
  CHECK(names_in(files, "out").size() == 4);
  CHECK(holds(text_in(files, "out/A-d.txt"), "Milik <d>"));
}

TEST_CASE("an earlier mail becomes empty once it is none any more, and no other file is touched") {
  Memory files({{"plans/2021.yaml", plan_of("1", {})}, {"out/notes.txt", "mine"}});
  files.add("plans/2021.yaml", plan_of("1", {"umum", "hukum"}));
  remind(files);
  CHECK(!text_in(files, "out/hukum.txt").empty());
  files.add("plans/2021.yaml", plan_of("1", {"umum"}));
  const Outcome well = remind(files);
  CHECK(well.err.empty());
  CHECK(text_in(files, "out/hukum.txt").empty());
  CHECK(!text_in(files, "out/umum.txt").empty());
  files.add("out/hukum.txt", "of somebody else now");
  remind(files);
  CHECK(text_in(files, "out/hukum.txt") == "of somebody else now");
  CHECK(text_in(files, "out/notes.txt") == "mine");
}

TEST_CASE("where a run fails no earlier mail stays, and that is said") {
  for (const auto& [plan, options, code] : {std::tuple{plan_of("1", {"umum"}) + "x: [", "", exit_code::problems},
                                            std::tuple{std::string("x"), "", exit_code::problems},
                                            std::tuple{plan_of("1", {"umum"}), "--owner hukum", exit_code::usage},
                                            std::tuple{plan_of("1", {"umum"}), "-p nowhere", exit_code::io}}) {
    CAPTURE_PART(plan);
    CAPTURE_PART(options);
    Memory files({{"plans/2021.yaml", plan_of("1", {"umum"})}});
    remind(files);
    REQUIRE(!text_in(files, "out/umum.txt").empty());
    files.add("plans/2021.yaml", plan);
    const Outcome outcome = remind(files, options);
    CHECK(outcome.code == code);
    CHECK(holds(outcome.err, "1 mail of an earlier run in out is empty now"));
    CHECK(text_in(files, "out/umum.txt").empty());
    CHECK(!holds(remind(files, options).err, "of an earlier run"));
    CHECK(text_in(files, "out/umum.txt").empty());
  }
}

TEST_CASE("a line that is wrong by itself changes no file") {
  Memory files({{"plans/2021.yaml", plan_of("1", {"umum"})}});
  remind(files);
  const std::string before = text_in(files, "out/umum.txt");
  CHECK(remind(files, "--by month").code == exit_code::usage);
  CHECK(remind(files, "--limit 0").code == exit_code::usage);
  CHECK(text_in(files, "out/umum.txt") == before);
}

TEST_CASE("the list of names is trusted for names of mails only") {
  Memory files({{"plans/2021.yaml", plan_of("1", {"umum"})},
                {"plans/note.txt", "mine"},
                {"out/.hidden.txt", "mine"},
                {"out/.rbplan.mails", "../plans/note.txt\n.hidden.txt\nout\n\nmissing.txt\n"}});
  remind(files);
  CHECK(text_in(files, "plans/note.txt") == "mine");
  CHECK(text_in(files, "out/.hidden.txt") == "mine");
  CHECK(names_in(files, "out") == std::vector<std::string>{"umum.txt"});
}

TEST_CASE("the addressee is whom the newest plan names, and the same day gives the same text") {
  Memory files({{"plans/2020.yaml", plan_of("1", {"umum"}, 2020)}, {"plans/2021.yaml", plan_of("1", {"umum"})}});
  remind(files);
  const std::string text = text_in(files, "out/umum.txt");
  CHECK(holds(text, "\n2 plans of KPU 1, 2020-2021\n"));
  CHECK(holds(text, "\nFor Kasubbag umum 2021 (umum), x2021@contoh.go.id\n"));
  CHECK(holds(text, "1.1.1.1  Jan 2020  overdue"));
  remind(files);
  CHECK(text_in(files, "out/umum.txt") == text);
}

TEST_CASE("by office a file for each, and a section has no more rows than it may") {
  Memory files({{"plans/a-2021.yaml", plan_of("A", {"x", "y"})}, {"plans/b-2021.yaml", plan_of("everyone", {"x"})}});
  remind(files, "--by office --limit 3");
  CHECK(names_in(files, "out") == std::vector<std::string>{"%65veryone.txt", "A.txt"});
  const std::string text = text_in(files, "out/A.txt");
  CHECK(holds(text, "Overdue: 4 ticks\n"));
  CHECK(holds(text, "\n  and 1 more\n"));
  CHECK(!holds(text_in(files, "out/%65veryone.txt"), "more"));
}

}  // namespace
}  // namespace rbplan::testing
