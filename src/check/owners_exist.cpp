// The owner that a row names stands in the list `owners`: a misspelt one would be reminded of nothing.
#include <set>

#include "base/similar.h"
#include "base/text.h"
#include "check/rules.h"

namespace rbplan {
namespace {

constexpr std::size_t kMostNamed = 100;  // owners; nobody reads more in one line

class Owners {
 public:
  explicit Owners(const Plan& plan) {
    for (const Owner& owner : plan.owners) ids_.push_back(owner.id.value);
    known_.insert(ids_.begin(), ids_.end());
  }

  Problems found;

  void exists(const Row& row) {
    if (!row.owner || known_.count(row.owner->value) > 0) return;
    if (found.is_full(Severity::error)) return found.leave_out(Severity::error, row.owner->span);
    found.add({Kind::unknown_owner, row.owner->span, {row.owner->value}, help_for(row.owner->value), {}});
  }

 private:
  HelpLine help_for(const std::string& id) const {
    if (ids_.empty() || ids_.size() > kMostNamed) return {Help::list_owners, {}};
    if (const auto similar = similar_name(id, ids_)) return {Help::similar_owner, {std::string(*similar)}};
    return {Help::known_owners, {join(std::vector<std::string>(ids_.begin(), ids_.end()), ", ")}};
  }

  std::vector<std::string_view> ids_;  // in the order of the list
  std::set<std::string_view> known_;
};

}  // namespace

Diagnostics owners_exist(const Subject& subject) {
  if (!subject.is_sound(subject.plan.owners_span)) return {};
  Owners owners(subject.plan);
  for_each_row(subject.plan, [&](const RowPath& path) {
    owners.exists(*path.back().row);
    return true;
  });
  return owners.found.take();
}

}  // namespace rbplan
