#include "base/text.h"
#include "view/common_columns.h"
#include "view/report.h"
#include "view/signs.h"

namespace rbplan {
namespace {

// `1.2 Its name`.
std::string row_line(const RowWithId& row) { return fmt::format("{} {}", row.id, title_of(*row.row)); }

// `A sub-activity: its part`, `A heading: its indicator`: the rows above an indicator, itself among them, that are
// indicators or not.
template <class Line>
std::string line_of(const ReportRow& row, bool are_indicators, Line line) {
  std::vector<std::string> lines;
  const std::optional<RowPath> path = find_row(*row.file->plan, row.row->id);
  for (std::size_t level = static_cast<std::size_t>(Level::sub_activity); path && level < path->size(); ++level) {
    const RowWithId& one = (*path)[level];
    if (one.row->facts.has_value() == are_indicators) lines.push_back(line(one));
  }
  return join(lines, ": ");
}

// A state of the ticks of a row, counted where a row has several.
constexpr std::array<Sign, 6> kCountedSigns = {{
    {word_of(State::done), "done", "", "", Tone::done, "done ({0})", "done ({0})"},
    {word_of(State::done), "done late", "", "", Tone::done, "done late ({0})", "done late ({0})"},
    {word_of(State::overdue), "overdue", "", "", Tone::overdue, "overdue ({0})", "overdue ({0})"},
    {word_of(State::due), "due", "", "", Tone::due, "due ({0})", "due ({0})"},
    {word_of(State::upcoming), "upcoming", "", "", Tone::upcoming, "upcoming ({0})", "upcoming ({0})"},
    {word_of(State::cancelled), "cancelled", "", "", Tone::cancelled, "cancelled ({0})", "cancelled ({0})"},
}};

std::size_t counted_sign(const Tick& tick) {
  const bool is_after_late = tick.is_late() || !tick.is_done();
  return static_cast<std::size_t>(tick.state) + (is_after_late ? 1 : 0);
}

Value states_counted(const ReportRow& row) {
  std::array<std::size_t, kCountedSigns.size()> counts{};
  for (const Tick& tick : row.ticks) ++counts[counted_sign(tick)];
  List list;
  for (std::size_t i = 0; i < counts.size(); ++i) {
    if (counts[i] == 0) continue;
    list.emplace_back(Mark{&kCountedSigns[i], counts[i] == row.ticks.size() ? 0 : counts[i]});
  }
  return list;
}

// What the records that decide say, each once.
std::vector<std::string> of_deciders(const ReportRow& row, Seldom<Text> Record::*what) {
  std::vector<std::string> texts;
  for (const Tick& tick : row.ticks) {
    const Record* record = tick.decision.record;
    if (record && record->*what) add_once(texts, (record->*what)->value);
  }
  return texts;
}

std::vector<std::string> proofs_of(const ReportRow& row) {
  std::vector<std::string> proofs;
  for (const Tick& tick : row.ticks) {
    for (const Evidence* evidence : tick.evidence()) add_once(proofs, evidence->proof().value);
  }
  return proofs;
}

// The name of an owner, where the plan has it; else the id.
std::string name_of_owner(const Plan& plan, const std::string& id) {
  const Owner* owner = owner_named(plan, id);
  return owner ? owner->name.value : id;
}

std::optional<std::string> owner_name(const ReportRow& row) {
  return row.row->owner ? std::optional(name_of_owner(*row.file->plan, *row.row->owner)) : std::nullopt;
}

std::optional<std::string> follow_up_owner(const FollowUp& one) {
  const auto& id = one.record->follow_up_owner;
  return id ? std::optional(name_of_owner(*one.file->plan, id->value)) : std::nullopt;
}

constexpr Sign kFromBefore = {"from_before", "overdue from before", "", ""};
constexpr Sign kDoubtful = {"doubtful", "the reading is doubtful", "", ""};

// KET: what the annex says, and what is to be known of the row.
Value remarks(const ReportRow& row) {
  List list;
  if (row.row->indicator->note) list.emplace_back(row.row->indicator->note->value);
  if (row.is_from_before) list.emplace_back(Mark{&kFromBefore});
  if (row.row->facts().doubt) list.emplace_back(Mark{&kDoubtful});
  return list;
}

Value with_unit(const ReportRow& row, const std::optional<Measure>& measure) {
  if (!measure || measure->is_grade) return value_of(measure);
  return Decimal{measure->text, row.row->facts().target->unit.value};
}

constexpr Sign kReached = {"reached", "reached", "", "", Tone::done};
constexpr Sign kNotReached = {"not_reached", "not reached", "", ""};

Value achievement(const ReportRow& row) {
  if (row.has_grade) return Mark{*row.has_grade ? &kReached : &kNotReached};
  return value_of(row.achieved);
}

std::optional<Money> money(const std::optional<std::int64_t>& rupiah) {
  return rupiah ? std::optional(Money{*rupiah}) : std::nullopt;
}

}  // namespace

const Columns<ReportRow>& report_columns() {
  static const Columns<ReportRow> columns = joined<ReportRow>(
      {{{"number", "NO", "the row's number in the report", [](const ReportRow& row) { return row.number; }}},
       place_columns<ReportRow>(),
       code_columns<ReportRow>(),
       {{"area", "AREA OF CHANGE/PROGRAM", "",
         [](const ReportRow& row) { return row_line(row.row->at(Level::program)); }, In::people, Role::aside},
        {"activity_line", "ACTIVITY", "", [](const ReportRow& row) { return row_line(row.row->at(Level::activity)); },
         In::people, Role::aside},
        {"sub_activity_line", "SUB-ACTIVITY", "", [](const ReportRow& row) { return line_of(row, false, row_line); },
         In::people, Role::aside}},
       annex_columns<ReportRow>(),
       {{"indicator_text", "SUCCESS INDICATOR", "",
         [](const ReportRow& row) {
           return line_of(row, true, [](const RowWithId& one) { return title_of(*one.row); });
         },
         In::people, Role::text}},
       schedule_columns<ReportRow>(),
       {{"schedule", "SCHEDULE", "", [](const ReportRow& row) { return row.row->facts().in_order(); }, In::people},
        {"target", "Target", "what is to be reached by the period's end, or in its months",
         [](const ReportRow& row) { return row.target; }, In::programs},
        {"target_said", "TARGET", "", [](const ReportRow& row) { return with_unit(row, row.target); }, In::people},
        {"unit", "Unit", "the unit of target and result",
         [](const ReportRow& row) {
           const auto& target = row.row->facts().target;
           return target ? std::optional(target->unit.value) : std::nullopt;
         },
         In::programs},
        {"result", "Result", "what was reached", [](const ReportRow& row) { return row.reached; }, In::programs},
        {"result_said", "RESULT", "", [](const ReportRow& row) { return with_unit(row, row.reached); }, In::people},
        {"achieved", "Achieved (%)",
         "the result as a part of the target, in per cent, cut to one decimal; null for a grade",
         [](const ReportRow& row) { return row.achieved; }, In::programs},
        {"has_grade", "Grade reached", "whether the grade of a target with a scale was reached",
         [](const ReportRow& row) { return row.has_grade; }, In::programs},
        {"achievement", "ACHIEVED (%)", "", [](const ReportRow& row) { return achievement(row); }, In::people},
        {"budget", "BUDGET", "in rupiah",
         [](const ReportRow& row) { return money(value_of(row.row->indicator->budget)); }},
        {"spent", "SPENT", "in rupiah, by the period's end", [](const ReportRow& row) { return money(row.spent); }},
        {"states", "States", "of each tick that the period asks for, and of those overdue from before",
         [](const ReportRow& row) {
           std::vector<State> states;
           for (const Tick& tick : row.ticks) states.push_back(tick.state);
           return states;
         },
         In::programs},
        {"states_counted", "STATUS", "", [](const ReportRow& row) { return states_counted(row); }, In::people},
        {"from_before", "Overdue from before", "whether it stands here only because it is overdue from before",
         [](const ReportRow& row) { return row.is_from_before; }, In::programs},
        {"evidence", "EVIDENCE", "files and addresses that prove it, else those that the deciding record names",
         [](const ReportRow& row) { return proofs_of(row); }},
        {"obstacle", "OBSTACLE", "of the records that decide",
         [](const ReportRow& row) { return of_deciders(row, &Record::obstacle); }},
        {"follow_up", "FOLLOW-UP PLAN", "of the records that decide",
         [](const ReportRow& row) { return of_deciders(row, &Record::follow_up); }},
        {"owner_name", "PERSON IN CHARGE", "who answers for it", [](const ReportRow& row) { return owner_name(row); }},
        {"note", "Note", "the remark of the annex",
         [](const ReportRow& row) { return value_of(row.row->indicator->note); }, In::programs},
        {"doubt", "Doubt", "what to check in the signed paper",
         [](const ReportRow& row) { return value_of(row.row->facts().doubt); }, In::programs},
        {"remarks", "REMARK", "", [](const ReportRow& row) { return remarks(row); }, In::people}},
       source_columns<ReportRow>()});
  return columns;
}

const Columns<AreaRow>& area_columns() {
  static const Columns<AreaRow> columns = {
      {"program", "NO", "the number of the program",
       [](const AreaRow& area) { return area.program ? std::optional(area.program->id) : std::nullopt; }},
      {"program_name", "AREA OF CHANGE", "its name",
       [](const AreaRow& area) { return area.program ? std::optional(area.program->row->name.value) : std::nullopt; },
       In::all, Role::text},
      {"indicators", "INDICATORS", "headings and cancelled ones left out",
       [](const AreaRow& area) { return area.indicators; }, In::all, Role::figure},
      {"scheduled", "SCHEDULED BY THE PERIOD'S END", "ticks with a deadline by the period's end",
       [](const AreaRow& area) { return area.scheduled.planned; }, In::all, Role::figure},
      {"done", "DONE", "of these, done", [](const AreaRow& area) { return area.scheduled.in(State::done); }, In::all,
       Role::figure},
      {"done_share", "%", "the same in per cent, cut to one decimal",
       [](const AreaRow& area) {
         const std::size_t planned = area.scheduled.planned;
         return planned == 0
                    ? std::nullopt
                    : std::optional(Share{static_cast<std::int64_t>(area.scheduled.in(State::done)*1000 / planned)});
       },
       In::all, Role::figure},
      {"overdue", "OVERDUE", "of these, overdue", [](const AreaRow& area) { return area.scheduled.in(State::overdue); },
       In::all, Role::figure},
      {"unproven", "WITHOUT EVIDENCE", "of these, done without evidence",
       [](const AreaRow& area) { return area.unproven(); }, In::all, Role::figure},
      {"unscheduled", "WITHOUT SCHEDULE", "indicators of no month",
       [](const AreaRow& area) { return area.unscheduled; }, In::all, Role::figure},
  };
  return columns;
}

const Columns<FollowUp>& follow_up_columns() {
  static const Columns<FollowUp> columns = joined<FollowUp>(
      {place_columns<FollowUp>(),
       annex_columns<FollowUp>(),
       {{"date", "Date", "of the record", [](const FollowUp& one) { return one.record->date.value; }},
        {"obstacle", "Obstacle", "what stood in the way",
         [](const FollowUp& one) { return value_of(one.record->obstacle); }},
        {"follow_up", "Follow-up plan", "what was promised",
         [](const FollowUp& one) { return value_of(one.record->follow_up); }},
        {"follow_up_owner", "", "the id of who will see to it",
         [](const FollowUp& one) { return value_of(one.record->follow_up_owner); }, In::programs},
        {"follow_up_owner_name", "Person in charge", "", [](const FollowUp& one) { return follow_up_owner(one); },
         In::people},
        {"follow_up_due", "Deadline", "by when",
         [](const FollowUp& one) { return value_of(one.record->follow_up_due); }},
        {"done_on", "Done on", "the date of the later record that says it is done; null: none does",
         [](const FollowUp& one) { return one.done ? std::optional(one.done->date.value) : std::nullopt; }}},
       source_columns<FollowUp>()});
  return columns;
}

}  // namespace rbplan
