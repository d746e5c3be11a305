// The monitoring report of a period, for people and programs.
#pragma once
#include "query/report.h"
#include "render/template.h"
#include "view/columns.h"
#include "view/documents.h"

namespace rbplan {

const Columns<ReportRow>& report_columns();
const Columns<AreaRow>& area_columns();
const Columns<FollowUp>& follow_up_columns();

// What the office itself says: paragraphs, of a chapter none where it says nothing.
struct ReportTexts {
  std::vector<std::string> introduction;
  std::vector<std::string> obstacles;
};

// Who signs; what is empty is a dotted line to be filled in by hand.
struct Signatory {
  std::string name;
  std::string position;
};

// `Quarter II of 2021`, `June 2021`, `2021`, with `, so far` where it has not ended by the day.
std::string period_text(const ReportPeriod& period, Date day, const Words& words);

// Sentences of the report.
std::string report_title(const Report& report, Date day, const Words& words);
std::string report_introduction(const Report& report, Date day, const Words& words);  // where the office says nothing
std::string report_progress(const Report& report, const Words& words);
std::string report_follow_up(const Report& report, const Words& words);
std::string report_closing(const Words& words);

// Of the decree, where another is not given.
Signatory signatory_of(const Plan& plan, Signatory given);

// The report as it is filed: four chapters, the matrix, place, day and signature.
Document report_document(const Report& report, const ReportTexts& texts, const Signatory& signatory, const AsOf& as_of,
                         const Words& words);

// What stands once in a report, as an office's own form has it.
struct ReportHead {
  const Report& report;
  const ReportTexts& texts;
  Signatory signatory;  // that is given
  const AsOf& as_of;
  const Words& words;
};
const Columns<ReportHead>& report_head_columns();

// For an office's own form: what stands once, and the lists matrix, summary, missing, follow_up. `heads` is one, and
// outlives it.
TemplateData report_template_data(const std::vector<ReportHead>& heads);

}  // namespace rbplan
