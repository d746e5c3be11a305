// The plan that a table says.
#pragma once
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/words.h"
#include "model/plan.h"
#include "tables/body.h"
#include "tables/grid.h"

namespace rbplan {

// The keys of a list's columns by their headings in lower case: for programs the keys themselves, and the words of each
// language.
using ListHeadings = std::vector<std::map<std::string, std::string>>;

struct TableRequest {
  std::optional<std::string> sheet = {};
  std::optional<int> year = {};
  std::optional<std::string> office = {};
  std::optional<std::string> code = {};
  ListHeadings headings = {};
};

struct TablePlan {
  Plan plan;                                               // places in it are of no file
  std::map<const Row*, std::vector<std::string>> remarks;  // what was guessed of rows above indicators
  std::map<const Row*, CellPlace> places;                  // where each row begins in the table
  std::vector<TableNote> guesses;                          // by place, as are these
  std::vector<TableNote> left_out;
  std::vector<TableNote> unplaced;  // errors: then the plan is not all that the table says
};

// Of a list, or of a table as it is printed. In the language of `words` are the doubts, remarks and what is told. An
// error where no table is found, several are and none is named, the table's columns are shifted, or the year or the
// office is not known.
TableRead<TablePlan> plan_of_table(const GridBook& book, const TableRequest& request, const Words& words);

}  // namespace rbplan
