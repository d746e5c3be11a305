#include "query/tally.h"

namespace rbplan {

void Tally::add(const Tick& tick, Date day) {
  const bool has_begun = tick.has_begun(day) && tick.state != State::cancelled;
  ++planned;
  ++by_state[static_cast<std::size_t>(tick.state)];
  late += tick.is_late();
  proven += tick.is_proven();
  accepted += tick.decision.verdict() == Verdict::accepted;
  returned += tick.decision.verdict() == Verdict::returned;
  begun += has_begun;
  done_of_begun += has_begun && tick.is_done();
  proven_of_begun += has_begun && tick.is_proven();
}

void Tally::add(const Tally& other) {
  planned += other.planned;
  begun += other.begun;
  for (std::size_t i = 0; i < by_state.size(); ++i) by_state[i] += other.by_state[i];
  late += other.late;
  proven += other.proven;
  accepted += other.accepted;
  returned += other.returned;
  done_of_begun += other.done_of_begun;
  proven_of_begun += other.proven_of_begun;
}

void Tally::add(std::span<const Tick> ticks, Date day) {
  for (const Tick& tick : ticks) add(tick, day);
}

}  // namespace rbplan
