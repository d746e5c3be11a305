// What must hold of every file that is read as a table, whatever its bytes.
#pragma once
#include <string>

#include "load/plan.h"
#include "record/plan_text.h"
#include "require.h"
#include "tables/table_file.h"
#include "tables/table_plan.h"

namespace rbplan::fuzzing {

inline ListHeadings list_headings() {
  ListHeadings headings(1);
  for (const char* key : {"office", "year", "id", "months", "quarters", "program_name", "activity_name", "sub_activity",
                          "sub_activity_name", "indicator", "owner", "target_value", "target_unit", "doubt"})
    headings[0].emplace(key, key);
  return headings;
}

// It is refused, or is a plan; then its text is a plan file as far as YAML and keys go.
inline void import_table(const std::string& name, std::string bytes) {
  const Words words(Language::indonesian);
  const auto book = read_table_file(name, std::move(bytes));
  if (!book) return;
  const auto table = plan_of_table(*book, {{}, 2021, "KPU", {}, list_headings()}, words);
  if (!table || !table->unplaced.empty()) return;
  const SourceText source("plans/2021.yaml", plan_text(table->plan, {{}, table->remarks, "periksa"}));
  require(load_plan(source).plan.has_value(), "what is written can be read", std::string(source.bytes()));
}

}  // namespace rbplan::fuzzing
