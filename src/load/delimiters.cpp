#include "load/delimiters.h"

#include <algorithm>
#include <vector>

#include "load/lines.h"

namespace rbplan {
namespace {

// Where on a line things begin, and so what they belong to.
class Line {
 public:
  Line(std::string_view bytes, std::size_t at) : begin_(line_begin(bytes, at)), dash_(begin_), word_(begin_) {
    for (; word_ < bytes.size() && (bytes[word_] == ' ' || is_dash(bytes, word_)); ++word_) {
      if (bytes[word_] == '-') dash_ = word_;
    }
    const char first = word_ < bytes.size() ? bytes[word_] : '\n';
    word_is_bracket_ = first == '[' || first == '{';
    is_empty_ = dash_ == begin_ && (first == '\n' || first == '\r' || first == '#');
    indentation_ = first_of_line(bytes, begin_) - begin_;
  }

  bool is_empty() const { return is_empty_; }  // but for a remark
  std::size_t indentation() const { return indentation_; }

  // The column of the block that a value at `at` belongs to: of the key on its line, or of the dash it stands behind.
  // What is in brackets belongs to the block around them.
  std::size_t block_column(std::size_t at) const { return (at <= word_ || word_is_bracket_ ? dash_ : word_) - begin_; }

 private:
  static bool is_dash(std::string_view bytes, std::size_t at) {
    return bytes[at] == '-' && at + 1 < bytes.size() && bytes[at + 1] == ' ';
  }

  std::size_t begin_;
  std::size_t dash_;  // the last one before the first word; the line's beginning where there is none
  std::size_t word_;
  std::size_t indentation_ = 0;
  bool word_is_bracket_ = false;
  bool is_empty_ = false;
};

bool starts_value(std::string_view bytes, std::size_t at) {
  return at == 0 || std::string_view(" \t\n[{,").find(bytes[at - 1]) != std::string_view::npos;
}

// Whether a value may end before that byte.
bool ends_value(char c) { return std::string_view(" \t\r\n,:]}#").find(c) != std::string_view::npos; }

// Whether the bracket at `at` begins a value: behind a key, a dash, a comma, another bracket, or on a line of its own.
bool starts_flow(std::string_view bytes, std::size_t at) {
  while (at > 0 && bytes[at - 1] == ' ') --at;
  return at == 0 || std::string_view("\n:-,[{").find(bytes[at - 1]) != std::string_view::npos;
}

// The offset behind the comment or the quoted text that begins at `at`; `at` itself where neither does.
std::size_t skip_aside(std::string_view bytes, std::size_t at) {
  if (!starts_value(bytes, at)) return at;
  if (bytes[at] == '#') return std::min(bytes.find('\n', at), bytes.size());
  if (bytes[at] == '"' || bytes[at] == '\'') return quoted_end(bytes, at).value_or(bytes.size());
  return at;
}

// The brackets that are open at a place, while it goes through the bytes.
class OpenBrackets {
 public:
  explicit OpenBrackets(std::size_t last) : last_(last) {}

  std::optional<std::size_t> innermost_unclosed;  // of those up to `last`

  bool none() const { return open_.empty(); }

  void open(std::size_t at, char bracket, const Line& line) {
    const std::size_t column = open_.empty() ? line.block_column(at) : open_.back().column;
    open_.push_back({at, column, bracket == '[' ? ']' : '}'});
  }

  void close(char bracket) {
    while (!open_.empty() && open_.back().closing != bracket) give_up();
    if (!open_.empty()) open_.pop_back();
  }

  // A line that is no deeper than their block ends them.
  void begin_line(const Line& line) {
    while (!line.is_empty() && !open_.empty() && line.indentation() <= open_.back().column) give_up();
  }

  void end() {
    while (!open_.empty()) give_up();
  }

 private:
  void give_up() {
    const std::size_t at = open_.back().at;
    if (at <= last_) innermost_unclosed = std::max(at, innermost_unclosed.value_or(0));
    open_.pop_back();
  }

  struct Open {
    std::size_t at;
    std::size_t column;
    char closing;
  };

  std::size_t last_;
  std::vector<Open> open_;
};

}  // namespace

std::optional<std::size_t> quoted_end(std::string_view bytes, std::size_t at) {
  const bool is_double = bytes[at] == '"';
  const std::string_view special = is_double ? "\"\\" : "'";
  for (std::size_t i = bytes.find_first_of(special, at + 1); i != std::string_view::npos;
       i = bytes.find_first_of(special, i + 2)) {
    const bool doubled = !is_double && bytes.substr(i + 1, 1) == "'";  // '' in single quotes is one quote
    if (bytes[i] != '\\' && !doubled) return i + 1;
  }
  return std::nullopt;
}

bool is_unclosed(std::string_view bytes, std::size_t at, std::optional<std::size_t> outermost) {
  const auto end = quoted_end(bytes, at);
  if (!end) return true;
  const bool several_lines = bytes.substr(at, *end - at).find('\n') != std::string_view::npos;
  if (!several_lines) return false;
  if (*end < bytes.size() && !ends_value(bytes[*end])) return true;
  const std::size_t value = outermost.value_or(at);
  const std::size_t column = Line(bytes, value).block_column(value);
  for (std::size_t line = bytes.find('\n', at); line < *end; line = bytes.find('\n', line + 1)) {
    const std::size_t text = bytes.find_first_not_of(" \t\r", line + 1);
    const bool has_tab = bytes.substr(line + 1, text - (line + 1)).find('\t') != std::string_view::npos;
    if (bytes[text] == '\n' || has_tab) continue;
    if (text - (line + 1) <= column) return true;
  }
  return false;
}

std::optional<std::size_t> next_quote(std::string_view bytes, std::size_t from) {
  for (std::size_t i = from; i < bytes.size(); ++i) {
    if (!starts_value(bytes, i)) continue;
    if (bytes[i] == '"' || bytes[i] == '\'') return i;
    if (bytes[i] == '#') i = std::min(bytes.find('\n', i), bytes.size());
  }
  return std::nullopt;
}

std::optional<std::size_t> find_unclosed_quote(std::string_view bytes, std::size_t from, std::size_t last) {
  auto quote = next_quote(bytes, from);
  while (quote && *quote <= last && !is_unclosed(bytes, *quote)) quote = next_quote(bytes, *quoted_end(bytes, *quote));
  return quote && *quote <= last ? quote : std::nullopt;
}

std::optional<std::size_t> find_unclosed_bracket(std::string_view bytes, std::size_t from, std::size_t last) {
  OpenBrackets brackets(last);
  Line line(bytes, from);
  for (std::size_t i = from; i < bytes.size() && (i <= last || !brackets.none()); ++i) {
    const char c = bytes[i];
    if (c == '\n') {
      line = Line(bytes, i + 1);
      brackets.begin_line(line);
    } else if ((c == '[' || c == '{') && (!brackets.none() || starts_flow(bytes, i))) {
      brackets.open(i, c, line);
    } else if (c == ']' || c == '}') {
      brackets.close(c);
    } else if (const std::size_t next = skip_aside(bytes, i); next > i) {
      i = next - 1;
    }
  }
  brackets.end();
  return brackets.innermost_unclosed;
}

}  // namespace rbplan
