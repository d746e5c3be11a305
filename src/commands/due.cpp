#include "commands/commands.h"

#include <algorithm>

#include "query/due.h"
#include "session/answer.h"
#include "session/candidates.h"
#include "session/envelope.h"

namespace rbplan {
namespace {

constexpr int kMostNext = 12;

std::vector<ListFacts> lists_of_due() { return {{"ticks", facts_of(tick_columns())}}; }

bool is_open(const Tick& tick) { return tick.state == State::due || tick.state == State::overdue; }

// Without its document. The ticks outlive it.
ListAnswer answer_of(std::string_view command, const Plans& plans, const std::vector<Tick>& ticks) {
  return {command, plans, rows_of("ticks", tick_columns(), ticks),
          {},      {},    std::any_of(ticks.begin(), ticks.end(), is_open)};
}

// ---- due

struct DueRequest {
  ListRequest list;
  MonthsAsked months;
};

Parsed<DueRequest> parse_due(const Env& env, const CommandLine& line) {
  OptionReader read(env, line);
  DueRequest request{read_list(read, env, lists_of_due(), false), {read.months(), {}}};
  read.exclude("--month", "--next", phrase("--next counts from the day's month"));
  request.months.day = request.list.as_of.day;
  request.months.next = read.whole("--next", 0, kMostNext).value_or(0);
  read.exclude("--open", "--state", phrase("--open is --state due --state overdue"));
  if (read.has("--open")) request.list.filter.states = {State::due, State::overdue};
  return read.result(std::move(request));
}

Outcome run_due(const Env& env, const CommandLine& line) {
  const auto request = parse_due(env, line);
  if (!request) return refuse(request.error(), env.words);
  const ListRequest& list = request->list;
  const Need::Years years = request->months.next > 0 ? Need::Years::one_and_later : Need::Years::one;
  const auto workspace =
      open_workspace(env, list.plans, {{years, list.as_of.day, list.plans.year}, list.filter, list.as_of});
  if (!workspace) return refuse(workspace.error(), env.words);
  const Plans of_year = plans_of_one_year(choosable(*workspace), list.as_of.day, list.plans.year);
  const Plans chosen = sound(*workspace, of_year);
  // With --year a question stays in that year; without, it goes on into the next plan.
  const Plans& reachable = list.plans.year ? chosen : workspace->plans;
  const auto plans =
      plans_about(*workspace, list, chosen.empty() ? of_year : plans_asked(chosen, reachable, request->months));
  if (!plans) return refuse(plans.error(), env, list, *workspace);

  Due result = due(chosen, *plans, workspace->plans, request->months, list.filter, list.as_of);
  result.earlier_overdue += workspace->let_go_before(chosen).ticks;
  std::vector<Tick> ticks;
  for (const DueMonth& month : result.months) ticks.insert(ticks.end(), month.ticks.begin(), month.ticks.end());
  ListAnswer answer = answer_of("due", *plans, ticks);
  answer.members = {{"earlier_overdue", result.earlier_overdue}};
  answer.document = [&] { return due_document(result, *plans, list.asked, list.as_of, env.words); };
  add_without_plan(answer, *workspace, chosen, env.words);
  return print(env, list, *workspace, answer);
}

// ---- overdue

struct OverdueRequest {
  ListRequest list;
  std::optional<Date> until;
};

Parsed<OverdueRequest> parse_overdue(const Env& env, const CommandLine& line) {
  OptionReader read(env, line);
  return read.result(OverdueRequest{read_list(read, env, lists_of_due(), true), read.date("--until")});
}

Outcome run_overdue(const Env& env, const CommandLine& line) {
  const auto request = parse_overdue(env, line);
  if (!request) return refuse(request.error(), env.words);
  const ListRequest& list = request->list;
  const auto workspace = open_workspace(
      env, list.plans, {{Need::Years::up_to_day, list.as_of.day, list.plans.year}, list.filter, list.as_of});
  if (!workspace) return refuse(workspace.error(), env.words);
  const auto chosen = plans_about(*workspace, list, plans_up_to(workspace->plans, list.as_of.day, list.plans.year));
  if (!chosen) return refuse(chosen.error(), env, list, *workspace);

  const std::vector<Tick> ticks = overdue(*chosen, request->until, list.filter, list.as_of);
  ListAnswer answer = answer_of("overdue", *chosen, ticks);
  answer.document = [&] { return overdue_document(ticks, *chosen, list.asked, list.as_of, env.words); };
  return print(env, list, *workspace, answer);
}

}  // namespace

Command due_command() {
  return {
      .name = "due",
      .group = "See",
      .summary = "What a month asks for, by program, with the state of each tick.",
      .examples =
          "rbplan due                       this month\n"
          "rbplan due --month maret         March; also 3, 03, mar, march\n"
          "rbplan due --open --program 7    what is left to do in program 7\n"
          "rbplan due --format csv          for a spreadsheet\n",
      .usage = "due [--month N | --next N] [options] [filters]",
      .answers = Stray::month,
      .own = {month_option("the months to show: 3, maret; 1,7 or jan-jun; tw2, s1"),
              {"--next", "N", "this month and the N months after it", false, anything},
              {"--open", "", "only what is due or overdue"}},
      .filters = true,
      .plans = true,
      .day = true,
      .list = true,
      .calendar = true,
      .alarm = true,
      .lists = lists_of_due,
      .members =
          [] {
            return std::vector<ValueType::Member>{{"earlier_overdue", integer_from(0)}, without_plan_member()};
          },
      .run = run_due,
  };
}

Command overdue_command() {
  return {
      .name = "overdue",
      .group = "See",
      .summary = "What should have been done, oldest first, with how late it is.",
      .examples =
          "rbplan overdue                        as of today\n"
          "rbplan overdue --as-of 2021-07-10     as of that day\n"
          "rbplan overdue --until 2021-03-31     deadlines up to that day\n"
          "rbplan overdue --fail-if-any          exit code 4 when there is any\n",
      .usage = "overdue [--until DATE] [options] [filters]",
      .own = {{"--until", "DATE", "only deadlines up to that day", false, days}},
      .filters = true,
      .plans = true,
      .day = true,
      .list = true,
      .calendar = true,
      .alarm = true,
      .lists = lists_of_due,
      .run = run_overdue,
  };
}

}  // namespace rbplan
