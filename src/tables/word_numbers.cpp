#include "tables/word_numbers.h"

#include <algorithm>

#include "base/calendar.h"
#include "base/text.h"

namespace rbplan {
namespace {

// Of the child of that name its attribute `val`.
std::string value_of_child(const XmlNode& node, std::string_view name) {
  const XmlNode child = node ? node.child(name) : XmlNode();
  return child ? child.attribute("val").value_or("") : std::string();
}

int whole_of(const std::string& text, int otherwise) { return parse_whole(text).value_or(otherwise); }

}  // namespace

void WordNumbers::read_numbering(const XmlNode& root) {
  for (XmlNode node = root.child("abstractNum"); node; node = node.next("abstractNum")) {
    Form& form = forms_[node.attribute("abstractNumId").value_or("")];
    for (XmlNode level = node.child("lvl"); level; level = level.next("lvl")) {
      const auto at = static_cast<std::size_t>(whole_of(level.attribute("ilvl").value_or(""), 0));
      if (at >= kLevels) continue;
      form.levels.at(at) = {value_of_child(level, "numFmt"), value_of_child(level, "lvlText"),
                            whole_of(value_of_child(level, "start"), 1)};
    }
  }
  for (XmlNode node = root.child("num"); node; node = node.next("num")) {
    Numbering& numbering = numberings_[node.attribute("numId").value_or("")];
    numbering.form = value_of_child(node, "abstractNumId");
    for (XmlNode one = node.child("lvlOverride"); one; one = one.next("lvlOverride")) {
      const std::string start = value_of_child(one, "startOverride");
      if (!start.empty()) numbering.restarts[whole_of(one.attribute("ilvl").value_or(""), 0)] = whole_of(start, 1);
    }
  }
}

void WordNumbers::read_styles(const XmlNode& root) {
  for (XmlNode style = root.child("style"); style; style = style.next("style")) {
    const std::string id = style.attribute("styleId").value_or("");
    const std::string base = value_of_child(style, "basedOn");
    if (!base.empty()) based_on_[id] = base;
    const XmlNode properties = style.child("pPr");
    if (properties && properties.child("numPr")) of_styles_[id] = used_by(properties);
  }
}

WordNumbers::Used WordNumbers::used_by(const XmlNode& properties) {
  const XmlNode node = properties ? properties.child("numPr") : XmlNode();
  if (!node) return {};
  return {value_of_child(node, "numId"), whole_of(value_of_child(node, "ilvl"), 0)};
}

std::string WordNumbers::said(int value, const std::string& format) {
  const bool is_letter = format == "lowerLetter" || format == "upperLetter";
  if (is_letter && value >= 1 && value <= 26)
    return std::string(1, static_cast<char>((format == "lowerLetter" ? 'a' : 'A') + value - 1));
  constexpr int kMostRoman = 399;  // a list in a hostile file may begin with two thousand million
  if ((format == "lowerRoman" || format == "upperRoman") && value <= kMostRoman) {
    const std::string number = roman(static_cast<unsigned>(std::max(value, 0)));
    return format == "lowerRoman" ? ascii_lower(number) : number;
  }
  return std::to_string(value);
}

std::string WordNumbers::next(const XmlNode& properties) {
  Used used = used_by(properties);
  std::string style = value_of_child(properties, "pStyle");
  constexpr int kDeepestStyle = 20;
  for (int i = 0; used.numbering.empty() && !style.empty() && i < kDeepestStyle; ++i) {
    const auto found = of_styles_.find(style);
    if (found != of_styles_.end()) used = found->second;
    const auto base = based_on_.find(style);
    style = base == based_on_.end() ? std::string() : base->second;
  }
  const auto numbering = numberings_.find(used.numbering);
  if (used.level < 0 || numbering == numberings_.end()) return {};
  const auto form = forms_.find(numbering->second.form);
  const auto level = static_cast<std::size_t>(used.level);
  if (form == forms_.end() || level >= kLevels) return {};
  Form& counting = form->second;
  if (!numbering->second.has_begun) {
    for (const auto& [at, start] : numbering->second.restarts) {
      if (at >= 0 && static_cast<std::size_t>(at) < kLevels)
        counting.is_counted.at(static_cast<std::size_t>(at)) = false;
      if (at >= 0 && static_cast<std::size_t>(at) < kLevels)
        counting.levels.at(static_cast<std::size_t>(at)).start = start;
    }
    numbering->second.has_begun = true;
  }
  const LevelForm& shown = counting.levels.at(level);
  counting.counts.at(level) = counting.is_counted.at(level) ? counting.counts.at(level) + 1 : shown.start;
  counting.is_counted.at(level) = true;
  for (std::size_t below = level + 1; below < kLevels; ++below) counting.is_counted.at(below) = false;
  if (shown.format == "bullet" || shown.format == "none") return {};
  std::string text = shown.text;
  for (std::size_t at = 0; at <= level; ++at) {
    const LevelForm& one = counting.levels.at(at);
    const int value = counting.is_counted.at(at) ? counting.counts.at(at) : one.start;
    replace_all(text, "%" + std::to_string(at + 1), said(value, one.format));
  }
  return text;
}

}  // namespace rbplan
