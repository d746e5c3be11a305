#include "load/shape.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/similar.h"
#include "base/text.h"
#include "load/bytes.h"
#include "load/numbers.h"
#include "model/id.h"

namespace rbplan {
namespace {

bool is_plain(const YamlNode& node) {
  return node.kind == YamlNode::Kind::scalar && node.style == YamlNode::Style::plain;
}

bool is_plain_truth(std::string_view text) {
  return text == "true" || text == "True" || text == "TRUE" || text == "false" || text == "False" || text == "FALSE";
}

// What the file has, for "must be ..., not ...".
Noun noun_of(const YamlNode& node) {
  switch (node.kind) {
    case YamlNode::Kind::null:
      return Noun::nothing;
    case YamlNode::Kind::sequence:
      return Noun::list;
    case YamlNode::Kind::mapping:
      return Noun::keys;
    case YamlNode::Kind::scalar:
      break;
  }
  if (node.style == YamlNode::Style::quoted) return Noun::quoted_text;
  if (node.style != YamlNode::Style::plain) return Noun::text;
  if (is_plain_whole(node.text)) return Noun::whole_number;
  if (is_plain_decimal(node.text)) return Noun::decimal;
  return is_plain_truth(node.text) ? Noun::truth : Noun::text;
}

// A character that must not hide in decoded text: an escape such as "\x1b" passes the look at the bytes.
std::optional<char32_t> hidden_character(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    if (text[at] >= 0x20 && text[at] < 0x7F) {  // most of every text
      ++at;
      continue;
    }
    const auto [c, length] = decode(text, at);
    if (length == 0) return 0xFFFD;  // the parser makes such bytes of "\N" and "\_"
    if ((is_control(c) && c != '\n' && c != '\t') || is_bidi_control(c) || c == 0xFEFF) return c;
    at += length;
  }
  return std::nullopt;
}

// An invisible mark that the text has by an escape; one that stands in the file as it is has been noted by its byte.
std::optional<char32_t> escaped_mark(const YamlNode& node) {
  const bool has_escapes = node.style == YamlNode::Style::quoted && node.end - node.begin != node.text.size() + 2;
  for (std::size_t at = 0; has_escapes && at < node.text.size();) {
    const auto [c, length] = decode(node.text, at);
    if (is_bidi_mark(c)) return c;
    at += std::max<std::size_t>(length, 1);
  }
  return std::nullopt;
}

// The known key that a text begins with, as in `months [1]`, `months:[1]` or `months` alone.
std::optional<std::string_view> key_at_beginning(std::string_view text, const std::vector<std::string_view>& known) {
  const std::string_view word = text.substr(0, text.find_first_not_of("abcdefghijklmnopqrstuvwxyz_"));
  const auto found = std::find(known.begin(), known.end(), word);
  return found == known.end() ? std::nullopt : std::optional(*found);
}

std::string quoted(std::string_view text) { return fmt::format("\"{}\"", text); }

HelpLine quote_it(const YamlNode& node) { return {Help::put_in_quotes, {std::string(node.text)}}; }

// For a number in quotes, and for text that was meant as one (`5.000.000`, `99,5`, `100%`): how it is written.
std::optional<HelpLine> bare_number(const YamlNode& node) {
  if (node.kind != YamlNode::Kind::scalar) return std::nullopt;
  if (!is_plain(node) && (is_quantity(node.text) || is_id_part(node.text))) {
    return HelpLine{Help::take_quotes_away, {std::string(node.text)}};
  }
  const bool begins_with_digit = is_digits(node.text.substr(0, 1));
  return begins_with_digit ? std::optional(HelpLine{Help::numbers_are, {}}) : std::nullopt;
}

}  // namespace

std::vector<Node> Node::children() const {
  std::vector<Node> out;
  if ((*this)->kind != YamlNode::Kind::sequence && (*this)->kind != YamlNode::Kind::mapping) return out;
  for (std::uint32_t i = index_ + 1; i < (*this)->next; i = document_->nodes[i].next) out.emplace_back(*document_, i);
  return out;
}

