// What marks in a form are, and where rows of a sheet go. Whole files are filled in by tests/program/template.py.
#include <doctest/doctest.h>

#include "render/template_keys.h"
#include "render/template_rows.h"
#include "render/template_styles.h"

namespace rbplan {
namespace {

using Kind = TemplateMark::Kind;

std::string told(std::string_view text) {
  std::string out;
  for (const TemplateMark& mark : marks_in(text)) out += mark.said() + ' ';
  return out;
}

TEST_CASE("marks of a text") {
  CHECK(told("a {{b}} c {{ Row.D }}{{#e}}{{/ e }}") == "{{b}} {{row.d}} {{#e}} {{/e}} ");
  CHECK(told("{ {a}} {b} {{\xC2\xA0q\xC2\xA0}}") == "{{q}} ");
  CHECK(told("{{a{{b}} {{c") == "{{a {{b}} {{c ");
  CHECK(marks_in("{{a {{b}}")[0].kind == Kind::broken);
  CHECK(told("{{}}") == "{{}} ");
  CHECK(told(std::string(100, '{')).size() > 0);
}

TEST_CASE("marks that reach over pieces") {
  const TemplatePieces pieces{{"x{", "{a", "}}y", "z<"}};
  const auto out = pieces.replaced(marks_in(pieces.whole()), {"1"});
  CHECK(out[0] == "x1");
  CHECK(out[1] == "");
  CHECK(out[2] == "y");
  CHECK(!out[3]);
  const TemplatePieces two{{"&{{a}}{{b}", "} "}};
  const auto both = two.replaced(marks_in(two.whole()), {"1", "2"});
  CHECK(both[0] == "&amp;12");
  CHECK(both[1] == " ");
}

std::string ranges(std::string_view formula) {
  std::string out;
  for (const CellRange& range : ranges_in(formula))
    out += std::string(formula.substr(range.begin, range.end - range.begin)) + '@' + range.sheet + ' ';
  return out;
}

TEST_CASE("ranges of a formula") {
  CHECK(ranges("SUM(A5:$B$9)+c7*2") == "A5:$B$9@ c7@ ");
  CHECK(ranges("\"A5\"&LOG10(A1)&'A 5'!B2&Lain!C3:D4&[1]Luar!A1:B2") == "A1@ B2@A 5 C3:D4@Lain ");
  CHECK(ranges("Tabel[Total]+Tabel[[#This Row],[A5]]+A5A+ABCD1+A0+A1048577+XFD1048576") == "XFD1048576@ ");
  CHECK(ranges("SUM(A:C)+SUM(2:3)+5:6+TRUE+1e5+A1.5") == "A:C@ 2:3@ 5:6@ ");
  CHECK(ranges("'Bu''di'!A1") == "A1@Bu'di ");
  CHECK(ranges_in("Jan:Des!A5")[0].is_on_any);
  CHECK(ranges("\"tak ditutup A1") == "");
  CHECK(ranges("'tak ditutup A1") == "");
  CHECK(ranges("[[[") == "");
}

TEST_CASE("rows move down, ranges grow") {
  RowShift shift;
  CHECK(shift.is_empty());
  shift.repeat(5, 3);
  shift.repeat(8, 1);
  shift.repeat(10, 2);
  CHECK(shift.moved(4) == 4);
  CHECK(shift.moved(5) == 5);
  CHECK(shift.last(5) == 7);
  CHECK(shift.moved(6) == 8);
  CHECK(shift.moved(10) == 12);
  CHECK(shift.last(10) == 13);
  CHECK(shift.moved(11) == 14);
  CHECK(shift.moved_ranges("A1:B4 C5 D6:E10 A:B 4:6 F11") == "A1:B4 C5:C7 D8:E13 A:B 4:8 F14");
  CHECK(shift.moved_cell("$B$6") == "$B$8");
  CHECK(shift.moved_formula("S!$A$5+A6+'S'!B6:C6", "T", "S", true) == "S!$A$5:$A$7+A6+'S'!B8:C8");
  CHECK(shift.moved_formula("A5+A6", "S", "s", false) == "A5+A8");
  CHECK(!shift.reaches(ranges_in("A1:A4")[0]));
  CHECK(shift.reaches(ranges_in("A1:A5")[0]));
  CHECK(!shift.reaches(ranges_in("A:A")[0]));
}

TEST_CASE("a look that shows numbers as they are gets one that says what they are") {
  const auto tree = XmlTree::read(
      "<s xmlns='u'><numFmts count='1'><numFmt numFmtId='170' formatCode='GENERAL'/></numFmts><cellXfs count='3'>"
      "<xf numFmtId='170' fontId='1'/><xf numFmtId='49'/><xf numFmtId='14'/></cellXfs></s>");
  REQUIRE(tree);
  FormStyles styles(&*tree);
  CHECK(styles.is_general(0));
  CHECK(styles.is_text(1));
  CHECK(!styles.is_general(2));
  CHECK(!styles.changed());
  CHECK(styles.with_number(0, "0.0%") == 3);
  CHECK(styles.with_number(0, "0.0%") == 3);
  CHECK(styles.with_number(2, "\"x\"") == 4);
  CHECK(styles.with_number(9, "0.0%") == 9);
  CHECK(styles.changed() ==
        "<s xmlns='u'><numFmts count='3'><numFmt numFmtId='170' formatCode='GENERAL'/><numFmt numFmtId=\"172\" "
        "formatCode=\"&quot;x&quot;\"/><numFmt numFmtId=\"171\" formatCode=\"0.0%\"/></numFmts><cellXfs count='5'>"
        "<xf numFmtId='170' fontId='1'/><xf numFmtId='49'/><xf numFmtId='14'/><xf numFmtId=\"171\" "
        "applyNumberFormat=\"1\" fontId='1'/><xf numFmtId=\"172\" applyNumberFormat=\"1\"/></cellXfs></s>");
}

}  // namespace
}  // namespace rbplan
