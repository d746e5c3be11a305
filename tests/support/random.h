// The same numbers on every machine, which the standard's distributions do not promise.
#pragma once
#include <iterator>
#include <random>
#include <utility>
#include <vector>

namespace rbplan::testing {

class Random {
 public:
  explicit Random(unsigned seed) : engine_(seed) {}

  int below(int bound) { return static_cast<int>(engine_() % static_cast<unsigned>(bound)); }
  int from_to(int least, int most) { return least + below(most - least + 1); }
  bool one_in(int n) { return below(n) == 0; }

  template <class List>
  const auto& of(const List& list) {
    return list[static_cast<std::size_t>(below(static_cast<int>(std::size(list))))];
  }

  template <class T>
  void shuffle(std::vector<T>& list) {
    for (std::size_t i = list.size(); i > 1; --i)
      std::swap(list[i - 1], list[static_cast<std::size_t>(below(static_cast<int>(i)))]);
  }

 private:
  std::mt19937 engine_;
};

}  // namespace rbplan::testing
