// What proves a tick is kept together with the plan, is what it was when it was recorded, and proves one tick. Nothing
// is told of evidence that is no longer in force.
#include <algorithm>
#include <map>

#include "check/progress_rules.h"
#include "query/evidence.h"

namespace rbplan {
namespace {

struct Told {
  Kind kind;
  HelpLine help;
};

Told told_of(const BadEvidence& bad) {
  switch (bad.problem) {
    case EvidenceProblem::absolute:
      return {Kind::evidence_absolute, {Help::path_from_progress, {}}};
    case EvidenceProblem::outside:
      return {Kind::evidence_outside, {Help::keep_inside, {bad.detail}}};
    case EvidenceProblem::missing:
      return {Kind::evidence_missing, {Help::find_file, {bad.detail}}};
    case EvidenceProblem::no_file:
      return {Kind::evidence_no_file, {Help::link_to_file, {}}};
    case EvidenceProblem::empty:
      return {Kind::evidence_empty, {Help::fill_file, {}}};
    case EvidenceProblem::unreadable:
      return {Kind::evidence_unreadable, {Help::let_read, {}}};
    case EvidenceProblem::changed:
      return {Kind::evidence_changed, {Help::record_again, {}}};
    case EvidenceProblem::line_ends:
      return {Kind::evidence_line_ends, {Help::keep_line_ends, {}}};
    case EvidenceProblem::in_git:
      return {Kind::evidence_not_in_git, {Help::not_below_git, {}}};
    case EvidenceProblem::itself:
      return {Kind::evidence_of_itself, {Help::prove_by_other, {}}};
    case EvidenceProblem::no_address:
      break;
  }
  return {Kind::evidence_no_address, {Help::addresses_are, {}}};
}

// In force are the pieces of the file in the order of their places.
std::vector<Piece> in_order(const PlanFile& file) {
  std::vector<Piece> pieces;
  for (const PieceOfRow& one : pieces_in_force(file, {}, of_all_time())) pieces.push_back(one.piece);
  std::sort(pieces.begin(), pieces.end(), [](const Piece& a, const Piece& b) {
    return a.evidence->proof().span.begin < b.evidence->proof().span.begin;
  });
  return pieces;
}

// A file that proves two ticks by two records may be the wrong one.
void check_shared(const std::vector<Piece>& pieces, Problems& found) {
  std::map<std::string_view, Piece> first;
  for (const Piece& piece : pieces) {
    if (!piece.evidence->sha256) continue;
    const auto [seen, is_first] = first.emplace(piece.evidence->sha256->value, piece);
    if (is_first || seen->second.record == piece.record) continue;
    found.add({Kind::evidence_shared,
               piece.evidence->proof().span,
               {},
               std::nullopt,
               {{Note::proves_here, seen->second.evidence->proof().span, nullptr}}});
  }
}

// Of two pieces of a record that are the same only the later is in force.
void check_twice(const std::vector<Piece>& pieces, Problems& found) {
  const Record* record = nullptr;
  std::map<std::string, const Evidence*> first;  // of that record
  for (const Piece& piece : pieces) {
    if (piece.record->evidence.size() < 2) continue;
    if (piece.record != record) {
      record = piece.record;
      first.clear();
      for (const Evidence& one : record->evidence) {
        for (std::string& mark : marks_of(one)) first.emplace(std::move(mark), &one);
      }
    }
    for (const std::string& mark : marks_of(*piece.evidence)) {
      const Evidence* const before = first.at(mark);
      if (before == piece.evidence) continue;
      found.add({Kind::evidence_twice,
                 piece.evidence->proof().span,
                 {},
                 HelpLine{Help::each_piece_once, {}},
                 {{Note::first_given_here, before->proof().span, nullptr}}});
      break;
    }
  }
}

}  // namespace

Diagnostics evidence_kept(const ProgressSubject& subject) {
  Problems found;
  for (const BadEvidence& bad : subject.evidence) {
    Told told = told_of(bad);
    const Text& proof = bad.evidence->proof();
    found.add({told.kind, proof.span, {proof.value}, std::move(told.help), {}});
  }
  const std::vector<Piece> pieces = in_order(subject.file);
  check_shared(pieces, found);
  check_twice(pieces, found);
  return found.take();
}

}  // namespace rbplan
