#include "load/usual.h"

#include <algorithm>
#include <array>

#include "base/numbers.h"
#include "base/text.h"
#include "load/json_line.h"
#include "load/refusal.h"

namespace rbplan {
namespace {

constexpr std::size_t kLongestUsualKey = 64;  // bytes; yaml-cpp refuses keys of more than 1,024

// What a byte may be.
enum : std::uint8_t {
  kInKey = 1,
  kBeginsBare = 2,
  kInBare = 4,
  kInBareBracketed = 8,  // in bare text within brackets
  kDigit = 16,
};

constexpr std::array<std::uint8_t, 256> uses_of_bytes() {
  std::array<std::uint8_t, 256> uses{};
  const auto give = [&](char c, int use) { uses[static_cast<unsigned char>(c)] |= static_cast<std::uint8_t>(use); };
  for (int c = '!'; c < 0x7F; ++c) give(static_cast<char>(c), c == ':' || c == '#' ? 0 : kInBare);
  for (int c = 0x80; c < 0x100; ++c) give(static_cast<char>(c), kBeginsBare | kInBare | kInBareBracketed);
  for (char c = 'a'; c <= 'z'; ++c) give(c, kInKey | kBeginsBare | kInBareBracketed);
  for (char c = 'A'; c <= 'Z'; ++c) give(c, kBeginsBare | kInBareBracketed);
  for (char c = '0'; c <= '9'; ++c) give(c, kDigit | kBeginsBare | kInBareBracketed);
  for (const char c : std::string_view("_./()%+-@;='")) give(c, kInBareBracketed);
  give('_', kInKey);
  return uses;
}

constexpr std::array<std::uint8_t, 256> kUses = uses_of_bytes();

bool may_be(char c, int use) { return (kUses[static_cast<unsigned char>(c)] & use) != 0; }

bool is_control(char c) { return static_cast<unsigned char>(c) < ' '; }

bool is_of_one_line(std::string_view text) {
  return ascii_run(text) == text.size() || std::none_of(text.begin(), text.end(), is_control);
}

// Goes through the bytes once. Each step says whether all is in the usual form still; behind the first that is not,
// what was read is of no use.
class UsualReader {
 public:
  // The bytes up to their end; only with `is_json` are numbers, `true` and `false` the only bare text.
  UsualReader(std::string_view bytes, std::size_t begin, bool is_json)
      : bytes_(bytes), at_(begin), line_(begin), is_json_(is_json) {
    document.nodes.reserve((bytes.size() - begin) / kBytesPerNode + 1);
  }

  YamlDocument document;

  bool lines() {
    while (at_ < bytes_.size()) {
      if (!line()) return false;
    }
    if (awaits_value_ || open_.empty()) return false;
    while (!open_.empty()) close();
    return document.nodes.size() <= kMostYamlValues;
  }

  bool json() { return value() && at_line_end(blanks()); }

 private:
  using Kind = YamlNode::Kind;
  using Style = YamlNode::Style;

  struct Open {
    std::size_t node;
    std::size_t column;
    Kind kind;
    Style style;
  };

  // ---- bytes

  // The one at the cursor, or some behind it; a zero behind the last.
  char byte(std::size_t ahead = 0) const { return at_ + ahead < bytes_.size() ? bytes_[at_ + ahead] : '\0'; }

  std::string_view text(std::size_t length) const { return bytes_.substr(at_, length); }

  // How many there are at the cursor.
  std::size_t blanks() const {
    std::size_t count = 0;
    while (byte(count) == ' ') ++count;
    return count;
  }

  bool at_line_end(std::size_t ahead = 0) const {
    if (at_ + ahead >= bytes_.size()) return true;
    return byte(ahead) == '\n' || (byte(ahead) == '\r' && byte(ahead + 1) == '\n');
  }

  bool takes(char c) {
    if (byte() != c) return false;
    ++at_;
    return true;
  }

  std::size_t column() const { return at_ - line_; }

  // ---- lines

  bool line() {
    at_ += blanks();
    if (byte() == '#' || at_line_end()) return end_line();
    if (is_start_marker()) {
      at_ += 3;
      return end_line();
    }
    const bool is_item = byte() == '-' && byte(1) == ' ';
    if (!enter_block(is_item)) return false;
    if (!is_item) return pair() && end_line();
    at_ += 1;
    at_ += blanks();
    if (key_length() == 0) return value() && end_line();
    return open(Kind::mapping, Style::block) && pair() && end_line();
  }

