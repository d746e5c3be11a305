// The rows of a plan in the order of the annex, with what each inherits from above.
#pragma once
#include <array>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "model/plan.h"

namespace rbplan {

struct RowWithId {
  const Row* row = nullptr;
  std::string id;
};

// A row behind the rows above it, the program first.
using RowPath = std::vector<RowWithId>;

namespace detail {

std::string id_of(const Row& row, const RowPath& above);

template <class Visit>
void walk(const std::vector<Row>& rows, RowPath& path, Visit& visit) {
  for (const Row& row : rows) {
    path.push_back({&row, id_of(row, path)});
    if (visit(std::as_const(path))) walk(row.rows, path, visit);
    path.pop_back();
  }
}

}  // namespace detail

// Calls `visit` with each row of the plan, parents first. It returns whether the rows below are to be visited too.
template <class Visit>
void for_each_row(const Plan& plan, Visit visit) {
  RowPath path;
  detail::walk(plan.programs, path, visit);
}

// Calls `visit` with the rows that stand side by side and the id of the row above them, which is empty above programs.
template <class Visit>
void for_each_list(const Plan& plan, Visit visit) {
  visit(plan.programs, std::string());
  for_each_row(plan, [&](const RowPath& path) {
    if (!path.back().row->rows.empty()) visit(path.back().row->rows, path.back().id);
    return true;
  });
}

// The way down to the row with that id; nothing where the plan has none.
std::optional<RowPath> find_row(const Plan& plan, std::string_view id);

// The ids of the rows that have that code, in any case, full stops at its end aside.
std::vector<std::string> ids_with_code(const Plan& plan, std::string_view code);

// An indicator with the rows above it.
struct IndicatorRow {
  std::string id;
  const Row* indicator = nullptr;
  std::array<RowWithId, 3> above;      // by level: program, activity, the nearest sub-activity (parts included)
  const std::string* owner = nullptr;  // the id of the nearest owner at or above it

  const RowWithId& at(Level level) const { return above[static_cast<std::size_t>(level)]; }
  const IndicatorFacts& facts() const { return *indicator->facts; }
  // Whether what it asks for is of no month. One with indicators below it is only their heading.
  bool has_no_months() const { return facts().periods.empty() && indicator->rows.empty(); }
};

std::vector<IndicatorRow> indicator_rows(const Plan& plan);

// Rows by their ids; of two that have one id, the first. The rows outlive it.
class RowsById {
 public:
  explicit RowsById(const std::vector<IndicatorRow>& rows);

  const IndicatorRow* find(std::string_view id) const;  // nothing where none has it

 private:
  std::unordered_map<std::string_view, const IndicatorRow*> rows_;
};

// Whether an amendment lists a row: by its id, one it had, or one above these; a heading also by all indicators below.
bool lists(const Amendment& amendment, const IndicatorRow& row);

// The same of a row of any level: one above indicators is listed by all of these too. `was` is an id that it had, which
// the plan need not say.
bool lists(const Amendment& amendment, const RowWithId& row, const std::optional<std::string>& was);

// The days of the amendments that list a row, in the plan's order.
std::vector<Date> days_listed(const Plan& plan, const IndicatorRow& row);

// The day of the latest amendment that lists a row; nothing where none does.
std::optional<Date> last_listed(const Plan& plan, const IndicatorRow& row);

// The owner with that id; nothing where the plan has none.
const Owner* owner_named(const Plan& plan, std::string_view id);

// Who answers for a row of the plan; nothing where nobody is named.
const Owner* owner_of(const Plan& plan, const IndicatorRow& row);

}  // namespace rbplan
