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
  const std::string key = row.code ? fmt::format("{} {}", *row.key, *row.code) : *row.key;
  return row.name && *row.name != *row.key ? fmt::format("{} {}", key, *row.name) : key;
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

// A row for each of the status and one for all; `cells_of` makes the cells behind the name.
template <class CellsOf>
void add_rows(Table& table, const StatusOfPlans& status, GroupBy by, CellsOf cells_of, const Words& words) {
  const auto row_of = [&](const StatusRow& row, std::string name) {
    TableRow out{cells_of(row)};
    out.cells.insert(out.cells.begin(), std::move(name));
    return out;
  };
  TableGroup group;
  for (const StatusRow& row : status.rows) group.rows.push_back(row_of(row, name_of(row, by, words)));
  table.groups.push_back(std::move(group));
  StatusRow total;
  total.tally = status.total;
  for (const StatusRow& program : status.programs) total.programs[*program.key] = program.tally;
  table.total = row_of(total, std::string(words(name_of_all(by))));
}

TableColumn name_column(const Words& words) { return {std::string(words("Name")), Role::text}; }

}  // namespace

Table status_table(const StatusOfPlans& status, GroupBy by, const Words& words) {
  std::vector<std::string_view> keys = {"ratio_done", "ratio_proven", "late", "accepted", "overdue", "due", "planned"};
  if (status.total.returned > 0) keys.insert(std::find(keys.begin(), keys.end(), "overdue"), "returned");
  if (by == GroupBy::office) keys.emplace_back("silence");
  ListTable<StatusRow> table(status_columns(), keys, words);
  Table out = table.table;
  out.columns.insert(out.columns.begin(), name_column(words));
  add_rows(
      out, status, by,
      [&](const StatusRow& row) {
        std::vector<Value> cells = table.row(row).cells;
        if (by == GroupBy::office && !row.key) cells.back() = Value();  // of all together it tells nothing
        return cells;
      },
      words);
  return out;
}

std::string to_date_line(const Tally& total, const Words& words) {
  return words.say("Year to date {0} done, {1} with evidence; whole year {2} done",
                   said(Ratio{total.done_of_begun, total.begun}, words),
                   said(Ratio{total.proven_of_begun, total.begun}, words),
                   said(Ratio{total.in(State::done), total.planned}, words));
}

namespace {

Ratio done_of_begun(const Tally& tally) { return {tally.done_of_begun, tally.begun}; }

// A column for each program, headed by its number.
Table figures_across(const StatusOfPlans& status, GroupBy by, const Words& words) {
  Table table;
  table.columns = {name_column(words), {std::string(words("all")), Role::figure}};
  for (const StatusRow& program : status.programs) {
    table.columns.push_back({words.say("program {0}", *program.key), Role::figure, *program.key});
  }
  add_rows(
      table, status, by,
      [&](const StatusRow& row) {
        std::vector<Value> cells = {done_of_begun(row.tally)};
        for (const StatusRow& program : status.programs) {
          const auto found = row.programs.find(*program.key);
          cells.push_back(found == row.programs.end() ? Value() : Value(done_of_begun(found->second)));
        }
        return cells;
      },
      words);
  return table;
}

Listing programs_of(const StatusOfPlans& status, const Words& words) {
  Listing listing;
  for (const StatusRow& program : status.programs) listing.lines.push_back(name_of(program, GroupBy::program, words));
  return listing;
}

std::string left_out_line(std::size_t left_out, const Words& words) {
  return words.count(left_out, "{0} more row is left out; the counts of all hold it too",
                     "{0} more rows are left out; the counts of all hold them too");
}

}  // namespace

Document status_document(const StatusOfPlans& status, GroupBy by, const Plans& plans, const Asked& asked,
                         const AsOf& as_of, const Words& words) {
  Document document = heading(plans, as_of, words);
  if (status.total.planned == 0) {
    document.blocks.emplace_back(Paragraph{Paragraph::Role::text, {std::string(words("No tick is planned."))}});
    return document;
  }
  const bool is_across = !status.programs.empty();
  document.blocks.emplace_back(
      Paragraph{Paragraph::Role::text,
                {std::string(is_across ? words("Done of the ticks that have begun, by program:")
                                       : words("Done and with evidence are counted of the ticks that have begun:"))}});
  if (is_across) document.blocks.emplace_back(programs_of(status, words));
  document.blocks.emplace_back(is_across ? figures_across(status, by, words) : status_table(status, by, words));
  if (status.left_out > 0) {
    document.blocks.emplace_back(Paragraph{Paragraph::Role::text, {left_out_line(status.left_out, words)}});
  }
  const Tally& total = status.total;
  Paragraph last;
  last.lines.push_back(to_date_line(total, words));
  if (status.doubtful_overdue > 0) {
    last.lines.push_back(words.count(
        total.in(State::overdue), "{1} of the {0} overdue tick rests on a doubtful reading: {2}",
        "{1} of the {0} overdue ticks rest on a doubtful reading: {2}", words.number(status.doubtful_overdue),
        "rbplan list --doubtful" + asked.offices + asked.year + asked.rows + asked.places));
  }
  document.blocks.emplace_back(std::move(last));
  return document;
}

}  // namespace rbplan
