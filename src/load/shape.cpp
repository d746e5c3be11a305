#include "load/shape.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/numbers.h"
#include "base/text.h"
#include "load/bytes.h"
#include "load/forms.h"
#include "load/meant.h"
#include "model/id.h"

namespace rbplan {
namespace {

constexpr std::size_t kLongestShown = 200;  // bytes of a text that is written out in a help line

bool is_plain_truth(std::string_view text) {
  return text == "true" || text == "True" || text == "TRUE" || text == "false" || text == "False" || text == "FALSE";
}

// A number as rbplan writes it, but for its length.
bool has_too_many_digits(std::string_view text) {
  return text.size() > kMostDigits && text.find_first_not_of("-.0123456789") == std::string_view::npos &&
         !has_leading_zero(text) && (is_plain_whole(text) || is_plain_decimal(text));
}

// What the file has, for "must be ..., not ...".
Noun noun_of(const YamlNode& node) {
  switch (node.kind) {
    case YamlNode::Kind::sequence:
      return noun::list;
    case YamlNode::Kind::mapping:
      return noun::keys;
    case YamlNode::Kind::null:  // is told as no value, or as an empty item
    case YamlNode::Kind::scalar:
      break;
  }
  if (node.style == YamlNode::Style::quoted) return noun::quoted_text;
  if (node.style != YamlNode::Style::plain) return noun::text;
  if (is_plain_whole(node.text)) return noun::whole_number;
  if (is_plain_decimal(node.text)) return noun::decimal;
  return is_plain_truth(node.text) ? noun::truth : noun::text;
}

// A character that must not hide in decoded text: an escape such as "\x1b" passes the look at the bytes.
std::optional<char32_t> hidden_character(std::string_view text) {
  for (std::size_t at = ascii_run(text); at < text.size(); at += ascii_run(text.substr(at))) {
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

// Whether a text stands between the quotes of a word processor. Single ones need both: \u2018Aisyiyah is a name.
bool has_typographic_quotes(std::string_view text) {
  const char32_t first = decode(text, 0).value;
  const bool ends_in_single = text.size() > 3 && (text.ends_with("\xE2\x80\x99") || text.ends_with("\xE2\x80\x98"));
  if (first >= 0x2018 && first <= 0x201B) return ends_in_single;
  return (first >= 0x201C && first <= 0x201F) || first == 0xAB || first == 0xBB;
}

HelpLine quote_it(const YamlNode& node) { return {Help::put_in_quotes, {quoted(node.text)}}; }

}  // namespace

std::vector<Node> Node::children() const {
  std::vector<Node> out;
  const auto& nodes = document_->nodes;
  std::size_t count = 0;
  for (std::uint32_t i = index_ + 1; i < (*this)->next; i = nodes[i].next) ++count;
  out.reserve(count);
  for (std::uint32_t i = index_ + 1; i < (*this)->next; i = nodes[i].next) out.emplace_back(*document_, i);
  return out;
}

std::optional<Node> Node::following() const {
  const std::uint32_t next = (*this)->next;
  return next < document_->nodes.size() ? std::optional(Node(*document_, next)) : std::nullopt;
}

bool Shape::give_help(Span place, HelpLine help) {
  Diagnostics& kept = problems.kept;
  const auto found = std::find_if(kept.begin(), kept.end(), [&](const Diagnostic& one) {
    return one.span.begin == place.begin &&
           (one.kind == Kind::unknown_key || one.kind == Kind::odd_blank || one.kind == Kind::duplicate_key);
  });
  if (found == kept.end()) return false;
  if (found->kind != Kind::odd_blank) found->help = std::move(help);
  return true;
}

// Bare text that ends in a quote, or begins with a typographic one: quotes that were meant to be around the text.
void Shape::look_for_quotes(const YamlNode& node) {
  if (node.style != YamlNode::Style::plain) return;
  const bool opens = has_typographic_quotes(node.text);
  const bool closes = node.text.ends_with('"') && std::count(node.text.begin(), node.text.end(), '"') % 2 == 1;
  if (opens) {
    const Span quote{node.begin, node.begin + decode(node.text, 0).length};
    problem(Kind::quote_in_text, quote, {}, HelpLine{Help::straight_quotes, {}});
  } else if (closes) {
    problem(Kind::quote_in_text, {node.end - std::size_t{1}, node.end}, {}, HelpLine{Help::quotes_both_ends, {}});
  }
}

void Shape::problem(Kind kind, Span span, Arguments arguments, std::optional<HelpLine> help) {
  problems.add({kind, span, std::move(arguments), std::move(help), {}});
}

void Shape::wrong_type(Node node, Name name, Noun wanted, std::optional<HelpLine> help) {
  problem(name.is_item ? Kind::wrong_item : Kind::wrong_type, node->span(),
          {std::string(name.key), wanted, noun_of(*node)}, std::move(help));
}

std::optional<Text> Shape::text(Node node, Name name) {
  const Noun noun = noun_of(*node);
  if (noun == noun::whole_number || noun == noun::decimal || noun == noun::truth) {
    wrong_type(node, name, noun::text, quote_it(*node));
    return std::nullopt;
  }
  if (node->kind != YamlNode::Kind::scalar) {
    wrong_type(node, name, noun::text, text_written(node));
    return std::nullopt;
  }
  if (node->style == YamlNode::Style::cut) {
    const HelpLine help = node->text.size() > kLongestShown ? HelpLine{Help::put_text_in_quotes, {}} : quote_it(*node);
    problem(Kind::needs_quotes, node->span(), {std::string(",")}, help);
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
  look_for_quotes(*node);
  return Text{std::string(node->text), node->span()};
}

// A number that YAML allows and rbplan does not: `012`, `+5`, `0x1F`, `1e3`, `.5`, and `-0` for a whole one. False
// where it is none of these.
bool Shape::refuse_odd_number(Node node, bool wants_whole) {
  if (has_leading_zero(node->text)) {
    problem(Kind::leading_zero, node->span(), {std::string(node->text)},
            HelpLine{Help::without_zero, {without_zeros(node->text)}});
    return true;
  }
  const bool is_minus_zero = wants_whole && is_plain_whole(node->text) && !is_whole(node->text);
  const bool plain_form = is_whole(node->text) || (is_quantity(node->text) && !is_minus_zero);
  if (plain_form || !(is_plain_whole(node->text) || is_plain_decimal(node->text))) return false;
  problem(Kind::odd_number, node->span(), {std::string(node->text)},
          HelpLine{wants_whole ? Help::whole_numbers_are : Help::numbers_are, {}});
  return true;
}

std::optional<Located<std::int64_t>> Shape::whole(Node node, Name name, std::int64_t least, std::int64_t most) {
  if (node->is_plain() && refuse_odd_number(node, true)) return std::nullopt;
  if (!node->is_plain() || !is_whole(node->text)) {
    wrong_type(node, name, noun::whole_number, number_written(*node, true));
    return std::nullopt;
  }
  const std::int64_t value = node->text.size() <= kMostDigits ? std::stoll(std::string(node->text)) : -1;
  if (value < least || value > most) {
    problem(Kind::out_of_range, node->span(), {std::string(name.key), least, most, std::string(node->text)});
    return std::nullopt;
  }
  return Located<std::int64_t>{value, node->span()};
}

std::optional<Located<Measure>> Shape::quantity(Node node, Name name) {
  if (node->is_plain() && has_too_many_digits(node->text)) {
    problem(Kind::odd_number, node->span(), {std::string(node->text)},
            HelpLine{Help::digits_at_most, {std::int64_t{kMostDigits}}});
    return std::nullopt;
  }
  if (node->is_plain() && refuse_odd_number(node)) return std::nullopt;
  if (!node->is_plain() || !is_quantity(node->text)) {
    wrong_type(node, name, noun::number, number_written(*node));
    return std::nullopt;
  }
  std::string digits(node->text);
  if (may_be_thousands(digits)) {  // fifteen hundred, to who writes points between thousands
    std::string thousands = digits;
    std::erase(thousands, '.');
    problem(Kind::odd_thousands, node->span(), {digits, Decimal{unmistakable(digits)}},
            HelpLine{Help::write_one_reading, {thousands, unmistakable(digits)}});
  }
  return Located<Measure>{{std::move(digits)}, node->span()};
}

std::optional<Located<Measure>> Shape::grade(Node node, Name name) {
  const auto word = text(node, name);
  return word ? std::optional(Located<Measure>{{word->value, true}, word->span}) : std::nullopt;
}

std::optional<Located<Date>> Shape::date(Node node, Name name) {
  if (node->kind != YamlNode::Kind::scalar) {
    wrong_type(node, name, noun::date, HelpLine{Help::dates_are, {}});
    return std::nullopt;
  }
  const auto date = parse_date(node->text);
  if (!date || !date->month().ok() || static_cast<unsigned>(date->day()) == 0 || year_of(*date) == 0) {
    problem(Kind::not_a_date, node->span(), {std::string(node->text)}, date_written(node->text));
    return std::nullopt;
  }
  if (!date->ok()) {
    problem(Kind::no_such_day, node->span(),
            {Period(date->month()), std::int64_t{year_of(*date)},
             std::int64_t{last_day_number(year_of(*date), date->month())}});
    return std::nullopt;
  }
  return Located<Date>{*date, node->span()};
}

std::optional<Located<Period>> Shape::month(Node node, Name name) {
  const std::string_view written = node->text;
  if (node->is_plain() && refuse_odd_number(node, true)) return std::nullopt;
  if (!node->is_plain() || !is_whole(written)) {
    HelpLine help = month_as_number(node);
    if (!name.is_item && help.help == Help::months_as_numbers) help.help = Help::write_such_as;  // no list is meant
    wrong_type(node, name, noun::whole_number, std::move(help));
    return std::nullopt;
  }
  const auto month = parse_month(written);
  if (!month) {
    problem(Kind::no_such_month, node->span(), {std::string(written)}, HelpLine{Help::months_are, {}});
    return std::nullopt;
  }
  return Located<Period>{Period(*month), node->span()};
}

std::optional<Text> Shape::row_number(Node node, Name name) {
  if (node->kind != YamlNode::Kind::scalar) {
    wrong_type(node, name, noun::row_number, HelpLine{Help::row_numbers_are, {}});
    return std::nullopt;
  }
  const bool quoted = !node->is_plain();
  if (quoted && is_digits(node->text) && is_id_part(node->text)) {
    wrong_type(node, name, noun::row_number, number_written(*node));
    return std::nullopt;
  }
  if (!quoted && has_leading_zero(node->text)) {
    refuse_odd_number(node);
    return std::nullopt;
  }
  if (!is_id_part(node->text)) {
    const auto meant = row_number_meant(node->text);
    problem(Kind::bad_row_number, node->span(), {std::string(node->text)},
            meant ? HelpLine{Help::write_such_as, {*meant}} : HelpLine{Help::row_numbers_are, {}});
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

std::optional<Text> Shape::row_id(Node node, Name name) {
  auto id = text(node, name);
  if (id && !is_row_id(id->value)) {
    problem(Kind::bad_id, id->span, {id->value}, HelpLine{Help::row_ids_are, {}});
    return std::nullopt;
  }
  return id;
}

std::optional<Text> Shape::choice(Node node, Name name, std::string_view one, std::string_view other) {
  const bool is_other = node->kind == YamlNode::Kind::scalar && node->text != one && node->text != other;
  if (is_other && !is_blank(node->text)) {
    problem(Kind::not_a_choice, node->span(),
            {std::string(name.key), std::string(one), std::string(other), std::string(node->text)});
    return std::nullopt;
  }
  return text(node, name);
}

Node Shape::joined(const YamlNode& first, std::uint32_t end, std::string text) {
  YamlDocument& document = joined_.emplace_back();
  YamlNode& node = document.nodes.emplace_back(first);
  node.style = YamlNode::Style::cut;
  node.next = 1;
  node.end = end;
  node.text = document.decoded.emplace_back(std::move(text));
  return Node(document, 0);
}

Items<Node> Shape::items(Node node, Noun what, std::string_view key) {
  if (node->kind == YamlNode::Kind::sequence) return items_of(node, key);
  wrong_type(node, key, noun::list, list_written(what, key, *node, notation));
  return {{}, false};
}

Items<Node> Shape::items_of(Node list, std::string_view key) {
  Items<Node> out;
  for (const Node item : list.children()) {
    if (item->kind == YamlNode::Kind::null) {
      problem(Kind::empty_item, {item->begin, std::max(item->end, item->begin + 1)}, {std::string(key)});
      out.is_whole = false;
    } else {
      out.read.push_back(item);
    }
  }
  return out;
}

Items<Located<Period>> Shape::months(Node node, std::string_view key) {
  if (node->kind != YamlNode::Kind::sequence) {
    wrong_type(node, key, noun::month_list, months_as_list(node));
    return {{}, false};
  }
  const Items<Node> nodes = items_of(node, key);
  Items<Located<Period>> out{{}, nodes.is_whole};
  const std::string meant = months_of_items(nodes.read);
  for (const Node item : nodes.read) {
    if (!meant.empty() && item->is_plain() && is_whole(item->text)) continue;
    if (!meant.empty() && item->is_plain() && has_leading_zero(item->text)) {
      problem(Kind::leading_zero, item->span(), {std::string(item->text)}, HelpLine{Help::months_as_numbers, {meant}});
      return {{}, false};
    }
    if (!meant.empty()) {
      wrong_type(item, {key, true}, noun::whole_number, HelpLine{Help::months_as_numbers, {meant}});
      return {{}, false};
    }
    const auto one = month(item, {key, true});
    if (one) out.read.push_back(*one);
    out.is_whole = out.is_whole && one;
  }
  return out;
}

Items<Located<Period>> Shape::quarters(Node node, std::string_view key) {
  if (node->kind != YamlNode::Kind::sequence) {
    wrong_type(node, key, noun::quarter_list, HelpLine{Help::quarter_lists_are, {}});
    return {{}, false};
  }
  const Items<Node> nodes = items_of(node, key);
  Items<Located<Period>> out{{}, nodes.is_whole};
  for (const Node item : nodes.read) {
    if (item->kind == YamlNode::Kind::scalar && !is_digits(item->text)) {  // such as `TW II`, likely each of them
      wrong_type(item, {key, true}, noun::whole_number, HelpLine{Help::quarter_lists_are, {}});
      return {{}, false};
    }
    const auto number = whole(item, {key, true}, 1, kQuarters);
    if (number) out.read.push_back({Period::of_quarter(static_cast<unsigned>(number->value)), number->span});
    out.is_whole = out.is_whole && number;
  }
  return out;
}

}  // namespace rbplan
