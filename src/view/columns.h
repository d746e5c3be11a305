// What lists hold: for each kind of row one list of columns, from which objects, cells, tables for people, `--fields`
// and the output schemas follow.
#pragma once
#include <algorithm>
#include <array>
#include <concepts>
#include <stdexcept>
#include <string_view>
#include <type_traits>
#include <vector>

#include "base/enum_words.h"
#include "query/list.h"
#include "query/log.h"
#include "query/proof.h"
#include "query/show.h"
#include "query/status.h"
#include "query/timeline.h"
#include "render/rows.h"
#include "view/signs.h"

namespace rbplan {

// A value of an enumeration that is shown as a mark.
template <HasWords Enum>
struct MarkOf {
  Mark mark;
};

template <class Row>
struct Column;

template <class Row>
using Columns = std::vector<Column<Row>>;

// Of objects inside of rows: a target, what it asks for by a month, a tick among those of a year.
const Columns<Target>& columns_of(const Target*);
const Columns<Milestone>& columns_of(const Milestone*);
const Columns<Tick>& columns_of(const Tick*);

namespace detail {

template <class T>
constexpr bool kIsOptional = false;
template <class T>
constexpr bool kIsOptional<std::optional<T>> = true;
template <class T>
constexpr bool kIsOptional<Seldom<T>> = true;
template <class T>
constexpr bool kIsMarkOf = false;
template <class T>
constexpr bool kIsMarkOf<MarkOf<T>> = true;
template <class T>
constexpr bool kIsVector = false;
template <class T>
constexpr bool kIsVector<std::vector<T>> = true;
template <class T>
constexpr bool kIsArray = false;
template <class T, std::size_t n>
constexpr bool kIsArray<std::array<T, n>> = true;

// A type with columns of its own (`columns_of`) is an object.
template <class T>
concept HasColumns = requires {
  columns_of(static_cast<const T*>(nullptr));
};

template <class Enum>
ValueType one_of() {
  ValueType type;
  type.kind = ValueType::Kind::one_of;
  type.words = all_words<Enum>();
  return type;
}

inline ValueType of_kind(ValueType::Kind kind) {
  ValueType type;
  type.kind = kind;
  return type;
}

}  // namespace detail

template <class T>
ValueType type_of();

template <class T>
Value value_of(const T& value);

// A column: its type follows from what `get` returns, a lambda without captures.
template <class Row>
struct Column {
  ColumnFacts facts;
  Value (*value)(const Row& row);

