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
  }
  return {};
}

bool is_same_owner(const Tick& a, const Tick& b) {
  return a.file == b.file &&
         (a.row->owner == b.row->owner || (a.row->owner && b.row->owner && *a.row->owner == *b.row->owner));
}

std::string owner_name(const Tick& tick, const Words& words) {
  if (!tick.row->owner) return std::string(words("No owner"));
  return owner_line(*tick.file->plan, *tick.row);
}

Table unproven_table(const std::vector<Tick>& ticks, bool with_office, const Words& words) {
  Table table = tick_table(with_office, words);
  table.columns.back() = words("Month");
  table.groups = groups_of(ticks, is_same_owner, [&](std::span<const Tick> run) {
    TableGroup group;
    for (const Tick& tick : run) {
      group.rows.push_back({tick_cells(tick, words.short_period(tick.period), with_office),
                            tick.row->indicator->name.value,
                            {},
                            record_notes(tick, words)});
    }
    group.heading = fmt::format("{}: {}", owner_name(run.front(), words), run.size());
    return group;
  });
  return table;
}

Table files_table(const std::vector<BadProof>& files, const Words& words) {
  Table table;
  table.columns = {std::string(words("Id"))};
  table.text_column = words("File");
  TableGroup group;
  for (const BadProof& one : files) {
    const SourceText& source = *one.file->progress_source;
    const std::size_t line = source.line_of(one.bad.record->line.begin);
    TableRow row{{{one.row->id, Tone::plain, FilePlace{source.path(), line}}},
                 fmt::format("{} {}", one.bad.evidence->proof().value, words(problem_phrase(one.bad.problem))),
                 {}};
    row.notes.push_back(fmt::format("{}:{}", source.path(), line));
    group.rows.push_back(std::move(row));
  }
  table.groups.push_back(std::move(group));
  return table;
}

}  // namespace

Document proof_document(const Proof& proof, const Plans& plans, const Asked& asked, const Words& words) {
  Document document = heading(plans, asked, words);
  const auto add_heading = [&](std::string text) {
    document.blocks.emplace_back(Paragraph{Paragraph::Role::heading, {std::move(text)}});
  };
  if (proof.unproven.empty() && proof.files.empty()) {
    document.blocks.emplace_back(
        Paragraph{Paragraph::Role::text,
                  {std::string(words("Everything that is done has evidence, and every file is as it was recorded."))}});
    return document;
  }
  if (!proof.unproven.empty()) {
    add_heading(
        words.count(proof.unproven.size(), "{0} tick done without evidence", "{0} ticks done without evidence"));
    document.blocks.emplace_back(unproven_table(proof.unproven, has_several_offices(plans), words));
  }
  if (!proof.files.empty()) {
    add_heading(words.count(proof.files.size(), "{0} piece of evidence with a problem",
                            "{0} pieces of evidence with a problem"));
    document.blocks.emplace_back(files_table(proof.files, words));
  }
  return document;
}

}  // namespace rbplan
