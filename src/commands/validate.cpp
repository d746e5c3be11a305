#include "commands/commands.h"

#include <algorithm>

#include "findings/json.h"
#include "session/answer.h"
#include "session/candidates.h"
#include "session/envelope.h"

namespace rbplan {
namespace {

struct ValidateRequest {
  OutputStyle style;
  AsOf as_of;
  const FindingsFormat* format = nullptr;
  std::optional<std::string> file = {};
  bool strict = false;
  bool notes = false;
  bool look_at_evidence = true;
};

Parsed<ValidateRequest> parse_validate(const Env& env, const CommandLine& line) {
  OptionReader read(env, line);
  ValidateRequest request{read.style(), read.as_of(), read_format(read, *env.findings_formats)};
  request.file = output_file(line);
  if (request.file) request.style = in_file(request.style, env, line);
  request.strict = read.has("--strict");
  request.notes = read.has("--notes");
  request.look_at_evidence = !read.has("--no-evidence");
  return read.result(std::move(request));
}

// Files that are not read because of their names, each with a problem at its beginning.
class UnreadFiles {
 public:
  explicit UnreadFiles(const Workspace& workspace) {
    for (const std::string& path : workspace.yml) {
      add(path, Kind::yml_not_read, {Help::rename_to_yaml, {path.substr(0, path.rfind('.')) + ".yaml"}});
    }
    for (const std::string& path : workspace.left) add(path, Kind::left_behind, {Help::delete_left_behind, {}});
  }

  std::vector<FileFindings> findings;

 private:
  void add(const std::string& path, Kind kind, HelpLine help) {
    sources_.push_back(std::make_unique<SourceText>(path, ""));
    findings.push_back({sources_.back().get(), {{kind, {0, 0}, {}, std::move(help), {}}}});
  }

  std::vector<std::unique_ptr<SourceText>> sources_;
};

// The plans that say which they are.
Plans plans_that_are_known(const Workspace& workspace) {
  Plans plans;
  for (const auto& file : workspace.files) {
    if (file->plan && file->plan->year.value != 0 && !file->plan->office().empty()) plans.push_back(&file->file);
  }
  return plans;
}

}  // namespace

Outcome validate_paths(const Env& env, const CommandLine& line, const std::vector<std::string>& paths,
                       const std::vector<std::string>& offices) {
  const auto request = parse_validate(env, line);
  if (!request) return refuse(request.error(), env.words);
  LoadOptions options;
  if (request->look_at_evidence) options.look_at_evidence = of_all_time();
  Workspace workspace = load_plans(env, paths, input_name(line), options);
  if (workspace.files.empty() && workspace.yml.empty() && workspace.unread.empty())
    return refuse(no_plan_found(paths, {}), env.words);
  const auto asked = offices_named(workspace.readable(), offices);
  if (!asked) return refuse(unclear_office(asked.error()), env.words);
  workspace.keep_offices(*asked);

  const UnreadFiles unread_files(workspace);
  std::vector<FileFindings> findings = unread_files.findings;
  for (FileFindings& of_file : workspace.findings(false)) findings.push_back(std::move(of_file));
  std::stable_sort(findings.begin(), findings.end(),
                   [](const FileFindings& a, const FileFindings& b) { return a.source->path() < b.source->path(); });

  Outcome outcome;
  outcome.err = unread_lines(workspace.unread, env.words);
  outcome.out = request->format->write({envelope("validate", request->as_of.day, plans_that_are_known(workspace), {}),
                                        findings, request->style.findings(request->notes), env.words});
  const bool strict = request->strict && count(findings, Severity::warning) > 0;
  if (!workspace.unread.empty()) {
    outcome.code = exit_code::io;
  } else if (strict || count(findings, Severity::error) > 0) {
    outcome.code = exit_code::problems;
  }
  return request->file ? into_file(env, *request->file, std::move(outcome)) : outcome;
}

Command validate_command() {
  return {
      .name = "validate",
      .group = "Check",
      .summary = "Every problem of every plan file; silent when all is well.",
      .examples =
          "rbplan validate                      every plan found, of all years\n"
          "rbplan validate plans/2021.yaml      one file\n"
          "rbplan validate --strict             warnings fail too, as in CI\n"
          "rbplan validate --format json        for a program\n",
      .usage = "validate [PATH...] [options]",
      .operand = {"PATH", plan_files},
      .own = {{"--strict", "", "exit with 1 for warnings too"},
              {"--notes", "", "show notes beside errors and warnings"},
              {"--no-evidence", "", "do not look at the files that prove something"},
              {"--format", "F", "{0}", false, nullptr, [](const Env& env) { return names_of(*env.findings_formats); }},
              output_option(),
              {"-p,--plan", "PATH", "as PATH", true, plan_files},
              office_option(),
              input_name_option(),
              as_of_option()},
      .members =
          [] {
            return std::vector<ValueType::Member>{{"diagnostics", list_of(diagnostic_type())},
                                                  {"summary", diagnostics_summary_type()}};
          },
      .run =
          [](const Env& env, const CommandLine& line) {
            return validate_paths(env, line, line.words().empty() ? plan_paths(env, line) : line.words(),
                                  line.values(office_option().long_name()));
          },
  };
}

}  // namespace rbplan
