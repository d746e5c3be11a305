#include "load/yaml.h"

#include <yaml-cpp/depthguard.h>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include <algorithm>
#include <istream>
#include <streambuf>

#include "base/text.h"
#include "load/quotes.h"

namespace rbplan {
namespace {

constexpr std::size_t kDeepest = 24;
constexpr std::size_t kMostDirectives = 100;  // nobody reads more of them
constexpr std::size_t kBytesPerNode = 16;     // at most of plans as they are written; only to reserve

struct SecondDocument {
  std::size_t at;
};

struct TooDeep {
  std::size_t at;
};

// Read-only bytes as a stream, without a copy.
class BytesBuffer : public std::streambuf {
 public:
  explicit BytesBuffer(std::string_view bytes) {
    char* begin = const_cast<char*>(bytes.data());  // a get area is never written to
    setg(begin, begin, begin + bytes.size());
  }
};

// Turns yaml-cpp's events into nodes. Marks count bytes from behind the byte order mark, and may pass the end.
class Recorder : public YAML::EventHandler {
 public:
  explicit Recorder(const SourceText& source) : source_(source) {
    document.nodes.reserve(source.bytes().size() / kBytesPerNode);
  }

  YamlDocument document;
  std::vector<std::uint32_t> open;  // the collections that have not ended
  std::size_t documents = 0;

  std::size_t offset(const YAML::Mark& mark) const {
    return std::min(source_.bom_length() + static_cast<std::size_t>(std::max(mark.pos, 0)), source_.bytes().size());
  }

  void OnDocumentStart(const YAML::Mark& mark) override {
    if (++documents > 1) throw SecondDocument{offset(mark)};
  }
  void OnDocumentEnd() override {}

  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    begin(mark, anchor, "?").kind = YamlNode::Kind::null;
    end_node();
  }

  void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override {
    begin(mark, 0, "?");
    end_node();
    problem(Kind::anchor, offset(mark), Help::write_it_out);
  }

  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                const std::string& value) override {
    YamlNode& node = begin(mark, anchor, tag);
    node.kind = YamlNode::Kind::scalar;
    place_text(node, value);
    end_node();
  }

  void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                       YAML::EmitterStyle::value style) override {
    begin_collection(mark, anchor, tag, YamlNode::Kind::sequence, style);
  }
  void OnSequenceEnd() override { end_collection(); }

  void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                  YAML::EmitterStyle::value style) override {
    begin_collection(mark, anchor, tag, YamlNode::Kind::mapping, style);
  }
  void OnMapEnd() override { end_collection(); }

 private:
  void problem(Kind kind, std::size_t at, std::optional<Help> help = std::nullopt) {
    document.problems.push_back({kind, {at, at + 1}, {}, help ? std::optional(HelpLine{*help, {}}) : std::nullopt, {}});
  }

  // A node with an anchor or a tag is marked at the first of them. A plain scalar has the tag `?`, a quoted one `!`.
  YamlNode& begin(const YAML::Mark& mark, YAML::anchor_t anchor, const std::string& tag) {
    const std::size_t at = offset(mark);
    const bool at_bang = source_.bytes().substr(at, 1) == "!";
    if (anchor != 0) problem(Kind::anchor, at, Help::write_it_out);
    if (at_bang || (tag != "?" && tag != "!" && !tag.empty())) problem(Kind::tag, at, Help::put_text_in_quotes);
    document.nodes.emplace_back();
    document.nodes.back().begin = static_cast<std::uint32_t>(at);
    document.nodes.back().end = static_cast<std::uint32_t>(at + 1);
    return document.nodes.back();
  }

  // Gives a scalar its style, its text and its end. A plain scalar over several lines and a block scalar end one
  // column on.
  void place_text(YamlNode& node, const std::string& value) {
    const std::string_view bytes = source_.bytes();
    const std::size_t at = node.begin;
    const char first = at < bytes.size() ? bytes[at] : '\0';
    const bool quoted = first == '"' || first == '\'';
    const std::size_t text_at = at + (quoted ? 1 : 0);
    const std::size_t text_end = text_at + value.size();
    const bool closed = text_end < bytes.size() && bytes[text_end] == first && bytes.substr(text_end + 1, 1) != "'";
    const bool as_it_stands = bytes.substr(text_at, value.size()) == value && (!quoted || closed);
    if (quoted) node.style = YamlNode::Style::quoted;
    if (as_it_stands) {
      node.text = bytes.substr(text_at, value.size());
      node.end = static_cast<std::uint32_t>(text_end + (quoted ? 1 : 0));
      return;
    }
    node.text = document.decoded.emplace_back(value);
    if (quoted) node.end = static_cast<std::uint32_t>(quoted_end(bytes, at).value_or(at + 1));
    if (first == '|' || first == '>') node.style = YamlNode::Style::block;
  }

  void end_node() { document.nodes.back().next = static_cast<std::uint32_t>(document.nodes.size()); }

  void begin_collection(const YAML::Mark& mark, YAML::anchor_t anchor, const std::string& tag, YamlNode::Kind kind,
                        YAML::EmitterStyle::value style) {
    if (open.size() >= kDeepest) throw TooDeep{offset(mark)};
    YamlNode& node = begin(mark, anchor, tag);
    node.kind = kind;
    node.style = style == YAML::EmitterStyle::Flow ? YamlNode::Style::flow : YamlNode::Style::block;
    open.push_back(static_cast<std::uint32_t>(document.nodes.size() - 1));
  }

  void end_collection() {
    document.nodes[open.back()].next = static_cast<std::uint32_t>(document.nodes.size());
    open.pop_back();
  }

  const SourceText& source_;
};

