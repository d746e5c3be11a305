#include <algorithm>

#include "base/text.h"
#include "view/report.h"
#include "view/rows.h"

namespace rbplan {
namespace {

void add_heading(Document& document, std::string text) {
  document.blocks.emplace_back(Paragraph{Paragraph::Role::heading, {std::move(text)}});
}

void add_paragraphs(Document& document, const std::vector<std::string>& texts) {
  for (const std::string& text : texts) document.blocks.emplace_back(Paragraph{Paragraph::Role::text, {text}});
}

// Below a row that rests on a doubtful reading.
std::vector<std::string> doubt_notes(const IndicatorRow& row, const Words& words) {
  if (!row.facts().doubt) return {};
  return {std::string(words("the reading is doubtful"))};
}

// ---- chapter II

Table summary_table(const Report& report, const Words& words) {
  ListTable<AreaRow> table(area_columns(),
                           {"program", "program_name", "indicators", "scheduled", "done", "done_share", "overdue",
                            "unproven", "unscheduled"},
                           words);
  table.table.is_numbered = true;
  TableGroup& group = table.table.groups.emplace_back();
  for (const AreaRow& area : report.summary) group.rows.push_back(table.row(area));
  TableRow total = table.row(report.total);
  total.cells[1] = words("Total");
  table.table.total = std::move(total);
  return std::move(table.table);
}

// Targets and budgets have columns only where some row has one.
std::vector<std::string_view> matrix_keys(const Report& report) {
  const auto any = [&](auto has) { return std::any_of(report.matrix.begin(), report.matrix.end(), has); };
  std::vector<std::string_view> keys = {"number",         "area",    "activity_line", "sub_activity_line",
                                        "indicator_text", "schedule"};
  if (any([](const ReportRow& row) { return row.row->facts().target.has_value(); }))
    keys.insert(keys.end(), {"target_said", "result_said", "achievement"});
  keys.insert(keys.end(), {"states_counted"});
  if (any([](const ReportRow& row) { return row.spent || row.row->indicator->budget; }))
    keys.insert(keys.end(), {"budget", "spent"});
  keys.insert(keys.end(), {"evidence", "obstacle", "follow_up", "owner_name", "remarks"});
  return keys;
}

// What a screen has room for.
constexpr std::array<std::string_view, 8> kOnScreen = {
    "area", "number", "schedule", "target_said", "result_said", "achievement", "states_counted", "indicator_text"};

Table matrix_table(const Report& report, const Words& words) {
  const std::vector<std::string_view> keys = matrix_keys(report);
  ListTable<ReportRow> table(report_columns(), keys, words);
  for (std::size_t i = 0; i < keys.size(); ++i) {
    TableColumn& column = table.table.columns[i];
    column.is_for_paper = std::find(kOnScreen.begin(), kOnScreen.end(), keys[i]) == kOnScreen.end();
    column.merges = keys[i] == "area" || keys[i] == "activity_line" || keys[i] == "sub_activity_line";
  }
  table.table.is_numbered = true;
  TableGroup& group = table.table.groups.emplace_back();
  for (const ReportRow& row : report.matrix) group.rows.push_back(table.row(row));
  return std::move(table.table);
}

void add_matrix(Document& document, const Report& report, const Words& words) {
  add_heading(document, std::string(words("Matrix of what was carried out")));
  if (report.matrix.empty()) {
    add_paragraphs(document, {std::string(words("The period asks for nothing, and nothing is overdue from before."))});
    return;
  }
  if (report.doubtful > 0)
    add_paragraphs(document,
                   {words.count(report.doubtful, "{0} row rests on a doubtful reading of the paper and is marked.",
                                "{0} rows rest on a doubtful reading of the paper and are marked.")});
  document.blocks.emplace_back(matrix_table(report, words));
}

// ---- chapter III

Table follow_up_table(const Report& report, const Words& words) {
  ListTable<FollowUp> table(
      follow_up_columns(),
      {"id", "date", "title", "obstacle", "follow_up", "follow_up_owner_name", "follow_up_due", "done_on"}, words);
  TableGroup& group = table.table.groups.emplace_back();
  for (const FollowUp& one : report.follow_up) group.rows.push_back(table.row(one, doubt_notes(*one.row, words)));
  return std::move(table.table);
}

Table missing_table(const Report& report, const Words& words) {
  const auto name = [&](const Tick& tick) {
    const Owner* owner = owner_of(*tick.file->plan, *tick.row);
    return owner ? std::string_view(owner->name.value) : words("No owner");
  };
  return ticks_by_owner(report.missing, false, words, name,
                        [&](const Tick& tick) { return doubt_notes(*tick.row, words); });
}

void add_missing(Document& document, const Report& report, const Words& words) {
  if (report.missing.empty()) return;
  add_heading(document,
              words.count(report.missing.size(), "{0} tick done without evidence", "{0} ticks done without evidence"));
  document.blocks.emplace_back(missing_table(report, words));
}

// ---- chapter IV

void add_signature(Document& document, const Report& report, const Signatory& given, Date day, const Words& words) {
  const Plan& plan = *report.file->plan;
  const Signatory signatory = signatory_of(plan, given);
  const std::string place = plan.decree && plan.decree->place ? plan.decree->place->value : std::string();
  document.blocks.emplace_back(Paragraph{
      Paragraph::Role::signature,
      {or_dots(place) + ", " + words.date(day), or_dots(signatory.position), "", "", or_dots(signatory.name)}});
  if (place.empty() || signatory.name.empty() || signatory.position.empty())
    add_paragraphs(document, {std::string(words("The dotted lines are to be filled in by hand."))});
}

}  // namespace

Document report_document(const Report& report, const ReportTexts& texts, const Signatory& signatory, const AsOf& as_of,
                         const Words& words) {
  Document document = heading({report.file}, as_of, words);
  document.title = report_title(report, as_of.day, words);
  document.is_landscape = false;
  document.is_title_centred = true;
  add_heading(document, std::string(words("CHAPTER I: INTRODUCTION")));
  add_paragraphs(document, texts.introduction.empty() ? std::vector{report_introduction(report, as_of.day, words)}
                                                      : texts.introduction);
  add_heading(document, std::string(words("CHAPTER II: WHAT WAS CARRIED OUT AND ACHIEVED, BY AREA")));
  add_paragraphs(document, {report_progress(report, words)});
  document.blocks.emplace_back(summary_table(report, words));
  document.blocks.emplace_back(NewPage{true});
  add_matrix(document, report, words);
  document.blocks.emplace_back(NewPage{false});
  add_heading(document, std::string(words("CHAPTER III: OBSTACLES AND FOLLOW-UP PLANS")));
  add_paragraphs(document, texts.obstacles);
  add_paragraphs(document, {report_follow_up(report, words)});
  if (!report.follow_up.empty()) document.blocks.emplace_back(follow_up_table(report, words));
  add_missing(document, report, words);
  add_heading(document, std::string(words("CHAPTER IV: CLOSING")));
  add_paragraphs(document, {report_closing(words)});
  add_signature(document, report, signatory, as_of.day, words);
  return document;
}

}  // namespace rbplan
