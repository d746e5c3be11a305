// A new repository: what is written, and that nothing which is there is changed.
#include <doctest/doctest.h>

#include <map>

#include "base/json.h"
#include "base/text.h"
#include "load/plan.h"
#include "load/progress.h"
#include "load/usual.h"
#include "model/rows.h"
#include "record/first_plan.h"
#include "support/capture.h"
#include "support/files.h"
#include "support/runs.h"

namespace rbplan::testing {
namespace {

std::string text_of(const Memory& files, const std::string& path) {
  constexpr std::size_t kMost = 1U << 20U;
  return files.read(path, kMost).value_or("");
}

TEST_CASE("init writes what git, editors and CI need") {
  Memory files;
  Setting setting;
  write_into(files, setting);
  std::vector<std::string> made;
  setting.make_folders = [&](const std::string& path) {
    made.push_back(path);
    return std::optional<std::string>();
  };
  const Outcome outcome = run_line("rbplan init office", setting);
  CHECK(outcome.code == 0);
  CHECK(outcome.err == "");
  CHECK(std::find(made.begin(), made.end(), "/office/plans") != made.end());
  // What this repository itself needs is what a new one gets.
  const std::string own = read_file(source_dir() / ".gitattributes");
  const std::string attributes = text_of(files, "office/.gitattributes");
  for (const std::string_view line : split(attributes, '\n')) {
    if (!line.starts_with('#')) CHECK_MESSAGE(own.find(line) != std::string::npos, line);
  }
  CHECK(attributes.find("\n*.progress.yaml merge=union\n") != std::string::npos);
  CHECK(text_of(files, "office/schemas/plan.schema.json") == run_line("rbplan schema plan").out);
  CHECK(text_of(files, "office/schemas/progress.schema.json") == run_line("rbplan schema progress").out);
  for (const std::string name : {"settings.json", "extensions.json"}) {
    CHECK(parse_json(text_of(files, "office/.vscode/" + name)).has_value());
  }
}

TEST_CASE("init writes the CI file of the forge asked for, which is what this repository offers") {
  const std::map<std::string, std::string> offered = {{".github/workflows/rbplan.yml", "github.yml"},
                                                      {".gitlab-ci.yml", "gitlab.yml"},
                                                      {".gitea/workflows/rbplan.yml", "github.yml"}};
  for (const std::string forge : {"", "--ci github", "--ci gitlab", "--ci gitea", "--ci none"}) {
    Memory files;
    Setting setting;
    write_into(files, setting);
    CHECK(run_line("rbplan init " + forge, setting).code == exit_code::ok);
    for (const auto& [path, name] : offered) {
      INFO(forge);
      CAPTURE_PART(path);
      const bool is_asked = path.find(forge.empty() ? "github" : forge.substr(5)) != std::string::npos;
      CHECK(text_of(files, path) == (is_asked ? read_file(source_dir() / "templates" / name) : ""));
    }
  }
}

// What git keeps of a folder, by path.
std::map<std::string, std::string> kept(const Memory& files) {
  std::map<std::string, std::string> all;
  for (const std::string path : {"plans/2021.yaml", "plans/2025.yaml", "evidence/.gitkeep", ".gitattributes"}) {
    if (files.kind(path) == FileKind::file) all.emplace(path, text_of(files, path));
  }
  return all;
}

TEST_CASE("init leaves a folder that works: a plan to fill in, with nothing to say against it") {
  for (const std::string language : {"en", "id"}) {
    for (const unsigned month : {1U, 7U, 12U}) {
      INFO(language, month);
      Memory files;
      Setting setting;
      write_into(files, setting);
      setting.today = Date(std::chrono::year(2021), std::chrono::month(month), std::chrono::day(10));
      setting.variables["RBPLAN_LANG"] = language;
      const std::string told = run_line("rbplan init", setting).out;
      CHECK(kept(files).size() == 3);
      const Outcome checked = run_line("rbplan validate --strict --notes", setting);
      CHECK(checked.code == exit_code::ok);
      CHECK(checked.out == "");
      CHECK(run_line("rbplan overdue --format tsv --fields id", setting).out == "id\n");
      const std::string due = run_line("rbplan due --format tsv --fields id", setting).out;
      CHECK(due.starts_with("id\n1.1.1.1\n1.1.2.a.1\n"));
      CHECK(run_line("rbplan done 1.1.1.1", setting).code == exit_code::ok);
      for (const std::string step : {"rbplan help plan", "rbplan validate", "rbplan due"}) {
        CHECK(told.find("\n  " + step) != std::string::npos);
        CHECK(run_line(step, setting).code == exit_code::ok);
      }
    }
  }
}

TEST_CASE("the examples in the remarks of a first plan are valid too") {
  for (const Language language : {Language::english, Language::indonesian}) {
    std::string all;
    const std::string text = first_plan(language, 2021, std::chrono::July);
    for (const std::string_view line : split(text, '\n')) {
      const std::size_t sign = line.find("# ");
      const bool is_remark = sign != std::string_view::npos && is_blank(line.substr(0, sign));
      const std::string_view rest = is_remark ? line.substr(sign + 2) : line;
      const std::size_t colon = std::min(rest.find(':'), rest.size());
      const std::string_view behind = rest.substr(std::min(colon + 1, rest.size()));
      const bool is_key = colon < rest.size() && rest.substr(0, colon).find(' ') == std::string_view::npos;
      const bool is_pair = is_key && (behind.empty() || behind.starts_with(" \"") || behind.starts_with(" ["));
      const bool is_example = is_remark && (is_pair || (rest.starts_with("  ") && colon < rest.size()));
      all += std::string(line.substr(0, is_example ? sign : 0)) + std::string(is_example ? rest : line) + '\n';
    }
    INFO(all);
    const SourceText source("2021.yaml", all);
    CHECK(read_usual(source).has_value());
    CHECK(read_usual(SourceText("2021.yaml", text)).has_value());
    const LoadedPlan loaded = load_plan(source);
    CHECK(loaded.problems.empty());
    REQUIRE(loaded.plan.has_value());
    CHECK(loaded.plan->decree->certified_by.has_value());
    CHECK(loaded.plan->amendments.size() == 1);
    CHECK(indicator_rows(*loaded.plan).back().facts().cancelled_by.has_value());
  }
}

// Keys of a JSON Schema, at any depth.
void add_keys(const Value& schema, std::vector<std::string>& keys) {
  if (!std::holds_alternative<Object>(schema.is)) return;
  for (const auto& [key, value] : std::get<Object>(schema.is)) {
    if (key == "properties") {
      for (const auto& property : std::get<Object>(value.is)) keys.push_back(property.first);
    }
    add_keys(value, keys);
  }
}

TEST_CASE("help on a file explains every key of it") {
  for (const std::string file : {"plan", "progress"}) {
    std::vector<std::string> keys;
    add_keys(*parse_json(run_line("rbplan schema " + file).out), keys);
    CHECK(keys.size() > 10);
    for (const std::string language : {"en", "id"}) {
      const std::string page = run_line("rbplan help " + file + " --lang " + language).out;
      if (file == "plan") {
        for (const auto line : split(page, '\n')) CHECK_MESSAGE(display_width(line) <= 80, line);
      }
      for (const std::string& key : keys) CHECK_MESSAGE(page.find(key) != std::string::npos, language, " ", key);
    }
  }
}

TEST_CASE("the record in the help is read as one") {
  const std::string page = run_line("rbplan help progress").out;
  std::string text;
  for (const std::string_view line : split(page, '\n')) {
    if (line.starts_with("    rbplan_progress") || line.starts_with("    records") || line.starts_with("      - "))
      text += std::string(line.substr(4)) + '\n';
  }
  const LoadedProgress loaded = load_progress(SourceText("2021.progress.yaml", text));
  CHECK(loaded.problems.empty());
  CHECK(loaded.progress.records.size() == 2);
}

TEST_CASE("init run again changes nothing, on another day and in another language too") {
  Memory files;
  Setting setting;
  write_into(files, setting);
  run_line("rbplan init --lang id", setting);
  const auto before = kept(files);
  setting.today = Date(std::chrono::year(2025), std::chrono::month(3), std::chrono::day(1));
  CHECK(run_line("rbplan init --lang en", setting).code == exit_code::ok);
  CHECK(kept(files) == before);
}

TEST_CASE("init writes no plan where there is one, by whatever name") {
  for (const std::string path : {"plans/2019.yaml", "plans/a/3302-2019.yaml", "plans/2021.yml"}) {
    INFO(path);
    Memory files;
    files.add(path, "rbplan: 1\n");
    files.add("evidence/sk.pdf", "%PDF");
    Setting setting;
    write_into(files, setting);
    CHECK(run_line("rbplan init", setting).code == exit_code::ok);
    CHECK(kept(files).size() == 1);  // .gitattributes; evidence/ is kept by what is in it
  }
}

TEST_CASE("init leaves a folder that works beside what is no plan, and names what is not read") {
  for (const std::string path : {"plans/2019.yml", "plans/2021.progress.yaml", "plans/2019 (1).yaml"}) {
    INFO(path);
    Memory files;
    files.add(path, "rbplan_progress: 1\nrecords:\n");
    Setting setting;
    write_into(files, setting);
    const std::string told = run_line("rbplan init", setting).out;
    const bool is_read = path.ends_with("progress.yaml");
    CHECK((told.find(path + " is not read: rename it to plans/2019.yaml\n") != std::string::npos) != is_read);
    CHECK(run_line("rbplan due", setting).code == exit_code::ok);
  }
}

TEST_CASE("init of another year beside a plan leads to the command that makes it") {
  Memory files;
  Setting setting;
  write_into(files, setting);
  run_line("rbplan init kantor", setting);
  const std::string told = run_line("rbplan init kantor --year 2028", setting).out;
  CHECK(told.find("that of 2028 is made with: rbplan new 2028 -C kantor\n") != std::string::npos);
  CHECK(run_line("rbplan new 2028 -C kantor", setting).code == exit_code::ok);
  CHECK(run_line("rbplan init kantor --year 2028", setting).out.find("made with") == std::string::npos);
  CHECK(run_line("rbplan -C kantor init --year 2029", setting).out.find("rbplan new 2029 -C kantor\n") !=
        std::string::npos);
}

TEST_CASE("init writes nothing where a file stands in the place of a folder") {
  for (const std::string path : {"evidence", "plans", ".vscode", ".github"}) {
    for (const char* line : {"rbplan init", "rbplan init --from tabel.csv"}) {
      Memory files;
      files.add(path, "");
      Setting setting;
      write_into(files, setting);
      const Outcome outcome = run_line(line, setting);
      CHECK(outcome.err == "error: " + path + " is no folder\n");
      CHECK(outcome.code == exit_code::io);
      CHECK(kept(files).empty());
    }
  }
}

TEST_CASE("init writes the plan of the year and month asked for") {
  Memory files;
  Setting setting;
  write_into(files, setting);
  CHECK(run_line("rbplan init --year 2025 --as-of 2024-12-30", setting).code == exit_code::ok);
  CHECK(text_of(files, "plans/2025.yaml").find("\nyear: 2025\n") != std::string::npos);
  const Outcome outcome = run_line("rbplan init --year 1", setting);
  CHECK(outcome.code == exit_code::usage);
  CHECK(count_of(outcome.err, "error: ") == 1);
  CHECK(run_line("rbplan init ''", setting).code == exit_code::usage);
}

TEST_CASE("init says how to go into the folder that it made") {
  Memory files;
  Setting setting;
  write_into(files, setting);
  const std::string told = run_line("rbplan init 'kab banyumas'", setting).out;
  CHECK(told.find("\n  cd 'kab banyumas'") != std::string::npos);
  CHECK(told.find("kab banyumas/plans/2021.yaml") != std::string::npos);
}

TEST_CASE("init changes nothing that is there, and tells what git lacks") {
  Memory files;
  files.add(".gitattributes", "*.pdf binary\n*.yaml text eol=lf\n");
  files.add(".editorconfig", "");
  files.add(".prettierignore", "*.md\n");
  files.add("plans/2021.yaml", "");
  Setting setting;
  write_into(files, setting);
  const Outcome outcome = run_line("rbplan init --ci gitlab", setting);
  CHECK(outcome.code == 0);
  CHECK(text_of(files, ".gitattributes") == "*.pdf binary\n*.yaml text eol=lf\n");
  CHECK(text_of(files, ".editorconfig") == "");
  CHECK(outcome.out.find("\n  *.progress.yaml merge=union\n  evidence/** -text\n") != std::string::npos);
  CHECK(outcome.out.find("breaks records:\n\n  *.progress.yaml\n") != std::string::npos);
  CHECK(outcome.out.find("eol=lf") == std::string::npos);
  CHECK(text_of(files, ".gitlab-ci.yml") == read_file(source_dir() / "templates/gitlab.yml"));
  const std::string again = run_line("rbplan init --ci gitlab", setting).out;
  CHECK_MESSAGE(again.find("  written") == std::string::npos, again);
}

TEST_CASE("what init cannot write it says") {
  Memory files;
  Setting setting;
  setting.files = &files;
  const Outcome outcome = run_line("rbplan init", setting);
  CHECK(outcome.code == exit_code::io);
  CHECK(outcome.err == "error: plans/2021.yaml cannot be written: Read-only file system\n");
  CHECK(run_line("rbplan init --ci svn", setting).code == exit_code::usage);
  CHECK(run_line("rbplan init a b", setting).code == exit_code::usage);
}

}  // namespace
}  // namespace rbplan::testing
