// A plan made of a table: what `import` and `init --from` share.
#pragma once
#include "load/plan.h"
#include "session/answer.h"
#include "session/option_reader.h"
#include "tables/table_plan.h"

namespace rbplan {

// Which table of the file, and what it does not say: --sheet, --office, --code.
Options table_options();

// These and --year.
TableRequest read_table_request(OptionReader& read);

// What a file holds, and the plan that its table says; else why there is none.
struct ReadTable {
  GridBook book;
  TablePlan plan;
};

// Why no plan is made, or written.
struct ImportRefusal {
  UsageError error;
  int code = exit_code::usage;

  Outcome outcome(const Words& words) const { return refuse(error, words, code); }
};

// `from` is a file, or `-` for standard input, of which the bytes say what they are.
tl::expected<ReadTable, ImportRefusal> read_table(const Env& env, const std::string& from, TableRequest request);

// What it is called to people.
std::string name_of_table(const std::string& from);

// `plans/2021.yaml`
std::string usual_plan_path(const TablePlan& table);

// The plan as a file, under the path that it is for.
struct ImportedPlan {
  SourceText source;
  std::vector<std::pair<std::size_t, CellPlace>> places = {};  // of rows by where they begin in it
  LoadedPlan loaded = {};
  std::vector<IndicatorRow> rows = {};
  Diagnostics problems = {};

  std::size_t ticks() const;

  // Its errors, each at the place in the table that its row is of, where it is of one.
  std::vector<std::pair<std::optional<CellPlace>, std::string>> errors(const Words& words) const;
};
ImportedPlan imported_plan(const TablePlan& table, const std::string& from, const std::string& path,
                           const Words& words);

// Why it must not be written: something of the table is not in it, or it has errors.
std::optional<Outcome> unfit_to_write(const TablePlan& table, const ImportedPlan& plan, const Words& words);

// What was guessed and what was left out, under headings that count them.
std::string told_of(const TablePlan& table, const Words& words);

// `FILE is written, from FILE: 12 indicators, 30 ticks`, wrapped.
std::string told_written(const ImportedPlan& plan, const std::string& from, const OutputStyle& style,
                         const Words& words);

}  // namespace rbplan
