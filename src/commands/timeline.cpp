#include "commands/timeline.h"

#include "commands/lists.h"

namespace rbplan {
namespace {

Parsed<MonthRange> parse_range(const CommandLine& line) {
  MonthRange range;
  const auto first = parse_month_option(line, "--from");
  if (!first) return tl::unexpected(first.error());
  const auto last = parse_month_option(line, "--to");
  if (!last) return tl::unexpected(last.error());
  range.first = first->value_or(range.first);
  range.last = last->value_or(range.last);
  if (range.last < range.first) return usage_error(phrase("the month of --from is after that of --to"));
  return range;
}

Outcome run_timeline(const Env& env, const CommandLine& line) {
  const auto question = ask(env, line, true, Need::Years::one);
  if (!question) return refuse(question.error(), env.words);
  const auto range = parse_range(line);
  if (!range) return refuse(range.error(), env.words);
  const Asked& asked = question->asked;
  const auto plans = question->about_the_day();
  if (!plans) return refuse(plans.error(), env.words);

  const std::vector<TimelineRow> rows = timeline(*plans, question->filter, *range, asked.vantage);
  ListAnswer answer{"timeline", *plans, rows_of("indicators", timeline_columns(), rows)};
  answer.document = [&] {
    Document document = timeline_document(rows, *range, *plans, asked, question->words);
    add_earlier_overdue(document, *question, *plans);
    return document;
  };
  return print(*question, answer);
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
      .words = "",
      .own = {{"--from", "M", "the first month shown"}, {"--to", "M", "the last month shown"}},
      .filters = true,
      .plans = true,
      .day = true,
      .lists =
          [] {
            return std::vector<ListFacts>{{"indicators", facts_of(timeline_columns())}};
          },
      .run = run_timeline,
  };
}

}  // namespace rbplan
