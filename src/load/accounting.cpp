#include "load/accounting.h"

#include <algorithm>

#include "load/lines.h"
#include "load/scalars.h"

namespace rbplan {
namespace {

// The indicator that leads to a node.
enum class Lead : char { none = '\0', colon = ':', dash = '-', comma = ',' };

// Where a node stands: how deep the block is that it belongs to (-1: none), and whether it is inside brackets.
struct Around {
  long block_column = -1;
  bool in_brackets = false;
};

class Accounting {
 public:
  Accounting(const SourceText& source, YamlDocument& document)
      : bytes_(source.bytes()), document_(document), at_(source.bom_length()), begin_(source.bom_length()) {}

  void run() {
    node(0, Lead::none, {});
    skip_end_marker();
    if (!failed() && at_ < bytes_.size()) dropped(at_, bytes_.size());
  }

 private:
  // ---- bytes

  char byte(std::size_t at) const { return at < bytes_.size() ? bytes_[at] : '\0'; }
  bool ends_token(std::size_t at) const {
    return at >= bytes_.size() || byte(at) == ' ' || byte(at) == '\t' || break_length(bytes_, at) > 0;
  }
  std::size_t line_start(std::size_t at) const { return std::max(line_begin(bytes_, at), begin_); }
  long column(std::size_t at) const { return static_cast<long>(at - line_start(at)); }
  bool begins_line(std::size_t at) const {
    return bytes_.substr(line_start(at), at - line_start(at)).find_first_not_of(" \t") == std::string_view::npos;
  }

  // ---- problems: the first one ends the walk, since what follows no longer fits

  bool failed() const { return failed_; }

  void problem(Kind kind, Span span, Arguments arguments, Help help) {
    if (failed()) return;
    document_.problems.push_back({kind, span, std::move(arguments), HelpLine{help, {}}, {}});
    failed_ = facts(kind).severity == Severity::error;
  }

  void dropped(std::size_t begin, std::size_t end) {
    const std::size_t line_end = std::min(bytes_.find_first_of("\r\n", begin), bytes_.size());
    problem(Kind::dropped_text, {begin, std::max(begin + 1, std::min(end, line_end))}, {}, Help::check_indentation);
  }

  // ---- between values

  // White space and comments up to `limit`.
  void skip_white(std::size_t limit, const Around& around) {
    while (at_ < limit && !failed()) {
      if (const std::size_t length = break_length(bytes_, at_)) {
        at_ += length;
        begin_line(around);
      } else if (byte(at_) == ' ' || byte(at_) == '\t') {
        ++at_;
      } else if (byte(at_) == '#') {
        if (at_ > begin_ && !ends_token(at_ - 1)) {
          return problem(Kind::comment_without_blank, {at_, at_ + 1}, {}, Help::blank_before_remark);
        }
        const std::size_t begin = at_;
        while (at_ < bytes_.size() && break_length(bytes_, at_) == 0) ++at_;
        const auto& known = document_.comments;  // white space behind an empty value is gone over twice
        if (known.empty() || known.back().begin < begin) document_.comments.push_back({begin, at_});
      } else {
        return;
      }
    }
  }

  // At the beginning of a line: its white space holds no tab, and inside brackets it is deeper than the block.
  void begin_line(const Around& around) {
    std::size_t text = at_;
    while (byte(text) == ' ' || byte(text) == '\t') ++text;
    if (text >= bytes_.size() || break_length(bytes_, text) > 0 || byte(text) == '#') return;
    const std::size_t tab = bytes_.substr(at_, text - at_).find('\t');
    if (tab != std::string_view::npos) {
      return problem(Kind::tab_indentation, {at_ + tab, at_ + tab + 1}, {}, Help::indent_with_blanks);
    }
    if (around.in_brackets && static_cast<long>(text - at_) <= around.block_column) {
      problem(Kind::too_shallow, {text, text + 1}, {}, Help::check_indentation);
    }
  }

