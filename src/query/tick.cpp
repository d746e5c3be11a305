#include "query/tick.h"

#include <algorithm>

namespace rbplan {
namespace {

// By the day alone.
State state_by_day(const Tick& tick, const AsOf& as_of) {
  if (as_of.day > add_days(tick.deadline, as_of.grace_days)) return State::overdue;
  return tick.has_begun(as_of.day) ? State::due : State::upcoming;
}

void add_ticks(std::vector<Tick>& ticks, const PlanFile& file, const IndicatorRow& row,
               const std::vector<const Record*>& records, const AsOf& as_of) {
  static const SourceText no_file({}, {});
  const SourceText& source = file.progress_source ? *file.progress_source : no_file;
  const bool cancelled = cancelling_amendment(*file.plan, row.facts(), as_of.day) != nullptr;
  for (const Period period : row.facts().in_order()) {
    Tick tick{&file, &row, period, period.deadline(file.year())};
    if (!records.empty()) tick.decision = decide(records, period, source, as_of);
    const Record* const decides = tick.decision.record;
    if (decides && decides->status->value == Status::done) {
      tick.state = State::done;
    } else {
      tick.state = cancelled ? State::cancelled : state_by_day(tick, as_of);
    }
    if (tick.state == State::overdue) tick.days_overdue = days_between(tick.deadline, as_of.day);
    ticks.push_back(std::move(tick));
  }
}

}  // namespace

RowsOfRecords::RowsOfRecords(const Plan& plan, const std::vector<IndicatorRow>& rows) {
  for (const IndicatorRow& row : rows) {
    bearers_.push_back({row.id, std::chrono::sys_days::max(), &row});
    if (row.facts().formerly.empty()) continue;
    const auto listed = last_listed(plan, row);
    const auto until = listed ? std::chrono::sys_days(*listed) : std::chrono::sys_days::min();
    for (const Text& id : row.facts().formerly) {
      if (id.value != row.id) bearers_.push_back({id.value, until, &row});
    }
  }
  std::stable_sort(bearers_.begin(), bearers_.end(),
                   [](const Bearer& a, const Bearer& b) { return a.id != b.id ? a.id < b.id : a.until < b.until; });
}

const IndicatorRow* RowsOfRecords::of(const Record& record) const {
  const std::chrono::sys_days day = record.day_recorded();
  const Bearer* last = nullptr;
  auto one = std::lower_bound(bearers_.begin(), bearers_.end(), record.indicator.value,
                              [](const Bearer& bearer, const std::string& id) { return bearer.id < id; });
  for (; one != bearers_.end() && one->id == record.indicator.value; ++one) {
    if (day < one->until) return one->row;
    if (!last || last->until < one->until) last = &*one;
  }
  return last ? last->row : nullptr;
}

const Amendment* cancelling_amendment(const Plan& plan, const IndicatorFacts& indicator) {
  if (!indicator.cancelled_by) return nullptr;
  const auto by = std::find_if(plan.amendments.begin(), plan.amendments.end(), [&](const Amendment& amendment) {
    return amendment.number.value == indicator.cancelled_by->value;
  });
  return by == plan.amendments.end() ? nullptr : &*by;
}

const Amendment* cancelling_amendment(const Plan& plan, const IndicatorFacts& indicator, Date day) {
  const Amendment* const by = cancelling_amendment(plan, indicator);
  return by && by->date.value <= day ? by : nullptr;
}

const std::vector<const Record*>& PlanFile::records(const IndicatorRow& row) const {
  static const std::vector<const Record*> none;
  return records_of_row.empty() ? none : records_of_row[static_cast<std::size_t>(&row - rows.data())];
}

void take_progress(PlanFile& file, const SourceText& source, const Progress& progress) {
  file.progress_source = &source;
  file.progress = &progress;
  file.records_of_row.clear();
  if (progress.records.empty()) return;
  const RowsOfRecords rows(*file.plan, file.rows);
  file.records_of_row.resize(file.rows.size());
  for (const Record& record : progress.records) {
    if (const IndicatorRow* row = rows.of(record))
      file.records_of_row[static_cast<std::size_t>(row - file.rows.data())].push_back(&record);
  }
}

std::vector<const Evidence*> Tick::evidence() const {
  std::vector<const Evidence*> out;
  for (const Piece& piece : decision.in_force) out.push_back(piece.evidence);
  if (!out.empty() || !decision.record) return out;
  for (const Evidence& one : decision.record->evidence) out.push_back(&one);
  return out;
}

std::vector<Tick> ticks_of(const PlanFile& file, const AsOf& as_of) {
  std::vector<Tick> ticks;
  std::size_t size = 0;
  for (const IndicatorRow& row : file.rows) size += row.facts().periods.size();
  ticks.reserve(size);
  for (const IndicatorRow& row : file.rows) add_ticks(ticks, file, row, file.records(row), as_of);
  return ticks;
}

std::vector<Tick> ticks_of(const PlanFile& file, const IndicatorRow& row, const std::vector<const Record*>& records,
                           const AsOf& as_of) {
  std::vector<Tick> ticks;
  add_ticks(ticks, file, row, records, as_of);
  return ticks;
}

StateCounts count_states(std::span<const Tick> ticks) {
  StateCounts counts{};
  for (const Tick& tick : ticks) ++counts[static_cast<std::size_t>(tick.state)];
  return counts;
}

}  // namespace rbplan