  // `---` before all else, once.
  bool is_start_marker() {
    if (has_start_marker_ || !open_.empty() || column() != 0 || text(3) != "---") return false;
    return has_start_marker_ = true;
  }

  // Ends the blocks that the line at the cursor is no part of. The block that a key has waited for begins with it.
  bool enter_block(bool is_item) {
    const Kind kind = is_item ? Kind::sequence : Kind::mapping;
    if (open_.empty()) return column() == 0 && !is_item && open(kind, Style::block);
    if (awaits_value_) {
      awaits_value_ = false;
      const bool is_deeper = column() > open_.back().column || (is_item && column() == open_.back().column);
      return is_deeper && open(kind, Style::block);
    }
    while (column() < open_.back().column || (column() == open_.back().column && ends_list(is_item))) close();
    return column() == open_.back().column && kind == open_.back().kind;
  }

  // Whether the innermost block is a list in the column of its key, whose next key the line begins with.
  bool ends_list(bool is_item) const { return open_.back().kind == Kind::sequence && !is_item; }

  // Blanks, perhaps a comment, and the break.
  bool end_line() {
    at_ += blanks();
    if (byte() == '#') {
      if (column() > 0 && bytes_[at_ - 1] != ' ') return false;
      const std::size_t begin = at_;
      while (!is_control(byte()) || byte() == '\t') ++at_;
      document.comments.push_back({begin, at_});
    }
    if (!at_line_end()) return false;
    at_ = std::min(bytes_.find('\n', at_), bytes_.size() - 1) + 1;
    line_ = at_;
    return true;
  }

  // ---- keys and values

  // Of the bare key that stands here before its colon; 0 where none does.
  std::size_t key_length() const {
    std::size_t length = 0;
    while (may_be(byte(length), kInKey)) ++length;
    const bool has_colon = byte(length) == ':' && (byte(length + 1) == ' ' || at_line_end(length + 1));
    return has_colon && length <= kLongestUsualKey && !is_null_word(text(length)) ? length : 0;
  }

  // A key and its colon.
  bool key() {
    if (byte() == '"' && is_in_brackets()) {
      const std::size_t begin = at_;
      return double_quoted() && at_ - begin <= kLongestUsualKey && takes(':');
    }
    const std::size_t length = key_length();
    if (length == 0 || is_json_) return false;
    add_scalar(Style::plain, text(length), length);
    return takes(':');
  }

  bool pair() {
    if (!key()) return false;
    at_ += blanks();
    awaits_value_ = byte() == '#' || at_line_end();
    return awaits_value_ || value();
  }

  bool value() {
    switch (byte()) {
      case '"':
        return double_quoted();
      case '\'':
        return !is_json_ && single_quoted();
      case '[':
        return brackets(Kind::sequence, ']');
      case '{':
        return brackets(Kind::mapping, '}');
      default:
        return is_json_ ? json_word() : bare();
    }
  }

  bool is_in_brackets() const { return open_.back().style == Style::flow; }

  // Up to what it may not have; blanks at its end are not of it.
  bool bare() {
    if (!may_be(byte(), kBeginsBare)) return false;
    const int use = is_in_brackets() ? kInBareBracketed : kInBare;
    std::size_t length = 1;
    for (std::size_t i = 1;; ++i) {
      const bool is_in_word = byte(i) == ':' ? may_be(byte(i + 1), kInBare) : byte(i) == '#' && length == i;
      if (may_be(byte(i), use) || (is_in_word && use == kInBare)) {
        length = i + 1;
      } else if (byte(i) != ' ') {
        break;
      }
    }
    if (is_null_word(text(length))) return false;
    add_scalar(Style::plain, text(length), length);
    return true;
  }

  // A number without sign or exponent, and of no more digits than are taken; of words only the two.
  bool json_word() {
    std::size_t length = digits(0);
    if (length > 1 && byte() == '0') return false;
    if (length > 0 && byte(length) == '.') {
      const std::size_t behind = digits(length + 1);
      if (behind == 0) return false;
      length += 1 + behind;
    }
    for (const std::string_view word : {"true", "false"}) {
      if (length == 0 && text(word.size()) == word) length = word.size();
    }
    const char behind = byte(length);
    if (length == 0 || length > kMostDigits || (behind != ',' && behind != ']' && behind != '}' && behind != ' '))
      return false;
    add_scalar(Style::plain, text(length), length);
    return true;
  }

