// What must hold of every input: libFuzzer keeps an input that traps.
#pragma once
#include <cstdio>
#include <string>

namespace rbplan::fuzzing {

inline void require(bool holds, const char* what, const std::string& detail = {}) {
  if (holds) return;
  std::fprintf(stderr, "does not hold: %s\n%s\n", what, detail.c_str());
  __builtin_trap();
}

}  // namespace rbplan::fuzzing
