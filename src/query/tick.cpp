#include "query/tick.h"

#include <algorithm>
#include <map>

namespace rbplan {
namespace {

// Whether an amendment dated on or before the day has cancelled the row.
bool is_cancelled(const Plan& plan, const IndicatorFacts& indicator, Date day) {
  if (!indicator.cancelled_by) return false;
  return std::any_of(plan.amendments.begin(), plan.amendments.end(), [&](const Amendment& amendment) {
    return amendment.number.value == indicator.cancelled_by->value && amendment.date.value <= day;
  });
}

// By the day alone.
State state_by_day(const Tick& tick, const AsOf& as_of) {
  if (as_of.day > add_days(tick.deadline, as_of.grace_days)) return State::overdue;
  return tick.has_begun(as_of.day) ? State::due : State::upcoming;
}

}  // namespace

const std::vector<const Record*>& PlanFile::records(const IndicatorRow& row) const {
  static const std::vector<const Record*> none;
  return records_of_row.empty() ? none : records_of_row[static_cast<std::size_t>(&row - rows.data())];
}

void take_progress(PlanFile& file, const SourceText& source, const Progress& progress) {
  file.progress_source = &source;
  file.progress = &progress;
  file.records_of_row.clear();
  if (progress.records.empty()) return;
  std::map<std::string_view, std::size_t> row_of;
  for (std::size_t i = 0; i < file.rows.size(); ++i) row_of.emplace(file.rows[i].id, i);
  for (std::size_t i = 0; i < file.rows.size(); ++i) {
    for (const Text& id : file.rows[i].facts().formerly) row_of.emplace(id.value, i);
  }
  file.records_of_row.resize(file.rows.size());
  for (const Record& record : progress.records) {
    const auto row = row_of.find(record.indicator.value);
    if (row != row_of.end()) file.records_of_row[row->second].push_back(&record);
  }
}

std::vector<const Evidence*> Tick::evidence() const {
  std::vector<const Evidence*> out;
  const auto add = [&](const Record* record) {
    for (const Evidence& one : record->evidence) out.push_back(&one);
  };
  for (const Record* record : decision.proof) add(record);
  if (decision.proof.empty() && decision.record) add(decision.record);
  return out;
}

std::vector<Tick> ticks_of(const PlanFile& file, const AsOf& as_of) {
  std::vector<Tick> ticks;
  std::size_t size = 0;
  for (const IndicatorRow& row : file.rows) size += row.facts().periods.size();
  ticks.reserve(size);
  for (const IndicatorRow& row : file.rows) {
    const bool cancelled = is_cancelled(*file.plan, row.facts(), as_of.day);
    const auto& records = file.records(row);
    for (const Period period : row.facts().in_order()) {
      Tick tick{&file, &row, period, period.deadline(file.year())};
      if (!records.empty()) tick.decision = decide(records, period, *file.progress_source, as_of);
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
  return ticks;
}

StateCounts count_states(std::span<const Tick> ticks) {
  StateCounts counts{};
  for (const Tick& tick : ticks) ++counts[static_cast<std::size_t>(tick.state)];
  return counts;
}

}  // namespace rbplan