void Shape::problem(Kind kind, Span span, Arguments arguments, std::optional<HelpLine> help) {
  problems.push_back({kind, span, std::move(arguments), std::move(help), {}});
}

void Shape::wrong_type(Node node, Name name, Noun wanted, std::optional<HelpLine> help) {
  problem(name.is_item ? Kind::wrong_item : Kind::wrong_type, node->span(),
          {std::string(name.key), wanted, noun_of(*node)}, std::move(help));
}

std::optional<Text> Shape::text(Node node, Name name) {
  const Noun noun = noun_of(*node);
  if (noun == Noun::whole_number || noun == Noun::decimal || noun == Noun::truth) {
    wrong_type(node, name, Noun::text, quote_it(*node));
    return std::nullopt;
  }
  if (node->kind != YamlNode::Kind::scalar) {
    wrong_type(node, name, Noun::text);
    return std::nullopt;
  }
  if (is_blank(node->text)) {
    problem(Kind::empty_text, node->span(), {std::string(name.key)});
    return std::nullopt;
  }
  if (const auto hidden = hidden_character(node->text)) {
    problem(Kind::hidden_character, node->span(), {code_point_name(*hidden)}, HelpLine{Help::backslash_is, {}});
    return std::nullopt;
  }
  if (const auto mark = escaped_mark(*node)) {
    problem(Kind::bidi_mark, node->span(), {code_point_name(*mark)}, HelpLine{Help::delete_character, {}});
  }
  return Text{std::string(node->text), node->span()};
}

// A number that YAML allows and rbplan does not: `012`, `+5`, `0x1F`, `1e3`, `.5`. False where it is none of these.
bool Shape::refuse_odd_number(Node node) {
  if (has_leading_zero(node->text)) {
    problem(Kind::leading_zero, node->span(), {std::string(node->text)},
            HelpLine{Help::without_zero, {without_zeros(node->text)}});
    return true;
  }
  const bool plain_form = is_whole(node->text) || is_quantity(node->text);
  if (plain_form || !(is_plain_whole(node->text) || is_plain_decimal(node->text))) return false;
  problem(Kind::odd_number, node->span(), {std::string(node->text)}, HelpLine{Help::numbers_are, {}});
  return true;
}

std::optional<Located<std::int64_t>> Shape::whole(Node node, Name name, std::int64_t least, std::int64_t most) {
  if (is_plain(*node) && refuse_odd_number(node)) return std::nullopt;
  if (!is_plain(*node) || !is_whole(node->text)) {
    wrong_type(node, name, Noun::whole_number, bare_number(*node));
    return std::nullopt;
  }
  const std::int64_t value = node->text.size() <= kMostDigits ? std::stoll(std::string(node->text)) : -1;
  if (value < least || value > most) {
    problem(Kind::out_of_range, node->span(), {std::string(name.key), least, most, std::string(node->text)});
    return std::nullopt;
  }
  return Located<std::int64_t>{value, node->span()};
}

std::optional<Located<Quantity>> Shape::quantity(Node node, Name name) {
  if (is_plain(*node) && refuse_odd_number(node)) return std::nullopt;
  if (!is_plain(*node) || !is_quantity(node->text)) {
    wrong_type(node, name, Noun::number, bare_number(*node));
    return std::nullopt;
  }
  return Located<Quantity>{{std::string(node->text)}, node->span()};
}

std::optional<Located<Date>> Shape::date(Node node, Name name) {
  if (node->kind != YamlNode::Kind::scalar) {
    wrong_type(node, name, Noun::date, HelpLine{Help::dates_are, {}});
    return std::nullopt;
  }
  const auto date = parse_date(node->text);
  if (!date || !date->month().ok() || static_cast<unsigned>(date->day()) == 0 || year_of(*date) == 0) {
    problem(Kind::not_a_date, node->span(), {std::string(node->text)}, HelpLine{Help::dates_are, {}});
    return std::nullopt;
  }
  if (!date->ok()) {
    problem(
        Kind::no_such_day, node->span(),
        {date->month(), std::int64_t{year_of(*date)}, std::int64_t{last_day_number(year_of(*date), date->month())}});
    return std::nullopt;
  }
  return Located<Date>{*date, node->span()};
}

