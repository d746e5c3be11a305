// How many ticks there are of each sort.
#pragma once
#include <span>

#include "query/tick.h"

namespace rbplan {

struct Tally {
  std::size_t planned = 0;  // every tick
  std::size_t begun = 0;    // that have begun by the day, and are not cancelled
  StateCounts by_state{};
  std::size_t late = 0;
  std::size_t proven = 0;
  std::size_t accepted = 0;
  std::size_t returned = 0;
  std::size_t done_of_begun = 0;
  std::size_t proven_of_begun = 0;

  void add(const Tick& tick, Date day);
  void add(std::span<const Tick> ticks, Date day);

  void add(const Tally& other);

  std::size_t in(State state) const { return by_state[static_cast<std::size_t>(state)]; }
};

}  // namespace rbplan
