// What amendments list agrees with the rows: an amendment that cancels or renumbers a row lists it, and a former id is
// that of one row only, since its records become that row's; if another bears it now, up to the day of the amendment.
#include <algorithm>
#include <map>

#include "check/rules.h"

namespace rbplan {
namespace {

using Amendments = std::vector<Amendment>;

void cancelled_is_listed(const Amendments& amendments, const IndicatorRow& row, Problems& found) {
  const auto& by = row.facts().cancelled_by;
  if (!by) return;
  const auto amendment = std::find_if(amendments.begin(), amendments.end(),
                                      [&](const Amendment& one) { return one.number.value == by->value; });
  if (amendment == amendments.end() || lists(*amendment, row)) return;
  found.add({Kind::cancelled_unlisted,
             by->span,
             {by->value, row.id},
             HelpLine{Help::list_indicator, {row.id}},
             {{Note::list_here, amendment->number.span, nullptr}}});
}

void doubt_is_open(const Amendments& amendments, const IndicatorRow& row, Problems& found) {
  if (!row.facts().doubt) return;
  const auto amendment =
      std::find_if(amendments.begin(), amendments.end(), [&](const Amendment& one) { return lists(one, row); });
  if (amendment == amendments.end()) return;
  found.add({Kind::doubt_settled,
             row.facts().doubt->span,
             {amendment->number.value},
             HelpLine{Help::delete_doubt, {}},
             {{Note::list_here, amendment->number.span, nullptr}}});
}

// A former id belongs to one row, and to none that nobody lists while another bears the id: the day of the amendment
// tells whose a record is.
class FormerIds {
 public:
  explicit FormerIds(const Subject& subject)
      : plan_(subject.plan), are_amendments_sound_(subject.is_sound(subject.plan.amendments_span)) {
    const auto had_others = [](const IndicatorRow& row) { return !row.facts().formerly.empty(); };
    if (std::none_of(subject.rows.begin(), subject.rows.end(), had_others)) return;
    for (const IndicatorRow& row : subject.rows) in_use_.emplace(row.id, row.indicator->number.span);
  }

  void check(const IndicatorRow& row, Problems& found) {
    if (row.facts().formerly.empty()) return;
    const bool is_listed = !are_amendments_sound_ || last_listed(plan_, row);
    for (const Text& id : row.facts().formerly) {
      const auto [seen, is_first] = first_.emplace(id.value, id.span);
      const auto used = in_use_.find(id.value);
      if (used != in_use_.end() && !is_listed) {
        found.add({Kind::former_id_in_use,
                   id.span,
                   {id.value},
                   HelpLine{Help::list_row, {row.id}},
                   {{Note::used_here, used->second, nullptr}}});
      } else if (!is_first) {
        found.add({Kind::former_id_twice,
                   id.span,
                   {id.value},
                   std::nullopt,
                   {{Note::first_given_here, seen->second, nullptr}}});
      }
    }
    if (is_listed) return;
    const Text& before = row.facts().formerly.front();
    found.add(
        {Kind::renumbered_unlisted, before.span, {row.id, before.value}, HelpLine{Help::list_renumbered, {}}, {}});
  }

 private:
  const Plan& plan_;
  bool are_amendments_sound_;
  std::map<std::string_view, Span> in_use_;
  std::map<std::string_view, Span> first_;
};

}  // namespace

Diagnostics amendments_agree(const Subject& subject) {
  Problems found;
  FormerIds former_ids(subject);
  for (const IndicatorRow& row : subject.rows) {
    former_ids.check(row, found);
    if (!subject.is_sound(subject.plan.amendments_span)) continue;
    cancelled_is_listed(subject.plan.amendments, row, found);
    doubt_is_open(subject.plan.amendments, row, found);
  }
  return found.take();
}

}  // namespace rbplan
