#include <algorithm>
#include <deque>
#include <filesystem>

#include "archive/xml.h"
#include "base/text.h"
#include "render/said.h"
#include "render/template_sheet.h"

namespace rbplan {
namespace {

struct Related {
  std::string type;  // the last piece of its URI
  std::string id;
  std::string part;
};

std::string folder_of(const std::string& part) { return part.substr(0, part.rfind('/') + 1); }

// What a part refers to in the package. None where it has no list of it.
std::vector<Related> related_to(TemplatePackage& package, const std::string& part) {
  const std::string folder = folder_of(part);
  const std::string list = folder + "_rels/" + part.substr(folder.size()) + ".rels";
  std::vector<Related> all;
  if (!package.has(list)) return all;
  const auto bytes = package.bytes(list);
  const auto tree = bytes ? package.xml(list, *bytes) : std::nullopt;
  if (!tree) return all;
  for (XmlNode one = tree->root().child("Relationship"); one; one = one.next("Relationship")) {
    const std::string target = one.attribute("Target").value_or("");
    const std::string type = one.attribute("Type").value_or("");
    if (one.attribute("TargetMode") == "External") continue;
    const std::filesystem::path path = target.starts_with('/') ? target.substr(1) : folder + target;
    all.push_back(
        {type.substr(type.rfind('/') + 1), one.attribute("Id").value_or(""), path.lexically_normal().generic_string()});
  }
  return all;
}

std::string part_of_type(const std::vector<Related>& all, std::string_view type) {
  for (const Related& one : all) {
    if (one.type == type) return one.part;
  }
  return {};
}

// Shapes of a sheet: texts in them are filled in, and those below rows that are repeated move down.
class FormDrawing {
 public:
  FormDrawing(const XmlTree& tree, std::string name, TemplateFiller& filler)
      : tree_(tree), name_(std::move(name)), filler_(filler) {}

  std::optional<std::string> filled(const RowShift& shift) {
    for (XmlNode node = tree_.root(); node; node = node.forward()) {
      if (node.is(kDrawing, "p")) fill(node);
      if (node.is("from") && !shift.is_empty()) move(node, shift);
    }
    if (changes_.is_empty()) return std::nullopt;
    return changes_.applied(tree_.bytes());
  }

 private:
  static constexpr std::string_view kDrawing = "http://schemas.openxmlformats.org/drawingml/2006/main";

  void fill(const XmlNode& paragraph) {
    std::vector<XmlNode> texts;
    TemplatePieces pieces;
    const std::size_t end = paragraph.end();
    for (XmlNode node = paragraph.forward(); node && node.begin() < end; node = node.forward()) {
      if (!node.is(kDrawing, "t")) continue;
      texts.push_back(node);
      pieces.pieces.push_back(node.text());
    }
    const auto marks = marks_in(pieces.whole());
    std::vector<std::string> filled;
    for (const TemplateMark& mark : marks) {
      if (mark.kind != TemplateMark::Kind::key)
        filler_.say("{0}: {1} stands where nothing can be filled in", visible(name_), mark.said());
      else
        filled.push_back(xml_text(said(filler_.value(mark, nullptr, visible(name_)), filler_.words())));
    }
    if (filled.size() != marks.size()) return;
    const auto replaced = pieces.replaced(marks, filled);
    for (std::size_t i = 0; i < replaced.size(); ++i) {
      if (replaced[i])
        changes_.replace(texts[i].begin(), texts[i].end(), fmt::format("<{0}>{1}</{0}>", texts[i].tag(), *replaced[i]));
    }
  }

