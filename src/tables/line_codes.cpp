#include "tables/line_codes.h"

#include <algorithm>
#include <map>
#include <optional>

#include "tables/periods.h"

namespace rbplan {
namespace {

using Column = std::uint32_t;

// A code and the line that it stands in.
struct LineCode {
  BodyLine* line;
  const GridCell* cell;
};
using LineCodes = std::vector<LineCode>;  // of one column

bool is_left(const LineText& text, Column column) { return text.cell->column < column; }

LineText* text_in(BodyLine& line, Column column) {
  const auto found = std::lower_bound(line.texts.begin(), line.texts.end(), column, is_left);
  return found == line.texts.end() || found->cell->column != column ? nullptr : &*found;
}

// The first text right of a column, else the last left of it.
LineText* nearest(BodyLine& line, Column column) {
  const auto right = std::lower_bound(line.texts.begin(), line.texts.end(), column, is_left);
  if (right != line.texts.end()) return &*right;
  return line.texts.empty() ? nullptr : &line.texts.back();
}

// Whether the text has the code, now or before.
bool give(LineText& text, const GridCell& cell) {
  Printed label = take_number(cell.text);
  if (label.kind != Printed::Kind::code) label.code = on_one_line(cell.text);
  label.kind = Printed::Kind::code;
  text.printed.take_label(label);
  return text.printed.code == label.code;
}

class CodePlacer {
 public:
  CodePlacer(const GridBook& book, const GridSheet& sheet, const Words& words, TableBody& body)
      : book_(book), sheet_(sheet), words_(words), body_(body) {
    std::map<Column, const LineText*> open;
    for (BodyLine& line : body_.lines) {
      for (const LineText& text : line.texts) {
        const LineText*& above = open[text.cell->column];
        const bool begins = !above || above->printed.raw != text.printed.raw;
        if (begins) {
          above = &text;
          open.erase(open.upper_bound(text.cell->column), open.end());
        }
        first_of_[&text] = begins ? &text : above;
      }
      for (const OtherCell& code : line.codes) {
        if (!is_nothing(code.cell->text)) codes_[code.cell->column].push_back({&line, code.cell});
      }
    }
  }

  void place_all() {
    for (const auto& [column, codes] : codes_) place(column, codes);
  }

 private:
  void place(Column column, const LineCodes& codes) {
    const std::optional<Column> texts = column_of_all(column, codes);
    for (const LineCode& code : codes) {
      LineText* owner = texts ? text_in(*code.line, *texts) : nearest(*code.line, column);
      const bool begins = owner && first_of_[owner] == owner;
      if (!owner || !(texts || begins) || !give(*owner, *code.cell))
        body_.unplaced.push_back({place_of(book_, sheet_, *code.line->row, *code.cell),
                                  words_.say("a code of no row that begins beside it: {0}", shown(*code.cell))});
    }
  }

  // The columns of texts right of one, then those left of it, the nearest first.
  std::vector<Column> columns_beside(Column codes) const {
    std::vector<Column> right;
    std::vector<Column> left;
    for (const HeadedColumn& column : body_.headings.front().columns) {
      if (!is_of_a_row(column.role) || column.role == ColumnRole::number) continue;
      (column.column > codes ? right : left).push_back(column.column);
    }
    right.insert(right.end(), left.rbegin(), left.rend());
    return right;
  }

  // A text that is the same row's once more has the code that its first has.
  std::optional<Column> column_of_all(Column column, const LineCodes& codes) const {
    for (const Column texts : columns_beside(column)) {
      std::map<const LineText*, std::string_view> given;
      const bool has_all = std::all_of(codes.begin(), codes.end(), [&](const LineCode& code) {
        const LineText* text = text_in(*code.line, texts);
        if (!text) return false;
        const LineText* first = first_of_.at(text);
        if (first == text) given[first] = code.cell->text;
        return given[first] == code.cell->text;
      });
      if (has_all) return texts;
    }
    return std::nullopt;
  }

  const GridBook& book_;
  const GridSheet& sheet_;
  const Words& words_;
  TableBody& body_;
  std::map<const LineText*, const LineText*> first_of_;  // where its row begins: itself, or the text that it repeats
  std::map<Column, LineCodes> codes_;
};

}  // namespace

void place_codes(const GridBook& book, const GridSheet& sheet, const Words& words, TableBody& body) {
  const bool has_any =
      std::any_of(body.lines.begin(), body.lines.end(), [](const BodyLine& line) { return !line.codes.empty(); });
  if (has_any) CodePlacer(book, sheet, words, body).place_all();
}

}  // namespace rbplan
