#include "commands/recording_request.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <new>

#include "base/limits.h"
#include "base/text.h"
#include "commands/git_notes.h"
#include "commands/to_type.h"
#include "record/append.h"
#include "render/terminal.h"
#include "session/answer.h"
#include "session/candidates.h"
#include "session/evidence_files.h"
#include "session/git.h"
#include "session/misplaced.h"

namespace rbplan {
namespace {

Outcome io_failure(std::string lines) { return {exit_code::io, {}, std::move(lines)}; }

// ---- the plan

// The plans that may be meant, with errors or without: where ids are given, just one.
Parsed<std::vector<OpenFile*>> picked_plans(Workspace& workspace, const RecordingRequest& request) {
  workspace.plans = of_offices(workspace.readable(), workspace.offices);
  const auto plans = plans_of_the_day(workspace, request.list);
  if (!plans) return tl::unexpected(plans.error());
  if (plans->size() != 1 && !request.record.filter) {
    return usage_error(phrase("{0} plans are found, and only one can be recorded in", plans->size()),
                       phrase("name it with --plan or {0}", has_several_offices(*plans) ? "--office" : "--year"));
  }
  std::vector<OpenFile*> picked;
  for (const auto& file : workspace.files) {
    if (std::find(plans->begin(), plans->end(), &file->file) != plans->end()) picked.push_back(file.get());
  }
  if (picked.empty()) return usage_error(phrase("no plan found"));
  return picked;
}

bool has_meant(const PlanFile& file, const RecordRequest& request, const AsOf& as_of) {
  if (!request.filter) return true;
  const std::vector<Tick> ticks = ticks_of(file, as_of);
  return std::any_of(ticks.begin(), ticks.end(),
                     [&](const Tick& tick) { return can_mean(request.verb, tick) && request.filter->takes(tick); });
}

// Who is to follow up, where no plan that may be meant has that owner.
std::optional<UsageError> unknown_owner(const RecordingRequest& request, const std::vector<OpenFile*>& picked) {
  const auto& owner = request.record.record.follow_up_owner;
  if (!owner) return std::nullopt;
  Filter filter;
  filter.owners = {owner->value};
  Plans plans;
  for (const OpenFile* open : picked) plans.push_back(&open->file);
  const auto unknown = unknown_name(filter, plans);
  return unknown ? std::optional(unknown_name_error(*unknown)) : std::nullopt;
}

// ---- the record

// What does not change while others may write.
struct Job {
  const Env& env;
  const RecordingRequest& request;
  const Workspace& workspace;
  OpenFile& open;
  RecordRequest record;  // with its evidence
  std::vector<RecordedEvidence> taken = {};
  std::vector<Undone> undone = {};
  std::unique_ptr<EvidenceCopies> copies = {};  // made of its evidence

