#include "query/report.h"

#include <algorithm>
#include <set>

#include "base/decimal.h"
#include "query/order.h"

namespace rbplan {
namespace {

// ---- the matrix

std::optional<Measure> sum_of_some(const std::vector<Measure>& amounts) {
  return amounts.empty() ? std::nullopt : std::optional(sum(amounts));
}

// What is to be reached by the period's end, or in its months; nothing where no milestone says one yet.
std::optional<Measure> target_at(const Target& target, const ReportPeriod& period) {
  if (!target.each.empty()) {
    std::vector<Measure> amounts;
    for (const Milestone& amount : target.each) {
      if (period.months.holds(amount.period.value.last())) amounts.push_back(amount.value.value);
    }
    return sum_of_some(amounts);
  }
  if (target.by.empty()) return target.value.value;
  const Milestone* latest = nullptr;
  for (const Milestone& milestone : target.by) {
    const bool has_come = milestone.period.value.last() <= period.months.last;
    if (has_come && (!latest || latest->period.value < milestone.period.value)) latest = &milestone;
  }
  return latest ? std::optional(latest->value.value) : std::nullopt;
}

// The latest tick that a record decides: its ticks are ascending.
const Tick* latest_decided(std::span<const Tick> ticks) {
  const Tick* latest = nullptr;
  for (const Tick& tick : ticks) {
    if (tick.decision.record) latest = &tick;
  }
  return latest;
}

// The sum of what was reached in the period's months; a record counts once, in the period of its last month.
std::optional<Measure> reached_in(std::span<const Tick> ticks, const ReportPeriod& period) {
  std::set<const Record*> counted;
  std::vector<Measure> amounts;
  for (const Tick& tick : ticks) {
    const Record* record = tick.decision.record;
    if (!record || !record->value || record->value->value.is_grade || !period.months.holds(tick.period.last()))
      continue;
    const bool is_of_the_period = std::none_of(record->periods.begin(), record->periods.end(),
                                               [&](const auto& one) { return one.value.last() > period.months.last; });
    if (is_of_the_period && counted.insert(record).second) amounts.push_back(record->value->value);
  }
  return sum_of_some(amounts);
}

std::optional<Share> share_of(const std::string& reached, const std::string& target, Better better) {
  if (!thousandths(reached, target)) return std::nullopt;  // of nothing
  const auto share = better == Better::lower ? thousandths(target, reached) : thousandths(reached, target);
  return share ? std::optional(Share{*share}) : std::nullopt;
}

void add_achievement(ReportRow& row, const ReportPeriod& period) {
  const auto& target = row.row->facts().target;
  if (!target) return;
  const Tick* const latest = latest_decided(row.ticks);
  row.target = target_at(*target, period);
  if (!target->each.empty()) {
    row.reached = reached_in(row.ticks, period);
  } else if (latest && latest->decision.record->value) {
    row.reached = latest->decision.record->value->value;
  }
  if (!row.target || !row.reached) return;
  if (!target->scale.empty()) {
    const auto place = target->place_on_scale(*row.reached);
    if (place) row.has_grade = place >= target->place_on_scale(*row.target);
  } else if (!row.target->is_grade && !row.reached->is_grade) {
    row.achieved = share_of(row.reached->text, row.target->text, target->better.value_or(Better::higher));
  }
}

std::optional<std::int64_t> spent_by(const PlanFile& file, const IndicatorRow& row, Date end, const AsOf& as_of) {
  std::optional<std::int64_t> sum;
  for (const Record* record : file.records(row)) {
    if (record->spent && counts(*record, as_of) && record->date.value <= end)
      sum = sum.value_or(0) + record->spent->value;
  }
  return sum;
}

// ---- follow-up

// Of the records that are meant the first behind a promise from which on all say done.
template <class IsMeant>
const Record* done_since(const Record& promise, const std::vector<const Record*>& newest_first, IsMeant is_meant) {
  const Record* first = nullptr;
  for (const Record* record : newest_first) {
    if (!is_meant(*record)) continue;
    if (record == &promise || record->status->value != Status::done || record->time() < promise.time()) break;
    first = record;
  }
  return first;
}

// The record by which all periods are done that a promise names; nothing while one is not.
const Record* done_by(const Record& promise, const std::vector<const Record*>& newest_first) {
  if (promise.periods.empty())
    return done_since(promise, newest_first, [](const Record& record) { return record.periods.empty(); });
  const Record* last = nullptr;
  for (const auto& period : promise.periods) {
    const Record* done =
        done_since(promise, newest_first, [&](const Record& record) { return record.names(period.value); });
    if (!done) return nullptr;
    if (!last || last->time() < done->time()) last = done;
  }
  return last;
}

// Of work planned for the period, or told in it: what was promised a few days behind its end is not forgotten.
bool is_of(const Record& record, const ReportPeriod& period, int year) {
  if (record.date.value >= period.begin() && record.date.value <= period.end()) return true;
  return year == period.year && std::any_of(record.periods.begin(), record.periods.end(),
                                            [&](const auto& one) { return period.months.touches(one.value); });
}

void add_follow_up(const PlanFile& file, const ReportPeriod& period, const AsOf& as_of, std::vector<FollowUp>& out) {
  for (const IndicatorRow& row : file.rows) {
    if (cancelling_amendment(*file.plan, row.facts(), as_of.day)) continue;
    std::vector<const Record*> statuses;
    for (const Record* record : file.records(row)) {
      if (record->status && counts(*record, as_of)) statuses.push_back(record);
    }
    std::vector<const Record*> newest_first = statuses;
    if (!statuses.empty()) sort_newest_first(newest_first, *file.progress_source);
    for (const Record* record : statuses) {
      if (is_of(*record, period, file.year()) && (record->obstacle || record->follow_up))
        out.push_back({&file, &row, record, done_by(*record, newest_first)});
    }
  }
}

class Builder {
 public:
  Builder(const PlanFile& file, const ReportPeriod& period, const AsOf& as_of) : period_(period), as_of_(as_of) {
    report_.file = &file;
    report_.period = period;
  }

