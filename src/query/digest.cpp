#include "query/digest.h"

#include <algorithm>
#include <map>

namespace rbplan {
namespace {

void put(Digest& digest, Tick tick) {
  if (tick.state == State::overdue) {
    digest.overdue.push_back(std::move(tick));
  } else if (tick.state == State::due || tick.state == State::upcoming) {
    const auto same = std::find_if(digest.due.begin(), digest.due.end(),
                                   [&](const DueBy& by) { return by.deadline == tick.deadline; });
    DueBy& by = same == digest.due.end() ? digest.due.emplace_back(DueBy{tick.deadline, {}}) : *same;
    by.ticks.push_back(std::move(tick));
  } else if (tick.is_done() && !tick.is_proven()) {
    digest.unproven.push_back(std::move(tick));
  }
}

void sort(Digest& digest) {
  std::stable_sort(digest.overdue.begin(), digest.overdue.end(),
                   [](const Tick& a, const Tick& b) { return a.deadline < b.deadline; });
  std::sort(digest.due.begin(), digest.due.end(),
            [](const DueBy& a, const DueBy& b) { return a.deadline < b.deadline; });
}

// The digests of one office, an owner of several of its years being one.
class Office {
 public:
  std::vector<Digest> of_owners;
  std::optional<Digest> of_nobody;

  void add_owner(const PlanFile& file, const Owner& owner) {
    if (places_.emplace(owner.id.value, of_owners.size()).second) {
      of_owners.emplace_back();
      of_owners.back().file = &file;
      of_owners.back().owner = &owner;
    }
  }

  Digest& of(const PlanFile& file, const IndicatorRow& row) {
    if (const Owner* owner = owner_of(*file.plan, row)) return of_owners[places_.at(owner->id.value)];
    if (!of_nobody) {
      of_nobody.emplace();
      of_nobody->file = &file;
    }
    return *of_nobody;
  }

 private:
  std::map<std::string_view, std::size_t> places_;
};

}  // namespace

std::vector<Digest> digests(const Plans& plans, int lead, const Filter& filter, const AsOf& as_of) {
  const Date last_day_told = add_days(as_of.day, lead);
  const bool has_owners =
      std::any_of(plans.begin(), plans.end(), [](const PlanFile* file) { return !file->plan->owners.empty(); });
  Digest of_all;
  std::vector<Office> offices;
  std::map<std::string_view, std::size_t> places;
  for (const PlanFile* file : plans) {
    const auto [place, is_new] = places.emplace(file->plan->office(), offices.size());
    if (is_new) offices.emplace_back();
    Office& office = offices[place->second];
    for (const Owner& owner : file->plan->owners) office.add_owner(*file, owner);
    for (Tick& tick : ticks_of(*file, as_of)) {
      if (!filter.takes(tick)) continue;
      const bool in_its_time = tick.state != State::upcoming || tick.deadline <= last_day_told;
      if (in_its_time) put(has_owners ? office.of(*file, *tick.row) : of_all, std::move(tick));
    }
  }
  std::vector<Digest> out;
  if (!has_owners) out.push_back(std::move(of_all));
  for (Office& office : offices) {
    for (Digest& digest : office.of_owners) out.push_back(std::move(digest));
    if (office.of_nobody) out.push_back(std::move(*office.of_nobody));
  }
  for (Digest& digest : out) sort(digest);
  return out;
}

}  // namespace rbplan
