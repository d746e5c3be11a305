// An owner's id and an amendment's number name one entry of their list.
#include <map>

#include "check/rules.h"

namespace rbplan {
namespace {

class Names {
 public:
  explicit Names(Noun what) : what_(what) {}

  Diagnostics found;

  void add(const Text& name) {
    if (name.value.empty()) return;  // could not be read, and was reported
    const auto [seen, is_first] = first_.emplace(name.value, name.span);
    if (is_first) return;
    found.push_back({Kind::name_twice,
                     name.span,
                     {what_, name.value},
                     std::nullopt,
                     {{Note::first_given_here, seen->second, nullptr}}});
  }

 private:
  Noun what_;
  std::map<std::string_view, Span> first_;
};

}  // namespace

Diagnostics names_once(const Subject& subject) {
  Names owners(Noun::owner);
  for (const Owner& owner : subject.plan.owners) owners.add(owner.id);
  Names amendments(Noun::amendment);
  for (const Amendment& amendment : subject.plan.amendments) amendments.add(amendment.number);
  Diagnostics found = std::move(owners.found);
  found.insert(found.end(), amendments.found.begin(), amendments.found.end());
  return found;
}

}  // namespace rbplan
