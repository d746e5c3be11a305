#include "base/ansi.h"

#include <doctest/doctest.h>

namespace rbplan::testing {
namespace {

TEST_CASE("a link names the whole path, percent-encoded, and the place") {
  const LinkForm links{"kitty://{host}{path}#{line}:{column}", "/srv/rencana aksi", "kpu-3302"};
  CHECK(linked("1.1.1.1", {"plans/2021.yaml", 66, 17}, links) ==
        "\x1b]8;id=66-17;kitty://kpu-3302/srv/rencana%20aksi/plans/2021.yaml#66:17\x1b\\1.1.1.1\x1b]8;;\x1b\\");
  CHECK(linked("x", {"/a\x1b;b", 1, 1}, links).find("/a%1B%3Bb#1:1") != std::string::npos);
  CHECK(linked("x", {"plans/2021.yaml", 1, 1}, {}) == "x");
}

TEST_CASE("colour is taken back behind the text") {
  CHECK(painted("due", "33") == "\x1b[33mdue\x1b[0m");
  CHECK(painted("due", "") == "due");
}

}  // namespace
}  // namespace rbplan::testing
