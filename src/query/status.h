// Where plans stand, counted by program, owner, quarter or office.
#pragma once
#include <map>
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

enum class SortBy { done, overdue, name, silent };

template <>
struct WordsOf<SortBy> {
  static constexpr std::array<std::string_view, 4> words = {"done", "overdue", "name", "silent"};
};

// The newest record of what was carried out, by when it was recorded; of those that do not say when, by their date.
// Reviews are the province's and tell nothing of who is silent.
struct Newest {
  std::optional<Time> recorded;
  std::optional<Date> date;

  // On a day before it was recorded it is as one that does not say when.
  void add(const Record& record, Date day);
};

struct StatusRow {
  std::optional<std::string> key;   // the program's number, the owner's id, 1 to 4, the office; nothing: no owner
  std::optional<std::string> name;  // of the first that has the key; nothing for a quarter and for no owner
  Tally tally;
  std::optional<std::string> code = {};                     // of a program that has one
  Newest newest = {};                                       // of the records that count on the day
  std::optional<Date> last_record = {};                     // its day in local time, which is not known here
  std::map<std::string, Tally, std::less<>> programs = {};  // by number, of those that it has; only where asked for
};

// A row's ticks of one program.
struct StatusCell {
  const StatusRow* row;
  const StatusRow* program;
  const Tally* tally;
};

struct StatusOfPlans {
  std::vector<StatusRow> rows;  // for every key that has an indicator, in the annex's order
  Tally total;
  std::size_t doubtful_overdue = 0;      // overdue ticks of indicators whose reading is in doubt
  std::vector<StatusRow> programs = {};  // all of each program, where asked for
  std::size_t left_out = 0;              // rows beyond the limit; the total counts them
};

// Quarters have a row only where they have a tick. Equal keys of several plans are one row. Each row is counted by
// program too where `across_programs` asks for it.
StatusOfPlans status(const Plans& plans, GroupBy by, const Filter& filter, const AsOf& as_of,
                     bool across_programs = false);

// Most done of those begun first, most overdue first, by name, longest silent first; else as they stand.
void sort_rows(std::vector<StatusRow>& rows, SortBy by);

void keep_first(StatusOfPlans& status, std::size_t limit);

// Row by row, in the order of programs.
std::vector<StatusCell> cells_of(const StatusOfPlans& status);

}  // namespace rbplan
