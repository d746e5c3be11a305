// What amendments list agrees with the rows: an amendment that cancels or renumbers a row lists it, and a former id is
// that of one row only, since its records become that row's.
#include <algorithm>
#include <map>
#include <set>

#include "check/rules.h"

namespace rbplan {
namespace {

// An amendment and the ids that it lists.
struct Listing {
  const Amendment* amendment;
  std::set<std::string_view> ids;

  // Under the id the row has now, or one it had.
  bool holds(const IndicatorRow& row) const {
    const auto& before = row.facts().formerly;
    return ids.count(row.id) > 0 ||
           std::any_of(before.begin(), before.end(), [&](const Text& id) { return ids.count(id.value) > 0; });
  }
};

std::vector<Listing> listings_of(const Plan& plan) {
  std::vector<Listing> listings;
  for (const Amendment& amendment : plan.amendments) {
    Listing listing{&amendment, {}};
    for (const Text& id : amendment.indicators) listing.ids.insert(id.value);
    listings.push_back(std::move(listing));
  }
  return listings;
}

void cancelled_is_listed(const std::vector<Listing>& listings, const IndicatorRow& row, Problems& found) {
  const auto& by = row.facts().cancelled_by;
  if (!by) return;
  const auto listing = std::find_if(listings.begin(), listings.end(),
                                    [&](const Listing& one) { return one.amendment->number.value == by->value; });
  if (listing == listings.end() || listing->holds(row)) return;
  found.add({Kind::cancelled_unlisted,
             by->span,
             {by->value, row.id},
             HelpLine{Help::list_indicator, {row.id}},
             {{Note::list_here, listing->amendment->number.span, nullptr}}});
}

void renumbered_is_listed(const std::vector<Listing>& listings, const IndicatorRow& row, Problems& found) {
  if (row.facts().formerly.empty()) return;
  const Text& before = row.facts().formerly.front();
  if (std::any_of(listings.begin(), listings.end(), [&](const Listing& one) { return one.holds(row); })) return;
  found.add({Kind::renumbered_unlisted, before.span, {row.id, before.value}, HelpLine{Help::list_renumbered, {}}, {}});
}

void doubt_is_open(const std::vector<Listing>& listings, const IndicatorRow& row, Problems& found) {
  if (!row.facts().doubt) return;
  const auto listing =
      std::find_if(listings.begin(), listings.end(), [&](const Listing& one) { return one.holds(row); });
  if (listing == listings.end()) return;
  found.add({Kind::doubt_settled,
             row.facts().doubt->span,
             {listing->amendment->number.value},
             HelpLine{Help::delete_doubt, {}},
             {{Note::list_here, listing->amendment->number.span, nullptr}}});
}

// Former ids, each of one row, and none that is in use.
void former_ids_are_free(const std::vector<IndicatorRow>& rows, Problems& found) {
  std::map<std::string_view, Span> in_use;
  for (const IndicatorRow& row : rows) in_use.emplace(row.id, row.indicator->number.span);
  std::map<std::string_view, Span> first;
  for (const IndicatorRow& row : rows) {
    for (const Text& id : row.facts().formerly) {
      const auto [seen, is_first] = first.emplace(id.value, id.span);
      const auto used = in_use.find(id.value);
      if (used != in_use.end()) {
        found.add(
            {Kind::former_id_in_use, id.span, {id.value}, std::nullopt, {{Note::used_here, used->second, nullptr}}});
      } else if (!is_first) {
        found.add({Kind::former_id_twice,
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
  Problems found;
  if (subject.is_sound(subject.plan.amendments_span)) {
    const std::vector<Listing> listings = listings_of(subject.plan);
    for (const IndicatorRow& row : subject.rows) {
      cancelled_is_listed(listings, row, found);
      renumbered_is_listed(listings, row, found);
      doubt_is_open(listings, row, found);
    }
  }
  former_ids_are_free(subject.rows, found);
  return found.take();
}

}  // namespace rbplan
