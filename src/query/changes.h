// What an edit means in the plan's own terms: the changes between two plans of one office and year.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/enum_words.h"
#include "base/value.h"
#include "query/filter.h"
#include "query/pairs.h"
#include "query/tick.h"

namespace rbplan {

enum class ChangeKind {
  plan_added,
  plan_removed,
  moved,
  tick_added,
  tick_removed,
  cancelled,
  row_added,
  row_removed,
  renumbered,
  target_changed,
  budget_changed,
  owner_changed,
  reworded,
  reading_corrected,
  decree_changed,
  amendment_added,
  amendment_changed,
  amendment_removed,
  head_changed,
  record_added,
  record_changed,
  record_removed
};

template <>
struct WordsOf<ChangeKind> {
  static constexpr std::array<std::string_view, 22> words = {
      "plan_added",        "plan_removed",      "moved",          "tick_added",
      "tick_removed",      "cancelled",         "row_added",      "row_removed",
      "renumbered",        "target_changed",    "budget_changed", "owner_changed",
      "reworded",          "reading_corrected", "decree_changed", "amendment_added",
      "amendment_changed", "amendment_removed", "head_changed",   "record_added",
      "record_changed",    "record_removed"};
};

// What came or went with a row or a plan.
struct Below {
  std::size_t indicators = 0;  // the row itself among them, where it is one
  std::size_t ticks = 0;
};

struct Change {
  ChangeKind kind = ChangeKind::moved;
  const PlanFile* before = nullptr;        // nothing where the plan is new
  const PlanFile* after = nullptr;         // nothing where it is gone
  std::optional<std::string> id = {};      // of a row; of one that is gone the one it had
  std::optional<std::string> was_id = {};  // before the edit; nothing where the row is new
  Periods months = {};                     // the ticks concerned, ascending
  Periods was_months = {};
  std::string_view field = {};  // the key that changed; empty where the kind says it
  std::optional<std::string> now = {};
  std::optional<std::string> was = {};
  std::optional<Span> place = {};      // in the file after the edit
  std::optional<Span> old_place = {};  // in the one before
  bool is_of_records = false;          // the places are of the progress files
  const Record* record = nullptr;      // as it is now, or was where it is gone
  const Record* was_record = nullptr;  // as it was, where it changed
  Below below = {};
  std::optional<std::size_t> row = {};              // which of the rows after the edit
  std::optional<std::size_t> old_row = {};          // and before it
  const IndicatorRow* row_of_record = nullptr;      // that the record belongs to after the edit
  const IndicatorRow* old_row_of_record = nullptr;  // and before it
  std::optional<std::size_t> program = {};          // of the edit's; nothing for the head and where no program is known

  const PlanFile& file() const { return after ? *after : *before; }
  // Twelve hexadecimal digits, the same wherever the same change is seen again.
  std::string fingerprint() const;
};

// One plan before and after an edit; one of them may be missing.
struct PlanPair {
  const PlanFile* before = nullptr;
  const PlanFile* after = nullptr;
};

// What an edit of one plan means.
struct Edit {
  PlanPair pair;
  std::optional<RowPairs> rows;  // where the plan is there before and after
  // Those of both plans in the annex's order, each that is gone where it stood.
  std::vector<const Row*> programs;
  // Of the head, of rows in the annex's order, those that are gone where they stood; then of records.
  std::vector<Change> changes;
  // Rows that have another id since one above them has, which is among the changes: not listed, but recorded ids are
  // not theirs any more.
  std::vector<Change> followers;
};

Edit edit_of(const PlanPair& pair);

// The same of records alone, whatever their plans say.
Edit edit_of_records(const PlanPair& pair);

// Whether a filter takes the row of a change as it is or as it was; one above indicators where it takes any of these.
// What is of no row is not taken.
bool takes(const Filter& filter, const Edit& edit, const Change& change);

// Of the title, the year, the institution, owners, the decree and amendments.
std::vector<Change> head_changes(const PlanPair& pair);

// Of the records of one office and year, by what they say: their order means nothing.
std::vector<Change> record_changes(const PlanPair& pair);

// All that a record says, wherever its line stands and however it is written: the same for no two that differ.
std::string content_of(const Record& record);

}  // namespace rbplan
