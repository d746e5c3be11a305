#include "view/columns.h"
#include "view/documents.h"
#include "view/rows.h"

namespace rbplan {
namespace {

std::string_view problem_phrase(EvidenceProblem problem) {
  switch (problem) {
    case EvidenceProblem::absolute:
      return "is a path from the root, which other computers do not have";
    case EvidenceProblem::outside:
      return "leaves the folder that is kept together with the plan";
    case EvidenceProblem::missing:
      return "does not exist";
    case EvidenceProblem::no_file:
      return "is not a regular file";
    case EvidenceProblem::empty:
      return "is empty";
    case EvidenceProblem::unreadable:
      return "cannot be read";
    case EvidenceProblem::changed:
      return "is not what it was when it was recorded";
    case EvidenceProblem::line_ends:
      return "differs from what was recorded in its line ends only";
    case EvidenceProblem::no_address:
      return "is not a web address";
    case EvidenceProblem::in_git:
      return "lies in git's own folder";
    case EvidenceProblem::itself:
      return "is the plan or its progress file";
  }
  return {};
}

std::string owner_name(const Tick& tick, const Words& words) {
  if (!tick.row->owner) return std::string(words("No owner"));
  return owner_line(*tick.file->plan, *tick.row);
}

template <class Notes>
Table tick_table(const std::vector<Tick>& ticks, bool several_offices, const Words& words, Notes notes) {
  return ticks_by_owner(
      ticks, several_offices, words, [&](const Tick& tick) { return owner_name(tick, words); }, notes);
}

Table files_table(const std::vector<BadProof>& files, const Words& words) {
  ListTable<BadProof> table(bad_proof_columns(), {"id"}, words);
  table.table.columns.push_back({std::string(words("File")), Role::text});
  TableGroup group;
  for (const BadProof& one : files) {
    const FilePlace place = place_of(one);
    TableRow row = table.row(one, {fmt::format("{}:{}", place.path, place.line)});
    row.cells.emplace_back(
        fmt::format("{} {}", one.bad.evidence->proof().value, words(problem_phrase(one.bad.problem))));
    group.rows.push_back(std::move(row));
  }
  table.table.groups.push_back(std::move(group));
  return std::move(table.table);
}

}  // namespace

void add_proof(Document& document, const Proof& proof, bool several_offices, const Words& words) {
  const auto add_heading = [&](std::string text) {
    document.blocks.emplace_back(Paragraph{Paragraph::Role::heading, {std::move(text)}});
  };
  if (proof.is_empty()) {
    document.blocks.emplace_back(
        Paragraph{Paragraph::Role::text,
                  {std::string(words("Everything that is done has evidence, and every file is as it was recorded."))}});
    return;
  }
  if (!proof.unproven.empty()) {
    add_heading(
        words.count(proof.unproven.size(), "{0} tick done without evidence", "{0} ticks done without evidence"));
    document.blocks.emplace_back(tick_table(proof.unproven, several_offices, words,
                                            [&](const Tick& tick) { return record_notes(tick, words); }));
  }
  if (!proof.returned.empty()) {
    add_heading(words.count(proof.returned.size(), "{0} tick returned in review", "{0} ticks returned in review"));
    document.blocks.emplace_back(tick_table(proof.returned, several_offices, words, [&](const Tick& tick) {
      return std::vector{record_line(*tick.decision.review, false, words)};
    }));
  }
  if (!proof.files.empty()) {
    add_heading(words.count(proof.files.size(), "{0} piece of evidence with a problem",
                            "{0} pieces of evidence with a problem"));
    document.blocks.emplace_back(files_table(proof.files, words));
  }
}

Document proof_document(const Proof& proof, const Plans& plans, const AsOf& as_of, const Words& words) {
  Document document = heading(plans, as_of, words);
  add_proof(document, proof, has_several_offices(plans), words);
  return document;
}

}  // namespace rbplan
