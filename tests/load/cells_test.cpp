#include <doctest/doctest.h>

#include "load/cells.h"

namespace rbplan {
namespace {

std::vector<std::vector<std::string>> texts(const std::string& bytes) {
  std::vector<std::vector<std::string>> rows;
  for (const CellRow& row : read_cells(SourceText("rows.csv", bytes)).rows) {
    rows.emplace_back();
    for (const TextCell& cell : row.cells) rows.back().push_back(cell.text);
  }
  return rows;
}

using Rows = std::vector<std::vector<std::string>>;

TEST_CASE("cells are read whatever parts them") {
  CHECK(texts("id,month\n1.1.1.1,3\n") == Rows{{"id", "month"}, {"1.1.1.1", "3"}});
  CHECK(texts("id;month\r\n1.1.1.1;3") == Rows{{"id", "month"}, {"1.1.1.1", "3"}});
  CHECK(texts("id\tmonth\n1.1.1.1\t3\n\n\t\n") == Rows{{"id", "month"}, {"1.1.1.1", "3"}});
  CHECK(texts("\xEF\xBB\xBFid;a,b\n1;\"2;3\"\n") == Rows{{"id", "a,b"}, {"1", "2;3"}});
  CHECK(texts("sep=|\nid|month\n1|2\n") == Rows{{"id", "month"}, {"1", "2"}});
  CHECK(texts("LAPORAN\n\nid;month\n1;2\n") == Rows{{"LAPORAN"}, {"id", "month"}, {"1", "2"}});
  CHECK(texts("").empty());
  CHECK(texts("sep=;").empty());
}

TEST_CASE("a cell in quotes holds separators, breaks and quotes") {
  CHECK(texts("a,b\n\"1,\"\"2\"\"\r\n3\",4\n") == Rows{{"a", "b"}, {"1,\"2\"\n3", "4"}});
  CHECK(texts("a,b\n\"\",\" 1 \"\n") == Rows{{"a", "b"}, {"", "1"}});
}

TEST_CASE("what a spreadsheet needs so as to keep a text is taken off") {
  CHECK(texts("a,b,c,d\n'=1+1,\"=\"\"1.10\"\"\",'kutip,'+62\n") ==
        Rows{{"a", "b", "c", "d"}, {"=1+1", "1.10", "'kutip", "+62"}});
  CHECK(texts("a,b\n\xC2\xA0 25 \xC2\xA0,\t-\n") == Rows{{"a", "b"}, {"25", "-"}});
}

TEST_CASE("a cell has its place, and a quote that is wrong is told at it") {
  const SourceText source("rows.csv", "a,b\n1,\"x\" y\n2,\"z\n");
  const Cells cells = read_cells(source);
  REQUIRE(cells.problems.size() == 2);
  CHECK(cells.problems[0].kind == Kind::text_behind_quote);
  CHECK(source.place(cells.problems[0].span.begin).line == 2);
  CHECK(source.place(cells.problems[0].span.begin).column == 6);
  CHECK(cells.problems[1].kind == Kind::unclosed_quote);
  CHECK(source.place(cells.problems[1].span.begin).line == 3);
  CHECK(source.place(cells.rows[1].cells[1].span.begin).column == 3);
}

TEST_CASE("cells beyond the limits are a problem, and nothing is read behind them") {
  const std::string wide = "id,month\n" + std::string(kMostCellColumns, ',') + "\n1.1.1.1,3\n";
  const Cells cells = read_cells(SourceText("rows.csv", wide));
  CHECK(cells.rows.size() == 1);
  REQUIRE(cells.problems.size() == 1);
  CHECK(cells.problems[0].kind == Kind::too_many_values);
  CHECK(read_cells(SourceText("rows.csv", std::string(kMostCellColumns - 1, ';') + "x\n")).problems.empty());
  std::string many;
  for (std::size_t i = 0; i <= kMostCellsOfText / kMostCellColumns; ++i)
    many += std::string(kMostCellColumns - 1, ',') + "\n";
  const Cells too_many = read_cells(SourceText("rows.csv", many));
  REQUIRE(too_many.problems.size() == 1);
  CHECK(too_many.problems[0].kind == Kind::too_many_values);
  CHECK(too_many.problems[0].span.begin > many.size() - kMostCellColumns);
}

}  // namespace
}  // namespace rbplan
