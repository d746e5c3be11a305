#include "base/text.h"
#include "view/documents.h"
#include "view/rows.h"

namespace rbplan {
namespace {

std::string heading_line(const std::vector<ListedRow>& rows, std::size_t of, bool doubts, const Words& words) {
  if (doubts) {
    return words.count(of, "{1} of {0} indicator has a doubt", "{1} of {0} indicators have a doubt",
                       words.number(rows.size()));
  }
  if (rows.size() == of) return words.count(of, "{0} indicator", "{0} indicators");
  return words.count(of, "{1} of {0} indicator", "{1} of {0} indicators", words.number(rows.size()));
}

// The rows of one program after the other: rows come sorted by program.
Table table_of(const std::vector<ListedRow>& rows, bool doubts, bool several_offices, const Words& words) {
  ListTable<ListedRow> table = indicator_table(several_offices, words);
  table.table.groups = groups_of(rows, is_same_program<ListedRow>, [&](std::span<const ListedRow> run) {
    const Row& program = *run.front().row->at(Level::program).row;
    TableGroup group;
    for (const ListedRow& listed : run) {
      TableRow out = table.row(listed);
      const auto& doubt = listed.row->facts().doubt;
      if (doubts && doubt) out.notes.push_back(words.say("doubt: {0}", doubt->value));
      group.rows.push_back(std::move(out));
    }
    group.heading = fmt::format("{} {}: {}", program.number.value, title_of(program), words.number(run.size()));
    return group;
  });
  return std::move(table.table);
}

}  // namespace

Document list_document(const std::vector<ListedRow>& rows, std::size_t of, bool doubts, const Plans& plans,
                       const AsOf& as_of, const Words& words) {
  Document document = heading(plans, as_of, words);
  document.blocks.emplace_back(Paragraph{Paragraph::Role::heading, {heading_line(rows, of, doubts, words)}});
  if (!rows.empty()) document.blocks.emplace_back(table_of(rows, doubts, has_several_offices(plans), words));
  return document;
}

}  // namespace rbplan