  Report report(const PlanFile* before) && {
    const std::vector<Tick> ticks = ticks_of(*report_.file, as_of_);
    std::span<const Tick> rest(ticks);
    for (const IndicatorRow& row : report_.file->rows) {
      const auto end = std::find_if(rest.begin(), rest.end(), [&](const Tick& tick) { return tick.row != &row; });
      const auto count = static_cast<std::size_t>(end - rest.begin());
      add(row, rest.first(count));
      rest = rest.subspan(count);
    }
    for (const PlanFile* plan : {before, report_.file}) {
      if (plan) add_follow_up(*plan, period_.before(), as_of_, report_.follow_up);
    }
    std::stable_sort(report_.follow_up.begin(), report_.follow_up.end(),
                     [](const FollowUp& a, const FollowUp& b) { return a.record->date.value < b.record->date.value; });
    sort_by_owner(report_.missing);
    return std::move(report_);
  }

 private:
  // A row with its ticks, ascending.
  void add(const IndicatorRow& row, std::span<const Tick> ticks) {
    if (report_.summary.empty() || report_.summary.back().program->id != row.at(Level::program).id)
      report_.summary.push_back({&row.at(Level::program)});
    count(row, ticks, report_.summary.back());
    count(row, ticks, report_.total);
    add_to_matrix(row, ticks);
    for (const Tick& tick : ticks) {
      if (is_counted(tick) && tick.is_done() && !tick.is_proven()) report_.missing.push_back(tick);
    }
  }

  bool is_counted(const Tick& tick) const { return tick.deadline <= period_.end() && tick.state != State::cancelled; }

  // A heading is no indicator, but may have ticks; one that was cancelled is none, but may have been done before.
  void count(const IndicatorRow& row, std::span<const Tick> ticks, AreaRow& area) const {
    const bool is_there = !cancelling_amendment(*report_.file->plan, row.facts(), as_of_.day);
    area.indicators += is_there && row.indicator->rows.empty();
    area.unscheduled += is_there && row.has_no_months();
    for (const Tick& tick : ticks) {
      if (is_counted(tick)) area.scheduled.add(tick, as_of_.day);
    }
  }

  void add_to_matrix(const IndicatorRow& row, std::span<const Tick> ticks) {
    ReportRow out{report_.file, &row};
    out.is_from_before = true;
    for (const Tick& tick : ticks) {
      const bool touches = period_.months.touches(tick.period);
      if (!touches && !(tick.state == State::overdue && tick.deadline < period_.begin())) continue;
      out.ticks.push_back(tick);
      if (touches) out.is_from_before = false;
    }
    if (out.ticks.empty()) return;
    out.number = report_.matrix.size() + 1;
    add_achievement(out, period_);
    out.spent = spent_by(*report_.file, row, period_.end(), as_of_);
    report_.doubtful += row.facts().doubt.has_value();
    report_.matrix.push_back(std::move(out));
  }

  const ReportPeriod& period_;
  const AsOf& as_of_;
  Report report_;
};

}  // namespace

bool ReportRow::is_cancelled() const {
  return std::all_of(ticks.begin(), ticks.end(), [](const Tick& tick) { return tick.state == State::cancelled; });
}

ReportPeriod ReportPeriod::before() const {
  const auto first = static_cast<unsigned>(months.first);
  const unsigned length = static_cast<unsigned>(months.last) - first + 1;
  if (first == 1) return {year - 1, {Month(kMonths - length + 1), Month(kMonths)}};
  return {year, {Month(first > length ? first - length : 1), Month(first - 1)}};
}

std::optional<ReportPeriod> last_quarter(int year, Date day) {
  for (unsigned quarter = kQuarters; quarter > 0; --quarter) {
    const Period period = Period::of_quarter(quarter);
    if (period.deadline(year) <= day) return ReportPeriod{year, {period.first(), period.last()}};
  }
  return std::nullopt;
}

Report report(const PlanFile& file, const PlanFile* before, const ReportPeriod& period, const AsOf& as_of) {
  return Builder(file, period, as_of).report(before);
}

}  // namespace rbplan
