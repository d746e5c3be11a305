#include "commands/commands.h"

#include "commands/recording.h"
#include "session/candidates.h"

namespace rbplan {
namespace {

Phrase nothing_recorded() { return phrase("nothing was recorded"); }

Outcome run_done(const Env& env, const CommandLine& line) {
  OptionReader read(env, line);
  RecordRequest request;
  const Status status = read.choice("--status", Status::done, "no such status: {0}", "statuses are {0}");
  request.record.status = Located<Status>{status, {}};
  read.exclude("--each-month", "--date", phrase("with --each-month each record has the deadline of its month"));
  request.each_month = read.has("--each-month");
  request.again = read.has("--again");
  request.ahead = read.has("--ahead");
  return record(env, read, std::move(request));
}

Outcome run_undo(const Env& env, const CommandLine& line) {
  OptionReader read(env, line);
  RecordRequest request;
  request.verb = RecordRequest::Verb::undo;
  request.record.status = Located<Status>{Status::not_done, {}};
  return record(env, read, std::move(request));
}

// What a line without ids asks for; nothing where it has ids, with which only months and offices go.
std::optional<Filter> filter_instead_of_ids(OptionReader& read) {
  const bool has_ids = !read.line().words().empty();
  bool is_any = false;
  for (const Option& option : filter_options()) {
    const std::string_view name = option.long_name();
    if (!read.has(name)) continue;
    is_any = true;
    if (has_ids && name != "--month" && name != "--office")
      read.refuse(phrase("ids and {0} exclude each other", name), phrase("--id takes ids too"));
  }
  if (has_ids) return std::nullopt;
  if (!is_any)
    read.refuse(phrase("neither an id nor a filter is given"),
                phrase("an id is printed first on each line of a list; a filter is such as --program 3"));
  return read.filter(true);
}

Outcome run_review(const Env& env, const CommandLine& line) {
  OptionReader read(env, line);
  RecordRequest request;
  request.verb = RecordRequest::Verb::review;
  if (read.has("--accept") == read.has("--return"))
    read.refuse(phrase("a review needs --accept or --return, and not both"));
  request.filter = filter_instead_of_ids(read);
  request.record.review = Located<Verdict>{read.has("--accept") ? Verdict::accepted : Verdict::returned, {}};
  return record(env, read, std::move(request));
}

}  // namespace

Command done_command() {
  return {
      .name = "done",
      .group = "Record",
      .summary = "Record that something was done, with its proof.",
      .examples =
          "rbplan done 1.1.1.1 --month 7                     done today\n"
          "rbplan done 1.1.2.1 --evidence sk.pdf             with its proof\n"
          "rbplan done 6.1.4.3.b --month 1-6 --each-month    work of every month\n"
          "rbplan done 4.1.2.1 --month 3 --status partial    not complete yet\n",
      .usage = "done ID... [--month N] [options]",
      .operand = {"ID...", ids_to_record},
      .own =
          joined({month_option("the months: 3, 1,7 or 1-6; the one that is due or overdue unless given"),
                  {"--status", "STATUS", "{0}; done unless given", false, nullptr, choices_of<Status>},
                  {"--value", "N", "what was reached, in the unit of the target or of its scale", false, anything},
                  {"--spent", "RUPIAH", "what it cost", false, anything},
                  {"--evidence", "FILE", "what proves it: a file or an address; may be repeated", true, files},
                  {"--copy", "", "put evidence that lies elsewhere into evidence/YEAR beside the plan"},
                  {"--title", "TEXT", "what the evidence is; the first title is the first evidence's", true, anything},
                  {"--obstacle", "TEXT", "what stood in the way", false, anything},
                  {"--follow-up", "TEXT", "what will be done about it", false, anything},
                  {"--follow-up-owner", "OWNER", "who will do it", false, owners},
                  {"--follow-up-due", "DATE", "by when", false, days},
                  {"--each-month", "", "a record for each month, dated its deadline"},
                  {"--ahead", "", "even where the month has not begun"},
                  {"--again", "", "even where that is recorded already, with its date and value unless given"}},
                 recording_options()),
      .plans = true,
      .records = RecordRequest::Verb::done,
      .untouched = nothing_recorded(),
      .run = run_done,
  };
}

Command undo_command() {
  return {
      .name = "undo",
      .group = "Record",
      .summary = "Record that something is not done after all.",
      .examples =
          "rbplan undo 1.1.1.1 --month 7                       the record stays, a later one says not done\n"
          "rbplan undo 1.1.1.1 --month 7 --note \"a mistake\"    and why\n",
      .usage = "undo ID... [--month N] [options]",
      .operand = {"ID...", ids_to_record},
      .own = joined({month_option("the months: 3, 1,7 or 1-6; the one that has a record unless given")},
                    recording_options()),
      .plans = true,
      .records = RecordRequest::Verb::undo,
      .untouched = nothing_recorded(),
      .run = run_undo,
  };
}

Command review_command() {
  return {
      .name = "review",
      .group = "Record",
      .summary = "Record what the province says of something done.",
      .examples =
          "rbplan review 1.1.1.1 --month 7 --accept                      its evidence is accepted\n"
          "rbplan review 1.1.1.1 --month 7 --return --note \"unsigned\"    it is returned, and why\n"
          "rbplan review --accept --program 1 --month tw3                all that awaits a review there\n",
      .usage = "review [ID...] --accept|--return [--month N] [options] [filters]",
      .operand = {"ID...", ids_to_record},
      .own = joined(
          {month_option("the months: 3, 1,7 or 1-6; the one done without review unless given; a filter without ID"),
           {"--accept", "", "the evidence is accepted"},
           {"--return", "", "the evidence is returned, to be corrected"}},
          recording_options()),
      .filters = true,
      .plans = true,
      .records = RecordRequest::Verb::review,
      .untouched = nothing_recorded(),
      .run = run_review,
  };
}

}  // namespace rbplan
