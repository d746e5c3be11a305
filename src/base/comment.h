// A comment of a pull request: Markdown that fits where a forge takes only so much.
#pragma once
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/words.h"

namespace rbplan {

// A part that can be folded; `head` is HTML, made harmless.
struct CommentSection {
  std::string head;
  bool is_open = false;
};

struct CommentItem {
  std::size_t section = 0;
  std::string text;  // Markdown, with its line feed
};

struct Comment {
  std::string_view command;  // in the first line, by which the comment is found and replaced
  std::string verdict;
  std::vector<CommentSection> sections;
  std::vector<CommentItem> items;  // the most important first
  // The line that tells how many were left out, where only the first ones are shown.
  std::function<std::string(std::size_t shown)> cut_line;
};

constexpr int kUsualComment = 65'000;  // bytes; GitHub takes 65,536 characters
constexpr int kLeastComment = 500;
constexpr int kMostComment = 10'000'000;

// At most `limit` bytes. A section stands where its first item does; items that do not fit are left out, the least
// important first.
std::string fitted(const Comment& comment, std::size_t limit);

// The line under a comment that was cut: what of it.
std::string left_out_line(const std::string& what, const Words& words);

// As HTML, in which nothing is a tag.
std::string html(std::string text);

// A text as a code span, cut where the file has more than a comment can show.
std::string comment_span(const std::string& text);

}  // namespace rbplan