  // Rows of anchors count from 0. What keeps its size ends as far below its beginning as before; some stay where they
  // are.
  void move(const XmlNode& from, const RowShift& shift) {
    const auto number = [](const XmlNode& anchor) -> std::optional<std::size_t> {
      const XmlNode row = anchor ? anchor.child("row") : XmlNode();
      const std::string text = row ? row.text() : std::string();
      constexpr std::size_t kMostDigits = 7;
      return is_digits(text) && text.size() <= kMostDigits ? std::optional(std::stoul(text)) : std::nullopt;
    };
    const XmlNode to = from.next("to");
    const auto first = number(from);
    const auto last = number(to);
    const auto edit = from.parent().attribute("editAs");
    const bool moves = !edit || *edit == "twoCell" || *edit == "oneCell";
    if (!first || !moves) return;
    const std::size_t moved = shift.moved(*first + 1) - 1;
    set(from.child("row"), moved);
    const bool keeps_size = edit && *edit != "twoCell";
    if (last) set(to.child("row"), keeps_size ? *last + moved - *first : shift.moved(*last + 1) - 1);
  }

  void set(const XmlNode& row, std::size_t number) {
    const std::string text = std::to_string(number);
    if (row.text() != text) changes_.replace(row.inner_begin(), row.inner_end(), text);
  }

  const XmlTree& tree_;
  std::string name_;
  TemplateFiller& filler_;
  ByteChanges changes_;
};

class Workbook {
 public:
  Workbook(TemplatePackage& package, TemplateFiller& filler) : package_(package), filler_(filler) {}

  void fill() {
    name_ = part_of_type(related_to(package_, ""), "officeDocument");
    book_ = name_.empty() ? std::nullopt : package_.xml(name_);
    if (!book_) return filler_.add({std::string(filler_.words()("it is damaged, or not whole"))});
    const auto related = related_to(package_, name_);
    const auto read = [&](std::string_view type, std::optional<XmlTree>& tree) {
      std::string part = part_of_type(related, type);
      if (!part.empty() && package_.has(part)) tree = package_.xml(part);
      return part;
    };
    const std::string texts = read("sharedStrings", texts_);
    const std::string looks = read("styles", looks_);
    strings_.emplace(texts_ ? &*texts_ : nullptr);
    styles_.emplace(looks_ ? &*looks_ : nullptr);
    read_sheets(related);
    for (FormSheet& sheet : sheets_) sheet.refuse_formulas(sheets_);
    for (std::size_t i = 0; i < sheets_.size(); ++i) {
      change(parts_[i], sheets_[i].filled(sheets_));
      fill_related(parts_[i], sheets_[i]);
    }
    change(texts, strings_->changed());
    change(looks, styles_->changed());
    if (std::any_of(sheets_.begin(), sheets_.end(), [](const FormSheet& one) { return !one.shift().is_empty(); }))
      move_names(part_of_type(related, "calcChain"));
    filler_.refuse_marks(book_->bytes(), visible(name_));
    refuse_charts();
  }

 private:
  void change(const std::string& part, std::optional<std::string> bytes) {
    if (bytes) package_.change(part, *std::move(bytes));
  }

  void read_sheets(const std::vector<Related>& related) {
    const XmlNode list = book_->root().child("sheets");
    for (XmlNode one = list ? list.child("sheet") : XmlNode(); one; one = one.next("sheet")) {
      const std::string id = one.attribute("id").value_or("");
      const auto part = std::find_if(related.begin(), related.end(), [&](const Related& to) { return to.id == id; });
      if (part == related.end() || part->type != "worksheet") continue;  // a sheet that is a chart
      auto tree = package_.xml(part->part);
      if (!tree) continue;
      trees_.push_back(*std::move(tree));
      parts_.push_back(part->part);
      numbers_.push_back(one.attribute("sheetId").value_or(""));
      sheets_.emplace_back(trees_.back(), one.attribute("name").value_or(""), *strings_, *styles_, filler_);
    }
  }

