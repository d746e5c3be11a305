#include "tables/heading_words.h"

#include <algorithm>
#include <array>

#include "base/text.h"

namespace rbplan {
namespace {

// How a heading is recognised: by all of its text, its beginning, or a part.
enum class How { whole, begins, holds };

struct HeadingWord {
  std::string_view word;
  How how;
  ColumnRole role;
};

// The first that fits decides.
constexpr HeadingWord kHeadingWords[] = {
    {"no", How::whole, ColumnRole::number},
    {"no urut", How::whole, ColumnRole::number},
    {"nomor", How::whole, ColumnRole::number},
    {"no/kode", How::whole, ColumnRole::number},
    {"no kode", How::whole, ColumnRole::code},
    {"nomor kode", How::whole, ColumnRole::code},
    {"number", How::whole, ColumnRole::number},
    {"kode", How::begins, ColumnRole::code},
    {"code", How::whole, ColumnRole::code},
    {"realisasi", How::holds, ColumnRole::carried_out},
    {"capaian", How::begins, ColumnRole::carried_out},
    {"achievement", How::begins, ColumnRole::carried_out},
    {"status", How::whole, ColumnRole::carried_out},
    {"kendala", How::begins, ColumnRole::carried_out},
    {"hambatan", How::begins, ColumnRole::carried_out},
    {"tindak lanjut", How::begins, ColumnRole::carried_out},
    {"rencana tindak lanjut", How::begins, ColumnRole::carried_out},
    {"data dukung", How::holds, ColumnRole::evidence},
    {"bukti", How::begins, ColumnRole::evidence},
    {"eviden", How::begins, ColumnRole::evidence},
    {"indikator", How::holds, ColumnRole::indicator},
    {"indicator", How::holds, ColumnRole::indicator},
    {"sub kegiatan", How::begins, ColumnRole::sub_activity},
    {"subkegiatan", How::begins, ColumnRole::sub_activity},
    {"sub activity", How::begins, ColumnRole::sub_activity},
    {"program", How::begins, ColumnRole::program},
    {"area", How::begins, ColumnRole::program},
    {"penanggung", How::begins, ColumnRole::owner},
    {"penanggungjawab", How::begins, ColumnRole::owner},
    {"pic", How::whole, ColumnRole::owner},
    {"pj", How::whole, ColumnRole::owner},
    {"pelaksana", How::whole, ColumnRole::owner},
    {"owner", How::whole, ColumnRole::owner},
    {"person in charge", How::whole, ColumnRole::owner},
    {"anggaran", How::begins, ColumnRole::budget},
    {"pagu", How::begins, ColumnRole::budget},
    {"biaya", How::begins, ColumnRole::budget},
    {"budget", How::begins, ColumnRole::budget},
    {"ket", How::whole, ColumnRole::note},
    {"keterangan", How::begins, ColumnRole::note},
    {"catatan", How::begins, ColumnRole::note},
    {"note", How::begins, ColumnRole::note},
    {"remark", How::begins, ColumnRole::note},
    {"jumlah anggaran", How::begins, ColumnRole::budget},
    {"satuan", How::whole, ColumnRole::unit},
    {"unit", How::whole, ColumnRole::unit},
    {"target", How::begins, ColumnRole::target},
    {"jumlah", How::begins, ColumnRole::target},
    {"total", How::begins, ColumnRole::target},
    {"volume", How::whole, ColumnRole::target},
    {"jadwal", How::begins, ColumnRole::schedule},
    {"pelaksanaan", How::begins, ColumnRole::schedule},
    {"waktu", How::begins, ColumnRole::schedule},
    {"bulan", How::begins, ColumnRole::schedule},
    {"periode", How::begins, ColumnRole::schedule},
    {"rencana", How::whole, ColumnRole::schedule},
    {"triwulan", How::begins, ColumnRole::schedule},
    {"schedule", How::begins, ColumnRole::schedule},
    {"month", How::begins, ColumnRole::schedule},
    {"rencana aksi", How::begins, ColumnRole::activity},
    {"kegiatan", How::holds, ColumnRole::activity},
    {"activity", How::begins, ColumnRole::activity},
    {"area perubahan", How::holds, ColumnRole::program},
};

bool fits(const HeadingWord& known, std::string_view words) {
  switch (known.how) {
    case How::whole:
      return words == known.word;
    case How::begins:
      return words.starts_with(known.word);
    case How::holds:
      return words.find(known.word) != std::string_view::npos;
  }
  return false;
}

}  // namespace

std::string plain_words(std::string_view text) {
  std::string out;
  for (const char c : fold_case(text)) {
    const bool is_sign = std::string_view(" \n.:*()-_").find(c) != std::string_view::npos;
    if (!is_sign) {
      out += c;
    } else if (!out.empty() && out.back() != ' ') {
      out += ' ';
    }
  }
  return std::string(trimmed(out));
}

ColumnRole role_of_words(std::string_view text) {
  const std::string words = plain_words(text);
  constexpr std::size_t kLongestHeading = 80;
  if (words.size() > kLongestHeading) return ColumnRole::unknown;
  const auto* const found = std::find_if(std::begin(kHeadingWords), std::end(kHeadingWords),
                                         [&](const HeadingWord& known) { return fits(known, words); });
  return found == std::end(kHeadingWords) ? ColumnRole::unknown : found->role;
}

bool is_share(std::string_view text) {
  const std::string words = plain_words(text);
  return words == "%" || words.starts_with("% ") || words.starts_with("persen") || words.starts_with("prosen");
}

bool ends_heading(std::string_view text) {
  constexpr std::array<std::string_view, 17> kEnds = {
      "perubahan", "keberhasilan", "kinerja", "jawab", "dukung", "aksi", "keluaran", "output",  "hasil",
      "lanjut",    "urut",         "rb",      "rp",    "rupiah", "ribu", "juta",     "kegiatan"};
  const std::string words = plain_words(text);
  const auto all = split(std::string_view(words), ' ');
  return std::all_of(all.begin(), all.end(),
                     [&](auto word) { return std::find(kEnds.begin(), kEnds.end(), word) != kEnds.end(); });
}

std::vector<ColumnRole> levels_named(std::string_view text) {
  std::vector<ColumnRole> levels;
  for (const std::string_view part : split(text, '/')) {
    const ColumnRole role = role_of_words(part);
    if (!levels.empty() && role == levels.back()) continue;  // `PROGRAM/AREA PERUBAHAN`
    const bool goes_on = levels.empty() || static_cast<int>(role) == static_cast<int>(levels.back()) + 1;
    if (role < ColumnRole::program || role > ColumnRole::sub_activity || !goes_on) return {};
    levels.push_back(role);
  }
  return levels.size() > 1 ? levels : std::vector<ColumnRole>();
}

}  // namespace rbplan
