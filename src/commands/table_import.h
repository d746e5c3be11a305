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
tl::expected<ReadTable, Outcome> read_table(const Env& env, const std::string& from, TableRequest request);

// `plans/2021.yaml`
std::string usual_plan_path(const TablePlan& table);

// The plan as a file, under the path that it is for.
struct ImportedPlan {
  SourceText source;
  LoadedPlan loaded = {};
  std::vector<IndicatorRow> rows = {};
  Diagnostics problems = {};

  std::size_t ticks() const;
};
ImportedPlan imported_plan(const TablePlan& table, const std::string& from, const std::string& path,
                           const Words& words);

// Why it must not be written: something of the table is not in it, or it has errors.
std::optional<Outcome> unfit_to_write(const TablePlan& table, const ImportedPlan& plan, const OutputStyle& style,
                                      const Words& words);

// What was guessed and what was left out, under headings that count them.
std::string told_of(const TablePlan& table, const Words& words);

// `FILE is written, from FILE: 12 indicators, 30 ticks`, wrapped.
std::string told_written(const ImportedPlan& plan, const std::string& from, const OutputStyle& style,
                         const Words& words);

}  // namespace rbplan
