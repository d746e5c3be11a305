#include "commands/due.h"

#include <algorithm>

#include "commands/lists.h"

namespace rbplan {
namespace {

constexpr int kMostNext = 12;

// The months asked for; of the day where none is named.
Parsed<std::vector<Month>> months_asked(const CommandLine& line, Date day) {
  auto months = parse_months(line);
  if (!months) return months;
  if (!months->empty() && line.has("--next"))
    return usage_error(phrase("options --month and --next exclude each other"),
                       phrase("--next counts from the day's month"));
  if (months->empty()) months->push_back(day.month());
  return months;
}

bool is_open(const Tick& tick) { return tick.state == State::due || tick.state == State::overdue; }

// Without its document. The ticks outlive it.
ListAnswer answer_of(std::string_view command, const Plans& plans, const std::vector<Tick>& ticks) {
  return {command, plans, rows_of("ticks", tick_columns(), ticks),
          {},      {},    std::any_of(ticks.begin(), ticks.end(), is_open)};
}

Outcome run_due(const Env& env, const CommandLine& line) {
  auto question = ask(env, line, false, line.has("--next") ? Need::Years::one_and_later : Need::Years::one);
  if (!question) return refuse(question.error(), env.words);
  const auto months = months_asked(line, question->asked.vantage.day);
  if (!months) return refuse(months.error(), env.words);
  const auto next = parse_whole_option(line, "--next", 0, kMostNext);
  if (!next) return refuse(next.error(), env.words);
  const Plans chosen = one_plan_each(question->plans, question->asked.vantage.day, question->year);
  // With --year a question stays in that year; without, it goes on into the next plan.
  const Plans& reachable = question->year ? chosen : question->plans;
  const auto plans = question->about(plans_asked(chosen, reachable, *months, next->value_or(0)));
  if (!plans) return refuse(plans.error(), env.words);
  if (line.has("--open")) {
    if (!question->filter.states.empty()) {
      return refuse(
          {phrase("options --open and --state exclude each other"), phrase("--open is --state due --state overdue")},
          env.words);
    }
    question->filter.states = {State::due, State::overdue};
  }

  const Due result =
      due(chosen, *plans, question->plans, *months, next->value_or(0), question->filter, question->asked.vantage);
  std::vector<Tick> ticks;
  for (const DueMonth& month : result.months) ticks.insert(ticks.end(), month.ticks.begin(), month.ticks.end());
  ListAnswer answer = answer_of("due", *plans, ticks);
  answer.members = {{"earlier_overdue", result.earlier_overdue}};
  answer.document = [&] { return due_document(result, *plans, question->asked, question->words); };
  return print(*question, answer);
}

Outcome run_overdue(const Env& env, const CommandLine& line) {
  const auto question = ask(env, line, true, Need::Years::up_to_day);
  if (!question) return refuse(question.error(), env.words);
  const auto until = parse_date_option(env, line, "--until");
  if (!until) return refuse(until.error(), env.words);
  const auto chosen = question->about(plans_up_to(question->plans, question->asked.vantage.day, question->year));
  if (!chosen) return refuse(chosen.error(), env.words);

  const std::vector<Tick> ticks = overdue(*chosen, *until, question->filter, question->asked.vantage);
  ListAnswer answer = answer_of("overdue", *chosen, ticks);
  answer.document = [&] { return overdue_document(ticks, *chosen, question->asked, question->words); };
  return print(*question, answer);
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
      .words = "",
      .own = {{"--month", "N", "the month to show", true},
              {"--next", "N", "this month and the N months after it"},
              {"--open", "", "only what is due or overdue"}},
      .filters = true,
      .plans = true,
      .day = true,
      .alarm = true,
      .lists =
          [] {
            return std::vector<ListFacts>{{"ticks", facts_of(tick_columns())}};
          },
      .members =
          [] {
            return std::vector<ValueType::Member>{{"earlier_overdue", integer_from(0)}};
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
      .words = "",
      .own = {{"--until", "DATE", "only deadlines up to that day"}},
      .filters = true,
      .plans = true,
      .day = true,
      .alarm = true,
      .lists =
          [] {
            return std::vector<ListFacts>{{"ticks", facts_of(tick_columns())}};
          },
      .run = run_overdue,
  };
}

}  // namespace rbplan
