#include "load/forms.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/calendar.h"
#include "base/text.h"
#include "load/numbers.h"
#include "model/id.h"
#include "model/level.h"

namespace rbplan {
namespace {

constexpr std::string_view kBlank = " ";

struct SaidKey {
  std::string_view word;
  std::string_view key;
};

// A word may be said for the keys of several mappings.
constexpr SaidKey kSaidKeys[] = {
    {"judul", "title"},
    {"tahun", "year"},
    {"lembaga", "institution"},
    {"instansi", "institution"},
    {"satker", "institution"},
    {"keputusan", "decree"},
    {"sk", "decree"},
    {"perubahan", "amendments"},
    {"penanggung_jawab", "owners"},
    {"penanggung_jawab", "owner"},
    {"pic", "owner"},
    {"pj", "owner"},
    {"indikator", "indicator"},
    {"nomor", "number"},
    {"no", "number"},
    {"nama", "name"},
    {"kode", "code"},
    {"bulan", "months"},
    {"bulan", "month"},
    {"jadwal", "months"},
    {"nilai", "value"},
    {"realisasi", "value"},
    {"satuan", "unit"},
    {"anggaran", "budget"},
    {"ket", "note"},
    {"keterangan", "note"},
    {"catatan", "note"},
    {"keraguan", "doubt"},
    {"data_dukung", "evidence_needed"},
    {"data_dukung", "evidence"},
    {"eviden", "evidence"},
    {"bukti", "evidence"},
    {"semula", "formerly"},
    {"tanggal", "date"},
    {"tempat", "place"},
    {"tentang", "about"},
    {"jabatan", "position"},
    {"menimbang", "considering"},
    {"mengingat", "legal_basis"},
    {"memperhatikan", "noting"},
    {"menetapkan", "deciding"},
    {"kendala", "obstacle"},
    {"tindak_lanjut", "follow_up"},
    {"reviu", "review"},
    {"oleh", "by"},
    {"berkas", "file"},
    {"alamat", "url"},
};

struct SaidLevel {
  std::string_view word;
  Level level;
};

constexpr SaidLevel kSaidLevels[] = {
    {"area", Level::program},
    {"kegiatan", Level::activity},
    {"sub_kegiatan", Level::sub_activity},
    {"subkegiatan", Level::sub_activity},
    {"indikator", Level::indicator},
};

struct KeyForm {
  std::string_view key;
  std::string_view value;
};

constexpr KeyForm kKeyForms[] = {
    {"rbplan", "1"},
    {"year", "2021"},
    {"number", "1"},
    {"month", "6"},
    {"months", "[1, 7]"},
    {"value", "100"},
    {"institution", "{name: \"...\"}"},
    {"indicators", "[\"1.2.3.4\"]"},
    {"date", "\"2021-03-31\""},
};

std::string_view value_of(std::string_view key) {
  const auto form = std::find_if(std::begin(kKeyForms), std::end(kKeyForms), [&](auto& one) { return one.key == key; });
  return form == std::end(kKeyForms) ? "\"...\"" : form->value;
}

// The months from the first to the last of `Jan-Mar`, or the one that is named.
std::vector<int> months_of(std::string_view text) {
  const std::size_t dash = text.find('-');
  const auto first = parse_month(trimmed(text.substr(0, dash), kBlank));
  const auto last = dash == std::string_view::npos ? first : parse_month(trimmed(text.substr(dash + 1), kBlank));
  std::vector<int> months;
  if (!first || !last) return months;
  for (int month = month_number(*first); month <= month_number(*last); ++month) months.push_back(month);
  return months;
}

}  // namespace

std::optional<std::string_view> key_said(std::string_view word, const std::vector<std::string_view>& known) {
  std::string name = ascii_lower(word);
  std::replace_if(
      name.begin(), name.end(), [](char c) { return c == ' ' || c == '-'; }, '_');
  const auto known_one = [&](std::string_view key) {
    const auto found = std::find(known.begin(), known.end(), key);
    return found == known.end() ? std::nullopt : std::optional(*found);
  };
  for (const SaidLevel& said : kSaidLevels) {
    if (said.word == name) {
      if (const auto key = known_one(facts(said.level).list)) return key;
    }
  }
  for (const SaidKey& said : kSaidKeys) {
    if (said.word == name) {
      if (const auto key = known_one(said.key)) return key;
    }
  }
  return std::nullopt;
}

std::string form_of_key(std::string_view key) { return fmt::format("{}: {}", key, value_of(key)); }

std::string form_of_mapping(Noun what, const YamlNode& node) {
  const bool is_said = node.kind == YamlNode::Kind::scalar;
  const std::string text = is_said ? fmt::format("\"{}\"", node.text) : "\"...\"";
  const std::string number = is_said ? number_meant(node.text).value_or(std::string(node.text)) : "...";
  if (what == noun::target) {
    const bool is_percent = node.text.ends_with('%');
    return fmt::format("{{value: {}, unit: \"{}\"}}", is_quantity(number) ? number : "100", is_percent ? "%" : "...");
  }
  if (what == noun::milestone) return fmt::format("{{month: 6, value: {}}}", is_quantity(number) ? number : "50");
  if (what == noun::decree) return fmt::format("{{number: {}, date: \"2021-02-01\"}}", text);
  if (what == noun::owner) return fmt::format("{{id: {}, name: \"...\"}}", text);
  if (what == noun::evidence) return fmt::format("{{\"file\": {}, \"sha256\": \"...\"}}", text);
  if (what == noun::institution || what == noun::person) return fmt::format("{{name: {}}}", text);
  if (what == noun::amendment)
    return fmt::format("{{number: {}, date: \"2021-06-01\", about: \"...\", indicators: [\"1.2.3.4\"]}}", text);
  return fmt::format("{{number: 1, name: {}}}", text);
}

std::string_view form_of_row(std::string_view list) {
  if (list == "owners") return "id: \"...\"";
  if (list == "amendments") return "number: \"...\"";
  if (list == "by") return "month: 6";
  return "number: 1";
}

std::optional<std::string> number_meant(std::string_view text) {
  text = trimmed(text, kBlank);
  if (ascii_lower(text.substr(0, 2)) == "rp")
    text.remove_prefix(std::min<std::size_t>(text.starts_with("Rp.") ? 3 : 2, text.size()));
  for (const std::string_view end : {"%", ",-", ",00"}) {
    if (text.ends_with(end)) text.remove_suffix(end.size());
  }
  text = trimmed(text, kBlank);
  for (const char sign : {'.', ',', ' ', '_'}) {  // one group may be a decimal
    auto digits = grouped_digits(text, sign);
    if (digits && std::count(text.begin(), text.end(), sign) > 1) return digits;
  }
  if (is_whole(text)) return std::string(text);
  const std::size_t comma = text.find(',');
  const bool is_decimal = comma != std::string_view::npos && text.size() - comma - 1 != 3;  // `1,500` may be a thousand
  std::string with_point(text);
  std::replace(with_point.begin(), with_point.end(), ',', '.');
  return is_decimal && is_quantity(with_point) ? std::optional(with_point) : std::nullopt;
}

std::optional<std::string> row_number_meant(std::string_view text) {
  constexpr std::array<std::string_view, 12> kRoman = {"I",   "II",   "III", "IV", "V",  "VI",
                                                       "VII", "VIII", "IX",  "X",  "XI", "XII"};
  text = trimmed(text, kBlank);
  while (!text.empty() && (text.back() == '.' || text.back() == ')')) text.remove_suffix(1);
  if (text.starts_with('(')) text.remove_prefix(1);
  text.remove_prefix(text.rfind('.') + 1);
  const auto roman = std::find(kRoman.begin(), kRoman.end(), text);
  if (roman != kRoman.end()) return std::to_string(roman - kRoman.begin() + 1);
  std::string number = has_leading_zero(text) ? without_zeros(text) : ascii_lower(text);
  return is_id_part(number) ? std::optional(std::move(number)) : std::nullopt;
}

std::string months_meant(std::string_view text) {
  std::string list(text);
  for (const char sign : {'(', ')', '[', ']', '"', '\''}) std::erase(list, sign);
  std::replace_if(
      list.begin(), list.end(), [](char c) { return c == ';' || c == '/' || c == '&'; }, ',');
  for (const std::string_view word : {" dan ", " and "}) replace_all(list, word, ",");
  const bool are_apart = list.find_first_not_of("0123456789. ") == std::string::npos;  // `1 6`, `1. 6`
  if (are_apart)
    std::replace_if(
        list.begin(), list.end(), [](char c) { return c == '.' || c == ' '; }, ',');
  std::vector<std::string> numbers;
  for (const std::string_view part : split(list, ',')) {
    if (is_blank(part)) continue;
    const std::vector<int> months = months_of(trimmed(part, kBlank));
    if (months.empty()) return {};
    for (const int month : months) numbers.push_back(std::to_string(month));
  }
  return join(numbers, ", ");
}

}  // namespace rbplan
