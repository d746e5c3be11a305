#include "commands/commands.h"

#include "query/timeline.h"
#include "session/answer.h"
#include "session/candidates.h"
#include "session/envelope.h"

namespace rbplan {
namespace {

std::vector<ListFacts> lists_of_timeline() { return {{"indicators", facts_of(timeline_columns())}}; }

// Where months are no columns, ticks are rows.
std::vector<ListFacts> lists_read() {
  std::vector<ListFacts> lists = lists_of_timeline();
  lists.push_back({"ticks", facts_of(tick_columns())});
  return lists;
}

struct TimelineRequest {
  ListRequest list;
  MonthRange range;
};

Parsed<TimelineRequest> parse_timeline(const Env& env, const CommandLine& line) {
  OptionReader read(env, line);
  TimelineRequest request{read_list(read, env, lists_read(), true), {}};
  if (const auto from = read.period("--from")) request.range.first = from->first;
  if (const auto to = read.period("--to")) request.range.last = to->last;
  if (request.range.last < request.range.first) read.refuse(phrase("the month of --from is after that of --to"));
  return read.result(std::move(request));
}

Outcome run_timeline(const Env& env, const CommandLine& line) {
  const auto request = parse_timeline(env, line);
  if (!request) return refuse(request.error(), env.words);
  const ListRequest& list = request->list;
  const auto workspace = open_workspace(env, list.plans, of_the_day(list));
  if (!workspace) return refuse(workspace.error(), env.words);
  const auto plans = plans_of_the_year(*workspace, list);
  if (!plans) return refuse(plans.error(), env, list, *workspace);

  const std::vector<TimelineRow> rows = timeline(*plans, list.filter, request->range, list.as_of);
  ListAnswer answer{"timeline", *plans, rows_of("indicators", timeline_columns(), rows)};
  const std::vector<Tick> ticks = ticks_in(rows);
  if (!fits(*list.output.format, answer.rows.columns)) answer.rows = rows_of("ticks", tick_columns(), ticks);
  answer.document = [&] {
    Document document = timeline_document(rows, request->range, *plans, list.as_of, env.words);
    add_earlier_overdue(document, env, list, *workspace, *plans);
    return document;
  };
  add_without_plan(answer, *workspace, *plans, env.words);
  return print(env, list, *workspace, answer);
}

}  // namespace

Command timeline_command() {
  return {
      .name = "timeline",
      .group = "See",
      .summary = "The year as a grid: a line an indicator, a mark a tick.",
      .examples =
          "rbplan timeline                       the whole year\n"
          "rbplan timeline --program 7           of program 7\n"
          "rbplan timeline --from july --to sep  a quarter\n"
          "rbplan timeline --linear              as sentences\n",
      .usage = "timeline [--from M] [--to M] [--linear] [options] [filters]",
      .own = {{"--from", "M", "the first month shown", false, months},
              {"--to", "M", "the last month shown", false, months}},
      .filters = true,
      .plans = true,
      .day = true,
      .list = true,
      .calendar = true,
      .lists = lists_of_timeline,
      .members = [] { return std::vector<ValueType::Member>{without_plan_member()}; },
      .run = run_timeline,
  };
}

}  // namespace rbplan
