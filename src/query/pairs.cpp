#include "query/pairs.h"

#include <algorithm>
#include <map>
#include <set>

#include "base/text.h"
#include "model/id.h"

namespace rbplan {
namespace {

void add_rows(const std::vector<Row>& rows, const RowOfPlan* above, std::optional<std::size_t> parent,
              std::vector<RowOfPlan>& out) {
  const std::string id = above ? above->id : std::string();
  for (const Row& row : rows) {
    const std::size_t at = out.size();
    out.push_back({&row, child_id(id, row.number.value), parent});
    const RowOfPlan self = out.back();  // the list grows
    add_rows(row.rows, &self, at, out);
  }
}

std::map<std::string_view, std::size_t> places_of_ids(const std::vector<RowOfPlan>& rows) {
  std::map<std::string_view, std::size_t> places;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (rows[i].row->facts) places.emplace(rows[i].id, i);
  }
  return places;
}

std::set<std::string_view> former_ids(const std::vector<RowOfPlan>& rows) {
  std::set<std::string_view> ids;
  for (const RowOfPlan& one : rows) {
    if (!one.row->facts) continue;
    for (const Text& former : one.row->facts->formerly) ids.insert(former.value);
  }
  return ids;
}

}  // namespace

std::vector<RowOfPlan> all_rows(const Plan& plan) {
  std::vector<RowOfPlan> rows;
  add_rows(plan.programs, nullptr, std::nullopt, rows);
  return rows;
}

std::string wording(std::string_view text) {
  constexpr std::string_view kNoBreak = "\xC2\xA0";
  std::string folded = fold_case(text);
  replace_all(folded, kNoBreak, " ");
  std::erase_if(folded, [](char c) { return static_cast<unsigned char>(c) < 0x80 && !is_letter_or_digit(c); });
  return folded;
}

RowPairs::RowPairs(const Plan& before, const Plan& after)
    : before_(all_rows(before)), after_(all_rows(after)), after_of_(before_.size()), before_of_(after_.size()) {
  by_former_ids();
  for (const LevelFacts& level : kLevels) {
    by_number(level.level, true);
    by_wording(level.level);
    by_number(level.level, true);  // below those that a wording paired
    by_number(level.level, false);
  }
}

void RowPairs::pair(std::size_t before, std::size_t after) {
  after_of_[before] = after;
  before_of_[after] = before;
}

bool RowPairs::are_free(std::size_t before, std::size_t after) const {
  return !after_of_[before] && !before_of_[after];
}

// Of the ids that a row had, oldest first, the first that an old row bears and none had before counts, though another
// row may bear that id now.
void RowPairs::by_former_ids() {
  const auto places = places_of_ids(before_);
  const auto known = former_ids(before_);
  for (std::size_t i = 0; i < after_.size(); ++i) {
    if (!after_[i].row->facts) continue;
    for (const Text& former : after_[i].row->facts->formerly) {
      const auto old = places.find(former.value);
      if (old == places.end() || known.count(former.value) > 0) continue;
      if (are_free(old->second, i)) pair(old->second, i);
      break;
    }
  }
}

// Parents come first in the list, so that rows below a pair that was just made are looked at behind it.
void RowPairs::by_number(Level level, bool with_wording) {
  using Key = std::pair<std::optional<std::size_t>, std::string_view>;  // the parent, and the number
  std::map<Key, std::size_t> places;
  for (std::size_t i = 0; i < before_.size(); ++i) {
    if (before_[i].row->level == level && !after_of_[i])
      places.emplace(Key{before_[i].parent, before_[i].row->number.value}, i);
  }
  for (std::size_t i = 0; i < after_.size(); ++i) {
    if (after_[i].row->level != level || before_of_[i]) continue;
    const auto& parent = after_[i].parent;
    if (parent && !before_of_[*parent]) continue;
    const auto old_parent = parent ? before_of_[*parent] : std::nullopt;
    const auto old = places.find(Key{old_parent, after_[i].row->number.value});
    if (old == places.end() || !are_free(old->second, i)) continue;
    const bool is_same =
        !with_wording || wording(before_[old->second].row->name.value) == wording(after_[i].row->name.value);
    if (is_same) pair(old->second, i);
  }
}

void RowPairs::by_wording(Level level) {
  struct Left {
    std::vector<std::size_t> before;
    std::vector<std::size_t> after;
  };
  std::map<std::string, Left> left;
  for (std::size_t i = 0; i < before_.size(); ++i) {
    if (before_[i].row->level == level && !after_of_[i]) left[wording(before_[i].row->name.value)].before.push_back(i);
  }
  for (std::size_t i = 0; i < after_.size(); ++i) {
    if (after_[i].row->level == level && !before_of_[i]) left[wording(after_[i].row->name.value)].after.push_back(i);
  }
  for (const auto& [words, rows] : left) {
    if (rows.before.size() == 1 && rows.after.size() == 1) pair(rows.before[0], rows.after[0]);
  }
}

}  // namespace rbplan
