// What the documents of ticks share.
#pragma once
#include <span>

#include "base/parallel.h"
#include "base/words.h"
#include "query/due.h"
#include "query/list.h"
#include "query/tally.h"
#include "render/document.h"

namespace rbplan {

// `3 done, 63 due`: zeros left out, in the order of State.
std::string counts(std::span<const Tick> ticks, const Words& words);

// The same, with how many of those done lack evidence.
std::string counts_and_proof(std::span<const Tick> ticks, const Words& words);

// `done late on 9 April 2021`, `returned on 3 May 2021`.
std::string said_on(const Record& record, bool late, const Words& words);

// `done late on 9 April 2021`, `partial on 12 March 2021, Siti: LHKASN belum lengkap`.
std::string record_line(const Record& record, bool late, const Words& words);

// What the records say of a tick, for below its row: `done on 9 March 2021, without evidence`. None or one.
std::vector<std::string> record_notes(const Tick& tick, const Words& words);

// `162/209 (77%)`, rounded down; `0/0`.
std::string ratio(std::size_t n, std::size_t of);

Tone tone_of(State state);

// A table of labels and values, a line each, without rows yet; and a row of it.
Table fact_table(const Words& words);
TableRow& add_fact(Table& table, std::string_view label, std::string value);

// `hukum, Subbagian Hukum`: who answers for a row that has an owner.
std::string owner_line(const Plan& plan, const IndicatorRow& row);

// Where an indicator begins.
FilePlace place_of(const PlanFile& file, const IndicatorRow& row);

// A table for ticks, without rows yet; with an office column where there are several offices.
Table tick_table(bool with_office, const Words& words);

// The cells of a tick's row before its text: office (where shown), id, `state`.
std::vector<Cell> tick_cells(const Tick& tick, std::string state, bool with_office);

// A table for indicators with their months, without rows yet, and a row of it.
Table indicator_table(bool with_office, const Words& words);
TableRow indicator_row(const ListedRow& listed, bool with_office, const Words& words);

// A group for each run of neighbouring rows that are the `same`; on all cores where there are many. `make` gets the
// run and makes the group.
template <class Row, class Same, class Make>
std::vector<TableGroup> groups_of(const std::vector<Row>& rows, Same same, Make make) {
  std::vector<std::span<const Row>> runs;
  for (std::size_t i = 0, begin = 0; i < rows.size(); ++i) {
    if (i + 1 < rows.size() && same(rows[i], rows[i + 1])) continue;
    runs.emplace_back(rows.data() + begin, i + 1 - begin);
    begin = i + 1;
  }
  std::vector<TableGroup> groups(runs.size());
  on_cores_for(rows.size(), runs.size(), [&](std::size_t i) { groups[i] = make(runs[i]); });
  return groups;
}

// Whether two rows stand in programs of one number.
template <class Row>
bool is_same_program(const Row& a, const Row& b) {
  return a.row->at(Level::program).id == b.row->at(Level::program).id;
}

// `overdue 101 days`.
std::string days_overdue(const Tick& tick, const Words& words);

// The same, or the word of another state.
std::string state_text(const Tick& tick, const Words& words);

// `January, July`; `no month` where there is none. Periods are ascending, here and in the next.
std::string periods_in_full(const Periods& periods, const Words& words);

// `Jan, Mar-Jun`: three or more neighbours as a run; `no month` where there is none.
std::string periods_joined(const Periods& periods, const Words& words);

// `March 2021`.
std::string month_and_year(const DueMonth& month, const Words& words);

// `, in 21 days`, `, 9 days ago`; nothing on the day itself.
std::string distance(Date deadline, Date day, const Words& words);

// `1.2.3 Its name`, of the nearest sub-activity.
std::string sub_activity_line(const IndicatorRow& row);

}  // namespace rbplan
