#include "query/evidence.h"

#include <algorithm>
#include <filesystem>
#include <set>

namespace rbplan {

std::vector<std::string> marks_of(const Evidence& evidence) {
  if (!evidence.file) return {"url " + evidence.url->value};
  const std::string path = std::filesystem::path(evidence.file->value).lexically_normal().string();
  return {"file " + path, "sha256 " + evidence.sha256->value};
}

std::vector<Piece> in_force(const std::vector<const Record*>& done) {
  std::vector<Piece> pieces;
  for (const Record* record : done) {
    for (const Evidence& evidence : record->evidence) pieces.push_back({record, &evidence});
  }
  if (pieces.size() < 2) return pieces;
  // From the last one back. One that was replaced has itself taken the place of those before it.
  std::vector<Piece> kept;
  std::set<std::string> later;
  for (auto piece = pieces.rbegin(); piece != pieces.rend(); ++piece) {
    bool is_replaced = false;
    for (std::string& mark : marks_of(*piece->evidence))
      is_replaced = !later.insert(std::move(mark)).second || is_replaced;
    if (!is_replaced) kept.push_back(*piece);
  }
  std::reverse(kept.begin(), kept.end());
  return kept;
}

bool is_same(const Evidence& a, const Evidence& b) {
  const std::vector<std::string> marks = marks_of(a);
  const std::vector<std::string> others = marks_of(b);
  return std::find_first_of(marks.begin(), marks.end(), others.begin(), others.end()) != marks.end();
}

std::vector<PieceOfRow> pieces_in_force(const PlanFile& file, const Filter& filter, const AsOf& as_of) {
  std::vector<PieceOfRow> pieces;
  if (!file.progress) return pieces;
  std::set<const Evidence*> seen;  // a record may name several months
  for (const Tick& tick : ticks_of(file, as_of)) {
    if (tick.decision.in_force.empty() || !filter.takes(tick)) continue;
    for (const Piece& piece : tick.decision.in_force) {
      if (seen.insert(piece.evidence).second) pieces.push_back({tick.row, piece});
    }
  }
  return pieces;
}

}  // namespace rbplan
