// An owner's id and an amendment's number name one entry of their list.
#include <map>

#include "check/rules.h"

namespace rbplan {
namespace {

class Names {
 public:
  Names(Noun what, Problems& found) : what_(what), found_(found) {}

  void add(const Text& name) {
    if (name.value.empty()) return;  // could not be read, and was reported
    const auto [seen, is_first] = first_.emplace(name.value, name.span);
    if (is_first) return;
    found_.add({Kind::name_twice,
                name.span,
                {what_, name.value},
                std::nullopt,
                {{Note::first_given_here, seen->second, nullptr}}});
  }

 private:
  Noun what_;
  Problems& found_;
  std::map<std::string_view, Span> first_;
};

}  // namespace

Diagnostics names_once(const Subject& subject) {
  Problems found;
  Names owners(noun::owner, found);
  for (const Owner& owner : subject.plan.owners) owners.add(owner.id);
  Names amendments(noun::amendment, found);
  for (const Amendment& amendment : subject.plan.amendments) amendments.add(amendment.number);
  return found.take();
}

}  // namespace rbplan
