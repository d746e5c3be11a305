// Ticks: what a plan asks for on a day. Everything else that is asked of plans rests on them.
//
// A tick is one indicator in one period of the plan's year; its deadline is the period's last day. Its state follows
// from the plan, the records and the day, and is never stored.
#pragma once
#include <algorithm>
#include <array>
#include <span>
#include <string_view>
#include <vector>

#include "model/rows.h"
#include "query/decision.h"

namespace rbplan {

// In the order in which counts are told.
enum class State { done, overdue, due, upcoming, cancelled };

template <>
struct WordsOf<State> {
  static constexpr std::array<std::string_view, 5> words = {"done", "overdue", "due", "upcoming", "cancelled"};
};

inline constexpr std::array kStates = {State::done, State::overdue, State::due, State::upcoming, State::cancelled};

// How much is overdue.
struct OverdueSum {
  std::size_t ticks = 0;
  int most_days = 0;

  void add(const OverdueSum& other) {
    ticks += other.ticks;
    most_days = std::max(most_days, other.most_days);
  }
};

// A plan that was read, with its rows. What it points to outlives it.
struct PlanFile {
  const SourceText* source = nullptr;
  const Plan* plan = nullptr;
  std::vector<IndicatorRow> rows;
  const SourceText* progress_source = nullptr;                  // nothing where there is no progress file
  const Progress* progress = nullptr;                           // likewise
  std::vector<std::vector<const Record*>> records_of_row = {};  // of each row; empty where there is none at all

  int year() const { return plan->year.value; }

  // The records of a row, under its id or one it had before; in the order of the file.
  const std::vector<const Record*>& records(const IndicatorRow& row) const;
};

// Which row each record belongs to: the one that bore the id when it was recorded. A row bears an id that it had
// `formerly` up to the day of the latest amendment that lists it, and for good where no other bears it later.
class RowsOfRecords {
 public:
  RowsOfRecords(const Plan& plan, const std::vector<IndicatorRow>& rows);

  const IndicatorRow* of(const Record& record) const;  // nothing where no row has or had the id

 private:
  struct Bearer {
    std::string_view id;
    std::chrono::sys_days until;  // the first day on which it is another's
    const IndicatorRow* row;
  };
  std::vector<Bearer> bearers_;  // by id, then by time, then in the annex's order
};

// The rows and the records of each; nothing is said of records that name no row.
void take_progress(PlanFile& file, const SourceText& source, const Progress& progress);

// The amendment that cancels a row; nothing where none does, or where the plan does not list it.
const Amendment* cancelling_amendment(const Plan& plan, const IndicatorFacts& indicator);

// The same where it is dated up to the day.
const Amendment* cancelling_amendment(const Plan& plan, const IndicatorFacts& indicator, Date day);

struct Tick {
  const PlanFile* file = nullptr;
  const IndicatorRow* row = nullptr;
  Period period{};
  Date deadline{};
  State state = State::upcoming;
  int days_overdue = 0;    // the day minus the deadline, grace not subtracted; 0 unless overdue
  Decision decision = {};  // by the records

  bool is_done() const { return state == State::done; }
  bool is_late() const { return is_done() && decision.record->is_late(deadline); }
  bool is_proven() const { return is_done() && !decision.in_force.empty(); }
  bool has_begun(Date day) const { return period.has_begun(file->year(), day); }
  // What is in force; where nothing is, what the record names that decides.
  std::vector<const Evidence*> evidence() const;
};

// Every tick of a plan: by row in the annex's order, then by month.
std::vector<Tick> ticks_of(const PlanFile& file, const AsOf& as_of);

// Those of one of its rows, as these records of it decide, which need not be the file's.
std::vector<Tick> ticks_of(const PlanFile& file, const IndicatorRow& row, const std::vector<const Record*>& records,
                           const AsOf& as_of);

// How many ticks are in each state, by the order of State.
using StateCounts = std::array<std::size_t, kStates.size()>;
StateCounts count_states(std::span<const Tick> ticks);

}  // namespace rbplan
