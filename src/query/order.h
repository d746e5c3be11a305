// Rows of several plans in one order: by program, so that several offices' rows of one program stand together.
#pragma once
#include <algorithm>
#include <string_view>
#include <vector>

#include "query/choice.h"

namespace rbplan {

// The programs' numbers in the annex's order: that of the first plan, and what it lacks behind its neighbour elsewhere.
std::vector<std::string_view> program_order(const Plans& plans);

// A stable order of whatever has a `row`.
template <class Rows>
void sort_by_program(Rows& rows, const std::vector<std::string_view>& order) {
  const auto rank = [&](const auto& one) {
    return std::find(order.begin(), order.end(), one.row->at(Level::program).id) - order.begin();
  };
  std::stable_sort(rows.begin(), rows.end(), [&](const auto& a, const auto& b) { return rank(a) < rank(b); });
}

}  // namespace rbplan
