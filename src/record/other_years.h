// The other years of an office's plans: an id carries no year, so that work of last December may be meant where the
// plan of this year is picked.
#pragma once
#include <optional>
#include <string_view>
#include <vector>

#include "query/choice.h"
#include "record/entries.h"

namespace rbplan {

class OtherYears {
 public:
  // `found` are plans of any office and year, `file` among them.
  OtherYears(const PlanFile& file, const Plans& found, RecordRequest::Verb verb, const AsOf& as_of);

  // The ticks of an id that the verb can mean in the latest earlier plan that has any; only such as share a month with
  // one of `periods`, where some are named.
  std::vector<const Tick*> that_can_be_meant(std::string_view id, const Periods& periods = {}) const;

  // Likewise those that are done already: one more record of them is meant rather than work of a month to come.
  std::vector<const Tick*> that_are_done(std::string_view id, const Periods& periods) const;

  // The latest other year whose plan has an indicator with that id.
  std::optional<int> with_id(std::string_view id) const;

 private:
  template <class Take>
  std::vector<const Tick*> latest(std::string_view id, const Periods& periods, Take take) const;

  RecordRequest::Verb verb_;
  Plans others_;                            // latest first
  std::vector<std::vector<Tick>> earlier_;  // of each earlier plan, likewise
};

}  // namespace rbplan
