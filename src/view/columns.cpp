#include "view/common_columns.h"
#include "view/rows.h"

namespace rbplan {

ValueType object_type(const std::vector<ColumnFacts>& columns) {
  std::vector<ValueType::Member> members;
  for (const ColumnFacts& column : columns) {
    if (is_for(column.whom, In::objects)) members.push_back({std::string(column.key), column.type, column.about});
  }
  return object_of(std::move(members));
}

Periods months_of(Periods periods) {
  std::erase_if(periods, [](Period one) { return !one.is_month(); });
  return periods;
}

std::vector<std::size_t> quarters_of(const Periods& periods) {
  std::vector<std::size_t> quarters;
  for (const Period one : periods) {
    if (!one.is_month()) quarters.push_back(one.quarter());
  }
  return quarters;
}

namespace {

// ---- what only indicators have

template <class Row>
const Seldom<Target>& target_of(const Row& row) {
  return row.row->facts().target;
}

template <class Row>
Columns<Row> indicator_columns_of() {
  return joined<Row>(
      {place_columns<Row>(),
       code_columns<Row>(),
       schedule_columns<Row>(),
       annex_columns<Row>(),
       {{"target", "", "value, unit, better; by: the values to reach by a month; each: in a period; scale: of grades",
         [](const Row& row) { return target_of(row); }, In::objects},
        {"target_value", "Target", "the value to reach",
         [](const Row& row) { return target_of(row) ? std::optional(target_of(row)->value.value) : std::nullopt; },
         In::cells},
        {"target_unit", "Unit", "the unit of that value",
         [](const Row& row) { return target_of(row) ? std::optional(target_of(row)->unit.value) : std::nullopt; },
         In::cells},
        {"doubt", "Doubt", "what to check in the signed paper",
         [](const Row& row) { return value_of(row.row->facts().doubt); }, In::programs},
        {"cancelled_by", "Cancelled by", "the amendment that cancels it",
         [](const Row& row) { return value_of(row.row->facts().cancelled_by); }, In::programs},
        {"heading", "Heading", "whether indicators stand below it",
         [](const Row& row) { return !row.row->indicator->rows.empty(); }, In::programs}},
       source_columns<Row>()});
}

// ---- a year's ticks

using MaybeState = std::optional<MarkOf<State>>;

template <unsigned index>
Column<TimelineRow> state_in(std::string_view key, std::string_view month) {
  return {key, month, "the state in that month",
          [](const TimelineRow& row) {
            const auto& tick = row.ticks[index];
            return tick ? MaybeState({{&sign_of(*tick)}}) : std::nullopt;
          },
          In::cells};
}

template <unsigned... index>
Columns<TimelineRow> states_in(std::integer_sequence<unsigned, index...>) {
  constexpr std::string_view kKeys[] = {"m1", "m2", "m3", "m4", "m5", "m6", "m7", "m8", "m9", "m10", "m11", "m12"};
  constexpr std::string_view kHeadings[] = {"January", "February", "March",     "April",   "May",      "June",
                                            "July",    "August",   "September", "October", "November", "December"};
  return {state_in<index>(kKeys[index], kHeadings[index])...};
}

// ---- counts of ticks

const Tally& tally_of(const StatusRow& row) { return row.tally; }
const Tally& tally_of(const StatusCell& cell) { return *cell.tally; }
const Tally& tally_of(const Shown& shown) { return shown.tally; }

template <class Row>
Columns<Row> tally_columns() {
  return {
      {"ratio_done", "done", "",
       [](const Row& row) {
         return Ratio{tally_of(row).done_of_begun, tally_of(row).begun};
       },
       In::people, Role::figure},
      {"ratio_proven", "evidence", "",
       [](const Row& row) {
         return Ratio{tally_of(row).proven_of_begun, tally_of(row).begun};
       },
       In::people, Role::figure},
      {"planned", "planned", "all ticks", [](const Row& row) { return tally_of(row).planned; }, In::all, Role::figure},
      {"begun", "begun", "ticks that have begun, those cancelled left out",
       [](const Row& row) { return tally_of(row).begun; }, In::programs},
      {"done", "done", "ticks that are done", [](const Row& row) { return tally_of(row).in(State::done); },
       In::programs},
      {"late", "late", "of these, done after the deadline", [](const Row& row) { return tally_of(row).late; }, In::all,
       Role::figure},
      {"proven", "with evidence", "of these, with evidence", [](const Row& row) { return tally_of(row).proven; },
       In::programs},
      {"accepted", "accepted", "of these, accepted in review", [](const Row& row) { return tally_of(row).accepted; },
       In::all, Role::figure},
      {"returned", "returned", "of these, returned in review", [](const Row& row) { return tally_of(row).returned; },
       In::all, Role::figure},
      {"overdue", "overdue", "ticks that are overdue", [](const Row& row) { return tally_of(row).in(State::overdue); },
       In::all, Role::figure},
      {"due", "due", "ticks that are due", [](const Row& row) { return tally_of(row).in(State::due); }, In::all,
       Role::figure},
      {"upcoming", "upcoming", "ticks that have not begun",
       [](const Row& row) { return tally_of(row).in(State::upcoming); }, In::programs},
      {"cancelled", "cancelled", "ticks that an amendment cancelled",
       [](const Row& row) { return tally_of(row).in(State::cancelled); }, In::programs},
      {"done_of_begun", "done of those begun", "of the ticks begun, those done",
       [](const Row& row) { return tally_of(row).done_of_begun; }, In::programs},
      {"proven_of_begun", "with evidence of those begun", "of the ticks begun, those done with evidence",
       [](const Row& row) { return tally_of(row).proven_of_begun; }, In::programs},
  };
}

// The record that decides a tick; nothing where none does.
template <class Get>
auto of_decider(const Tick& tick, Get get) {
  const Record* record = tick.decision.record;
  return record ? std::optional(get(*record)) : std::nullopt;
}

}  // namespace

// ---- objects inside of rows

const Columns<Milestone>& columns_of(const Milestone*) {
  static const Columns<Milestone> columns = {{"month", "", "", [](const Milestone& one) { return one.period.value; }},
                                             {"value", "", "", [](const Milestone& one) { return one.value.value; }}};
  return columns;
}

const Columns<Target>& columns_of(const Target*) {
  static const Columns<Target> columns = {
      {"value", "", "", [](const Target& target) { return target.value.value; }},
      {"unit", "", "", [](const Target& target) { return target.unit.value; }},
      {"better", "", "", [](const Target& target) { return target.better.value_or(Better::higher); }},
      {"by", "", "", [](const Target& target) { return target.by; }},
      {"each", "", "", [](const Target& target) { return target.each; }},
      {"scale", "", "", [](const Target& target) { return target.grades(); }}};
  return columns;
}

const Columns<Tick>& columns_of(const Tick*) {
  static const Columns<Tick> columns = {{"state", "", "", [](const Tick& tick) { return tick.state; }},
                                        {"late", "", "", [](const Tick& tick) { return tick.is_late(); }},
                                        {"proven", "", "", [](const Tick& tick) { return tick.is_proven(); }},
                                        {"review", "", "", [](const Tick& tick) { return tick.decision.verdict(); }}};
  return columns;
}

// ---- lists

const Columns<Tick>& tick_columns() {
  static const Columns<Tick> columns = joined<Tick>(
      {place_columns<Tick>(),
       {{"month", "Month", "the month of the deadline, 1 to 12",
         [](const Tick& tick) { return month_number(tick.period.last()); }, In::programs},
        {"quarter", "Quarter", "1 to 4; null: planned by months",
         [](const Tick& tick) {
           return tick.period.is_month() ? std::nullopt : std::optional(std::size_t{tick.period.quarter()});
         },
         In::programs},
        {"period", "Month", "", [](const Tick& tick) { return tick.period; }, In::people},
        {"deadline", "Deadline", "the last day of the month or quarter", [](const Tick& tick) { return tick.deadline; },
         In::programs},
        {"state", "State", "done, overdue, due, upcoming or cancelled", [](const Tick& tick) { return tick.state; }},
        {"lateness", "State", "", [](const Tick& tick) { return MarkOf<State>{lateness_of(tick)}; }, In::people},
        {"late", "Late", "whether it was done after its deadline", [](const Tick& tick) { return tick.is_late(); },
         In::programs},
        {"proven", "With evidence", "whether there is evidence", [](const Tick& tick) { return tick.is_proven(); },
         In::programs},
        {"review", "Review", "accepted or returned", [](const Tick& tick) { return tick.decision.verdict(); },
         In::programs},
        {"days_overdue", "Days overdue", "days since the deadline; 0 unless overdue",
         [](const Tick& tick) { return tick.days_overdue; }, In::programs}},
       annex_columns<Tick>(),
       {{"whose", "Program", "", [](const Tick& tick) { return program_and_owner(*tick.row); }, In::people,
         Role::aside},
        {"status", "Recorded status", "done, partial or not_done, of the record that decides",
         [](const Tick& tick) { return of_decider(tick, [](const Record& record) { return record.status->value; }); },
         In::programs},
        {"date", "Date", "the date of the record that decides",
         [](const Tick& tick) { return of_decider(tick, [](const Record& record) { return record.date.value; }); },
         In::programs},
        {"value", "Value reached", "the value of the record that decides",
         [](const Tick& tick) {
           const Record* record = tick.decision.record;
           return record ? value_of(record->value) : std::nullopt;
         },
         In::programs},
        {"evidence", "Evidence", "files and addresses that prove it",
         [](const Tick& tick) {
           std::vector<std::string> proofs;
           for (const Evidence* evidence : tick.evidence()) proofs.push_back(evidence->proof().value);
           return proofs;
         },
         In::programs},
        {"amended", "", "the days of the amendments that list it",
         [](const Tick& tick) { return days_listed(*tick.file->plan, *tick.row); }, In::calendars}},
       source_columns<Tick>()});
  return columns;
}

const Columns<Tick>& returned_columns() {
  static const Columns<Tick> columns =
      joined<Tick>({tick_columns(),
                    {{"review_date", "", "the date of the review",
                      [](const Tick& tick) { return tick.decision.review->date.value; }, In::objects},
                     {"review_by", "", "who reviewed it",
                      [](const Tick& tick) { return value_of(tick.decision.review->by); }, In::objects},
                     {"review_note", "", "what the reviewer says",
                      [](const Tick& tick) { return value_of(tick.decision.review->note); }, In::objects}}});
  return columns;
}

const Columns<ListedRow>& indicator_columns() {
  static const Columns<ListedRow> columns = indicator_columns_of<ListedRow>();
  return columns;
}

const Columns<TimelineRow>& timeline_columns() {
  static const Columns<TimelineRow> columns =
      joined<TimelineRow>({indicator_columns_of<TimelineRow>(),
                           {{"ticks", "", "for each month of the year null or state, late, proven, review",
                             [](const TimelineRow& row) { return row.ticks; }, In::objects}},
                           states_in(std::make_integer_sequence<unsigned, kMonths>())});
  return columns;
}

const Columns<StatusRow>& status_columns() {
  static const Columns<StatusRow> columns =
      joined<StatusRow>({{{"key", "Code", "program, owner, quarter or office; null: no owner",
                           [](const StatusRow& row) { return row.key; }, In::programs},
                          {"name", "Name", "its name; null for a quarter and for no owner",
                           [](const StatusRow& row) { return row.name; }, In::programs}},
                         tally_columns<StatusRow>(),
                         {{"last_record", "last record", "the day of its newest record; null: none yet",
                           [](const StatusRow& row) { return row.last_record; }, In::programs},
                          {"silence", "last record", "",
                           [](const StatusRow& row) {
                             return row.last_record ? Value(*row.last_record) : Value(Mark{&no_record_sign()});
                           },
                           In::people, Role::aside}}});
  return columns;
}

const Columns<StatusCell>& status_cell_columns() {
  static const Columns<StatusCell> columns = joined<StatusCell>(
      {{{"key", "Code", "the key of its row", [](const StatusCell& cell) { return cell.row->key; }, In::programs},
        {"name", "Name", "the name of its row", [](const StatusCell& cell) { return cell.row->name; }, In::programs},
        {"program", "Program number", "the number of the program",
         [](const StatusCell& cell) { return *cell.program->key; }, In::programs},
        {"program_name", "Program", "the name of the program",
         [](const StatusCell& cell) { return *cell.program->name; }, In::programs}},
       tally_columns<StatusCell>()});
  return columns;
}

const Columns<Shown>& shown_columns() {
  static const Columns<Shown> columns = joined<Shown>(
      {office_columns<Shown>(),
       {{"name", "Name", "the name of the office",
         [](const Shown& shown) { return shown.file->plan->institution.name.value; }, In::all, Role::aside},
        {"id", "Id", "the numbers from the program down, such as 1.2.3.4",
         [](const Shown& shown) { return shown.id(); }, In::programs},
        {"text", "Text", "what it is called", [](const Shown& shown) { return shown.row().name.value; }, In::programs}},
       tally_columns<Shown>()});
  return columns;
}

}  // namespace rbplan
