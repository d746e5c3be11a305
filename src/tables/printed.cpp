#include "tables/printed.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/text.h"
#include "tables/grid.h"

namespace rbplan {
namespace {

constexpr std::size_t kMostNumberDigits = 3;
constexpr int kLetters = 26;

bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
bool is_latin_letter(char c) { return is_lower(c) || is_upper(c); }

bool is_roman(std::string_view text) {
  constexpr std::string_view kSigns = "IVX";
  return !text.empty() && text.size() <= 5 && text.find_first_not_of(kSigns) == std::string_view::npos;
}

bool is_number_part(std::string_view part) {
  return is_digits(part) && part.size() <= kMostNumberDigits && part[0] != '0';
}

bool is_letter_part(std::string_view part) { return part.size() == 1 && is_lower(part[0]); }

// `A.1.I.i`, `2896.BMA.004`: parts of letters and digits, not all of them numbers of ours.
bool is_code(const std::vector<std::string_view>& parts) {
  bool has_digit = false;
  bool are_short = true;
  for (const std::string_view part : parts) {
    if (part.empty() || !std::all_of(part.begin(), part.end(), is_letter_or_digit)) return false;
    has_digit = has_digit || std::any_of(part.begin(), part.end(), is_digit);
    const std::string upper = ascii_upper(part);
    are_short = are_short && (part.size() == 1 || is_roman(upper) || is_digits(part));
  }
  const bool begins_well = is_digit(parts[0][0]) || is_upper(parts[0][0]);
  return parts.size() > 1 && begins_well && (has_digit || are_short);
}

// The number or code that a token without brackets and full stop at its end is; kind none where it is neither.
Printed label_of(std::string_view token) {
  Printed out;
  const auto parts = split(token, '.');
  const bool is_path = std::all_of(parts.begin(), parts.end(),
                                   [](std::string_view part) { return is_number_part(part) || is_letter_part(part); });
  const std::string_view last = parts.back();
  if (is_path && (parts.size() == 1 || is_digit(parts[0][0]))) {
    out.kind = is_digit(last[0]) ? Printed::Kind::digit : Printed::Kind::letter;
    out.value = is_digit(last[0]) ? std::stoi(std::string(last)) : last[0] - 'a' + 1;
  } else if (is_code(parts) || is_roman(token) || (token.size() == 1 && is_upper(token[0]))) {
    out.kind = Printed::Kind::code;
    out.code = token;
  }
  out.depth = parts.size();
  return out;
}

struct Label {
  Printed printed;
  std::size_t length = 0;  // in the cell, with what stands behind it
};

// `1.Text`: the blank was forgotten.
std::size_t token_length(std::string_view cell) {
  std::size_t at = 0;
  while (at < cell.size() && is_digit(cell[at])) ++at;
  if (at == 0 && !cell.empty() && is_latin_letter(cell[0])) at = 1;
  const std::size_t mark = at;
  while (at < cell.size() && (cell[at] == '.' || cell[at] == ')')) ++at;
  const bool has_bracket = cell.substr(mark, at - mark).find(')') != std::string_view::npos;
  const bool begins_text = at < cell.size() && (is_upper(cell[at]) || (has_bracket && is_latin_letter(cell[at])));
  if (mark > 0 && at > mark && begins_text && (at + 1 < cell.size() && is_lower(cell[at + 1]))) return at;
  return std::min(cell.find_first_of(" \n"), cell.size());
}

std::optional<Label> label_at_front(std::string_view cell) {
  const std::size_t length = token_length(cell);
  std::string_view token = cell.substr(0, length);
  const bool has_opening = token.starts_with('(') && token.ends_with(')');
  if (has_opening) token.remove_prefix(1);
  const std::string_view bare = token.substr(0, token.find_last_not_of(".)") + 1);
  const std::string_view signs = token.substr(bare.size());
  const std::size_t text = std::min(cell.find_first_not_of(" \n", length), cell.size());
  if (bare.empty() || text == cell.size()) return std::nullopt;
  const bool is_single = bare.find('.') == std::string_view::npos;
  if (is_single && signs.empty()) return std::nullopt;  // `3 dokumen`
  const auto parts = split(bare, '.');
  const bool is_amount =
      signs.empty() && parts.size() == 2 && parts[1].size() == 3 && is_digits(parts[1]) && is_digits(parts[0]);
  if (is_amount) return std::nullopt;  // `1.500 lembar`
  Label label{label_of(bare), text};
  label.printed.is_bracketed = signs.find(')') != std::string_view::npos;
  if (label.printed.kind == Printed::Kind::none) return std::nullopt;
  return label;
}

// A code behind a number.
std::size_t code_length(std::string_view text) {
  const std::size_t length = std::min(text.find_first_of(" \n"), text.size());
  std::string_view token = text.substr(0, length);
  while (token.ends_with('.')) token.remove_suffix(1);
  const bool is_one = length < text.size() && token.find('.') != std::string_view::npos && is_code(split(token, '.')) &&
                      label_of(token).kind == Printed::Kind::code;
  return is_one ? length : 0;
}

// `3.`, `c)`; empty behind z.
std::string sign_of(const Printed& item) {
  const bool is_beyond = item.kind == Printed::Kind::letter && item.value > kLetters;
  return is_beyond ? std::string() : item.number() + (item.is_bracketed ? ')' : '.');
}

// What a number behind it belongs to: `sesuai Pasal 2. Ayat`.
bool takes_number(std::string_view word) {
  constexpr std::array<std::string_view, 26> kWords = {
      "pasal", "ayat",  "bab",      "huruf",    "angka", "butir", "nomor", "no",  "no.",
      "tahap", "tahun", "bulan",    "versi",    "tipe",  "dan",   "atau",  "ke",  "lampiran",
      "kelas", "zona",  "triwulan", "semester", "tw",    "level", "jilid", "seri"};
  return std::find(kWords.begin(), kWords.end(), ascii_lower(word)) != kWords.end();
}

// Whether an item of a list begins at the number at `at`, `length` bytes with the blank behind it, of a cell in which
// the text before it begins at `text`: on a line of its own, behind a sign that ends an item, or at a word that begins
// as that text does.
bool is_list_item(std::string_view cell, std::size_t text, std::size_t at, std::size_t length, bool are_parted) {
  const std::size_t behind = at + length;
  if (behind >= cell.size()) return false;
  if (cell[at - 1] == '\n') return true;
  const std::string_view before = trimmed(cell.substr(text, at - text), " \n");
  if (cell[at - 1] != ' ' || before.empty()) return false;
  for (const std::string_view end : {";", ".", ",", "; dan", ";dan", ", dan"}) {
    if (before.ends_with(end)) return true;
  }
  if (are_parted) return false;
  const std::size_t word = before.find_last_of(" \n");
  const bool is_alike = is_upper(cell[behind]) || (is_lower(cell[behind]) && is_lower(before[0]));
  return is_alike && !takes_number(before.substr(word == std::string_view::npos ? 0 : word + 1));
}

}  // namespace

void Printed::take_label(const Printed& label) {
  const bool is_number = !label.number().empty();
  if (kind == Kind::none || (kind == Kind::code && is_number)) {
    kind = label.kind;
    value = label.value;
    is_bracketed = label.is_bracketed;
    depth = label.depth;
  }
  if (code.empty()) code = label.code;
  if (is_number && label.number() != number()) beside = label.number();
  if (!label.code.empty() && label.code != code) beside = label.code;
}

std::string Printed::number() const {
  if (kind == Kind::digit) return std::to_string(value);
  return kind == Kind::letter ? std::string(1, static_cast<char>('a' + value - 1)) : std::string();
}

std::string without_list_punctuation(std::string_view text) {
  for (;;) {
    const std::size_t before = text.size();
    text = trimmed(text, " \n;:.,");
    for (const std::string_view word : {"dan", "and", "atau", "or"}) {
      if (!text.ends_with(word)) continue;
      const std::string_view rest = trimmed(text.substr(0, text.size() - word.size()), " \n");
      if (rest.ends_with(';') || rest.ends_with(',')) text = rest;
    }
    if (text.size() == before) return std::string(text);
  }
}

Printed take_apart(std::string_view cell) {
  Printed out;
  std::string_view rest = cell;
  if (const auto label = label_at_front(cell)) {
    out = label->printed;
    rest = cell.substr(label->length);
  }
  const std::size_t code = out.code.empty() ? code_length(rest) : 0;
  if (code > 0) {
    out.code = trimmed(rest.substr(0, code), ".");
    rest = trimmed(rest.substr(code), " \n");
  }
  out.raw = cell;
  out.opens = trimmed(rest, " \n").ends_with(':');
  out.text = on_one_line(without_list_punctuation(rest));
  if (out.text.empty()) out.text = on_one_line(trimmed(rest, " \n"));
  return out;
}

Printed take_bare_number(std::string_view cell) {
  const std::size_t blank = std::min(cell.find(' '), cell.size());
  const std::string_view number = cell.substr(0, blank);
  const bool is_bare = is_number_part(number) && blank + 2 < cell.size() && is_upper(cell[blank + 1]) &&
                       is_lower(cell[blank + 2]) && take_apart(cell).kind == Printed::Kind::none;
  if (!is_bare) return take_apart(cell);
  Printed out = take_apart(cell.substr(blank + 1));
  out.raw = cell;
  if (out.kind != Printed::Kind::none) return take_apart(cell);
  out.kind = Printed::Kind::digit;
  out.value = std::stoi(std::string(number));
  out.depth = 1;
  out.is_bare = true;
  return out;
}

Printed take_number(std::string_view cell) {
  std::string_view bare = trimmed(cell, " \n.()");
  Printed out = label_of(bare.empty() ? cell : bare);
  out.is_bracketed = cell.find(')') != std::string_view::npos;
  out.raw = cell;
  if (out.kind == Printed::Kind::none) out.text = on_one_line(cell);
  return out;
}

std::vector<std::string> parts_in_cell(std::string_view cell, bool are_parted) {
  std::vector<std::string> parts;
  const auto label = label_at_front(cell);
  if (!label || label->printed.number().empty()) return {std::string(cell)};
  std::size_t begin = 0;
  Printed last = label->printed;
  std::size_t text = label->length;  // where that of the last item begins
  for (;;) {
    ++last.value;
    const std::string wanted = sign_of(last) + ' ';
    std::size_t at = cell.find(wanted, text);
    while (at != std::string_view::npos && !is_list_item(cell, text, at, wanted.size(), are_parted))
      at = cell.find(wanted, at + 1);
    if (at == std::string_view::npos) break;
    parts.emplace_back(trimmed(cell.substr(begin, at - begin), " \n"));
    begin = at;
    text = at + wanted.size();
  }
  parts.emplace_back(cell.substr(begin));
  return parts;
}

std::string next_number_inside(std::string_view cell) {
  const auto label = label_at_front(cell);
  if (!label || label->printed.number().empty()) return {};
  Printed next = label->printed;
  ++next.value;
  std::string number = sign_of(next);
  if (parts_in_cell(cell).size() > 1) return number;
  const std::size_t at = cell.find(' ' + number + ' ');
  const std::size_t behind = at == std::string_view::npos ? cell.size() : at + number.size() + 2;
  return behind < cell.size() && is_upper(cell[behind]) ? number : std::string();
}

std::optional<std::pair<std::string, std::string>> part_behind(std::string_view cell) {
  for (const auto& [first, second] : {std::pair("1)", "2)"), std::pair("a)", "b)")}) {
    const std::string wanted = std::string(" ") + first;
    std::size_t at = cell.find(wanted);
    if (at == std::string_view::npos) at = cell.find(std::string("\n") + first);
    if (at == std::string_view::npos || at == 0) continue;
    if (cell.find(second, at) != std::string_view::npos ||
        cell.find(first, at + wanted.size()) != std::string_view::npos)
      continue;
    const std::string_view behind = trimmed(cell.substr(at), " \n");
    if (behind.size() < 5) continue;
    return std::pair(std::string(trimmed(cell.substr(0, at), " \n")), std::string(behind));
  }
  return std::nullopt;
}

}  // namespace rbplan