// ---- spans

bool is_null_word(std::string_view text) { return text == "~" || text == "null" || text == "Null" || text == "NULL"; }

// An empty value is marked at the next token; a null that is written, at its word.
void measure_null(std::string_view bytes, YamlNode& node, const YamlNode* following) {
  const std::size_t at = node.begin;
  std::size_t end = at;
  while (end < bytes.size() && std::string_view(" \t\r\n,]}#:").find(bytes[end]) == std::string_view::npos) ++end;
  const bool written = is_null_word(bytes.substr(at, end - at)) && (!following || following->begin != at);
  node.is_empty = !written;
  node.end = static_cast<std::uint32_t>(written ? end : at);
}

// A collection ends with its last node; one in brackets behind the bracket.
void measure_collection(std::string_view bytes, std::vector<YamlNode>& nodes, std::size_t i) {
  YamlNode& node = nodes[i];
  std::size_t end = node.end;
  for (std::size_t child = i + 1; child < node.next; child = nodes[child].next)
    end = std::max<std::size_t>(end, nodes[child].end);
  if (node.style == YamlNode::Style::flow) {
    const std::size_t close = bytes.find_first_not_of(" \t\r\n,", end);
    if (close != std::string_view::npos && (bytes[close] == ']' || bytes[close] == '}')) end = close + 1;
  }
  node.end = static_cast<std::uint32_t>(end);
}

// An empty item is at its dash, not at what follows.
void place_empty_items(std::string_view bytes, std::vector<YamlNode>& nodes, std::size_t sequence) {
  std::size_t from = nodes[sequence].begin;
  for (std::size_t item = sequence + 1; item < nodes[sequence].next; item = nodes[item].next) {
    if (nodes[item].is_empty) {
      while (from < bytes.size() && bytes[from] != '-') {
        from = bytes[from] == '#' ? std::min(bytes.find('\n', from), bytes.size()) : from + 1;
      }
      nodes[item].begin = static_cast<std::uint32_t>(from);
      nodes[item].end = static_cast<std::uint32_t>(std::min(from + 1, bytes.size()));
    }
    from = nodes[item].end;
  }
}

