// Which row of the plan each text of a table is.
//
// A table says it by its columns. Where cells may have lost their columns, as in a scan, the numbers say it: of all
// readings of the whole table that one is taken in which the numbers follow one another best and the fewest texts stand
// beside their column. Readings are held side by side, line by line, the best few of them.
#pragma once
#include <string>
#include <vector>

#include "model/level.h"
#include "tables/body.h"

namespace rbplan {

// How a line is read.
struct LineReading {
  int shift = 0;                   // how many columns to the right of its own column each text stands
  bool keeps_activity = false;     // its sub-activity closes the activity before the one that is printed beside it
  bool has_part = false;           // the `1)` behind its sub-activity's text is a part
  bool part_as_indicator = false;  // what stands in the indicator's column is the next part

  friend bool operator==(const LineReading&, const LineReading&) = default;
};

// A row that begins in a line.
struct OutlineRow {
  enum class Sort { program, activity, sub_activity, part, indicator };

  Sort sort{};
  int depth = 0;           // of an indicator: below how many headings; of a part: 0
  int text = -1;           // of the line, by index; -1: nothing is printed of it
  bool is_behind = false;  // of a part: what stands behind the sub-activity's text
};

struct OutlineLine {
  LineReading reading;
  std::vector<OutlineRow> rows;  // that begin here, in the order of the plan
  bool is_uncertain = false;     // another reading of the table is nearly as good, and differs here
};

// A line each. `may_be_displaced`: cells may have lost their columns.
std::vector<OutlineLine> outline_of(const TableBody& body, bool may_be_displaced);

}  // namespace rbplan
