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

TEST_CASE("cells of aligned text go on in the lines below") {
  const Imported table =
      imported(read_text("NO   PROGRAM      KEGIATAN   SUB KEGIATAN   INDIKATOR     JAN   PENANGGUNG JAWAB    KET\n"
                         "1    Manajemen    1. Keg     1. Sub         1. Laporan    v     Kasubbag            awal\n"
                         "                                            bulanan             Umum dan Logistik   tahun\n"
                         "                                            2. Notula     v     Kasubbag Hukum\n"
                         "                  2. Dua     1. Sub         1. Dokumen    v     Kasubbag\n"
                         "                                                                Teknis\n"));
  CHECK(table.rows == Rows{"1 Manajemen", "1.1.1.1 Laporan bulanan, kasubbag-umum-dan-logistik, awal tahun",
                           "1.1.1.2 Notula, kasubbag-hukum", "1.2.1.1 Dokumen, kasubbag-teknis"});
}

TEST_CASE("a second owner, unit, target or budget of a row is told") {
  const std::string heading(kHeading);
  Imported table = of_sheet(
      {heading + ",JAN,PENANGGUNG JAWAB,PELAKSANA,KET", "1,P,K,S,1. I,v,Kabag,Staf,a", "1,,,,2. J,v,Kabag,Kabag"});
  CHECK(table.rows ==
        Rows{"1 P", "1.1.1.1 I, kabag, owner: Staf; a: a second owner or unit of one row stands as a remark: Staf",
             "1.1.1.2 J, kabag"});
  CHECK(tells(table, "L!H2: a second owner"));
  table = of_sheet({heading + ",JAN,PJ,KET", "1,P,K,S,I,v,Kabag,a", ",,,,,,Staf"});
  CHECK(table.rows[1] ==
        "1.1.1.1 I, kabag, a; owner: Staf: a second owner or unit of one row stands as a remark: Staf");
  table = of_sheet({heading + ",TW I,TARGET,SATUAN", "1,P,K,S,I,v,4,dok", ",,,,,,,lap", ",,,,J,v,5 dokumen,laporan"});
  CHECK(tells(table, "L!H3: a second owner or unit of one row stands as a remark: lap"));
  CHECK(tells(table, "L!H4: a second owner or unit of one row stands as a remark: laporan"));
  table = of_sheet({heading + ",TW I,TARGET,SATUAN", "1,P,K,S,I,v,4,dok", ",,,,,,5,"});
  CHECK(tells(table, "L!G3: a second target or budget of one row: 5"));
  table = of_sheet({heading + ",TW I,PAGU", "1,P,K,S,I,v,400", ",,,,,,500", ",,,,,,400"});
  CHECK(tells(table, "L!G3: a second target or budget of one row: 500"));
  CHECK_FALSE(tells(table, "L!G4"));
}

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
  CHECK(of_sheet({"NO,AREA,KEGIATAN,SUB KEGIATAN,INDIKATOR,WAKTU PELAKSANAAN,,ANGGARAN,PENANGGUNG",
                  ",PERUBAHAN,,,KEBERHASILAN KEGIATAN,JAN,FEB,(Rp),JAWAB", "1,Man,Keg,Sub,Laporan,,v,5000,Umum"},
                 {{1, 1, 5, 6}})
            .rows == rows);
  CHECK(of_sheet({"NO,AREA,KEGIATAN,SUB KEGIATAN,INDIKATOR,TARGET,JAN,PJ", ",PERUBAHAN,,,,2024",
                  "1,Man,Keg,Sub,Laporan,4 dok,v,Umum"})
            .rows == rows);
  const Imported unknown =
      of_sheet({"NO,AREA,KEGIATAN,SUB KEGIATAN,INDIKATOR,JAN", ",Pelayanan", "1,Man,Keg,Sub,Laporan,v"});
  CHECK(unknown.rows[0] == "1 Pelayanan");
}

TEST_CASE("numbers that a row cannot keep are told") {
  const std::string heading = std::string(kHeading) + ",JAN";
  Imported table = of_sheet({heading, "1,2. P,K,S,I,v", "5,5. Q,K,S,I,v", "6,B.2 R,K,S,I,v"});
  CHECK(tells(table, "L!B2: 1 is printed beside it too, and is not read"));
  CHECK_FALSE(tells(table, "5 is printed"));
  CHECK(table.rows[4] == "6 R");
}

TEST_CASE("a percentage as a remark keeps its sign") {
  CHECK(of_sheet({std::string(kHeading) + ",JAN,KET", "1,P,K,S,I,v,50%"}).rows[1] == "1.1.1.1 I, 50%");
}

TEST_CASE("levels that no column holds are told") {
  CHECK(tells(of_sheet({"NO,KEGIATAN,SUB KEGIATAN,INDIKATOR,JAN", "1,K,S,I,v"}),
              "L!B2: nothing is printed of its program; it bears the name above it"));
  const Imported table = of_sheet({"NO,PROGRAM,KEGIATAN,INDIKATOR,JAN", "1,P,K,I,v", ",,L,J,v"});
  CHECK(table.told == "L!D2: the table has no column for sub-activity; each bears the name above it\n");
}

