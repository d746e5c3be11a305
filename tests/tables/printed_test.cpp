// What cells print: numbers in front of texts, lists in them, months by all their names, marks and amounts.
#include "tables/printed.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "tables/decree_head.h"
#include "tables/periods.h"
#include "tables/text_table.h"

namespace rbplan::testing {
namespace {

// `number sign|code|text`
std::string apart(std::string_view cell) {
  const Printed printed = take_apart(cell);
  return fmt::format("{}{}|{}|{}", printed.number(), printed.is_bracketed ? ")" : "", printed.code, printed.text);
}

TEST_CASE("numbers and codes in front of a text") {
  CHECK(apart("1. Perencanaan;") == "1||Perencanaan");
  CHECK(apart("12) Tim; dan") == "12)||Tim");
  CHECK(apart("(3) Tim") == "3)||Tim");
  CHECK(apart("a). Surat:") == "a)||Surat");
  CHECK(apart("b.Surat Tugas") == "b||Surat Tugas");
  CHECK(apart("1.Tersedianya") == "1||Tersedianya");
  CHECK(apart("1.2.3.4 Rapat") == "4||Rapat");
  CHECK(apart("6.1.4.1.a Rapat") == "a||Rapat");
  CHECK(apart("A.1.I.i Rapat") == "|A.1.I.i|Rapat");
  CHECK(apart("2896.BMA.004 Layanan") == "|2896.BMA.004|Layanan");
  CHECK(apart("1. 2896.BMA.004 Layanan") == "1|2896.BMA.004|Layanan");
  CHECK(apart("II. Layanan") == "|II|Layanan");
  CHECK(apart("B. Layanan") == "|B|Layanan");
}

TEST_CASE("texts that begin like a number") {
  CHECK(apart("100% seluruh wajib lapor") == "||100% seluruh wajib lapor");
  CHECK(apart("3 dokumen") == "||3 dokumen");
  CHECK(apart("1.500 lembar") == "||1.500 lembar");
  CHECK(apart("a.n. Ketua") == "||a.n. Ketua");
  CHECK(apart("e-Lapkin") == "||e-Lapkin");
  CHECK(apart("14 komponen; dan") == "||14 komponen");
  CHECK(apart("1.") == "||1");
  CHECK(apart("...") == "||...");
}

TEST_CASE("several rows in one cell, and lists that are text") {
  CHECK(parts_in_cell("9. Satu; dan 10. Dua") == std::vector<std::string>{"9. Satu; dan", "10. Dua"});
  CHECK(parts_in_cell("1. Satu\n2. Dua\n3. Tiga").size() == 3);
  CHECK(parts_in_cell("1. Satu 2. Dua 3. Tiga") == std::vector<std::string>{"1. Satu", "2. Dua", "3. Tiga"});
  CHECK(parts_in_cell("a) satu b) dua") == std::vector<std::string>{"a) satu", "b) dua"});
  CHECK(parts_in_cell("y. Satu\nz. Dua").size() == 2);
  for (const char* one :
       {"1. Bab 2. Dua", "1. Satu 3. Tiga", "1. Satu 2. dua", "1. Satu 2) Dua", "1. Rp 2. 000", "z. Satu {. Dua"})
    CHECK(parts_in_cell(one).size() == 1);
  CHECK(parts_in_cell("1. Satu 2. Dua", true).size() == 1);
  CHECK(parts_in_cell("1. Satu; 2. Dua", true).size() == 2);
  CHECK(next_number_inside("1. Bab 2. Dua") == "2.");
  CHECK(next_number_inside("3) Bab 4) Dua") == "4)");
  CHECK(next_number_inside("1. Satu\n2. Dua") == "2.");
  for (const char* none : {"1. Bab 2 Dua", "1. Bab 3. Dua", "Bab 2. Dua", "1. Pasal 2. ayat"})
    CHECK(next_number_inside(none).empty());
  CHECK(parts_in_cell("Kepada: 1) pusat; 2) provinsi").size() == 1);
  CHECK(part_behind("3. Integritas : 1) Pakta")->second == "1) Pakta");
  CHECK_FALSE(part_behind("3. Kepada : 1) pusat 2) provinsi"));
  CHECK_FALSE(part_behind("1) Pakta"));
}

std::string months(std::string_view text) {
  const auto named = named_periods(text);
  if (!named) return "none";
  std::string out;
  for (const Period period : in_order(*named)) out += typed(period) + ' ';
  return out;
}

TEST_CASE("periods by their names") {
  CHECK(months("AGS") == "8 ");
  CHECK(months("Sept.") == "9 ");
  CHECK(months("NOP") == "11 ");
  CHECK(months("Pebruari 2021") == "2 ");
  CHECK(months("Jan-21") == "1 ");
  CHECK(months("B03") == "3 ");
  CHECK(months("Bulan 4") == "4 ");
  CHECK(months("mei-juni") == "5 6 ");
  CHECK(months("Januari s.d. Maret, Juli") == "1 2 3 7 ");
  CHECK(months("TW I s/d TW III") == "tw1 tw2 tw3 ");
  CHECK(months("Februari dan Agustus") == "2 8 ");
  CHECK(months("TW IV") == "tw4 ");
  CHECK(months("Triwulan I - III") == "tw1 tw2 tw3 ");
  CHECK(months("Tri Wulan II 2021") == "tw2 ");
  CHECK(months("TW-II") == "tw2 ");
  CHECK(months("TW I, II dan IV") == "tw1 tw2 tw4 ");
  CHECK(months("s1") == "6 ");
  CHECK(months("Semester I - II TA 2021") == "6 12 ");
  CHECK(months("setiap triwulan") == "tw1 tw2 tw3 tw4 ");
  CHECK(months("tiap akhir semester") == "6 12 ");
  CHECK(months("Triwulan ke-2") == "tw2 ");
  CHECK(months("TW ke-I dan ke-III") == "tw1 tw3 ");
  CHECK(months("15 Maret 2023") == "3 ");
  CHECK(months("2 Mei") == "5 ");
  CHECK(months("15-20 Maret 2023") == "3 ");
  CHECK(months("20 Januari s.d. 3 Maret 2023") == "1 2 3 ");
  CHECK(months("2023-03-31") == "3 ");
  CHECK(months("setiap bulan") == "1 2 3 4 5 6 7 8 9 10 11 12 ");
  for (const char* none : {"", "3", "lusa", "Desember - Januari", "TW V", "Maret dan lusa", "semester", "S3", "setiap",
                           "setiap hari", "32 Maret", "2 kali Maret", "2023-13-01", "ke-2"})
    CHECK(months(none) == "none");
}

std::string scheduled(std::string_view text) {
  const auto named = scheduled_periods(text);
  if (!named) return "none";
  std::string out;
  for (const Period period : in_order(*named)) out += typed(period) + ' ';
  return out;
}

TEST_CASE("what the cell of a schedule names") {
  CHECK(scheduled("Januari\nFebruari") == "1 2 ");
  CHECK(scheduled("Januari\ns.d. Maret") == "1 2 3 ");
  CHECK(scheduled("Jan Mar\nTW IV") == "1 3 tw4 ");
  CHECK(scheduled("Jan hingga Mar") == "1 2 3 ");
  CHECK(scheduled("1 s/d 3") == "1 2 3 ");
  CHECK(scheduled("1\n3; 6-7") == "1 3 6 7 ");
  CHECK(scheduled("15/03/2023") == "3 ");
  for (const char* none : {"01/02/2023", "3 kali", "Januari lusa", "13", "6-3"}) CHECK(scheduled(none) == "none");
}

TEST_CASE("years beside periods") {
  const auto named = named_periods("Nov 2025, Des-25, Semester II TA 2026, Jan");
  REQUIRE(named);
  REQUIRE(named->size() == 4);
  CHECK((*named)[0].year == 2025);
  CHECK((*named)[1].year == 2025);
  CHECK((*named)[2].year == 2026);
  CHECK((*named)[2].is_half_year);
  CHECK_FALSE((*named)[3].year);
  const auto over = named_periods("Nov 2025 - Feb 2026");
  REQUIRE(over);
  REQUIRE(over->size() == 4);
  CHECK(over->front().year == 2025);
  CHECK(over->back().year == 2026);
  CHECK(typed(over->back().period) == "2");
  CHECK_FALSE(named_periods("Nov 2025 - Feb 2027"));
  CHECK_FALSE(named_periods("Nov - Feb 2026"));
}

TEST_CASE("numbers without a sign") {
  const Printed bare = take_bare_number("1 Evaluasi;");
  CHECK(bare.is_bare);
  CHECK(bare.number() == "1");
  CHECK(bare.text == "Evaluasi");
  for (const char* none : {"1 dokumen", "2021 Evaluasi", "1. Evaluasi", "1 A", "1 ASN", "Evaluasi 1 Kali", "1"})
    CHECK_FALSE(take_bare_number(none).is_bare);
}

TableMark mark(std::string text, GridCell::Kind kind = GridCell::Kind::text) {
  GridCell cell;
  cell.kind = kind;
  cell.text = std::move(text);
  return read_mark(cell);
}

TEST_CASE("marks and amounts") {
  for (const char* tick : {"√", "v", "V", "x", "X", "✓", "✔", "1", "ya", "Ya"})
    CHECK(mark(tick).kind == TableMark::Kind::tick);
  for (const char* nothing : {"-", "0", "tidak ada", "Tidak Ada", "–"})
    CHECK(mark(nothing).kind == TableMark::Kind::nothing);
  CHECK(mark("0,25").amount == "0.25");
  CHECK(mark("1.500").amount == "1500");
  CHECK(mark("25 %").is_percent);
  CHECK(mark("25 persen").is_percent);
  CHECK(mark("25", GridCell::Kind::percent).is_percent);
  CHECK(mark("1.5", GridCell::Kind::number).amount == "1.5");
  for (const char* other : {"Budi", "3 dokumen", "√√", "2021-01-01"}) CHECK(mark(other).kind == TableMark::Kind::other);
}

TEST_CASE("texts in other encodings") {
  CHECK(*as_utf8(std::string("\xFF\xFE"
                             "A\0\x1A\x22",
                             6)) == "A√");
  CHECK(*as_utf8("\xEF\xBB\xBF"
                 "A") == "A");
  CHECK(*as_utf8("A\r\nB\rC") == "A\nB\nC");
  CHECK_FALSE(as_utf8("A\n\xE9"));
  CHECK_FALSE(as_utf8(std::string("A\0B", 3)));
}

TEST_CASE("cells with quotes, breaks and apostrophes") {
  const auto book = read_separated("a;\"b;\nc\";\"d \"\"e\"\"\"\n\n;'=1+1;'＋62");
  REQUIRE(book);
  const auto& rows = book->sheets[0].rows;
  REQUIRE(rows.size() == 2);
  CHECK(rows[0].cells[1].text == "b;\nc");
  CHECK(rows[0].cells[2].text == "d \"e\"");
  CHECK(rows[1].number == 4);
  CHECK(rows[1].cells[0].text == "=1+1");
  CHECK(rows[1].cells[1].column == 2);
  CHECK(rows[1].cells[1].text == "＋62");
  CHECK(rows[1].cells[1].position == 8);
}

TEST_CASE("capitals as they are written elsewhere") {
  CHECK(in_title_case("RENCANA AKSI DI LINGKUNGAN KPU KABUPATEN BANYUMAS") ==
        "Rencana Aksi di Lingkungan KPU Kabupaten Banyumas");
  CHECK(in_title_case("Rencana AKSI") == "Rencana AKSI");
}

TEST_CASE("the office that a heading names") {
  for (const char* text :
       {"Rencana Aksi di Lingkungan KPU Kabupaten Cilacap Tahun 2023",
        "KPU Kabupaten Cilacap Matriks Rencana Aksi 2023", "RENCANA AKSI KPU Kabupaten Cilacap TA 2023",
        "Keputusan Sekretaris Jenderal KPU Rencana Aksi KPU Kabupaten Cilacap", "KPU Kabupaten Cilacap Jl. Haryono",
        "KPU Kabupaten Cilacap, Jawa Tengah", "Aksi KPU Kabupaten Cilacap (Rancangan)"})
    CHECK(office_in(text) == "KPU Kabupaten Cilacap");
  CHECK(office_in("KOMISI PEMILIHAN UMUM KABUPATEN PANGKAJENE DAN KEPULAUAN PER 1 MARET") ==
        "KOMISI PEMILIHAN UMUM KABUPATEN PANGKAJENE DAN KEPULAUAN");
  CHECK(office_in("Rencana Aksi KPU Tahun 2023") == "KPU");
  CHECK(office_in("Rencana Aksi Tahun 2023").empty());
}

TEST_CASE("the year that a heading names") {
  const auto year = [](const char* title) { return decree_head_of({title}).year; };
  CHECK(year("Rencana Aksi KPU Tahun 2023 Per 1 Maret 2024") == 2023);
  CHECK(year("Rencana Aksi KPU T.A. 2023 (2024)") == 2023);
  CHECK(year("Rencana Aksi KPU 2022, 2024") == 2024);
  CHECK_FALSE(year("Rencana Aksi KPU"));
}

TEST_CASE("what is to be filled in is no part of a decree") {
  const DecreeHead head = decree_head_of({"KPU KOTA A", "KEPUTUSAN KPU KOTA A", "Nomor : 1/2021", "TENTANG",
                                          "RENCANA AKSI", "..........,", "MEMUTUSKAN:", "Ditetapkan di : ..........",
                                          "Pada tanggal : ..........", "..........,", ".........."});
  CHECK(head.about == "Rencana Aksi");
  CHECK(head.issuer == "KPU Kota A");
  CHECK(head.place.empty());
  CHECK(head.signatory.position.empty());
  CHECK(head.signatory.name.empty());
  CHECK(decree_head_of({"KPU", "NOMOR 1", "TENTANG", "RENCANA AKSI", "KETUA,", "Menimbang : a. b"}).about ==
        "Rencana Aksi");
}

}  // namespace
}  // namespace rbplan::testing
