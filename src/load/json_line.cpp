#include "load/json_line.h"

#include <rapidjson/memorystream.h>
#include <rapidjson/reader.h>

#include <algorithm>

#include "base/calendar.h"
#include "base/json_memory.h"
#include "base/numbers.h"
#include "base/text.h"
#include "load/bytes.h"
#include "load/forms.h"
#include "load/usual.h"
#include "model/id.h"

namespace rbplan {
namespace {

// Makes nodes of the tokens. Between two tokens stand only blanks, commas and colons.
class Tree : public rapidjson::BaseReaderHandler<rapidjson::UTF8<>, Tree> {
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

  // The backslash of an escape that is the second half of a character without the first, which the reader lets pass.
  std::optional<std::size_t> lone_half() const { return lone_half_; }

  bool is_too_deep() const { return open_.size() > kDeepestJson; }

  // Where the token behind the last complete one begins.
  std::size_t next_token() const { return std::min(bytes_.find_first_not_of(" \t,:", last_), bytes_.size()); }

  // The innermost bracket that is open, as one is from the first byte of a record to its last.
  std::size_t innermost() const { return into_.nodes[open_.back()].begin; }

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
    if (node.text.data() != written.data()) find_lone_half(written, node.begin + std::size_t{1});
    return !lone_half_;
  }

