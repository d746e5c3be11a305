#include <algorithm>
#include <array>

#include "archive/xml.h"
#include "base/text.h"
#include "render/docx_styles.h"
#include "render/said.h"
#include "render/template_keys.h"

namespace rbplan {
namespace {

using Kind = TemplateMark::Kind;

constexpr std::string_view kStrictWord = "http://purl.oclc.org/ooxml/wordprocessingml/main";

bool is_word(const XmlNode& node, std::string_view name) {
  return node.is(name) && (node.space() == kWordMain || node.space() == kStrictWord);
}

bool is_any(const XmlNode& node, std::initializer_list<std::string_view> names) {
  return std::any_of(names.begin(), names.end(), [&](std::string_view name) { return is_word(node, name); });
}

// The nearest element around it of that name; none.
XmlNode around(XmlNode node, std::string_view name) {
  node = node.parent();
  while (node && !is_word(node, name)) node = node.parent();
  return node;
}

// A paragraph with marks, without those inside it (in a text box).
struct FormParagraph {
  XmlNode node;
  XmlNode row;              // of the table that it stands in; none
  XmlNode closes;           // where it is the beginning of a list: the paragraph of its end
  std::size_t in_list = 0;  // where the innermost list begins that it stands in; 0: in none
  std::string place;
  std::vector<XmlNode> texts;
  TemplatePieces pieces;
  std::vector<TemplateMark> marks;
  bool has_more = false;  // than text: a picture, the end of a section

  // Nothing but the one mark.
  bool is_alone() const {
    if (marks.size() != 1 || has_more) return false;
    const std::string text = pieces.whole();
    return is_blank(text.substr(0, marks[0].begin)) && is_blank(text.substr(marks[0].end));
  }
  bool is_alone(Kind kind) const { return is_alone() && marks[0].kind == kind; }
};

// What is being filled in: a row of a list, in a row of a table or between two paragraphs.
struct Scope {
  TemplateRow row;
  XmlNode table_row = {};  // none: between paragraphs
  const Scope* outer = nullptr;
  bool is_copy = false;

  static bool holds(const Scope* scope, const Rows* list) {
    return scope && (scope->row.list == list || holds(scope->outer, list));
  }
};

class WordPart {
 public:
  WordPart(const XmlTree& tree, std::string name, bool is_body, TemplateFiller& filler)
      : tree_(tree), name_(std::move(name)), is_body_(is_body), filler_(filler) {
    find_paragraphs();
    pair_lists();
    refuse_other_places();
  }

  bool has_marks() const { return !paragraphs_.empty(); }

  std::string filled() { return render(tree_.root(), 0, tree_.bytes().size(), nullptr); }

 private:
  // ---- what stands where

  void find_paragraphs() {
    std::size_t number = 0;
    for (XmlNode node = tree_.root(); node; node = node.forward()) {
      if (is_word(node, "p")) add_paragraph(node, ++number);
      if (is_any(node, {"t", "delText"})) texts_.emplace_back(node.begin(), node.end());
    }
  }

  void add_paragraph(const XmlNode& node, std::size_t number) {
    FormParagraph paragraph;
    paragraph.node = node;
    const std::size_t end = node.end();
    for (XmlNode inside = node.forward(); inside && inside.begin() < end;) {
      const bool is_other = is_any(inside, {"p", "del", "moveFrom"});
      if (is_any(inside, {"drawing", "pict", "object", "sectPr"})) paragraph.has_more = true;
      if (is_word(inside, "t")) {
        paragraph.texts.push_back(inside);
        paragraph.pieces.pieces.push_back(inside.text());
      }
      inside = is_other ? inside.after() : inside.forward();
    }
    paragraph.marks = marks_in(paragraph.pieces.whole());
    if (paragraph.marks.empty()) return;
    paragraph.row = around(node, "tr");
    paragraph.place = is_body_ ? filler_.words().say("paragraph {0}", number)
                               : filler_.words().say("{0}, paragraph {1}", visible(name_), number);
    paragraphs_.emplace(node.begin(), std::move(paragraph));
  }

  const FormParagraph* paragraph_at(const XmlNode& node) const {
    const auto found = paragraphs_.find(node.begin());
    return found == paragraphs_.end() ? nullptr : &found->second;
  }

