#include "commands/recording.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <new>

#include "base/text.h"
#include "commands/evidence_files.h"
#include "commands/lists.h"
#include "edit/append.h"
#include "findings/text.h"
#include "load/bytes.h"
#include "load/numbers.h"
#include "render/terminal.h"

namespace rbplan {
namespace {

constexpr int kMostPatience = 3600;

Phrase nothing_recorded() { return phrase("nothing was recorded"); }

// Lines of errors, and that nothing was recorded.
Outcome io_failure(const Words& words, const std::string& lines) {
  return {exit_code::io, {}, lines + fmt::format("{} {}\n", words("help:"), words.say(nothing_recorded()))};
}

// ---- what is said of the work

Parsed<std::optional<Located<Quantity>>> parse_value(const CommandLine& line) {
  const auto text = line.value("--value");
  if (!text) return std::optional<Located<Quantity>>();
  if (is_quantity(*text)) return std::optional(Located<Quantity>{{*text}, {}});
  return usage_error(phrase("option {0} must be a number, not `{1}`", "--value", *text),
                     phrase("a number is written in digits, with at most one point: 12.5"));
}

Parsed<std::optional<Located<std::int64_t>>> parse_spent(const CommandLine& line) {
  const auto text = line.value("--spent");
  if (!text) return std::optional<Located<std::int64_t>>();
  const bool fits = is_digits(*text) && !text->empty() && !has_leading_zero(*text) &&
                    text->size() <= std::to_string(kLargestSum).size();
  if (fits) return std::optional(Located<std::int64_t>{std::stoll(*text), {}});
  return usage_error(phrase("option {0} must be a sum in rupiah, not `{1}`", "--spent", *text),
                     phrase("a sum is a whole number in digits alone: 1500000"));
}

// Options that hold text, with where it goes.
std::optional<UsageError> read_texts(const CommandLine& line, Record& record) {
  const std::pair<std::string_view, std::optional<Text> Record::*> texts[] = {{"--obstacle", &Record::obstacle},
                                                                              {"--follow-up", &Record::follow_up},
                                                                              {"--note", &Record::note},
                                                                              {"--by", &Record::by}};
  for (const auto& [option, member] : texts) {
    const auto text = parse_text_option(line, option);
    if (!text) return text.error();
    if (*text) record.*member = Text{**text, {}};
  }
  return std::nullopt;
}

std::optional<UsageError> read_what_is_said(const Env& env, const CommandLine& line, Wish& wish) {
  const auto months = parse_month_spans(line);
  if (!months) return months.error();
  wish.months = *months;
  const auto date = parse_date_option(env, line, "--date");
  if (!date) return date.error();
  wish.date = *date;
  const auto value = parse_value(line);
  if (!value) return value.error();
  wish.record.value = *value;
  const auto spent = parse_spent(line);
  if (!spent) return spent.error();
  wish.record.spent = *spent;
  for (const std::string& word : line.words()) {
    std::string id = forgiven_id(word);
    if (std::find(wish.ids.begin(), wish.ids.end(), id) == wish.ids.end()) wish.ids.push_back(std::move(id));
  }
  return read_texts(line, wish.record);
}

// Whoever uses git has told it their name.
std::optional<Text> name_known_to_git(const Env& env, const std::string& folder) {
  auto name = env.read_program({"git", "-C", folder, "config", "user.name"});
  if (!name) return std::nullopt;
  while (name->ends_with('\n')) name->pop_back();
  const bool is_harmless = !is_blank(*name) && visible(*name) == *name;
  return is_harmless ? std::optional(Text{std::move(*name), {}}) : std::nullopt;
}

// ---- the plan

// The one plan that is meant, with errors or without.
Parsed<OpenFile*> picked_plan(ListQuestion& question, const CommandLine& line) {
  question.plans.clear();
  for (const auto& file : question.opened.files) {
    if (file->plan) question.plans.push_back(&file->file);
  }
  question.plans = of_offices(question.plans, line.values("--office"));
  const auto plans = question.about_the_day();
  if (!plans) return tl::unexpected(plans.error());
  if (plans->size() != 1) {
    return usage_error(phrase("{0} plans are found, and only one can be recorded in", plans->size()),
                       phrase("nothing was recorded; name it with --plan, --office or --year"));
  }
  for (const auto& file : question.opened.files) {
    if (&file->file == plans->front()) return file.get();
  }
  return usage_error(phrase("no plan found"));
}

Outcome problems_of(const ListQuestion& question, const OpenFile* only) {
  std::vector<FileFindings> findings;
  for (FileFindings& one : question.opened.findings(true)) {
    const bool is_of_file =
        !only || one.source == &only->source || (only->progress && one.source == &only->progress->source);
    if (is_of_file) findings.push_back(std::move(one));
  }
  return {exit_code::problems, {}, skipped_text(question, findings)};
}

// ---- the record

// What does not change while others may write.
struct Job {
  const Env& env;
  const CommandLine& line;
  const ListQuestion& question;
  OpenFile& open;
  Wish wish;
  std::vector<std::uintmax_t> sizes = {};  // of the evidence; 0 for an address