void measure_nodes(std::string_view bytes, std::vector<YamlNode>& nodes) {
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    if (nodes[i].kind == YamlNode::Kind::null)
      measure_null(bytes, nodes[i], i + 1 < nodes.size() ? &nodes[i + 1] : nullptr);
  }
  for (std::size_t i = nodes.size(); i-- > 0;) {
    if (nodes[i].kind == YamlNode::Kind::sequence && nodes[i].style == YamlNode::Style::block)
      place_empty_items(bytes, nodes, i);
    if (nodes[i].kind == YamlNode::Kind::sequence || nodes[i].kind == YamlNode::Kind::mapping)
      measure_collection(bytes, nodes, i);
  }
}

// ---- what yaml-cpp refuses, in our words

Kind kind_of(const YAML::Exception& refused) {
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
    if (std::string_view(refused.msg).starts_with(known.begins)) return known.kind;
  }
  return Kind::unreadable_yaml;
}

// The first byte of the line that holds `at`.
std::size_t line_begin(std::string_view bytes, std::size_t at) {
  const std::size_t before = at == 0 ? std::string_view::npos : bytes.rfind('\n', at - 1);
  return before == std::string_view::npos ? 0 : before + 1;
}

bool is_first_colon_of_line(std::string_view bytes, std::size_t at) {
  return bytes.find(": ", line_begin(bytes, at)) >= at;
}

bool follows_quote(std::string_view bytes, std::size_t at) {
  const std::size_t before = at == 0 ? std::string_view::npos : bytes.find_last_not_of(' ', at - 1);
  return before != std::string_view::npos && (bytes[before] == '"' || bytes[before] == '\'');
}

// The tab in the white space and dashes before the text of the line that holds `at`.
std::optional<std::size_t> indenting_tab(std::string_view bytes, std::size_t at) {
  const std::size_t tab = bytes.find_first_not_of(" -", line_begin(bytes, at));
  return tab != std::string_view::npos && bytes[tab] == '\t' ? std::optional(tab) : std::nullopt;
}

