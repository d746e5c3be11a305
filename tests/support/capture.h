#pragma once
#include <doctest/doctest.h>

// CAPTURE of a part of a structured binding, which a lambda takes only from clang 16 on.
#define CAPTURE_PART(part)            \
  const auto& captured_##part = part; \
  CAPTURE(captured_##part)
