// A record names an indicator of the plan, under its id or one it had before, and periods that are planned for it; none
// where none is. What an amendment took out of the plan stays as history.
#include <set>

#include "base/similar.h"
#include "base/text.h"
#include "check/progress_rules.h"

namespace rbplan {
namespace {

Span place_of_periods(const Row& indicator) {
  const auto& periods = indicator.facts->periods;
  if (periods.empty()) return indicator.name.span;
  return {periods.front().span.begin, periods.back().span.end};
}

HelpLine periods_planned(const IndicatorFacts& indicator) {
  std::vector<std::string> numbers;
  for (const Period period : indicator.in_order()) numbers.push_back(std::to_string(period.number()));
  if (numbers.empty()) return {Help::no_month_planned, {}};
  return {are_quarters(indicator.periods) ? Help::planned_quarters : Help::planned_months, {join(numbers, ", ")}};
}

void names_some_period(const ProgressSubject& subject, const IndicatorRow& row, const Record& record, Problems& found) {
  if (!record.periods.empty() || row.facts().periods.empty()) return;
  found.add({Kind::empty_list,
             record.months,
             {std::string(are_quarters(row.facts().periods) ? "quarters" : "months")},
             periods_planned(row.facts()),
             {{Note::months_here, place_of_periods(*row.indicator), subject.file.source}}});
}

void check_periods(const ProgressSubject& subject, const IndicatorRow& row, Problems& found) {
  const auto& records = subject.file.records(row);
  if (records.empty() || keeps_history(*subject.file.plan, row)) return;
  for (const Record* record : records) {
    names_some_period(subject, row, *record, found);
    for (const Located<Period>& period : record->periods) {
      if (row.facts().names(period.value)) continue;
      found.add({Kind::month_not_planned,
                 period.span,
                 {record->indicator.value, period.value},
                 periods_planned(row.facts()),
                 {{Note::months_here, place_of_periods(*row.indicator), subject.file.source}}});
    }
  }
}

}  // namespace

bool keeps_history(const Plan& plan, const IndicatorRow& row) { return row.facts().doubt || last_listed(plan, row); }

Diagnostics records_name_ticks(const ProgressSubject& subject) {
  Problems found;
  std::set<const Record*> of_plan;
  for (const IndicatorRow& row : subject.file.rows) {
    for (const Record* record : subject.file.records(row)) of_plan.insert(record);
    check_periods(subject, row, found);
  }
  std::vector<std::string_view> ids;
  for (const IndicatorRow& row : subject.file.rows) ids.push_back(row.id);
  for (const Record& record : subject.file.progress->records) {
    if (of_plan.count(&record) > 0) continue;
    const auto similar = similar_name(record.indicator.value, ids);
    found.add({Kind::record_of_nothing,
               record.indicator.span,
               {record.indicator.value},
               similar ? std::optional(HelpLine{Help::similar_id, {std::string(*similar)}}) : std::nullopt,
               {}});
  }
  return found.take();
}

}  // namespace rbplan
