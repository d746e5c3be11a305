// Rows side by side bear different numbers, a part and an indicator of one sub-activity too: an id names one row, and
// records are kept by id.
#include <map>

#include "check/rules.h"
#include "model/id.h"

namespace rbplan {
namespace {

using Numbers = std::map<std::string_view, Span>;  // of rows of one level, each where it is first given

Diagnostic twice(Kind kind, Span later, Arguments arguments, Span first) {
  return {kind, later, std::move(arguments), std::nullopt, {{Note::first_given_here, first, nullptr}}};
}

// The numbers of one level's rows; those given twice are told.
Numbers numbers_of(Level level, const std::vector<Row>& rows, const std::string& parent, Problems& found) {
  Numbers first;
  for (const Row& row : rows) {
    if (row.level != level || row.number.value.empty()) continue;  // could not be read, and was reported
    const auto [seen, is_first] = first.emplace(row.number.value, row.number.span);
    if (is_first) continue;
    const Argument where = parent.empty() ? Argument(noun::the_plan) : Argument(parent);
    found.add(twice(Kind::number_twice, row.number.span, {row.number.value, where}, seen->second));
  }
  return first;
}

void check_parts(const Numbers& parts, const std::vector<Row>& rows, const std::string& parent, Problems& found) {
  for (const Row& row : rows) {
    const auto part = parts.find(row.number.value);
    if (row.level != Level::indicator || part == parts.end()) continue;
    const bool part_first = part->second.begin < row.number.span.begin;
    found.add(twice(Kind::id_twice, part_first ? row.number.span : part->second, {child_id(parent, row.number.value)},
                    part_first ? part->second : row.number.span));
  }
}

}  // namespace

Diagnostics numbers_once(const Subject& subject) {
  Problems found;
  for_each_list(subject.plan, [&](const std::vector<Row>& rows, const std::string& parent) {
    if (rows.size() < 2) return;
    Numbers parts;
    for (const LevelFacts& of_level : kLevels) {
      Numbers numbers = numbers_of(of_level.level, rows, parent, found);
      if (of_level.level == Level::sub_activity) parts = std::move(numbers);
    }
    check_parts(parts, rows, parent, found);
  });
  return found.take();
}

}  // namespace rbplan