Diagnostic refusal(const SourceText& source, Kind kind, std::size_t at) {
  const auto bytes = source.bytes();
  Diagnostic problem{kind, {at, at + std::max<std::size_t>(decode(bytes, at).length, 1)}, {}, std::nullopt, {}};
  switch (kind) {
    case Kind::stray_text:
    case Kind::unreadable_yaml:
      problem.help = HelpLine{follows_quote(bytes, at) ? Help::quote_inside : Help::check_indentation, {}};
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
      problem.arguments = {static_cast<std::int64_t>(kDeepest)};
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

// Whether the bracket at `at` is closed on its line, brackets in quotes and comments aside.
bool is_closed_on_line(std::string_view bytes, std::size_t at) {
  std::size_t depth = 0;
  for (std::size_t i = at; i < bytes.size() && bytes[i] != '\n'; ++i) {
    const char c = bytes[i];
    if (c == '#' && (bytes[i - 1] == ' ' || bytes[i - 1] == '\t')) return false;
    if (c == '"' || c == '\'') i = quoted_end(bytes, i).value_or(bytes.size()) - 1;
    if (c == '[' || c == '{') ++depth;
    if ((c == ']' || c == '}') && --depth == 0) return true;
  }
  return false;
}

// The open bracket that the parser was inside of when it gave up, if nothing closes it on its own line.
std::optional<Diagnostic> unclosed_bracket(const SourceText& source, const Recorder& recorder) {
  for (auto i = recorder.open.rbegin(); i != recorder.open.rend(); ++i) {
    const YamlNode& node = recorder.document.nodes[*i];
    if (node.style != YamlNode::Style::flow) continue;
    const std::size_t at = node.begin;
    const char close = node.kind == YamlNode::Kind::sequence ? ']' : '}';
    const auto bytes = source.bytes();
    if (is_closed_on_line(bytes, at)) continue;
    return Diagnostic{
        Kind::unclosed_bracket, {at, at + 1}, {}, HelpLine{Help::end_bracket, {std::string(1, close)}}, {}};
  }
  return std::nullopt;
}

Diagnostic unclosed_quote(const SourceText& source, std::size_t at) {
  return {Kind::unclosed_quote,
          {at, at + 1},
          {},
          HelpLine{Help::end_quote, {static_cast<std::int64_t>(source.line_of(at))}},
          {}};
}

// A `%` at a line's start outside quotes: yaml-cpp drops such a line without a word.
void find_directives(const SourceText& source, YamlDocument& document) {
  const auto bytes = source.bytes();
  const auto inside_quotes = [&](std::size_t at) {
    return std::any_of(document.nodes.begin(), document.nodes.end(), [&](const YamlNode& node) {
      return node.style == YamlNode::Style::quoted && node.begin < at && at < node.end;
    });
  };
  for (std::size_t at = bytes.find('%'); at != std::string_view::npos; at = bytes.find('%', at + 1)) {
    const bool begins_line = at == source.bom_length() || bytes[at - 1] == '\n';
    if (begins_line && !inside_quotes(at)) document.problems.push_back(refusal(source, Kind::directive, at));
    if (document.problems.size() >= kMostDirectives) return;
  }
}

// Quoted text whose next line is no deeper than its block: the quote that was meant to end it is missing.
std::optional<std::size_t> first_unclosed_quote(std::string_view bytes, const YamlDocument& document) {
  for (const YamlNode& node : document.nodes) {
    if (node.style != YamlNode::Style::quoted) continue;
    const std::string_view written = bytes.substr(node.begin, node.end - node.begin);
    const bool on_one_line = written.size() > 1 && written.find('\n') == std::string_view::npos;
    if (!on_one_line && is_unclosed(bytes, node.begin)) return node.begin;
  }
  return std::nullopt;
}

Diagnostic explain_refusal(const SourceText& source, const Recorder& recorder, const YAML::Exception& refused) {
  const auto& nodes = recorder.document.nodes;
  if (const auto open = first_unclosed_quote(source.bytes(), recorder.document)) return unclosed_quote(source, *open);
  const std::size_t after = nodes.empty() ? source.bom_length() : nodes.back().end;
  const std::size_t given_up = recorder.offset(refused.mark);
  const auto quote = find_unclosed_quote(source.bytes(), after);
  if (quote && *quote <= given_up) return unclosed_quote(source, *quote);
  if (const auto tab = indenting_tab(source.bytes(), given_up)) return refusal(source, Kind::tab_indentation, *tab);
  if (auto bracket = unclosed_bracket(source, recorder)) return *bracket;
  return refusal(source, kind_of(refused), given_up);
}

// yaml-cpp misreads a last line without a break, so it gets one.
std::string_view with_last_break(std::string_view bytes, std::string& storage) {
  if (bytes.empty() || bytes.ends_with('\n')) return bytes;
  storage = bytes;
  storage += '\n';
  return storage;
}

}  // namespace

YamlDocument read_yaml(const SourceText& source) {
  Recorder recorder(source);
  std::string storage;
  BytesBuffer buffer(with_last_break(source.bytes(), storage));
  std::istream stream(&buffer);
  std::optional<YAML::Exception> refused;
  std::optional<Diagnostic> stopped;
  try {
    YAML::Parser parser(stream);
    while (parser.HandleNextDocument(recorder)) {
    }
  } catch (const SecondDocument& second) {
    stopped = refusal(source, Kind::second_document, second.at);
  } catch (const TooDeep& deep) {
    stopped = refusal(source, Kind::too_deep, deep.at);
  } catch (const YAML::Exception& exception) {
    refused = exception;
  }
  YamlDocument& document = recorder.document;
  measure_nodes(source.bytes(), document.nodes);
  find_directives(source, document);
  if (refused && document.problems.empty()) {
    document.problems.push_back(explain_refusal(source, recorder, *refused));
  } else if (const auto quote = first_unclosed_quote(source.bytes(), document)) {
    document.problems.push_back(unclosed_quote(source, *quote));
  } else if (stopped) {
    document.problems.push_back(*stopped);
  }
  if (document.problems.empty() && (document.nodes.empty() || document.nodes[0].kind == YamlNode::Kind::null)) {
    document.problems.push_back(
        {Kind::empty_file, {source.bom_length(), source.bom_length()}, {}, HelpLine{Help::begin_with_version, {}}, {}});
  }
  return std::move(document);
}

}  // namespace rbplan