std::optional<Located<Month>> Shape::month(Node node, Name name) {
  const std::string_view written = node->text;
  if (is_plain(*node) && refuse_odd_number(node)) return std::nullopt;
  if (!is_plain(*node) || !is_whole(written)) {
    std::optional<HelpLine> help = bare_number(*node);
    const auto named = parse_month(written);
    if (!help && named) help = HelpLine{Help::months_as_numbers, {std::int64_t{month_number(*named)}}};
    wrong_type(node, name, Noun::whole_number, help);
    return std::nullopt;
  }
  const auto month = parse_month(written);
  if (!month) {
    problem(Kind::no_such_month, node->span(), {std::string(written)}, HelpLine{Help::months_are, {}});
    return std::nullopt;
  }
  return Located<Month>{*month, node->span()};
}

std::optional<Text> Shape::row_number(Node node, Name name) {
  if (node->kind != YamlNode::Kind::scalar) {
    wrong_type(node, name, Noun::row_number, HelpLine{Help::row_numbers_are, {}});
    return std::nullopt;
  }
  const bool quoted = !is_plain(*node);
  if (quoted && is_digits(node->text) && is_id_part(node->text)) {
    wrong_type(node, name, Noun::row_number, bare_number(*node));
    return std::nullopt;
  }
  if (!quoted && has_leading_zero(node->text) && refuse_odd_number(node)) return std::nullopt;
  if (!is_id_part(node->text)) {
    problem(Kind::bad_row_number, node->span(), {std::string(node->text)}, HelpLine{Help::row_numbers_are, {}});
    return std::nullopt;
  }
  if (!quoted && (node->text == "n" || node->text == "y")) {  // YAML 1.1 readers take them for no and yes
    problem(Kind::bad_row_number, node->span(), {std::string(node->text)}, quote_it(*node));
    return std::nullopt;
  }
  return Text{std::string(node->text), node->span()};
}

std::optional<Text> Shape::indicator_id(Node node, Name name) {
  auto id = text(node, name);
  if (id && !is_indicator_id(id->value)) {
    problem(Kind::bad_id, id->span, {id->value}, HelpLine{Help::ids_are, {}});
    return std::nullopt;
  }
  return id;
}

std::optional<Text> Shape::choice(Node node, Name name, std::string_view one, std::string_view other) {
  auto word = text(node, name);
  if (word && word->value != one && word->value != other) {
    problem(Kind::not_a_choice, word->span, {std::string(name.key), std::string(one), std::string(other), word->value});
    return std::nullopt;
  }
  return word;
}

std::vector<Node> Shape::items(Node node, std::string_view key) {
  if (node->kind != YamlNode::Kind::sequence) {
    const bool one_text = node->kind == YamlNode::Kind::scalar;
    wrong_type(node, key, Noun::list,
               one_text ? std::optional(HelpLine{Help::write_list, {quoted(node->text)}}) : std::nullopt);
    return {};
  }
  std::vector<Node> out;
  for (const Node item : node.children()) {
    if (item->kind == YamlNode::Kind::null) {
      problem(Kind::empty_item, {item->begin, std::max(item->end, item->begin + 1)}, {std::string(key)});
    } else {
      out.push_back(item);
    }
  }
  return out;
}

std::vector<Located<Month>> Shape::months(Node node, std::string_view key) {
  if (node->kind == YamlNode::Kind::scalar) {
    const bool like_months = node->text.find_first_not_of("0123456789, ") == std::string_view::npos;
    wrong_type(node, key, Noun::month_list,
               like_months ? HelpLine{Help::write_list, {std::string(node->text)}} : HelpLine{Help::months_are, {}});
    return {};
  }
  std::vector<Located<Month>> out;
  for (const Node item : items(node, key)) {
    if (const auto one = month(item, {key, true})) out.push_back(*one);
  }
  return out;
}

