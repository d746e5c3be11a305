#include "render/template_sheet.h"

#include <algorithm>

#include "archive/xml.h"
#include "base/text.h"
#include "render/cell_value.h"
#include "render/said.h"

namespace rbplan {
namespace {

std::size_t whole_number(const std::optional<std::string>& text) {
  constexpr std::size_t kMostDigits = 9;
  return text && is_digits(*text) && text->size() <= kMostDigits ? std::stoul(*text) : 0;
}

constexpr std::size_t kMostOfHeader = 255;  // characters, codes among them

bool has_content(const XmlNode& row) {
  for (XmlNode cell = row.child("c"); cell; cell = cell.next("c")) {
    if (cell.first_child()) return true;
  }
  return false;
}

// What the bare number does not say: that it is a day, a part, rupiah, of a unit.
bool needs_a_look(const Value& value) {
  const auto* decimal = std::get_if<Decimal>(&value.is);
  return std::holds_alternative<Date>(value.is) || std::holds_alternative<Share>(value.is) ||
         std::holds_alternative<Ratio>(value.is) || std::holds_alternative<Money>(value.is) ||
         (decimal && !decimal->unit.empty());
}

}  // namespace

// ---- shared texts

FormStrings::FormStrings(const XmlTree* tree) : tree_(tree) {
  if (!tree) return;
  for (XmlNode item = tree->root().child("si"); item; item = item.next("si")) all_.push_back(item);
}

std::size_t FormStrings::add(const std::string& item) {
  const auto [found, is_new] = added_.try_emplace(item, all_.size() + added_.size());
  if (is_new) new_items_ += item;
  return found->second;
}

std::optional<std::string> FormStrings::changed() const {
  if (gone_.empty()) return std::nullopt;
  ByteChanges changes;
  const XmlNode root = tree_->root();
  for (const std::string_view name : {"count", "uniqueCount"}) {  // neither is needed
    if (const auto attribute = root.find_attribute(name)) changes.replace(attribute->begin, attribute->end(), {});
  }
  for (const std::size_t index : gone_) {
    const XmlNode& item = all_[index];
    changes.replace(item.begin(), item.end(), fmt::format("<{0}si><{0}t/></{0}si>", item.prefix()));
  }
  changes.replace(root.inner_end(), root.inner_end(), new_items_);
  return changes.applied(tree_->bytes());
}

// ---- what stands where

bool FormSheet::Cell::is_one_key() const {
  if (marks.size() != 1 || (marks[0].kind != TemplateMark::Kind::key && marks[0].kind != TemplateMark::Kind::row_key))
    return false;
  const std::string whole = pieces.whole();
  return is_blank(whole.substr(0, marks[0].begin)) && is_blank(whole.substr(marks[0].end));
}

FormSheet::FormSheet(const XmlTree& tree, std::string name, FormStrings& strings, FormStyles& styles,
                     TemplateFiller& filler)
    : tree_(tree), name_(std::move(name)), strings_(strings), styles_(styles), filler_(filler) {
  rows_ = tree.root().child("sheetData");
  if (rows_) find_rows();
  for (auto& [number, row] : marks_) {
    find_list(row);
    if (row.list) shift_.repeat(number, std::max<std::size_t>(row.list->size, 1));
  }
}

// A row or a cell that does not say where it stands, stands behind the one before.
void FormSheet::find_rows() {
  std::size_t number = 0;
  for (XmlNode row = rows_.child("row"); row; row = row.next("row")) {
    const std::size_t said = whole_number(row.attribute("r"));
    number = said > 0 ? said : number + 1;
    std::size_t column = 0;
    for (XmlNode cell = row.child("c"); cell; cell = cell.next("c")) find_cell(cell, number, column++);
  }
}

void FormSheet::find_cell(const XmlNode& node, std::size_t row, std::size_t column) {
  const std::string type = node.attribute("t").value_or("n");
  const auto named = node.attribute("r");
  Cell cell;
  cell.node = node;
  cell.place = at(visible(named.value_or(cell_name(row - 1, column))));
  if (const XmlNode formula = node.child("f")) filler_.refuse_marks(formula.text(), cell.place);
  if (type == "s") {
    const XmlNode value = node.child("v");
    cell.shared = whole_number(value ? std::optional(value.text()) : std::nullopt);
    cell.text = strings_.at(*cell.shared);
  } else if (type == "inlineStr") {
    cell.text = node.child("is");
  }
  if (!cell.text) return;
  const std::size_t end = cell.text.end();
  for (XmlNode inside = cell.text.forward(); inside && inside.begin() < end;) {
    const bool is_reading_aid = inside.is("rPh");
    if (inside.is("t")) {
      cell.texts.push_back(inside);
      cell.pieces.pieces.push_back(inside.text());
    }
    inside = is_reading_aid ? inside.after() : inside.forward();
  }
  cell.marks = marks_in(cell.pieces.whole());
  if (!cell.marks.empty()) marks_[row].cells.emplace(node.begin(), std::move(cell));
}

void FormSheet::find_list(RowOfMarks& row) {
  using Kind = TemplateMark::Kind;
  bool has_row_key = false;
  for (const auto& [begin, cell] : row.cells) {
    for (const TemplateMark& mark : cell.marks) {
      has_row_key = has_row_key || mark.kind == Kind::row_key;
      if (mark.kind == Kind::opens && !row.list) row.list = filler_.list(mark, cell.place);
    }
  }
  if (has_row_key && !row.list) row.list = filler_.first_list();
}

// ---- formulas

void FormSheet::refuse_formulas(const std::vector<FormSheet>& sheets) {
  if (!rows_) return;
  std::size_t number = 0;
  for (XmlNode row = rows_.child("row"); row; row = row.next("row")) {
    const std::size_t said = whole_number(row.attribute("r"));
    number = said > 0 ? said : number + 1;
    for (XmlNode cell = row.child("c"); cell; cell = cell.next("c")) {
      const XmlNode formula = cell.child("f");
      if (!formula) continue;
      const std::string place = at(visible(cell.attribute("r").value_or("")));
      if (shift_.repeats(number)) filler_.say("{0}: a formula stands in a row that is repeated", place);
      std::vector<CellRange> ranges = ranges_in(formula.text());
      const bool is_shared = formula.attribute("t") == "shared";
      std::string text = formula.text();
      if (is_shared && formula.attribute("ref")) {  // what stands for other cells too
        text = *formula.attribute("ref");
        const auto reach = ranges_in(text);
        ranges.insert(ranges.end(), reach.begin(), reach.end());
      }
      for (const CellRange& range : ranges) {
        const bool moves = std::any_of(sheets.begin(), sheets.end(), [&](const FormSheet& sheet) {
          const bool is_there =
              range.is_on_any || is_same_sheet(range.sheet.empty() ? name_ : range.sheet, sheet.name_);
          return is_there && sheet.shift_.reaches(range);
        });
        if (moves) filler_.say("{0}: the formula points to rows that are repeated, or move down", place);
      }
    }
  }
}

std::string moved_formula(std::string_view formula, std::string_view own, const std::vector<FormSheet>& sheets,
                          bool grows) {
  std::string moved(formula);
  for (const FormSheet& sheet : sheets) {
    if (!sheet.shift().is_empty()) moved = sheet.shift().moved_formula(moved, own, sheet.name(), grows);
  }
  return moved;
}

// ---- filling in

std::optional<std::string> FormSheet::filled(const std::vector<FormSheet>& sheets) {
  ByteChanges changes;
  const bool moves_any =
      std::any_of(sheets.begin(), sheets.end(), [](const FormSheet& sheet) { return !sheet.shift_.is_empty(); });
  ByteChanges without_texts;
  for (XmlNode node = tree_.root(); node; node = node == rows_ ? node.after() : node.forward()) {
    if (node.is_text()) {
      without_texts.replace(node.begin(), node.end(), "\n");
    } else if (node == rows_) {
      fill_rows(changes);
      without_texts.replace(node.begin(), node.end(), "\n");
    } else if (node.parent() && node.parent().is("headerFooter")) {
      fill_header(node, changes);
    } else if (node.is("mergeCells") && !shift_.is_empty()) {
      move_merged(node, changes);
    } else if (!(node.parent() && node.parent().is("mergeCells"))) {
      move_ranges(node, changes);
      const bool is_formula = node.is("formula") || node.is("formula1") || node.is("formula2") || node.is("f");
      if (!is_formula || !moves_any || node.inner_begin() == node.inner_end()) continue;
      const std::string moved = moved_formula(node.text(), name_, sheets, false);
      if (moved != node.text()) changes.replace(node.inner_begin(), node.inner_end(), xml_text(moved));
    }
  }
  filler_.refuse_marks(without_texts.applied(tree_.bytes()), visible(name_));
  if (changes.is_empty()) return std::nullopt;
  return changes.applied(tree_.bytes());
}

void FormSheet::move_ranges(const XmlNode& node, ByteChanges& changes) const {
  if (shift_.is_empty()) return;
  const auto change = [&](std::string_view name, auto moved) {
    const auto attribute = node.find_attribute(name);
    if (attribute) changes.replace(attribute->value, attribute->value_end, moved(*node.attribute(name)));
  };
  const auto ranges = [&](const std::string& old) { return xml_text(shift_.moved_ranges(old)); };
  const auto cell = [&](const std::string& old) { return xml_text(shift_.moved_cell(old)); };
  for (const std::string_view name : {"ref", "sqref"}) change(name, ranges);
  for (const std::string_view name : {"activeCell", "topLeftCell"}) change(name, cell);
  if (node.is("brk") && node.parent().is("rowBreaks")) {
    const std::size_t above = whole_number(node.attribute("id"));
    change("id", [&](const std::string& old) { return above == 0 ? old : std::to_string(shift_.last(above)); });
  }
  if (node.is("sqref") && node.inner_begin() < node.inner_end())
    changes.replace(node.inner_begin(), node.inner_end(), xml_text(shift_.moved_ranges(node.text())));
}

void FormSheet::move_merged(const XmlNode& node, ByteChanges& changes) {
  std::vector<std::string> merged;
  for (XmlNode one = node.child("mergeCell"); one; one = one.next("mergeCell")) {
    const std::string old = one.attribute("ref").value_or("");
    const auto ends = split(old, ':');
    const std::size_t first = cell_address(ends.front()).row;
    const std::size_t last = cell_address(ends.back()).row;
    if (first != last || !shift_.repeats(first)) {
      for (std::size_t row = first; row <= last && first != last; ++row) {
        if (shift_.repeats(row))
          filler_.say("{0}: the merged cells reach over a row that is repeated", at(visible(old)));
      }
      merged.push_back(shift_.moved_ranges(old));
      continue;
    }
    for (std::size_t row = shift_.moved(first); row <= shift_.last(first); ++row)
      merged.push_back(
          fmt::format("{}{}:{}{}", cell_address(ends.front()).letters, row, cell_address(ends.back()).letters, row));
  }
  std::string list;
  for (const std::string& one : merged) list += fmt::format("<{}mergeCell ref=\"{}\"/>", node.prefix(), xml_text(one));
  changes.replace(node.begin(), node.end(),
                  fmt::format("<{0} count=\"{1}\">{2}</{0}>", node.tag(), merged.size(), list));
}

void FormSheet::fill_header(const XmlNode& node, ByteChanges& changes) {
  const TemplatePieces pieces{{node.text()}};
  const auto marks = marks_in(pieces.whole());
  if (marks.empty()) return;
  std::vector<std::string> filled;
  std::size_t signs = count_code_points(pieces.whole());
  for (const TemplateMark& mark : marks) {
    std::string text;
    if (mark.kind == TemplateMark::Kind::key) {
      text = rbplan::said(filler_.value(mark, nullptr, at(node.name())), filler_.words());
    } else {
      filler_.say("{0}: {1} stands where nothing can be filled in", at(node.name()), mark.said());
    }
    replace_all(text, "&", "&&");  // which begins a code there
    signs += count_code_points(text);
    signs -= mark.end - mark.begin;
    filled.push_back(xml_text(text));
  }
  if (signs > kMostOfHeader)
    filler_.say("{0}: filled in it is longer than the {1} characters that it holds", at(node.name()), kMostOfHeader);
  changes.replace(node.inner_begin(), node.inner_end(), *pieces.replaced(marks, filled)[0]);
}

void FormSheet::fill_rows(ByteChanges& changes) {
  std::size_t number = 0;
  std::size_t written = 0;
  for (XmlNode node = rows_.child("row"); node; node = node.next("row")) {
    const std::size_t named = whole_number(node.attribute("r"));
    number = named > 0 ? named : number + 1;
    const auto marks = marks_.find(number);
    if (!shift_.fits(number)) {
      if (marks != marks_.end() || has_content(node))
        filler_.say("{0}: filled in, row {1} would stand below the last row of a sheet", visible(name_), number);
      changes.replace(node.begin(), node.end(), {});
      continue;
    }
    if (marks == marks_.end()) {
      if (shift_.moved(number) != number)
        changes.replace(node.begin(), node.end(), row(node, number, shift_.moved(number), nullptr, nullptr));
      continue;
    }
    RowOfMarks& filling = marks->second;
    std::string rows;
    const std::size_t first = shift_.moved(number);
    for (std::size_t i = 0; i <= shift_.last(number) - first; ++i) {
      const bool is_row = filling.list && i < filling.list->size;
      const TemplateRow values{filling.list, is_row ? i : TemplateRow::kNone};
      rows += row(node, number, first + i, &filling, filling.list ? &values : nullptr);
      if (written + rows.size() > kMostUnpacked) {
        filler_.say("{0}: filled in it is larger than {1} MiB", visible(name_), kMostUnpackedMiB);
        return;
      }
    }
    written += rows.size();
    changes.replace(node.begin(), node.end(), std::move(rows));
  }
}

std::string FormSheet::row(const XmlNode& node, std::size_t from, std::size_t to, RowOfMarks* marks,
                           const TemplateRow* filling) {
  ByteChanges changes;
  if (const auto number = node.find_attribute("r"))
    changes.replace(number->value, number->value_end, std::to_string(to));
  // A height that nobody has set is found anew for what stands there now.
  const auto height = node.find_attribute("ht");
  if (marks && height && !node.find_attribute("customHeight")) changes.replace(height->begin, height->end(), {});
  for (XmlNode one = node.child("c"); one; one = one.next("c")) {
    const auto name = one.find_attribute("r");
    std::string place = one.attribute("r").value_or("");
    if (const CellAddress cell = cell_address(place); cell.row > 0)
      place = std::string(cell.letters) + std::to_string(to);
    const auto with_marks = marks ? marks->cells.find(one.begin()) : std::map<std::size_t, Cell>::iterator();
    if (marks && with_marks != marks->cells.end()) {
      changes.replace(one.begin(), one.end(), cell(with_marks->second, name ? place : std::string(), *marks, filling));
      continue;
    }
    if (name) changes.replace(name->value, name->value_end, xml_text(place));
    const XmlNode formula = one.child("f");
    const auto reach = formula && from != to ? formula.find_attribute("ref") : std::nullopt;
    if (reach)
      changes.replace(reach->value, reach->value_end, xml_text(shift_.moved_ranges(*formula.attribute("ref"))));
  }
  return changes.applied(tree_.bytes(), node.begin(), node.end());
}

std::string FormSheet::cell(const Cell& cell, const std::string& at, const RowOfMarks& row,
                            const TemplateRow* filling) {
  std::size_t look = whole_number(cell.node.attribute("s"));
  const auto with = [&](std::string_view type, std::string_view inner) {
    std::string out = fmt::format("<{}", cell.node.tag());
    if (!at.empty()) out += fmt::format(" r=\"{}\"", xml_text(at));
    if (look > 0) out += fmt::format(" s=\"{}\"", look);
    if (!type.empty()) out += fmt::format(" t=\"{}\"", type);
    return inner.empty() ? out + "/>" : fmt::format("{}>{}</{}>", out, inner, cell.node.tag());
  };
  const std::string_view prefix = cell.node.prefix();
  if (cell.shared) strings_.let_go(*cell.shared);
  std::vector<std::string> filled;
  if (cell.is_one_key()) {
    const Value value = filler_.value(cell.marks[0], filling, cell.place);
    const TypedCell typed = cell_for_people(value, filler_.words());
    if (typed.value.kind == CellValue::Kind::nothing) return with("", "");
    if (typed.value.kind == CellValue::Kind::number && !styles_.is_text(look)) {
      if (needs_a_look(value) && styles_.is_general(look)) look = styles_.with_number(look, typed.number);
      return with("", fmt::format("<{0}v>{1}</{0}v>", prefix, typed.value.text));
    }
  }
  for (const TemplateMark& mark : cell.marks) filled.push_back(said(mark, cell, row, filling));
  const std::string item = text(cell, filled);
  if (cell.shared) return with("s", fmt::format("<{0}v>{1}</{0}v>", prefix, strings_.add(item)));
  return with("inlineStr", item);
}

std::string FormSheet::said(const TemplateMark& mark, const Cell& cell, const RowOfMarks& row,
                            const TemplateRow* filling) {
  using Kind = TemplateMark::Kind;
  if (mark.kind == Kind::broken) {
    filler_.say("{0}: {1} is not closed", cell.place, mark.said());
    return {};
  }
  if (mark.kind == Kind::opens || mark.kind == Kind::closes) {
    if (filler_.list(mark, cell.place) && !(row.list && row.list->member == mark.name))
      filler_.say("{0}: {1} stands neither alone in its paragraph nor in a row that is repeated", cell.place,
                  mark.said());
    return {};
  }
  return xml_text(cell_text(rbplan::said(filler_.value(mark, filling, cell.place), filler_.words())));
}

// `si` or `is`, filled in.
std::string FormSheet::text(const Cell& cell, const std::vector<std::string>& filled) const {
  ByteChanges changes;
  const auto texts = cell.pieces.replaced(cell.marks, filled);
  for (std::size_t i = 0; i < texts.size(); ++i) {
    const XmlNode& old = cell.texts[i];
    if (texts[i])
      changes.replace(old.begin(), old.end(),
                      fmt::format("<{0} xml:space=\"preserve\">{1}</{0}>", old.tag(), *texts[i]));
  }
  for (XmlNode inside = cell.text.first_child(); inside; inside = inside.next()) {
    if (inside.is("rPh")) changes.replace(inside.begin(), inside.end(), {});
  }
  const std::string_view bytes = cell.text.all_bytes();
  return changes.applied(bytes, cell.text.begin(), cell.text.end());
}

}  // namespace rbplan
