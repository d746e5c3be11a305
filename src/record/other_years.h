// The other years of an office's plans: an id carries no year, so that work of last December may be meant where the
// plan of this year is picked.
#pragma once
#include <optional>
#include <string_view>

#include "query/choice.h"
#include "record/entries.h"

namespace rbplan {

// Periods of one year.
struct OfYear {
  int year = 0;
  Periods periods;

  bool empty() const { return periods.empty(); }
};

class OtherYears {
 public:
  // `found` are plans of any office and year, `file` among them. `as_of` outlives it.
  OtherYears(const PlanFile& file, const Plans& found, const AsOf& as_of);

  // The ticks of an id that the verb can mean in the latest earlier plan that has any; only such as share a month with
  // one of `periods`, where some are named.
  OfYear that_can_be_meant(RecordRequest::Verb verb, std::string_view id, const Periods& periods = {}) const;

  // Likewise those that are done already: one more record of them is meant rather than work of a month to come.
  OfYear that_are_done(std::string_view id, const Periods& periods) const;

  // The latest other year whose plan has an indicator with that id.
  std::optional<int> with_id(std::string_view id) const;

 private:
  template <class Take>
  OfYear latest(std::string_view id, const Periods& periods, Take take) const;

  struct Other {
    const PlanFile* file;
    RowsById rows;
  };
  int year_;
  const AsOf& as_of_;
  std::vector<Other> others_;  // latest first
};

}  // namespace rbplan
