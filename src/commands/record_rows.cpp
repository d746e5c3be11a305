#include "commands/record_rows.h"

#include <algorithm>
#include <array>

#include "base/numbers.h"
#include "check/known_owners.h"
#include "render/terminal.h"
#include "session/git.h"

namespace rbplan {
namespace {

// Whether a row is refused for what was recorded before: not told of one behind another that is refused itself.
bool rests_on_records(Kind kind) {
  constexpr std::array kKinds = {Kind::recorded_already,     Kind::recorded_otherwise, Kind::nothing_to_undo,
                                 Kind::nothing_to_review,    Kind::which_month,        Kind::no_month_meant,
                                 Kind::nothing_without_month};
  return std::find(kKinds.begin(), kKinds.end(), kind) != kKinds.end();
}

// Whether the plan is as it would be with the row: then rows behind it are judged as they would be.
bool is_of_what_is_there(const Diagnostic& refusal) {
  return refusal.kind == Kind::recorded_already || refusal.kind == Kind::recorded_otherwise;
}

}  // namespace

RowsJob::RowsJob(const Env& of_env, const RowsRequest& asked, const Workspace& all, OpenFile& one,
                 const SourceText& input, const std::map<std::string, std::size_t>& refused,
                 std::function<void(Outcome&)> tell_more)
    : RecordJob(of_env, asked, all, one),
      asked_(asked),
      input_(input),
      refused_(refused),
      tell_more_(std::move(tell_more)),
      by_id_(one.file.rows),
      copies_(of_env, folder_of_copies(of_env.files, path(), one.file.year()), asked.is_dry_run) {}

void RowsJob::prepare() {
  for (RecordRow& row : rows_) take_evidence_of(row);
  if (std::all_of(rows_.begin(), rows_.end(), [](const RecordRow& row) { return row.record.by.has_value(); })) return;
  by_ = asked_.usual.by ? asked_.usual.by
                        : name_known_to_git(env.read_program, surroundings_of(env.files, path()).folder);
}

// ---- evidence

// Where it cannot be taken, why. A file is looked for from here, as `done` does, else from the folder of the progress
// file, as lists print it; one whose SHA-256 is given only there.
std::optional<Phrase> RowsJob::take_piece(std::vector<Evidence>& taken, const Evidence& named) {
  const std::string& proof = named.proof().value;
  const bool is_recorded = named.sha256.has_value();
  const std::string& key = (is_recorded ? "=" : "") + proof;
  auto known = taken_.find(key);
  if (known == taken_.end()) {
    const std::string beside = evidence_path(path(), proof);
    const bool is_there = env.files.kind(proof) != FileKind::missing || env.files.kind(beside) == FileKind::missing;
    const bool is_address = proof.find("://") != std::string::npos;
    const std::string& given = !is_address && (is_recorded || !is_there) ? beside : proof;
    known = taken_
                .emplace(key, take_evidence(env.files, path(), given, open.file.year(),
                                            asked_.copies ? &copies_ : nullptr, env.words))
                .first;
  }
  if (!known->second) return known->second.error().error.message;
  Evidence piece = known->second->evidence;
  if (is_recorded && piece.sha256 && piece.sha256->value != named.sha256->value)
    return phrase("{0} is not what its sha256 says", proof);
  if (std::any_of(taken.begin(), taken.end(), [&](const Evidence& one) { return is_same(one, piece); }))
    return phrase("{0} is named twice", proof);
  piece.title = named.title;
  taken.push_back(std::move(piece));
  return std::nullopt;
}

void RowsJob::take_evidence_of(RecordRow& row) {
  std::vector<Evidence> taken;
  if (row.record.evidence.size() > kMostPieces) {
    const std::string why = env.words.say("there are more than {0} pieces", kMostPieces);
    unfit_.push_back({Kind::evidence_not_taken, row.record.evidence[0].proof().span, {why}, std::nullopt, {}});
    return;
  }
  for (const Evidence& named : row.record.evidence) {
    if (const auto why = take_piece(taken, named))
      unfit_.push_back({Kind::evidence_not_taken, named.proof().span, {env.words.say(*why)}, std::nullopt, {}});
  }
  row.record.evidence = std::move(taken);
}

std::vector<Evidence> RowsJob::evidence() const {
  std::vector<Evidence> all;
  std::set<std::string> seen;
  for (const RecordRow& row : rows_) {
    for (const Evidence& one : row.record.evidence) {
      if (seen.insert(one.proof().value).second) all.push_back(one);
    }
  }
  return all;
}

// ---- what is recorded

RecordRequest RowsJob::request_of(const RecordRow& row) const {
  RecordRequest asks;
  asks.ids = {row.record.indicator.value};
  asks.months = row.months;
  asks.record = row.record;
  if (!asks.record.status && !asks.record.review && asked_.usual.status)
    asks.record.status = Located<Status>{*asked_.usual.status, {}};
  if (!asks.record.note && asked_.usual.note) asks.record.note = *asked_.usual.note;
  if (!asks.record.by) asks.record.by = by_;
  if (asked_.skips_recorded) asks.own = &row.record;
  asks.has_own_date = row.has_date;
  asks.verb = asks.record.review ? RecordRequest::Verb::review : RecordRequest::Verb::done;
  asks.date = row.has_date ? std::optional(row.record.date.value) : asked_.usual.date;
  asks.takes_back = asks.record.status && asks.record.status->value == Status::not_done;
  asks.again = asked_.again && !asks.record.review;
  asks.ahead = asked_.ahead && !asks.record.review;
  asks.names_year = row.plan.year || request.list.plans.year;
  return asks;
}

// What `done` refuses before it looks for what is meant.
std::optional<Diagnostic> RowsJob::problem_of(const RecordRow& row) const {
  const Record& record = row.record;
  if (!record.status && !record.review && !asked_.usual.status)
    return Diagnostic{Kind::neither_given,
                      record.indicator.span,
                      {noun::record, std::string("status"), std::string("review")},
                      HelpLine{Help::say_status, {}},
                      {}};
  if (row.is_percent) {
    const IndicatorRow* const indicator = by_id_.find(record.indicator.value);
    const bool fits = !indicator || (indicator->facts().target && is_per_cent(indicator->facts().target->unit.value));
    if (!fits)
      return Diagnostic{
          Kind::odd_number, record.value->span, {record.value->value.text + '%'}, HelpLine{Help::numbers_are, {}}, {}};
  }
  if (record.follow_up_owner && !owner_named(*open.file.plan, record.follow_up_owner->value)) {
    KnownOwners owners(*open.file.plan);
    owners.find(*record.follow_up_owner);
    if (!owners.found.kept.empty()) return owners.found.kept.front();
  }
  return std::nullopt;
}

// A date that the next `validate` would call an error.
std::optional<Diagnostic> RowsJob::date_ahead(const RecordRow& row, const std::vector<Record>& records) const {
  for (const Record& record : records) {
    if (!is_still_to_come(record.date.value, env.clock.today())) continue;
    const Span place = row.has_date ? row.record.date.span : row.record.indicator.span;
    return Diagnostic{Kind::date_ahead, place, {record.date.value}, HelpLine{Help::dates_of_work, {}}, {}};
  }
  return std::nullopt;
}

tl::expected<std::vector<Record>, Outcome> RowsJob::records() {
  problems_ = {};
  hints_.clear();
  left_out_.clear();
  for (const Diagnostic& one : unfit_) problems_.add(one);
  RecordJudge judge(open.file, workspace.plans, request.list.as_of, env.clock.now(), &input_);
  const auto is_of_input = [&](const Diagnostic& one) {
    return is_of_what_is_there(one) && one.related[0].source == &input_;
  };
  std::vector<Record> records;
  std::map<std::string, std::size_t> refused = refused_;
  std::set<std::string> repeated;  // ids of rows that say what one above says
  bool is_refused = !unfit_.empty();
  for (const RecordRow& row : rows_) {
    const std::string& id = row.record.indicator.value;
    if (problems_.is_full(Severity::error)) {
      problems_.leave_out(Severity::error, row.record.indicator.span);
      continue;
    }
    Entries entries;
    if (auto problem = problem_of(row)) {
      entries.refusals.push_back(*std::move(problem));
    } else {
      entries = judge.judge(request_of(row));
      if (auto ahead = entries.refusals.empty() ? date_ahead(row, entries.records) : std::nullopt)
        entries.refusals.push_back(*std::move(ahead));
    }
    const auto above = refused.find(id);
    const bool is_behind = above != refused.end() && above->second < row.record.object.begin;
    std::erase_if(entries.refusals, [&](const Diagnostic& one) {
      return (is_behind && rests_on_records(one.kind)) || (repeated.count(id) > 0 && is_of_input(one));
    });
    const auto& all = entries.refusals;
    if (std::any_of(all.begin(), all.end(), is_of_input)) repeated.insert(id);
    if (!std::all_of(all.begin(), all.end(), is_of_what_is_there)) refused.emplace(id, row.record.object.begin);
    is_refused = is_refused || !entries.refusals.empty();
    for (Diagnostic& one : entries.refusals) problems_.add(std::move(one));
    if (entries.left_out) left_out_.push_back({row.record.object.begin, id, *std::move(entries.left_out)});
    hints_.insert(hints_.end(), entries.hints.begin(), entries.hints.end());
    for (Record& record : entries.records) records.push_back(std::move(record));
  }
  if (is_refused) return tl::unexpected(Outcome{exit_code::usage, {}, {}});
  return records;
}

// ---- what is told

std::vector<const Record*> RowsJob::recorded() const {
  std::vector<const Record*> records;
  if (count_ == 0) return records;
  const std::vector<Record>& all = open.progress->progress.records;
  for (std::size_t i = all.size() - count_; i < all.size(); ++i) records.push_back(&all[i]);
  return records;
}

FileFindings RowsJob::findings() const {
  return count_ > 0 ? findings_on(*open.progress, first_line_, count_) : FileFindings{&open.source, {}};
}

Outcome RowsJob::told_nothing() {
  count_ = 0;
  Outcome outcome;
  tell_more_(outcome);
  return outcome;
}

Outcome RowsJob::told(std::size_t first_line, std::size_t count) {
  constexpr std::size_t kMostHints = 20;
  first_line_ = first_line;
  count_ = count;
  Outcome outcome;
  if (!request.is_for_program) {
    const Recorded told{&open.file, recorded(), {}, {}, first_line, request.is_dry_run};
    outcome.out =
        render_terminal(recorded_rows_document(told, request.list.as_of, env.words), request.list.style.screen);
    outcome.err = render_text({findings()}, request.list.style.errors(), env.words);
  }
  for (std::size_t i = 0; i < std::min(hints_.size(), kMostHints); ++i)
    outcome.err += note_line(message(hints_[i], env.words), env.words);
  tell_more_(outcome);
  if (!request.is_dry_run) outcome.recorded = recorded_in(path(), first_line, env.words);
  return outcome;
}

}  // namespace rbplan
