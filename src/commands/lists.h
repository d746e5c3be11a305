// What every command that prints a list does around its query.
#pragma once
#include <functional>

#include "base/value.h"
#include "commands/command.h"
#include "commands/open.h"
#include "commands/options.h"
#include "render/document.h"
#include "view/documents.h"
#include "view/fields.h"

namespace rbplan {

// What a list command was asked, with the plans it found.
struct ListQuestion {
  Looks looks;
  Asked asked;
  Format format = Format::table;
  std::optional<int> year;
  Filter filter;
  bool fail_if_any = false;
  bool quiet_if_empty = false;
  std::vector<std::string> paths;
  Opened opened;
  Plans plans;  // without errors, of the offices asked for

  // The plans that the query is about; an error where the year or a filter names nothing that exists.
  Parsed<Plans> about(Plans about_these) const;
};

// Reads options and plans. Where there is no plan at all it is an error.
Parsed<ListQuestion> ask(const Env& env, const CommandLine& line, bool month_is_filter);

// The rows of an answer for programs, made only where a format asks for them.
struct Rows {
  std::string_view member;  // the list's name in JSON
  bool empty = true;
  std::function<List()> objects;
  std::vector<std::string_view> keys;  // of CSV and TSV
  std::function<std::vector<std::vector<Value>>()> cells;
};

// `rows` outlive the result. `columns` are the fields of CSV and TSV, which have no objects.
template <class Row>
Rows rows_of(std::string_view member, const std::vector<Row>& rows, const std::vector<Field<Row>>& fields,
             const std::vector<Field<Row>>& columns) {
  return {member, rows.empty(),
          [&rows, &fields] {
            List list;
            for (const Row& row : rows) list.push_back(object_of(fields, row));
            return list;
          },
          keys_of(columns),
          [&rows, &columns] {
            std::vector<std::vector<Value>> cells;
            for (const Row& row : rows) cells.push_back(values_of(columns, row));
            return cells;
          }};
}

// The answer in the format asked for. `members` are the command's own in JSON, beside its list of rows.
struct ListAnswer {
  std::string_view command;
  Plans plans;
  Rows rows;
  Object members;
  Document document;
  bool found = false;  // what --fail-if-any looks for
};
Outcome print(const ListQuestion& question, const ListAnswer& answer);

}  // namespace rbplan
