// What the documents of lists share.
#pragma once
#include <span>

#include "base/words.h"
#include "query/due.h"
#include "query/list.h"
#include "query/log.h"
#include "query/proof.h"
#include "query/tally.h"
#include "render/document.h"
#include "view/columns.h"
#include "view/documents.h"

namespace rbplan {

// `3 done, 63 due`: zeros left out, in the order of State.
std::string counts(std::span<const Tick> ticks, const Words& words);

// The same, with how many of those done lack evidence.
std::string counts_and_proof(std::span<const Tick> ticks, const Words& words);
std::string counts_and_proof(const Tally& tally, const Words& words);

// `done late on 9 April 2021`, `returned on 3 May 2021`.
std::string said_on(const Record& record, bool late, const Words& words);

// `done late on 9 April 2021`, `partial on 12 March 2021, Siti: LHKASN belum lengkap`.
std::string record_line(const Record& record, bool late, const Words& words);

// What will be done, who does it, by when: `dilengkapi (hukum, by 5 July 2021)`; empty where the record says nothing.
std::string follow_up_text(const Record& record, const Words& words);

std::string measure_text(const Measure& measure, const Words& words);

// What else a record says beside its status, date, person and first remark.
std::string record_details(const Record& record, const Words& words);

// What the records say of a tick, for below its row: `done on 9 March 2021, without evidence`. None or one.
std::vector<std::string> record_notes(const Tick& tick, const Words& words);

// The options that pick one of several plans, where an id alone does not, ` --office OFFICE --year Y`, and those that
// picked these.
std::string how_to_pick(const Plans& plans, const Asked& asked, const Words& words);

// The command that records one of the ticks listed of these plans.
std::string how_to_record(const Plans& plans, const Asked& asked, const Words& words);

// A table of labels and values, a line each, without rows yet; and a row of it.
Table fact_table(const Words& words);
void add_fact(Table& table, std::string_view label, Value value);

// `hukum, Subbagian Hukum`: who answers for a row that has an owner.
std::string owner_line(const Plan& plan, const IndicatorRow& row);

// Where an indicator begins, and where a record stands.
FilePlace place_of(const PlanFile& file, const IndicatorRow& row);
FilePlace place_of(const BadProof& proof);
FilePlace place_of(const LoggedRecord& logged);

// `1.2.3 Its name`, of the nearest sub-activity; `7 Its name, hukum`, of the program, with who answers for the row.
std::string sub_activity_line(const IndicatorRow& row);
std::string program_and_owner(const IndicatorRow& row);

// Indicators with their months, as a table without rows yet.
ListTable<ListedRow> indicator_table(bool several_offices, const Words& words);

// Those keys, the office's first where there are several offices.
std::vector<std::string_view> with_office(bool several, std::vector<std::string_view> keys);

// A group for each run of neighbouring rows that are the `same`. `make` gets the run and makes the group.
template <class Row, class Same, class Make>
std::vector<TableGroup> groups_of(const std::vector<Row>& rows, Same same, Make make) {
  std::vector<TableGroup> groups;
  for (std::size_t i = 0, begin = 0; i < rows.size(); ++i) {
    if (i + 1 < rows.size() && same(rows[i], rows[i + 1])) continue;
    groups.push_back(make(std::span<const Row>(rows.data() + begin, i + 1 - begin)));
    begin = i + 1;
  }
  return groups;
}

// Whether two rows stand in programs of one number.
template <class Row>
bool is_same_program(const Row& a, const Row& b) {
  return a.row->at(Level::program).id == b.row->at(Level::program).id;
}

// Whether one person answers for two ticks of a plan.
bool is_same_owner(const Tick& a, const Tick& b);

// ---- tables of single documents, which the page has too

std::string month_heading(const DueMonth& month, const std::vector<DueMonth>& all, Date day, const Words& words);
Table month_table(const std::vector<Tick>& ticks, bool several_offices, const Words& words);
Table overdue_table(const std::vector<Tick>& ticks, bool several_offices, const Words& words);
Table year_table(const std::vector<TimelineRow>& rows, const MonthRange& range, const Plans& plans, Date day,
                 const Words& words);
Table status_table(const StatusOfPlans& status, GroupBy by, const Words& words);
std::string to_date_line(const Tally& total, const Words& words);
void add_proof(Document& document, const Proof& proof, bool several_offices, const Words& words);
// All but its place in the file; of an entry not its program and periods either, which stand around it.
Table shown_facts(const Shown& shown, bool is_entry, const Words& words);
std::string amendment_line(const Amendment& amendment, const Words& words);

// ---- groups

// Ticks by owner: `name` says who that is of a tick, `notes` what is said below it.
template <class Name, class Notes>
Table ticks_by_owner(const std::vector<Tick>& ticks, bool several_offices, const Words& words, Name name, Notes notes) {
  ListTable<Tick> table(tick_columns(), with_office(several_offices, {"id", "period", "title"}), words);
  table.table.groups = groups_of(ticks, is_same_owner, [&](std::span<const Tick> run) {
    TableGroup group;
    for (const Tick& tick : run) group.rows.push_back(table.row(tick, notes(tick)));
    group.heading = fmt::format("{}: {}", name(run.front()), words.number(run.size()));
    return group;
  });
  return std::move(table.table);
}

// What stands on paper where a text is to be filled in by hand.
std::string or_dots(std::string text);

// `overdue 101 days`, or the word of another state that is not done.
std::string state_text(const Tick& tick, const Words& words);

// `January, July`; `no month` where there is none. Periods are ascending.
std::string periods_in_full(const Periods& periods, const Words& words);

// `March 2021`.
std::string month_and_year(const DueMonth& month, const Words& words);

// `, in 21 days`, `, 9 days ago`; nothing on the day itself.
std::string distance(Date deadline, Date day, const Words& words);

}  // namespace rbplan
