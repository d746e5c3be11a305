// Cells of a text that a sign parts (RFC 4180, as spreadsheets write it).
#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace rbplan {

struct SeparatedCell {
  std::size_t begin = 0;  // bytes of the text, with its quotes
  std::size_t end = 0;
  std::string text;              // without blanks at its ends, and without what a spreadsheet needs so as to keep it
  std::size_t behind_quote = 0;  // where begins what wrongly stands behind its quotes; `end` where nothing does
  bool is_closed = true;         // its quotes are
  bool ends_row = false;
};

class SeparatedText {
 public:
  // Cells from `begin` on. The separator is the one given; else the one that `sep=` in the first line names; else that
  // of `;`, the tab and `,` which stands in most rows of the beginning. An apostrophe before what looks like a formula
  // or an id, and `="..."` around a text, are taken off.
  explicit SeparatedText(std::string_view text, std::size_t begin = 0, std::optional<char> separator = std::nullopt);

  char separator() const { return separator_; }

  // The cell that follows, in place of the one before; false where none does.
  bool next(SeparatedCell& cell);

 private:
  std::string quoted(SeparatedCell& cell);

  std::string_view text_;
  std::size_t at_;
  char separator_;
};

}  // namespace rbplan
