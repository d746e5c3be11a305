// A sheet of a form: its cells with keys, the rows that are repeated, and what moves with them.
#pragma once
#include <map>
#include <optional>
#include <set>
#include <unordered_map>

#include "render/template_keys.h"
#include "render/template_rows.h"
#include "render/template_styles.h"

namespace rbplan {

// The texts that cells share.
class FormStrings {
 public:
  explicit FormStrings(const XmlTree* tree);  // none where the workbook has none; it outlives this

  XmlNode at(std::size_t index) const { return index < all_.size() ? all_[index] : XmlNode(); }
  std::size_t add(const std::string& item);                // `<si>...</si>`
  void let_go(std::size_t index) { gone_.insert(index); }  // filled in where it was asked for

  // The part with what was added; nothing where nothing was.
  std::optional<std::string> changed() const;

 private:
  const XmlTree* tree_;
  std::vector<XmlNode> all_ = {};
  std::unordered_map<std::string, std::size_t> added_ = {};
  std::string new_items_ = {};
  std::set<std::size_t> gone_ = {};
};

class FormSheet {
 public:
  FormSheet(const XmlTree& tree, std::string name, FormStrings& strings, FormStyles& styles, TemplateFiller& filler);

  const std::string& name() const { return name_; }
  const RowShift& shift() const { return shift_; }

  // Of all sheets: formulas of cells may point to none of the rows that move.
  void refuse_formulas(const std::vector<FormSheet>& sheets);

  // The part, filled in; nothing where it stays as it is.
  std::optional<std::string> filled(const std::vector<FormSheet>& sheets);

 private:
  struct Cell {
    XmlNode node;
    XmlNode text;                       // `si` or `is`
    std::optional<std::size_t> shared;  // its place among the shared texts
    std::vector<XmlNode> texts;
    TemplatePieces pieces;
    std::vector<TemplateMark> marks;
    std::string place;

    bool is_one_key() const;
  };
  struct RowOfMarks {
    const Rows* list = nullptr;         // that it is repeated for
    std::map<std::size_t, Cell> cells;  // by where they begin
  };

  void find_rows();
  void find_cell(const XmlNode& node, std::size_t row, std::size_t column);
  void find_list(RowOfMarks& row);
  void fill_rows(ByteChanges& changes);
  std::string row(const XmlNode& node, std::size_t from, std::size_t to, RowOfMarks* marks, const TemplateRow* filling);
  std::string cell(const Cell& cell, const std::string& at, const RowOfMarks& row, const TemplateRow* filling);
  std::string text(const Cell& cell, const std::vector<std::string>& filled) const;
  std::string said(const TemplateMark& mark, const Cell& cell, const RowOfMarks& row, const TemplateRow* filling);
  void move_ranges(const XmlNode& node, ByteChanges& changes) const;
  void move_merged(const XmlNode& node, ByteChanges& changes);
  void fill_header(const XmlNode& node, ByteChanges& changes);
  std::string at(std::string_view cell) const { return name_ + '!' + std::string(cell); }

  const XmlTree& tree_;
  std::string name_;
  FormStrings& strings_;
  FormStyles& styles_;
  TemplateFiller& filler_;
  XmlNode rows_;                                  // sheetData
  std::map<std::size_t, RowOfMarks> marks_ = {};  // by the rows' numbers
  RowShift shift_ = {};
};

// A formula with the rows of all sheets moved. `grows` as RowShift has it.
std::string moved_formula(std::string_view formula, std::string_view own, const std::vector<FormSheet>& sheets,
                          bool grows);

}  // namespace rbplan
