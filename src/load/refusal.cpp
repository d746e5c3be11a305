#include "load/refusal.h"

#include <algorithm>

#include "base/text.h"
#include "load/delimiters.h"
#include "load/lines.h"
#include "load/scalars.h"

namespace rbplan {
namespace {

constexpr std::size_t kLongestKey = 1024;  // bytes; yaml-cpp looks no further for the colon

// What to do about text behind a complete value.
Help help_for_stray_text(std::string_view bytes, std::size_t at) {
  const auto last = last_before(bytes, at);
  if (!last) return Help::check_indentation;
  const bool in_brackets = open_brackets_before(bytes, at) > 0;
  const bool is_apart = *last + 1 < at;
  if (is_apart && looks_like_key(bytes, at)) return in_brackets ? Help::comma_missing : Help::own_line;
  if (is_apart && (bytes[*last] == ']' || bytes[*last] == '}')) return Help::put_text_in_quotes;  // `[draf] final`
  if (!is_behind_quote(bytes, at)) return Help::check_indentation;
  if (in_brackets && is_apart) return Help::comma_missing;
  return bytes[*last] == '"' ? Help::quote_inside : Help::single_quote_inside;
}

// What to do about the colon at `at`, which is not the first of its line: two blanks before its word say that the word
// is the key of a line that was joined to the one above.
Help help_for_second_colon(std::string_view bytes, std::size_t at) {
  const std::size_t word = word_begin(bytes, at);
  const bool is_joined = word < at && word >= 2 && bytes.substr(word - 2, 2) == "  ";
  return is_joined ? Help::own_line : Help::put_text_in_quotes;
}

// A line that the parser gives up on at its first word or its first colon fits no block above. A dash without a blank
// in the line above makes a key of that row's number.
std::optional<Diagnostic> odd_indentation(const SourceText& source, Kind kind, std::size_t given_up) {
  const auto bytes = source.bytes();
  const std::size_t begin = line_begin(bytes, given_up);
  const std::size_t first = first_of_line(bytes, given_up);
  const bool at_colon = kind == Kind::second_colon && is_first_colon_of_line(bytes, given_up);
  const auto above = line_above(bytes, given_up);
  if (!above || (!at_colon && (kind != Kind::stray_text || given_up != first))) return std::nullopt;
  const std::size_t first_above = first_of_line(bytes, *above);
  const std::size_t dash = at_colon ? first_above : first;
  if (bytes[dash] == '-' && bytes.substr(dash + 1, 1) != " ") {
    return Diagnostic{Kind::dash_without_blank, {dash, dash + 1}, {}, HelpLine{Help::blank_behind_dash, {}}, {}};
  }
  const bool is_item = bytes[first] == '-';
  const std::size_t here = is_item ? first : text_of_line(bytes, given_up);
  const std::size_t there = is_item ? first_above : text_of_line(bytes, *above);
  const auto column = static_cast<std::int64_t>(here - begin + 1);
  const auto column_above = static_cast<std::int64_t>(there - *above + 1);
  const HelpLine help = column == column_above ? HelpLine{Help::check_indentation, {}}
                                               : HelpLine{Help::columns_are, {column, column_above}};
  return Diagnostic{Kind::odd_indentation, {here, here + 1}, {}, help, {}};
}

Diagnostic unclosed_quote(const SourceText& source, std::size_t at) {
  const HelpLine help{Help::end_quote, {static_cast<std::int64_t>(source.line_of(at))}};
  return {Kind::unclosed_quote, {at, at + 1}, {}, help, {}};
}

Diagnostic unclosed_bracket(const SourceText& source, std::size_t at) {
  const HelpLine help{Help::end_bracket, {std::string(source.bytes()[at] == '[' ? "]" : "}")}};
  return {Kind::unclosed_bracket, {at, at + 1}, {}, help, {}};
}

bool is_quote(char c) { return c == '"' || c == '\''; }

// The line whose first text has quotes and ends at a colon without a blank behind: `"title":x`.
std::optional<Span> line_without_blank(std::string_view bytes, std::size_t at) {
  const std::string_view colon = bytes.substr(at, 2);
  if (!colon.starts_with(':') || std::string_view(" \r\n").find(colon.back()) != std::string_view::npos)
    return std::nullopt;
  const std::size_t begin = text_of_line(bytes, at);
  if (!is_quote(bytes[begin]) || quoted_end(bytes, begin) != at) return std::nullopt;
  const std::string_view line = bytes.substr(begin, bytes.find('\n', begin) - begin);
  return Span{begin, begin + line.find_last_not_of(" \r") + 1};
}

Diagnostic missing_colon(const SourceText& source, Span line) {
  const std::string text(source.bytes().substr(line.begin, line.end - line.begin));
  const std::string word(leading_word(std::string_view(text).substr(is_quote(text[0]) ? 1 : 0)));
  return {Kind::no_colon, line, {text}, HelpLine{Help::colon_behind, {word.empty() ? "name" : word}}, {}};
}

// Text behind `|` or `>` on its line: whoever wrote it meant text that begins with that sign.
Diagnostic text_behind_block_sign(const SourceText& source, std::size_t given_up) {
  const std::size_t begin = line_begin(source.bytes(), given_up);
  const std::size_t sign = source.bytes().substr(begin, given_up - begin).find_last_of("|>");
  return yaml_problem(source, Kind::needs_quotes, sign == std::string_view::npos ? given_up : begin + sign);
}

// The parser gives up behind the closing quote of `["SK tim, "Daftar"]`. A comma before that quote shows that it was
// to open the next text.
std::optional<Diagnostic> quote_left_open(const SourceText& source, std::size_t from, std::size_t given_up) {
  const auto bytes = source.bytes();
  for (auto quote = next_quote(bytes, from); quote && *quote < given_up;) {
    const std::size_t end = quoted_end(bytes, *quote).value_or(bytes.size());
    const std::size_t last = bytes.substr(0, end - 1).find_last_not_of(' ');
    if (end == given_up && bytes[last] == ',') return unclosed_quote(source, *quote);
    quote = next_quote(bytes, end);
  }
  return std::nullopt;
}

// The key that the parser met the colon of too late, or not at all.
std::optional<Diagnostic> long_key(const SourceText& source, std::size_t given_up) {
  const auto bytes = source.bytes();
  const std::size_t line_end = std::min(bytes.find('\n', given_up), bytes.size());
  const bool at_colon = bytes.substr(given_up, 1) == ":";
  const std::size_t begin = at_colon ? text_of_line(bytes, given_up) : given_up;
  const std::size_t colon = at_colon ? given_up : std::min(bytes.find(':', given_up), line_end);
  const bool is_quoted = at_colon && is_quote(bytes[begin]) && quoted_end(bytes, begin) == colon;
  const bool is_key = is_quoted || !at_colon || is_first_colon_of_line(bytes, given_up);
  if (colon <= begin + kLongestKey || !is_key) return std::nullopt;
  const std::string_view key = bytes.substr(begin, colon - begin);
  if (!at_colon && key.find_first_of(",]}") != std::string_view::npos) return std::nullopt;
  return Diagnostic{Kind::key_too_long,
                    {begin, colon},
                    {static_cast<std::int64_t>(kLongestKey)},
                    HelpLine{Help::shorten_key, {}},
                    {}};
}

Diagnostic bad_escape(const SourceText& source, std::size_t from, std::size_t given_up) {
  std::optional<BadEscape> escape;
  for (auto quote = next_quote(source.bytes(), from); quote && *quote < given_up && !escape;) {
    escape = find_bad_escape(source.bytes(), *quote);
    quote = next_quote(source.bytes(), quoted_end(source.bytes(), *quote).value_or(given_up));
  }
  if (!escape) return yaml_problem(source, Kind::unreadable_yaml, given_up);
  const std::string written(source.bytes().substr(escape->begin + 1, escape->end - escape->begin - 1));
  const Span span{escape->begin, escape->end};
  if (escape->digits > 0) {
    return {Kind::escape_digits,
            span,
            {written, static_cast<std::int64_t>(escape->digits)},
            HelpLine{Help::backslash_is, {}},
            {}};
  }
  const Help help = written.size() > 1 ? Help::write_characters : Help::backslash_is;
  return {Kind::bad_escape, span, {written}, HelpLine{help, {}}, {}};
}

// What the byte that the parser gave up at says, where its complaint says nothing.
Kind kind_of_byte(std::string_view bytes, std::size_t at) {
  const std::string_view next = bytes.substr(std::min(at + 1, bytes.size()), 1);
  switch (at < bytes.size() ? bytes[at] : '\0') {
    case ',':
    case ']':
    case '}':
      return Kind::unexpected_sign;
    case '-':  // alone, it was meant as text that says "nothing"
      return next == " " ? Kind::dash_out_of_place : Kind::needs_quotes;
    case '?':
      return Kind::needs_quotes;
    case ':':
      return Kind::second_colon;
    default:
      return Kind::unreadable_yaml;
  }
}

// What the parser means, by its complaint and by that byte.
Kind kind_meant(const YamlRefusal& refusal, std::string_view bytes) {
  const Kind by_byte = kind_of_byte(bytes, refusal.at);
  if (refusal.kind == Kind::unreadable_yaml) return by_byte;
  return refusal.kind == Kind::stray_text && by_byte == Kind::unexpected_sign ? by_byte : refusal.kind;
}

// Where the parser was when it gave up: the bracket it was inside of, else what it had read last.
std::size_t last_read(const SourceText& source, const std::vector<YamlNode>& nodes) {
  const auto open = std::find_if(nodes.begin(), nodes.end(), [](const YamlNode& node) {
    return node.next == 0 && node.style == YamlNode::Style::flow;
  });
  if (open != nodes.end()) return open->begin;
  return nodes.empty() ? source.bom_length() : nodes.back().end;
}

// Whether a word ends its value there, as the name behind the `*` of an alias does.
bool is_one_word(std::string_view bytes, std::size_t at) {
  const std::size_t word = leading_word(bytes.substr(at)).size();
  const std::size_t behind = std::min(bytes.find_first_not_of(' ', at + word), bytes.size());
  return word > 0 &&
         (behind == bytes.size() || std::string_view("\r\n,]}#").find(bytes[behind]) != std::string_view::npos);
}

}  // namespace

std::optional<Diagnostic> find_unclosed_quoted(const SourceText& source, const std::vector<YamlNode>& nodes) {
  std::optional<std::size_t> bracket;  // the outermost one that the node stands in
  std::size_t behind_bracket = 0;
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    const YamlNode& node = nodes[i];
    if (i >= behind_bracket) bracket.reset();
    if (!bracket && node.style == YamlNode::Style::flow) {
      bracket = node.begin;
      behind_bracket = node.next;
    }
    if (node.style != YamlNode::Style::quoted) continue;
    const std::string_view written = source.bytes().substr(node.begin, node.end - node.begin);
    const bool on_one_line = written.size() > 1 && written.find('\n') == std::string_view::npos;
    if (!on_one_line && is_unclosed(source.bytes(), node.begin, bracket)) return unclosed_quote(source, node.begin);
  }
  return std::nullopt;
}

