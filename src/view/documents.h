// Results of queries as documents for people.
#pragma once
#include "base/words.h"
#include "query/digest.h"
#include "query/due.h"
#include "query/list.h"
#include "query/log.h"
#include "query/offices.h"
#include "query/overview.h"
#include "query/proof.h"
#include "query/show.h"
#include "query/status.h"
#include "query/timeline.h"
#include "render/document.h"

namespace rbplan {

// What command lines that are told name of what was asked for: options, a blank before each.
struct Asked {
  std::string offices = {};
  std::string year = {};
  std::string places = {};  // ` -C FOLDER --plan PATH`: of this computer
  std::string rows = {};    // filters of rows
};

// Title, where it rests, the day, notes about the day.
Document heading(const Plans& plans, const AsOf& as_of, const Words& words);

// `2 offices have no plan of 2021: 3301 KPU Kabupaten Cilacap, 3302 KPU Kabupaten Banyumas`; of many the first ones.
std::string without_plan_line(const std::vector<WithoutPlan>& offices, int year, const Words& words);

// `1 office has no 1.2.3.4 in its plan: 3301 KPU Kabupaten Cilacap`.
std::string without_id_line(const Plans& plans, const std::string& id, const Words& words);

// The day's month, what is overdue and the next month, each in a line; then the commands that show more.
Document overview_document(const Overview& overview, const Plans& plans, const Asked& asked, const AsOf& as_of,
                           const Words& words);

// The last line of other lists, where earlier plans have overdue ticks.
Paragraph earlier_overdue_line(std::size_t ticks, const Asked& asked, const Words& words);

// The ticks of each month, grouped by program, with their states counted.
Document due_document(const Due& due, const Plans& plans, const Asked& asked, const AsOf& as_of, const Words& words);

// Indicators, grouped by program, with their months; `of` is how many they are taken from. With `doubts` each has its
// doubt below it.
Document list_document(const std::vector<ListedRow>& rows, std::size_t of, bool doubts, const Plans& plans,
                       const AsOf& as_of, const Words& words);

// The months of the range as a grid with a mark for each tick, grouped by program and activity. The legend has the
// marks that occur.
Document timeline_document(const std::vector<TimelineRow>& rows, const MonthRange& range, const Plans& plans,
                           const AsOf& as_of, const Words& words);

// One row with all that is known of it: where it stands, its facts, its ticks, the indicators below it.
Document show_document(const Shown& shown, const AsOf& as_of, const Words& words);

// One row as the plans of several offices have it, a line an office, and which of the plans lack it. `shown` is not
// empty.
Document show_offices_document(const std::vector<Shown>& shown, const Plans& plans, const Asked& asked,
                               const AsOf& as_of, const Words& words);

// The counts of each group and of all, and what of the overdue rests on a doubt.
Document status_document(const StatusOfPlans& status, GroupBy by, const Plans& plans, const Asked& asked,
                         const AsOf& as_of, const Words& words);

// Ticks done without evidence by owner, then the files with a problem.
Document proof_document(const Proof& proof, const Plans& plans, const AsOf& as_of, const Words& words);

// Records by the day on which they were made.
Document log_document(const std::vector<LoggedRecord>& records, const Plans& plans, const AsOf& as_of,
                      const Words& words);

// A mail: its first line is the whole news; each section has at most `limit` rows.
Document digest_document(const Digest& digest, std::optional<std::size_t> limit, const Asked& asked, const AsOf& as_of,
                         const Words& words);

// The line for when there is nothing to say.
std::string nothing_to_remind(Date day, const Words& words);

// A piece of evidence as it was taken.
struct RecordedEvidence {
  std::uintmax_t size = 0;  // in bytes; of an address 0
  std::string copied_from = {};
};

// What was recorded of some ticks of an indicator, or of one without months, until an `undo`: by the record that
// decided, which here has all evidence that proved each of them.
struct Undone {
  std::string id;
  Periods periods;
  Record record;
  bool is_late = false;
  bool is_ahead = false;  // of a period that had not begun
};

// What was recorded, as the last records of a plan's progress.
struct Recorded {
  const PlanFile* file = nullptr;  // with the records
  std::vector<const Record*> records;
  std::vector<RecordedEvidence> evidence;  // of each record
  std::vector<Undone> undone;
  std::size_t line = 0;  // of the first
  bool is_dry_run = false;
};

// Each tick in a line, with the indicator's words, so that a wrong id is noticed; then the figures that moved.
Document recorded_document(const Recorded& recorded, const AsOf& as_of, const Words& words);

// The same of many records: how many say what, the first of them, where they stand and the figures that moved.
Document recorded_rows_document(const Recorded& recorded, const AsOf& as_of, const Words& words);

// Overdue ticks, grouped by deadline, and where the pile lies.
Document overdue_document(const std::vector<Tick>& ticks, const Plans& plans, const Asked& asked, const AsOf& as_of,
                          const Words& words);

}  // namespace rbplan
