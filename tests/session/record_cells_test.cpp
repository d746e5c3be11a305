#include <doctest/doctest.h>

#include "session/record_cells.h"

namespace rbplan {
namespace {

RecordRows rows_of_text(const std::string& bytes, const std::vector<std::string>& columns = {}) {
  const Cells cells = read_cells(SourceText("rows.csv", bytes));
  const auto mappings = parse_mappings(columns);
  REQUIRE(mappings);
  const auto found = record_columns(cells, "rows.csv", *mappings);
  REQUIRE(found);
  return read_record_cells(cells, *found, false);
}

std::string value_in(const std::string& bytes) {
  const RecordRows rows = rows_of_text(bytes);
  if (rows.rows.size() != 1 || !rows.rows[0].record.value) return "none";
  return rows.rows[0].record.value->value.text + (rows.rows[0].is_percent ? "%" : "");
}

std::vector<int> numbers(const std::vector<Month>& months) {
  std::vector<int> out;
  for (const Month month : months) out.push_back(month_number(month));
  return out;
}

std::vector<int> months_said(const std::string& heading, const std::string& cell) {
  const RecordRows rows = rows_of_text("id;status;" + heading + "\n1.1.1.1;done;" + cell + "\n");
  return rows.rows.empty() ? std::vector<int>{-1} : numbers(rows.rows[0].months);
}

TEST_CASE("a number has one reading or none") {
  CHECK(value_in("id,value\n1.1.1.1,12.5\n") == "12.5");
  CHECK(value_in("id,value\n1.1.1.1,1.125\n") == "1.125");
  CHECK(value_in("id,value\n1.1.1.1,\"12,5\"\n") == "12.5");
  CHECK(value_in("id,value\n1.1.1.1,\"1,500\"\n") == "none");
  CHECK(value_in("id;value\n1.1.1.1;12,5\n") == "12.5");
  CHECK(value_in("id;value\n1.1.1.1;1,125\n") == "1.125");
  CHECK(value_in("id;value\n1.1.1.1;1.500\n") == "none");
  CHECK(value_in("id;value\n1.1.1.1;1.234.567\n") == "1234567");
  CHECK(value_in("id;value\n1.1.1.1;-3\n") == "-3");
  CHECK(value_in("id;value\n1.1.1.1;25%\n") == "25%");
  CHECK(value_in("id;value\n1.1.1.1;47,5 %\n") == "47.5%");
  CHECK(value_in("id\tvalue\n1.1.1.1\t1.125\n") == "1.125");
  CHECK(value_in("id\tValue reached\n1.1.1.1\t1.125\n") == "none");
  for (const char* nothing : {"-", "\xE2\x80\x93", "tidak ada", "Tidak Ada", "", "\xC2\xA0"})
    CHECK(value_in("id;value\n1.1.1.1;" + std::string(nothing) + "\n") == "none");
}

TEST_CASE("months are said by month, quarter or both") {
  CHECK(months_said("month", "3") == std::vector<int>{3});
  CHECK(months_said("Bulan", "Maret") == std::vector<int>{3});
  CHECK(months_said("months", "\"1;7\"") == std::vector<int>{1, 7});
  CHECK(months_said("month", "TW II") == std::vector<int>{4, 5, 6});
  CHECK(months_said("quarter", "II") == std::vector<int>{4, 5, 6});
  CHECK(months_said("Triwulan", "2") == std::vector<int>{4, 5, 6});
  CHECK(months_said("month;quarter", "6;2") == std::vector<int>{4, 5, 6});
  CHECK(months_said("quarter;month", "2;6") == std::vector<int>{4, 5, 6});
  CHECK(months_said("month;quarter", "7;2") == std::vector<int>{-1});
  CHECK(months_said("month", "13") == std::vector<int>{-1});
  CHECK(months_said("quarter", "5") == std::vector<int>{-1});
}

TEST_CASE("words are read in either language, and nothing like them") {
  const RecordRows rows = rows_of_text(
      "id,Recorded status,review\n1.1.1.1,selesai,\n1.1.1.1,NOT DONE,\n1.1.1.1,not_done,\n1.1.1.1,Sebagian,\n"
      "1.1.1.1,,Diterima\n1.1.1.1,selesei,\n1.1.1.1,done,accepted\n");
  REQUIRE(rows.rows.size() == 5);
  CHECK(rows.rows[0].record.status->value == Status::done);
  CHECK(rows.rows[1].record.status->value == Status::not_done);
  CHECK(rows.rows[2].record.status->value == Status::not_done);
  CHECK(rows.rows[3].record.status->value == Status::partial);
  CHECK(rows.rows[4].record.review->value == Verdict::accepted);
  REQUIRE(rows.problems.size() == 2);
  CHECK(rows.problems[0].kind == Kind::not_a_status);
  CHECK(rows.problems[1].kind == Kind::both_given);
}

TEST_CASE("columns of periods make a row of each of which something is said") {
  const RecordRows rows = rows_of_text("Kode;TW I;TW II;Kendala\n1.1.1.1;10;20;rusak\n1.1.1.2;-;30;-\n1.1.1.3;;;\n",
                                       {"Kode=id,TW I=value@tw1,\"TW II\"=value@tw2", "Kendala=obstacle"});
  REQUIRE(rows.rows.size() == 3);
  CHECK(numbers(rows.rows[0].months) == std::vector<int>{1, 2, 3});
  CHECK(rows.rows[0].record.value->value.text == "10");
  CHECK(rows.rows[0].record.obstacle->value == "rusak");
  CHECK(numbers(rows.rows[1].months) == std::vector<int>{4, 5, 6});
  CHECK(rows.rows[1].record.value->value.text == "20");
  CHECK(rows.rows[2].record.indicator.value == "1.1.1.2");
  CHECK(rows.rows[2].record.value->value.text == "30");
  CHECK(rows.empty == 1);
}

TEST_CASE("a row without an id that asks for something is told, a cell behind the headings too") {
  const RecordRows rows = rows_of_text("id,status\n,done\nJUMLAH,\n1.1.1.1,done,x\n");
  CHECK(rows.rows.empty());
  CHECK(rows.empty == 1);
  REQUIRE(rows.problems.size() == 2);
  CHECK(rows.problems[0].kind == Kind::missing_key);
  CHECK(rows.problems[1].kind == Kind::cell_behind_columns);
}

TEST_CASE("a mapping names a heading that is there, and a key") {
  for (const char* bad : {"Kode", "=id", "Kode=idd", "Kode=value@tw9", "Kode=", ""})
    CHECK_FALSE(parse_mappings({bad}).has_value());
  const Cells cells = read_cells(SourceText("rows.csv", "Kode,Nilai,Realisasi\n"));
  CHECK_FALSE(record_columns(cells, "rows.csv", {}).has_value());
  CHECK_FALSE(record_columns(cells, "rows.csv", {{"Kode", "id", {}}, {"Nila", "value", {}}}).has_value());
  CHECK_FALSE(
      record_columns(cells, "rows.csv", {{"Kode", "id", {}}, {"Nilai", "value", {}}, {"Realisasi", "value", {}}})
          .has_value());
  const auto found = record_columns(cells, "rows.csv", {{"kode", "id", {}}, {" NILAI", "value", {}}});
  REQUIRE(found);
  CHECK(found->unread() == std::vector<std::string>{"Realisasi"});
}

TEST_CASE("a heading that looks like one that is read is named with it, one of a list is not") {
  const Cells cells = read_cells(SourceText("rows.csv", "id,tanggl,state,xyzzy\n"));
  const auto found = record_columns(cells, "rows.csv", {});
  REQUIRE(found);
  CHECK(found->columns[1].similar == "tanggal");
  CHECK_FALSE(found->columns[2].similar);
  CHECK_FALSE(found->columns[3].similar);
}

}  // namespace
}  // namespace rbplan