TEST_CASE("a formula that fails is told in its cell") {
  const std::string heading = std::string(kHeading) + ",JAN,PJ,KET";
  const Imported table = of_sheet({heading, "1,P,K,S,#REF!,v,#N/A,#1 dari 2!", ",,,,J,Err:502,#DIV/0!"});
  for (const std::string_view said : {"L!E2: a formula that fails: #REF!", "L!G2: a formula that fails: #N/A",
                                      "L!F3: a formula that fails: Err:502", "L!G3: a formula that fails: #DIV/0!"})
    CHECK(tells(table, said));
  CHECK_FALSE(tells(table, "L!H2"));
  CHECK(tells(of_sheet({"id,program_name,activity_name,sub_activity,sub_activity_name,indicator,months,quarters",
                        "1.1.1.1,P,K,1.1.1,S,#REF!,1,"}),
              "L!F2: a formula that fails: #REF!"));
}

TEST_CASE("totals of some rows are no rows") {
  const std::string heading = std::string(kHeading) + ",JAN,FEB";
  const Imported table = of_sheet({heading, "1,P,K,S,I,v", "TOTAL KEGIATAN,,,,,1,1", ",Jumlah Area 1,,,,1,-",
                                   ",,,,Jumlah pegawai,1,1", ",,Total lain,,,v"});
  CHECK(table.rows.size() == 4);
  CHECK(table.rows[2].starts_with("1.1.1.2 Jumlah pegawai"));
  CHECK(table.rows[3].starts_with("1.2.1.1 Total lain"));
  CHECK(tells(table, "L!A3: a total is no row: TOTAL KEGIATAN"));
  CHECK(tells(table, "L!B4: a total is no row: Jumlah Area 1"));
}

TEST_CASE("numbers that count the rows of each area, or are repeated") {
  const std::string heading = std::string(kHeading) + ",JAN";
  const Rows rows{"1 A", "1.1.1.1 a", "1.2.1.1 b", "1.3.1.1 c", "2 B", "2.1.1.1 d", "3 C", "3.1.1.1 e", "3.2.1.1 f"};
  Imported table =
      of_sheet({heading, "1,A,k,s,a,v", "2,,l,s,b,v", "3,,m,s,c,v", "1,B,k,s,d,v", "1,C,k,s,e,v", "2,,l,s,f,v"});
  CHECK(table.rows == rows);
  CHECK(tells(table, "the numbers of the column NO count the rows of the table"));
  table = of_sheet({heading, "1,A,k,s,a,v", "1,,l,s,b,v", "1,,m,s,c,v", "2,B,k,s,d,v", "3,C,k,s,e,v", "3,,l,s,f,v"});
  CHECK(table.rows == rows);
  CHECK(table.told.empty());
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

TEST_CASE("two columns of one level") {
  const std::string row = "1,P,a.,Tim,1. S,1. I,v";
  const Imported merged =
      of_sheet({"NO,PROGRAM,KEGIATAN,,SUB KEGIATAN,INDIKATOR,JAN", row, ",,b.,Dua,1. T,1. J,v"}, {{1, 1, 2, 3}});
  CHECK(merged.rows == Rows{"1 P", "1.a.1.1 I", "1.b.1.1 J"});
  CHECK(merged.told.empty());
  const Imported two = of_sheet({"NO,AREA PERUBAHAN,PROGRAM,KEGIATAN,SUB KEGIATAN,INDIKATOR,JAN", "1,A,P,K,S,I,v"});
  CHECK(two.refusal == "two columns hold the program: AREA PERUBAHAN and PROGRAM");
  CHECK(two.help.starts_with("a plan has program, activity, sub-activity and indicator"));
  const Imported lower =
      of_sheet({"NO,AREA PERUBAHAN,PROGRAM,KEGIATAN,INDIKATOR,JAN", "1,A,P,K,1. I,v", ",,,L,1. J,v"});
  CHECK(lower.rows == Rows{"1 A", "1.1.1.1 I", "1.1.2.1 J"});
  CHECK(lower.told ==
        "L!C1: column PROGRAM is read as activity, since one left of it holds the level above\n"
        "L!D1: column KEGIATAN is read as sub-activity, since one left of it holds the level above\n");
  CHECK(of_sheet({"NO,PROGRAM,KEGIATAN,SUB KEGIATAN,INDIKATOR KINERJA,INDIKATOR,JAN", "1,P,K,S,I,J,v"}).refusal ==
        "two columns hold the indicator: INDIKATOR KINERJA and INDIKATOR");
  CHECK(of_sheet({"NO,8 AREA PERUBAHAN,KEGIATAN,SUB KEGIATAN,INDIKATOR,JAN", "1,P,K,S,I,v"}).rows ==
        Rows{"1 P", "1.1.1.1 I"});
}

TEST_CASE("as many merged cells as are read, over as many columns" * doctest::timeout(10)) {
  std::string heading(kHeading);
  std::string below;
  std::vector<GridMerge> merges;
  for (std::uint32_t column = 0; column < 1000; ++column) {
    heading += ",JAN";
    below += "KEGIATAN,";
    merges.insert(merges.end(), kMostCells / 1000, {1, 1, column, 1020});
  }
  of_sheet({heading, below, "1,P,K,S,I,v"}, merges);
}

}  // namespace
}  // namespace rbplan::testing
