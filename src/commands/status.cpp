#include "commands/commands.h"

#include "query/status.h"
#include "session/answer.h"

namespace rbplan {
namespace {

std::vector<ListFacts> lists_of_status() { return {{"rows", facts_of(status_columns())}}; }

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

struct StatusRequest {
  ListRequest list;
  std::optional<GroupBy> by;  // nothing: by office where there are several, else by program
};

Parsed<StatusRequest> parse_status(const Env& env, const CommandLine& line) {
  OptionReader read(env, line);
  StatusRequest request{read_list(read, env, lists_of_status(), true), {}};
  if (read.has("--by"))
    request.by = read.choice("--by", GroupBy::program, "nothing to count by: {0}", "status counts by {0}");
  return read.result(std::move(request));
}

Outcome run_status(const Env& env, const CommandLine& line) {
  const auto request = parse_status(env, line);
  if (!request) return refuse(request.error(), env.words);
  const ListRequest& list = request->list;
  const auto workspace = open_workspace(env, list.plans, of_the_day(list));
  if (!workspace) return refuse(workspace.error(), env.words);
  const auto plans = plans_of_the_day(*workspace, list);
  if (!plans) return refuse(plans.error(), env.words);

  const GroupBy by = request->by.value_or(has_several_offices(*plans) ? GroupBy::office : GroupBy::program);
  const StatusOfPlans result = status(*plans, by, list.filter, list.as_of);
  ListAnswer answer{"status", *plans, rows_of("rows", status_columns(), result.rows)};
  answer.members = {{"total", total_of(result)}};
  answer.document = [&] {
    Document document = status_document(result, by, *plans, list.as_of, env.words);
    add_earlier_overdue(document, env, list, *workspace, *plans);
    return document;
  };
  return print(env, list, *workspace, answer);
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
      .own = {{"--by", "WHAT", "{0}; for several offices office, else program", false, nullptr, choices_of<GroupBy>}},
      .filters = true,
      .plans = true,
      .day = true,
      .list = true,
      .lists = lists_of_status,
      .members =
          [] {
            return std::vector<ValueType::Member>{{"total", total_type()}};
          },
      .run = run_status,
  };
}

}  // namespace rbplan
