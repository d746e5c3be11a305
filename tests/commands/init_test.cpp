// A new repository: what is written, and that nothing which is there is changed.
#include <doctest/doctest.h>

#include "base/json.h"
#include "base/text.h"
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
  CHECK(text_of(files, "office/.github/workflows/rbplan.yml").find("rbplan validate --strict") != std::string::npos);
  CHECK(text_of(files, "office/.gitlab-ci.yml") == "");
}

TEST_CASE("init changes nothing that is there, and tells what git lacks") {
  Memory files;
  files.add(".gitattributes", "*.pdf binary\n*.yaml text eol=lf\n");
  files.add(".editorconfig", "");
  files.add("plans/2021.yaml", "");
  Setting setting;
  write_into(files, setting);
  const Outcome outcome = run_line("rbplan init --ci gitlab", setting);
  CHECK(outcome.code == 0);
  CHECK(text_of(files, ".gitattributes") == "*.pdf binary\n*.yaml text eol=lf\n");
  CHECK(text_of(files, ".editorconfig") == "");
  CHECK(outcome.out.find("\n  *.progress.yaml merge=union\n  evidence/** -text\n") != std::string::npos);
  CHECK(outcome.out.find("eol=lf") == std::string::npos);
  CHECK(text_of(files, ".gitlab-ci.yml").find("rbplan validate --strict") != std::string::npos);
  const std::string again = run_line("rbplan init --ci gitlab", setting).out;
  CHECK(again.find("written") == std::string::npos);
}

TEST_CASE("what init cannot write it says") {
  Memory files;
  Setting setting;
  setting.files = &files;
  const Outcome outcome = run_line("rbplan init", setting);
  CHECK(outcome.code == exit_code::io);
  CHECK(outcome.err == "error: .gitattributes cannot be written: Read-only file system\n");
  CHECK(run_line("rbplan init --ci gitea", setting).code == exit_code::usage);
  CHECK(run_line("rbplan init a b", setting).code == exit_code::usage);
}

}  // namespace
}  // namespace rbplan::testing
