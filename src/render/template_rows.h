// Rows of a sheet that move because rows above them are repeated, and what points to them: ranges, names, formulas.
#pragma once
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "archive/cell_name.h"

namespace rbplan {

// `$A$5:C9`, `A5`, `A:C` or `5:9` as it stands in a formula.
struct CellRange {
  std::size_t begin = 0;  // bytes of the formula, without the sheet's name
  std::size_t end = 0;
  std::string sheet = {};  // empty: the one that the formula stands in
  bool is_on_any = false;  // of a run of sheets, such as `Jan:Des!A5`
  std::size_t first = 0;   // rows, from 1; 0 for whole columns
  std::size_t last = 0;
};

// The ranges of a formula. What stands in quotes, in other workbooks and in tables (`Table1[Total]`) is none.
std::vector<CellRange> ranges_in(std::string_view formula);

class RowShift {
 public:
  // Row `row` stands `copies` times, at least once. Rows come in their order.
  void repeat(std::size_t row, std::size_t copies);

  bool is_empty() const { return repeated_.empty(); }
  bool repeats(std::size_t row) const { return repeated_.count(row) > 0; }
  std::size_t moved(std::size_t row) const;    // where it goes, or the last row; of a repeated one, its first copy
  std::size_t last(std::size_t row) const;     // the last copy
  bool fits(std::size_t row) const;            // with its copies
  bool reaches(const CellRange& range) const;  // rows that are repeated or stand below those

  // The cell, or the first copy of it.
  std::string moved_cell(std::string_view cell) const;
  // `A5:C9 E5`: a range with a repeated row reaches over all its copies.
  std::string moved_ranges(std::string_view ranges) const;
  // A formula on the sheet `own` with its ranges on `sheet`, whose rows these are. `grows`: a single cell of a repeated
  // row becomes a range.
  std::string moved_formula(std::string_view formula, std::string_view own, std::string_view sheet, bool grows) const;

 private:
  std::string moved_range(std::string_view range, bool grows) const;
  std::size_t copies(std::size_t row) const;
  std::size_t below_added(std::size_t row) const;

  struct Added {
    std::size_t copies;
    std::size_t above;  // by the rows above
  };
  std::map<std::size_t, Added> repeated_;
};

bool is_same_sheet(std::string_view a, std::string_view b);

}  // namespace rbplan
