#include "commands/validate.h"

#include <fmt/format.h>
#include <algorithm>

#include "base/json.h"
#include "commands/envelope.h"
#include "commands/options.h"
#include "findings/json.h"
#include "findings/text.h"

namespace rbplan {
namespace {

enum class ReportFormat { text, json };

Parsed<ReportFormat> parse_report_format(const CommandLine& line) {
  const std::string name = line.value("--format").value_or("text");
  if (name == "text") return ReportFormat::text;
  if (name == "json") return ReportFormat::json;
  return usage_error(phrase("no such format: {0}", name), phrase("formats of validate are text and json"));
}

// Files that are not read because of their names, each with a problem at its beginning.
class UnreadFiles {
 public:
  explicit UnreadFiles(const Opened& opened) {
    for (const std::string& path : opened.yml) {
      add(path, Kind::yml_not_read, {Help::rename_to_yaml, {path.substr(0, path.rfind('.')) + ".yaml"}});
    }
    for (const std::string& path : opened.left) add(path, Kind::left_behind, {Help::delete_left_behind, {}});
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
Plans plans_that_are_known(const Opened& opened) {
  Plans plans;
  for (const auto& file : opened.files) {
    if (file->plan && file->plan->year.value != 0 && !file->plan->office().empty()) plans.push_back(&file->file);
  }
  return plans;
}

}  // namespace

Outcome validate_paths(const Env& env, const CommandLine& line, const std::vector<std::string>& paths) {
  const auto looks = parse_looks(env, line);
  if (!looks) return refuse(looks.error(), env.words);
  const auto day = parse_day(env, line);
  if (!day) return refuse(day.error(), env.words);
  const auto format = parse_report_format(line);
  if (!format) return refuse(format.error(), env.words);

  Keep keep;
  keep.manner.look_at_evidence = !line.has("--no-evidence");
  const Opened opened = open_plans(env, paths, input_name(line), keep);
  if (opened.files.empty() && opened.yml.empty() && opened.unread.empty())
    return refuse(no_plan_found(paths, {}), env.words);

  const UnreadFiles unread_files(opened);
  std::vector<FileFindings> findings = unread_files.findings;
  for (FileFindings& of_file : opened.findings(false)) findings.push_back(std::move(of_file));
  std::stable_sort(findings.begin(), findings.end(),
                   [](const FileFindings& a, const FileFindings& b) { return a.source->path() < b.source->path(); });

  Outcome outcome;
  outcome.err = unread_lines(opened.unread, env.words);
  if (*format == ReportFormat::json) {
    Object document = envelope("validate", day->vantage.day, plans_that_are_known(opened), {});
    document.emplace_back("diagnostics", diagnostics_list(findings));
    document.emplace_back("summary", diagnostics_summary(findings));
    outcome.out = to_json(document);
  } else {
    outcome.out = render_text(
        findings, {looks->columns, looks->colour_out, looks->ascii, line.has("--notes"), looks->links}, env.words);
  }
  const bool strict = line.has("--strict") && count(findings, Severity::warning) > 0;
  if (!opened.unread.empty()) {
    outcome.code = exit_code::io;
  } else if (strict || count(findings, Severity::error) > 0) {
    outcome.code = exit_code::problems;
  }
  return outcome;
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
      .words = "PATH",
      .own = {{"--strict", "", "exit with 1 for warnings too"},
              {"--notes", "", "show notes beside errors and warnings"},
              {"--no-evidence", "", "do not look at the files that prove something"},
              {"--format", "F", "text or json"},
              {"-p,--plan", "PATH", "as PATH", true},
              input_name_option(),
              {"--as-of", "DATE", "as if today were that day, such as 2021-03-15"}},
      .members =
          [] {
            return std::vector<ValueType::Member>{{"diagnostics", list_of(diagnostic_type())},
                                                  {"summary", diagnostics_summary_type()}};
          },
      .run =
          [](const Env& env, const CommandLine& line) {
            return validate_paths(env, line, line.words().empty() ? plan_paths(env, line) : line.words());
          },
  };
}

}  // namespace rbplan
