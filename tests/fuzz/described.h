// The problems of a file as text, each with a place in the file and a sentence.
#pragma once
#include "diag/diagnostic.h"
#include "require.h"

namespace rbplan::fuzzing {

inline void check_span(const Span& span, const SourceText& source) {
  require(span.begin <= span.end, "a span ends where it begins or later");
  require(span.end <= source.bytes().size(), "a span lies in the file");
  const Place begin = source.place(span.begin);
  const Place end = source.place(span.end);
  require(begin.line < end.line || (begin.line == end.line && begin.column <= end.column), "places follow offsets");
}

// A problem as one line: its code, its place, all that is said of it.
inline std::string described(const Diagnostic& problem, const SourceText& source) {
  check_span(problem.span, source);
  const std::string sentence = message(problem, Words());
  require(!sentence.empty(), "a problem has a sentence");
  std::string out = std::string(facts(problem.kind).code) + ' ' + std::to_string(problem.span.begin) + ' ' +
                    std::to_string(problem.span.end) + ' ' + sentence;
  if (problem.help) out += " / " + message(*problem.help, Words());
  for (const Related& related : problem.related) {
    require(related.source == nullptr, "one file has no place in another");
    check_span(related.span, source);
    out += " / " + message(related, Words()) + ' ' + std::to_string(related.span.begin);
  }
  return out + '\n';
}

inline std::string described(const Diagnostics& problems, const SourceText& source) {
  std::string out;
  for (const Diagnostic& problem : problems) out += described(problem, source);
  return out;
}

// They stand in the order of the file.
inline void check_order(const Diagnostics& problems, const std::string& told) {
  for (std::size_t i = 1; i < problems.size(); ++i) {
    require(problems[i - 1].span.begin <= problems[i].span.begin, "problems stand by place", told);
  }
}

}  // namespace rbplan::fuzzing
