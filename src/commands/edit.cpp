#include "commands/commands.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "session/answer.h"
#include "session/candidates.h"
#include "session/pager.h"

namespace rbplan {
namespace {

// How editors are told the line to begin at.
enum class LineForm { plus, colon, goto_colon, none };

LineForm line_form(std::string_view editor) {
  const std::string_view program = editor.substr(0, editor.find(' '));
  const std::string_view name = program.substr(program.rfind('/') + 1);
  const auto is_one_of = [&](std::initializer_list<std::string_view> names) {
    return std::find(names.begin(), names.end(), name) != names.end();
  };
  if (is_one_of({"vi", "vim", "nvim", "gvim", "nano", "pico", "emacs", "emacsclient", "micro", "kak", "joe", "mg",
                 "sensible-editor", "editor"}))
    return LineForm::plus;
  if (is_one_of({"hx", "helix", "subl", "zed", "zeditor"})) return LineForm::colon;
  if (is_one_of({"code", "codium", "code-insiders", "cursor"})) return LineForm::goto_colon;
  return LineForm::none;
}

std::string editor_of(const Env& env) {
  for (const char* name : {"VISUAL", "EDITOR"}) {
    const auto editor = env.variable(name);
    if (editor && !is_blank(*editor)) return *editor;
  }
  return has_program(env, "sensible-editor") ? "sensible-editor" : "vi";
}

// Run by a shell, so that an editor may have arguments of its own, as git does it.
std::vector<std::string> editor_call(const std::string& editor, const std::string& path, std::size_t line) {
  std::vector<std::string> call = {"/bin/sh", "-c", editor + " \"$@\"", editor};
  switch (line_form(editor)) {
    case LineForm::plus:
      call.push_back(fmt::format("+{}", line));
      call.push_back(path);
      break;
    case LineForm::goto_colon:
      call.emplace_back("-g");
      [[fallthrough]];
    case LineForm::colon:
      call.push_back(fmt::format("{}:{}", path, line));
      break;
    case LineForm::none:
      call.push_back(path);
  }
  return call;
}

Parsed<ListRequest> parse_edit(const Env& env, const CommandLine& line) {
  OptionReader read(env, line);
  const std::string id = read.id(phrase("edit takes one id"));
  if (!env.terminal.in_is_terminal || !env.terminal.out_is_terminal)
    read.refuse(phrase("an editor needs a terminal"), phrase("rbplan show ID tells file and line"));
  ListRequest request = read_list(read, env, {}, false);
  request.filter.ids = {id};
  return read.result(std::move(request));
}

// Shows the problems that an edit left. What was written stays, whatever is answered.
bool wants_to_edit_again(const Env& env, const std::string& problems) {
  const std::string_view again = env.words("edit");
  const std::string_view keep = env.words("keep");
  const std::string question =
      '\n' + env.words.say("Edit again, or keep it with its errors? [{0}/{1}]", again, keep) + ' ';
  const auto is = [](std::string_view answer, std::string_view word) {
    return answer.substr(0, 1) == word.substr(0, 1);
  };
  for (std::string shown = problems + question;; shown = question) {
    const auto answer = env.ask_user(shown);
    if (!answer) return false;
    const std::string word = ascii_lower(*answer);
    if (is(word, again) || is(word, "edit")) return true;
    if (is(word, keep) || is(word, "keep")) return false;
  }
}

std::optional<std::size_t> line_of_first_error(const Env& env, const std::string& path) {
  const Workspace workspace = load_plans(env, {path}, {});
  if (workspace.files.empty()) return std::nullopt;
  const OpenFile& open = *workspace.files.front();
  const auto error = std::find_if(open.problems.begin(), open.problems.end(),
                                  [](const Diagnostic& one) { return facts(one.kind).severity == Severity::error; });
  return error == open.problems.end() ? std::nullopt : std::optional(open.source.line_of(error->span.begin));
}

Outcome run_edit(const Env& env, const CommandLine& line) {
  const auto request = parse_edit(env, line);
  if (!request) return refuse(request.error(), env.words);
  auto workspace = open_workspace(env, request->plans, {});
  if (!workspace) return refuse(workspace.error(), env.words);
  // A plan with errors is what one wants to edit.
  workspace->plans = of_offices(workspace->readable(), workspace->offices);
  const auto plans = plans_of_the_day(*workspace, about_plans(*request, *workspace));
  if (plans && plans->empty()) return outcome_of(env, *request, *workspace, false);
  const auto row = plans ? the_row(*request, *plans) : tl::unexpected(plans.error());
  if (!row) return refuse(row.error(), env, *request, *workspace);
  const SourceText& source = *row->file->source;
  if (env.files.kind(source.path()) != FileKind::file) {
    return refuse({phrase("{0} is no file", source.path())}, env.words);
  }

  const std::string editor = editor_of(env);
  std::size_t at = source.line_of(row->row().span.begin);
  for (;;) {
    if (const int code = env.run_program(editor_call(editor, env.files.real_path(source.path()), at)); code != 0) {
      return {exit_code::io,
              {},
              error_line(env.words.say("the editor `{0}` ended with code {1}", editor, code), env.words)};
    }
    const Outcome outcome = validate_paths(env, line, {source.path()});
    if (outcome.code != exit_code::problems || !env.ask_user) return outcome;
    if (!wants_to_edit_again(env, outcome.err + outcome.out)) return {outcome.code, {}, {}};
    at = line_of_first_error(env, source.path()).value_or(at);
  }
}

}  // namespace

Command edit_command() {
  return {
      .name = "edit",
      .group = "Change",
      .summary = "The editor at the line of an id; then the plan is validated.",
      .examples =
          "rbplan edit 1.1.1.1        with VISUAL or EDITOR\n"
          "rbplan edit 7 --year 2021  at program 7 of the plan of that year\n",
      .usage = "edit ID [options]",
      .operand = {"ID", ids},
      .own = {office_option()},
      .plans = true,
      .run = run_edit,
  };
}

}  // namespace rbplan
