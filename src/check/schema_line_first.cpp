// The remark that tells an editor the schema stands before the first key: behind it, the editor's language server
// passes over it without a word, and the author is told of no mistake.
#include "check/rules.h"

namespace rbplan {

Diagnostics schema_line_first(const Subject& subject) {
  const std::string_view bytes = subject.source.bytes();
  for (const Span& comment : subject.comments) {
    const std::string_view text = bytes.substr(comment.begin, comment.end - comment.begin);
    const std::size_t begin = text.find_first_not_of("# \t");
    if (begin == std::string_view::npos || !text.substr(begin).starts_with("yaml-language-server:")) continue;
    if (comment.begin < subject.plan.span.begin) return {};  // the first one counts
    return {{Kind::schema_line_late, comment, {}, HelpLine{Help::schema_line_first, {}}, {}}};
  }
  return {};
}

}  // namespace rbplan
