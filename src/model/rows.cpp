#include "model/rows.h"

#include <algorithm>

#include "base/text.h"
#include "model/id.h"

namespace rbplan {
namespace {

IndicatorRow indicator_row(const RowPath& path) {
  IndicatorRow row{path.back().id, path.back().row, {}, nullptr};
  for (const RowWithId& one : path) {
    if (one.row->owner) row.owner = &one.row->owner->value;
    if (one.row->level != Level::indicator) row.above[static_cast<std::size_t>(one.row->level)] = one;
  }
  return row;
}

bool is_listed(const std::vector<Text>& ids, const Row& row, const std::string& id) {
  const auto names = [&](const std::string& one) {
    return std::any_of(ids.begin(), ids.end(), [&](const Text& listed) { return is_at_or_below(one, listed.value); });
  };
  if (names(id)) return true;
  if (row.facts) {
    const auto& before = row.facts->formerly;
    if (std::any_of(before.begin(), before.end(), [&](const Text& one) { return names(one.value); })) return true;
  }
  return !row.rows.empty() && std::all_of(row.rows.begin(), row.rows.end(), [&](const Row& below) {
    return is_listed(ids, below, child_id(id, below.number.value));
  });
}

}  // namespace

bool is_same_office(const Plan& a, const Plan& b) {
  const auto& code = a.institution.code;
  const auto& other_code = b.institution.code;
  return (code && other_code && code->value == other_code->value) ||
         a.institution.name.value == b.institution.name.value;
}

bool is_same_plan(const Plan& a, const Plan& b) { return a.year.value == b.year.value && is_same_office(a, b); }

std::string title_of(const Row& row) { return row.code ? row.code->value + ' ' + row.name.value : row.name.value; }

std::vector<std::string> Target::grades() const {
  std::vector<std::string> texts;
  for (const Text& grade : scale) texts.push_back(grade.value);
  return texts;
}

std::optional<std::size_t> Target::place_on_scale(const Measure& grade) const {
  const auto found = std::find_if(scale.begin(), scale.end(), [&](const Text& one) { return one.value == grade.text; });
  if (!grade.is_grade || found == scale.end()) return std::nullopt;
  return static_cast<std::size_t>(found - scale.begin());
}

bool are_quarters(const std::vector<Located<Period>>& periods) {
  return !periods.empty() && !periods.front().value.is_month();
}

bool IndicatorFacts::names(Period period) const {
  return std::any_of(periods.begin(), periods.end(), [&](const auto& one) { return one.value == period; });
}

std::optional<Period> IndicatorFacts::that_ends_with(Month month) const {
  const auto found =
      std::find_if(periods.begin(), periods.end(), [&](const auto& one) { return one.value.last() == month; });
  return found == periods.end() ? std::nullopt : std::optional(found->value);
}

Periods IndicatorFacts::in_order() const {
  Periods out;
  out.reserve(periods.size());
  for (const Located<Period>& period : periods) out.push_back(period.value);
  std::sort(out.begin(), out.end());
  return out;
}

std::string detail::id_of(const Row& row, const RowPath& above) {
  return child_id(above.empty() ? std::string_view() : above.back().id, row.number.value);
}

std::optional<RowPath> find_row(const Plan& plan, std::string_view id) {
  std::optional<RowPath> found;
  for_each_row(plan, [&](const RowPath& path) {
    const bool is_it = !found && path.back().id == id;
    if (is_it) found = path;
    return !found && is_at_or_below(id, path.back().id);
  });
  return found;
}

std::vector<std::string> ids_with_code(const Plan& plan, std::string_view code) {
  std::vector<std::string> ids;
  for_each_row(plan, [&](const RowPath& path) {
    const auto& of_row = path.back().row->code;
    if (of_row && ascii_lower(trimmed(of_row->value, " .")) == ascii_lower(code)) ids.push_back(path.back().id);
    return true;
  });
  return ids;
}

std::vector<IndicatorRow> indicator_rows(const Plan& plan) {
  std::vector<IndicatorRow> rows;
  for_each_row(plan, [&](const RowPath& path) {
    if (path.back().row->level == Level::indicator) rows.push_back(indicator_row(path));
    return true;
  });
  return rows;
}

RowsById::RowsById(const std::vector<IndicatorRow>& rows) {
  rows_.reserve(rows.size());
  for (const IndicatorRow& row : rows) rows_.emplace(row.id, &row);
}

const IndicatorRow* RowsById::find(std::string_view id) const {
  const auto found = rows_.find(id);
  return found == rows_.end() ? nullptr : found->second;
}

bool lists(const Amendment& amendment, const IndicatorRow& row) {
  return is_listed(amendment.indicators, *row.indicator, row.id);
}

bool lists(const Amendment& amendment, const RowWithId& row, const std::optional<std::string>& was) {
  const auto names_was = [&](const Text& listed) { return is_at_or_below(*was, listed.value); };
  if (was && std::any_of(amendment.indicators.begin(), amendment.indicators.end(), names_was)) return true;
  return is_listed(amendment.indicators, *row.row, row.id);
}

std::vector<Date> days_listed(const Plan& plan, const IndicatorRow& row) {
  std::vector<Date> days;
  for (const Amendment& amendment : plan.amendments) {
    if (lists(amendment, row)) days.push_back(amendment.date.value);
  }
  return days;
}

std::optional<Date> last_listed(const Plan& plan, const IndicatorRow& row) {
  const std::vector<Date> days = days_listed(plan, row);
  const auto last = std::max_element(days.begin(), days.end());
  return last == days.end() ? std::nullopt : std::optional(*last);
}

const Owner* owner_named(const Plan& plan, std::string_view id) {
  const auto found =
      std::find_if(plan.owners.begin(), plan.owners.end(), [&](const Owner& owner) { return owner.id.value == id; });
  return found == plan.owners.end() ? nullptr : &*found;
}

const Owner* owner_of(const Plan& plan, const IndicatorRow& row) {
  return row.owner ? owner_named(plan, *row.owner) : nullptr;
}

}  // namespace rbplan
