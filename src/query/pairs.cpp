#include "query/pairs.h"

#include <algorithm>
#include <map>
#include <set>

#include "base/text.h"
#include "model/id.h"

namespace rbplan {
namespace {

void add_rows(const std::vector<Row>& rows, std::optional<std::size_t> parent, std::size_t& indicators,
              std::vector<RowOfPlan>& out) {
  for (const Row& row : rows) {
    const std::size_t at = out.size();
    out.push_back({&row, child_id(parent ? out[*parent].id : std::string(), row.number.value), parent});
    out[at].first_indicator = indicators;
    if (row.facts) ++indicators;
    add_rows(row.rows, at, indicators, out);
    out[at].end = out.size();
    out[at].indicators = indicators - out[at].first_indicator;
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
  std::size_t indicators = 0;
  add_rows(plan.programs, std::nullopt, indicators, rows);
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

namespace {

// A row that is gone, and before which of the rows that are there it stood.
struct GoneRow {
  std::size_t before;
  std::size_t height;  // of two at one place the deeper comes first: it is below a row that ends there
  std::size_t at;

  auto operator<=>(const GoneRow&) const = default;
};

std::vector<GoneRow> gone_rows(const RowPairs& pairs) {
  const std::vector<RowOfPlan>& before = pairs.before();
  const std::vector<RowOfPlan>& after = pairs.after();
  std::vector<std::size_t> depths(after.size());
  for (std::size_t i = 0; i < after.size(); ++i) depths[i] = after[i].parent ? depths[*after[i].parent] + 1 : 0;

  std::vector<GoneRow> gone;
  std::map<std::optional<std::size_t>, std::optional<std::size_t>> standing;  // below each row, the last that still is
  for (std::size_t i = 0; i < before.size(); ++i) {
    const auto& old_parent = before[i].parent;
    const auto parent = old_parent ? pairs.after_of(*old_parent) : std::nullopt;
    if (old_parent && !parent) continue;
    const auto now = pairs.after_of(i);
    if (now && after[*now].parent == parent) standing[old_parent] = now;
    if (now) continue;
    const auto previous = standing.find(old_parent);
    const std::size_t place = previous != standing.end() ? after[*previous->second].end : parent ? *parent + 1 : 0;
    const std::size_t depth = parent ? depths[*parent] + 1 : 0;
    gone.push_back({place, after.size() - depth, i});
  }
  std::sort(gone.begin(), gone.end());
  return gone;
}

}  // namespace

std::vector<StandingRow> standing_rows(const RowPairs& pairs) {
  std::vector<StandingRow> rows;
  const std::vector<GoneRow> gone = gone_rows(pairs);
  auto next = gone.begin();
  for (std::size_t i = 0; i <= pairs.after().size(); ++i) {
    for (; next != gone.end() && next->before == i; ++next) rows.push_back({true, next->at});
    if (i < pairs.after().size()) rows.push_back({false, i});
  }
  return rows;
}

}  // namespace rbplan
