#include "check/known_owners.h"

#include "base/similar.h"
#include "base/text.h"

namespace rbplan {
namespace {

constexpr std::size_t kMostNamed = 100;  // owners; nobody reads more in one line

}  // namespace

KnownOwners::KnownOwners(const Plan& plan) {
  for (const Owner& owner : plan.owners) ids_.push_back(owner.id.value);
  known_.insert(ids_.begin(), ids_.end());
}

void KnownOwners::find(const Text& id) {
  if (known_.count(id.value) > 0) return;
  if (found.is_full(Severity::error)) return found.leave_out(Severity::error, id.span);
  found.add({Kind::unknown_owner, id.span, {id.value}, help_for(id.value), {}});
}

HelpLine KnownOwners::help_for(const std::string& id) const {
  if (ids_.empty() || ids_.size() > kMostNamed) return {Help::list_owners, {}};
  if (const auto similar = similar_name(id, ids_)) return {Help::similar_owner, {std::string(*similar)}};
  return {Help::known_owners, {join(std::vector<std::string>(ids_.begin(), ids_.end()), ", ")}};
}

}  // namespace rbplan
