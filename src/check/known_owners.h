// The owners of a plan, for rules about who is named.
#pragma once
#include <set>

#include "diag/diagnostic.h"
#include "model/plan.h"

namespace rbplan {

class KnownOwners {
 public:
  explicit KnownOwners(const Plan& plan);

  Problems found;  // names that none of them has

  void find(const Text& id);

 private:
  HelpLine help_for(const std::string& id) const;

  std::vector<std::string_view> ids_;  // in the order of the list
  std::set<std::string_view> known_;
};

}  // namespace rbplan
