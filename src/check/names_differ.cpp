// Rows side by side bear different names, case and blanks aside: two that are alike are most likely one, pasted twice.
#include <map>

#include "base/text.h"
#include "check/rules.h"
#include "model/id.h"

namespace rbplan {
namespace {

std::string without_case_and_blanks(std::string_view name) {
  std::string out = fold_case(name);
  std::erase_if(out, [](char c) { return c == ' ' || c == '\t' || c == '\n'; });
  return out;
}

class Names {
 public:
  Problems found;

  template <class Rows>
  void differ(const Rows& rows, const std::string& parent) {
    std::map<std::string, const Row*> first;
    for (const auto& row : rows) {
      below(row, child_id(parent, row.number.value));
      if (row.name.value.empty()) continue;  // could not be read, and was reported
      const auto [seen, is_first] = first.emplace(without_case_and_blanks(row.name.value), &row);
      // A row pasted whole, number and all, is told by its number.
      if (!is_first && seen->second->number.value != row.number.value) same(row, *seen->second, noun(row), parent);
    }
  }

 private:
  void same(const Row& row, const Row& first, Noun what, const std::string& parent) {
    found.add({Kind::same_name,
               row.name.span,
               {what, child_id(parent, row.number.value), child_id(parent, first.number.value)},
               std::nullopt,
               {{Note::first_given_here, first.name.span, nullptr}}});
  }

  static Noun noun(const Program&) { return Noun::program; }
  static Noun noun(const Activity&) { return Noun::activity; }
  static Noun noun(const SubActivity&) { return Noun::sub_activity; }
  static Noun noun(const Indicator&) { return Noun::indicator; }

  void below(const Program& program, const std::string& id) { differ(program.activities, id); }
  void below(const Activity& activity, const std::string& id) { differ(activity.sub_activities, id); }
  void below(const SubActivity& sub_activity, const std::string& id) {
    differ(sub_activity.sub_activities, id);
    differ(sub_activity.indicators, id);
  }
  void below(const Indicator& indicator, const std::string& id) { differ(indicator.indicators, id); }
};

}  // namespace

Diagnostics names_differ(const Subject& subject) {
  Names names;
  names.differ(subject.plan.programs, "");
  return names.found.take();
}

}  // namespace rbplan
