// What amendments list agrees with the rows: an amendment that cancels or renumbers a row lists it, and a former id is
// that of one row only, since its records become that row's.
#include <algorithm>
#include <map>

#include "check/rules.h"

namespace rbplan {
namespace {

bool lists(const Amendment& amendment, std::string_view id) {
  return std::any_of(amendment.indicators.begin(), amendment.indicators.end(),
                     [&](const Text& one) { return one.value == id; });
}

// Under the id it has now, or one it had.
bool lists(const Amendment& amendment, const IndicatorRow& row) {
  const auto& before = row.indicator->formerly;
  return lists(amendment, row.id) ||
         std::any_of(before.begin(), before.end(), [&](const Text& id) { return lists(amendment, id.value); });
}

void cancelled_is_listed(const Plan& plan, const IndicatorRow& row, Diagnostics& found) {
  const auto& by = row.indicator->cancelled_by;
  if (!by) return;
  const auto amendment = std::find_if(plan.amendments.begin(), plan.amendments.end(),
                                      [&](const Amendment& one) { return one.number.value == by->value; });
  if (amendment == plan.amendments.end() || lists(*amendment, row)) return;
  found.push_back({Kind::cancelled_unlisted,
                   by->span,
                   {by->value, row.id},
                   HelpLine{Help::list_indicator, {row.id}},
                   {{Note::list_here, amendment->number.span, nullptr}}});
}

void renumbered_is_listed(const Plan& plan, const IndicatorRow& row, Diagnostics& found) {
  if (row.indicator->formerly.empty()) return;
  const Text& before = row.indicator->formerly.front();
  const auto& all = plan.amendments;
  if (std::any_of(all.begin(), all.end(), [&](const Amendment& one) { return lists(one, row); })) return;
  found.push_back(
      {Kind::renumbered_unlisted, before.span, {row.id, before.value}, HelpLine{Help::list_renumbered, {}}, {}});
}

void doubt_is_open(const Plan& plan, const IndicatorRow& row, Diagnostics& found) {
  if (!row.indicator->doubt) return;
  for (const Amendment& amendment : plan.amendments) {
    if (!lists(amendment, row)) continue;
    found.push_back({Kind::doubt_settled,
                     row.indicator->doubt->span,
                     {amendment.number.value},
                     HelpLine{Help::delete_doubt, {}},
                     {{Note::list_here, amendment.number.span, nullptr}}});
    return;
  }
}

// Former ids, each of one row, and none that is in use.
void former_ids_are_free(const std::vector<IndicatorRow>& rows, Diagnostics& found) {
  std::map<std::string_view, Span> in_use;
  for (const IndicatorRow& row : rows) in_use.emplace(row.id, row.indicator->number.span);
  std::map<std::string_view, Span> first;
  for (const IndicatorRow& row : rows) {
    for (const Text& id : row.indicator->formerly) {
      const auto [seen, is_first] = first.emplace(id.value, id.span);
      const auto used = in_use.find(id.value);
      if (used != in_use.end()) {
        found.push_back(
            {Kind::former_id_in_use, id.span, {id.value}, std::nullopt, {{Note::used_here, used->second, nullptr}}});
      } else if (!is_first) {
        found.push_back({Kind::former_id_twice,
                         id.span,
                         {id.value},
                         std::nullopt,
                         {{Note::first_given_here, seen->second, nullptr}}});
      }
    }
  }
}

}  // namespace

Diagnostics amendments_agree(const Subject& subject) {
  Diagnostics found;
  if (subject.is_sound(subject.plan.amendments_span)) {
    for (const IndicatorRow& row : subject.rows) {
      cancelled_is_listed(subject.plan, row, found);
      renumbered_is_listed(subject.plan, row, found);
      doubt_is_open(subject.plan, row, found);
    }
  }
  former_ids_are_free(subject.rows, found);
  return found;
}

}  // namespace rbplan
