#include "commands/record_job.h"

#include <fmt/format.h>

#include <new>

#include "base/limits.h"
#include "base/text.h"
#include "commands/git_notes.h"
#include "commands/to_type.h"
#include "record/append.h"
#include "session/candidates.h"

namespace rbplan {
namespace {

constexpr int kMostPatience = 3600;

}  // namespace

void read_write_request(OptionReader& read, const Env& env, WriteRequest& request) {
  if (const auto seconds = read.whole("--wait", 0, kMostPatience)) request.patience = std::chrono::seconds(*seconds);
  request.list.style = read.style();
  request.list.as_of = read.as_of();
  request.list.plans = read_plans(read, env);
  request.where = options_of_plan(read.line());
  request.is_dry_run = read.has("--dry-run");
}

Options write_options() {
  return {
      {"-n,--dry-run", "", "tell what would be recorded, and record nothing"},
      office_option(),
      as_of_option(),
      {"--wait", "SECONDS", "how long to wait while another program writes; 30 unless given", false, anything},
  };
}

Outcome io_failure(std::string lines) { return {exit_code::io, {}, std::move(lines)}; }

Outcome problems_of(const Env& env, const ListRequest& request, const Workspace& workspace, const OpenFile* only) {
  std::vector<FileFindings> findings;
  for (FileFindings& one : workspace.findings(true)) {
    const bool is_of_file =
        !only || one.source == &only->source || (only->progress && one.source == &only->progress->source);
    if (is_of_file) findings.push_back(std::move(one));
  }
  return {exit_code::problems, {}, render_text(findings, request.style.errors(), env.words)};
}

FileFindings findings_on(const OpenProgress& progress, std::size_t first_line, std::size_t lines) {
  FileFindings findings{&progress.source, {}};
  for (const Diagnostic& one : progress.problems) {
    const std::size_t line = progress.source.line_of(one.span.begin);
    if (line >= first_line && line < first_line + lines) findings.diagnostics.push_back(one);
  }
  return findings;
}

std::string recorded_in(const std::string& path, std::size_t line, const Words& words) {
  return visible(words.say("the record is in {0}:{1}", path, line));
}

tl::expected<Workspace, Outcome> open_to_record(const Env& env, const WriteRequest& request) {
  LoadOptions options;  // all years: an id carries none
  options.on_one_core = true;
  auto workspace = open_workspace(env, request.list.plans, options);
  if (!workspace) return tl::unexpected(refuse(workspace.error(), env.words));
  if (!workspace->unread.empty()) return tl::unexpected(io_failure(unread_lines(workspace->unread, env.words)));
  if (workspace->has_unreadable()) return tl::unexpected(problems_of(env, request.list, *workspace, nullptr));
  workspace->plans = of_offices(workspace->readable(), workspace->offices);
  return *std::move(workspace);
}

std::optional<Outcome> unfit_to_record(const Env& env, const WriteRequest& request, const Workspace& workspace,
                                       const OpenFile& open) {
  if (open.has_errors()) return problems_of(env, request.list, workspace, &open);
  if (env.files.kind(open.source.path()) == FileKind::file) return std::nullopt;
  return refuse({phrase("{0} is no file", open.source.path())}, env.words);
}

std::string RecordJob::path() const { return progress_path_of(open.source.path()); }

// What was read of these bytes is not read again.
void RecordJob::take_bytes(std::optional<std::string> bytes) {
  const bool is_known = bytes ? open.progress && open.progress->source.bytes() == *bytes : !open.progress;
  if (is_known) return;
  std::unique_ptr<OpenProgress> progress;
  if (bytes) {
    SourceText source(path(), std::move(*bytes));
    progress = progress_of(std::move(source));
  }
  set_progress(env, open, std::move(progress));
}

// The text with the records, from the text as it is; nothing where they are refused. `outcome` is what to tell.
std::optional<std::string> RecordJob::with_records(std::optional<std::string> bytes, Outcome& outcome) {
  take_bytes(std::move(bytes));
  if (open.has_errors()) {
    outcome = problems_of(env, request.list, workspace, &open);
    return std::nullopt;
  }
  const auto asked = records();
  if (!asked) {
    outcome = asked.error();
    return std::nullopt;
  }
  if (asked->empty()) {  // others were faster, or it was recorded before
    outcome = told_nothing();
    return std::nullopt;
  }
  const OpenProgress* const old = open.progress.get();
  auto appended = old ? append_records(old->source, old->progress, old->problems, *asked)
                      : append_records(SourceText(path(), {}), {}, {}, *asked);
  std::string text;
  if (appended) {
    text = appended->source.bytes();
    set_progress(env, open, progress_of(std::move(appended->source), std::move(appended->loaded)));
  }
  if (!appended || open.has_errors()) {
    outcome = io_failure(
        error_line(env.words.say("{0} would not be read as it should be with this record", path()), env.words));
    return std::nullopt;
  }
  outcome = told(appended->line, asked->size());
  return text;
}

Outcome RecordJob::judge() {
  Outcome outcome;
  auto bytes = env.files.read(path(), kLargestFile);
  if (!bytes && bytes.error().why != ReadError::Why::missing)
    return io_failure(unread_lines({Unread{path(), bytes.error()}}, env.words));
  with_records(bytes ? std::optional(std::move(*bytes)) : std::nullopt, outcome);
  return outcome;
}

Outcome RecordJob::write() {
  const Words& words = env.words;
  const GitNotes notes = git_notes(env, path(), !open.progress, evidence(), request.where);
  Outcome outcome;
  const Updated updated =
      env.update_file(env.files.real_path(path()), request.patience, [&](std::optional<std::string> bytes) {
        auto text = with_records(std::move(bytes), outcome);
        if (text && !request.is_for_program) outcome.out += notes.out;
        if (text) outcome.err += notes.err;
        return text;
      });
  const auto said = [&] { return update_text(updated, path(), request.patience, words); };
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

Outcome RecordJob::run() {
  if (request.is_dry_run) return judge();
  Outcome outcome = write();
  if (!outcome.recorded.empty()) keep();
  return outcome;
}

Outcome RecordJob::rehearse() {
  Outcome judged = judge();
  if (judged.code != exit_code::ok || request.is_dry_run) return judged;
  const Updated updated = env.update_file(env.files.real_path(path()), request.patience,
                                          [](const auto& /*bytes*/) { return std::nullopt; });
  if (updated.is_done()) return judged;
  return io_failure(error_line(update_text(updated, path(), request.patience, env.words), env.words));
}

Outcome run_all(const std::vector<std::unique_ptr<RecordJob>>& jobs, const Words& words) {
  if (jobs.size() == 1) return jobs.front()->run();
  for (const auto& job : jobs) {
    Outcome judged = job->rehearse();
    if (judged.code != exit_code::ok) return judged;
  }
  Outcome all;
  for (const auto& job : jobs) {
    Outcome one = job->run();
    if (!all.recorded.empty() && one.code != exit_code::ok && one.recorded.empty())
      one.err += visible(words.say("nothing was recorded in {0}", job->path())) + '\n';
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

}  // namespace rbplan
