// Ticks: what a plan asks for on a day. Everything else that is asked of plans rests on them.
//
// A tick is one indicator in one month of the plan's year; its deadline is the month's last day. Its state follows
// from the plan and the day alone and is never stored.
#pragma once
#include <algorithm>
#include <array>
#include <span>
#include <string_view>
#include <vector>

#include "model/rows.h"

namespace rbplan {

// In the order in which counts are told.
enum class State { done, overdue, due, upcoming, cancelled };
constexpr std::array kStates = {State::done, State::overdue, State::due, State::upcoming, State::cancelled};

std::string_view state_word(State state);  // as in machine formats and options

// The day a question is asked for, and how many days after a deadline a tick becomes overdue.
struct Vantage {
  Date day;
  int grace_days = 0;
};

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
  OverdueSum let_go = {};  // of rows that the question does not need and that were let go of

  int year() const { return plan->year.value; }
};

struct Tick {
  const PlanFile* file = nullptr;
  const IndicatorRow* row = nullptr;
  Month month{};
  Date deadline{};
  State state = State::upcoming;
  int days_overdue = 0;  // the day minus the deadline, grace not subtracted; 0 unless overdue
};

// The months of an indicator, ascending.
std::vector<Month> months_of(const Indicator& indicator);

// Every tick of a plan: by row in the annex's order, then by month.
std::vector<Tick> ticks_of(const PlanFile& file, const Vantage& vantage);

// How many ticks are in each state, by the order of State.
using StateCounts = std::array<std::size_t, kStates.size()>;
StateCounts count_states(std::span<const Tick> ticks);

}  // namespace rbplan