  std::size_t digits(std::size_t ahead) const {
    std::size_t count = 0;
    while (may_be(byte(ahead + count), kDigit)) ++count;
    return count;
  }

  // What stands between a quote at the cursor and the next like it.
  std::optional<std::string_view> between_quotes() const {
    const std::size_t end = bytes_.find(byte(), at_ + 1);
    if (end == std::string_view::npos) return std::nullopt;
    return bytes_.substr(at_ + 1, end - at_ - 1);
  }

  bool single_quoted() {
    const auto inside = between_quotes();
    if (!inside || !is_of_one_line(*inside) || byte(inside->size() + 2) == '\'') return false;
    add_scalar(Style::quoted, *inside, inside->size() + 2);
    return true;
  }

  bool double_quoted() {
    const auto inside = between_quotes();
    if (!inside) return false;
    if (inside->find('\\') != std::string_view::npos) return escaped();
    if (!is_of_one_line(*inside)) return false;
    add_scalar(Style::quoted, *inside, inside->size() + 2);
    return true;
  }

  // Text between double quotes that has backslashes.
  bool escaped() {
    std::string decoded;
    std::size_t end = 1;
    for (; byte(end) != '"'; ++end) {
      if (byte(end) == '\\' && byte(++end) != '"' && byte(end) != '\\') return false;
      if (is_control(byte(end))) return false;
      decoded += byte(end);
    }
    add_scalar(Style::quoted, document.decoded.emplace_back(std::move(decoded)), end + 1);
    return true;
  }

  bool brackets(Kind kind, char closing) {
    if (!open(kind, Style::flow)) return false;
    at_ += 1;
    at_ += blanks();
    if (byte() != closing) {
      do {
        at_ += blanks();
        if (kind == Kind::mapping && !key()) return false;
        at_ += blanks();
        if (!value()) return false;
        at_ += blanks();
      } while (takes(','));
    }
    if (!takes(closing)) return false;
    end_ = at_;
    close();
    return true;
  }

  // ---- nodes

  YamlNode& add(Kind kind, Style style) {
    YamlNode& node = document.nodes.emplace_back();
    node.kind = kind;
    node.style = style;
    node.begin = static_cast<std::uint32_t>(at_);
    return node;
  }

  // `length` is what it takes in the file.
  void add_scalar(Style style, std::string_view text, std::size_t length) {
    YamlNode& node = add(Kind::scalar, style);
    at_ += length;
    end_ = at_;
    node.text = text;
    node.end = static_cast<std::uint32_t>(end_);
    node.next = static_cast<std::uint32_t>(document.nodes.size());
  }

  bool open(Kind kind, Style style) {
    if (open_.size() >= (is_json_ ? kDeepestJson : kDeepestYaml)) return false;
    open_.push_back({document.nodes.size(), column(), kind, style});
    add(kind, style);
    return true;
  }

  // A block ends with its last value.
  void close() {
    YamlNode& node = document.nodes[open_.back().node];
    node.end = static_cast<std::uint32_t>(end_);
    node.next = static_cast<std::uint32_t>(document.nodes.size());
    open_.pop_back();
  }

  std::string_view bytes_;
  std::size_t at_;
  std::size_t line_;     // where that of the cursor begins
  std::size_t end_ = 0;  // of the last value
  bool is_json_;
  bool has_start_marker_ = false;
  bool awaits_value_ = false;  // a key at the end of a line does
  std::vector<Open> open_;     // the collections that have not ended, innermost last
};

}  // namespace

std::optional<YamlDocument> read_usual(const SourceText& source) {
  UsualReader reader(source.bytes(), source.bom_length(), false);
  return reader.lines() ? std::optional(std::move(reader.document)) : std::nullopt;
}

std::optional<YamlDocument> read_usual_json(const SourceText& source, std::size_t begin, std::size_t end) {
  UsualReader reader(source.bytes().substr(0, end), begin, true);
  return reader.json() ? std::optional(std::move(reader.document)) : std::nullopt;
}

}  // namespace rbplan