  // The paragraph behind it, with the same parent, that ends its list.
  XmlNode end_of_list(const FormParagraph& opening) const {
    const auto ends = ends_.find({opening.node.parent().begin(), opening.marks[0].name});
    if (ends == ends_.end()) return {};
    const auto end = ends->second.upper_bound(opening.node.begin());
    return end == ends->second.end() ? XmlNode() : end->second;
  }

  void pair_lists() {
    for (const auto& [begin, paragraph] : paragraphs_) {
      if (paragraph.is_alone(Kind::closes))
        ends_[{paragraph.node.parent().begin(), paragraph.marks[0].name}][begin] = paragraph.node;
    }
    std::vector<std::pair<std::size_t, std::size_t>> open;  // from, up to
    for (auto& [begin, paragraph] : paragraphs_) {
      while (!open.empty() && open.back().second <= begin) open.pop_back();
      if (!open.empty()) paragraph.in_list = open.back().first;
      if (!paragraph.is_alone(Kind::opens)) continue;
      paragraph.closes = end_of_list(paragraph);
      const bool reaches_out = paragraph.closes && !open.empty() && paragraph.closes.begin() >= open.back().second;
      if (reaches_out) paragraph.closes = {};  // of the list around it
      if (paragraph.closes) open.emplace_back(begin, paragraph.closes.begin());
    }
  }

  // Marks that no paragraph shows: in attributes, in instructions of fields.
  void refuse_other_places() {
    Splice without_texts(tree_.bytes());
    for (const auto& [begin, end] : texts_) without_texts.replace(begin, end, "\n");
    filler_.refuse_marks(std::move(without_texts).take(tree_.bytes().size()), visible(name_));
  }

  // The list that a row of a table is repeated for; none where it stands once.
  const Rows* list_of(const XmlNode& row, const Scope* scope) {
    const Rows* list = nullptr;
    for (auto at = paragraphs_.lower_bound(row.begin()); at != paragraphs_.end() && at->first < row.end(); ++at) {
      const FormParagraph& paragraph = at->second;
      const bool is_of_row = paragraph.row == row && paragraph.in_list <= row.begin() && !paragraph.closes;
      for (const TemplateMark& mark : paragraph.marks) {
        if (!is_of_row) continue;
        if (mark.kind == Kind::opens) return filler_.list(mark, paragraph.place);
        if (mark.kind == Kind::row_key && !scope) list = filler_.first_list();
      }
    }
    return list;
  }

  // ---- filling in

  // What `{{#LIST}}` and `{{/LIST}}` may be that stand in a row: they name its list.
  bool names_the_row(const TemplateMark& mark, const FormParagraph& paragraph, const Scope* scope) const {
    return scope && scope->table_row && scope->table_row == paragraph.row && scope->row.list->member == mark.name;
  }

  std::string fill(const TemplateMark& mark, const FormParagraph& paragraph, const Scope* scope,
                   std::string_view prefix) {
    switch (mark.kind) {
      case Kind::broken:
        filler_.say("{0}: {1} is not closed", paragraph.place, mark.said());
        return {};
      case Kind::opens:
      case Kind::closes:
        if (!names_the_row(mark, paragraph, scope) && filler_.list(mark, paragraph.place)) refuse_list(mark, paragraph);
        return {};
      case Kind::key:
      case Kind::row_key:
        break;
    }
    const Value value = filler_.value(mark, scope ? &scope->row : nullptr, paragraph.place);
    std::string text = xml_text(said(value, filler_.words()));
    const std::string again = fmt::format("</{0}t><{0}{{}}/><{0}t xml:space=\"preserve\">", prefix);
    replace_all(text, "\n", fmt::format(fmt::runtime(again), "br"));
    replace_all(text, "\t", fmt::format(fmt::runtime(again), "tab"));
    return text;
  }

