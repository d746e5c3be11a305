// Flat rows of values, as programs read them.
#pragma once
#include <functional>
#include <string_view>
#include <vector>

#include "base/value.h"
#include "render/document.h"

namespace rbplan {

// For whom a column is: programs that read objects (json, ndjson), programs that read cells (csv, tsv), people,
// calendars.
enum class In : unsigned { objects = 1, cells = 2, programs = 3, people = 4, all = 7, calendars = 8 };

constexpr bool is_for(In whom, In reader) { return (static_cast<unsigned>(whom) & static_cast<unsigned>(reader)) != 0; }

// What a column is, without the rows.
struct ColumnFacts {
  std::string_view key;      // for programs; for people only a name that documents pick it by
  std::string_view heading;  // a phrase for people, in spreadsheets too; empty where they do not see it
  std::string_view about;    // a phrase: what it holds
  In whom = In::all;
  Role role = Role::plain;
  ValueType type = {};
};

// Rows whose values are made when they are written, so that a long list is never whole in memory.
struct Rows {
  std::string_view member;  // the list's name in JSON
  std::vector<ColumnFacts> columns;
  std::size_t size = 0;
  std::function<Value(std::size_t row, std::size_t column)> value;
};

// Where the columns stand that such a reader is given.
inline std::vector<std::size_t> columns_for(const std::vector<ColumnFacts>& columns, In reader) {
  std::vector<std::size_t> places;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (is_for(columns[i].whom, reader)) places.push_back(i);
  }
  return places;
}

}  // namespace rbplan
