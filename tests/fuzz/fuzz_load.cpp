// Any bytes as a plan file, read up to the model. Beyond what the sanitizers see: every problem has a place in the file
// and a sentence, problems stand in the order of the file, and the same bytes have the same problems.
#include <cstdint>

#include "load/bytes.h"
#include "load/plan.h"
#include "require.h"

namespace rbplan::fuzzing {
namespace {

void check_span(const Span& span, const SourceText& source) {
  require(span.begin <= span.end, "a span ends where it begins or later");
  require(span.end <= source.bytes().size(), "a span lies in the file");
  const Place begin = source.place(span.begin);
  const Place end = source.place(span.end);
  require(begin.line < end.line || (begin.line == end.line && begin.column <= end.column), "places follow offsets");
}

// A problem as one line: its code, its place, all that is said of it.
std::string described(const Diagnostic& problem, const SourceText& source) {
  check_span(problem.span, source);
  const std::string sentence = message(problem, Words());
  require(!sentence.empty(), "a problem has a sentence");
  std::string out = std::string(facts(problem.kind).code) + ' ' + std::to_string(problem.span.begin) + ' ' +
                    std::to_string(problem.span.end) + ' ' + sentence;
  if (problem.help) out += " / " + message(*problem.help, Words());
  for (const Related& related : problem.related) {
    require(related.source == nullptr, "one file has no place in another");
    check_span(related.span, source);
    out += " / " + message(related.note, Words()) + ' ' + std::to_string(related.span.begin);
  }
  return out + '\n';
}

std::string described(const Diagnostics& problems, const SourceText& source) {
  std::string out;
  for (const Diagnostic& problem : problems) out += described(problem, source);
  return out;
}

void load(const std::string& bytes) {
  const SourceText source("plans/2021.yaml", bytes);
  described(check_bytes(source), source);
  const LoadedPlan loaded = load_plan(source);
  const std::string told = described(loaded.problems, source);
  for (std::size_t i = 1; i < loaded.problems.size(); ++i) {
    require(loaded.problems[i - 1].span.begin <= loaded.problems[i].span.begin, "problems stand by place", told);
  }
  require(loaded.plan.has_value() || count(loaded.problems, Severity::error) > 0, "no plan is for a reason");
  require(described(load_plan(source).problems, source) == told, "the same bytes have the same problems", told);
}

}  // namespace
}  // namespace rbplan::fuzzing

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  rbplan::fuzzing::load(std::string(data, data + size));
  return 0;
}
