// Evidence in force: of the pieces that the records of a tick name, those that prove it. A scan that was replaced or
// moved is put right by recording it once more, and nothing is asked of what an undone record named.
#pragma once
#include <string>
#include <vector>

#include "query/filter.h"

namespace rbplan {

// The evidence in force of the done records, oldest first: a later piece takes the place of an earlier one that is the
// same.
std::vector<Piece> in_force(const std::vector<const Record*>& done);

// What a piece is known by: two that have one of these in common are the same piece.
std::vector<std::string> marks_of(const Evidence& evidence);
bool is_same(const Evidence& a, const Evidence& b);

// A piece of evidence, and the row that it proves a tick of.
struct PieceOfRow {
  const IndicatorRow* row = nullptr;
  Piece piece;
};

// What is in force for the ticks that the filter takes, by row and month, each piece once.
std::vector<PieceOfRow> pieces_in_force(const PlanFile& file, const Filter& filter, const AsOf& as_of);

}  // namespace rbplan
