#include "check/ignore.h"

#include <algorithm>

#include "base/text.h"

namespace rbplan {
namespace {

constexpr std::string_view kMarker = "rbplan:";
constexpr std::string_view kIgnore = "ignore";

std::string_view trimmed(std::string_view text) {
  const std::size_t begin = std::min(text.find_first_not_of(" \t"), text.size());
  const std::size_t end = text.find_last_not_of(" \t\r");
  return text.substr(begin, end == std::string_view::npos ? 0 : end + 1 - begin);
}

const KindFacts* kind_of_code(std::string_view code) {
  const auto found =
      std::find_if(all_kinds().begin(), all_kinds().end(), [&](const KindFacts& kind) { return kind.code == code; });
  return found == all_kinds().end() ? nullptr : &*found;
}

// A remark that begins with `rbplan:`, taken apart.
struct Remark {
  Span span;
  std::size_t line = 0;     // that it is about
  std::vector<Span> codes;  // as written; none where it could not be understood
  bool has_reason = false;
};

class Ignoring {
 public:
  Ignoring(const SourceText& source, const std::vector<Span>& comments) : source_(source) {
    for (const Span& comment : comments) {
      if (is_alone(comment)) own_lines_.push_back(source.line_of(comment.begin));
    }
    for (const Span& comment : comments) read(comment);
  }

  Diagnostics apply(Diagnostics problems) {
    const bool has_errors = count(problems, Severity::error) > 0;
    Diagnostics own;
    for (const Remark& remark : remarks_) apply(remark, problems, has_errors, own);
    problems.insert(problems.end(), own.begin(), own.end());
    return problems;
  }

 private:
  std::string_view written(Span span) const { return source_.bytes().substr(span.begin, span.end - span.begin); }

  bool is_alone(Span comment) const {
    const std::size_t begin = source_.line_begin(source_.line_of(comment.begin));
    return is_blank(source_.bytes().substr(begin, comment.begin - begin));
  }

  // The line that a remark is about: its own, or the first below that is no remark.
  std::size_t subject_of(Span comment) const {
    std::size_t line = source_.line_of(comment.begin);
    while (std::binary_search(own_lines_.begin(), own_lines_.end(), line)) ++line;
    return line;
  }

  void read(Span comment) {
    const std::string_view text = trimmed(written(comment).substr(1));
    if (!text.starts_with(kMarker)) return;
    std::string_view rest = trimmed(text.substr(kMarker.size()));
    if (!rest.starts_with(kIgnore)) return;
    Remark remark{comment, subject_of(comment), {}, false};
    rest = rest.substr(kIgnore.size());
    const std::size_t close = rest.find(']');
    if (rest.starts_with('[') && close != std::string_view::npos) {
      const std::size_t at = static_cast<std::size_t>(rest.data() - source_.bytes().data());
      remark.codes = codes_between(at + 1, at + close);
      remark.has_reason = !trimmed(rest.substr(close + 1)).empty();
    }
    remarks_.push_back(std::move(remark));
  }

  std::vector<Span> codes_between(std::size_t begin, std::size_t end) const {
    std::vector<Span> codes;
    for (const std::string_view part : split(written({begin, end}), ',')) {
      const std::string_view code = trimmed(part);
      const std::size_t at = static_cast<std::size_t>(code.data() - source_.bytes().data());
      codes.push_back({at, at + code.size()});
    }
    return codes;
  }

  void apply(const Remark& remark, Diagnostics& problems, bool has_errors, Diagnostics& own) const {
    if (remark.codes.empty()) own.push_back({Kind::ignore_unclear, remark.span, {}, HelpLine{Help::ignore_is, {}}, {}});
    bool is_in_order = !remark.codes.empty();
    for (const Span& place : remark.codes) {
      const std::string code(written(place));
      const KindFacts* kind = kind_of_code(code);
      if (!kind) {
        own.push_back({Kind::ignore_unclear, remark.span, {}, HelpLine{Help::ignore_is, {}}, {}});
      } else if (kind->severity == Severity::error) {
        own.push_back({Kind::ignore_of_error, place, {code}, std::nullopt, {}});
      } else if (!take_out(problems, code, remark.line)) {
        if (!has_errors) own.push_back({Kind::ignore_unused, place, {code}, HelpLine{Help::delete_ignore, {}}, {}});
      } else {
        continue;
      }
      is_in_order = false;
    }
    if (!is_in_order || remark.has_reason) return;
    const std::string code(written(remark.codes.front()));
    own.push_back({Kind::ignore_without_reason, remark.span, {}, HelpLine{Help::say_why, {code}}, {}});
  }

  // Whether there was one of them on that line.
  bool take_out(Diagnostics& problems, std::string_view code, std::size_t line) const {
    return std::erase_if(problems, [&](const Diagnostic& problem) {
             return facts(problem.kind).code == code && source_.line_of(problem.span.begin) == line;
           }) > 0;
  }

  const SourceText& source_;
  std::vector<std::size_t> own_lines_;  // that hold nothing but a remark
  std::vector<Remark> remarks_;
};

}  // namespace

Diagnostics without_ignored(const SourceText& source, const std::vector<Span>& comments, Diagnostics problems) {
  return Ignoring(source, comments).apply(std::move(problems));
}

}  // namespace rbplan
