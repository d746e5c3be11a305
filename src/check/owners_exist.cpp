// The owner that a row names stands in the list `owners`: a misspelt one would be reminded of nothing.
#include "base/similar.h"
#include "base/text.h"
#include "check/rules.h"

namespace rbplan {
namespace {

class Owners {
 public:
  explicit Owners(const Plan& plan) {
    for (const Owner& owner : plan.owners) ids_.push_back(owner.id.value);
  }

  Diagnostics found;

  void in(const std::vector<Program>& programs) {
    for (const Program& program : programs) {
      exists(program);
      for (const Activity& activity : program.activities) {
        exists(activity);
        in(activity.sub_activities);
      }
    }
  }

 private:
  void in(const std::vector<SubActivity>& sub_activities) {
    for (const SubActivity& sub_activity : sub_activities) {
      exists(sub_activity);
      in(sub_activity.sub_activities);
      in(sub_activity.indicators);
    }
  }

  void in(const std::vector<Indicator>& indicators) {
    for (const Indicator& indicator : indicators) {
      exists(indicator);
      in(indicator.indicators);
    }
  }

  void exists(const Row& row) {
    if (!row.owner || std::find(ids_.begin(), ids_.end(), row.owner->value) != ids_.end()) return;
    found.push_back({Kind::unknown_owner, row.owner->span, {row.owner->value}, help_for(row.owner->value), {}});
  }

  HelpLine help_for(const std::string& id) const {
    if (const auto similar = similar_name(id, ids_)) return {Help::similar_owner, {std::string(*similar)}};
    if (ids_.empty()) return {Help::list_owners, {}};
    return {Help::known_owners, {join(std::vector<std::string>(ids_.begin(), ids_.end()), ", ")}};
  }

  std::vector<std::string_view> ids_;
};

}  // namespace

Diagnostics owners_exist(const Subject& subject) {
  if (!subject.is_sound(subject.plan.owners_span)) return {};
  Owners owners(subject.plan);
  owners.in(subject.plan.programs);
  return std::move(owners.found);
}

}  // namespace rbplan
