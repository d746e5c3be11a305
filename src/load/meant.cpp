#include "load/meant.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/calendar.h"
#include "base/numbers.h"
#include "base/text.h"
#include "load/forms.h"
#include "load/lines.h"

namespace rbplan {
namespace {

// The word that several values were meant to name: the first value of `{id: umum}`, the first item of `[umum, hukum]`.
std::vector<Node>::const_iterator find_id(const YamlNode& node, const std::vector<Node>& children) {
  const std::size_t at = node.kind == YamlNode::Kind::mapping ? 1 : 0;
  if (children.size() <= at) return children.end();
  const YamlNode& one = *children[at];
  const bool is_word = one.is_plain() && leading_word(one.text).size() == one.text.size();
  return is_word ? children.begin() + static_cast<std::ptrdiff_t>(at) : children.end();
}

}  // namespace

HelpLine number_written(const YamlNode& node, bool wants_whole) {
  const bool is_scalar = node.kind == YamlNode::Kind::scalar;
  if (is_scalar && !node.is_plain() && is_quantity(node.text))
    return {Help::take_quotes_away, {std::string(node.text)}};
  const auto meant = wants_whole ? whole_meant(node.text) : number_meant(node.text);
  if (meant) return {Help::write_such_as, {*meant}};
  return {wants_whole ? Help::whole_numbers_are : Help::numbers_are, {}};
}

HelpLine months_as_list(Node node) {
  std::string text(node->text);
  if (node->kind == YamlNode::Kind::mapping) {  // {1, 6}: keys without values
    for (const Node child : node.children()) text += fmt::format("{} ", child->text);
  }
  const std::string numbers = months_meant(text);
  if (!numbers.empty()) return {Help::write_list, {numbers}};
  const bool is_range = node->kind == YamlNode::Kind::scalar && is_digits(node->text.substr(0, 1));
  return {is_range ? Help::months_listed : Help::month_lists_are, {}};
}

HelpLine month_as_number(Node node) {
  if (node->kind == YamlNode::Kind::sequence) return {Help::month_lists_are, {}};
  const bool begins_with_digit = is_digits(node->text.substr(0, 1));
  const bool is_decimal = node->is_plain() && is_plain_decimal(node->text);
  const std::string months = is_decimal ? std::string() : months_meant(node->text);
  if (months.empty())
    return {begins_with_digit && node->is_plain() && !is_decimal ? Help::months_listed : Help::months_are, {}};
  const bool is_range = node->text.find('-') != std::string_view::npos;
  if (!begins_with_digit || is_range) return {Help::months_as_numbers, {months}};
  if (months.find(',') != std::string::npos) return {Help::commas_between, {months}};
  return number_written(*node, true);
}

std::string months_of_items(const std::vector<Node>& items) {
  const auto is_odd = [](Node item) { return !item->is_plain() || !is_whole(item->text); };
  const bool are_odd =
      std::count_if(items.begin(), items.end(), is_odd) > 1 ||
      std::any_of(items.begin(), items.end(), [&](Node item) { return is_odd(item) && !has_leading_zero(item->text); });
  if (!are_odd || items.size() < 2) return {};
  std::vector<std::string> texts;
  for (const Node item : items) texts.emplace_back(item->kind == YamlNode::Kind::scalar ? item->text : "?");
  return months_meant(join(texts, ","));
}

std::optional<HelpLine> text_written(Node node) {
  const auto children = node.children();
  auto value =
      std::find_if(children.begin(), children.end(), [](Node one) { return one->style == YamlNode::Style::quoted; });
  const bool is_pair = node->kind == YamlNode::Kind::mapping && children.size() == 2 && children[0]->is_plain() &&
                       children[1]->is_plain() && children[0]->text != "id";
  if (value == children.end() && is_pair)  // `SK: foto` is one text
    return HelpLine{Help::write_such_as, {quoted(fmt::format("{}: {}", children[0]->text, children[1]->text))}};
  if (value == children.end()) value = find_id(*node, children);
  if (value != children.end()) return HelpLine{Help::write_such_as, {quoted((*value)->text)}};
  return node->style == YamlNode::Style::flow ? std::optional(HelpLine{Help::put_text_in_quotes, {}}) : std::nullopt;
}

HelpLine date_written(std::string_view text) {
  const std::vector<Date> days = dates_meant(text);
  if (days.size() == 1) return {Help::write_such_as, {quoted(iso(days[0]))}};
  if (days.size() == 2) return {Help::either_date, {quoted(iso(days[0])), quoted(iso(days[1]))}};
  return {Help::dates_are, {}};
}

}  // namespace rbplan
