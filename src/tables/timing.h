// When the rows of a line are planned, and how much: what its marks and amounts say.
#pragma once
#include <string>
#include <vector>

#include "tables/draft.h"

namespace rbplan {

// Whether the marks of each line stand beside their column as its texts do. A mark that would stand left of the periods
// otherwise says so, for the lines like it above and below too.
std::vector<bool> lines_whose_marks_moved(const TableBody& body, const std::vector<OutlineLine>& outline);

// What is doubted where a half-year is read, which no plan has.
inline Phrase half_year_doubt() { return phrase("of a half-year its last month is read"); }

// What the marks of a line say of one row.
class Timing {
 public:
  Timing(const GridBook& book, const GridSheet& sheet, const Words& words, DraftTree& tree, int year)
      : book_(book), sheet_(sheet), words_(words), tree_(tree), year_(year) {}

  void read(const BodyLine& line, const OutlineLine& outline, bool marks_moved, DraftRow& row);

 private:
  struct Placed {  // a mark with the periods that it stands below
    Periods periods;
    const GridCell* cell;
    const HeadedColumn* column;
  };

  void doubt_columns(const BodyLine& line, DraftRow& row);
  BodyLine without_struck(const BodyLine& line, DraftRow& row);
  void read_scan(const BodyLine& line, const OutlineLine& outline, bool marks_moved, DraftRow& row);
  void read_table(const BodyLine& line, DraftRow& row);
  void read_amounts(const BodyLine& line, const std::vector<Placed>& placed, DraftRow& row);
  Placed placed(const BodyLine& line, const GridCell& cell, DraftRow& row);
  Periods under(const BodyLine& line, const std::vector<std::uint32_t>& columns) const;
  bool are_ones_of_target(const BodyLine& line, const std::vector<Placed>& all) const;

  const GridBook& book_;
  const GridSheet& sheet_;
  const Words& words_;
  DraftTree& tree_;
  int year_;  // of the plan
};

// A row has months or quarters: of a quarter beside months its last month is read, and doubted.
void settle_mixed(DraftRow& row, const CellPlace& place, DraftTree& tree, const Words& words);

// `Januari, Maret dan Juli`
std::string said_periods(const Periods& periods, const Words& words);

}  // namespace rbplan
