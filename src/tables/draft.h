// The plan that a table says, while it is being made: a tree of rows with what was guessed of each.
#pragma once
#include <list>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "base/period.h"
#include "base/words.h"
#include "model/level.h"
#include "tables/body.h"
#include "tables/outline.h"

namespace rbplan {

struct DraftTarget {
  std::string value;
  std::string unit;
  bool is_cumulative = false;                              // steps are counted from the year's beginning
  std::vector<std::pair<Period, std::string>> steps = {};  // amounts
};

struct DraftRow {
  Level level = Level::program;
  CellPlace place = {};
  std::string number = {};
  std::string printed_number = {};  // empty: it was counted
  std::string code = {};
  std::string name = {};
  std::string note = {};
  std::string owner = {};  // a name
  std::string budget = {};
  std::vector<std::string> evidence = {};
  Periods periods = {};
  std::optional<DraftTarget> target = {};
  bool is_struck = false;                     // its text is struck through
  bool opens = false;                         // a colon ended its text
  std::vector<std::string> doubts = {};       // of the row itself
  std::vector<std::string> fact_doubts = {};  // of what it says alone, not of where it stands
  std::list<DraftRow> rows = {};
  std::set<std::string> numbers = {};  // of the rows below it

  std::vector<std::string> all_doubts() const;
  bool repeats_number() const { return !printed_number.empty() && printed_number != number; }
};

// What is doubted of a row that the table says is cancelled, by a remark or a line through it.
inline Phrase cancelled_doubt() { return phrase("the table says that it is cancelled; here it is planned still"); }

// What stands in a line belongs to these: its indicators, several where one cell prints them, else the row that begins
// in it, or the one it continues.
using LineRows = std::vector<DraftRow*>;

// The tree of the rows that begin in the lines.
class DraftTree {
 public:
  // `table_name` stands for a program that is not printed; `is_scan`: rows and numbers may have been lost.
  DraftTree(const TableBody& body, const Words& words, std::string table_name, bool is_scan)
      : body_(body), words_(words), table_name_(std::move(table_name)), is_scan_(is_scan) {}

  DraftRow root;  // above the programs
  std::vector<TableNote> guesses;

  LineRows add(const BodyLine& line, const OutlineLine& outline);

  // Rows that nothing was printed below get an indicator that bears their name.
  void finish();

  void doubt(DraftRow& row, const CellPlace& place, std::string said);
  void doubt_facts(DraftRow& row, const CellPlace& place, std::string said);

 private:
  void open_all(const BodyLine& line, const OutlineLine& outline, const OutlineRow& begins, LineRows& opened);
  DraftRow& open(Level level, int depth, const Printed& printed, const CellPlace& place);
  DraftRow& row_above(Level level, int depth, const CellPlace& place);
  void imply(Level level, const CellPlace& place);
  void number(DraftRow& row, DraftRow& above, const Printed& printed);
  void doubt_order(DraftRow& row, const std::string& last, bool is_below_indicator);
  void tell_reading(const OutlineLine& outline, const LineRows& rows);
  void take_repeated(DraftRow& part);
  DraftRow& name_itself(DraftRow& row);
  void give_indicators(DraftRow& row);

  const TableBody& body_;
  const Words& words_;
  std::string table_name_;
  bool is_scan_;
  std::vector<DraftRow*> open_;        // program, activity, sub-activity and perhaps part
  std::vector<DraftRow*> indicators_;  // open ones, the outermost first
  std::set<Level> told_;               // that have no column
};

}  // namespace rbplan
