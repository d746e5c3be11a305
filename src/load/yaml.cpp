#include "load/yaml.h"

#include <yaml-cpp/depthguard.h>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include <algorithm>
#include <istream>
#include <streambuf>

#include "base/parallel.h"
#include "base/text.h"
#include "load/accounting.h"
#include "load/delimiters.h"
#include "load/refusal.h"

namespace rbplan {
namespace {

constexpr std::size_t kBytesPerNode = 16;  // at most of plans as they are written; only to reserve

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

// Turns yaml-cpp's events into nodes. Marks count bytes from `from`, which stands behind the byte order mark, and may
// pass the end.
class Recorder : public YAML::EventHandler {
 public:
  Recorder(const SourceText& source, std::size_t from, std::size_t size) : source_(source), from_(from) {
    document.nodes.reserve(size / kBytesPerNode);
  }

  YamlDocument document;
  Problems problems;                // of properties that plans do not use
  std::vector<std::uint32_t> open;  // the collections that have not ended
  std::size_t documents = 0;

  std::size_t offset(const YAML::Mark& mark) const {
    return std::min(from_ + static_cast<std::size_t>(std::max(mark.pos, 0)), source_.bytes().size());
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
    const std::size_t end = std::min(at + 1, source_.bytes().size());
    problems.add({kind, {at, end}, {}, help ? std::optional(HelpLine{*help, {}}) : std::nullopt, {}});
  }

  // A node with an anchor or a tag is marked at the first of them. A plain scalar has the tag `?`, a quoted one `!`.
  YamlNode& begin(const YAML::Mark& mark, YAML::anchor_t anchor, const std::string& tag) {
    const std::size_t at = offset(mark);
    if (document.nodes.size() >= kMostYamlValues) throw TooMany{at};
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
    const bool block = first == '|' || first == '>';
    if (quoted) node.style = YamlNode::Style::quoted;
    if (as_it_stands && !(block && value.empty())) {
      node.text = bytes.substr(text_at, value.size());
      node.end = static_cast<std::uint32_t>(text_end + (quoted ? 1 : 0));
      return;
    }
    node.text = document.decoded.emplace_back(value);
    if (quoted) node.end = static_cast<std::uint32_t>(quoted_end(bytes, at).value_or(at + 1));
    if (block) node.style = YamlNode::Style::block;
  }

  void end_node() { document.nodes.back().next = static_cast<std::uint32_t>(document.nodes.size()); }

