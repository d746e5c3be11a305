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

Diagnostic same_name(const Row& row, const Row& first, const std::string& parent) {
  return {Kind::same_name,
          row.name.span,
          {Noun{facts(row.level).noun}, child_id(parent, row.number.value), child_id(parent, first.number.value)},
          std::nullopt,
          {{Note::first_given_here, first.name.span, nullptr}}};
}

}  // namespace

Diagnostics names_differ(const Subject& subject) {
  Problems found;
  for_each_list(subject.plan, [&](const std::vector<Row>& rows, const std::string& parent) {
    if (rows.size() < 2) return;
    std::map<std::pair<Level, std::string>, const Row*> first;
    for (const Row& row : rows) {
      if (row.name.value.empty()) continue;  // could not be read, and was reported
      const auto [seen, is_first] = first.emplace(std::pair(row.level, without_case_and_blanks(row.name.value)), &row);
      // A row pasted whole, number and all, is told by its number.
      if (!is_first && seen->second->number.value != row.number.value) {
        found.add(same_name(row, *seen->second, parent));
      }
    }
  });
  return found.take();
}

}  // namespace rbplan
