// What the monitoring report of a period holds.
#pragma once
#include <optional>
#include <vector>

#include "base/value.h"
#include "query/choice.h"
#include "query/tally.h"
#include "query/timeline.h"

namespace rbplan {

// The months of a year that a report is about.
struct ReportPeriod {
  int year = 0;
  MonthRange months = {};

  Date begin() const { return Period(months.first).begin(year); }
  Date end() const { return last_day(year, months.last); }
  // As many months right before it.
  ReportPeriod before() const;
};

// The last quarter of that year that ended by the day; nothing before the first one's end.
std::optional<ReportPeriod> last_quarter(int year, Date day);

// An indicator that the period asks for, or that is overdue from before.
struct ReportRow {
  const PlanFile* file = nullptr;
  const IndicatorRow* row = nullptr;
  std::size_t number = 0;              // that it is counted by, from 1
  std::vector<Tick> ticks = {};        // that touch the period, and those overdue from before it
  bool is_from_before = false;         // none of them touches the period
  std::optional<Measure> target = {};  // what is to be reached by the period's end, or in its months
  std::optional<Measure> reached = {};
  std::optional<Share> achieved = {};      // of the target; where `better` is lower, the target of what was reached
  std::optional<bool> has_grade = {};      // of a target with a scale: whether the grade was reached
  std::optional<std::int64_t> spent = {};  // rupiah, by the period's end; nothing where no record says

  bool is_cancelled() const;  // whatever of it stands here
};

// The counts of an area. But for those of indicators they are of ticks with a deadline by the period's end, cancelled
// ones left out.
struct AreaRow {
  const RowWithId* program = nullptr;  // nothing for the sum of all
  std::size_t indicators = 0;          // headings and cancelled ones left out
  std::size_t unscheduled = 0;
  Tally scheduled = {};

  std::size_t unproven() const { return scheduled.in(State::done)-scheduled.proven; }
};

// What was promised for an obstacle, and the later record by which all is done that it names.
struct FollowUp {
  const PlanFile* file = nullptr;
  const IndicatorRow* row = nullptr;
  const Record* record = nullptr;
  const Record* done = nullptr;  // nothing where there is none
};

struct Report {
  const PlanFile* file = nullptr;
  ReportPeriod period;
  std::vector<ReportRow> matrix;  // in the annex's order
  std::vector<AreaRow> summary;   // likewise
  AreaRow total;
  std::vector<Tick> missing;        // done by the period's end without evidence, by owner
  std::vector<FollowUp> follow_up;  // of the obstacles of the period before, by date
  std::size_t doubtful = 0;         // rows of the matrix that rest on a doubtful reading
};

// `before` is the plan of the year before, which obstacles of the period before may be of; nothing where there is none.
Report report(const PlanFile& file, const PlanFile* before, const ReportPeriod& period, const AsOf& as_of);

}  // namespace rbplan
