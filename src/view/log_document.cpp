#include <fmt/format.h>

#include "render/said.h"
#include "view/documents.h"
#include "view/rows.h"

namespace rbplan {
namespace {

std::string text_of(const LoggedRecord& logged, const Words& words) {
  const Record& record = *logged.record;
  const bool is_late =
      !record.periods.empty() && record.is_late(record.periods.back().value.deadline(logged.file->year()));
  return record_line(record, is_late, words) + record_details(record, words);
}

Table table_of(const std::vector<LoggedRecord>& records, bool several_offices, bool several_years, const Words& words) {
  ListTable<LoggedRecord> table(log_columns(), with_office(several_offices, {"time", "id", "periods"}), words);
  table.table.columns.push_back({std::string(words("What was recorded")), Role::text});
  const auto same_day = [](const LoggedRecord& a, const LoggedRecord& b) { return a.day() == b.day(); };
  table.table.groups = groups_of(records, same_day, [&](std::span<const LoggedRecord> run) {
    TableGroup group;
    for (const LoggedRecord& one : run) {
      group.rows.push_back(table.row(one));
      group.rows.back().cells.emplace_back(text_of(one, words));
      Value& months = group.rows.back().cells[several_offices ? 3 : 2];
      if (several_years) months = fmt::format("{} {}", said(months, words), one.file->year());
    }
    group.heading = words.date(run.front().day());
    return group;
  });
  return std::move(table.table);
}

}  // namespace

Document log_document(const std::vector<LoggedRecord>& records, const Plans& plans, const AsOf& as_of,
                      const Words& words) {
  Document document = heading(plans, as_of, words);
  document.blocks.emplace_back(
      Paragraph{Paragraph::Role::heading, {words.count(records.size(), "{0} record", "{0} records")}});
  if (!records.empty())
    document.blocks.emplace_back(table_of(records, has_several_offices(plans), has_several_years(plans), words));
  return document;
}

}  // namespace rbplan
