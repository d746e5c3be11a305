// Which plans of two sides are the same one.
#pragma once
#include "query/changes.h"
#include "query/choice.h"

namespace rbplan {

// Where two paths are compared, these: a plan's place is its path below them. Two files that are compared have one
// place.
struct Roots {
  std::string before;
  std::string after;
};

// The path of a file below a root; as it is where that is empty.
std::string place_below(const std::string& root, const std::string& path);

// Each plan with its partner on the other side: that of its year and office, else that of its place; those that have
// none alone. In the order of `after`, then of `before`.
std::vector<PlanPair> pair_plans(const Plans& before, const Plans& after, const Roots& roots = {});

}  // namespace rbplan
