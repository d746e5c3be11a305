// Which rows of two plans are the same one, before and after an edit.
#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "model/plan.h"

namespace rbplan {

// A row of any level, with where it stands.
struct RowOfPlan {
  const Row* row = nullptr;
  std::string id;
  std::optional<std::size_t> parent = {};  // among all of the plan
  std::size_t end = 0;                     // behind the last row below it
  std::size_t first_indicator = 0;         // at or below it, among the plan's
  std::size_t indicators = 0;              // how many these are
};

// All rows of a plan, parents first, in the annex's order.
std::vector<RowOfPlan> all_rows(const Plan& plan);

// A text without differences of case, blanks and punctuation.
std::string wording(std::string_view text);

// The rows of two plans, each with the one that it was or became. In this order, level by level from the program down:
// an indicator is the row that its `formerly` names; rows of one number and one wording below one parent are one; so
// are the only two that are left of a wording; so are those of one number below one parent.
class RowPairs {
 public:
  RowPairs(const Plan& before, const Plan& after);

  const std::vector<RowOfPlan>& before() const { return before_; }
  const std::vector<RowOfPlan>& after() const { return after_; }
  std::optional<std::size_t> after_of(std::size_t before) const { return after_of_[before]; }
  std::optional<std::size_t> before_of(std::size_t after) const { return before_of_[after]; }

 private:
  void pair(std::size_t before, std::size_t after);
  bool are_free(std::size_t before, std::size_t after) const;
  void by_former_ids();
  void by_number(Level level, bool with_wording);
  void by_wording(Level level);

  std::vector<RowOfPlan> before_;
  std::vector<RowOfPlan> after_;
  std::vector<std::optional<std::size_t>> after_of_;
  std::vector<std::optional<std::size_t>> before_of_;
};

// The rows after an edit, and those of before that are gone where they stood: behind the row that stood before it below
// the same one.
struct StandingRow {
  bool is_gone = false;
  std::size_t at = 0;  // among the rows before, where it is gone, else among those after
};
std::vector<StandingRow> standing_rows(const RowPairs& pairs);

}  // namespace rbplan
