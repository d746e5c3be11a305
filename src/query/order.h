// Rows of several plans in one order: by program, so that several offices' rows of one program stand together; or by
// owner.
#pragma once
#include <algorithm>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "query/choice.h"

namespace rbplan {

// The programs' numbers in the annex's order: that of the first plan, and what it lacks behind its neighbour elsewhere.
std::vector<std::string_view> program_order(const Plans& plans);

// A stable order of whatever has a `row`; the rows of one plan have it.
template <class Rows>
void sort_by_program(Rows& rows, const std::vector<std::string_view>& order) {
  std::unordered_map<std::string_view, std::size_t> ranks;
  for (const std::string_view number : order) ranks.emplace(number, ranks.size());
  const auto rank = [&](const auto& one) {
    const auto found = ranks.find(one.row->at(Level::program).id);
    return found == ranks.end() ? ranks.size() : found->second;
  };
  const auto is_before = [&](const auto& a, const auto& b) { return rank(a) < rank(b); };
  if (!std::is_sorted(rows.begin(), rows.end(), is_before)) std::stable_sort(rows.begin(), rows.end(), is_before);
}

// A stable order by owner, as the plan of each tick lists them; those without one come last.
void sort_by_owner(std::vector<Tick>& ticks);

}  // namespace rbplan
