// Where plans stand, counted by program, owner, quarter or office.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "query/choice.h"
#include "query/filter.h"
#include "query/tally.h"

namespace rbplan {

enum class GroupBy { program, owner, quarter, office };

template <>
struct WordsOf<GroupBy> {
  static constexpr std::array<std::string_view, 4> words = {"program", "owner", "quarter", "office"};
};

struct StatusRow {
  std::optional<std::string> key;   // the program's number, the owner's id, 1 to 4, the office; nothing: no owner
  std::optional<std::string> name;  // of the first that has the key; nothing for a quarter and for no owner
  Tally tally;
};

struct StatusOfPlans {
  std::vector<StatusRow> rows;  // for every key that has an indicator, in the annex's order
  Tally total;
  std::size_t doubtful_overdue = 0;  // overdue ticks of indicators whose reading is in doubt
};

// Quarters have a row only where they have a tick. Equal keys of several plans are one row.
StatusOfPlans status(const Plans& plans, GroupBy by, const Filter& filter, const AsOf& as_of);

}  // namespace rbplan