  void refuse_list(const TemplateMark& mark, const FormParagraph& paragraph) {
    if (paragraph.is_alone() && mark.kind == Kind::opens) {
      filler_.say("{0}: {1} has no {{{{/{2}}}}} behind it, alone in a paragraph", paragraph.place, mark.said(),
                  mark.name);
    } else if (paragraph.is_alone()) {
      filler_.say("{0}: {1} has no {{{{#{2}}}}} before it, alone in a paragraph", paragraph.place, mark.said(),
                  mark.name);
    } else {
      filler_.say("{0}: {1} stands neither alone in its paragraph nor in a row that is repeated", paragraph.place,
                  mark.said());
    }
  }

  // The texts of a paragraph that change, by where they begin.
  void fill(const FormParagraph& paragraph, const Scope* scope, std::map<std::size_t, std::string>& changed) {
    std::vector<std::string> filled;
    const std::string_view tag = paragraph.texts.front().tag();
    const std::string_view prefix = tag.substr(0, tag.size() - 1);
    for (const TemplateMark& mark : paragraph.marks) filled.push_back(fill(mark, paragraph, scope, prefix));
    const auto texts = paragraph.pieces.replaced(paragraph.marks, filled);
    for (std::size_t i = 0; i < texts.size(); ++i) {
      if (texts[i])
        changed[paragraph.texts[i].begin()] = fmt::format("<{0} xml:space=\"preserve\">{1}</{0}>", tag, *texts[i]);
    }
  }

  // What stands in such bytes, of which `first` is the first node, in a scope.
  std::string render(XmlNode first, std::size_t begin, std::size_t end, const Scope* scope) {
    Splice out(tree_.bytes(), begin);
    std::map<std::size_t, std::string> changed;
    for (XmlNode node = first; node && node.begin() < end;) {
      node = node.is_text() ? node.forward() : render_node(node, scope, out, changed);
    }
    return std::move(out).take(end);
  }

  // What is to be looked at next.
  XmlNode render_node(const XmlNode& node, const Scope* scope, Splice& out,
                      std::map<std::size_t, std::string>& changed) {
    if (is_word(node, "tbl") && loses_all_rows(node, scope)) {
      out.replace(node.begin(), node.end(), {});
      return node.after();
    }
    if (is_word(node, "tr") && !(scope && scope->table_row == node)) {
      const Rows* list = list_of(node, scope);
      if (list && may_repeat(*list, scope, node)) {
        out.replace(node.begin(), node.end(), repeated(node, node.begin(), node.end(), *list, scope, node));
        return node.after();
      }
    }
    if (is_word(node, "p")) {
      const FormParagraph* paragraph = paragraph_at(node);
      if (paragraph && paragraph->closes) return render_list(*paragraph, scope, out);
      if (paragraph) fill(*paragraph, scope, changed);
    }
    if (const auto text = changed.find(node.begin()); text != changed.end()) {
      out.replace(node.begin(), node.end(), text->second);
      return node.after();
    }
    const bool is_copy = scope && scope->is_copy;
    if (is_copy && is_any(node, {"bookmarkStart", "bookmarkEnd", "commentRangeStart", "commentRangeEnd"})) {
      out.replace(node.begin(), node.end(), {});
      return node.after();
    }
    if (is_copy) cut_ids(node, out);
    return node.forward();
  }

  // Word gives each paragraph and row an id of its own.
  void cut_ids(const XmlNode& node, Splice& out) {
    std::vector<XmlAttribute> ids;
    for (const std::string_view name : {"paraId", "textId"}) {
      if (const auto id = node.find_attribute(name)) ids.push_back(*id);
    }
    std::sort(ids.begin(), ids.end(), [](const XmlAttribute& a, const XmlAttribute& b) { return a.begin < b.begin; });
    for (const XmlAttribute& id : ids) out.replace(id.begin, id.end(), {});
  }

  // Such bytes for each row of a list.
  std::string repeated(const XmlNode& first, std::size_t begin, std::size_t end, const Rows& list, const Scope* outer,
                       const XmlNode& table_row) {
    std::string all;
    if (list.size == 0) {
      const Scope scope{{&list}, table_row, outer};
      render(first, begin, end, &scope);  // for what is wrong in it
    }
    for (std::size_t row = 0; row < list.size && !is_too_large(); ++row) {
      const Scope scope{{&list, row}, table_row, outer, row > 0 || (outer && outer->is_copy)};
      const std::string one = render(first, begin, end, &scope);
      written_ += one.size();
      all += one;
    }
    return all;
  }

