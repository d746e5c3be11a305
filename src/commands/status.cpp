#include "commands/status.h"

#include "commands/lists.h"

namespace rbplan {
namespace {

Parsed<GroupBy> parse_group(const CommandLine& line, bool several_offices) {
  const std::string name = line.value("--by").value_or(several_offices ? "office" : "program");
  if (const auto by = enum_of<GroupBy>(name)) return *by;
  return usage_error(phrase("nothing to count by: {0}", name),
                     phrase("status counts by program, owner, quarter or office"));
}

// What the total has beside the counts of a row.
const ColumnFacts& doubtful_overdue() {
  static const ColumnFacts facts = {"doubtful_overdue", "",           "overdue ticks that rest on a doubtful reading",
                                    In::objects,        Role::figure, integer_from(0)};
  return facts;
}

// Key and name come first in a row and say nothing of a total.
constexpr std::ptrdiff_t kNames = 2;

Value total_of(const StatusOfPlans& result) {
  Object total = object_of(status_columns(), StatusRow{{}, {}, result.total});
  total.erase(total.begin(), total.begin() + kNames);
  total.emplace_back(doubtful_overdue().key, result.doubtful_overdue);
  return total;
}

ValueType total_type() {
  ValueType total = object_type(facts_of(status_columns()));
  total.members.erase(total.members.begin(), total.members.begin() + kNames);
  total.members.push_back({std::string(doubtful_overdue().key), doubtful_overdue().type, doubtful_overdue().about});
  return total;
}

Outcome run_status(const Env& env, const CommandLine& line) {
  const auto question = ask(env, line, true, Need::Years::one);
  if (!question) return refuse(question.error(), env.words);
  const Asked& asked = question->asked;
  const auto plans = question->about_the_day();
  if (!plans) return refuse(plans.error(), env.words);
  const auto by = parse_group(line, has_several_offices(*plans));
  if (!by) return refuse(by.error(), env.words);

  const StatusOfPlans result = status(*plans, *by, question->filter, asked.vantage);
  ListAnswer answer{"status", *plans, rows_of("rows", status_columns(), result.rows)};
  answer.members = {{"total", total_of(result)}};
  answer.document = [&] {
    Document document = status_document(result, *by, *plans, asked, question->words);
    add_earlier_overdue(document, *question, *plans);
    return document;
  };
  return print(*question, answer);
}

}  // namespace

Command status_command() {
  return {
      .name = "status",
      .group = "See",
      .summary = "How much is done, proven, late and overdue, by program.",
      .examples =
          "rbplan status                      by program\n"
          "rbplan status --by owner           by who answers for it\n"
          "rbplan status --by quarter         by quarter\n"
          "rbplan status --as-of 2021-06-30   as of that day\n",
      .usage = "status [--by program|owner|quarter|office] [options] [filters]",
      .words = "",
      .own = {{"--by", "WHAT", "program, owner, quarter or office; for several offices office, else program"}},
      .filters = true,
      .plans = true,
      .day = true,
      .lists =
          [] {
            return std::vector<ListFacts>{{"rows", facts_of(status_columns())}};
          },
      .members =
          [] {
            return std::vector<ValueType::Member>{{"total", total_type()}};
          },
      .run = run_status,
  };
}

}  // namespace rbplan
