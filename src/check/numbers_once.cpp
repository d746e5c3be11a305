// Rows side by side bear different numbers: an id names one row, and records are kept by id.
#include <map>

#include "check/rules.h"
#include "model/id.h"

namespace rbplan {
namespace {

class Numbers {
 public:
  Problems found;

  template <class Rows>
  void once(const Rows& rows, const std::string& parent) {
    std::map<std::string_view, Span> first;
    for (const auto& row : rows) {
      if (row.number.value.empty()) continue;  // could not be read, and was reported
      const auto [seen, is_first] = first.emplace(row.number.value, row.number.span);
      if (!is_first) found.add(twice(row.number, parent, seen->second));
      below(row, child_id(parent, row.number.value));
    }
  }

 private:
  static Diagnostic twice(const Text& number, const std::string& parent, Span first) {
    const Argument where = parent.empty() ? Argument(Noun::the_plan) : Argument(parent);
    return {Kind::number_twice,
            number.span,
            {number.value, where},
            std::nullopt,
            {{Note::first_given_here, first, nullptr}}};
  }

  void below(const Program& program, const std::string& id) { once(program.activities, id); }
  void below(const Activity& activity, const std::string& id) { once(activity.sub_activities, id); }
  void below(const SubActivity& sub_activity, const std::string& id) {
    once(sub_activity.sub_activities, id);
    once(sub_activity.indicators, id);
  }
  void below(const Indicator& indicator, const std::string& id) { once(indicator.indicators, id); }
};

}  // namespace

Diagnostics numbers_once(const Subject& subject) {
  Numbers numbers;
  numbers.once(subject.plan.programs, "");
  return numbers.found.take();
}

}  // namespace rbplan
