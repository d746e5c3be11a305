// Which record decides a tick. It never matters where in the file a record stands, so that it does not matter either
// which of two branches merged the other.
#pragma once
#include <optional>
#include <vector>

#include "model/progress.h"

namespace rbplan {

// What was known at the end of a day.
struct Knowledge {
  Date day;
  Time end;  // of that day in local time: the first second that is no longer part of it
};

// The day a question is asked for, how many days after a deadline a tick becomes overdue, and what was known.
struct AsOf {
  Date day;
  int grace_days = 0;
  std::optional<Knowledge> known = {};  // nothing: all that the files say
  bool was_given = false;               // the day; otherwise it is today
};

// A day by which every record of a file counts.
AsOf of_all_time();

// Whether a record counts: its date is not after the day, and it was recorded by the day that is asked for, if one is.
bool counts(const Record& record, const AsOf& as_of);

// Why one record decides and not another.
enum class DecidedBy { time, caution, date, value, line };

// A piece of evidence, and the record that names it.
struct Piece {
  const Record* record = nullptr;
  const Evidence* evidence = nullptr;
};

struct Decision {
  const Record* record = nullptr;  // nothing where no record counts
  DecidedBy by = DecidedBy::time;  // what sets it apart from the next
  std::vector<Piece> in_force;     // the evidence that proves a tick that is done; query/evidence.h says which
  const Record* review = nullptr;  // the one that counts, of a tick that is done

  std::optional<Verdict> verdict() const { return review ? std::optional(review->review->value) : std::nullopt; }
};

// Records by time, newest first; of one time the one that decides first.
void sort_newest_first(std::vector<const Record*>& records, const SourceText& source);

// The newest status record that counts of work of no period; nothing where there is none, as without a file.
const Record* last_of_no_period(const std::vector<const Record*>& records, const SourceText* source, const AsOf& as_of);

// What the records of an indicator say of one of its periods. `source` is the file they stand in.
Decision decide(const std::vector<const Record*>& records, Period period, const SourceText& source, const AsOf& as_of);

}  // namespace rbplan
