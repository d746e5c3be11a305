#include "tables/outline.h"

#include <algorithm>
#include <iterator>

#include "tables/outline_state.h"

namespace rbplan {
namespace {

constexpr std::size_t kMostReadings = 32;  // that are held side by side
constexpr int kFarthestShift = 4;          // columns
constexpr std::size_t kMostOthers = 6;     // readings nearly as good that the best is held against

struct Step {
  int before;
  LineReading reading;
};

// The ways to read a line, whatever stands above it.
std::vector<LineReading> readings_of(const TableBody& body, const BodyLine& line, bool may_be_displaced) {
  std::vector<LineReading> all = {LineReading()};
  const bool has_part = std::any_of(line.texts.begin(), line.texts.end(),
                                    [](const LineText& text) { return part_behind(text.printed.raw).has_value(); });
  if (may_be_displaced && line.has_texts()) {
    for (int shift = -kFarthestShift; shift <= kFarthestShift; ++shift) {
      const bool fits =
          line.texts.front().slot - shift >= 0 && line.texts.back().slot - shift < static_cast<int>(body.slots.size());
      if (shift != 0 && fits) all.push_back({shift});
    }
    const std::size_t plain = all.size();
    for (std::size_t i = 0; i < plain; ++i) {
      LineReading keeps = all[i];
      keeps.keeps_activity = true;
      if (line.texts.size() > 1) all.push_back(keeps);
    }
    LineReading part;
    part.part_as_indicator = true;
    if (line.texts.size() == 1) all.push_back(part);
  }
  const std::size_t without = has_part ? all.size() : 0;
  for (std::size_t i = 0; i < without; ++i) {
    LineReading with = all[i];
    with.has_part = true;
    all.push_back(with);
  }
  return all;
}

void keep_best(std::vector<OutlineState>& states) {
  std::stable_sort(states.begin(), states.end(),
                   [](const OutlineState& a, const OutlineState& b) { return a.cost < b.cost; });
  std::vector<OutlineState> kept;
  for (OutlineState& state : states) {
    if (kept.size() == kMostReadings || (!kept.empty() && state.cost > kept.front().cost + odd::kFar)) break;
    const bool is_known =
        std::any_of(kept.begin(), kept.end(), [&](const OutlineState& other) { return other.is_open_as(state); });
    if (!is_known) kept.push_back(std::move(state));
  }
  states = std::move(kept);
}

std::vector<LineReading> readings_up_to(const std::vector<Step>& steps, int last) {
  std::vector<LineReading> readings;
  for (int step = last; step >= 0; step = steps[static_cast<std::size_t>(step)].before)
    readings.push_back(steps[static_cast<std::size_t>(step)].reading);
  std::reverse(readings.begin(), readings.end());
  return readings;
}

// A line that no reading fits is read as if nothing were printed in it; the tree tells of its texts.
LineReading unreadable() {
  LineReading reading;
  reading.shift = kFarthestShift + 1;
  return reading;
}

}  // namespace

std::vector<OutlineLine> outline_of(const TableBody& body, bool may_be_displaced) {
  std::vector<OutlineState> states(1);
  std::vector<Step> steps;
  for (const BodyLine& line : body.lines) {
    std::vector<OutlineState> next;
    const std::vector<LineReading> readings = readings_of(body, line, may_be_displaced);
    for (const OutlineState& state : states) {
      bool fits = false;  // as it stands
      for (const LineReading& reading : readings) {
        if (fits && !reading.has_part) continue;
        OutlineState read = state;
        if (!read.read(body, line, reading, may_be_displaced, nullptr)) continue;
        fits = fits || (reading == LineReading() && read.cost <= state.cost + odd::kRunsOn);
        next.push_back(std::move(read));
      }
    }
    keep_best(next);
    if (!next.empty()) {
      states = std::move(next);
    } else {
      for (OutlineState& state : states) state.last = unreadable();
    }
    for (OutlineState& state : states) {
      steps.push_back({state.step, state.last});
      state.step = static_cast<int>(steps.size()) - 1;
    }
  }

  std::vector<OutlineLine> out(body.lines.size());
  const std::vector<LineReading> best = readings_up_to(steps, states.front().step);
  OutlineState state;
  for (std::size_t i = 0; i < out.size(); ++i) {
    out[i].reading = best[i];
    if (!(best[i] == unreadable())) state.read(body, body.lines[i], best[i], may_be_displaced, &out[i].rows);
  }
  for (std::size_t other = 1; other < states.size() && other <= kMostOthers; ++other) {
    if (states[other].cost > states.front().cost + odd::kClose) break;
    const std::vector<LineReading> readings = readings_up_to(steps, states[other].step);
    for (std::size_t i = 0; i < out.size(); ++i) {
      if (!(readings[i] == best[i])) out[i].is_uncertain = true;
    }
  }
  return out;
}

}  // namespace rbplan