  // The indicator, where it stands next; a colon and a dash need white space behind them outside brackets.
  bool take(Lead lead, const Around& around) {
    if (lead == Lead::none || byte(at_) != static_cast<char>(lead)) return false;
    const bool needs_blank = lead == Lead::dash || (lead == Lead::colon && !around.in_brackets);
    if (needs_blank && !ends_token(at_ + 1)) return false;
    ++at_;
    return true;
  }

  // From the last value to the next one, over the indicator that is due.
  void reach(std::size_t to, Lead lead, const Around& around) {
    skip_white(to, around);
    if (lead == Lead::none && !started_ && bytes_.substr(at_, 3) == "---" && ends_token(at_ + 3)) at_ += 3;
    if (lead == Lead::none && at_ < to && byte(at_) == '?') ++at_;  // a key may be marked as one
    const bool taken = lead == Lead::none || take(lead, around);
    skip_white(to, around);
    if (failed()) return;
    if (at_ != to || !taken) dropped(std::min(at_, to), std::max(at_, to));
  }

  void skip_end_marker() {
    skip_white(bytes_.size(), {});
    if (column(at_) != 0 || bytes_.substr(at_, 3) != "...") return;
    at_ += 3;
    skip_white(bytes_.size(), {});
  }

  // ---- values

  YamlNode& at_index(std::uint32_t index) { return document_.nodes[index]; }

  void node(std::uint32_t index, Lead lead, const Around& around) {
    if (failed()) return;
    const YamlNode& one = at_index(index);
    if (one.kind == YamlNode::Kind::null && one.is_empty) return empty(lead, around);
    reach(one.begin, lead, around);
    started_ = true;
    check_depth(one, lead, around);
    if (failed()) return;
    switch (one.kind) {
      case YamlNode::Kind::null:
        at_ = one.end;
        return;
      case YamlNode::Kind::scalar:
        return scalar(index, around);
      case YamlNode::Kind::sequence:
      case YamlNode::Kind::mapping:
        break;
    }
    if (one.style == YamlNode::Style::flow) return brackets(index, around);
    const Around inside{column(one.begin), false};
    const bool is_mapping = one.kind == YamlNode::Kind::mapping;
    bool is_key = true;
    for (std::uint32_t child = index + 1; child < at_index(index).next; child = at_index(child).next) {
      if (!is_mapping) {
        node(child, Lead::dash, inside);
      } else {
        node(child, is_key ? Lead::none : Lead::colon, inside);
        is_key = !is_key;
      }
    }
  }

  // A value or an item that is not there; the shape says so. Its indicator is taken where it stands.
  void empty(Lead lead, const Around& around) {
    const std::size_t before = at_;
    skip_white(bytes_.size(), around);
    if (!started_ && bytes_.substr(at_, 3) == "---") {  // a document with nothing in it
      at_ += 3;
      return;
    }
    if (!take(lead, around)) at_ = before;
  }

  // A value on a line of its own is deeper than the block it belongs to; the items of a list may stand at its key.
  void check_depth(const YamlNode& one, Lead lead, const Around& around) {
    if (around.in_brackets || lead == Lead::none || !begins_line(one.begin)) return;
    const bool is_list =
        one.kind == YamlNode::Kind::sequence && one.style == YamlNode::Style::block && lead == Lead::colon;
    if (column(one.begin) > around.block_column - (is_list ? 1 : 0)) return;
    problem(Kind::too_shallow, {one.begin, one.begin + 1}, {}, Help::check_indentation);
  }

