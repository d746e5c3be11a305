#include <algorithm>

#include "render/said.h"
#include "view/columns.h"
#include "view/documents.h"
#include "view/rows.h"

namespace rbplan {
namespace {

std::string name_of(const StatusRow& row, GroupBy by, const Words& words) {
  if (by == GroupBy::quarter) return words.say("Quarter {0}", *row.key);
  if (!row.key) return std::string(words("No owner"));
  return row.name && *row.name != *row.key ? fmt::format("{} {}", *row.key, *row.name) : *row.key;
}

std::string_view name_of_all(GroupBy by) {
  switch (by) {
    case GroupBy::program:
      return "All programs";
    case GroupBy::owner:
      return "All owners";
    case GroupBy::quarter:
      return "The whole year";
    case GroupBy::office:
      return "All offices";
  }
  return {};
}

Table figures_of(const StatusOfPlans& status, GroupBy by, const Words& words) {
  std::vector<std::string_view> keys = {"ratio_done", "ratio_proven", "late", "accepted", "overdue", "due", "planned"};
  if (status.total.returned > 0) keys.insert(std::find(keys.begin(), keys.end(), "overdue"), "returned");
  ListTable<StatusRow> table(status_columns(), keys, words);
  table.table.columns.insert(table.table.columns.begin(), {std::string(words("Name")), Role::text});
  const auto row_of = [&](const StatusRow& row, std::string name) {
    TableRow out = table.row(row);
    out.cells.insert(out.cells.begin(), std::move(name));
    return out;
  };
  TableGroup group;
  for (const StatusRow& row : status.rows) group.rows.push_back(row_of(row, name_of(row, by, words)));
  table.table.groups.push_back(std::move(group));
  table.table.total = row_of({{}, {}, status.total}, std::string(words(name_of_all(by))));
  return table.table;
}

}  // namespace

Document status_document(const StatusOfPlans& status, GroupBy by, const Plans& plans, const AsOf& as_of,
                         const Words& words) {
  Document document = heading(plans, as_of, words);
  if (status.total.planned == 0) {
    document.blocks.emplace_back(Paragraph{Paragraph::Role::text, {std::string(words("No tick is planned."))}});
    return document;
  }
  document.blocks.emplace_back(
      Paragraph{Paragraph::Role::text,
                {std::string(words("Done and with evidence are counted of the ticks whose month has begun:"))}});
  document.blocks.emplace_back(figures_of(status, by, words));
  const Tally& total = status.total;
  Paragraph last;
  last.lines.push_back(words.say("Year to date {0} done, {1} with evidence; whole year {2} done",
                                 said(Ratio{total.done_of_begun, total.begun}, words),
                                 said(Ratio{total.proven_of_begun, total.begun}, words),
                                 said(Ratio{total.in(State::done), total.planned}, words)));
  if (status.doubtful_overdue > 0) {
    last.lines.push_back(words.count(total.in(State::overdue),
                                     "{1} of the {0} overdue tick rests on a doubtful reading: rbplan list --doubtful",
                                     "{1} of the {0} overdue ticks rest on a doubtful reading: rbplan list --doubtful",
                                     words.number(status.doubtful_overdue)));
  }
  document.blocks.emplace_back(std::move(last));
  return document;
}

}  // namespace rbplan