  void begin_collection(const YAML::Mark& mark, YAML::anchor_t anchor, const std::string& tag, YamlNode::Kind kind,
                        YAML::EmitterStyle::value style) {
    if (open.size() >= kDeepestYaml) throw TooDeep{offset(mark)};
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
  std::size_t from_;
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

// A `%` at a line's start outside quotes: yaml-cpp drops such a line without a word.
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

// yaml-cpp misreads a last line without a break, so it gets one.
std::string_view with_last_break(std::string_view bytes, std::string& storage) {
  if (bytes.empty() || bytes.ends_with('\n')) return bytes;
  storage = bytes;
  storage += '\n';
  return storage;
}

// What yaml-cpp makes of some bytes of a file.
struct Recording {
  Recorder recorder;
  std::optional<YAML::Exception> refused = {};
  std::optional<Diagnostic> stopped = {};

  // Whether it is one document without a problem.
  bool is_sound() const { return !refused && !stopped && recorder.problems.kept.empty() && recorder.documents == 1; }
};

Recording record(const SourceText& source, std::size_t begin, std::size_t end) {
  // yaml-cpp skips the byte order mark itself.
  Recording out{Recorder(source, std::max(begin, source.bom_length()), end - begin)};
  std::string storage;
  BytesBuffer buffer(with_last_break(source.bytes().substr(begin, end - begin), storage));
  std::istream stream(&buffer);
  try {
    YAML::Parser parser(stream);
    while (parser.HandleNextDocument(out.recorder)) {
    }
  } catch (const SecondDocument& second) {
    const bool comma = source.bytes().substr(second.at, 1) == ",";  // yaml-cpp would go on without end
    out.stopped = yaml_problem(source, comma ? Kind::unexpected_sign : Kind::second_document, second.at);
  } catch (const TooDeep& deep) {
    out.stopped = yaml_problem(source, Kind::too_deep, deep.at);
  } catch (const TooMany& many) {
    out.stopped = yaml_problem(source, Kind::too_many_values, many.at);
  } catch (const YAML::Exception& exception) {
    out.refused = exception;
  }
  return out;
}

// Gives nodes their spans, and looks for what yaml-cpp passes over.
YamlDocument finished(const SourceText& source, Recording recording) {
  Recorder& recorder = recording.recorder;
  YamlDocument& document = recorder.document;
  measure_nulls(source.bytes(), document.nodes);
  find_directives(source, document, recorder.problems);
  document.problems = recorder.problems.take();
  if (recording.refused && document.problems.empty()) {
    document.problems.push_back(
        explain_refusal(source, document.nodes, recording.refused->msg, recorder.offset(recording.refused->mark)));
  } else if (const auto quote = find_unclosed_quoted(source, document.nodes)) {
    document.problems.push_back(*quote);
  } else if (recording.stopped) {
    document.problems.push_back(*recording.stopped);
  }
  account(source, document);
  measure_collections(source.bytes(), document.nodes);
  if (document.problems.empty() && (document.nodes.empty() || document.nodes[0].kind == YamlNode::Kind::null)) {
    document.problems.push_back(
        {Kind::empty_file, {source.bom_length(), source.bom_length()}, {}, HelpLine{Help::begin_with_version, {}}, {}});
  }
  return std::move(document);
}

// ---- two halves

// The line nearest to the middle that begins as an item of the list of programs does; nothing where there is none.
std::optional<std::size_t> middle_item(std::string_view bytes) {
  constexpr std::string_view kList = "\nprograms:\n";
  const std::size_t list = bytes.find(kList);
  if (list == std::string_view::npos) return std::nullopt;
  const std::size_t first = list + kList.size();
  const std::size_t dash = bytes.find_first_not_of(' ', first);
  if (dash == std::string_view::npos || bytes.substr(dash, 2) != "- ") return std::nullopt;
  const std::string item = '\n' + std::string(bytes.substr(first, dash + 2 - first));
  const std::size_t middle = first + (bytes.size() - first) / 2;
  const std::size_t before = bytes.rfind(item, middle);
  const std::size_t behind = bytes.find(item, middle);
  const bool has_before = before != std::string_view::npos && before >= first;
  if (behind == std::string_view::npos) return has_before ? std::optional(before + 1) : std::nullopt;
  const bool before_is_nearer = has_before && middle - before <= behind - middle;
  return (before_is_nearer ? before : behind) + 1;
}

// Puts the items of a list that is a document of its own behind those of the list that ends a mapping. False where the
// nodes are not of that form, or where one of them is placed by what follows it.
bool join(YamlDocument& document, YamlDocument&& more) {
  std::vector<YamlNode>& nodes = document.nodes;
  const auto is_block = [](const std::vector<YamlNode>& all, std::size_t i, YamlNode::Kind kind) {
    return i < all.size() && all[i].kind == kind && all[i].style == YamlNode::Style::block;
  };
  if (!is_block(nodes, 0, YamlNode::Kind::mapping) || !is_block(more.nodes, 0, YamlNode::Kind::sequence)) return false;
  std::size_t last = 1;
  while (last < nodes.size() && nodes[last].next < nodes.size()) last = nodes[last].next;
  if (!is_block(nodes, last, YamlNode::Kind::sequence)) return false;
  const auto is_null = [](const YamlNode& node) { return node.kind == YamlNode::Kind::null; };
  if (std::any_of(nodes.begin(), nodes.end(), is_null) || std::any_of(more.nodes.begin(), more.nodes.end(), is_null))
    return false;
  const auto shift = static_cast<std::uint32_t>(nodes.size() - 1);  // the list's own node is left out
  nodes.reserve(nodes.size() + more.nodes.size());
  for (std::size_t i = 1; i < more.nodes.size(); ++i) {
    nodes.push_back(more.nodes[i]);
    nodes.back().next += shift;
  }
  nodes[last].next = static_cast<std::uint32_t>(nodes.size());
  nodes[0].next = nodes[last].next;
  document.decoded.splice(document.decoded.end(), more.decoded);  // which moves no text
  return true;
}

// The document read as two; nothing where that cannot be done, or shows a problem. Whether the parts are the whole is
// not for the place of the cut to promise: the bytes are accounted for as always.
std::optional<YamlDocument> read_halves(const SourceText& source) {
  const std::string_view bytes = source.bytes();
  const auto cut = middle_item(bytes);
  if (!cut) return std::nullopt;
  std::optional<Recording> second;
  std::optional<Recording> first;
  on_all_cores(2, [&](std::size_t half) {
    (half == 0 ? first : second).emplace(half == 0 ? record(source, 0, *cut) : record(source, *cut, bytes.size()));
  });
  if (!first->is_sound() || !second->is_sound()) return std::nullopt;
  if (!join(first->recorder.document, std::move(second->recorder.document))) return std::nullopt;
  YamlDocument document = finished(source, std::move(*first));
  return document.problems.empty() ? std::optional(std::move(document)) : std::nullopt;
}

}  // namespace

YamlDocument read_yaml(const SourceText& source, bool halves) {
  auto document = halves ? read_halves(source) : std::nullopt;
  if (document) return std::move(*document);
  return finished(source, record(source, 0, source.bytes().size()));
}

}  // namespace rbplan