  void brackets(std::uint32_t index, const Around& around) {
    const Around inside{around.block_column, true};
    const char open = byte(at_);
    const bool has_bracket = open == '[' || open == '{';  // `[a: 1]` has a mapping without
    if (has_bracket) ++at_;
    const bool is_mapping = at_index(index).kind == YamlNode::Kind::mapping;
    bool is_first = true;
    bool is_key = true;
    for (std::uint32_t child = index + 1; child < at_index(index).next; child = at_index(child).next) {
      node(child, is_mapping && !is_key ? Lead::colon : is_first ? Lead::none : Lead::comma, inside);
      if (is_mapping) is_key = !is_key;
      is_first = false;
    }
    if (!has_bracket || failed()) return;
    skip_white(bytes_.size(), inside);
    if (!is_first && take(Lead::comma, inside)) skip_white(bytes_.size(), inside);
    if (failed()) return;
    if (byte(at_) != (open == '[' ? ']' : '}')) return dropped(at_, bytes_.size());
    ++at_;
  }

  void scalar(std::uint32_t index, const Around& around) {
    YamlNode& one = at_index(index);
    if (around.in_brackets && is_dash_alone(one)) {
      return problem(Kind::needs_quotes, {at_, at_ + 1}, {std::string("-")}, Help::put_text_in_quotes);
    }
    if (stands_as_it_is(one)) return behind_scalar(one);
    const char first = byte(at_);
    const bool quoted = one.style == YamlNode::Style::quoted;
    const bool block = one.style == YamlNode::Style::block;
    if (block && one.text.find_first_not_of('\n') == std::string_view::npos) {
      return problem(Kind::empty_block, {at_, at_ + 1}, {std::string(1, first)}, Help::text_below);
    }
    const auto read = quoted  ? read_quoted(bytes_, at_)
                      : block ? read_block(bytes_, at_, one.text)
                              : read_plain(bytes_, at_, one.text);
    if (!read || read->text != one.text) {
      return problem(Kind::not_as_written, {one.begin, std::max(one.begin + 1, one.end)}, {}, Help::write_characters);
    }
    for (std::size_t line = bytes_.find('\n', at_); !block && line < read->end; line = bytes_.find('\n', line + 1)) {
      at_ = line + 1;
      begin_line({around.block_column, true});
      if (failed()) return;
      if (!quoted) look_for_dash();
    }
    one.end = static_cast<std::uint32_t>(read->end);
    behind_scalar(one);
  }

  // `[-]`, `[-, a]`: to YAML 1.2 (7.3.3) a dash begins text only when a letter follows.
  static bool is_dash_alone(const YamlNode& one) {
    return one.style == YamlNode::Style::plain && one.text.starts_with('-') &&
           (one.text.size() == 1 || std::string_view(" \n,[]{}").find(one.text[1]) != std::string_view::npos);
  }

  // In text over several lines, a line that begins with a dash was most likely meant as the next item.
  void look_for_dash() {
    const std::size_t text = bytes_.find_first_not_of(' ', at_);
    if (bytes_.substr(text, 2) == "- ") problem(Kind::dash_in_text, {text, text + 1}, {}, Help::dash_deeper);
  }

  // Whether the value is the very bytes between its ends, as nearly all are: then there is nothing to read again.
  bool stands_as_it_is(const YamlNode& one) const {
    return one.text.data() >= bytes_.data() && one.text.data() < bytes_.data() + bytes_.size();
  }

  void behind_scalar(const YamlNode& one) {
    at_ = one.end;
    const bool quoted = one.style == YamlNode::Style::quoted;
    const bool goes_on =
        quoted && !ends_token(at_) && std::string_view(":,]}").find(byte(at_)) == std::string_view::npos;
    if (!goes_on) return;
    if (byte(at_) == '#') return problem(Kind::comment_without_blank, {at_, at_ + 1}, {}, Help::blank_before_remark);
    dropped(at_, bytes_.size());
  }

  std::string_view bytes_;
  YamlDocument& document_;
  std::size_t at_;     // everything before it is accounted for
  std::size_t begin_;  // the first byte behind a byte order mark
  bool started_ = false;
  bool failed_ = false;
};

}  // namespace

void account(const SourceText& source, YamlDocument& document) {
  if (!document.problems.empty() || document.nodes.empty()) return;
  Accounting(source, document).run();
}

}  // namespace rbplan
