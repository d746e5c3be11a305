#include "commands/commands.h"

#include <algorithm>

#include "base/parallel.h"
#include "findings/json.h"
#include "session/answer.h"
#include "session/candidates.h"
#include "session/edits.h"
#include "session/envelope.h"

namespace rbplan {
namespace {

struct ValidateRequest {
  OutputStyle style;
  AsOf as_of;
  const FindingsFormat* format = nullptr;
  std::optional<std::string> file = {};
  std::size_t limit = kUsualComment;
  bool strict = false;
  bool notes = false;
  bool look_at_evidence = true;
  std::optional<std::string> base = {};
};

Parsed<ValidateRequest> parse_validate(const Env& env, const CommandLine& line) {
  OptionReader read(env, line);
  ValidateRequest request{read.style(), read.as_of(), read_format(read, *env.findings_formats)};
  request.file = output_file(line);
  if (request.file) request.style = in_file(request.style, env, line);
  request.limit = read_comment_limit(read, *env.findings_formats, *request.format);
  request.strict = read.has("--strict");
  request.notes = read.has("--notes");
  request.look_at_evidence = !read.has("--no-evidence");
  request.base = read_revision(read, "--base");
  return read.result(std::move(request));
}

// Files that are not read because of their names, each with a problem at its beginning.
class UnreadFiles {
 public:
  explicit UnreadFiles(const Workspace& workspace) {
    for (const Misnamed& one : workspace.misnamed) {
      add(one.path, problem_of(one), {one.is_there ? Help::take_over : Help::rename_to, {one.meant}});
    }
    for (const std::string& path : workspace.left) add(path, {Kind::left_behind, {}}, {Help::delete_left_behind, {}});
  }

  std::vector<FileFindings> findings;

 private:
  struct Problem {
    Kind kind;
    Arguments arguments;
  };

  // The whole name where there is no point in it.
  static std::string ending_of(const std::string& path) {
    const std::string name = path.substr(path.rfind('/') + 1);
    const std::size_t point = name.rfind('.');
    return point == std::string::npos ? name : name.substr(point);
  }

  static Problem problem_of(const Misnamed& one) {
    switch (one.why) {
      case Misnamed::Why::ending:
        return {Kind::other_ending, {ending_of(one.path)}};
      case Misnamed::Why::copy:
      case Misnamed::Why::copy_of_computer:
        return {Kind::copy_not_read, {one.meant}};
      case Misnamed::Why::progress:
        return {Kind::progress_not_read, {}};
    }
    return {};
  }

  void add(const std::string& path, Problem problem, HelpLine help) {
    sources_.push_back(std::make_unique<SourceText>(path, ""));
    findings.push_back(
        {sources_.back().get(), {{problem.kind, {0, 0}, std::move(problem.arguments), std::move(help), {}}}});
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

// That all is well, for whoever sits before a terminal and would wonder at nothing.
std::string all_is_well(const Workspace& workspace, const Words& words) {
  std::size_t files = 0;
  std::size_t records = 0;
  for (const auto& file : workspace.files) {
    files += file->progress ? 2 : 1;
    records += file->progress ? file->progress->progress.records.size() : 0;
  }
  const std::string in_files = words.count(files, "{0} file", "{0} files");
  const std::string plans = words.count(workspace.files.size(), "{0} plan", "{0} plans");
  const std::string lines = words.count(records, "{0} record", "{0} records");
  return words.say("no problems in {0}: {1}, {2}", in_files, plans, lines) + '\n';
}

// Behind the errors of files that do not say whose they are: the office may be one of those.
Outcome refuse_office(const Env& env, const OutputStyle& style, Workspace& workspace) {
  std::erase_if(workspace.files, [](const auto& file) { return file->plan && !file->plan->office().empty(); });
  Outcome outcome = refuse(*workspace.unclear, env.words);
  outcome.err.insert(
      0, unread_lines(workspace.unread, env.words) + render_text(workspace.findings(true), style.errors(), env.words));
  return outcome;
}

}  // namespace

Outcome validate_paths(const Env& env, const CommandLine& line, const std::vector<std::string>& paths,
                       const std::vector<std::string>& offices) {
  const auto request = parse_validate(env, line);
  if (!request) return refuse(request.error(), env.words);
  LoadOptions options;
  options.reading = Reading::checked;
  if (request->look_at_evidence) options.look_at_evidence = of_all_time();
  Side work_tree = side_of_work_tree(env);
  const SideRequest asked{paths, input_name(line), {}};
  Parsed<OpenBase> base;
  on_cores(cores(), request->base ? 2 : 1, [&](std::size_t i) {
    if (i == 0) load_side(env, work_tree, {paths, input_name(line), options}, false);
    if (i == 1) base = open_base(env, *request->base, asked);
  });
  if (!base) return refuse(base.error(), env.words, exit_code::io);
  auto judged = judge_edit(env, work_tree, *std::move(base), asked);
  if (!judged) return refuse(judged.error(), env.words, exit_code::io);
  JudgedEdit edit = *std::move(judged);
  Workspace& workspace = work_tree.workspace;
  if (workspace.files.empty() && workspace.misnamed.empty() && workspace.unread.empty() && edit.gone.empty())
    return refuse(no_plan_found(paths, {}), env.words);
  workspace.ask_for(offices);
  if (workspace.unclear) return refuse_office(env, request->style, workspace);
  workspace.keep_offices();

  const UnreadFiles unread_files(workspace);
  std::vector<FileFindings> findings = unread_files.findings;
  for (FileFindings& of_file : workspace.findings(false)) findings.push_back(std::move(of_file));
  for (GoneFile& one : edit.gone) {
    if (workspace.offices.empty() || workspace.offices.count(one.office) > 0)
      findings.push_back(std::move(one.findings));
  }
  std::stable_sort(findings.begin(), findings.end(),
                   [](const FileFindings& a, const FileFindings& b) { return a.source->path() < b.source->path(); });

  Outcome outcome;
  outcome.err = unread_lines(workspace.unread, env.words);
  outcome.out = request->format->write({envelope("validate", request->as_of.day, plans_that_are_known(workspace), {}),
                                        findings, request->style.findings(request->notes), env.words, RBPLAN_VERSION,
                                        env.files.real_path(""), workspace.unread.size(), request->limit});
  const bool is_for_reading =
      env.terminal.out_is_terminal && !request->file && request->format == &env.findings_formats->front();
  if (outcome.out.empty() && outcome.err.empty() && is_for_reading) outcome.out = all_is_well(workspace, env.words);
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
          "rbplan validate --format json        for a program\n"
          "rbplan validate --format github      annotations, in CI\n",
      .usage = "validate [PATH...] [options]",
      .operand = {"PATH", plan_files},
      .own = {{"--strict", "", "exit with 1 for warnings too"},
              {"--notes", "", "show notes beside errors and warnings"},
              {"--base", "REV", "judge the edit since this revision too: what no decree covers is an error", false,
               revisions},
              {"--no-evidence", "", "do not look at the files that prove something"},
              {"--format", "F", "{0}", false, nullptr, [](const Env& env) { return names_of(*env.findings_formats); }},
              comment_limit_option(),
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
