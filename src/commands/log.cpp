#include "commands/commands.h"

#include "query/log.h"
#include "session/answer.h"
#include "session/candidates.h"

namespace rbplan {
namespace {

constexpr int kMostDays = 9999;

std::vector<ListFacts> lists_of_log() { return {{"records", facts_of(log_columns())}}; }

struct LogRequest {
  ListRequest list;
  LogFilter log;
};

Parsed<LogRequest> parse_log(const Env& env, const CommandLine& line) {
  OptionReader read(env, line);
  LogRequest request{read_list(read, env, lists_of_log(), true), {}};
  request.log = {request.list.filter, read.date("--since"), read.date("--until"), read.texts("--by"),
                 read.whole("--backdated", 0, kMostDays)};
  if (request.log.since && request.log.until && *request.log.until < *request.log.since)
    read.refuse(phrase("--until is before --since"), phrase("the earlier day is that of --since"));
  return read.result(std::move(request));
}

LocalTime local_time(const Clock& clock, Time time) {
  const Date day = local_day(clock, time);
  return {day, time - clock.end_of(add_days(day, -1))};
}

Outcome run_log(const Env& env, const CommandLine& line) {
  const auto request = parse_log(env, line);
  if (!request) return refuse(request.error(), env.words);
  const ListRequest& list = request->list;
  const auto workspace = open_workspace(env, list.plans, {});
  if (!workspace) return refuse(workspace.error(), env.words);
  Plans chosen = workspace->plans;
  if (list.plans.year) std::erase_if(chosen, [&](const PlanFile* one) { return one->year() != *list.plans.year; });
  const auto plans = plans_about(*workspace, list, std::move(chosen));
  if (!plans) return refuse(plans.error(), env, list, *workspace);

  const std::vector<LoggedRecord> records =
      log(*plans, request->log, list.as_of, [&](Time time) { return local_time(env.clock, time); });
  ListAnswer answer{"log", *plans, rows_of("records", log_columns(), records)};
  answer.document = [&] { return log_document(records, *plans, list.as_of, env.words); };
  return print(env, list, *workspace, answer);
}

}  // namespace

Command log_command() {
  return {
      .name = "log",
      .group = "Check",
      .summary = "Records as they were recorded, newest first.",
      .examples =
          "rbplan log --since 2021-07-01    of July and later\n"
          "rbplan log --by siti             by whoever has that in the name\n"
          "rbplan log --backdated 14        recorded two weeks or more after the work\n",
      .usage = "log [--since DATE] [--until DATE] [options] [filters]",
      .own = {{"--since", "DATE", "only what was recorded on that day or later", false, days},
              {"--until", "DATE", "only what was recorded up to that day", false, days},
              {"--by", "NAME", "only what these people recorded: part of a name, in any case", true, anything},
              {"--backdated", "DAYS", "only what was recorded at least so many days after its date", false, anything}},
      .filters = true,
      .plans = true,
      .day = true,
      .list = true,
      .lists = lists_of_log,
      .run = run_log,
  };
}

}  // namespace rbplan