  std::string path() const { return progress_path_of(open.source.path()); }
};

Outcome problems_of(const Env& env, const ListRequest& request, const Workspace& workspace, const OpenFile* only) {
  std::vector<FileFindings> findings;
  for (FileFindings& one : workspace.findings(true)) {
    const bool is_of_file =
        !only || one.source == &only->source || (only->progress && one.source == &only->progress->source);
    if (is_of_file) findings.push_back(std::move(one));
  }
  return {exit_code::problems, {}, render_text(findings, request.style.errors(), env.words)};
}

std::optional<Outcome> take_evidence(Job& job) {
  EvidenceCopies* const copies = job.request.copies ? job.copies.get() : nullptr;
  for (std::size_t i = 0; i < job.request.evidence.size(); ++i) {
    const std::string& given = job.request.evidence[i];
    auto taken = take_evidence(job.env.files, job.path(), given, job.open.file.year(), copies, job.env.words);
    if (!taken) {
      Outcome outcome = refuse(taken.error().error, job.env.words);
      if (taken.error().is_missing) outcome.code = exit_code::io;
      return outcome;
    }
    const std::vector<Evidence>& before = job.record.record.evidence;
    for (std::size_t other = 0; other < before.size(); ++other) {
      if (!is_same(before[other], taken->evidence)) continue;
      return refuse({phrase("{0} and {1} are the same piece of evidence", job.request.evidence[other], given),
                     phrase("give it once")},
                    job.env.words);
    }
    if (i < job.request.titles.size()) taken->evidence.title = Text{job.request.titles[i], {}};
    job.record.record.evidence.push_back(std::move(taken->evidence));
    job.taken.push_back({taken->size, std::move(taken->copied_from)});
  }
  return std::nullopt;
}

// A date that the next `validate` would call an error.
std::optional<UsageError> date_ahead(const Job& job, const std::vector<Record>& records) {
  for (const Record& record : records) {
    if (!is_still_to_come(record.date.value, job.env.clock.today())) continue;
    return UsageError{phrase("{0} is after today", iso(record.date.value)),
                      job.record.each_month ? phrase("leave out the months that have not ended")
                                            : phrase("a date says when the work was done")};
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
  return render_text({findings}, job.request.list.style.errors(), job.env.words);
}

std::string recorded_in(const Job& job, std::size_t line) {
  return visible(job.env.words.say("the record is in {0}:{1}", job.path(), line));
}

// What is told once the new text is on disk; made before it is written, so that nothing can fail any more.
Outcome told(const Job& job, std::size_t line, std::size_t count) {
  Recorded recorded{&job.open.file, {}, job.taken, job.undone, line, job.request.is_dry_run};
  const std::vector<Record>& all = job.open.progress->progress.records;
  for (std::size_t i = all.size() - count; i < all.size(); ++i) recorded.records.push_back(&all[i]);
  Outcome outcome;
  outcome.out = render_terminal(recorded_document(recorded, job.request.list.as_of, job.env.words),
                                job.request.list.style.screen);
  if (!job.request.is_dry_run) outcome.out += to_record_again(job.undone, job.request.where, job.path(), job.env.words);
  outcome.err = warnings_on(job, line, count);
  if (!job.request.is_dry_run) outcome.recorded = recorded_in(job, line);
  return outcome;
}

// Sees to it that the plan has the progress of these bytes; what was read of them is not read again.
void take_bytes(Job& job, std::optional<std::string> bytes) {
  const bool is_known = bytes ? job.open.progress && job.open.progress->source.bytes() == *bytes : !job.open.progress;
  if (is_known) return;
  std::unique_ptr<OpenProgress> progress;
  if (bytes) {
    SourceText source(job.path(), std::move(*bytes));
    progress = progress_of(std::move(source));
  }
  set_progress(job.env, job.open, std::move(progress));
}

// The text with the records, from the text as it is; nothing where they are refused. `outcome` is what to tell.
std::optional<std::string> with_records(Job& job, std::optional<std::string> bytes, Outcome& outcome) {
  const Words& words = job.env.words;
  take_bytes(job, std::move(bytes));
  if (job.open.has_errors()) {
    outcome = problems_of(job.env, job.request.list, job.workspace, &job.open);
    return std::nullopt;
  }
  const Entries entries =
      entries_of(job.open.file, job.workspace.plans, job.record, job.request.list.as_of, job.env.clock.now());
  if (!entries.refusals.empty()) {
    outcome = {exit_code::usage, {}, render_refusals(entries.refusals, job.request.list.style.errors(), words)};
    return std::nullopt;
  }
  if (entries.records.empty()) return std::nullopt;  // others were faster
  if (const auto ahead = date_ahead(job, entries.records)) {
    outcome = refuse(*ahead, words);
    return std::nullopt;
  }
  if (job.record.verb == RecordRequest::Verb::undo)
    job.undone = undone_by(job.open.file, entries.records, job.request.list.as_of);
  const OpenProgress* const old = job.open.progress.get();
  auto appended = old ? append_records(old->source, old->progress, old->problems, entries.records)
                      : append_records(SourceText(job.path(), {}), {}, {}, entries.records);
  std::string text;
  if (appended) {
    text = appended->source.bytes();
    set_progress(job.env, job.open, progress_of(std::move(appended->source), std::move(appended->loaded)));
  }
  if (!appended || job.open.has_errors()) {
    outcome =
        io_failure(error_line(words.say("{0} would not be read as it should be with this record", job.path()), words));
    return std::nullopt;
  }
  outcome = told(job, appended->line, entries.records.size());
  for (const HelpLine& hint : entries.hints) outcome.err += note_line(message(hint, words), words);
  return text;
}

Outcome dry_run(Job& job) {
  Outcome outcome;
  auto bytes = job.env.files.read(job.path(), kLargestFile);
  if (!bytes && bytes.error().why != ReadError::Why::missing)
    return io_failure(unread_lines({Unread{job.path(), bytes.error()}}, job.env.words));
  with_records(job, bytes ? std::optional(std::move(*bytes)) : std::nullopt, outcome);
  return outcome;
}

Outcome write(Job& job) {
  const Words& words = job.env.words;
  const GitNotes notes =
      git_notes(job.env, job.path(), !job.open.progress, job.record.record.evidence, job.request.where);
  Outcome outcome;
  const Updated updated = job.env.update_file(job.env.files.real_path(job.path()), job.request.patience,
                                              [&](std::optional<std::string> bytes) {
                                                auto text = with_records(job, std::move(bytes), outcome);
                                                if (text) outcome.out += notes.out;
                                                if (text) outcome.err += notes.err;
                                                return text;
                                              });
  const auto said = [&] { return update_text(updated, job.path(), job.request.patience, words); };
  if (updated.how == Updated::How::unsynced) outcome.err += note_line(said(), words);
  if (updated.is_done()) return outcome;
  const auto problem = [&] { return error_line(said(), words); };
  if (!updated.is_written()) return io_failure(problem());
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

// Its evidence and its author; why it cannot be recorded.
std::optional<Outcome> prepare(Job& job) {
  const Env& env = job.env;
  job.copies = std::make_unique<EvidenceCopies>(env, folder_of_copies(env.files, job.path(), job.open.file.year()),
                                                job.request.is_dry_run);
  if (auto refused = take_evidence(job)) return refused;
  if (!job.record.record.by)
    job.record.record.by = name_known_to_git(env.read_program, surroundings_of(env.files, job.path()).folder);
  return std::nullopt;
}

Outcome run(Job& job) {
  if (job.request.is_dry_run) return dry_run(job);
  Outcome outcome = write(job);
  if (!outcome.recorded.empty()) job.copies->keep();
  return outcome;
}

// Where nothing is picked: the latest other plan of which something is.
UsageError nothing_awaits(const Workspace& workspace, const RecordingRequest& request) {
  const PlanFile* other = nullptr;
  for (const PlanFile* one : workspace.plans) {
    const bool is_later = !other || one->year() > other->year();
    if (!request.record.names_year && is_later && has_meant(*one, request.record, request.list.as_of)) other = one;
  }
  return {phrase("nothing that is done there awaits a review"),
          other ? phrase("of {0} something does: --year {0}", other->year())
                : phrase("--review tells what was reviewed, --state done what is done")};
}

// What would keep the job from being written, as far as that can be told without writing: another writer, permissions.
Outcome rehearse(Job& job) {
  Outcome judged = dry_run(job);
  if (judged.code != exit_code::ok || job.request.is_dry_run) return judged;
  const Updated updated = job.env.update_file(job.env.files.real_path(job.path()), job.request.patience,
                                              [](const auto& /*bytes*/) { return std::nullopt; });
  if (updated.is_done()) return judged;
  return io_failure(error_line(update_text(updated, job.path(), job.request.patience, job.env.words), job.env.words));
}

// All or none: each is judged before the first is written. What only writing can tell, such as a full disk, may still
// part them; then it is said which were recorded.
Outcome run_all(std::vector<Job>& jobs) {
  for (Job& job : jobs) {
    Outcome judged = rehearse(job);
    if (judged.code != exit_code::ok) return judged;
  }
  Outcome all;
  for (Job& job : jobs) {
    Outcome one = run(job);
    if (!all.recorded.empty() && one.code != exit_code::ok && one.recorded.empty())
      one.err += visible(job.env.words.say("nothing was recorded in {0}", job.path())) + '\n';
    if (!all.out.empty() && !one.out.empty()) all.out += '\n';
    all.out += one.out;
    all.err += one.err;
    if (!all.recorded.empty() && !one.recorded.empty()) all.recorded += '\n';
    all.recorded += one.recorded;
    all.code = one.code;
    if (all.code != exit_code::ok) break;
  }
  return all;
}

Outcome find_and_record(const Env& env, const RecordingRequest& request) {
  const ListRequest& list = request.list;
  LoadOptions options;  // all years: an id carries none
  options.on_one_core = true;
  auto workspace = open_workspace(env, list.plans, options);
  if (!workspace) return refuse(workspace.error(), env.words);
  if (!workspace->unread.empty()) return io_failure(unread_lines(workspace->unread, env.words));
  if (workspace->has_unreadable()) return problems_of(env, list, *workspace, nullptr);
  auto picked = picked_plans(*workspace, request);
  if (!picked) return refuse(picked.error(), env.words);
  for (const OpenFile* open : *picked) {
    if (open->has_errors()) return problems_of(env, list, *workspace, open);
  }
  if (auto refused = unknown_owner(request, *picked)) return refuse(*refused, env.words);
  std::vector<Job> jobs;
  for (OpenFile* open : *picked) {
    if (!has_meant(open->file, request.record, list.as_of)) continue;
    if (env.files.kind(open->source.path()) != FileKind::file)
      return refuse({phrase("{0} is no file", open->source.path())}, env.words);
    jobs.push_back({env, request, *workspace, *open, request.record});
    if (auto refused = prepare(jobs.back())) return std::move(*refused);
  }
  Outcome outcome = jobs.size() == 1 ? run(jobs.front()) : run_all(jobs);
  if (outcome.code == exit_code::ok && outcome.out.empty())
    return refuse(nothing_awaits(*workspace, request), env.words);
  return outcome;
}

}  // namespace

Outcome record(const Env& env, OptionReader& read, RecordRequest record) {
  const auto request = parse_recording(env, read, std::move(record));
  return request ? find_and_record(env, *request) : refuse(request.error(), env.words);
}

}  // namespace rbplan
