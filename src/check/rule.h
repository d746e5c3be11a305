// What a rule of a plan's meaning gets, and what it is.
//
// The shape's errors do not stop the rules: all problems are told in one run. But a rule that looks for something
// absent must not take a mistake of the shape for an absence: it asks is_sound() first.
#pragma once
#include <algorithm>
#include <string_view>
#include <vector>

#include "diag/diagnostic.h"
#include "model/rows.h"

namespace rbplan {

struct Subject {
  const Plan& plan;
  const std::vector<IndicatorRow>& rows;  // of the plan
  const SourceText& source;
  const std::vector<Span>& comments;  // of the file
  const Diagnostics& shape_problems;  // by place

  // Whether the shape has no error inside `span`; an empty one, of what the file does not have, is sound. Where not all
  // errors were kept, nothing is known to be.
  bool is_sound(Span span) const {
    return count(shape_problems, Severity::error) < kMostProblems &&
           std::none_of(shape_problems.begin(), shape_problems.end(), [&](const Diagnostic& problem) {
             return facts(problem.kind).severity == Severity::error && problem.span.begin >= span.begin &&
                    problem.span.begin < span.end;
           });
  }
};

struct Rule {
  std::string_view name;
  Diagnostics (*check)(const Subject& subject);
};

}  // namespace rbplan
