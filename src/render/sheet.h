// SpreadsheetML (ECMA-376 part 1, 18): cells, their looks, a sheet and the book around it.
#pragma once
#include <compare>
#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "archive/cell_name.h"
#include "base/words.h"
#include "render/paper.h"

namespace rbplan {

// The space that begins every part.
constexpr std::string_view kSheetMain = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

struct CellLook {
  std::string number = "General";  // how a number is shown
  std::string_view colour = {};    // RRGGBB
  bool is_bold = false;
  bool is_title = false;
  bool is_struck = false;
  bool is_shaded = false;
  bool has_border = false;
  bool is_centred = false;
  std::size_t indent = 0;

  friend auto operator<=>(const CellLook&, const CellLook&) = default;
};

// What a cell holds: a text is never taken for a formula.
struct CellValue {
  enum class Kind { nothing, number, truth, text } kind = Kind::nothing;
  std::string text = {};  // of a number its digits, of a truth 0 or 1
};

// Looks and texts that the sheets of a book share.
class Book {
 public:
  std::size_t look(const CellLook& look);
  std::size_t text(std::string_view text);

  std::string styles() const;
  std::string strings() const;

 private:
  std::map<CellLook, std::size_t> looks_ = {{CellLook(), 0}};
  std::vector<CellLook> looks_in_order_ = {CellLook()};
  std::unordered_map<std::string, std::size_t> texts_;
  std::string texts_in_order_;
  std::size_t cells_with_text_ = 0;
};

// Lines of headings, counted from 0.
struct HeadingRows {
  std::size_t first = 0;
  std::size_t end = 0;
  std::size_t columns = 0;
  std::size_t filtered_to = 0;  // the last row that a filter of the last heading reaches; 0: none
  bool are_frozen = false;
};

// In points, of so many lines of text.
double row_height(std::size_t lines);

// What a page has room for, in points of a sheet with such columns: it is printed so small that it is as wide as the
// page.
double page_room(const std::vector<std::size_t>& widths, Paper paper);

// Rows are written one after the other, each cell by cell.
class Sheet {
 public:
  Sheet(Book& book, std::string name) : book_(book), name_(std::move(name)) {}

  void begin_row(std::optional<std::size_t> lines = {});  // of text; as the program likes where it is not said
  void add(std::size_t column, const CellValue& value, const CellLook& look);
  void end_row();
  void break_page();  // on paper, behind the rows so far
  void merge(std::size_t row, std::size_t column, std::size_t rows, std::size_t columns);

  std::string xml(const std::vector<std::size_t>& widths, Paper paper) const;
  std::string names(std::size_t number) const;  // what the book has to know of it
  const std::string& name() const { return name_; }
  std::size_t rows() const { return rows_; }

  std::optional<HeadingRows> headings = {};

 private:
  Book& book_;
  std::string name_;
  std::string cells_;
  std::vector<std::string> merged_;
  std::vector<std::size_t> breaks_;
  std::size_t rows_ = 0;
  std::size_t columns_ = 0;
};

// A text as a cell can hold it: at most 32,767 characters as Excel counts them; `_x0041_`, which it would take for an
// escaped `A`, escaped itself.
std::string cell_text(std::string_view text);

}  // namespace rbplan
