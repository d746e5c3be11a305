// The whole of some plans as one document: where they stand, the year, and every indicator with its records.
#pragma once
#include "query/standing.h"
#include "render/document.h"

namespace rbplan {

struct PageOfPlans {
  std::vector<Standing> offices;  // one plan each
  // Of several offices; else empty.
  StatusOfPlans by_office = {};
  StatusOfPlans by_program = {};
  std::size_t earlier_overdue = 0;  // ticks of earlier plans
};

// An indicator's anchor is its id, of several offices behind the office and a slash.
Document page_document(const PageOfPlans& page, const Plans& plans, const AsOf& as_of, const Words& words);

// What an entry tells of an indicator: facts, ticks, records.
void add_indicator(Document& document, const Shown& shown, const AsOf& as_of, const Words& words);

// What entries and rows of ticks are chosen by: office (of several), program, owner (where some are named), state,
// month.
class PageFacets {
 public:
  PageFacets(const Plans& plans, const Words& words);

  const std::vector<Facet>& facets() const { return facets_; }

  // By each tick; without any by the row alone.
  std::vector<Answers> of(const PlanFile& file, const IndicatorRow& row, std::span<const Tick> ticks) const;

 private:
  std::vector<Facet> facets_;
  std::vector<std::string> offices_;  // where there are several
  std::vector<std::string> programs_;
  std::vector<std::string> owners_;  // where there are some; nobody comes last
};

}  // namespace rbplan
