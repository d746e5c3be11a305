// What the other columns of a table say of a row: target, unit, who answers, budget, remarks, evidence.
#pragma once
#include "tables/draft.h"

namespace rbplan {

class RowFacts {
 public:
  RowFacts(const GridBook& book, const GridSheet& sheet, const Words& words, DraftTree& tree, int year)
      : book_(book), sheet_(sheet), words_(words), tree_(tree), year_(year) {}

  std::vector<TableNote> unplaced;

  void read(const BodyLine& line, DraftRow& row);

  // Once all lines are read: what amounts and totals add up to.
  void finish(DraftRow& row);

 private:
  void read_cell(const OtherCell& other, const CellPlace& place, DraftRow& row);
  void read_owner(const std::string& owner, const CellPlace& place, DraftRow& row);
  void read_schedule(const GridCell& cell, const CellPlace& place, DraftRow& row);
  void read_target(const GridCell& cell, const CellPlace& place, DraftRow& row);
  void read_unit(std::string_view unit, const CellPlace& place, DraftRow& row);
  void keep_beside(const Phrase& remark, const std::string& text, const CellPlace& place, DraftRow& row);
  void refuse_second(const GridCell& cell, const CellPlace& place);
  void read_budget(const GridCell& cell, const CellPlace& place, std::size_t zeros, DraftRow& row);
  void settle_steps(DraftRow& row);
  void settle_unit(DraftRow& row);

  const GridBook& book_;
  const GridSheet& sheet_;
  const Words& words_;
  DraftTree& tree_;
  int year_;  // of the plan
};

}  // namespace rbplan
