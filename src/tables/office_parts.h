// Parts of an office file as XML, for the readers of its tables.
#pragma once
#include <string>

#include "archive/reader.h"
#include "archive/xml_reader.h"
#include "tables/grid.h"

namespace rbplan {

TableRead<XmlTree> read_part(PackageReader& package, const std::string& name);

// Whether an attribute says yes: `1`, `true`, `on`.
bool says_yes(const XmlNode& node, std::string_view attribute);

// Whether an element switches something on: it is there, and its `val` does not say no.
bool is_on(const XmlNode& element);

// A whole number that an attribute is; `otherwise` where it is none.
std::uint32_t whole_attribute(const XmlNode& node, std::string_view attribute, std::uint32_t otherwise);

// A number as programs store it, `0.30000000000000004` or `1E-3`, with the digits that a person sees.
std::string plain_number(std::string_view stored);

constexpr std::string_view kTick = "\xE2\x9C\x93";

// Whether a code of a font such as Wingdings is a tick, and a text in a font with its ticks as such.
bool is_tick_of(std::string_view font, char32_t code);
std::string text_in_font(const std::string& text, const std::string& font);

// The text of a cell while it is read: what is struck through of it is left out where other text stands beside it.
class CellText {
 public:
  void add(std::string_view text, bool is_struck);
  void add_line(const CellText& line);  // none where it is blank

  bool empty() const;  // but for blanks
  void put_before(const std::string& text);

  // To be put into a cell of that place.
  void fill(GridCell& cell, const CellPlace& place, GridSheet& sheet) const;

 private:
  bool has_struck() const { return !struck_.empty(); }

  std::string kept_;
  std::string struck_;
  std::string all_;  // where something is struck
};

// A workbook, be it of Excel or of OpenDocument, and a document of Word.
TableRead<GridBook> read_xlsx(PackageReader& package);
TableRead<GridBook> read_ods(PackageReader& package);
TableRead<GridBook> read_docx(PackageReader& package);

}  // namespace rbplan
