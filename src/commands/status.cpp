#include "commands/commands.h"

#include <algorithm>

#include "query/status.h"
#include "session/answer.h"
#include "session/candidates.h"
#include "session/envelope.h"

namespace rbplan {
namespace {

enum class Across { program };

}  // namespace

template <>
struct WordsOf<Across> {
  static constexpr std::array<std::string_view, 1> words = {"program"};
};

namespace {

std::vector<ListFacts> lists_of_status() {
  return {{"rows", facts_of(status_columns())}, {"across", facts_of(status_cell_columns())}};
}

// What the total has beside the counts of a row.
const ColumnFacts& doubtful_overdue() {
  static const ColumnFacts facts = {"doubtful_overdue", "",           "overdue ticks that rest on a doubtful reading",
                                    In::objects,        Role::figure, integer_from(0)};
  return facts;
}

// A row begins with key and name and ends with its newest record, which say nothing of a total.
constexpr std::ptrdiff_t kNames = 2;

template <class Members>
void keep_counts(Members& members) {
  members.erase(members.begin(), members.begin() + kNames);
  members.pop_back();
}

Value total_of(const StatusOfPlans& result) {
  StatusRow all;
  all.tally = result.total;
  Object total = object_of(status_columns(), all);
  keep_counts(total);
  total.emplace_back(doubtful_overdue().key, result.doubtful_overdue);
  return total;
}

ValueType total_type() {
  ValueType total = object_type(facts_of(status_columns()));
  keep_counts(total.members);
  total.members.push_back({std::string(doubtful_overdue().key), doubtful_overdue().type, doubtful_overdue().about});
  return total;
}

struct StatusRequest {
  ListRequest list;
  std::optional<GroupBy> by;  // nothing: by office where there are several or programs go across, else by program
  std::optional<SortBy> sort;
  std::optional<std::size_t> limit;
  bool across_programs = false;
};

Parsed<StatusRequest> parse_status(const Env& env, const CommandLine& line) {
  OptionReader read(env, line);
  StatusRequest request{read_list(read, env, lists_of_status(), true), {}, {}, read.limit()};
  if (read.has("--by"))
    request.by = read.choice("--by", GroupBy::program, "nothing to count by: {0}", "status counts by {0}");
  if (read.has("--sort"))
    request.sort = read.choice("--sort", SortBy::done, "nothing to sort by: {0}", "status sorts by {0}");
  if (read.has("--across")) {
    read.choice("--across", Across::program, "nothing to count across: {0}", "status counts across by {0}");
    request.across_programs = true;
  }
  if (request.across_programs && request.by == GroupBy::program)
    read.refuse(phrase("programs cannot stand in rows and across"), phrase("--by office, owner or quarter"));
  return read.result(std::move(request));
}

StatusOfPlans status_asked(const Env& env, const StatusRequest& request, GroupBy by, const Plans& plans) {
  StatusOfPlans result = status(plans, by, request.list.filter, request.list.as_of, request.across_programs);
  tell_last_days(result, env.clock);
  if (request.sort) sort_rows(result.rows, *request.sort);
  if (request.limit) keep_first(result, *request.limit);
  return result;
}

Outcome run_status(const Env& env, const CommandLine& line) {
  const auto request = parse_status(env, line);
  if (!request) return refuse(request.error(), env.words);
  const ListRequest& list = request->list;
  const auto workspace = open_workspace(env, list.plans, of_the_day(list));
  if (!workspace) return refuse(workspace.error(), env.words);
  const auto plans = plans_of_the_year(*workspace, list);
  if (!plans) return refuse(plans.error(), env, list, *workspace);

  const bool by_office = request->across_programs || has_several_offices(*plans);
  const GroupBy by = request->by.value_or(by_office ? GroupBy::office : GroupBy::program);
  const StatusOfPlans result = status_asked(env, *request, by, *plans);
  const std::vector<StatusCell> cells = cells_of(result);
  ListAnswer answer{"status", *plans, {}};
  if (request->across_programs) {
    answer.rows = rows_of("across", status_cell_columns(), cells);
    answer.members = {{"rows", objects_of(status_columns(), result.rows)}};
  } else {
    answer.rows = rows_of("rows", status_columns(), result.rows);
    answer.members = {{"across", List{}}};
  }
  answer.members.emplace_back("total", total_of(result));
  answer.members.emplace_back("left_out", result.left_out);
  answer.document = [&] {
    Document document = status_document(result, by, *plans, list.asked, list.as_of, env.words);
    add_earlier_overdue(document, env, list, *workspace, *plans);
    return document;
  };
  add_without_plan(answer, *workspace, *plans, env.words);
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
          "rbplan status --as-of 2021-06-30   as of that day\n"
          "rbplan status --across program     offices down, programs across\n"
          "rbplan status --sort silent        who has recorded nothing for the longest time\n",
      .usage = "status [--by program|owner|quarter|office] [--sort ORDER] [--limit N] [options] [filters]",
      .own = {{"--by", "WHAT", "{0}; for several offices office, else program", false, nullptr, choices_of<GroupBy>},
              {"--across", "WHAT", "done of begun in a column for each {0}", false, nullptr, choices_of<Across>},
              {"--sort", "ORDER", "{0}: most done, most overdue, by name, or longest silent first", false, nullptr,
               choices_of<SortBy>},
              limit_option("at most so many rows; the counts of all hold the others too")},
      .filters = true,
      .plans = true,
      .day = true,
      .list = true,
      .lists = lists_of_status,
      .members =
          [] {
            return std::vector<ValueType::Member>{
                {"total", total_type()}, {"left_out", integer_from(0), "rows beyond --limit"}, without_plan_member()};
          },
      .run = run_status,
  };
}

}  // namespace rbplan
