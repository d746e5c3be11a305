#include "load/refusal.h"

#include <yaml-cpp/exceptions.h>

#include <algorithm>

#include "base/text.h"
#include "load/delimiters.h"

namespace rbplan {
namespace {

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

// What to do about text behind a complete value.
Help help_for_stray_text(std::string_view bytes, std::size_t at) {
  const std::size_t begin = line_begin(bytes, at);
  const std::size_t before = bytes.substr(begin, at - begin).find_last_not_of(' ');
  if (before == std::string_view::npos) return Help::check_indentation;
  const char c = bytes[begin + before];
  if (c != '"' && c != '\'') return Help::check_indentation;
  const bool in_brackets = bytes.substr(begin, at - begin).find_first_of("[{") != std::string_view::npos;
  const bool is_apart = begin + before + 1 < at;
  if (in_brackets && is_apart) return Help::comma_missing;
  return c == '"' ? Help::quote_inside : Help::single_quote_inside;
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
  Diagnostic problem{kind, {at, at + std::max<std::size_t>(decode(bytes, at).length, 1)}, {}, std::nullopt, {}};
  switch (kind) {
    case Kind::stray_text:
    case Kind::unreadable_yaml:
      problem.help = HelpLine{help_for_stray_text(bytes, at), {}};
      break;
    case Kind::second_colon:
      problem.help =
          HelpLine{is_first_colon_of_line(bytes, at) ? Help::check_indentation : Help::put_text_in_quotes, {}};
      break;
    case Kind::tag:
    case Kind::needs_quotes:
      problem.help = HelpLine{Help::put_text_in_quotes, {}};
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
    case Kind::too_deep:
      problem.arguments = {static_cast<std::int64_t>(kDeepestYaml)};
      break;
    case Kind::bad_escape: {
      const std::size_t slash = bytes.rfind('\\', at);
      if (slash != std::string_view::npos) problem.span = {slash, std::min(slash + 2, bytes.size())};
      problem.arguments = {std::string(bytes.substr(problem.span.begin + 1, 1))};
      problem.help = HelpLine{Help::backslash_is, {}};
      break;
    }
    default:
      break;
  }
  return problem;
}

Diagnostic explain_refusal(const SourceText& source, const std::vector<YamlNode>& nodes, std::string_view complaint,
                           std::size_t given_up) {
  const auto bytes = source.bytes();
  if (auto problem = find_unclosed_quoted(source, nodes)) return *problem;
  const auto quote = find_unclosed_quote(bytes, nodes.empty() ? source.bom_length() : nodes.back().end);
  if (quote && *quote <= given_up) return unclosed_quote(source, *quote);
  if (const auto tab = indenting_tab(bytes, given_up)) return yaml_problem(source, Kind::tab_indentation, *tab);
  if (const auto bracket = find_unclosed_bracket(bytes, last_read(source, nodes), given_up)) {
    return unclosed_bracket(source, *bracket);
  }
  const Kind kind = kind_of(complaint);
  if (kind == Kind::second_colon) {
    if (const auto line = line_without_colon(bytes, given_up)) return missing_colon(source, *line);
  }
  Diagnostic problem = yaml_problem(source, kind, given_up);
  // What begins like an alias and names nothing is text without quotes.
  if (kind == Kind::anchor) problem.help = HelpLine{Help::put_text_in_quotes, {}};
  return problem;
}

}  // namespace rbplan