  void find_lone_half(std::string_view written, std::size_t begin) {
    constexpr std::size_t kEscape = 6;  // bytes of `\u00e9`
    for (std::size_t at = written.find('\\'); at < written.size(); at = written.find('\\', at)) {
      const bool is_code = written[at + 1] == 'u';
      const char first = is_code ? written[at + 2] : '0';
      const char second = is_code ? written[at + 3] : '0';
      const bool is_half = (first == 'd' || first == 'D') && second >= '8';
      if (is_half && second != '8' && second != '9' && (second | 0x20) != 'a' && (second | 0x20) != 'b') {
        lone_half_ = begin + at;
        return;
      }
      at += is_half ? 2 * kEscape : is_code ? kEscape : 2;
    }
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
  std::optional<std::size_t> lone_half_;
  std::vector<std::uint32_t> open_;  // the nodes that are open, innermost last
};

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
}

// The text without quotes that holds `at`, such as `2021-01-29` or `True`; else the sign there.
Span bare_text(std::string_view line, std::size_t at) {
  constexpr std::string_view kSigns = " \t,:[]{}\"'";
  const std::size_t begin = line.substr(0, at).find_last_of(kSigns) + 1;
  const std::size_t end = std::min(line.find_first_of(kSigns, at), line.size());
  return {begin, std::max(end, begin == at ? at + 1 : at)};
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

HelpLine as_number(std::string_view text) {
  const auto meant = number_meant(text);
  return meant ? HelpLine{Help::write_such_as, {*meant}} : HelpLine{Help::numbers_are, {}};
}

// A number that JSON does not take as one: `07`, and `3,5`, whose comma ends it.
std::optional<Diagnostic> odd_number(std::string_view bytes, std::size_t at, rapidjson::ParseErrorCode code) {
  if (!is_digit(bytes[at])) return std::nullopt;
  const bool is_half = code == rapidjson::kParseErrorObjectMissName && bytes[at - 1] == ',' && is_digit(bytes[at - 2]);
  if (!is_half && bytes[at - 1] != '0') return std::nullopt;
  const std::size_t begin = bytes.find_last_not_of("0123456789", at - (is_half ? 2 : 1)) + 1;
  const std::size_t end = std::min(bytes.find_first_not_of("0123456789", at), bytes.size());
  const std::string written(bytes.substr(begin, end - begin));
  if (is_half) return Diagnostic{Kind::odd_number, {begin, end}, {written}, as_number(written), {}};
  const std::string bare = written.substr(std::min(written.find_first_not_of('0'), written.size() - 1));
  return Diagnostic{Kind::leading_zero, {begin, end}, {written}, HelpLine{Help::without_zero, {bare}}, {}};
}

// Text that stands bare: a word, a date or an id wants quotes, all else that begins as a number is none.
Diagnostic bare(std::string_view line, Span span) {
  const std::string_view text = line.substr(span.begin, span.end - span.begin);
  if (is_letter(text[0]) || parse_date(text) || is_indicator_id(text)) {
    return unreadable(span, Help::put_in_quotes, {quoted(text)});
  }
  const bool begins_as_number = std::string_view("0123456789.+-").find(text[0]) != std::string_view::npos;
  return {Kind::unreadable_record, span, {}, begins_as_number ? as_number(text) : HelpLine{Help::record_is, {}}, {}};
}

// A bracket that closes too early, or another one than is open.
Diagnostic early_end(std::string_view line, std::size_t at, rapidjson::ParseErrorCode code, const Tree& tree) {
  const Span sign{at, at + 1};
  const char before = line[line.find_last_not_of(" \t", at - 1)];
  if (before == ',') return unreadable(sign, Help::no_comma_before_end);
  if (before == ':') return unreadable(sign, Help::give_value_or_remove);
  if (code == rapidjson::kParseErrorObjectMissColon && line[at] == '}') return unreadable(sign, Help::colon_missing);
  return open_bracket(line, tree.innermost());
}

Diagnostic misplaced(std::string_view line, std::size_t at, rapidjson::ParseErrorCode code, const Tree& tree) {
  const char sign = line[at];
  const Span text = bare_text(line, at);
  const Span here = text.begin < at ? Span{at, at + 1} : text;
  if (sign == '\'') return unreadable(here, Help::double_quotes);
  if (is_typographic_quote(decode(line, at).value)) return unreadable(text, Help::straight_quotes);
  if (line[at - 1] == '"' && !is_one_of(sign, "\",:[]{}"))
    return {Kind::text_behind_quote, text, {}, HelpLine{Help::quote_inside, {}}, {}};
  if (auto number = odd_number(line, at, code)) return *std::move(number);
  const bool ends_early = code == rapidjson::kParseErrorNumberMissFraction ||
                          code == rapidjson::kParseErrorNumberMissExponent ||
                          code == rapidjson::kParseErrorValueInvalid;
  const bool is_begun = text.begin < at && (text.end > at || ends_early);
  if (is_begun) return bare(line, text);  // some of it was read as a number, `true`, `false` or `null`
  if (sign == ']' || sign == '}') return early_end(line, at, code, tree);
  switch (code) {
    case rapidjson::kParseErrorObjectMissColon:
      return unreadable(here, Help::colon_missing);
    case rapidjson::kParseErrorObjectMissCommaOrCurlyBracket:
    case rapidjson::kParseErrorArrayMissCommaOrSquareBracket:
      if (sign == ':' && line[tree.innermost()] == '[') return open_bracket(line, tree.innermost());
      if (sign == ':') return {Kind::unexpected_sign, here, {std::string(":")}, std::nullopt, {}};
      return unreadable(here, Help::comma_missing);
    case rapidjson::kParseErrorObjectMissName:
      return unreadable(here, Help::keys_in_quotes);
    default:
      break;
  }
  const bool is_behind_colon = line[line.find_last_not_of(" \t", at - 1)] == ':';
  if (is_behind_colon && sign == ',') return unreadable(here, Help::give_value_or_remove);
  return bare(line, here);
}

// The escape whose backslash stands at `at`: an unknown one, one whose digits are missing, or half of a
// character.
Diagnostic bad_escape(std::string_view line, std::size_t at) {
  constexpr std::size_t kDigits = 4;
  const std::size_t name = at + 1;
  std::size_t end = std::min(name + std::max<std::size_t>(decode(line, name).length, 1), line.size());
  const std::string written(line.substr(name, end - name));
  if (written != "u") return {Kind::bad_escape, {at, end}, {written}, HelpLine{Help::backslash_is, {}}, {}};
  const std::size_t behind = std::min(line.find_first_not_of("0123456789abcdefABCDEF", end), line.size());
  if (behind - end < kDigits) {
    return {Kind::escape_digits,
            {at, end},
            {written, static_cast<std::int64_t>(kDigits)},
            HelpLine{Help::backslash_is, {}},
            {}};
  }
  end += kDigits;
  return {Kind::bad_escape,
          {at, end},
          {std::string(line.substr(name, end - name))},
          HelpLine{Help::write_characters, {}},
          {}};
}

Diagnostic problem_of(std::string_view line, std::size_t at, rapidjson::ParseErrorCode code, const Tree& tree) {
  if (line[at] == '\t')  // the only control character that is not looked for before
    return {Kind::control_character, {at, at + 1}, {code_point_name(U'\t')}, HelpLine{Help::blank_instead, {}}, {}};
  switch (code) {
    case rapidjson::kParseErrorTermination: {
      if (tree.lone_half()) return bad_escape(line, *tree.lone_half());
      const std::size_t bracket = tree.innermost();
      return {Kind::too_deep, {bracket, bracket + 1}, {static_cast<std::int64_t>(kDeepestJson)}, std::nullopt, {}};
    }
    case rapidjson::kParseErrorStringEscapeInvalid:
    case rapidjson::kParseErrorStringUnicodeEscapeInvalidHex:
    case rapidjson::kParseErrorStringUnicodeSurrogateInvalid:
      return bad_escape(line, at);
    case rapidjson::kParseErrorNumberTooBig: {
      const Span number = bare_text(line, at);
      return {Kind::odd_number,
              number,
              {std::string(line.substr(number.begin, number.end - number.begin))},
              HelpLine{Help::digits_at_most, {static_cast<std::int64_t>(kMostDigits)}},
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
  return open_bracket(line, tree.innermost());
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

JsonLine read_by_rapidjson(const SourceText& source, std::size_t begin, std::size_t end) {
  const std::string_view line = source.bytes().substr(0, end);  // offsets stay those of the file
  JsonLine read;
  rapidjson::MemoryStream stream(line.data() + begin, end - begin);
  Tree tree(line, begin, stream, read.document);
  rapidjson::GenericReader<rapidjson::UTF8<>, rapidjson::UTF8<>, JsonMemory> reader;
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

JsonLine read_json_line(const SourceText& source, std::size_t begin, std::size_t end, Reading reading) {
  auto usual = read_usual_json(source, begin, end);
  if (!usual) return read_by_rapidjson(source, begin, end);
  JsonLine read{std::move(*usual), std::nullopt};
  if (reading == Reading::checked) {
    JsonLine other = read_by_rapidjson(source, begin, end);
    if (other.problem) other.document.problems.push_back(*other.problem);
    read.document.misread = find_misread(read.document, other.document);
  }
  return read;
}

}  // namespace rbplan
