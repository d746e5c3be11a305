#include "load/forms.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/calendar.h"
#include "base/json.h"
#include "base/numbers.h"
#include "base/text.h"
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
    {"triwulan", "quarters"},
    {"tw", "quarters"},
    {"nilai", "value"},
    {"realisasi", "value"},
    {"satuan", "unit"},
    {"skala", "scale"},
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
    {"dokumen", "file"},
    {"path", "file"},
    {"alamat", "url"},
    {"tautan", "url"},
    {"link", "url"},
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
  Noun of = {};  // the mapping, where the key is written otherwise in another one
};

constexpr KeyForm kKeyForms[] = {
    {"number", "\"...\"", noun::decree},
    {"date", "\"2021-02-01\"", noun::decree},
    {"number", "\"...\"", noun::amendment},
    {"date", "\"2021-06-01\"", noun::amendment},
    {"value", "50", noun::milestone},
    {"rbplan", "1"},
    {"year", "2021"},
    {"number", "1"},
    {"month", "6"},
    {"months", "[1, 7]"},
    {"quarters", "[2, 4]"},
    {"value", "100"},
    {"better", "lower"},
    {"scale", "[\"C\", \"B\", \"A\"]"},
    {"budget", "1500000"},
    {"spent", "1500000"},
    {"date", "\"2021-03-31\""},
    {"follow_up_due", "\"2021-06-30\""},
    {"recorded", "\"2021-03-31T03:12:00Z\""},
    {"indicator", "\"1.2.3.4\""},
    {"status", "\"done\""},
    {"review", "\"accepted\""},
    {"considering", "[\"...\"]"},
    {"legal_basis", "[\"...\"]"},
    {"noting", "[\"...\"]"},
    {"deciding", "[\"...\"]"},
    {"evidence_needed", "[\"...\"]"},
    {"formerly", "[\"1.2.3.4\"]"},
    {"indicators", "[\"1.2.3.4\"]"},
};

// What one value for a mapping was meant as, and the keys that are needed or usual.
struct MappingForm {
  Noun what;
  std::string_view meant;
  std::array<std::string_view, 4> keys;
};

constexpr MappingForm kMappingForms[] = {
    {noun::institution, "name", {"name"}},
    {noun::person, "name", {"name"}},
    {noun::decree, "number", {"number", "date"}},
    {noun::amendment, "number", {"number", "date", "about", "indicators"}},
    {noun::owner, "id", {"id", "name"}},
    {noun::target, "value", {"value", "unit"}},
    {noun::milestone, "value", {"month", "value"}},
    {noun::evidence, "file", {"file", "sha256"}},
    {noun::indicator, "name", {"number", "name", "months"}},
};
constexpr MappingForm kAddressForm = {noun::evidence, "url", {"url"}};
constexpr MappingForm kRowForm = {{}, "name", {"number", "name"}};

// A key whose value is a mapping, or a list of them.
struct MappingKey {
  Noun of;
  std::string_view key;
  Noun mapping;
  bool is_list = false;
};

constexpr MappingKey kMappingKeys[] = {
    {noun::plan, "institution", noun::institution},    {noun::plan, "decree", noun::decree},
    {noun::plan, "amendments", noun::amendment, true}, {noun::plan, "owners", noun::owner, true},
    {noun::decree, "signatory", noun::person},         {noun::decree, "certified_by", noun::person},
    {noun::indicator, "target", noun::target},         {noun::target, "by", noun::milestone, true},
    {noun::target, "each", noun::milestone, true},     {noun::record, "evidence", noun::evidence, true},
};

const MappingKey* mapping_key(Noun what, std::string_view key) {
  const auto found = std::find_if(std::begin(kMappingKeys), std::end(kMappingKeys),
                                  [&](const MappingKey& one) { return one.of == what && one.key == key; });
  return found == std::end(kMappingKeys) ? nullptr : found;
}

const MappingForm& mapping_form(Noun what, std::string_view text) {
  if (what == noun::evidence && (text.starts_with("http://") || text.starts_with("https://"))) return kAddressForm;
  const auto form = std::find_if(std::begin(kMappingForms), std::end(kMappingForms),
                                 [&](const MappingForm& one) { return one.what == what; });
  return form == std::end(kMappingForms) ? kRowForm : *form;
}

// Whether the key has a list of rows, each of which is too long to be shown in brackets.
bool has_rows(Noun what, std::string_view key) {
  return what != noun::amendment &&
         std::any_of(kLevels.begin(), kLevels.end(), [&](const LevelFacts& level) { return level.list == key; });
}

