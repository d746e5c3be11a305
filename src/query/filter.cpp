#include "query/filter.h"

#include <algorithm>

#include "base/similar.h"
#include "base/text.h"
#include "model/id.h"

namespace rbplan {
namespace {

// No name asked for means every one is.
template <class Names, class Fits>
bool any_or_none(const Names& names, Fits fits) {
  return names.empty() || std::any_of(names.begin(), names.end(), fits);
}

// Every id that rows have or stand below: `1`, `1.2`, `1.2.3`, `1.2.3.4`, each once for each row.
std::vector<std::string_view> ids_at_and_above(const std::vector<const PlanFile*>& plans) {
  std::vector<std::string_view> ids;
  for (const PlanFile* file : plans) {
    for (const IndicatorRow& row : file->rows) {
      const std::string_view id = row.id;
      for (std::size_t dot = id.find('.'); dot != std::string_view::npos; dot = id.find('.', dot + 1)) {
        ids.push_back(id.substr(0, dot));
      }
      ids.push_back(id);
    }
  }
  return ids;
}

std::vector<std::string_view> program_numbers(const std::vector<const PlanFile*>& plans) {
  std::vector<std::string_view> numbers;
  for (const PlanFile* file : plans) {
    for (const Row& program : file->plan->programs) numbers.push_back(program.number.value);
  }
  return numbers;
}

std::vector<std::string_view> owner_ids(const std::vector<const PlanFile*>& plans) {
  std::vector<std::string_view> ids;
  for (const PlanFile* file : plans) {
    for (const Owner& owner : file->plan->owners) ids.push_back(owner.id.value);
  }
  return ids;
}

std::optional<UnknownName> first_unknown(UnknownName::What what, const std::vector<std::string>& names,
                                         const std::vector<std::string_view>& known) {
  for (const std::string& name : names) {
    if (std::find(known.begin(), known.end(), name) != known.end()) continue;
    const auto similar = what == UnknownName::What::program ? std::nullopt : similar_name(name, known);
    std::vector<std::string> each;
    for (const std::string_view one : known) {
      if (std::find(each.begin(), each.end(), one) == each.end()) each.emplace_back(one);
    }
    return UnknownName{what, name, similar ? std::optional<std::string>(*similar) : std::nullopt, std::move(each)};
  }
  return std::nullopt;
}

// The id of the row that had that id before.
std::optional<std::string> id_now(const std::string& former, const std::vector<const PlanFile*>& plans) {
  for (const PlanFile* file : plans) {
    for (const IndicatorRow& row : file->rows) {
      for (const Text& id : row.facts().formerly) {
        if (id.value == former) return row.id;
      }
    }
  }
  return std::nullopt;
}

Reviewed reviewed(const Decision& decision) {
  const auto verdict = decision.verdict();
  if (!verdict) return Reviewed::none;
  return *verdict == Verdict::accepted ? Reviewed::accepted : Reviewed::returned;
}

}  // namespace

bool Filter::chooses_ticks() const { return !months.empty() || !states.empty() || !reviews.empty(); }

bool Filter::takes(const IndicatorRow& row) const {
  return any_or_none(programs, [&](const std::string& number) { return row.at(Level::program).id == number; }) &&
         any_or_none(owners, [&](const std::string& owner) { return row.owner && *row.owner == owner; }) &&
         any_or_none(ids, [&](const std::string& id) { return is_at_or_below(row.id, id); }) &&
         any_or_none(texts,
                     [&](const std::string& text) { return contains_any_case(title_of(*row.indicator), text); }) &&
         (!doubtful || row.facts().doubt);
}

bool Filter::takes_period(Period period) const {
  return any_or_none(months, [&](Month wanted) { return period.holds(wanted); });
}

bool Filter::takes_state(State state) const {
  return any_or_none(states, [&](State wanted) { return wanted == state; });
}

bool Filter::takes_review(const Tick& tick) const {
  return any_or_none(reviews, [&](Reviewed wanted) { return tick.is_done() && wanted == reviewed(tick.decision); });
}

bool Filter::takes(const Tick& tick) const {
  return takes_period(tick.period) && takes_state(tick.state) && takes_review(tick) && takes(*tick.row);
}

std::optional<UnknownName> unknown_name(const Filter& filter, const std::vector<const PlanFile*>& plans) {
  using What = UnknownName::What;
  if (!filter.programs.empty()) {
    if (auto unknown = first_unknown(What::program, filter.programs, program_numbers(plans))) return unknown;
  }
  if (!filter.owners.empty()) {
    if (auto unknown = first_unknown(What::owner, filter.owners, owner_ids(plans))) return unknown;
  }
  if (filter.ids.empty()) return std::nullopt;
  auto unknown = first_unknown(What::id, filter.ids, ids_at_and_above(plans));
  if (unknown) unknown->now = id_now(unknown->name, plans);
  return unknown;
}

}  // namespace rbplan
