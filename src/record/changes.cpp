#include "record/changes.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"

namespace rbplan {
namespace {

bool is_space(char c) { return c == ' ' || c == '\t'; }
bool is_white(char c) { return is_space(c) || c == '\r' || c == '\n'; }

bool is_ignore_remark(std::string_view comment) {
  return comment.substr(std::min(comment.find_first_not_of("# \t"), comment.size())).starts_with("rbplan:");
}

}  // namespace

Changes::Changes(const SourceText& source, const YamlDocument& document) : bytes_(source.bytes()), document_(document) {
  for (const YamlNode& node : document.nodes) {
    if (node.kind != YamlNode::Kind::scalar) continue;
    const std::size_t first = node.style == YamlNode::Style::block ? line_end(node.begin) : node.begin;
    if (line_end(first) < node.end) over_lines_.push_back({first, node.end});
  }
}

std::size_t Changes::line_begin(std::size_t at) const {
  const std::size_t feed = at == 0 ? std::string_view::npos : bytes_.rfind('\n', at - 1);
  return feed == std::string_view::npos ? 0 : feed + 1;
}

std::size_t Changes::line_end(std::size_t at) const { return std::min(bytes_.find('\n', at), bytes_.size()); }

std::size_t Changes::behind_line(std::size_t at) const { return std::min(line_end(at) + 1, bytes_.size()); }

bool Changes::is_first_on_line(std::size_t at) const {
  return is_blank(bytes_.substr(line_begin(at), at - line_begin(at)));
}

std::size_t Changes::end_of(const Node& node) const {
  if (node->kind == YamlNode::Kind::null || node->kind == YamlNode::Kind::scalar) {
    std::size_t end = node->end;
    while (end > node->begin + 1U && is_white(bytes_[end - 1])) --end;  // of a block
    return end;
  }
  const auto children = node.children();
  std::size_t end = children.empty() ? node->begin + 1U : end_of(children.back());
  if (node->style != YamlNode::Style::flow) return end;
  while (bytes_[end] != ']' && bytes_[end] != '}') end = bytes_[end] == '#' ? line_end(end) : end + 1;
  return end + 1;
}

std::size_t Changes::dash_before(std::size_t at) const {
  for (;;) {
    if (const Span* comment = comment_that_ends_at(at)) {
      at = comment->begin;
    } else if (is_white(bytes_[at - 1])) {
      --at;
    } else {
      return at - 1;
    }
  }
}

std::size_t Changes::behind_colon(std::size_t at) const {
  return std::min(bytes_.find(':', at), bytes_.size() - 1) + 1;
}

void Changes::replace(std::size_t begin, std::size_t end, std::string text) {
  edits_.push_back({begin, end, std::move(text)});
}

void Changes::remove(std::size_t begin, std::size_t end, Comments comments) {
  if (comments == Comments::go) gone_.push_back({begin, end});
  std::size_t from = begin;
  bool has_kept = false;
  for (const Span& comment : document_.comments) {
    const bool stays = comments == Comments::stay && comment.begin >= begin && comment.begin < end;
    if (!stays || is_ignore_remark(bytes_.substr(comment.begin, comment.end - comment.begin))) continue;
    std::size_t keep = comment.begin;
    while (keep > from && is_space(bytes_[keep - 1])) --keep;
    replace(from, keep, {});
    from = std::min(behind_line(comment.begin), end);
    has_kept = true;
  }
  const bool is_indent = has_kept && is_blank(bytes_.substr(from, end - from));
  if (!is_indent) replace(from, end, {});
}

void Changes::empty(std::size_t begin, std::size_t end) {
  for (const Span& comment : document_.comments) {
    const bool stays = comment.begin >= begin && comment.begin < end;
    if (!stays || is_ignore_remark(bytes_.substr(comment.begin, comment.end - comment.begin))) continue;
    std::size_t keep = comment.begin;
    while (keep > begin && is_white(bytes_[keep - 1])) --keep;
    replace(begin, keep, {});
    begin = bytes_.find_first_not_of(" \t\r\n", comment.end);
  }
  replace(begin, end, {});
}

void Changes::remove_lines(std::size_t first, std::size_t last, Comments comments) {
  std::size_t begin = line_begin(first);
  while (begin > 0) {
    const std::size_t above = line_begin(begin - 1);
    const std::string_view line = bytes_.substr(above, begin - above);
    const std::size_t sign = std::min(line.find_first_not_of(" \t"), line.size() - 1);
    if (line[sign] != '#' || !is_ignore_remark(line.substr(sign))) break;
    begin = above;
  }
  remove(begin, behind_line(last), comments);
}

void Changes::mark_comments_that_name(int year) {
  for (const Span& comment : document_.comments) {
    const std::string_view text = bytes_.substr(comment.begin, comment.end - comment.begin);
    for_each_year(text, [&](std::size_t, int named) {
      if (named == year && !is_ignore_remark(text)) mark(comment.begin);
    });
  }
}

std::string Changes::text(std::string_view mark) {
  const std::string remark = fmt::format("# {}", mark);
  std::set<std::size_t> places;
  for (const std::size_t at : marks_) {
    if (!is_gone(at)) places.insert(place_of_mark(at));
  }
  for (const std::size_t at : places) {
    const bool is_marked = bytes_.substr(line_begin(at), at - line_begin(at)).ends_with(remark);
    if (!is_marked) replace(at, at, "  " + remark);
  }
  std::stable_sort(edits_.begin(), edits_.end(), [](const Edit& a, const Edit& b) { return a.begin < b.begin; });
  std::string out;
  std::size_t at = 0;
  for (const Edit& edit : edits_) {
    if (edit.begin > at) out += bytes_.substr(at, edit.begin - at);
    out += edit.text;
    at = std::max(at, edit.end);
  }
  out += bytes_.substr(at);
  return out;
}

const Span* Changes::comment_that_ends_at(std::size_t at) const {
  const auto& comments = document_.comments;
  const auto found = std::lower_bound(comments.begin(), comments.end(), at,
                                      [](const Span& span, std::size_t end) { return span.end < end; });
  return found != comments.end() && found->end == at ? &*found : nullptr;
}

bool Changes::is_gone(std::size_t at) const {
  return std::any_of(gone_.begin(), gone_.end(), [&](const Span& span) { return at >= span.begin && at < span.end; });
}

// The end of the line, of a value over several lines that of its last one, of what is left out that behind it.
std::size_t Changes::place_of_mark(std::size_t at) const {
  std::size_t end = line_end(at);
  for (const Span& span : over_lines_) {
    if (span.begin < end && end < span.end) end = line_end(span.end);
  }
  for (const Edit& edit : edits_) {
    if (edit.begin < end && end < edit.end) end = line_end(edit.end);
  }
  return bytes_[end - 1] == '\r' ? end - 1 : end;
}

}  // namespace rbplan
