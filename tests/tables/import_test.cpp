// What a table says as a plan: no cell is lost unseen, and what is no row, or no plan's table, is told.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include "base/text.h"
#include "tables/table_plan.h"
#include "tables/text_table.h"

namespace rbplan::testing {
namespace {

struct Imported {
  std::vector<std::string> rows;  // `1.1.1.1 Name, owner, note: doubt` of indicators, and `1 Name` of programs
  std::string told;               // all that is told, a line each
  std::string refusal;
  std::string help;
};

template <class Maybe>
std::string said(const Maybe& text, std::string_view before) {
  return text && !text->value.empty() ? std::string(before) + text->value : std::string();
}

void add_rows(const std::vector<Row>& rows, const std::string& above, std::vector<std::string>& out) {
  for (const Row& row : rows) {
    const std::string id = above + row.number.value;
    const bool is_indicator = row.level == Level::indicator;
    const std::string facts =
        is_indicator ? said(row.owner, ", ") + said(row.note, ", ") + said(row.facts->doubt, ": ") : "";
    if (is_indicator || row.level == Level::program) out.push_back(id + ' ' + row.name.value + facts);
    add_rows(row.rows, id + '.', out);
  }
}

ListHeadings list_headings() {
  ListHeadings headings(1);
  for (const char* key :
       {"id", "program_name", "activity_name", "sub_activity", "sub_activity_name", "indicator", "months", "quarters"})
    headings[0].emplace(key, key);
  return headings;
}

Imported imported(const TableRead<GridBook>& book) {
  const Words words;
  Imported out;
  REQUIRE(book);
  const auto table = plan_of_table(*book, {{}, 2024, "KPU", {}, list_headings()}, words);
  if (!table) return {{}, {}, words.say(table.error().what), words.say(table.error().help)};
  add_rows(table->plan.programs, "", out.rows);
  for (const auto* notes : {&table->guesses, &table->left_out, &table->unplaced}) {
    for (const TableNote& note : *notes) out.told += said_place(note.place, words) + ": " + note.said + '\n';
  }
  return out;
}

GridCell cell_of(std::uint32_t column, std::string text) {
  GridCell cell;
  cell.column = column;
  const bool is_percent = text.ends_with('%') && text.size() > 1;
  if (is_percent) text.pop_back();
  const bool is_number = is_digits(trimmed(text, "-"));
  cell.kind = is_percent ? GridCell::Kind::percent : is_number ? GridCell::Kind::number : GridCell::Kind::text;
  cell.text = std::move(text);
  return cell;
}

// Of a sheet, whose cells commas part.
Imported of_sheet(const std::vector<std::string_view>& rows, std::vector<GridMerge> merges = {}) {
  GridBook book{TableForm::sheet, {GridSheet()}, false};
  book.sheets[0].name = "L";
  GridSize size;
  SheetWriter write(book.sheets[0], size);
  std::uint32_t number = 0;
  for (const std::string_view row : rows) {
    ++number;
    std::uint32_t column = 0;
    for (const std::string_view text : split(row, ',')) write.add(number, cell_of(column++, std::string(text)));
  }
  book.sheets[0].merges = std::move(merges);
  write.finish();
  return imported(book);
}

bool tells(const Imported& table, std::string_view part) { return table.told.find(part) != std::string::npos; }

constexpr std::string_view kHeading = "NO,PROGRAM,KEGIATAN,SUB KEGIATAN,INDIKATOR";

using Rows = std::vector<std::string>;

TEST_CASE("a heading goes on in an unmerged cell below") {
  const Rows rows{"1 Man", "1.1.1.1 Laporan, umum"};
  CHECK(of_sheet({"NO,AREA,RENCANA,SUB,INDIKATOR,JAN,FEB,PENANGGUNG", ",PERUBAHAN,AKSI,KEGIATAN,KEBERHASILAN,,,JAWAB",
                  "1,Man,Keg,Sub,Laporan,v,,Umum"})
            .rows == rows);
  CHECK(imported(read_text("NO   AREA        KEGIATAN  SUB KEGIATAN  INDIKATOR      JAN  FEB  PENANGGUNG  KET\n"
                           "     PERUBAHAN                           KEBERHASILAN             JAWAB\n"
                           "1    Man         1. Keg    1. Sub        1. Laporan     v         Umum\n"))
            .rows == rows);
  CHECK(of_sheet({"NO,AREA,KEGIATAN,SUB KEGIATAN,INDIKATOR,JADWAL", ",,,,,JAN,FEB", "1,Man,Keg,Sub,Laporan,,v"})
            .rows.size() == 2);
  const Imported unknown =
      of_sheet({"NO,AREA,KEGIATAN,SUB KEGIATAN,INDIKATOR,JAN", ",Pelayanan", "1,Man,Keg,Sub,Laporan,v"});
  CHECK(unknown.rows[0] == "1 Pelayanan");
}

TEST_CASE("months over three measures, and lines of column numbers") {
  const std::string heading(kHeading);
  const std::vector<GridMerge> merges{{1, 1, 5, 7}, {1, 1, 8, 10}};
  for (const std::string_view share : {"%", "PERSENTASE", "% CAPAIAN"}) {
    const std::string measures = fmt::format("TARGET,REALISASI,{}", share);
    const Imported table =
        of_sheet({heading + ",JAN,,,FEB", ",,,,," + measures + ',' + measures, "1,P,K,S,I,v,v,100"}, merges);
    CHECK(table.rows == Rows{"1 P", "1.1.1.1 I"});
    CHECK(tells(table, fmt::format("column JAN / {} tells what was carried out, not what is planned", share)));
  }
  CHECK(of_sheet({heading + ",JAN,FEB", ",,,,,%,%", "1,P,K,S,I,25,50"}).rows.size() == 2);
  CHECK(of_sheet({heading + ",JAN", "-1,-2,-3,-4,-5,-6", "1,P,K,S,I,v"}).rows.size() == 2);
  CHECK(imported(read_text("NO    PROGRAM   KEGIATAN   SUB KEGIATAN   INDIKATOR    JAN  FEB  MAR  APR  KET\n"
                           "(1)     (2)      (3)          (4)           (5)       (6) (7)(8)(9)  (10)\n"
                           "1     P         1. K       1. S           1. I         v\n"))
            .rows.size() == 2);
  CHECK(tells(of_sheet({heading + ",JAN", "1,2,3,4,6,5", "1,P,K,S,I,v"}), "L!"));
}

}  // namespace
}  // namespace rbplan::testing
