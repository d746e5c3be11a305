#include "oracle/oracle.h"

#include <libfyaml.h>

#include <algorithm>
#include <memory>

#include "base/text.h"
#include "load/bytes.h"
#include "load/yaml.h"

namespace rbplan::testing {
namespace {

struct Destroy {
  void operator()(fy_diag* diag) const { fy_diag_destroy(diag); }
  void operator()(fy_parser* parser) const { fy_parser_destroy(parser); }
  void operator()(fy_token_iter* pieces) const { fy_token_iter_destroy(pieces); }
};
using Diag = std::unique_ptr<fy_diag, Destroy>;
using Pieces = std::unique_ptr<fy_token_iter, Destroy>;
using Parser = std::unique_ptr<fy_parser, Destroy>;

// libfyaml prints what it refuses; a run of mutants would drown in it.
Diag silence() {
  fy_diag_cfg config;
  fy_diag_cfg_default(&config);
  config.fp = nullptr;
  config.output_fn = [](fy_diag*, void*, const char*, std::size_t) {};
  return Diag(fy_diag_create(&config));
}

// By pieces: 0.7.12 guesses how long a folded or indented text will be, and fy_token_get_text() then cuts it or adds
// memory that nobody wrote.
std::string text_of(fy_token* token) {
  std::string text;
  if (!token) return text;
  const Pieces pieces(fy_token_iter_create(token));
  int error = 0;
  for (const fy_iter_chunk* piece = nullptr; (piece = fy_token_iter_chunk_next(pieces.get(), piece, &error));) {
    text.append(piece->str, piece->len);
  }
  return text;
}

std::string scalar_line(fy_token* token) {
  const std::string text = text_of(token);
  const bool is_plain = !token || fy_token_scalar_style(token) == FYSS_PLAIN;
  const bool is_null = text.empty() || text == "~" || text == "null" || text == "Null" || text == "NULL";
  return is_plain && is_null ? "N" : "S " + text;
}

void add_properties(NormalForm& form, fy_token* anchor, fy_token* tag) {
  if (anchor) form.push_back("& " + text_of(anchor));
  if (tag) form.push_back("! " + text_of(tag));
}

void add_event(NormalForm& form, const fy_event& event) {
  switch (event.type) {
    case FYET_DOCUMENT_START:
      if (!form.empty()) form.push_back("---");
      break;
    case FYET_MAPPING_START:
      add_properties(form, event.mapping_start.anchor, event.mapping_start.tag);
      form.push_back("{");
      break;
    case FYET_MAPPING_END:
      form.push_back("}");
      break;
    case FYET_SEQUENCE_START:
      add_properties(form, event.sequence_start.anchor, event.sequence_start.tag);
      form.push_back("[");
      break;
    case FYET_SEQUENCE_END:
      form.push_back("]");
      break;
    case FYET_SCALAR:
      add_properties(form, event.scalar.anchor, event.scalar.tag);
      form.push_back(scalar_line(event.scalar.value));
      break;
    case FYET_ALIAS:
      form.push_back("* " + text_of(event.alias.anchor));
      break;
    case FYET_NONE:
    case FYET_STREAM_START:
    case FYET_STREAM_END:
    case FYET_DOCUMENT_END:
      break;
  }
}

// The node at `index` and all below it; the index behind them.
std::uint32_t add_node(NormalForm& form, const std::vector<YamlNode>& nodes, std::uint32_t index) {
  const YamlNode& node = nodes[index];
  switch (node.kind) {
    case YamlNode::Kind::null:
      form.push_back("N");
      return node.next;
    case YamlNode::Kind::scalar:
      form.push_back("S " + std::string(node.text));
      return node.next;
    case YamlNode::Kind::sequence:
    case YamlNode::Kind::mapping:
      break;
  }
  const bool is_mapping = node.kind == YamlNode::Kind::mapping;
  form.push_back(is_mapping ? "{" : "[");
  for (std::uint32_t child = index + 1; child < node.next;) child = add_node(form, nodes, child);
  form.push_back(is_mapping ? "}" : "]");
  return node.next;
}

// The parser marks the value that it makes up for a key without colon at the key.
bool is_lone_key(const std::vector<YamlNode>& nodes, const YamlNode& key) {
  const YamlNode& value = nodes[key.next];
  return value.kind == YamlNode::Kind::null && value.begin == key.begin;
}

bool has_lone_key(const std::vector<YamlNode>& nodes) {
  for (std::uint32_t i = 0; i < nodes.size(); ++i) {
    if (nodes[i].kind != YamlNode::Kind::mapping) continue;
    for (std::uint32_t key = i + 1; key < nodes[i].next; key = nodes[nodes[key].next].next) {
      if (is_lone_key(nodes, nodes[key])) return true;
    }
  }
  return false;
}

Diagnostics errors_of(const Diagnostics& problems) {
  Diagnostics errors;
  for (const Diagnostic& problem : problems) {
    if (facts(problem.kind).severity == Severity::error) errors.push_back(problem);
  }
  return errors;
}

bool is_deeper(std::string_view line) { return line.starts_with(' ') || line.starts_with('\t'); }

// Without the first of the empty lines between a line and a deeper one.
std::string with_lost_breaks(const std::string& text) {
  const std::vector<std::string_view> lines = split(text, '\n');
  std::vector<std::string> kept;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const auto next = std::find_if(lines.begin() + static_cast<std::ptrdiff_t>(i), lines.end(),
                                   [](std::string_view line) { return !line.empty(); });
    const bool behind_text = i > 0 && !lines[i - 1].empty() && !is_deeper(lines[i - 1]);
    const bool is_lost = lines[i].empty() && behind_text && next != lines.end() && is_deeper(*next);
    if (!is_lost) kept.emplace_back(lines[i]);
  }
  return join(kept, "\n");
}

std::string line_of(const NormalForm& form, std::size_t i) {
  return i < form.size() ? visible(form[i]) : std::string("(nothing)");
}

}  // namespace

