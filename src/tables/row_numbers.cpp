#include "tables/row_numbers.h"

namespace rbplan {
namespace {

// Whether a text stands in the column right of that of a number.
bool stands_beside(const BodyLine& line, const LineText& number, const LineText& text) {
  const HeadedColumn* column = line.heading->at(text.cell->column);
  const int levels = column ? static_cast<int>(column->levels) : 1;
  return text.slot > number.slot && text.slot <= number.slot + levels;
}

}  // namespace

void join_numbers(BodyLine& line, bool drops) {
  for (std::size_t i = 0; i < line.texts.size(); ++i) {
    LineText& number = line.texts[i];
    if (!number.printed.text.empty() || number.printed.kind == Printed::Kind::none) continue;
    // No code counts rows: it is of the first text that begins in its row.
    const bool is_code = number.printed.kind == Printed::Kind::code;
    const bool has_text =
        i + 1 < line.texts.size() && (stands_beside(line, number, line.texts[i + 1]) || (is_code && number.slot == 0));
    if (has_text && !drops) line.texts[i + 1].printed.take_label(number.printed);
    if (has_text || drops) {
      line.texts.erase(line.texts.begin() + static_cast<std::ptrdiff_t>(i));
      --i;
    }
  }
}

bool numbers_count_lines(TableBody& body) {
  std::size_t alone = 0;
  std::size_t beside = 0;
  bool are_counting = true;
  int last = 0;
  std::string_view last_text;
  bool repeats_text = false;
  for (BodyLine& line : body.lines) {
    for (std::size_t i = 0; i < line.texts.size(); ++i) {
      const LineText& text = line.texts[i];
      if (body.slots.at(static_cast<std::size_t>(text.slot)) != ColumnRole::number || !text.printed.text.empty())
        continue;
      const bool has_text = i + 1 < line.texts.size() && stands_beside(line, text, line.texts[i + 1]);
      const int value = text.printed.value;
      if (!has_text && value > 0 && value == last && i + 1 < line.texts.size()) {
        line.texts.erase(line.texts.begin() + static_cast<std::ptrdiff_t>(i--));
        continue;
      }
      ++(has_text ? beside : alone);
      are_counting = are_counting && (value == last + 1 || (value == 1 && has_text));
      last = value;
      repeats_text = repeats_text || (has_text && line.texts[i + 1].cell->text == last_text);
      last_text = has_text ? std::string_view(line.texts[i + 1].cell->text) : std::string_view();
    }
  }
  return alone > beside || (are_counting && (alone > 0 || repeats_text));
}

}  // namespace rbplan
