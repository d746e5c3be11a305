#include "load/json_line.h"

#include <rapidjson/memorystream.h>
#include <rapidjson/reader.h>

#include <algorithm>

#include "base/text.h"
#include "load/bytes.h"
#include "load/scalars.h"

namespace rbplan {
namespace {

constexpr std::size_t kDeepest = 16;  // a record needs three

// Makes nodes of the tokens. Between two tokens stand only blanks, commas and colons.
class Tree {
 public:
  Tree(std::string_view bytes, std::size_t begin, const rapidjson::MemoryStream& stream, YamlDocument& into)
      : bytes_(bytes), begin_(begin), stream_(stream), into_(into), last_(begin) {}

  bool Null() { return add(YamlNode::Kind::null, YamlNode::Style::plain, {}); }
  bool Bool(bool) { return add(YamlNode::Kind::scalar, YamlNode::Style::plain, {}); }
  bool RawNumber(const char*, rapidjson::SizeType, bool) {
    return add(YamlNode::Kind::scalar, YamlNode::Style::plain, {});
  }
  bool String(const char* text, rapidjson::SizeType length, bool) {
    return add(YamlNode::Kind::scalar, YamlNode::Style::quoted, {text, length});
  }
  bool Key(const char* text, rapidjson::SizeType length, bool) { return String(text, length, false); }
  bool StartObject() { return open(YamlNode::Kind::mapping); }
  bool StartArray() { return open(YamlNode::Kind::sequence); }
  bool EndObject(rapidjson::SizeType) { return close(); }
  bool EndArray(rapidjson::SizeType) { return close(); }

  // Numbers come as they are written.
  bool Int(int) { return false; }
  bool Uint(unsigned) { return false; }
  bool Int64(std::int64_t) { return false; }
  bool Uint64(std::uint64_t) { return false; }
  bool Double(double) { return false; }

  bool is_too_deep() const { return open_.size() > kDeepest; }

  // Where the token behind the last complete one begins.
  std::size_t next_token() const { return std::min(bytes_.find_first_not_of(" \t,:", last_), bytes_.size()); }

  // The innermost bracket that is open.
  std::optional<std::size_t> innermost() const {
    return open_.empty() ? std::nullopt : std::optional<std::size_t>(into_.nodes[open_.back()].begin);
  }

 private:
  std::size_t here() const { return begin_ + stream_.Tell(); }

  YamlNode& push(YamlNode::Kind kind, YamlNode::Style style) {
    YamlNode& node = into_.nodes.emplace_back();
    node.kind = kind;
    node.style = style;
    node.begin = static_cast<std::uint32_t>(next_token());
    last_ = here();
    node.end = static_cast<std::uint32_t>(last_);
    node.next = static_cast<std::uint32_t>(into_.nodes.size());
    return node;
  }

  bool add(YamlNode::Kind kind, YamlNode::Style style, std::string_view decoded) {
    YamlNode& node = push(kind, style);
    const bool is_quoted = style == YamlNode::Style::quoted;
    std::string_view written = bytes_.substr(node.begin, node.end - node.begin);
    if (is_quoted) written = written.substr(1, written.size() - 2);
    node.text = is_quoted && written != decoded ? into_.decoded.emplace_back(decoded) : written;
    return true;
  }

  bool open(YamlNode::Kind kind) {
    open_.push_back(static_cast<std::uint32_t>(into_.nodes.size()));
    push(kind, YamlNode::Style::flow);
    return !is_too_deep();
  }

  bool close() {
    YamlNode& node = into_.nodes[open_.back()];
    open_.pop_back();
    last_ = here();
    node.end = static_cast<std::uint32_t>(last_);
    node.next = static_cast<std::uint32_t>(into_.nodes.size());
    return true;
  }