std::optional<NormalForm> read_by_libfyaml(std::string_view bytes) {
  const Diag diag = silence();
  fy_parse_cfg config{};
  config.diag = diag.get();
  const Parser parser(fy_parser_create(&config));
  if (!parser || fy_parser_set_string(parser.get(), bytes.data(), bytes.size()) != 0) return std::nullopt;
  NormalForm form;
  while (fy_event* event = fy_parser_parse(parser.get())) {
    add_event(form, *event);
    fy_parser_event_free(parser.get(), event);
  }
  if (fy_parser_get_stream_error(parser.get())) return std::nullopt;
  return form;
}

Reading read_by_rbplan(const SourceText& source) {
  Reading reading;
  reading.errors = errors_of(check_bytes(source));
  if (!reading.errors.empty()) return reading;
  const YamlDocument document = read_yaml(source);
  reading.errors = errors_of(document.problems);
  if (!reading.errors.empty()) return reading;
  add_node(reading.form.emplace(), document.nodes, 0);
  reading.has_lone_key = has_lone_key(document.nodes);
  return reading;
}

bool same_but_for_lost_breaks(const NormalForm& libfyaml, const NormalForm& rbplan) {
  return std::equal(libfyaml.begin(), libfyaml.end(), rbplan.begin(), rbplan.end(),
                    [](const std::string& a, const std::string& b) { return a == b || a == with_lost_breaks(b); });
}

std::optional<std::string> difference(const NormalForm& libfyaml, const NormalForm& rbplan) {
  std::size_t i = 0;
  while (i < libfyaml.size() && i < rbplan.size() && libfyaml[i] == rbplan[i]) ++i;
  if (i == libfyaml.size() && i == rbplan.size()) return std::nullopt;
  return "line " + std::to_string(i + 1) + ": " + line_of(libfyaml, i) + " | " + line_of(rbplan, i);
}

}  // namespace rbplan::testing
