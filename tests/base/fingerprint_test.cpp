#include "base/fingerprint.h"

#include <doctest/doctest.h>

namespace rbplan {
namespace {

// The lower 48 bits of the published values 0xcbf29ce484222325, 0xaf63dc4c8601ec8c and 0x85944171f73967e8.
TEST_CASE("the lower 48 of the 64 bits of FNV-1a") {
  CHECK(fingerprint("") == "9ce484222325");
  CHECK(fingerprint("a") == "dc4c8601ec8c");
  CHECK(fingerprint("foobar") == "4171f73967e8");
}

}  // namespace
}  // namespace rbplan
