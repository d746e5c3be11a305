#include "commands/commands.h"

#include <fmt/format.h>

#include "cli/help.h"
#include "session/answer.h"

namespace rbplan {
namespace {

// A version is asked for where no command is named.
constexpr std::string_view kVersion = "--version";

std::string version_line(std::string_view commit) {
  if (commit.empty()) return "rbplan " RBPLAN_VERSION "\n";
  return fmt::format("rbplan " RBPLAN_VERSION " ({})\n", commit);
}

Outcome run_overview(const Env& env, const CommandLine& line) {
  if (line.has(kVersion)) return {exit_code::ok, version_line(env.commit), {}};
  OptionReader read(env, line);
  const auto request = read.result(read_list(read, env, {}, true));
  if (!request) return refuse(request.error(), env.words);
  LoadOptions options = of_the_day(*request);
  options.need.years = Need::Years::one_and_later;
  const auto workspace = open_workspace(env, request->plans, options);
  if (!workspace) {
    Outcome outcome = refuse(workspace.error(), env.words);
    const bool no_plan = find_plans(env.files, request->plans.paths).plans.empty();
    if (no_plan) outcome.out = introduction(env.words, request->style.prose_columns());
    return outcome;
  }
  const auto plans = plans_of_the_year(*workspace, *request);
  if (!plans) return refuse(plans.error(), env, *request, *workspace);
  ListAnswer answer{"", *plans, {}};
  answer.document = [&] {
    Overview result = overview(*plans, workspace->plans, request->plans.year, request->as_of);
    if (!request->plans.year) result.overdue.add(workspace->let_go_before(*plans));  // else of that year alone
    return overview_document(result, *plans, request->asked, request->as_of, env.words);
  };
  add_without_plan(answer, *workspace, *plans, env.words);
  return print(env, *request, *workspace, answer);
}

}  // namespace

Command overview_command() {
  return {
      .name = "",
      .group = "",
      .summary = "",
      .examples = "",
      .usage = "[options]",
      .own = joined(day_options(), {office_option(), {"-V,--version", "", ""}}),
      .plans = true,
      .run = run_overview,
  };
}

}  // namespace rbplan
