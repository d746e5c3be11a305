// Changes of a plan's text that keep all else.
#pragma once
#include <set>
#include <string>
#include <vector>

#include "base/text.h"
#include "load/shape.h"

namespace rbplan {

// Calls `visit` with the place and value of each number of four digits that stands alone; `\u2021` in the text of a
// file is none.
template <class Visit>
void for_each_year(std::string_view text, Visit visit) {
  for (std::size_t at = 0; at + 4 <= text.size(); ++at) {
    const bool is_number = is_digits(text.substr(at, 4));
    const bool is_part = (at > 0 && is_digit(text[at - 1])) || (at + 4 < text.size() && is_digit(text[at + 4]));
    const bool is_escape = at >= 2 && text[at - 1] == 'u' && text[at - 2] == '\\';
    if (is_number && !is_part && !is_escape) visit(at, std::stoi(std::string(text.substr(at, 4))));
  }
}

// Collects changes; each place is one of the old text. The source and its document outlive it.
class Changes {
 public:
  Changes(const SourceText& source, const YamlDocument& document);

  std::size_t line_begin(std::size_t at) const;
  std::size_t behind_line(std::size_t at) const;
  bool is_first_on_line(std::size_t at) const;

  // Behind the last byte of a value, brackets included.
  std::size_t end_of(const Node& node) const;
  // The dash of the item of a block list that begins there.
  std::size_t dash_before(std::size_t at) const;
  std::size_t behind_colon(std::size_t at) const;

  void replace(std::size_t begin, std::size_t end, std::string text);

  enum class Comments { stay, go };

  // Comments stay on lines of their own, unless they ignore a problem there.
  void remove(std::size_t begin, std::size_t end, Comments comments);

  // What is in brackets. Comments stay where they are, unless they ignore a problem there.
  void empty(std::size_t begin, std::size_t end);

  // Whole lines, with the remarks above them that ignore something in them.
  void remove_lines(std::size_t first, std::size_t last, Comments comments);

  // Puts a remark at the end of the line; none where the line is removed with its comments.
  void mark(std::size_t at) { marks_.insert(at); }
  void mark_comments_that_name(int year);

  // The new text.
  std::string text(std::string_view mark);

 private:
  struct Edit {
    std::size_t begin;
    std::size_t end;
    std::string text;
  };

  std::size_t line_end(std::size_t at) const;
  const Span* comment_that_ends_at(std::size_t at) const;
  bool is_gone(std::size_t at) const;
  std::size_t place_of_mark(std::size_t at) const;

  std::string_view bytes_;
  const YamlDocument& document_;
  std::vector<Span> over_lines_;  // scalars that have several lines, a block's from its first one
  std::vector<Edit> edits_;
  std::vector<Span> gone_;  // with their comments
  std::set<std::size_t> marks_;
};

}  // namespace rbplan