std::string_view scalar_form(Noun what, std::string_view key) {
  const auto form = std::find_if(std::begin(kKeyForms), std::end(kKeyForms), [&](const KeyForm& one) {
    return one.key == key && (one.of == what || one.of == Noun{});
  });
  return form == std::end(kKeyForms) ? "\"...\"" : form->value;
}

std::string value_form(Noun what, std::string_view key, Notation notation) {
  const MappingKey* below = mapping_key(what, key);
  if (!below) return std::string(scalar_form(what, key));
  const std::string mapping = form_of_mapping(below->mapping, {}, notation);
  return below->is_list ? fmt::format("[{}]", mapping) : mapping;
}

std::string form_of_key(std::string_view key, std::string_view value, Notation notation) {
  return fmt::format("{}: {}", notation == Notation::json ? quoted(key) : key, value);
}

// The value of a key that a text was meant as: the text itself, or its number where the key has one.
std::string meant_form(Noun what, std::string_view key, std::string_view text) {
  const std::string_view form = scalar_form(what, key);
  if (form.starts_with('"')) return quoted(text);
  const std::string number = number_meant(text).value_or(std::string(text));
  return is_quantity(number) ? number : std::string(form);
}

// How a row of that list begins: `number: 1`.
std::string row_form(Noun what, std::string_view key) {
  const MappingKey* below = mapping_key(what, key);
  const std::string_view first = below ? mapping_form(below->mapping, {}).keys[0] : "number";
  return form_of_key(first, scalar_form(below ? below->mapping : noun::indicator, first), Notation::yaml);
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

HelpLine key_written(Noun what, std::string_view key, Notation notation) {
  if (key == "sha256") return {Help::sha256_comes_from, {}};
  if (has_rows(what, key)) return {Help::rows_below_key, {std::string(key), row_form(what, key)}};
  return {Help::write_such_as, {form_of_key(key, value_form(what, key, notation), notation)}};
}

std::string form_of_mapping(Noun what, const YamlNode& node, Notation notation) {
  const bool is_said = node.kind == YamlNode::Kind::scalar;
  const MappingForm& form = mapping_form(what, node.text);
  std::vector<std::string> pairs;
  for (const std::string_view key : form.keys) {
    if (key.empty()) continue;
    const bool is_percent = key == "unit" && node.text.ends_with('%');
    const std::string value = is_percent                     ? quoted("%")
                              : is_said && key == form.meant ? meant_form(what, key, node.text)
                                                             : value_form(what, key, notation);
    pairs.push_back(form_of_key(key, value, notation));
  }
  return fmt::format("{{{}}}", join(pairs, ", "));
}

HelpLine list_written(Noun what, std::string_view key, const YamlNode& node, Notation notation) {
  const MappingKey* below = mapping_key(what, key);
  const bool is_block = node.kind == YamlNode::Kind::mapping && node.style == YamlNode::Style::block;
  if (has_rows(what, key) || (below && is_block)) return {Help::rows_begin_with_dash, {row_form(what, key)}};
  if (below) return {Help::write_list, {form_of_mapping(below->mapping, node, notation)}};
  if (node.kind == YamlNode::Kind::scalar) return {Help::write_list, {quoted(node.text)}};
  const std::string_view form = scalar_form(what, key);
  return {Help::write_list, {std::string(form.substr(1, form.size() - 2))}};
}

std::string quoted(std::string_view text) { return to_json_line(Value(std::string(text))); }

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

std::optional<std::string> whole_meant(std::string_view text) {
  if (const auto number = number_meant(text)) return is_whole(*number) ? number : std::nullopt;
  for (const std::string_view end : {".00", ".0"}) {
    if (text.ends_with(end)) text.remove_suffix(end.size());
  }
  if (is_whole(text)) return std::string(text);
  auto digits = grouped_digits(text, '.');
  return digits ? digits : grouped_digits(text, ',');
}

std::optional<std::string> row_number_meant(std::string_view text) {
  constexpr unsigned kMostRoman = 12;
  text = trimmed(text, kBlank);
  while (!text.empty() && (text.back() == '.' || text.back() == ')')) text.remove_suffix(1);
  if (text.starts_with('(')) text.remove_prefix(1);
  text.remove_prefix(text.rfind('.') + 1);
  if (const unsigned number = roman_number(text, kMostRoman)) return std::to_string(number);
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
    for (const int month : months) {
      std::string number = std::to_string(month);
      if (std::find(numbers.begin(), numbers.end(), number) == numbers.end()) numbers.push_back(std::move(number));
    }
  }
  return join(numbers, ", ");
}

}  // namespace rbplan
