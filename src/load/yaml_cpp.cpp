#include "load/yaml_cpp.h"

#include <yaml-cpp/depthguard.h>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include <algorithm>
#include <istream>
#include <streambuf>

#include "load/delimiters.h"

namespace rbplan {
namespace {

struct SecondDocument {
  std::size_t at;
};

struct TooDeep {
  std::size_t at;
};

struct TooMany {
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
    parsed.document.nodes.reserve(source.bytes().size() / kBytesPerNode);
  }

  ParsedYaml parsed;
  std::vector<std::uint32_t> open;  // the collections that have not ended

  std::size_t offset(const YAML::Mark& mark) const {
    return std::min(source_.bom_length() + static_cast<std::size_t>(std::max(mark.pos, 0)), source_.bytes().size());
  }

  void OnDocumentStart(const YAML::Mark& mark) override {
    if (++documents_ > 1) throw SecondDocument{offset(mark)};
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
  void problem(Kind kind, std::size_t at, Help help) {
    const std::size_t end = std::min(at + 1, source_.bytes().size());
    parsed.problems.add({kind, {at, end}, {}, HelpLine{help, {}}, {}});
  }

  // A node with an anchor or a tag is marked at the first of them. A plain scalar has the tag `?`, a quoted one `!`.
  YamlNode& begin(const YAML::Mark& mark, YAML::anchor_t anchor, const std::string& tag) {
    const std::size_t at = offset(mark);
    if (parsed.document.nodes.size() >= kMostYamlValues) throw TooMany{at};
    const bool at_bang = source_.bytes().substr(at, 1) == "!";
    if (anchor != 0) problem(Kind::anchor, at, Help::write_it_out);
    if (at_bang || (tag != "?" && tag != "!")) problem(Kind::tag, at, Help::put_text_in_quotes);
    parsed.document.nodes.emplace_back();
    parsed.document.nodes.back().begin = static_cast<std::uint32_t>(at);
    parsed.document.nodes.back().end = static_cast<std::uint32_t>(at + 1);
    return parsed.document.nodes.back();
  }

  // Gives a scalar its style, its text and its end. A plain scalar over several lines and a block scalar end one
  // column on.
  void place_text(YamlNode& node, const std::string& value) {
    const std::string_view bytes = source_.bytes();
    const std::size_t at = node.begin;
    const char first = bytes[at];
    const bool quoted = first == '"' || first == '\'';
    const std::size_t text_at = at + (quoted ? 1 : 0);
    const std::size_t text_end = text_at + value.size();
    const bool closed = text_end < bytes.size() && bytes[text_end] == first && bytes.substr(text_end + 1, 1) != "'";
    const bool as_it_stands = bytes.substr(text_at, value.size()) == value && (!quoted || closed);
    const bool block = first == '|' || first == '>';
    if (quoted) node.style = YamlNode::Style::quoted;
    if (as_it_stands && !block) {
      node.text = bytes.substr(text_at, value.size());
      node.end = static_cast<std::uint32_t>(text_end + (quoted ? 1 : 0));
      return;
    }
    node.text = parsed.document.decoded.emplace_back(value);
    if (quoted) node.end = static_cast<std::uint32_t>(quoted_end(bytes, at).value_or(at + 1));
    if (block) node.style = YamlNode::Style::block;
  }

  void end_node() { parsed.document.nodes.back().next = static_cast<std::uint32_t>(parsed.document.nodes.size()); }

  void begin_collection(const YAML::Mark& mark, YAML::anchor_t anchor, const std::string& tag, YamlNode::Kind kind,
                        YAML::EmitterStyle::value style) {
    if (open.size() >= kDeepestYaml) throw TooDeep{offset(mark)};
    YamlNode& node = begin(mark, anchor, tag);
    node.kind = kind;
    node.style = style == YAML::EmitterStyle::Flow ? YamlNode::Style::flow : YamlNode::Style::block;
    open.push_back(static_cast<std::uint32_t>(parsed.document.nodes.size() - 1));
  }

  void end_collection() {
    parsed.document.nodes[open.back()].next = static_cast<std::uint32_t>(parsed.document.nodes.size());
    open.pop_back();
  }

  const SourceText& source_;
  std::size_t documents_ = 0;
};

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

// yaml-cpp misreads a last line without a break, so it gets one.
std::string_view with_last_break(std::string_view bytes, std::string& storage) {
  if (bytes.empty() || bytes.ends_with('\n')) return bytes;
  storage = bytes;
  storage += '\n';
  return storage;
}

void measure_null(std::string_view bytes, YamlNode& node, const YamlNode* following) {
  const std::size_t at = node.begin;
  std::size_t end = at;
  while (end < bytes.size() && std::string_view(" \t\r\n,]}#:").find(bytes[end]) == std::string_view::npos) ++end;
  const bool written = is_null_word(bytes.substr(at, end - at)) && (!following || following->begin != at);
  node.is_empty = !written;
  const std::size_t before = bytes.substr(0, at).find_last_not_of(" \t\r\n");
  node.is_behind_colon = before != std::string_view::npos && bytes[before] == ':';
  node.end = static_cast<std::uint32_t>(written ? end : at);
}

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

}  // namespace

ParsedYaml parse_yaml(const SourceText& source) {
  Recorder recorder(source);
  ParsedYaml& parsed = recorder.parsed;
  std::string storage;
  BytesBuffer buffer(with_last_break(source.bytes(), storage));
  std::istream stream(&buffer);
  try {
    YAML::Parser parser(stream);
    while (parser.HandleNextDocument(recorder)) {
    }
  } catch (const SecondDocument& second) {
    const bool comma = source.bytes().substr(second.at, 1) == ",";  // yaml-cpp would go on without end
    parsed.stopped = yaml_problem(source, comma ? Kind::unexpected_sign : Kind::second_document, second.at);
  } catch (const TooDeep& deep) {
    parsed.stopped = yaml_problem(source, Kind::too_deep, deep.at);
  } catch (const TooMany& many) {
    parsed.stopped = yaml_problem(source, Kind::too_many_values, many.at);
  } catch (const YAML::Exception& exception) {
    parsed.refusal = YamlRefusal{kind_of(exception.msg), exception.msg.starts_with(YAML::ErrorMsg::CHAR_IN_BLOCK),
                                 recorder.offset(exception.mark)};
  }
  return std::move(parsed);
}

void measure_nulls(std::string_view bytes, std::vector<YamlNode>& nodes) {
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    if (nodes[i].kind != YamlNode::Kind::null) continue;
    measure_null(bytes, nodes[i], i + 1 < nodes.size() ? &nodes[i + 1] : nullptr);
  }
}

