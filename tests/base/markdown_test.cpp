#include "base/markdown.h"

#include <doctest/doctest.h>

namespace rbplan {
namespace {

TEST_CASE("a code span holds any text") {
  CHECK(code_span("a") == "`a`");
  CHECK(code_span("") == "`  `");
  CHECK(code_span("a `b` c") == "``a `b` c``");
  CHECK(code_span("`a``") == "``` `a`` ```");
  CHECK(code_span(" a") == "`  a `");
  CHECK(code_span("a\nb\x1b\t\n") == "`a b\\x1b`");
  CHECK(code_span(std::string(100, '`')) == std::string(61, '`') + ' ' + std::string(60, '`') + "\u200b" +
                                                std::string(40, '`') + ' ' + std::string(61, '`'));
  CHECK(code_span("@user #1 ![x](http://y) <img>") == "`@user #1 ![x](http://y) <img>`");
}

TEST_CASE("in a sentence nothing is a mention, a reference or a link") {
  CHECK(markdown_text("@user #1 a@b.id") == "@\u200buser #\u200b1 a@\u200bb.id");
  CHECK(markdown_text("https://x.id WWW.x.id 3:4") == "https:\u200b//x.id W\u200bWW.x.id 3:4");
  CHECK(markdown_text("<b> &amp; `c` *d* _e_ ~f~ [g](h) a|b \\") ==
        "&lt;b&gt; &amp;amp; \\`c\\` \\*d\\* \\_e\\_ \\~f\\~ \\[g\\](h) a\\|b \\\\");
}

}  // namespace
}  // namespace rbplan
