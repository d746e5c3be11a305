// Text as people see it: UTF-8, display width, wrapping, and escaping of what must not reach a terminal.
#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace rbplan {

struct CodePoint {
  char32_t value;
  std::size_t length;  // bytes; 0 where the bytes are no UTF-8
};

// The code point at byte `at`. Overlong forms, surrogates, cut sequences and values past U+10FFFF are no UTF-8.
CodePoint decode(std::string_view text, std::size_t at);

// Appends `value` to `out` as UTF-8.
void append_utf8(std::string& out, char32_t value);

// The Bidi_Control characters that reorder text (U+202A-202E, U+2066-2069) and the three marks (U+061C, 200E, 200F).
bool is_bidi_control(char32_t c);
bool is_bidi_mark(char32_t c);

// C0 (tab, LF and CR among them), DEL, C1, and the separators U+2028 and U+2029.
bool is_control(char32_t c);

// How many bytes at the beginning are printable ASCII: all of most texts, and looked at eight at a time.
std::size_t ascii_run(std::string_view text);

// How many code points; each byte that is no UTF-8 counts as one.
std::size_t count_code_points(std::string_view text);

// Terminal columns: a grapheme cluster is as wide as its widest code point.
std::size_t display_width(std::string_view text);

// Text from a file, a name, the environment or an option, made harmless for a terminal and for a CI log:
// controls and bidi characters become `\x1b` or `\u202e`, bytes that are no UTF-8 `\xff`, and `##[`, which a
// CI runner takes for a command wherever it stands, becomes `## [`, and `::`, which is one at
// the start of a line, `: :`. Line breaks are controls too.
std::string visible(std::string_view text);

// The same for documents, which no CI runner reads: line breaks and tabs stay, and `::` and `##[` are as they were.
// The result is made of characters of XML 1.0.
std::string visible_text(std::string_view text);

// As visible(), with line breaks and tabs as blanks: a text of several lines as one.
std::string visible_line(std::string_view text);

// Printed lines, safe in the log of a CI runner: one that begins with `::`, blanks aside, is a command there, so
// it gets `: :`.
std::string without_commands(std::string lines);

// `text` in lines of at most `columns`, broken at blanks; a run of blanks is one blank. Only a word wider than
// a whole line is broken, between grapheme clusters. Always at least one line. `columns` is at least 1.
std::vector<std::string> wrap(std::string_view text, std::size_t columns);

// Without differences of case (Unicode's case folding).
std::string fold_case(std::string_view text);

// Whether `text` holds `part`, in any case.
bool contains_any_case(std::string_view text, std::string_view part);

// ASCII letters in lower case, the rest as it is.
std::string ascii_lower(std::string_view text);

// ASCII letters in upper case, the rest as it is.
std::string ascii_upper(std::string_view text);

// Whether every character is white space (also true of no characters).
bool is_blank(std::string_view text);

// The text without what stands of `blanks` at its ends.
std::string_view trimmed(std::string_view text, std::string_view blanks = " \t");

// The text without line breaks and blanks at its ends, no-break ones among them.
std::string_view without_blanks(std::string_view text);

// Of ASCII; `is_digits`: all of them, at least one.
constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_digits(std::string_view text);

// Of ASCII, whatever the locale.
bool is_letter_or_digit(char c);

// Whether some spreadsheet takes the text for a formula (OWASP, "CSV Injection"): `=`, `+`, `-`, `@`, full width too.
bool begins_formula(std::string_view text);

std::string roman(unsigned number);  // `IV`; of numbers below 400
// The number up to `most` that is written so, in capitals; 0 where none is.
unsigned roman_number(std::string_view text, unsigned most);

// The parts of `text` between separators; "a::b" has an empty one.
std::vector<std::string_view> split(std::string_view text, char separator);
std::vector<std::string_view> split(std::string&& text, char separator) = delete;  // the parts would outlive it

// A line of two columns, parted by two blanks or more; the second is empty where there is only one.
std::pair<std::string_view, std::string_view> split_columns(std::string_view line);

// Adds a text where it does not stand yet.
void add_once(std::vector<std::string>& texts, std::string text);

// RFC 3986, 2.1: letters and digits stay, and the signs that are `plain`.
std::string percent_encoded(std::string_view text, std::string_view plain);

void replace_all(std::string& text, std::string_view what, const std::string& by);

std::string join(const std::vector<std::string>& parts, std::string_view separator);
std::string join(const std::vector<std::string_view>& parts, std::string_view separator);

// At most the first `most` bytes of a text, cut between code points; where something is cut, with dots at its end.
std::string cut_to(std::string text, std::size_t most);

}  // namespace rbplan
