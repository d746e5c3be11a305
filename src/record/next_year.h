// Next year's plan, made of this year's text.
#pragma once
#include <optional>

#include "base/source.h"
#include "load/plan.h"

namespace rbplan {

struct NextYearRequest {
  int year = 0;
  bool keep_months = true;
  std::string mark;  // the word of the remark that says that something should be looked at
};

struct NextYear {
  SourceText source;  // the new text
  LoadedPlan loaded;
  std::size_t cancelled = 0;  // indicators that were left out
  std::size_t marks = 0;      // lines with the remark that something should be looked at
};

// The text of a plan without errors as that of another year. Left out are the decree and the amendments, the rows that
// an amendment cancelled with all below them, former ids and doubts; the year and, where it stands there, the year in
// the title are changed; months are kept or emptied. Every other byte stays, comments too, except those within a row
// that is left out and remarks that ignore what is left out. Marked are sums and targets, months that were in doubt or
// were emptied, lists that lost all their rows, and texts and comments that name the old year.
// Proven before it is returned: the new text holds the values of the old one with these changes and no others.
// Otherwise nothing.
std::optional<NextYear> next_year(const SourceText& old, std::string path, const NextYearRequest& request);

}  // namespace rbplan