  // Tables, shapes and notes of a sheet.
  void fill_related(const std::string& part, const FormSheet& sheet) {
    const RowShift& shift = sheet.shift();
    for (const Related& one : related_to(package_, part)) {
      const bool is_known =
          one.type == "table" || one.type == "drawing" || one.type == "comments" || one.type == "pivotTable";
      const auto tree = is_known && package_.has(one.part) ? package_.xml(one.part) : std::nullopt;
      if (!tree) continue;
      if (one.type == "drawing") {
        change(one.part, FormDrawing(*tree, one.part, filler_).filled(shift));
        continue;
      }
      filler_.refuse_marks(tree->bytes(), visible(one.part));
      ByteChanges changes;
      for (XmlNode node = tree->root(); node && !shift.is_empty(); node = node.forward()) {
        const auto range = node.find_attribute("ref");
        if (!range) continue;
        const std::string old = *node.attribute("ref");
        const std::string moved = shift.moved_ranges(old);
        if (moved != old && one.type != "table")
          filler_.say("{0}: a note or a pivot table stands where rows move down", sheet.name() + '!' + visible(old));
        changes.replace(range->value, range->value_end, xml_text(moved));
      }
      if (!changes.is_empty()) package_.change(one.part, changes.applied(tree->bytes()));
    }
  }

  // Names of ranges, and the order in which formulas are reckoned.
  void move_names(const std::string& chain) {
    ByteChanges changes;
    const XmlNode list = book_->root().child("definedNames");
    for (XmlNode one = list ? list.child("definedName") : XmlNode(); one; one = one.next("definedName")) {
      const std::string moved = moved_formula(one.text(), "", sheets_, true);
      if (moved != one.text()) changes.replace(one.inner_begin(), one.inner_end(), xml_text(moved));
    }
    if (!changes.is_empty()) package_.change(name_, changes.applied(book_->bytes()));
    const auto tree = chain.empty() || !package_.has(chain) ? std::nullopt : package_.xml(chain);
    if (!tree) return;
    ByteChanges cells;
    std::string sheet;  // stays until another is named
    for (XmlNode one = tree->root().child("c"); one; one = one.next("c")) {
      sheet = one.attribute("i").value_or(sheet);
      const auto place = one.find_attribute("r");
      const auto found = std::find(numbers_.begin(), numbers_.end(), sheet);
      if (!place || found == numbers_.end()) continue;
      const RowShift& shift = sheets_[static_cast<std::size_t>(found - numbers_.begin())].shift();
      cells.replace(place->value, place->value_end, xml_text(shift.moved_cell(*one.attribute("r"))));
    }
    if (!cells.is_empty()) package_.change(chain, cells.applied(tree->bytes()));
  }

  void refuse_charts() {
    for (const std::string& name : package_.names()) {
      if (name.find("/charts/chart") == std::string::npos || !name.ends_with(".xml")) continue;
      const auto tree = package_.xml(name);
      if (!tree) continue;
      filler_.refuse_marks(tree->bytes(), visible(name));
      for (XmlNode node = tree->root(); node; node = node.forward()) {
        if (node.is("f") && moved_formula(node.text(), "", sheets_, true) != node.text())
          filler_.say("{0}: the formula points to rows that are repeated, or move down", visible(name));
      }
    }
  }

  TemplatePackage& package_;
  TemplateFiller& filler_;
  std::string name_;
  std::optional<XmlTree> book_;
  std::optional<XmlTree> texts_;
  std::optional<XmlTree> looks_;
  std::optional<FormStrings> strings_;
  std::optional<FormStyles> styles_;
  std::deque<XmlTree> trees_;  // of sheets, as the next ones; they stay where they are
  std::vector<std::string> parts_;
  std::vector<std::string> numbers_;
  std::vector<FormSheet> sheets_;
};

}  // namespace

FilledTemplate fill_xlsx(std::string_view bytes, const TemplateData& data, const Words& words) {
  TemplateFiller filler(data, words);
  TemplatePackage package(bytes, "spreadsheetml.sheet", filler);
  if (!package.ok()) return tl::unexpected(filler.take_errors());
  Workbook(package, filler).fill();
  package.look_at_the_rest();
  if (filler.has_errors()) return tl::unexpected(filler.take_errors());
  return package.filled();
}

}  // namespace rbplan
