// Of two records of one time that say different things of a tick, the more cautious one decides: somebody should know.
#include <map>

#include "check/progress_rules.h"

namespace rbplan {

Diagnostics times_differ(const ProgressSubject& subject) {
  Problems found;
  for (const IndicatorRow& row : subject.file.rows) {
    std::map<std::pair<Period, Time>, const Record*> first;
    for (const Record* record : subject.file.records(row)) {
      if (!record->status) continue;
      for (const Located<Period>& period : record->periods) {
        const auto [seen, is_first] = first.emplace(std::pair(period.value, record->time()), record);
        const Record& other = *seen->second;
        if (is_first || other.status->value == record->status->value) continue;
        const std::string_view decides = word_of(std::max(other.status->value, record->status->value));
        found.add(
            {Kind::same_time,
             record->status->span,
             {std::string(word_of(other.status->value)), std::string(word_of(record->status->value)), period.value},
             HelpLine{Help::cautious_decides, {std::string(decides)}},
             {{Note::other_record_here, other.status->span, nullptr}}});
      }
    }
  }
  return found.take();
}

}  // namespace rbplan