void measure_collections(std::string_view bytes, std::vector<YamlNode>& nodes) {
  for (std::size_t i = nodes.size(); i-- > 0;) {
    if (nodes[i].kind == YamlNode::Kind::sequence && nodes[i].style == YamlNode::Style::block)
      place_empty_items(bytes, nodes, i);
    if (nodes[i].kind == YamlNode::Kind::sequence || nodes[i].kind == YamlNode::Kind::mapping)
      measure_collection(bytes, nodes, i);
  }
}

void find_directives(const SourceText& source, const YamlDocument& document, Problems& problems) {
  const auto bytes = source.bytes();
  const auto inside_quotes = [&](std::size_t at) {  // nothing begins inside of quoted text
    const auto behind = std::upper_bound(document.nodes.begin(), document.nodes.end(), at,
                                         [](std::size_t place, const YamlNode& node) { return place <= node.begin; });
    if (behind == document.nodes.begin()) return false;
    const YamlNode& node = *std::prev(behind);
    return node.style == YamlNode::Style::quoted && at < node.end;
  };
  for (std::size_t at = bytes.find('%'); at != std::string_view::npos; at = bytes.find('%', at + 1)) {
    const bool begins_line = at == source.bom_length() || bytes[at - 1] == '\n';
    if (begins_line && !inside_quotes(at)) problems.add(yaml_problem(source, Kind::directive, at));
  }
}

}  // namespace rbplan