  std::string_view bytes_;
  std::size_t begin_;
  const rapidjson::MemoryStream& stream_;
  YamlDocument& into_;
  std::size_t last_;
  std::vector<std::uint32_t> open_;  // the nodes that are open, innermost last
};

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }

// The character or word at `at`.
Span token_at(std::string_view bytes, std::size_t at) {
  std::size_t end = at;
  while (end < bytes.size() && (is_letter(bytes[end]) || (end > at && is_digit(bytes[end])))) ++end;
  return {at, std::max(end, at + std::max<std::size_t>(decode(bytes, at).length, 1))};
}

Diagnostic unreadable(Span at, Help help, Arguments arguments = {}) {
  return {Kind::unreadable_record, at, {}, HelpLine{help, std::move(arguments)}, {}};
}

Diagnostic open_bracket(std::string_view bytes, std::size_t bracket) {
  const std::string missing(bytes[bracket] == '[' ? "]" : "}");
  return {Kind::unclosed_bracket, {bracket, bracket + 1}, {}, HelpLine{Help::end_bracket, {missing}}, {}};
}

bool is_one_of(char c, std::string_view signs) { return signs.find(c) != std::string_view::npos; }

bool is_typographic_quote(char32_t c) { return c >= 0x2018 && c <= 0x201F; }

// A number that JSON does not take as one: `07`, and `3,5`, whose comma ends it.
std::optional<Diagnostic> odd_number(std::string_view bytes, std::size_t at, rapidjson::ParseErrorCode code) {
  if (!is_digit(bytes[at])) return std::nullopt;
  const bool is_half = code == rapidjson::kParseErrorObjectMissName && bytes[at - 1] == ',' && is_digit(bytes[at - 2]);
  if (!is_half && bytes[at - 1] != '0') return std::nullopt;
  const std::size_t begin = bytes.find_last_not_of("0123456789", at - (is_half ? 2 : 1)) + 1;
  const std::size_t end = std::min(bytes.find_first_not_of("0123456789", at), bytes.size());
  const std::string written(bytes.substr(begin, end - begin));
  if (is_half) return Diagnostic{Kind::odd_number, {begin, end}, {written}, HelpLine{Help::numbers_are, {}}, {}};
  const std::string bare = written.substr(std::min(written.find_first_not_of('0'), written.size() - 1));
  return Diagnostic{Kind::leading_zero, {begin, end}, {written}, HelpLine{Help::without_zero, {bare}}, {}};
}

Diagnostic misplaced(std::string_view bytes, std::size_t at, rapidjson::ParseErrorCode code, const Tree& tree) {
  const Span token = token_at(bytes, at);
  const char sign = bytes[at];
  if (sign == '\'') return unreadable(token, Help::double_quotes);
  if (is_typographic_quote(decode(bytes, at).value)) return unreadable(token, Help::straight_quotes);
  if (bytes[at - 1] == '"' && !is_one_of(sign, "\",:[]{}"))
    return {Kind::text_behind_quote, token, {}, HelpLine{Help::quote_inside, {}}, {}};
  if (auto number = odd_number(bytes, at, code)) return *std::move(number);
  switch (code) {
    case rapidjson::kParseErrorObjectMissColon:
      return unreadable(token, Help::colon_missing);
    case rapidjson::kParseErrorObjectMissCommaOrCurlyBracket:
    case rapidjson::kParseErrorArrayMissCommaOrSquareBracket:
      if (is_one_of(sign, bytes[*tree.innermost()] == '[' ? ":}" : "]")) return open_bracket(bytes, *tree.innermost());
      if (sign == ':') return {Kind::unexpected_sign, token, {std::string(":")}, std::nullopt, {}};
      return unreadable(token, Help::comma_missing);
    case rapidjson::kParseErrorObjectMissName:
      return unreadable(token, sign == '}' ? Help::no_comma_before_end : Help::keys_in_quotes);
    default:
      break;
  }
  const bool is_behind_colon = bytes[bytes.find_last_not_of(" \t", at - 1)] == ':';
  if (is_behind_colon && is_one_of(sign, ",]}")) return unreadable(token, Help::give_value_or_remove);
  if (is_one_of(sign, "]}")) return unreadable(token, Help::no_comma_before_end);
  if (is_letter(sign)) {
    const std::string word(bytes.substr(token.begin, token.end - token.begin));
    return unreadable(token, Help::put_in_quotes, {word});
  }
  return unreadable(token, Help::numbers_are);
}

Diagnostic problem_of(std::string_view line, std::size_t at, rapidjson::ParseErrorCode code, const Tree& tree) {
  if (line[at] == '\t')  // the only control character that is not looked for before
    return {Kind::control_character, {at, at + 1}, {code_point_name(U'\t')}, HelpLine{Help::blank_instead, {}}, {}};
  switch (code) {
    case rapidjson::kParseErrorTermination:
      return {Kind::too_deep, {at, at + 1}, {static_cast<std::int64_t>(kDeepest)}, std::nullopt, {}};
    case rapidjson::kParseErrorStringEscapeInvalid:
    case rapidjson::kParseErrorStringUnicodeEscapeInvalidHex:
    case rapidjson::kParseErrorStringUnicodeSurrogateInvalid: {
      const auto bad = find_bad_escape(line, tree.next_token());
      const Span escape = bad ? Span{bad->begin, bad->end} : Span{at, std::min(at + 2, line.size())};
      return {Kind::bad_escape,
              escape,
              {std::string(line.substr(escape.begin + 1, escape.end - escape.begin - 1))},
              HelpLine{Help::backslash_is, {}},
              {}};
    }
    default:
      return misplaced(line, at, code, tree);
  }
}

Diagnostic never_closed(std::string_view line, rapidjson::ParseErrorCode code, const Tree& tree) {
  if (code == rapidjson::kParseErrorStringMissQuotationMark) {
    const std::size_t quote = tree.next_token();
    return {Kind::unclosed_quote, {quote, quote + 1}, {}, HelpLine{Help::close_quote, {}}, {}};
  }
  return open_bracket(line, tree.innermost().value_or(0));
}

// What stands behind the value on its line.
std::optional<Diagnostic> behind(std::string_view line, std::size_t end) {
  const std::size_t begin = line.find_first_not_of(" \t", end);
  if (begin == std::string_view::npos) return std::nullopt;
  const Span rest{begin, line.find_last_not_of(" \t") + 1};
  const Help help = line[begin] == '#'                            ? Help::remark_own_line
                    : rest.end == begin + 1 && line[begin] != '{' ? Help::delete_character
                                                                  : Help::record_is;
  return Diagnostic{Kind::behind_record, rest, {}, HelpLine{help, {}}, {}};
}

}  // namespace

JsonLine read_json_line(const SourceText& source, std::size_t begin, std::size_t end) {
  const std::string_view line = source.bytes().substr(0, end);  // offsets stay those of the file
  JsonLine read;
  rapidjson::MemoryStream stream(line.data() + begin, end - begin);
  Tree tree(line, begin, stream, read.document);
  rapidjson::Reader reader;
  constexpr unsigned kFlags = rapidjson::kParseNumbersAsStringsFlag | rapidjson::kParseStopWhenDoneFlag;
  const rapidjson::ParseResult result = reader.Parse<kFlags>(stream, tree);
  if (result) {
    read.problem = behind(line, begin + stream.Tell());
    return read;
  }
  const std::size_t at = begin + result.Offset();
  read.breaks_off = at >= end;
  read.problem = read.breaks_off ? never_closed(line, result.Code(), tree) : problem_of(line, at, result.Code(), tree);
  return read;
}

}  // namespace rbplan
