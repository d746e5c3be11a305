// Which records a command asks for: from ids and months to lines, or the reasons why not.
#pragma once
#include <memory>
#include <string>
#include <vector>

#include "base/words.h"
#include "diag/diagnostic.h"
#include "query/choice.h"
#include "query/filter.h"

namespace rbplan {

// What is to be recorded, and of which ticks.
struct RecordRequest {
  enum class Verb { done, undo, review } verb = Verb::done;
  std::vector<std::string> ids;
  std::optional<Filter> filter = {};  // of a review, instead of ids and months: all that it takes and that awaits one
  std::vector<Month> months;          // none: the one that the verb can mean, where there is just one
  Record record;                // status or review, and what is said of all; without indicator, periods, date, recorded
  std::optional<Date> date;     // none: the day
  bool each_month = false;      // a record a month, dated its deadline
  bool again = false;           // even where the status decides already
  bool ahead = false;           // even where the month has not begun
  bool names_year = false;      // the plan was picked by its year
  bool takes_back = false;      // `not_done` of what is recorded otherwise is as undo says it
  const Record* own = nullptr;  // what an input says that may have been recorded before: of that nothing is recorded
  bool has_own_date = false;
};

// Whether a verb can mean a tick that nobody names.
bool can_mean(RecordRequest::Verb verb, const Tick& tick);

// Records, with what is to be said beside them; or the refusals. Neither where a filter leaves no tick.
struct Entries {
  std::vector<Record> records;
  std::vector<HelpLine> hints;
  Diagnostics refusals;
  std::optional<Periods> left_out = {};  // what was recorded before; no period: work of no month
};

// Judges requests of one plan, each with what those before it record. Where they were read from an input, their values
// have places there: refusals are told at them.
class RecordJudge {
 public:
  RecordJudge(const PlanFile& file, const Plans& found, const AsOf& as_of, Time now, const SourceText* input = nullptr);
  ~RecordJudge();

  Entries judge(const RecordRequest& request);

 private:
  class Writer;
  std::unique_ptr<Writer> writer_;
};

// The records of a request, each `recorded` now or a second after the latest of its ticks' records. `file` has the
// progress as it is when nobody else can write; `found` are all plans at hand, since an id carries no year.
Entries entries_of(const PlanFile& file, const Plans& found, const RecordRequest& request, const AsOf& as_of, Time now);

}  // namespace rbplan
