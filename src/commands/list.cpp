#include "commands/commands.h"

#include "query/list.h"
#include "session/answer.h"
#include "session/envelope.h"

namespace rbplan {
namespace {

std::vector<ListFacts> lists_of_list() { return {{"indicators", facts_of(indicator_columns())}}; }

Outcome run_list(const Env& env, const CommandLine& line) {
  OptionReader read(env, line);
  const auto request = read.result(read_list(read, env, lists_of_list(), true));
  if (!request) return refuse(request.error(), env.words);
  const auto workspace = open_workspace(env, request->plans, of_the_day(*request));
  if (!workspace) return refuse(workspace.error(), env.words);
  const auto plans = plans_of_the_year(*workspace, *request);
  if (!plans) return refuse(plans.error(), env, *request, *workspace);

  const std::vector<ListedRow> rows = list(*plans, request->filter, request->as_of);
  ListAnswer answer{"list", *plans, rows_of("indicators", indicator_columns(), rows)};
  answer.document = [&] {
    Filter others = request->filter.doubtful ? request->filter : Filter();
    others.doubtful = false;
    const std::size_t of = list(*plans, others, request->as_of).size();
    Document document = list_document(rows, of, request->filter.doubtful, *plans, request->as_of, env.words);
    add_earlier_overdue(document, env, *request, *workspace, *plans);
    return document;
  };
  add_without_plan(answer, *workspace, *plans, env.words);
  return print(env, *request, *workspace, answer);
}

}  // namespace

Command list_command() {
  return {
      .name = "list",
      .group = "See",
      .summary = "Indicators with their months, grouped by program.",
      .examples =
          "rbplan list --program 7          of program 7\n"
          "rbplan list --doubtful           those whose reading is in doubt, and why\n"
          "rbplan list --grep laporan       those whose text holds that word\n"
          "rbplan list --state overdue      those with a tick that is overdue\n",
      .usage = "list [options] [filters]",
      .answers = Stray::text,
      .filters = true,
      .plans = true,
      .day = true,
      .list = true,
      .lists = lists_of_list,
      .members = [] { return std::vector<ValueType::Member>{without_plan_member()}; },
      .run = run_list,
  };
}

}  // namespace rbplan