  bool is_too_large() {
    if (written_ <= kMostUnpacked) return false;
    filler_.say("{0}: filled in it is larger than {1} MiB", visible(name_), kMostUnpackedMiB);
    return true;
  }

  // Every row of the table is repeated, and for an empty list: a table without rows is none.
  bool loses_all_rows(const XmlNode& table, const Scope* scope) {
    bool has_row = false;
    for (XmlNode row = table.child("tr"); row; row = row.next("tr")) {
      const Rows* list = list_of(row, scope);
      if (!list || list->size > 0) return false;
      repeated(row, row.begin(), row.end(), *list, scope, row);
      has_row = true;
    }
    return has_row && !table.child("sdt");
  }

  XmlNode render_list(const FormParagraph& opening, const Scope* scope, Splice& out) {
    const Rows* list = filler_.list(opening.marks[0], opening.place);
    const XmlNode& closing = opening.closes;
    if (!list || !may_repeat(*list, scope, opening.node)) return closing.after();
    std::string rows = repeated(opening.node.after(), opening.node.end(), closing.begin(), *list, scope, {});
    if (ends_without_paragraph(list->size == 0 ? opening.node : closing, closing))
      rows += fmt::format("<{}/>", closing.tag());
    out.replace(opening.node.begin(), closing.end(), rows);
    return closing.after();
  }

  bool may_repeat(const Rows& list, const Scope* scope, const XmlNode& at) {
    if (!Scope::holds(scope, &list)) return true;
    const auto paragraph = paragraphs_.lower_bound(at.begin());
    filler_.say("{0}: the list {1} stands inside of itself", paragraph->second.place, list.member);
    return false;
  }

  // What is not the body ends with a paragraph: whether the last one goes with the end of a list, and none is left
  // right before `removed`.
  bool ends_without_paragraph(const XmlNode& removed, const XmlNode& closing) const {
    if (is_word(closing.parent(), "body")) return false;
    for (XmlNode behind = closing.next(); behind; behind = behind.next()) {
      if (!behind.is_text()) return false;
    }
    XmlNode last;
    for (XmlNode node = closing.parent().first_child(); node != removed; node = node.next()) {
      if (!node.is_text()) last = node;
    }
    const FormParagraph* paragraph = last && is_word(last, "p") ? paragraph_at(last) : nullptr;
    return !last || !is_word(last, "p") || (paragraph && paragraph->is_alone(Kind::closes));
  }

  const XmlTree& tree_;
  std::string name_;
  bool is_body_;
  TemplateFiller& filler_;
  std::map<std::size_t, FormParagraph> paragraphs_;  // those with marks, by where they begin
  // Those that end lists, by their parent and the list.
  std::map<std::pair<std::size_t, std::string>, std::map<std::size_t, XmlNode>> ends_;
  std::vector<std::pair<std::size_t, std::size_t>> texts_;  // of the part, from and up to
  std::size_t written_ = 0;                                 // bytes of what is repeated
};

}  // namespace

FilledTemplate fill_docx(std::string_view bytes, const TemplateData& data, const Words& words) {
  TemplateFiller filler(data, words);
  TemplatePackage package(bytes, "wordprocessingml.document", filler);
  if (!package.ok()) return tl::unexpected(filler.take_errors());
  for (const std::string& name : package.names()) {
    if (!name.ends_with(".xml")) continue;
    const auto part = package.bytes(name);
    if (!part || part->find('{') == std::string::npos) continue;
    const bool is_of_word = part->find(kWordMain) != std::string::npos || part->find(kStrictWord) != std::string::npos;
    const auto tree = is_of_word ? package.xml(name, *part) : std::nullopt;
    if (tree && is_any(tree->root(), {"document", "hdr", "ftr", "footnotes", "endnotes"})) {
      WordPart word(*tree, name, is_word(tree->root(), "document"), filler);
      if (word.has_marks()) package.change(name, word.filled());
    } else {
      filler.refuse_marks(*part, visible(name));
    }
  }
  package.look_at_the_rest();
  if (filler.has_errors()) return tl::unexpected(filler.take_errors());
  return package.filled();
}

}  // namespace rbplan
