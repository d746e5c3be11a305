// What proves a tick is kept together with the plan, is what it was when it was recorded, and proves one tick.
#include <map>

#include "check/progress_rules.h"

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
      return {Kind::evidence_outside, {Help::keep_inside, {bad.kept_in}}};
    case EvidenceProblem::missing:
      return {Kind::evidence_missing, {Help::find_file, {}}};
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
    case EvidenceProblem::no_address:
      break;
  }
  return {Kind::evidence_no_address, {Help::addresses_are, {}}};
}

// A proof of two indicators, or of two periods in two records, may be the wrong file.
void check_shared(const std::vector<Record>& records, Problems& found) {
  std::map<std::string_view, std::pair<const Record*, const Evidence*>> first;
  for (const Record& record : records) {
    if (!record.status) continue;
    for (const Evidence& evidence : record.evidence) {
      if (!evidence.sha256) continue;
      const auto [seen, is_first] = first.emplace(evidence.sha256->value, std::pair(&record, &evidence));
      const Record& other = *seen->second.first;
      const bool same_ticks =
          record.indicator.value == other.indicator.value &&
          std::equal(record.periods.begin(), record.periods.end(), other.periods.begin(), other.periods.end(),
                     [](const auto& a, const auto& b) { return a.value == b.value; });
      if (is_first || same_ticks) continue;
      found.add({Kind::evidence_shared,
                 evidence.proof().span,
                 {},
                 std::nullopt,
                 {{Note::proves_here, seen->second.second->proof().span, nullptr}}});
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
  check_shared(subject.file.progress->records, found);
  return found.take();
}

}  // namespace rbplan
