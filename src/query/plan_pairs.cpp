#include "query/plan_pairs.h"

#include <algorithm>
#include <filesystem>

namespace rbplan {
std::string place_below(const std::string& root, const std::string& path) {
  if (root.empty()) return path;
  const std::filesystem::path top = (std::filesystem::path(root) / "").lexically_normal();
  return std::filesystem::path(path).lexically_normal().lexically_relative(top.parent_path());
}

std::vector<PlanPair> pair_plans(const Plans& before, const Plans& after, const Roots& roots) {
  const auto is_same_place = [&](const PlanFile& old_one, const PlanFile& new_one) {
    return place_below(roots.before, old_one.source->path()) == place_below(roots.after, new_one.source->path());
  };
  std::vector<PlanPair> pairs;
  for (const PlanFile* one : after) pairs.push_back({nullptr, one});
  Plans left = before;
  const auto pair_where = [&](auto are_partners) {
    for (PlanPair& pair : pairs) {
      if (pair.before) continue;
      const auto found =
          std::find_if(left.begin(), left.end(), [&](const PlanFile* one) { return are_partners(*one, *pair.after); });
      if (found == left.end()) continue;
      pair.before = *found;
      left.erase(found);
    }
  };
  const auto is_same = [](const PlanFile& a, const PlanFile& b) { return is_same_plan(*a.plan, *b.plan); };
  pair_where([&](const PlanFile& a, const PlanFile& b) { return is_same(a, b) && is_same_place(a, b); });
  pair_where(is_same);
  pair_where(is_same_place);
  for (const PlanFile* one : left) pairs.push_back({one, nullptr});
  return pairs;
}

}  // namespace rbplan