Keys::Keys(Shape& shape, Node node, Noun what, Name name, const std::vector<std::string_view>& known)
    : shape_(shape),
      what_(what),
      ok_(node->kind == YamlNode::Kind::mapping),
      span_(node->span()),
      start_(node->span()) {
  if (!ok_) {
    shape.wrong_type(node, name, Noun::keys);
    return;
  }
  const auto children = node.children();
  start_ = node->style == YamlNode::Style::block && !children.empty() ? children[0]->span()
                                                                      : Span{span_.begin, span_.begin + 1};
  for (std::size_t i = 0; i + 1 < children.size(); i += 2) add(children[i], children[i + 1], known);
}

void Keys::add(Node key, Node value, const std::vector<std::string_view>& known) {
  if (key->kind != YamlNode::Kind::scalar) {
    return shape_.problem(Kind::bad_key, {key->begin, std::max(key->end, key->begin + 1)});
  }
  if (key->text == "<<") return shape_.problem(Kind::merge_key, key->span(), {}, HelpLine{Help::write_it_out, {}});
  const auto found = std::find(known.begin(), known.end(), key->text);
  const auto begins = key_at_beginning(key->text, known);
  if (value->kind == YamlNode::Kind::null &&
      (value->begin == key->begin || (begins && *begins != key->text))) {  // the parser saw no colon
    if (begins) misspelt_.push_back({*begins, key->span()});
    return shape_.problem(Kind::no_colon, key->span(), {std::string(key->text)},
                          HelpLine{Help::colon_behind, {std::string(begins.value_or(known.front()))}});
  }
  if (found == known.end()) {
    const auto similar = similar_name(key->text, known);
    if (similar) misspelt_.push_back({*similar, key->span()});
    std::vector<std::string> names(known.begin(), known.end());
    return shape_.problem(Kind::unknown_key, key->span(), {std::string(key->text)},
                          similar ? HelpLine{Help::similar_key, {std::string(*similar)}}
                                  : HelpLine{Help::known_keys, {join(names, ", ")}});
  }
  if (const Entry* first = entry(*found)) {
    shape_.problems.push_back({Kind::duplicate_key,
                               key->span(),
                               {std::string(key->text)},
                               std::nullopt,
                               {{Note::first_given_here, first->place, nullptr}}});
    return;
  }
  entries_.push_back({*found, key->span(), value});
  if (value->kind != YamlNode::Kind::null) return;
  entries_.back().value.reset();
  const Span place = value->is_empty ? key->span() : value->span();
  const Help help = *found == "months" ? Help::unscheduled_is : Help::give_value_or_remove;
  shape_.problem(Kind::no_value, place, {std::string(key->text)}, HelpLine{help, {}});
}

const Keys::Entry* Keys::entry(std::string_view key) const {
  const auto found = std::find_if(entries_.begin(), entries_.end(), [&](const Entry& e) { return e.key == key; });
  return found == entries_.end() ? nullptr : &*found;
}

std::optional<Node> Keys::find(std::string_view key) const {
  const Entry* found = entry(key);
  return found ? found->value : std::nullopt;
}

Span Keys::place_of(std::string_view key) const {
  if (const Entry* found = entry(key)) return found->value ? (*found->value)->span() : found->place;
  for (const Misspelt& one : misspelt_) {
    if (one.key == key) return one.place;
  }
  return {};
}

std::optional<Node> Keys::need(std::string_view key) {
  const bool misspelt =
      std::any_of(misspelt_.begin(), misspelt_.end(), [&](const Misspelt& one) { return one.key == key; });
  if (!entry(key) && !misspelt) {
    shape_.problem(Kind::missing_key, start_, {what_, std::string(key)},
                   key == "months" ? std::optional(HelpLine{Help::unscheduled_is, {}}) : std::nullopt);
  }
  return find(key);
}

}  // namespace rbplan
