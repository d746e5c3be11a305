#include "query/plan_pairs.h"

#include <algorithm>

namespace rbplan {
namespace {

bool is_same_plan(const PlanFile& a, const PlanFile& b) {
  return a.year() == b.year() && is_same_office(*a.plan, *b.plan);
}

bool is_same_path(const PlanFile& a, const PlanFile& b) { return a.source->path() == b.source->path(); }

bool is_the_very_same(const PlanFile& a, const PlanFile& b) { return is_same_plan(a, b) && is_same_path(a, b); }

}  // namespace

std::vector<PlanPair> pair_plans(const Plans& before, const Plans& after) {
  std::vector<PlanPair> pairs;
  for (const PlanFile* one : after) pairs.push_back({nullptr, one});
  Plans left = before;
  for (const auto is_partner : {is_the_very_same, is_same_plan, is_same_path}) {
    for (PlanPair& pair : pairs) {
      if (pair.before) continue;
      const auto found =
          std::find_if(left.begin(), left.end(), [&](const PlanFile* one) { return is_partner(*one, *pair.after); });
      if (found == left.end()) continue;
      pair.before = *found;
      left.erase(found);
    }
  }
  for (const PlanFile* one : left) pairs.push_back({one, nullptr});
  return pairs;
}

}  // namespace rbplan
