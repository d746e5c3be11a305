// Columns that rows of several types have.
#pragma once
#include "view/columns.h"
#include "view/rows.h"

namespace rbplan {

template <class Row>
Columns<Row> joined(std::initializer_list<Columns<Row>> parts) {
  Columns<Row> columns;
  for (const Columns<Row>& part : parts) columns.insert(columns.end(), part.begin(), part.end());
  return columns;
}

template <template <class> class Maybe, class T>
std::optional<T> value_of(const Maybe<Located<T>>& located) {
  return located ? std::optional(located->value) : std::nullopt;
}

Periods months_of(Periods periods);
std::vector<std::size_t> quarters_of(const Periods& periods);

// Whose row it is; it has a `file`.
template <class Row>
Columns<Row> office_columns() {
  return {
      {"office", "Office", "the institution's code, else its name",
       [](const Row& row) { return row.file->plan->office(); }},
      {"year", "Year", "the year of the plan", [](const Row& row) { return std::chrono::year(row.file->year()); },
       In::programs},
  };
}

// What rows of every type begin with, have in the middle and end with; a row has a `file` and a `row`.
template <class Row>
Columns<Row> place_columns() {
  return joined<Row>(
      {office_columns<Row>(), {{"id", "Id", "the numbers from the program down, such as 1.2.3.4", [](const Row& row) {
                                  return Link{row.row->id, place_of(*row.file, *row.row)};
                                }}}});
}

template <class Row>
Columns<Row> annex_columns() {
  return {
      {"program", "Program number", "the number of the program",
       [](const Row& row) { return row.row->at(Level::program).id; }, In::programs},
      {"program_name", "Program", "the name of the program",
       [](const Row& row) { return row.row->at(Level::program).row->name.value; }, In::programs},
      {"activity", "Activity number", "the id of the activity",
       [](const Row& row) { return row.row->at(Level::activity).id; }, In::programs},
      {"activity_name", "Activity", "the name of the activity",
       [](const Row& row) { return row.row->at(Level::activity).row->name.value; }, In::programs},
      {"sub_activity", "Sub-activity number", "the id of the nearest sub-activity",
       [](const Row& row) { return row.row->at(Level::sub_activity).id; }, In::programs},
      {"sub_activity_name", "Sub-activity", "the name of the nearest sub-activity",
       [](const Row& row) { return row.row->at(Level::sub_activity).row->name.value; }, In::programs},
      {"indicator", "Indicator", "the indicator's text", [](const Row& row) { return row.row->indicator->name.value; },
       In::programs},
      {"title", "Indicator", "", [](const Row& row) { return title_of(*row.row->indicator); }, In::people, Role::text},
      {"above", "Sub-activity", "", [](const Row& row) { return sub_activity_line(*row.row); }, In::people,
       Role::aside},
      {"owner", "Owner", "the id of who answers for it",
       [](const Row& row) { return row.row->owner ? std::optional(*row.row->owner) : std::nullopt; }, In::programs},
  };
}

template <class Row>
Columns<Row> code_columns() {
  return {{"code", "Code", "what the paper prints beside or instead of the number",
           [](const Row& row) { return value_of(row.row->indicator->code); }, In::programs}};
}

template <class Row>
Columns<Row> schedule_columns() {
  return {
      {"periods", "Months", "", [](const Row& row) { return row.row->facts().in_order(); }, In::people},
      {"months", "Months", "the months planned, 1 to 12",
       [](const Row& row) { return months_of(row.row->facts().in_order()); }, In::programs},
      {"quarters", "Quarters", "the quarters planned, 1 to 4",
       [](const Row& row) { return quarters_of(row.row->facts().in_order()); }, In::programs},
  };
}

template <class Row>
Columns<Row> source_columns() {
  return {
      {"plan", "Plan", "the plan's file", [](const Row& row) { return row.file->source->path(); }, In::programs},
      {"line", "Line", "the line where the indicator begins",
       [](const Row& row) { return place_of(*row.file, *row.row).line; }, In::programs},
  };
}

}  // namespace rbplan
