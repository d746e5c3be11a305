#include "load/shape.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "load/bytes.h"
#include "load/forms.h"
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
      return noun::nothing;
    case YamlNode::Kind::sequence:
      return noun::list;
    case YamlNode::Kind::mapping:
      return noun::keys;
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

// Whether a text stands between the quotes of a word processor. Single ones need both: \u2018Aisyiyah is a name.
bool has_typographic_quotes(std::string_view text) {
  const char32_t first = decode(text, 0).value;
  const bool ends_in_single = text.size() > 3 && (text.ends_with("\xE2\x80\x99") || text.ends_with("\xE2\x80\x98"));
  if (first >= 0x2018 && first <= 0x201B) return ends_in_single;
  return (first >= 0x201C && first <= 0x201F) || first == 0xAB || first == 0xBB;
}

std::string quoted(std::string_view text) { return fmt::format("\"{}\"", text); }

HelpLine quote_it(const YamlNode& node) { return {Help::put_in_quotes, {std::string(node.text)}}; }

// For a number in quotes, and for text that was meant as one (`5.000.000`, `99,5`, `100%`): how it is written.
std::optional<HelpLine> bare_number(const YamlNode& node, bool wants_whole = false) {
  if (node.kind != YamlNode::Kind::scalar) return std::nullopt;
  if (!is_plain(node) && (is_quantity(node.text) || is_id_part(node.text))) {
    return HelpLine{Help::take_quotes_away, {std::string(node.text)}};
  }
  const auto meant = number_meant(node.text);
  if (meant && (!wants_whole || is_whole(*meant))) return HelpLine{Help::write_such_as, {*meant}};
  return HelpLine{Help::numbers_are, {}};
}

// For months that are no list: how they are written as one.
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

// For one month that is no whole number: `Januari`, `1 6`, `Jan-Mar`, `"12"`, `1.0`, `[1, 6]`.
HelpLine month_as_number(Node node) {
  if (node->kind == YamlNode::Kind::sequence) return {Help::month_lists_are, {}};
  const bool begins_with_digit = is_digits(node->text.substr(0, 1));
  const bool is_decimal = is_plain(*node) && is_plain_decimal(node->text);
  const std::string months = is_decimal ? std::string() : months_meant(node->text);
  if (months.empty())
    return {begins_with_digit && is_plain(*node) && !is_decimal ? Help::months_listed : Help::months_are, {}};
  const bool is_range = node->text.find('-') != std::string_view::npos;
  if (!begins_with_digit || is_range) return {Help::months_as_numbers, {months}};
  if (months.find(',') != std::string::npos) return {Help::commas_between, {months}};
  return bare_number(*node).value_or(HelpLine{Help::months_are, {}});
}

// Where several items of a list are months in another form, as `[Januari, Juli]`: how the whole list is written.
std::string months_of_items(const std::vector<Node>& items) {
  std::vector<std::string> texts;
  for (const Node item : items) texts.emplace_back(item->kind == YamlNode::Kind::scalar ? item->text : "?");
  const bool are_odd = std::count_if(items.begin(), items.end(),
                                     [](Node item) { return !is_plain(*item) || !is_whole(item->text); }) > 1;
  return are_odd ? months_meant(join(texts, ",")) : std::string();
}

// `[draf] ...` and `{{ x }}` where text is due: brackets that were meant as letters. Of several values, one.
std::optional<HelpLine> text_meant(Node node) {
  const auto children = node.children();
  const auto value =
      std::find_if(children.begin(), children.end(), [](Node one) { return one->style == YamlNode::Style::quoted; });
  if (value != children.end()) return HelpLine{Help::write_such_as, {quoted((*value)->text)}};
  const bool is_bracketed = node->style == YamlNode::Style::flow && node->kind != YamlNode::Kind::null;
  return is_bracketed ? std::optional(HelpLine{Help::put_text_in_quotes, {}}) : std::nullopt;
}

HelpLine date_written(std::string_view text) {
  const std::vector<Date> days = dates_meant(text);
  if (days.size() == 1) return {Help::write_such_as, {quoted(iso(days[0]))}};
  if (days.size() == 2) return {Help::either_date, {quoted(iso(days[0])), quoted(iso(days[1]))}};
  return {Help::dates_are, {}};
}

}  // namespace

std::vector<Node> Node::children() const {
  std::vector<Node> out;
  if ((*this)->kind != YamlNode::Kind::sequence && (*this)->kind != YamlNode::Kind::mapping) return out;
  for (std::uint32_t i = index_ + 1; i < (*this)->next; i = document_->nodes[i].next) out.emplace_back(*document_, i);
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
    wrong_type(node, name, noun::text, text_meant(node));
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
  problem(Kind::odd_number, node->span(), {std::string(node->text)}, HelpLine{Help::numbers_are, {}});
  return true;
}

std::optional<Located<std::int64_t>> Shape::whole(Node node, Name name, std::int64_t least, std::int64_t most) {
  if (is_plain(*node) && refuse_odd_number(node, true)) return std::nullopt;
  if (!is_plain(*node) || !is_whole(node->text)) {
    wrong_type(node, name, noun::whole_number, bare_number(*node, true));
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
  if (is_plain(*node) && is_whole(node->text) && node->text.size() > kMostDigits) {
    problem(Kind::odd_number, node->span(), {std::string(node->text)},
            HelpLine{Help::digits_at_most, {std::int64_t{kMostDigits}}});
    return std::nullopt;
  }
  if (!is_plain(*node) || !is_quantity(node->text)) {
    wrong_type(node, name, noun::number, bare_number(*node));
    return std::nullopt;
  }
  return Located<Quantity>{{std::string(node->text)}, node->span()};
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
  if (is_plain(*node) && refuse_odd_number(node, true)) return std::nullopt;
  if (!is_plain(*node) || !is_whole(written)) {
    wrong_type(node, name, noun::whole_number, month_as_number(node));
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
  const bool quoted = !is_plain(*node);
  if (quoted && is_digits(node->text) && is_id_part(node->text)) {
    wrong_type(node, name, noun::row_number, bare_number(*node));
    return std::nullopt;
  }
  if (!quoted && has_leading_zero(node->text) && refuse_odd_number(node)) return std::nullopt;
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

Items<Node> Shape::items(Node node, std::string_view key) {
  if (node->kind != YamlNode::Kind::sequence) {
    std::optional<HelpLine> help;
    if (node->kind == YamlNode::Kind::scalar) help = HelpLine{Help::write_list, {quoted(node->text)}};
    if (node->kind == YamlNode::Kind::mapping)
      help = HelpLine{Help::rows_begin_with_dash, {std::string(form_of_row(key))}};
    wrong_type(node, key, noun::list, help);
    return {{}, false};
  }
  Items<Node> out;
  for (const Node item : node.children()) {
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
  const Items<Node> nodes = items(node, key);
  Items<Located<Period>> out{{}, nodes.is_whole};
  const std::string meant = months_of_items(nodes.read);
  for (const Node item : nodes.read) {
    if (!meant.empty() && is_plain(*item) && is_whole(item->text) && !has_leading_zero(item->text)) continue;
    if (!meant.empty() && is_plain(*item) && has_leading_zero(item->text)) {
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

}  // namespace rbplan
