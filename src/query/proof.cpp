#include "query/proof.h"

#include <algorithm>
#include <map>

#include "query/evidence.h"
#include "query/order.h"

namespace rbplan {
namespace {

void add_ticks(const PlanFile& file, const Filter& filter, const AsOf& as_of, Proof& out) {
  std::vector<Tick> ticks = ticks_of(file, as_of);
  std::erase_if(ticks, [&](const Tick& tick) { return !tick.is_done() || !filter.takes(tick); });
  sort_by_owner(ticks);
  for (const Tick& tick : ticks) {
    if (!tick.is_proven()) out.unproven.push_back(tick);
    if (tick.decision.verdict() == Verdict::returned) out.returned.push_back(tick);
  }
}

void add_files(const PlanFile& file, const std::vector<BadEvidence>& bad, const Filter& filter, const AsOf& as_of,
               std::vector<BadProof>& out) {
  if (bad.empty()) return;
  std::map<const Evidence*, const BadEvidence*> problems;
  for (const BadEvidence& one : bad) problems.emplace(one.evidence, &one);
  for (const PieceOfRow& one : pieces_in_force(file, filter, as_of)) {
    const auto problem = problems.find(one.piece.evidence);
    if (problem != problems.end()) out.push_back({&file, one.row, *problem->second});
  }
}

}  // namespace

Proof proof(const Plans& plans, const std::vector<std::vector<BadEvidence>>& bad, const Filter& filter,
            const AsOf& as_of) {
  Proof result;
  for (std::size_t i = 0; i < plans.size(); ++i) {
    add_ticks(*plans[i], filter, as_of, result);
    add_files(*plans[i], bad[i], filter, as_of, result.files);
  }
  return result;
}

}  // namespace rbplan