  template <class Get>
  Column(std::string_view key, std::string_view heading, std::string_view about, Get, In whom = In::all,
         Role role = Role::plain)
      : facts{key, heading, about, whom, role, type_of<std::remove_cvref_t<std::invoke_result_t<Get, const Row&>>>()},
        value([](const Row& row) { return value_of(Get{}(row)); }) {}
};

template <class Row>
std::vector<ColumnFacts> facts_of(const Columns<Row>& columns) {
  std::vector<ColumnFacts> facts;
  for (const Column<Row>& column : columns) facts.push_back(column.facts);
  return facts;
}

// A row as an object, and the type of such an object.
template <class Row>
Object object_of(const Columns<Row>& columns, const Row& row) {
  Object object;
  for (const Column<Row>& column : columns) {
    if (is_for(column.facts.whom, In::objects)) object.emplace_back(column.facts.key, column.value(row));
  }
  return object;
}

template <class Row>
List objects_of(const Columns<Row>& columns, const std::vector<Row>& rows) {
  List list;
  for (const Row& row : rows) list.emplace_back(object_of(columns, row));
  return list;
}

ValueType object_type(const std::vector<ColumnFacts>& columns);

template <class T>
ValueType type_of() {
  if constexpr (detail::kIsOptional<T>) {
    return or_null(type_of<typename T::value_type>());
  } else if constexpr (detail::kIsMarkOf<T>) {
    return []<class Enum>(const MarkOf<Enum>*) { return detail::one_of<Enum>(); }(static_cast<const T*>(nullptr));
  } else if constexpr (HasWords<T>) {
    return detail::one_of<T>();
  } else if constexpr (std::same_as<T, bool>) {
    return detail::of_kind(ValueType::Kind::truth);
  } else if constexpr (std::integral<T>) {
    return integer_from(0);
  } else if constexpr (std::same_as<T, Decimal> || std::same_as<T, Share>) {
    return detail::of_kind(ValueType::Kind::number);
  } else if constexpr (std::same_as<T, Money> || std::same_as<T, std::chrono::year>) {
    return integer_from(0);
  } else if constexpr (std::same_as<T, Measure>) {
    return detail::of_kind(ValueType::Kind::measure);
  } else if constexpr (std::same_as<T, Date>) {
    return detail::of_kind(ValueType::Kind::date);
  } else if constexpr (std::same_as<T, Period>) {
    return detail::of_kind(ValueType::Kind::month);
  } else if constexpr (detail::kIsArray<T>) {
    return list_of(type_of<typename T::value_type>(), std::tuple_size_v<T>);
  } else if constexpr (detail::kIsVector<T>) {
    return list_of(type_of<typename T::value_type>());
  } else if constexpr (detail::HasColumns<T>) {
    return object_type(facts_of(columns_of(static_cast<const T*>(nullptr))));
  } else {
    return ValueType();
  }
}

template <class T>
Value value_of(const T& value) {
  if constexpr (detail::kIsOptional<T>) {
    return value ? value_of(*value) : Value();
  } else if constexpr (detail::kIsMarkOf<T>) {
    return value.mark;
  } else if constexpr (HasWords<T> && requires { sign_of(value); }) {
    return Mark{&sign_of(value)};
  } else if constexpr (HasWords<T>) {
    return word_of(value);
  } else if constexpr (std::same_as<T, Measure>) {
    return value.is_grade ? Value(value.text) : Value(Decimal{value.text});
  } else if constexpr (std::same_as<T, Periods>) {
    return value;
  } else if constexpr (detail::kIsArray<T> || detail::kIsVector<T>) {
    List list;
    for (const auto& one : value) list.push_back(value_of(one));
    return list;
  } else if constexpr (detail::HasColumns<T>) {
    return object_of(columns_of(&value), value);
  } else {
    return Value(value);
  }
}

const Columns<Tick>& tick_columns();
const Columns<Tick>& returned_columns();         // those, and the reviewer's words
const Columns<ListedRow>& indicator_columns();   // with the target as an object, or for cells in columns
const Columns<TimelineRow>& timeline_columns();  // those, and the year's ticks as a list, or for cells in columns
const Columns<StatusRow>& status_columns();
const Columns<StatusCell>& status_cell_columns();
const Columns<Shown>& shown_columns();  // a row of several offices' plans, an office a line
const Columns<BadProof>& bad_proof_columns();
const Columns<LoggedRecord>& log_columns();

// The rows of a list; they outlive the result.
template <class Row>
Rows rows_of(std::string_view member, const Columns<Row>& columns, const std::vector<Row>& rows) {
  return {member, facts_of(columns), rows.size(),
          [&](std::size_t row, std::size_t column) { return columns[column].value(rows[row]); }};
}

// Some columns of a list as a table for people, picked by their keys; rows are still to come.
template <class Row>
class ListTable {
 public:
  ListTable(const Columns<Row>& columns, const std::vector<std::string_view>& keys, const Words& words) {
    for (const std::string_view key : keys) {
      const auto found = std::find_if(columns.begin(), columns.end(), [&](const Column<Row>& column) {
        return column.facts.key == key && is_for(column.facts.whom, In::people);
      });
      if (found == columns.end()) throw std::out_of_range(std::string(key));
      picked_.push_back(&*found);
      table.columns.push_back({std::string(words(found->facts.heading)), found->facts.role});
    }
  }

  TableRow row(const Row& row, std::vector<std::string> notes = {}) const {
    TableRow out{{}, std::move(notes)};
    out.cells.reserve(picked_.size());
    for (const Column<Row>* column : picked_) out.cells.push_back(column->value(row));
    return out;
  }

  Table table;

 private:
  std::vector<const Column<Row>*> picked_;
};

}  // namespace rbplan
