// The monitoring report of a period, for people and programs.
#pragma once
#include "query/report.h"
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

// The report as it is filed: four chapters, the matrix, place, day and signature.
Document report_document(const Report& report, const ReportTexts& texts, const Signatory& signatory, const AsOf& as_of,
                         const Words& words);

}  // namespace rbplan
