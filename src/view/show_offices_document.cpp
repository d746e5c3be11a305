#include <algorithm>

#include "base/text.h"
#include "render/said.h"
#include "view/documents.h"
#include "view/rows.h"
#include "view/signs.h"

namespace rbplan {
namespace {

constexpr std::size_t kMostTicks = 4;  // more of them are counted

// `January done late, July due`.
std::string ticks_line(const Shown& shown, const Words& words) {
  if (shown.tally.planned == 0) return std::string(words("no month"));
  if (shown.ticks.empty() || shown.ticks.size() > kMostTicks) return counts_and_proof(shown.tally, words);
  std::vector<std::string> parts;
  for (const Tick& tick : shown.ticks) {
    parts.push_back(fmt::format("{} {}", words.period(tick.period), said(lateness_of(tick), words)));
  }
  return join(parts, ", ");
}

Table table_of(const std::vector<Shown>& shown, const Words& words) {
  ListTable<Shown> columns(shown_columns(), {"office", "name"}, words);
  Table table = columns.table;
  table.columns.push_back({std::string(words("Ticks")), Role::text});
  TableGroup group;
  const std::string name = title_of(shown.front().row());
  for (const Shown& one : shown) {
    TableRow row = columns.row(one);
    row.cells.emplace_back(ticks_line(one, words));
    const std::string other = title_of(one.row());
    if (other != name) row.notes.push_back(words.say("there: {0}", other));
    group.rows.push_back(std::move(row));
  }
  table.groups.push_back(std::move(group));
  return table;
}

Plans without(const Plans& plans, const std::vector<Shown>& shown) {
  Plans lacking;
  for (const PlanFile* file : plans) {
    if (std::none_of(shown.begin(), shown.end(), [&](const Shown& one) { return one.file == file; }))
      lacking.push_back(file);
  }
  return lacking;
}

}  // namespace

Document show_offices_document(const std::vector<Shown>& shown, const Plans& plans, const Asked& asked,
                               const AsOf& as_of, const Words& words) {
  Document document = heading(plans, as_of, words);
  const Shown& first = shown.front();
  document.blocks.emplace_back(
      Paragraph{Paragraph::Role::heading, {fmt::format("{} {}", first.id(), title_of(first.row()))}});
  document.blocks.emplace_back(table_of(shown, words));
  Tally all;
  for (const Shown& one : shown) all.add(one.tally);
  Paragraph last;
  last.lines.push_back(words.count(all.planned, "{0} tick: {1}", "{0} ticks: {1}", counts_and_proof(all, words)));
  const Plans lacking = without(plans, shown);
  if (!lacking.empty()) last.lines.push_back(without_id_line(lacking, first.id(), words));
  last.lines.emplace_back(words.say("All that is known of one of them: rbplan show {0} --office OFFICE{1}", first.id(),
                                    asked.year + asked.places));
  document.blocks.emplace_back(std::move(last));
  return document;
}

}  // namespace rbplan
