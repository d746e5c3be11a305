#include "commands/done.h"

#include "base/text.h"
#include "commands/recording.h"

namespace rbplan {
namespace {

Parsed<Status> parse_status(const CommandLine& line) {
  const std::string word = line.value("--status").value_or("done");
  if (const auto status = enum_of<Status>(word)) return *status;
  return usage_error(phrase("no such status: {0}", word), phrase("statuses are {0}", join(all_words<Status>(), ", ")));
}

Outcome run_done(const Env& env, const CommandLine& line) {
  const auto status = parse_status(line);
  if (!status) return refuse(status.error(), env.words);
  if (line.has("--each-month") && line.has("--date")) {
    return refuse({phrase("options --each-month and --date exclude each other"),
                   phrase("with --each-month each record has the deadline of its month")},
                  env.words);
  }
  Wish wish;
  wish.record.status = Located<Status>{*status, {}};
  wish.each_month = line.has("--each-month");
  wish.again = line.has("--again");
  return record_wish(env, line, std::move(wish));
}

Outcome run_undo(const Env& env, const CommandLine& line) {
  Wish wish;
  wish.verb = Wish::Verb::undo;
  wish.record.status = Located<Status>{Status::not_done, {}};
  return record_wish(env, line, std::move(wish));
}

Outcome run_review(const Env& env, const CommandLine& line) {
  if (line.has("--accept") == line.has("--return")) {
    return refuse({phrase("a review needs --accept or --return, and not both"), phrase("nothing was recorded")},
                  env.words);
  }
  Wish wish;
  wish.verb = Wish::Verb::review;
  wish.record.review = Located<Verdict>{line.has("--accept") ? Verdict::accepted : Verdict::returned, {}};
  return record_wish(env, line, std::move(wish));
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
      .words = "ID...",
      .own = joined({{"--month", "N", "the months: 3, 1,7 or 1-6; the one that is due or overdue unless given", true},
                     {"--status", "STATUS", "done, partial or not_done; done unless given"},
                     {"--value", "N", "what was reached, in the unit of the target"},
                     {"--spent", "RUPIAH", "what it cost"},
                     {"--evidence", "FILE", "what proves it: a file or an address; may be repeated", true},
                     {"--title", "TEXT", "what the evidence is; the first title is the first evidence's", true},
                     {"--obstacle", "TEXT", "what stood in the way"},
                     {"--follow-up", "TEXT", "what will be done about it"},
                     {"--each-month", "", "a record for each month, dated its deadline"},
                     {"--again", "", "even where that is recorded already, with its date and value unless given"}},
                    recording_options()),
      .plans = true,
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
      .words = "ID...",
      .own = joined({{"--month", "N", "the months: 3, 1,7 or 1-6; the one that has a record unless given", true}},
                    recording_options()),
      .plans = true,
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
          "rbplan review 1.1.1.1 --month 7 --return --note \"unsigned\"    it is returned, and why\n",
      .usage = "review ID... --accept|--return [--month N] [options]",
      .words = "ID...",
      .own = joined({{"--month", "N", "the months: 3, 1,7 or 1-6; the one done without review unless given", true},
                     {"--accept", "", "the evidence is accepted"},
                     {"--return", "", "the evidence is returned, to be corrected"}},
                    recording_options()),
      .plans = true,
      .run = run_review,
  };
}

}  // namespace rbplan