  std::string path() const { return progress_path_of(open.source.path()); }
  bool is_dry_run() const { return line.has("--dry-run"); }
};

std::optional<Outcome> read_evidence(Job& job) {
  const std::vector<std::string> given = job.line.values("--evidence");
  const std::vector<std::string> titles = job.line.values("--title");
  if (titles.size() > given.size()) {
    return refuse({phrase("option --title needs its --evidence"),
                   phrase("nothing was recorded; the first title is the first evidence's")},
                  job.env.words);
  }
  for (const auto& [option, texts] : {std::pair("--title", titles), std::pair("--evidence", given)}) {
    for (const std::string& text : texts) {
      if (const auto unfit = unfit_text(option, text)) return refuse(*unfit, job.env.words);
    }
  }
  for (std::size_t i = 0; i < given.size(); ++i) {
    auto taken = take_evidence(job.env.files, job.path(), given[i], job.env.words);
    if (!taken) {
      Outcome outcome = refuse(taken.error().error, job.env.words);
      if (taken.error().is_missing) outcome.code = exit_code::io;
      return outcome;
    }
    if (i < titles.size()) taken->evidence.title = Text{titles[i], {}};
    job.wish.record.evidence.push_back(std::move(taken->evidence));
    job.sizes.push_back(taken->size);
  }
  return std::nullopt;
}

// A date that the next `validate` would call an error: more than a day ahead of the clock.
std::optional<UsageError> date_ahead(const Job& job, const std::vector<Record>& records) {
  const auto today = job.env.clock.today();
  for (const Record& record : records) {
    if (!today || record.date.value <= add_days(*today, 1)) continue;
    return UsageError{phrase("{0} is after today", iso(record.date.value)),
                      job.wish.each_month ? phrase("nothing was recorded; leave out the months that have not ended")
                                          : phrase("nothing was recorded; a date says when the work was done")};
  }
  return std::nullopt;
}

// The problems of the new lines, for standard error.
std::string warnings_on(const Job& job, std::size_t first_line, std::size_t lines) {
  const OpenProgress& progress = *job.open.progress;
  FileFindings findings{&progress.source, {}};
  for (const Diagnostic& one : progress.problems) {
    const std::size_t line = progress.source.line_of(one.span.begin);
    if (line >= first_line && line < first_line + lines) findings.diagnostics.push_back(one);
  }
  return render_text({findings}, error_style(job.question.looks), job.env.words);
}

std::string recorded_in(const Job& job, std::size_t line) {
  return visible(job.env.words.say("the record is in {0}:{1}", job.path(), line));
}

// What is told once the new text is on disk; made before it is written, so that nothing can fail any more.
Outcome told(const Job& job, std::size_t line, std::size_t count) {
  const Vantage& vantage = job.question.asked.vantage;
  Recorded recorded{&job.open.file, {}, job.sizes, line, job.is_dry_run()};
  const std::vector<Record>& all = job.open.progress->progress.records;
  for (std::size_t i = all.size() - count; i < all.size(); ++i) recorded.records.push_back(&all[i]);
  Outcome outcome;
  outcome.out = render_terminal(recorded_document(recorded, vantage, job.env.words), screen_of(job.question.looks));
  outcome.err = warnings_on(job, line, count);
  if (!job.is_dry_run()) outcome.recorded = recorded_in(job, line);
  return outcome;
}

// The text with the records, from the text as it is; nothing where they are refused. `outcome` is what to tell.
std::optional<std::string> with_records(Job& job, std::optional<std::string> bytes, Outcome& outcome) {
  const Words& words = job.env.words;
  set_progress(job.env, job.open, std::move(bytes));
  if (job.open.has_errors()) {
    outcome = problems_of(job.question, &job.open);
    return std::nullopt;
  }
  const Entries entries = entries_of(job.open.file, job.wish, job.question.asked.vantage, job.env.clock.now());
  if (!entries.refusals.empty()) {
    outcome = {exit_code::usage, {}, render_refusals(entries.refusals, error_style(job.question.looks), words)};
    return std::nullopt;
  }
  if (const auto ahead = date_ahead(job, entries.records)) {
    outcome = refuse(*ahead, words);
    return std::nullopt;
  }
  const auto appended = job.open.progress ? append_records(job.open.progress->source, entries.records)
                                          : append_records(SourceText(job.path(), {}), entries.records);
  if (appended) set_progress(job.env, job.open, appended->bytes);
  if (!appended || job.open.has_errors()) {
    outcome =
        io_failure(words, error_line(words.say("{0} would not be read as it should be with this record", job.path())));
    return std::nullopt;
  }
  outcome = told(job, appended->line, entries.records.size());
  return appended->bytes;
}

// Two branches that both record can be merged where git puts the lines of both together, and ends lines in LF:
// otherwise it sees every line changed.
std::string note_on_merging(const Job& job) {
  const std::filesystem::path path = job.env.files.real_path(job.path());
  const auto attributes = job.env.read_program(
      {"git", "-C", path.parent_path().string(), "check-attr", "merge", "eol", "--", path.filename().string()});
  if (!attributes) return {};
  std::vector<std::string> missing;
  if (attributes->find(": eol: lf\n") == std::string::npos) missing.emplace_back("`*.yaml text eol=lf`");
  if (attributes->find(": merge: union\n") == std::string::npos) missing.emplace_back("`*.progress.yaml merge=union`");
  if (missing.empty()) return {};
  return fmt::format("{} {}\n", job.env.words("note:"),
                     job.env.words.say("git may not merge two branches that both record, since .gitattributes lacks "
                                       "{0}; see rbplan init",
                                       join(missing, ", ")));
}

Outcome dry_run(Job& job) {
  Outcome outcome;
  auto bytes = job.env.files.read(job.path(), kLargestFile);
  if (!bytes && bytes.error().why != ReadError::Why::missing)
    return io_failure(job.env.words, unread_lines({Unread{job.path(), bytes.error()}}, job.env.words));
  with_records(job, bytes ? std::optional(std::move(*bytes)) : std::nullopt, outcome);
  return outcome;
}

Outcome write(Job& job, std::chrono::seconds patience) {
  const Words& words = job.env.words;
  const std::string note = job.open.progress ? std::string() : note_on_merging(job);
  Outcome outcome;
  const Updated updated =
      job.env.update_file(job.env.files.real_path(job.path()), patience, [&](std::optional<std::string> bytes) {
        auto text = with_records(job, std::move(bytes), outcome);
        if (text) outcome.err += note;
        return text;
      });
  if (updated.how == Updated::How::written || updated.how == Updated::How::left) return outcome;
  const auto problem = [&] { return error_line(update_text(updated, job.path(), patience, words)); };
  if (!updated.is_written()) return io_failure(words, problem());
  // No success is claimed of what a power failure may take away.
  outcome.code = exit_code::io;
  outcome.out.clear();
  try {
    outcome.err = problem() + fmt::format("{} {}\n", words("help:"),
                                          words("look whether it is still there before you record it again"));
  } catch (const std::bad_alloc&) {  // what `recorded` says matters more
  }
  return outcome;
}

Outcome find_and_record(const Env& env, const CommandLine& line, Wish wish) {
  if (line.words().empty()) {
    return refuse({phrase("no id is given"), phrase("an id is printed first on each line of a list")}, env.words);
  }
  if (const auto error = read_what_is_said(env, line, wish)) return refuse(*error, env.words);
  const auto patience = parse_whole_option(line, "--wait", 0, kMostPatience);
  if (!patience) return refuse(patience.error(), env.words);
  auto question = ask(env, line, false, Need::Years::one, {.on_one_core = true});
  if (!question) return refuse(question.error(), env.words);
  const Opened& opened = question->opened;
  if (!opened.unread.empty()) return io_failure(env.words, unread_lines(opened.unread, env.words));
  const bool is_unknown =
      std::any_of(opened.files.begin(), opened.files.end(), [](const auto& file) { return !file->plan; });
  if (is_unknown) return problems_of(*question, nullptr);  // whose plan that is and of which year is not known
  const auto open = picked_plan(*question, line);
  if (!open) return refuse(open.error(), env.words);
  if ((*open)->has_errors()) return problems_of(*question, *open);
  if (env.files.kind((*open)->source.path()) != FileKind::file) {
    return refuse({phrase("{0} is no file", (*open)->source.path()), nothing_recorded()}, env.words);
  }
  Job job{env, line, *question, **open, std::move(wish)};
  if (auto refused = read_evidence(job)) return std::move(*refused);
  if (!job.wish.record.by) {
    const std::string folder = std::filesystem::path(env.files.real_path(job.path())).parent_path().string();
    job.wish.record.by = name_known_to_git(env, folder);
  }
  return job.is_dry_run() ? dry_run(job) : write(job, *patience ? std::chrono::seconds(**patience) : kUsualPatience);
}

}  // namespace

Outcome record_wish(const Env& env, const CommandLine& line, Wish wish) {
  Outcome outcome = find_and_record(env, line, std::move(wish));
  if (outcome.code == exit_code::ok || !outcome.recorded.empty()) return outcome;
  const std::string nothing = env.words.say(nothing_recorded());
  if (outcome.err.find(nothing) == std::string::npos) outcome.err += nothing + '\n';
  return outcome;
}

Options recording_options() {
  return {
      {"--date", "DATE", "the date of the record; the day asked for unless given"},
      {"--note", "TEXT", "what else there is to say"},
      {"--by", "NAME", "who records it; the name that git knows unless given"},
      {"-n,--dry-run", "", "tell what would be recorded, and record nothing"},
      {"--office", "OFFICE", "the office with that code or name, where there are several", true},
      {"--as-of", "DATE", "as if today were that day, such as 2021-03-15"},
      {"--wait", "SECONDS", "how long to wait while another program writes; 30 unless given"},
  };
}

}  // namespace rbplan
