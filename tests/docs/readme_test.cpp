// The sessions of README.md and README.id.md are true: each `$ rbplan ...` prints what stands below it. A line `...`
// stands for any lines; `exit code N` as the last line for that exit code, which otherwise is 0, or 1 of a plan with
// errors. Only a run that ends with 2 prints on standard error, and that is shown. Each block begins with the tree as
// it is, in memory, on 10 July 2021: what `done` records there is gone at the block's end. `$ tail -n 1 PATH` is the
// last line of a file.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include "base/text.h"
#include "load/plan.h"
#include "load/usual.h"
#include "support/files.h"
#include "support/plans.h"
#include "support/runs.h"
#include "world/memory.h"

namespace rbplan::testing {
namespace {

struct Session {
  std::string command;
  std::vector<std::string> printed;
  std::size_t block = 0;  // counted from 0
};

// The blocks with this info string, each as its lines.
std::vector<std::vector<std::string>> blocks(const std::string& document, const std::string& info) {
  std::vector<std::vector<std::string>> out;
  bool inside = false;
  for (const std::string_view line : split(document, '\n')) {
    if (line.starts_with("```")) {
      inside = !inside && line == "```" + info;
      if (inside) out.emplace_back();
    } else if (inside) {
      out.back().emplace_back(line);
    }
  }
  return out;
}

std::vector<Session> sessions(const std::string& document) {
  std::vector<Session> out;
  const auto consoles = blocks(document, "console");
  for (std::size_t i = 0; i < consoles.size(); ++i) {
    for (const std::string& line : consoles[i]) {
      if (line.starts_with("$ ")) {
        out.push_back({line.substr(2), {}, i});
      } else {
        REQUIRE(!out.empty());
        out.back().printed.push_back(line);
      }
    }
  }
  return out;
}

// Whether `printed`, where `...` stands for any lines, is what `lines` are.
bool fits(const std::vector<std::string>& printed, const std::vector<std::string>& lines, std::size_t p = 0,
          std::size_t l = 0) {
  for (; p < printed.size(); ++p, ++l) {
    if (printed[p] == "...") {
      for (std::size_t next = l; next <= lines.size(); ++next) {
        if (fits(printed, lines, p + 1, next)) return true;
      }
      return false;
    }
    if (l >= lines.size() || lines[l] != printed[p]) return false;
  }
  return l == lines.size();
}

void check_session(Memory& files, Session session) {
  INFO(session.command);
  const Outcome outcome = run_line_in(files, session.command);
  int code = outcome.out.find("error[RB") == std::string::npos ? 0 : 1;
  if (!session.printed.empty() && session.printed.back().starts_with("exit code ")) {
    code = parse_whole(session.printed.back().substr(10)).value();
    session.printed.pop_back();
  }
  CHECK(outcome.code == code);
  CHECK_MESSAGE((code == 2 ? outcome.out : outcome.err).empty(), outcome.err);
  const std::string said = outcome.out + outcome.err;
  std::vector<std::string> lines;
  for (const std::string_view line : split(said, '\n')) lines.emplace_back(line);
  lines.pop_back();  // behind the last line feed
  CHECK_MESSAGE(fits(session.printed, lines), said);
}

void check_sessions(const std::string& document) {
  const auto all = sessions(read_file(source_dir() / document));
  REQUIRE(all.size() >= 6);
  Memory files;
  std::size_t block = all.size();  // none yet
  for (const Session& session : all) {
    if (session.block != block) files = copy_of({"plans", "tests/data", "tests/docs", "tests/plans/ok"});
    block = session.block;
    check_session(files, session);
  }
}

constexpr const char* kDocuments[] = {"README.md", "README.id.md"};

TEST_CASE("the README's sessions are true") {
  for (const std::string document : kDocuments) check_sessions(document);
}

TEST_CASE("the README's plan is one") {
  for (const std::string document : kDocuments) {
    const auto plans = blocks(read_file(source_dir() / document), "yaml");
    REQUIRE(plans.size() == 1);
    const std::string text = join(plans[0], "\n") + "\n";
    CHECK(plan_of(text)->file.rows.size() == 4);
    CHECK(read_usual(SourceText("2021.yaml", text)).has_value());
  }
}

TEST_CASE("the README's records fit its plan") {
  for (const std::string document : kDocuments) {
    INFO(document);
    const std::string text = read_file(source_dir() / document);
    const auto records = blocks(text, "records");
    REQUIRE(records.size() == 1);
    Memory files;
    files.add("plans/2021.yaml", join(blocks(text, "yaml").at(0), "\n") + "\n");
    files.add("plans/2021.progress.yaml", join(records[0], "\n") + "\n");
    Setting setting;
    setting.files = &files;
    setting.today = Date(std::chrono::year(2022), std::chrono::January, std::chrono::day(1));
    CHECK(run_words({"validate"}, setting).out == "");
    CHECK(run_words({"due", "--year", "2021", "--month", "3", "--format", "json"}, setting).code == 0);
  }
}

}  // namespace
}  // namespace rbplan::testing
