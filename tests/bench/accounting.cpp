// What accounting for every byte costs, as a part of the parse: both over the same file, turn by turn.
#include <algorithm>
#include <chrono>
#include <fstream>
#include <iostream>
#include <iterator>

#include "load/accounting.h"

namespace {

using Clock = std::chrono::steady_clock;

constexpr std::size_t kTurns = 301;

double median(std::vector<double> values) {
  std::nth_element(values.begin(), values.begin() + values.size() / 2, values.end());
  return values[values.size() / 2];
}

}  // namespace

// Prints the milliseconds of a parse without accounting and of accounting, medians.
int main(int argc, char** argv) {
  std::ifstream file(argc > 1 ? argv[1] : "", std::ios::binary);
  const rbplan::SourceText source(argv[argc - 1], {std::istreambuf_iterator<char>(file), {}});
  std::vector<double> parse;
  std::vector<double> accounting;
  for (std::size_t turn = 0; turn < kTurns; ++turn) {
    const auto begin = Clock::now();
    rbplan::YamlDocument document = rbplan::read_yaml(source);
    const auto read = Clock::now();
    rbplan::account(source, document);  // once more: it finds the same
    const auto end = Clock::now();
    if (!document.problems.empty()) return 1;
    const double again = std::chrono::duration<double, std::milli>(end - read).count();
    parse.push_back(std::chrono::duration<double, std::milli>(read - begin).count() - again);
    accounting.push_back(again);
  }
  std::cout << median(parse) << ' ' << median(accounting) << '\n';
}
