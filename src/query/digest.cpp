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
  } else if (tick.decision.verdict() == Verdict::returned) {
    digest.returned.push_back(std::move(tick));
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

// The plans of each office, ascending by year; the offices in the order of the plans.
std::vector<Plans> by_office(const Plans& plans) {
  std::vector<Plans> offices;
  std::map<std::string_view, std::size_t> places;
  for (const PlanFile* file : plans) {
    const auto [place, is_new] = places.emplace(file->plan->office(), offices.size());
    if (is_new) offices.emplace_back();
    offices[place->second].push_back(file);
  }
  for (Plans& office : offices) {
    std::stable_sort(office.begin(), office.end(),
                     [](const PlanFile* a, const PlanFile* b) { return a->year() < b->year(); });
  }
  return offices;
}

// The digests of one office's owners, an owner of several of its years being one.
class Owners {
 public:
  explicit Owners(const Plans& plans) : of_nobody_{Digest::For::nobody, plans} {
    for (const PlanFile* file : plans) {
      for (const Owner& owner : file->plan->owners) {
        const auto [place, is_new] = places_.emplace(owner.id.value, of_owners_.size());
        if (is_new) of_owners_.push_back({Digest::For::owner, plans});
        of_owners_[place->second].owner = &owner;
      }
    }
  }

  Digest& of(const Tick& tick) {
    const Owner* owner = owner_of(*tick.file->plan, *tick.row);
    return owner ? of_owners_[places_.at(owner->id.value)] : of_nobody_;
  }

  std::vector<Digest> take() {
    if (!of_nobody_.is_empty()) of_owners_.push_back(std::move(of_nobody_));
    return std::move(of_owners_);
  }

 private:
  std::map<std::string_view, std::size_t> places_;
  std::vector<Digest> of_owners_;
  Digest of_nobody_;
};

// Puts each tick to be told of into the digest that `into` says.
template <class Into>
void fill(const Plans& plans, int lead, const Filter& filter, const AsOf& as_of, Into into) {
  const Date last_day_told = add_days(as_of.day, lead);
  for (const PlanFile* file : plans) {
    for (Tick& tick : ticks_of(*file, as_of)) {
      const bool in_its_time = tick.state != State::upcoming || tick.deadline <= last_day_told;
      if (!in_its_time || !filter.takes(tick)) continue;
      Digest& digest = into(tick);
      put(digest, std::move(tick));
    }
  }
}

Digest one_digest(Digest::For whom, const Plans& plans, int lead, const Filter& filter, const AsOf& as_of) {
  Digest digest{whom, plans};
  fill(plans, lead, filter, as_of, [&](const Tick&) -> Digest& { return digest; });
  return digest;
}

// Of whom nothing is asked nothing is known: not even that there is no news.
bool is_asked_for(const Digest& digest, const Filter& filter) {
  return !digest.owner || filter.owners.empty() ||
         std::find(filter.owners.begin(), filter.owners.end(), digest.owner->id.value) != filter.owners.end();
}

}  // namespace

std::vector<Digest> digests(const Plans& plans, DigestsBy by, int lead, const Filter& filter, const AsOf& as_of) {
  const bool has_owners =
      std::any_of(plans.begin(), plans.end(), [](const PlanFile* file) { return !file->plan->owners.empty(); });
  std::vector<Digest> out;
  if (by == DigestsBy::owner && !has_owners) {
    out.push_back(one_digest(Digest::For::everyone, plans, lead, filter, as_of));
  } else {
    for (const Plans& office : by_office(plans)) {
      if (by == DigestsBy::office) {
        out.push_back(one_digest(Digest::For::office, office, lead, filter, as_of));
        continue;
      }
      Owners owners(office);
      fill(office, lead, filter, as_of, [&](const Tick& tick) -> Digest& { return owners.of(tick); });
      for (Digest& digest : owners.take()) {
        if (is_asked_for(digest, filter)) out.push_back(std::move(digest));
      }
    }
  }
  for (Digest& digest : out) sort(digest);
  return out;
}

}  // namespace rbplan
