// A query's rows as named values, for machine formats: one written list of fields per row type.
#pragma once
#include <string_view>
#include <vector>

#include "base/value.h"
#include "query/list.h"
#include "query/proof.h"
#include "query/status.h"
#include "query/timeline.h"

namespace rbplan {

// What a field holds; `or_null` where it may hold nothing.
enum class FieldType {
  text,
  text_or_null,
  whole,
  truth,
  date,
  date_or_null,
  number_or_null,
  months,
  texts,
  state,
  state_or_null,
  status_or_null,
  review_or_null,
  target_or_null,
  year_of_ticks,
  evidence_problem,
};

template <class Row>
struct Field {
  std::string_view key;
  FieldType type;
  std::string_view about;  // a phrase
  Value (*value)(const Row& row);
};

struct FieldFacts {
  std::string_view key;
  FieldType type;
  std::string_view about;
};

const std::vector<Field<Tick>>& tick_fields();
const std::vector<Field<ListedRow>>& indicator_fields();   // with the target as an object
const std::vector<Field<ListedRow>>& indicator_columns();  // with the target in columns

const std::vector<Field<TimelineRow>>& timeline_fields();   // those, and twelve ticks or nulls
const std::vector<Field<TimelineRow>>& timeline_columns();  // those, and twelve states

const std::vector<Field<StatusRow>>& status_fields();
const std::vector<Field<BadProof>>& bad_proof_fields();

template <class Row>
std::vector<FieldFacts> facts_of(const std::vector<Field<Row>>& fields) {
  std::vector<FieldFacts> facts;
  for (const auto& field : fields) facts.push_back({field.key, field.type, field.about});
  return facts;
}

template <class Row>
std::vector<std::string_view> keys_of(const std::vector<Field<Row>>& fields) {
  std::vector<std::string_view> keys;
  for (const auto& field : fields) keys.push_back(field.key);
  return keys;
}

template <class Row>
std::vector<Value> values_of(const std::vector<Field<Row>>& fields, const Row& row) {
  std::vector<Value> values;
  for (const auto& field : fields) values.push_back(field.value(row));
  return values;
}

template <class Row>
Object object_of(const std::vector<Field<Row>>& fields, const Row& row) {
  Object object;
  for (const auto& field : fields) object.emplace_back(field.key, field.value(row));
  return object;
}

}  // namespace rbplan
