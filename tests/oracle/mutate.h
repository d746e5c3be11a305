// Plans with small mistakes in them, such as a slip of the hand or an editor makes, and odd ones that only YAML minds.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace rbplan::testing {

// splitmix64: the same numbers from the same seed on every machine, which the standard's distributions do not promise.
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}

  std::uint64_t next();
  std::size_t below(std::size_t bound) { return bound == 0 ? 0 : static_cast<std::size_t>(next() % bound); }
  bool one_in(std::size_t n) { return below(n) == 0; }

  template <class T, std::size_t N>
  const T& of(const T (&choices)[N]) {
    return choices[below(N)];
  }

 private:
  std::uint64_t state_;
};

// What mutants are made from: one large plan, of which mostly slices are taken, and small ones.
struct Bases {
  std::vector<std::string> large;  // its lines, without their breaks
  std::vector<std::string> small;
};

// One to three mutations of a text.
void mutate(std::string& text, Random& random);

// The mutant of that seed and index: a base that is mutated.
std::string mutant(const Bases& bases, std::uint64_t seed, std::uint64_t index);

}  // namespace rbplan::testing
