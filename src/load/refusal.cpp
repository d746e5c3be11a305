#include "load/refusal.h"

#include <yaml-cpp/exceptions.h>

#include <algorithm>

#include "base/text.h"
#include "load/delimiters.h"
#include "load/scalars.h"

namespace rbplan {
namespace {

constexpr std::size_t kLongestKey = 1024;  // bytes; yaml-cpp looks no further for the colon

// yaml-cpp's sentences are fixed, and say what its scanner met rather than what a person did.
Kind kind_of(std::string_view complaint) {
  struct Known {
    std::string_view begins;
    Kind kind;
  };
  static const Known kKnown[] = {
      {YAML::ErrorMsg::END_OF_MAP, Kind::stray_text},
      {YAML::ErrorMsg::END_OF_SEQ, Kind::stray_text},
      {YAML::ErrorMsg::MAP_VALUE, Kind::second_colon},
      {YAML::ErrorMsg::UNKNOWN_TOKEN, Kind::needs_quotes},
      {YAML::ErrorMsg::CHAR_IN_BLOCK, Kind::needs_quotes},
      {YAML::ErrorMsg::TAB_IN_INDENTATION, Kind::tab_indentation},
      {YAML::ErrorMsg::INVALID_ESCAPE, Kind::bad_escape},
      {YAML::ErrorMsg::INVALID_HEX, Kind::bad_escape},
      {YAML::ErrorMsg::INVALID_UNICODE, Kind::bad_escape},
      {YAML::ErrorMsg::UNKNOWN_ANCHOR, Kind::anchor},
      {YAML::ErrorMsg::ALIAS_CONTENT, Kind::anchor},
      {YAML::ErrorMsg::ALIAS_NOT_FOUND, Kind::anchor},
      {YAML::ErrorMsg::ANCHOR_NOT_FOUND, Kind::anchor},
      {YAML::ErrorMsg::CHAR_IN_ALIAS, Kind::anchor},
      {YAML::ErrorMsg::CHAR_IN_ANCHOR, Kind::anchor},
      {YAML::ErrorMsg::MULTIPLE_ANCHORS, Kind::anchor},
      {YAML::ErrorMsg::MULTIPLE_TAGS, Kind::tag},
      {YAML::ErrorMsg::TAG_WITH_NO_SUFFIX, Kind::tag},
      {YAML::ErrorMsg::CHAR_IN_TAG_HANDLE, Kind::tag},
      {YAML::ErrorMsg::END_OF_VERBATIM_TAG, Kind::tag},
      {YAML::ErrorMsg::YAML_DIRECTIVE_ARGS, Kind::directive},
      {YAML::ErrorMsg::YAML_VERSION, Kind::directive},
      {YAML::ErrorMsg::YAML_MAJOR_VERSION, Kind::directive},
      {YAML::ErrorMsg::REPEATED_YAML_DIRECTIVE, Kind::directive},
      {YAML::ErrorMsg::TAG_DIRECTIVE_ARGS, Kind::directive},
      {YAML::ErrorMsg::REPEATED_TAG_DIRECTIVE, Kind::directive},
      {YAML::ErrorMsg::BAD_FILE, Kind::too_deep},
  };
  for (const Known& known : kKnown) {
    if (complaint.starts_with(known.begins)) return known.kind;
  }
  return Kind::unreadable_yaml;
}

bool is_first_colon_of_line(std::string_view bytes, std::size_t at) {
  return bytes.find(": ", line_begin(bytes, at)) >= at;
}

// The last byte before `at` on its line that is no blank, by its offset.
std::optional<std::size_t> before(std::string_view bytes, std::size_t at) {
  const std::size_t begin = line_begin(bytes, at);
  const std::size_t found = bytes.substr(begin, at - begin).find_last_not_of(' ');
  return found == std::string_view::npos ? std::nullopt : std::optional(begin + found);
}

bool is_behind_quote(std::string_view bytes, std::size_t at) {
  const auto last = before(bytes, at);
  return last && (bytes[*last] == '"' || bytes[*last] == '\'');
}

// What to do about text behind a complete value.
Help help_for_stray_text(std::string_view bytes, std::size_t at) {
  const auto last = before(bytes, at);
  const bool behind_bracket = last && (bytes[*last] == ']' || bytes[*last] == '}');
  if (behind_bracket && bytes[*last + 1] == ' ') return Help::put_text_in_quotes;  // `[draf] belum final`
  if (!is_behind_quote(bytes, at)) return Help::check_indentation;
  const std::size_t begin = line_begin(bytes, at);
  const bool in_brackets = bytes.substr(begin, at - begin).find_first_of("[{") != std::string_view::npos;
  const bool is_apart = *last + 1 < at;
  if (in_brackets && is_apart) return Help::comma_missing;
  return bytes[*last] == '"' ? Help::quote_inside : Help::single_quote_inside;
}

// The tab in the white space and dashes before the text of the line that holds `at`.
std::optional<std::size_t> indenting_tab(std::string_view bytes, std::size_t at) {
  const std::size_t tab = bytes.find_first_not_of(" -", line_begin(bytes, at));
  return tab != std::string_view::npos && bytes[tab] == '\t' ? std::optional(tab) : std::nullopt;
}

// Where the text of a line begins, blanks and dashes aside.
std::size_t text_of_line(std::string_view bytes, std::size_t at) {
  return std::min(bytes.find_first_not_of(" -", line_begin(bytes, at)), bytes.size());
}

// The line above one that the parser gives up on at its first colon, when it stands at the same column and has no
// colon of its own: the parser took both for one text.
std::optional<Span> line_without_colon(std::string_view bytes, std::size_t at) {
  const std::size_t begin = line_begin(bytes, at);
  if (begin == 0 || !is_first_colon_of_line(bytes, at)) return std::nullopt;
  const std::size_t above = text_of_line(bytes, begin - 1);
  const std::size_t end = begin - 1 - (bytes.substr(above, begin - above).ends_with("\r\n") ? 1 : 0);
  const std::string_view line = bytes.substr(above, end - above);
  const bool same_column = above - line_begin(bytes, above) == text_of_line(bytes, at) - begin;
  const bool has_colon = line.find(": ") != std::string_view::npos || line.ends_with(':');
  if (line.empty() || line[0] == '#' || !same_column || has_colon) return std::nullopt;
  return Span{above, end};
}

Diagnostic unclosed_quote(const SourceText& source, std::size_t at) {
  const HelpLine help{Help::end_quote, {static_cast<std::int64_t>(source.line_of(at))}};
  return {Kind::unclosed_quote, {at, at + 1}, {}, help, {}};
}

Diagnostic unclosed_bracket(const SourceText& source, std::size_t at) {
  const HelpLine help{Help::end_bracket, {std::string(source.bytes()[at] == '[' ? "]" : "}")}};
  return {Kind::unclosed_bracket, {at, at + 1}, {}, help, {}};
}

Diagnostic missing_colon(const SourceText& source, Span line) {
  const std::string text(source.bytes().substr(line.begin, line.end - line.begin));
  const std::string word = text.substr(0, text.find_first_not_of("abcdefghijklmnopqrstuvwxyz_"));
  return {Kind::no_colon, line, {text}, HelpLine{Help::colon_behind, {word.empty() ? "name" : word}}, {}};
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
    if (end == given_up && last > *quote && bytes[last] == ',') return unclosed_quote(source, *quote);
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
  const bool is_quoted = at_colon && (bytes[begin] == '"' || bytes[begin] == '\'') && quoted_end(bytes, begin) == colon;
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

// The word before the bracket that the parser gave up at, as in `{indicators [...]}`: a key whose colon is missing.
std::optional<Span> word_before_bracket(std::string_view bytes, std::size_t at) {
  if (bytes.substr(at, 1) != "[" && bytes.substr(at, 1) != "{") return std::nullopt;
  const std::size_t begin = line_begin(bytes, at);
  const std::string_view before = bytes.substr(begin, at - begin);
  const std::size_t last = before.find_last_not_of(' ');
  const std::size_t gap = before.substr(0, last + 1).find_last_not_of("abcdefghijklmnopqrstuvwxyz_");
  const std::size_t word = gap == std::string_view::npos ? 0 : gap + 1;
  if (last == std::string_view::npos || word > last) return std::nullopt;
  return Span{begin + word, begin + last + 1};
}

// Where the parser was when it gave up: the bracket it was inside of, else what it had read last.
std::size_t last_read(const SourceText& source, const std::vector<YamlNode>& nodes) {
  const auto open = std::find_if(nodes.begin(), nodes.end(), [](const YamlNode& node) {
    return node.next == 0 && node.style == YamlNode::Style::flow;
  });
  if (open != nodes.end()) return open->begin;
  return nodes.empty() ? source.bom_length() : nodes.back().end;
}

}  // namespace

std::optional<Diagnostic> find_unclosed_quoted(const SourceText& source, const std::vector<YamlNode>& nodes) {
  for (const YamlNode& node : nodes) {
    if (node.style != YamlNode::Style::quoted) continue;
    const std::string_view written = source.bytes().substr(node.begin, node.end - node.begin);
    const bool on_one_line = written.size() > 1 && written.find('\n') == std::string_view::npos;
    if (!on_one_line && is_unclosed(source.bytes(), node.begin)) return unclosed_quote(source, node.begin);
  }
  return std::nullopt;
}

Diagnostic yaml_problem(const SourceText& source, Kind kind, std::size_t at) {
  const auto bytes = source.bytes();
  const std::size_t length = std::max<std::size_t>(decode(bytes, at).length, 1);
  Diagnostic problem{kind, {at, std::min(at + length, bytes.size())}, {}, std::nullopt, {}};
  switch (kind) {
    case Kind::stray_text:
    case Kind::unreadable_yaml:
      problem.help = HelpLine{help_for_stray_text(bytes, at), {}};
      if (is_behind_quote(bytes, at)) problem.kind = Kind::text_behind_quote;
      break;
    case Kind::second_colon:
      problem.help =
          HelpLine{is_first_colon_of_line(bytes, at) ? Help::check_indentation : Help::put_text_in_quotes, {}};
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
      problem.arguments = {static_cast<std::int64_t>(kMostYamlValues)};
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

Diagnostic explain_refusal(const SourceText& source, const std::vector<YamlNode>& nodes, std::string_view complaint,
                           std::size_t given_up) {
  const auto bytes = source.bytes();
  if (auto problem = find_unclosed_quoted(source, nodes)) return *problem;
  const std::size_t from = nodes.empty() ? source.bom_length() : nodes.back().end;
  const auto quote = find_unclosed_quote(bytes, from);
  if (quote && *quote <= given_up) return unclosed_quote(source, *quote);
  if (const auto tab = indenting_tab(bytes, given_up)) return yaml_problem(source, Kind::tab_indentation, *tab);
  if (const auto bracket = find_unclosed_bracket(bytes, last_read(source, nodes), given_up)) {
    return unclosed_bracket(source, *bracket);
  }
  const std::size_t last_text = nodes.empty() ? from : nodes.back().begin;
  if (const auto open = quote_left_open(source, last_text, given_up)) return *open;
  if (const auto key = long_key(source, given_up)) return *key;
  if (complaint.starts_with(YAML::ErrorMsg::CHAR_IN_BLOCK)) return text_behind_block_sign(source, given_up);
  Kind kind = kind_of(complaint);
  if (kind == Kind::unreadable_yaml || kind == Kind::stray_text) {
    const Kind by_byte = kind_of_byte(bytes, given_up);
    if (kind == Kind::unreadable_yaml || by_byte == Kind::unexpected_sign) kind = by_byte;
  }
  if (kind == Kind::bad_escape) return bad_escape(source, from, given_up);
  if (kind == Kind::second_colon) {
    if (const auto line = line_without_colon(bytes, given_up)) return missing_colon(source, *line);
  }
  if (kind == Kind::unreadable_yaml) {
    if (const auto word = word_before_bracket(bytes, given_up)) return missing_colon(source, *word);
  }
  // An alias or an anchor without a name is met behind its sign.
  if (kind == Kind::anchor && given_up > 0 && (bytes[given_up - 1] == '*' || bytes[given_up - 1] == '&')) --given_up;
  Diagnostic problem = yaml_problem(source, kind, given_up);
  // What begins like an alias and names nothing is text without quotes.
  if (kind == Kind::anchor) problem.help = HelpLine{Help::put_text_in_quotes, {}};
  return problem;
}

}  // namespace rbplan
