#include <algorithm>
#include <set>

#include "view/columns.h"
#include "view/documents.h"
#include "view/rows.h"

namespace rbplan {
namespace {

bool is_current(const DueMonth& month, Date day) { return month.year == year_of(day) && month.month == day.month(); }

// The last of the months that lies in the quarter of `month`: there its quarter's ticks stand.
const DueMonth& last_of_quarter(const DueMonth& month, const std::vector<DueMonth>& all) {
  const auto is_in_it = [&](const DueMonth& other) {
    return other.year == month.year && Period(other.month).quarter() == Period(month.month).quarter();
  };
  return *std::find_if(all.rbegin(), all.rend(), is_in_it);
}

}  // namespace

std::string month_heading(const DueMonth& month, const std::vector<DueMonth>& all, Date day, const Words& words) {
  const std::string name = month_and_year(month, words);
  if (month.ticks.empty() && month.later > 0)
    return words.count(month.later, "{1}: {0} tick of the quarter, see {2}", "{1}: {0} ticks of the quarter, see {2}",
                       name, words.month(last_of_quarter(month, all).month));
  if (month.ticks.empty()) return words.say("{0}: no tick", name);
  std::set<Date> deadlines;
  for (const Tick& tick : month.ticks) deadlines.insert(tick.deadline);
  const Date deadline = *deadlines.begin();
  if (deadlines.size() > 1)
    return words.say("{0}: {1} ticks, deadlines {2} and {3}", name, words.number(std::to_string(month.ticks.size())),
                     words.date(deadline), words.date(*deadlines.rbegin()));
  return words.count(month.ticks.size(), "{1}: {0} tick, deadline {2}{3}", "{1}: {0} ticks, deadline {2}{3}", name,
                     words.date(deadline), is_current(month, day) ? std::string() : distance(deadline, day, words));
}

// One group a program; the ticks come sorted by program.
Table month_table(const std::vector<Tick>& ticks, bool several_offices, const Words& words) {
  std::vector<std::string_view> keys = {"id", "state", "title", "above"};
  const bool has_quarters =
      std::any_of(ticks.begin(), ticks.end(), [](const Tick& one) { return !one.period.is_month(); });
  if (has_quarters) keys.insert(keys.begin() + 2, "period");
  ListTable<Tick> table(tick_columns(), with_office(several_offices, std::move(keys)), words);
  table.table.groups = groups_of(ticks, is_same_program<Tick>, [&](std::span<const Tick> run) {
    const Row& program = *run.front().row->at(Level::program).row;
    TableGroup group;
    for (const Tick& tick : run) group.rows.push_back(table.row(tick, record_notes(tick, words)));
    group.heading = fmt::format("{} {}: {}", program.number.value, title_of(program), counts(run, words));
    return group;
  });
  return std::move(table.table);
}

namespace {

std::string totals(const Due& due, const std::vector<Tick>& ticks, const Words& words) {
  std::string months = words.month(due.months.front().month);
  if (due.months.size() > 1) {
    months =
        words.say("{0} to {1}", month_and_year(due.months.front(), words), month_and_year(due.months.back(), words));
  }
  return words.count(ticks.size(), "{0} tick in {1}: {2}", "{0} ticks in {1}: {2}", months,
                     counts_and_proof(ticks, words));
}

}  // namespace

Document due_document(const Due& due, const Plans& plans, const Asked& asked, const AsOf& as_of, const Words& words) {
  Document document = heading(plans, as_of, words);
  const bool several_offices = has_several_offices(plans);
  std::vector<Tick> all;
  for (const DueMonth& month : due.months) {
    document.blocks.emplace_back(
        Paragraph{Paragraph::Role::heading, {month_heading(month, due.months, as_of.day, words)}});
    if (!month.ticks.empty()) document.blocks.emplace_back(month_table(month.ticks, several_offices, words));
    all.insert(all.end(), month.ticks.begin(), month.ticks.end());
  }
  Paragraph last;
  if (!all.empty()) last.lines.push_back(totals(due, all, words));
  if (due.earlier_overdue > 0) {
    last.lines.push_back(words.count(due.earlier_overdue, "From earlier months {0} tick is overdue: {1}",
                                     "From earlier months {0} ticks are overdue: {1}",
                                     "rbplan overdue" + asked.offices + asked.rows + asked.places));
  }
  if (!last.lines.empty()) document.blocks.emplace_back(std::move(last));
  return document;
}

}  // namespace rbplan
