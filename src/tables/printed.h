// What a cell prints of a row: its number or code, and its text.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace rbplan {

struct Printed {
  enum class Kind { none, digit, letter, code };  // code: a number that is none of ours, such as `A.1.I`, `II`

  Kind kind = Kind::none;
  int value = 0;              // of a digit the number, of a letter its place in the alphabet
  bool is_bracketed = false;  // `1)`, `a).`
  std::size_t depth = 0;      // of its number or code: 3 of `1.2.3`
  bool is_bare = false;       // no sign parts the number from the text: `1 Evaluasi`
  std::string code;           // beside a number too: `1. 2896.BMA.004 Layanan`
  std::string text;           // without number and code, and without list punctuation at its end
  bool opens = false;         // a colon ended it
  std::string beside;         // another number or code of a cell of its own, which it has not taken
  std::string raw;            // as printed

  // What it lacks of number and code, of a cell that prints these for it.
  void take_label(const Printed& label);

  std::string number() const;  // `3`, `c`; empty where none of ours is printed
};

// `1. Text`, `1) Text`, `(1) Text`, `a). Text`, `1.2.3 Text` (whose number is 3), `A.1.I Text`, `Text`.
Printed take_apart(std::string_view cell);

// `1 Evaluasi`: a number without a sign before a capital; of other text all is text. Whether it is a number, its
// neighbours say.
Printed take_bare_number(std::string_view cell);

// A cell of a column of numbers: `1`, `1.`, `II`, `c`, `2896.BMA.004`. Its text is empty; of other text all is.
Printed take_number(std::string_view cell);

// `9. One; dan 10. Two` in one cell: each with its number. What is one is as it was. `are_parted`: only where a line
// break or a sign stands between them, not `1. One 2. Two`.
std::vector<std::string> parts_in_cell(std::string_view cell, bool are_parted = false);

// `2.` of `1. One 2. Two`, be it parted or not; empty where the text holds no such number.
std::string next_number_inside(std::string_view cell);

// `Text : 1) Part`: what stands before the one `1)` or `a)` behind a text, and the part with its number. Nothing where
// `2)` or `b)` follows in the same cell: such a list is text.
std::optional<std::pair<std::string, std::string>> part_behind(std::string_view cell);

// Without `;`, `; dan`, `.`, `:` at the end.
std::string without_list_punctuation(std::string_view text);

}  // namespace rbplan
