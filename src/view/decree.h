// The decree as it is printed: in Indonesian, whatever the reader's language, since the paper is.
#pragma once
#include "query/choice.h"
#include "render/document.h"

namespace rbplan {

struct DecreeParts {
  bool annex_alone = false;
  bool with_states = false;  // in the cells of the annex, for the wall
};

// The decree with its annex, with the amendments up to the day.
Document decree_document(const PlanFile& file, const DecreeParts& parts, const AsOf& as_of);

// The annex as a table: a row for each indicator, and for each row higher up that has none, or a remark or a budget of
// its own. States only where ticks are given, in the order of ticks_of().
Table annex_table(const PlanFile& file, const std::vector<Tick>& states, const AsOf& as_of);

}  // namespace rbplan
