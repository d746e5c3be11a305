#include "commands/status.h"

#include "commands/lists.h"

namespace rbplan {
namespace {

Parsed<GroupBy> parse_group(const CommandLine& line, bool several_offices) {
  const std::string name = line.value("--by").value_or(several_offices ? "office" : "program");
  if (name == "program") return GroupBy::program;
  if (name == "owner") return GroupBy::owner;
  if (name == "quarter") return GroupBy::quarter;
  if (name == "office") return GroupBy::office;
  return usage_error(phrase("nothing to count by: {0}", name),
                     phrase("status counts by program, owner, quarter or office"));
}

// The counts of all rows, without key and name.
Value total_of(const StatusOfPlans& result) {
  Object total;
  const StatusRow row{{}, {}, result.total};
  for (auto& [key, value] : object_of(status_fields(), row)) {
    if (key != "key" && key != "name") total.emplace_back(key, std::move(value));
  }
  total.emplace_back("doubtful_overdue", result.doubtful_overdue);
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
  ListAnswer answer{"status", *plans, rows_of("rows", result.rows, status_fields(), status_fields())};
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
      .rows = [] { return std::vector{row_fields("rows", status_fields(), status_fields())}; },
      .run = run_status,
  };
}

}  // namespace rbplan
