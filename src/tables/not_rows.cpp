#include "tables/not_rows.h"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <string>

#include "base/calendar.h"
#include "base/text.h"

namespace rbplan {
namespace {

bool begins_with_any(std::string_view text, std::initializer_list<std::string_view> words) {
  const std::string lower = fold_case(text);
  return std::any_of(words.begin(), words.end(), [&](std::string_view word) { return lower.starts_with(word); });
}

// `Purwokerto, 1 Februari 2021`
bool is_place_and_date(std::string_view text) {
  const std::size_t comma = text.find(',');
  return comma != std::string_view::npos && !dates_meant(trimmed(text.substr(comma + 1))).empty();
}

// `..........,`, where a name is to be filled in.
bool is_to_be_filled_in(std::string_view text) {
  return text.starts_with(".....") && text.find_first_not_of("., \n") == std::string_view::npos;
}

}  // namespace

bool is_signature(std::string_view text) {
  return is_place_and_date(text) || is_to_be_filled_in(text) ||
         begins_with_any(text, {"ketua", "sekretaris", "kepala", "mengetahui", "ditetapkan", "pada tanggal", "ttd",
                                "salinan", "nip", "kasubbag", "plt", "plh", "a.n.", "an.", "tertanda", "disahkan",
                                "menyetujui", "disusun oleh", "komisi pemilihan umum"}) ||
         begins_with_any(text, {"pelaksana tugas", "pelaksana harian", "penjabat", "pj.", "anggota komisi",
                                "anggota kpu", "anggota kip", "komisi independen"});
}

bool is_footnote(std::string_view text) {
  return begins_with_any(text, {"*", "keterangan:", "keterangan :", "catatan:", "catatan :", "ket:", "ket :", "ket.:",
                                "sumber:", "sumber :", "note:", "notes:"});
}

bool is_total(std::string_view text) {
  constexpr std::array<std::string_view, 9> kTotals = {"jumlah",         "total",           "sub total",
                                                       "subtotal",       "grand total",     "jumlah total",
                                                       "total anggaran", "jumlah anggaran", "jumlah keseluruhan"};
  const std::string lower = fold_case(trimmed(text, " .:"));
  return std::find(kTotals.begin(), kTotals.end(), lower) != kTotals.end();
}

bool begins_total(std::string_view text) {
  return begins_with_any(text, {"jumlah ", "total ", "sub total ", "subtotal ", "sub jumlah ", "grand total "});
}

}  // namespace rbplan