Diagnostic yaml_problem(const SourceText& source, Kind kind, std::size_t at) {
  const auto bytes = source.bytes();
  if (const auto line = line_without_blank(bytes, at)) return missing_colon(source, *line);
  const std::size_t length = std::max<std::size_t>(decode(bytes, at).length, 1);
  Diagnostic problem{kind, {at, std::min(at + length, bytes.size())}, {}, std::nullopt, {}};
  switch (kind) {
    case Kind::stray_text:
    case Kind::unreadable_yaml:
      problem.help = HelpLine{help_for_stray_text(bytes, at), {}};
      if (is_behind_quote(bytes, at)) problem.kind = Kind::text_behind_quote;
      break;
    case Kind::second_colon:
      problem.help = HelpLine{help_for_second_colon(bytes, at), {}};
      break;
    case Kind::tag:
      problem.help = HelpLine{Help::put_text_in_quotes, {}};
      break;
    case Kind::needs_quotes:
      problem.arguments = {std::string(bytes.substr(at, problem.span.end - at))};
      problem.help = HelpLine{Help::put_text_in_quotes, {}};
      break;
    case Kind::unexpected_sign:
      problem.arguments = {std::string(bytes.substr(at, 1))};
      problem.help = HelpLine{Help::delete_or_quote, {}};
      break;
    case Kind::dash_out_of_place:
      problem.help = HelpLine{Help::items_are, {}};
      break;
    case Kind::directive:
      problem.help = HelpLine{Help::remarks_are, {}};
      break;
    case Kind::second_document:
      problem.help = HelpLine{bytes.substr(at, 3) == "---" ? Help::delete_line : Help::one_document, {}};
      break;
    case Kind::tab_indentation:
      problem.help = HelpLine{Help::indent_with_blanks, {}};
      break;
    case Kind::anchor:
      problem.help = HelpLine{Help::write_it_out, {}};
      break;
    case Kind::too_many_values:
      problem.arguments = {static_cast<std::int64_t>(kMostYamlValues), noun::values};
      problem.help = HelpLine{Help::split_plan, {}};
      break;
    case Kind::too_deep:
      problem.arguments = {static_cast<std::int64_t>(kDeepestYaml)};
      break;
    default:
      break;
  }
  return problem;
}

