// The columns of a table, found by the words of its heading.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "base/period.h"
#include "tables/grid.h"

namespace rbplan {

// What a column holds. The first five stand in the order of the annex.
enum class ColumnRole {
  number,
  program,
  activity,
  sub_activity,
  indicator,
  period,
  schedule,  // names of months in the cell
  target,
  unit,
  owner,
  budget,
  note,
  evidence,
  code,
  unknown_period,  // its word names none, and stands among periods
  carried_out,     // what is of progress, not of the plan: results, status, obstacles
  unknown,
};

constexpr bool is_of_a_row(ColumnRole role) { return role <= ColumnRole::indicator; }

struct HeadedColumn {
  std::uint32_t column = 0;
  ColumnRole role = ColumnRole::unknown;
  Periods periods = {};           // of a period's column; several where its heading spans them
  std::size_t levels = 1;         // of the annex: `PROGRAM/KEGIATAN` holds its role's and the next
  std::size_t most_levels = 1;    // that it may hold, should its numbers say so
  bool holds_codes = false;       // a number's column that is headed as one of codes
  bool goes_by_group = false;     // its own word is not known, only those above a group of columns
  bool is_guessed = false;        // its period is the one between its neighbours
  bool is_of_half_years = false;  // whose last month stands for them
  std::optional<int> year = {};   // that its heading names beside the period
  bool holds_amounts = false;     // a 1 in it is no mark
  bool is_cumulative = false;     // amounts in it are counted from the year's beginning
  std::size_t zeros = 0;          // that amounts of rupiah in it lack: 3 where it counts in thousands
  std::string heading = {};       // its words, from top to bottom
};

struct Heading {
  std::size_t begin = 0;  // rows of the sheet, by index
  std::size_t end = 0;    // behind the line of column numbers, where there is one
  std::vector<HeadedColumn> columns;

  const HeadedColumn* at(std::uint32_t column) const;
  bool has(ColumnRole role) const;
};

// The heading that begins at that row of a sheet; nothing where none does.
std::optional<Heading> heading_at(const GridSheet& sheet, std::size_t row);

// Of a line that names columns of the annex what is no heading that is known: with many of them it begins no table.
std::vector<std::string> words_in_the_way(const GridLine& row);

}  // namespace rbplan
