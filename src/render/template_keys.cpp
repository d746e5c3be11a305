#include "render/template_keys.h"

#include <algorithm>

#include "archive/writer.h"
#include "archive/xml.h"
#include "base/similar.h"
#include "base/text.h"

namespace rbplan {
namespace {

constexpr std::string_view kOpen = "{{";
constexpr std::string_view kClose = "}}";
constexpr std::string_view kRow = "row.";

TemplateMark mark_of(std::string_view inside, std::size_t begin, std::size_t end) {
  std::string name(inside);
  replace_all(name, "\xC2\xA0", " ");
  name = ascii_lower(trimmed(name));
  TemplateMark mark{TemplateMark::Kind::key, begin, end};
  if (name.starts_with('#') || name.starts_with('/')) {
    mark.kind = name[0] == '#' ? TemplateMark::Kind::opens : TemplateMark::Kind::closes;
    name = trimmed(std::string_view(name).substr(1));
  } else if (name.starts_with(kRow)) {
    mark.kind = TemplateMark::Kind::row_key;
    name.erase(0, kRow.size());
  }
  mark.name = name;
  return mark;
}

std::optional<std::size_t> column_of(const Rows& rows, std::string_view key) {
  const auto found = std::find_if(rows.columns.begin(), rows.columns.end(),
                                  [&](const ColumnFacts& column) { return column.key == key; });
  if (found == rows.columns.end()) return std::nullopt;
  return static_cast<std::size_t>(found - rows.columns.begin());
}

std::vector<std::string_view> keys_of(const Rows& rows) {
  std::vector<std::string_view> keys;
  for (const ColumnFacts& column : rows.columns) keys.push_back(column.key);
  return keys;
}

std::vector<std::string_view> names_of(const std::vector<Rows>& lists) {
  std::vector<std::string_view> names;
  for (const Rows& list : lists) names.push_back(list.member);
  return names;
}

}  // namespace

std::string TemplateMark::said() const {
  constexpr std::string_view kBefore[] = {"", kRow, "#", "/", ""};
  std::string text(kOpen);
  text += kBefore[static_cast<std::size_t>(kind)];
  text += visible_line(name);
  if (kind != Kind::broken) text += kClose;
  return text;
}

std::vector<TemplateMark> marks_in(std::string_view text) {
  constexpr std::size_t kMostOfBroken = 30;  // bytes that are told
  std::vector<TemplateMark> marks;
  std::size_t close = 0;  // the next one behind; looked for once
  for (std::size_t at = text.find(kOpen); at != std::string_view::npos;) {
    const std::size_t inside = at + kOpen.size();
    if (close < inside) close = text.find(kClose, inside);
    const std::size_t again = text.find(kOpen, inside);
    if (close == std::string_view::npos || again < close) {
      const std::size_t end = std::min(again, text.size());
      marks.push_back(
          {TemplateMark::Kind::broken, at, end, cut_to(std::string(text.substr(inside, end - inside)), kMostOfBroken)});
      at = again;
      continue;
    }
    marks.push_back(mark_of(text.substr(inside, close - inside), at, close + kClose.size()));
    at = text.find(kOpen, close + kClose.size());
  }
  return marks;
}

// ---- what marks stand for

void TemplateFiller::add(TemplateError error) {
  const bool is_told = std::any_of(errors_.begin(), errors_.end(),
                                   [&](const TemplateError& one) { return one.message == error.message; });
  if (!is_told && !are_enough()) errors_.push_back(std::move(error));
}

void TemplateFiller::refuse_unknown(const TemplateMark& mark, const std::string& place,
                                    const std::vector<std::string_view>& known, std::string_view sentence) {
  if (are_enough()) return;
  const auto similar = similar_name(mark.name, known);
  TemplateMark meant = mark;
  meant.name = similar.value_or("");
  add({words_.say(sentence, place, mark.said()),
       similar ? words_.say("similar key: {0}", meant.said()) : std::string()});
}

Value TemplateFiller::value(const TemplateMark& mark, const TemplateRow* row, const std::string& place) {
  const bool is_of_row = mark.kind == TemplateMark::Kind::row_key;
  if (is_of_row && !row) {
    say("{0}: {1} stands in no row of a table and in no list", place, mark.said());
    return {};
  }
  const Rows& rows = is_of_row ? *row->list : data_.head;
  const auto column = column_of(rows, mark.name);
  if (!column) {
    refuse_unknown(mark, place, keys_of(rows), words_("{0}: no such key: {1}"));
    return {};
  }
  if (!is_of_row) return rows.value(0, *column);
  return row->row == TemplateRow::kNone ? Value() : rows.value(row->row, *column);
}

const Rows* TemplateFiller::list(const TemplateMark& mark, const std::string& place) {
  for (const Rows& list : data_.lists) {
    if (list.member == mark.name) return &list;
  }
  refuse_unknown(mark, place, names_of(data_.lists), words_("{0}: no such list: {1}"));
  return nullptr;
}

bool TemplateFiller::is_known(const TemplateMark& mark) const {
  const auto has_key = [&](const Rows& rows) { return column_of(rows, mark.name).has_value(); };
  switch (mark.kind) {
    case TemplateMark::Kind::key:
      return has_key(data_.head);
    case TemplateMark::Kind::row_key:
      return std::any_of(data_.lists.begin(), data_.lists.end(), has_key);
    case TemplateMark::Kind::opens:
    case TemplateMark::Kind::closes:
      return std::any_of(data_.lists.begin(), data_.lists.end(),
                         [&](const Rows& list) { return list.member == mark.name; });
    case TemplateMark::Kind::broken:
      break;
  }
  return false;
}

void TemplateFiller::refuse_marks(std::string_view bytes, const std::string& place) {
  for (const TemplateMark& mark : marks_in(bytes)) {
    if (is_known(mark)) say("{0}: {1} stands where nothing can be filled in", place, mark.said());
  }
}

// ---- texts in pieces

std::string TemplatePieces::whole() const {
  std::string text;
  for (const std::string& piece : pieces) text += piece;
  return text;
}

std::vector<std::optional<std::string>> TemplatePieces::replaced(const std::vector<TemplateMark>& marks,
                                                                 const std::vector<std::string>& filled) const {
  std::vector<std::optional<std::string>> out(pieces.size());
  std::size_t begin = 0;  // of the piece, in the whole text
  std::size_t first = 0;  // mark that reaches into the piece
  for (std::size_t i = 0; i < pieces.size(); begin += pieces[i++].size()) {
    const std::size_t end = begin + pieces[i].size();
    while (first < marks.size() && marks[first].end <= begin) ++first;
    std::size_t at = begin;
    std::string text;
    bool changes = false;
    for (std::size_t m = first; m < marks.size() && marks[m].begin < end; ++m) {
      const TemplateMark& mark = marks[m];
      changes = true;
      if (mark.begin > at) text += xml_text(std::string_view(pieces[i]).substr(at - begin, mark.begin - at));
      if (mark.begin >= begin) text += filled[m];
      at = std::min(mark.end, end);
    }
    if (!changes) continue;
    text += xml_text(std::string_view(pieces[i]).substr(at - begin));
    out[i] = std::move(text);
  }
  return out;
}

// ---- packages

TemplatePackage::TemplatePackage(std::string_view bytes, std::string_view type, TemplateFiller& filler)
    : filler_(filler) {
  auto opened = PackageReader::open(bytes);
  const Words& words = filler.words();
  if (!opened) {
    filler.add({words.say(said(opened.error()))});
    return;
  }
  package_ = *std::move(opened);
  const auto types = this->bytes("[Content_Types].xml");
  const std::string main = fmt::format("application/vnd.openxmlformats-officedocument.{}.main+xml", type);
  if (types && types->find("macroEnabled") != std::string::npos)
    filler.add({std::string(words("it holds macros: save it without them"))});
  else if (types && types->find(main) == std::string::npos)
    filler.add({std::string(words("it is another kind of file than its name says"))});
  for (const std::string& name : package_->names()) {
    if (name.starts_with("_xmlsignatures/"))
      filler.add({std::string(words("it is signed, and what is filled in would break the signature"))});
  }
  if (filler.has_errors()) package_.reset();
}

std::optional<std::string> TemplatePackage::bytes(const std::string& name) {
  seen_[name] = true;
  auto part = package_->read(name);
  if (part) return *std::move(part);
  filler_.add({filler_.words().say(said(part.error()))});
  return std::nullopt;
}

std::optional<XmlTree> TemplatePackage::xml(const std::string& name, std::string bytes) {
  auto tree = XmlTree::read(std::move(bytes));
  if (tree) return *std::move(tree);
  filler_.add({fmt::format("{}: {}", visible(name), filler_.words().say(said(tree.error())))});
  return std::nullopt;
}

std::optional<XmlTree> TemplatePackage::xml(const std::string& name) {
  auto part = bytes(name);
  return part ? xml(name, *std::move(part)) : std::nullopt;
}

void TemplatePackage::look_at_the_rest() {
  for (const std::string& name : names()) {
    const bool is_text = name.ends_with(".xml") || name.ends_with(".rels") || name.ends_with(".vml");
    if (!is_text || seen_[name]) continue;
    if (const auto part = bytes(name)) filler_.refuse_marks(*part, visible(name));
  }
}

FilledTemplate TemplatePackage::filled() {
  Package out;
  for (const std::string& name : names()) {
    const auto changed = changed_.find(name);
    if (changed == changed_.end()) {
      const auto part = package_->packed(name);
      if (!part) return tl::unexpected(std::vector{TemplateError{filler_.words().say(said(part.error()))}});
      out.add(*part);
    } else if (changed->second) {
      out.add(name, *changed->second);
    }
  }
  return std::move(out).bytes();
}

}  // namespace rbplan