Diagnostic explain_refusal(const SourceText& source, const std::vector<YamlNode>& nodes, const YamlRefusal& refusal) {
  const auto bytes = source.bytes();
  std::size_t given_up = refusal.at;
  if (auto problem = find_unclosed_quoted(source, nodes)) return *problem;
  const std::size_t from = nodes.empty() ? source.bom_length() : nodes.back().end;
  if (const auto quote = find_unclosed_quote(bytes, from, given_up)) return unclosed_quote(source, *quote);
  if (const auto tab = indenting_tab(bytes, given_up)) return yaml_problem(source, Kind::tab_indentation, *tab);
  if (const auto bracket = find_unclosed_bracket(bytes, last_read(source, nodes), given_up)) {
    return unclosed_bracket(source, *bracket);
  }
  const std::size_t last_text = nodes.empty() ? from : nodes.back().begin;
  if (const auto open = quote_left_open(source, last_text, given_up)) return *open;
  if (const auto key = long_key(source, given_up)) return *key;
  if (refusal.is_behind_block_sign) return text_behind_block_sign(source, given_up);
  const Kind kind = kind_meant(refusal, bytes);
  if (kind == Kind::bad_escape) return bad_escape(source, from, given_up);
  if (kind == Kind::second_colon) {
    if (const auto line = line_without_colon(bytes, given_up)) return missing_colon(source, *line);
  }
  if (kind == Kind::unreadable_yaml) {
    if (const auto word = word_before_bracket(bytes, given_up)) return missing_colon(source, *word);
  }
  if (const auto line = odd_indentation(source, kind, given_up)) return *line;
  // An alias or an anchor without a name is met behind its sign.
  if (kind == Kind::anchor && given_up > 0 && (bytes[given_up - 1] == '*' || bytes[given_up - 1] == '&')) --given_up;
  Diagnostic problem = yaml_problem(source, kind, given_up);
  // What begins like an alias and is more than one word is text without quotes.
  if (kind == Kind::anchor && !is_one_word(bytes, given_up + 1)) problem.help = HelpLine{Help::put_text_in_quotes, {}};
  return problem;
}

}  // namespace rbplan
