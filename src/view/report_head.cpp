#include <numeric>

#include "base/text.h"
#include "view/common_columns.h"
#include "view/report.h"
#include "view/rows.h"

namespace rbplan {
namespace {

const Plan& plan_of(const ReportHead& head) { return *head.report.file->plan; }

std::optional<std::string> of_decree(const ReportHead& head, std::optional<Text> Decree::*what) {
  const auto& decree = plan_of(head).decree;
  return decree ? value_of(*decree.*what) : std::nullopt;
}

Signatory signatory(const ReportHead& head) { return signatory_of(plan_of(head), head.signatory); }

// The sum of what rows have that were not cancelled; nothing where none has any.
template <class Get>
std::optional<Money> sum(const ReportHead& head, Get get) {
  std::optional<Money> sum;
  for (const ReportRow& row : head.report.matrix) {
    if (row.is_cancelled()) continue;
    if (const auto rupiah = get(row)) sum = Money{(sum ? sum->rupiah : 0) + *rupiah};
  }
  return sum;
}

std::string paragraphs(const std::vector<std::string>& texts) { return join(texts, "\n"); }

}  // namespace

const Columns<ReportHead>& report_head_columns() {
  using Head = ReportHead;
  static const Columns<Head> columns = {
      {"title", "", "the report's title",
       [](const Head& head) { return report_title(head.report, head.as_of.day, head.words); }},
      {"office", "", "the office's name", [](const Head& head) { return plan_of(head).institution.name.value; }},
      {"office_code", "", "its code", [](const Head& head) { return value_of(plan_of(head).institution.code); }},
      {"year", "", "the year of the plan", [](const Head& head) { return std::chrono::year(head.report.period.year); }},
      {"period", "", "the period, such as quarter II of 2021",
       [](const Head& head) { return period_text(head.report.period, head.as_of.day, head.words); }},
      {"period_begin", "", "its first day", [](const Head& head) { return head.report.period.begin(); }},
      {"period_end", "", "its last day", [](const Head& head) { return head.report.period.end(); }},
      {"day", "", "the day of the report", [](const Head& head) { return head.as_of.day; }},
      {"plan_title", "", "the plan's title", [](const Head& head) { return plan_of(head).title.value; }},
      {"issuer", "", "the letterhead of the decree", [](const Head& head) { return of_decree(head, &Decree::issuer); }},
      {"decree_number", "", "the number of the decree",
       [](const Head& head) { return of_decree(head, &Decree::number); }},
      {"decree_date", "", "the day of the decree",
       [](const Head& head) {
         const auto& decree = plan_of(head).decree;
         return decree && decree->date ? std::optional(decree->date->value) : std::nullopt;
       }},
      {"place", "", "where it is signed; dots where the decree names no place",
       [](const Head& head) { return or_dots(of_decree(head, &Decree::place).value_or("")); }},
      {"position", "", "the position of who signs, of the decree or --position; else dots",
       [](const Head& head) { return or_dots(signatory(head).position); }},
      {"signatory", "", "the name of who signs, of the decree or --sign; else dots",
       [](const Head& head) { return or_dots(signatory(head).name); }},
      {"introduction", "", "chapter I: the office's own text, else a sentence",
       [](const Head& head) {
         const auto& own = head.texts.introduction;
         return own.empty() ? report_introduction(head.report, head.as_of.day, head.words) : paragraphs(own);
       }},
      {"progress", "", "chapter II: what was carried out, in a sentence",
       [](const Head& head) { return report_progress(head.report, head.words); }},
      {"obstacles", "", "chapter III: the office's own text",
       [](const Head& head) { return paragraphs(head.texts.obstacles); }},
      {"follow_up_text", "", "chapter III: what became of the last period's obstacles, in a sentence",
       [](const Head& head) { return report_follow_up(head.report, head.words); }},
      {"closing", "", "chapter IV: a sentence", [](const Head& head) { return report_closing(head.words); }},
      {"rows", "", "how many rows the matrix has", [](const Head& head) { return head.report.matrix.size(); }},
      {"doubtful", "", "how many of them rest on a doubtful reading",
       [](const Head& head) { return head.report.doubtful; }},
      {"areas", "", "how many areas of change there are", [](const Head& head) { return head.report.summary.size(); }},
      {"indicators", "", "how many indicators; headings and cancelled ones left out",
       [](const Head& head) { return head.report.total.indicators; }},
      {"unscheduled", "", "indicators of no month", [](const Head& head) { return head.report.total.unscheduled; }},
      {"scheduled", "", "ticks with a deadline by the period's end",
       [](const Head& head) { return head.report.total.scheduled.planned; }},
      {"done", "", "of these, done", [](const Head& head) { return head.report.total.scheduled.in(State::done); }},
      {"done_share", "", "the same in per cent, cut to one decimal",
       [](const Head& head) {
         const std::size_t planned = head.report.total.scheduled.planned;
         const std::size_t done = head.report.total.scheduled.in(State::done);
         return planned == 0 ? std::nullopt : std::optional(Share{static_cast<std::int64_t>(done * 1000 / planned)});
       }},
      {"late", "", "of these, done late", [](const Head& head) { return head.report.total.scheduled.late; }},
      {"overdue", "", "of these, overdue",
       [](const Head& head) { return head.report.total.scheduled.in(State::overdue); }},
      {"unproven", "", "of these, done without evidence",
       [](const Head& head) { return head.report.total.unproven(); }},
      {"budget", "", "the sum of the budgets in the matrix, in rupiah",
       [](const Head& head) {
         return sum(head, [](const ReportRow& row) { return value_of(row.row->indicator->budget); });
       }},
      {"spent", "", "the sum of what was spent in the matrix, in rupiah",
       [](const Head& head) { return sum(head, [](const ReportRow& row) { return row.spent; }); }},
  };
  return columns;
}

TemplateData report_template_data(const std::vector<ReportHead>& heads) {
  const Report& report = heads.front().report;
  return {rows_of("", report_head_columns(), heads),
          {rows_of("matrix", report_columns(), report.matrix), rows_of("summary", area_columns(), report.summary),
           rows_of("missing", tick_columns(), report.missing),
           rows_of("follow_up", follow_up_columns(), report.follow_up)}};
}

}  // namespace rbplan
