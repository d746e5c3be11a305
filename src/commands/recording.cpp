#include "commands/recording_request.h"

#include <algorithm>

#include "commands/to_type.h"
#include "render/terminal.h"
#include "session/evidence_files.h"
#include "session/git.h"

namespace rbplan {
namespace {

// ---- the plan

// The plans that may be meant, with errors or without: where ids are given, just one.
Parsed<std::vector<OpenFile*>> picked_plans(Workspace& workspace, const RecordingRequest& request) {
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

// What one line asks to be recorded in a plan.
class LineJob : public RecordJob {
 public:
  LineJob(const Env& of_env, const RecordingRequest& asked, const Workspace& all, OpenFile& one)
      : RecordJob(of_env, asked, all, one),
        asked_(asked),
        record_(asked.record),
        copies_(of_env, folder_of_copies(of_env.files, path(), one.file.year()), asked.is_dry_run) {}

  // Its evidence and its author; why it cannot be recorded.
  std::optional<Outcome> prepare() {
    if (auto refused = take_all_evidence()) return refused;
    if (!record_.record.by)
      record_.record.by = name_known_to_git(env.read_program, surroundings_of(env.files, path()).folder);
    return std::nullopt;
  }

 private:
  std::optional<Outcome> take_all_evidence() {
    for (std::size_t i = 0; i < asked_.evidence.size(); ++i) {
      const std::string& given = asked_.evidence[i];
      auto taken =
          take_evidence(env.files, path(), given, open.file.year(), asked_.copies ? &copies_ : nullptr, env.words);
      if (!taken) {
        Outcome outcome = refuse(taken.error().error, env.words);
        if (taken.error().is_missing) outcome.code = exit_code::io;
        return outcome;
      }
      std::vector<Evidence>& before = record_.record.evidence;
      for (std::size_t other = 0; other < before.size(); ++other) {
        if (!is_same(before[other], taken->evidence)) continue;
        return refuse({phrase("{0} and {1} are the same piece of evidence", asked_.evidence[other], given),
                       phrase("give it once")},
                      env.words);
      }
      if (i < asked_.titles.size()) taken->evidence.title = Text{asked_.titles[i], {}};
      before.push_back(std::move(taken->evidence));
      taken_.push_back({taken->size, std::move(taken->copied_from)});
    }
    return std::nullopt;
  }

  tl::expected<std::vector<Record>, Outcome> records() override {
    Entries entries = entries_of(open.file, workspace.plans, record_, request.list.as_of, env.clock.now());
    if (!entries.refusals.empty())
      return tl::unexpected(
          Outcome{exit_code::usage, {}, render_refusals(entries.refusals, request.list.style.errors(), env.words)});
    if (const auto ahead = date_ahead(entries.records)) return tl::unexpected(refuse(*ahead, env.words));
    hints_ = std::move(entries.hints);
    if (record_.verb == RecordRequest::Verb::undo) undone_ = undone_by(open.file, entries.records, request.list.as_of);
    return std::move(entries.records);
  }

  // A date that the next `validate` would call an error.
  std::optional<UsageError> date_ahead(const std::vector<Record>& records) const {
    for (const Record& record : records) {
      if (!is_still_to_come(record.date.value, env.clock.today())) continue;
      return UsageError{phrase("{0} is after today", iso(record.date.value)),
                        record_.each_month ? phrase("leave out the months that have not ended")
                                           : phrase("a date says when the work was done")};
    }
    return std::nullopt;
  }

  Outcome told(std::size_t line, std::size_t count) override {
    Recorded recorded{&open.file, {}, taken_, undone_, line, request.is_dry_run};
    const std::vector<Record>& all = open.progress->progress.records;
    for (std::size_t i = all.size() - count; i < all.size(); ++i) recorded.records.push_back(&all[i]);
    Outcome outcome;
    outcome.out =
        render_terminal(recorded_document(recorded, request.list.as_of, env.words), request.list.style.screen);
    if (!request.is_dry_run) outcome.out += to_record_again(undone_, request.where, path(), env.words);
    outcome.err = render_text({findings_on(*open.progress, line, count)}, request.list.style.errors(), env.words);
    if (!request.is_dry_run) outcome.recorded = recorded_in(path(), line, env.words);
    for (const HelpLine& hint : hints_) outcome.err += note_line(message(hint, env.words), env.words);
    return outcome;
  }

  std::vector<Evidence> evidence() const override { return record_.record.evidence; }
  void keep() override { copies_.keep(); }

  const RecordingRequest& asked_;
  RecordRequest record_;  // with its evidence
  EvidenceCopies copies_;
  std::vector<RecordedEvidence> taken_;
  std::vector<Undone> undone_;
  std::vector<HelpLine> hints_;
};

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

Outcome find_and_record(const Env& env, const RecordingRequest& request) {
  auto workspace = open_to_record(env, request);
  if (!workspace) return workspace.error();
  const auto picked = picked_plans(*workspace, request);
  if (!picked) return refuse(picked.error(), env.words);
  for (const OpenFile* open : *picked) {
    if (open->has_errors()) return problems_of(env, request.list, *workspace, open);
  }
  if (auto refused = unknown_owner(request, *picked)) return refuse(*refused, env.words);
  std::vector<std::unique_ptr<RecordJob>> jobs;
  for (OpenFile* open : *picked) {
    if (!has_meant(open->file, request.record, request.list.as_of)) continue;
    if (auto unfit = unfit_to_record(env, request, *workspace, *open)) return *std::move(unfit);
    auto job = std::make_unique<LineJob>(env, request, *workspace, *open);
    if (auto refused = job->prepare()) return *std::move(refused);
    jobs.push_back(std::move(job));
  }
  Outcome outcome = run_all(jobs, env.words);
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
