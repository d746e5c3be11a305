// Which sign parts the cells of a text. What is read of them: tests/load/cells_test.cpp, tests/tables.
#include "base/separated.h"

#include <doctest/doctest.h>

namespace rbplan {
namespace {

char separator(std::string_view text) { return SeparatedText(text).separator(); }

TEST_CASE("the separator stands in most rows of the beginning") {
  CHECK(separator("id;note\n1;a, b, c\n2;d\n") == ';');
  CHECK(separator("id,note\n1,\"a;b\"\n2,c;d\n") == ',');
  CHECK(separator("id\tvalue\n1\t12,5\n2\t0,5\n") == '\t');
  CHECK(separator("id;value\n1;12,5\n2;0,5\n") == ';');
  CHECK(separator("Rencana Aksi, Kabupaten Contoh, Tahun 2024\nid;note\n1;a\n2;b\n") == ';');
  CHECK(separator("Rencana; Aksi\nid,note\n1,a\n2,b\n") == ',');
  CHECK(separator("a;b;c\n1. Satu, dua, tiga;;\n;2. Empat, lima;\n") == ';');
}

TEST_CASE("a first line names the separator") {
  CHECK(separator("sep=|\na|b;c;d\n") == '|');
  CHECK(separator("SEP=;\r\na,b,c\n") == ';');
  CHECK(separator("sep=\na,b\n") == ',');
}

TEST_CASE("a cell says where it stands and what is wrong with its quotes") {
  SeparatedText cells("a,\"b\" c\n\"d", 0, ',');
  SeparatedCell cell;
  REQUIRE(cells.next(cell));
  CHECK((cell.begin == 0 && cell.end == 1 && cell.behind_quote == 1 && !cell.ends_row));
  REQUIRE(cells.next(cell));
  CHECK((cell.begin == 2 && cell.end == 7 && cell.behind_quote == 5 && cell.ends_row));
  CHECK(cell.text == "b c");
  REQUIRE(cells.next(cell));
  CHECK((!cell.is_closed && cell.text == "d" && cell.ends_row));
  CHECK_FALSE(cells.next(cell));
}

TEST_CASE("an apostrophe keeps a cell as it is in a spreadsheet") {
  const auto text = [](const char* written) {
    SeparatedText cells(written, 0, ',');
    SeparatedCell cell;
    return cells.next(cell) ? cell.text : std::string();
  };
  CHECK(text("'1.1.1.1") == "1.1.1.1");
  CHECK(text("'1.1.1.a") == "1.1.1.a");
  CHECK(text("'=1") == "=1");
  CHECK(text("'21 target") == "'21 target");
}

}  // namespace
}  // namespace rbplan
