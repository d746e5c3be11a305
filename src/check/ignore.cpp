#include "check/ignore.h"

#include <algorithm>
#include <map>

#include "base/text.h"

namespace rbplan {
namespace {

constexpr std::string_view kMarker = "rbplan:";
constexpr std::string_view kIgnore = "ignore";
constexpr std::string_view kBlanks = " \t\r";
constexpr std::string_view kOfEdits = "RB6";

const KindFacts* kind_of_code(std::string_view code) {
  const auto found =
      std::find_if(all_kinds().begin(), all_kinds().end(), [&](const KindFacts& kind) { return kind.code == code; });
  return found == all_kinds().end() ? nullptr : &*found;
}

// A remark that begins with `rbplan: ignore`, taken apart.
struct Remark {
  Span span;
  std::size_t line = 0;     // that it is about
  std::vector<Span> codes;  // as written; none where it could not be understood
  bool has_reason = false;
};

// Finds the remarks among the comments of a file.
class Remarks {
 public:
  Remarks(const SourceText& source, const std::vector<Span>& comments) : source_(source) {
    // From the last one up: a remark on a line of its own is about the first line below that holds more than a remark.
    std::size_t line_below = 0;
    std::size_t subject_below = 0;
    for (auto comment = comments.rbegin(); comment != comments.rend(); ++comment) {
      const std::size_t line = source.line_of(comment->begin);
      const bool is_alone = is_blank(written({source.line_begin(line), comment->begin}));
      const bool is_above_remark = line + 1 == line_below;
      const std::size_t subject = !is_alone ? line : is_above_remark ? subject_below : line + 1;
      if (is_alone) {
        line_below = line;
        subject_below = subject;
      }
      read(*comment, subject);
    }
  }

  const std::vector<Remark>& all() const { return remarks_; }

  std::string_view written(Span span) const { return source_.bytes().substr(span.begin, span.end - span.begin); }

 private:
  void read(Span comment, std::size_t line) {
    const std::string_view text = trimmed(written(comment).substr(1), kBlanks);
    if (!text.starts_with(kMarker)) return;
    std::string_view rest = trimmed(text.substr(kMarker.size()), kBlanks);
    if (!rest.starts_with(kIgnore)) return;
    Remark remark{comment, line, {}, false};
    rest = rest.substr(kIgnore.size());
    const std::size_t close = rest.find(']');
    if (rest.starts_with('[') && close != std::string_view::npos) {
      for (const std::string_view code : split(rest.substr(1, close - 1), ',')) remark.codes.push_back(place(code));
      remark.has_reason = !trimmed(rest.substr(close + 1), kBlanks).empty();
    }
    remarks_.push_back(std::move(remark));
  }

  Span place(std::string_view text) const {
    const std::string_view code = trimmed(text, kBlanks);
    const auto at = static_cast<std::size_t>(code.data() - source_.bytes().data());
    return {at, at + code.size()};
  }

  const SourceText& source_;
  std::vector<Remark> remarks_;
};

class Ignoring {
 public:
  Ignoring(const SourceText& source, Diagnostics problems) : source_(source), problems_(std::move(problems)) {
    for (const Diagnostic& problem : problems_) is_ignored_.emplace(key(problem), false);
    may_lack_some_ = std::any_of(problems_.begin(), problems_.end(), [](const Diagnostic& one) {
      const bool tells_of_more = one.kind == Kind::more_problems || one.kind == Kind::more_notes;
      return tells_of_more || facts(one.kind).severity == Severity::error;
    });
  }

  void apply(const Remarks& remarks) {
    for (const Remark& remark : remarks.all()) apply(remark, remarks);
  }

  Diagnostics result() {
    std::erase_if(problems_, [&](const Diagnostic& problem) { return is_ignored_[key(problem)]; });
    for (Diagnostic& one : own_.take()) problems_.push_back(std::move(one));
    return std::move(problems_);
  }

 private:
  using Key = std::pair<std::size_t, std::string_view>;  // line and code

  Key key(const Diagnostic& problem) const { return {source_.line_of(problem.span.begin), facts(problem.kind).code}; }

  void apply(const Remark& remark, const Remarks& remarks) {
    bool is_in_order = !remark.codes.empty();
    if (!is_in_order) unclear(remark);
    for (const Span& place : remark.codes) is_in_order = ignores(remark, place, remarks.written(place)) && is_in_order;
    if (!is_in_order || remark.has_reason) return;
    const std::string code(remarks.written(remark.codes.front()));
    own_.add({Kind::ignore_without_reason, remark.span, {}, HelpLine{Help::say_why, {code}}, {}});
  }

  bool ignores(const Remark& remark, Span place, std::string_view code) {
    const KindFacts* kind = kind_of_code(code);
    if (!kind) {
      unclear(remark);
      return false;
    }
    if (kind->severity == Severity::error) {
      own_.add({Kind::ignore_of_error, place, {std::string(code)}, std::nullopt, {}});
      return false;
    }
    if (code.starts_with(kOfEdits)) return true;  // the edit that it is about may have landed
    const auto found = is_ignored_.find({remark.line, code});
    if (found != is_ignored_.end()) return found->second = true;
    // In a file with errors a rule may not have run; of very many problems some were only counted.
    if (!may_lack_some_) {
      own_.add({Kind::ignore_unused, place, {std::string(code)}, HelpLine{Help::delete_ignore, {}}, {}});
    }
    return false;
  }

  void unclear(const Remark& remark) {
    own_.add({Kind::ignore_unclear, remark.span, {}, HelpLine{Help::ignore_is, {}}, {}});
  }

  const SourceText& source_;
  Diagnostics problems_;
  Problems own_;
  std::map<Key, bool> is_ignored_;
  bool may_lack_some_ = false;
};

}  // namespace

Silenced silenced_by_remarks(const SourceText& source, const std::vector<Span>& comments) {
  const Remarks remarks(source, comments);
  Silenced silenced;
  for (const Remark& one : remarks.all()) {
    for (const Span& code : one.codes)
      silenced.emplace(std::pair(one.line, remarks.written(code)), remarks.written(one.span));
  }
  return silenced;
}

bool is_silenced(const SourceText& source, const Diagnostic& problem, const Silenced& now, const SourceText* old_source,
                 std::optional<Span> old_place, const Silenced& before) {
  if (facts(problem.kind).severity == Severity::error) return false;
  const std::string code(facts(problem.kind).code);
  const auto remark = now.find({source.line_of(problem.span.begin), code});
  if (remark == now.end()) return false;
  if (!old_source || !old_place) return true;
  const auto old_remark = before.find({old_source->line_of(old_place->begin), code});
  return old_remark == before.end() || old_remark->second != remark->second;
}

Diagnostics without_ignored(const SourceText& source, const std::vector<Span>& comments, Diagnostics problems) {
  const Remarks remarks(source, comments);
  if (remarks.all().empty()) return problems;
  Ignoring ignoring(source, std::move(problems));
  ignoring.apply(remarks);
  return ignoring.result();
}

}  // namespace rbplan
