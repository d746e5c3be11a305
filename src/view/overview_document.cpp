#include "render/said.h"
#include "view/documents.h"
#include "view/rows.h"

namespace rbplan {
namespace {

// With its year where that is not the day's.
std::string month_name(const DueMonth& month, Date day, const Words& words) {
  return month.year == year_of(day) ? words.month(month.month) : month_and_year(month, words);
}

std::string month_line(const DueMonth& month, Date day, const Words& words) {
  if (month.ticks.empty()) return std::string(words("no tick"));
  const Date deadline = last_day(month.year, month.month);
  return words.count(month.ticks.size(), "{0} tick: {1}, deadline {2}{3}", "{0} ticks: {1}, deadline {2}{3}",
                     counts(month.ticks, words), words.date(deadline), distance(deadline, day, words));
}

std::string overdue_line(const OverdueSum& overdue, const Words& words) {
  if (overdue.ticks == 0) return std::string(words("no tick"));
  return words.count(overdue.ticks, "{0} tick, the oldest by {1}", "{0} ticks, the oldest by {1}",
                     words.count(static_cast<std::size_t>(overdue.most_days), "{0} day", "{0} days"));
}

std::string next_line(const DueMonth& month, Date day, const Words& words) {
  const std::string name = month_name(month, day, words);
  if (month.ticks.empty()) return words.say("{0}: no tick", name);
  return words.count(month.ticks.size(), "{1}: {0} tick, deadline {2}", "{1}: {0} ticks, deadline {2}", name,
                     words.date(last_day(month.year, month.month)));
}

Table next_commands(const Overview& overview, const Plans& plans, const Asked& asked, const Words& words) {
  const auto call = [&](std::string_view command) {
    return fmt::format("rbplan {}{}{}", command, asked.offices, asked.year + asked.places);
  };
  Table table = fact_table(words);
  const std::string month = words.month(overview.month.month);
  add_fact(table, call("due"), words.say("what {0} asks for", month));
  if (overview.overdue.ticks == 0) {
    add_fact(table, call("timeline"), std::string(words("the whole year")));
  } else {
    add_fact(table, call("overdue"), std::string(words("what should have been done")));
  }
  if (count_states(overview.month.ticks)[static_cast<std::size_t>(State::done)] < overview.month.ticks.size()) {
    std::string plan(has_several_offices(plans) ? words(" --office OFFICE") : "");
    if (overview.several_years) plan += fmt::format(" --year {}", overview.month.year);
    plan += asked.offices + asked.year + asked.places;
    add_fact(table, fmt::format("rbplan done ID{} --month {}", plan, month_number(overview.month.month)),
             std::string(words("record something as done")));
  }
  add_fact(table, "rbplan --help", std::string(words("all commands")));
  return table;
}

}  // namespace

Document overview_document(const Overview& overview, const Plans& plans, const Asked& asked, const AsOf& as_of,
                           const Words& words) {
  Document document = heading(plans, as_of, words);
  const Date day = as_of.day;
  Table state = fact_table(words);
  add_fact(state, month_name(overview.month, day, words), month_line(overview.month, day, words));
  add_fact(state, words("Overdue"), overdue_line(overview.overdue, words));
  const Tally& to_date = overview.to_date;
  if (to_date.begun > 0) {
    add_fact(state, words("To date"),
             words.say("{0} done, {1} with evidence", said(Ratio{to_date.done_of_begun, to_date.begun}, words),
                       said(Ratio{to_date.proven_of_begun, to_date.begun}, words)));
  }
  if (overview.next) add_fact(state, words("Next"), next_line(*overview.next, day, words));
  document.blocks.emplace_back(std::move(state));
  document.blocks.emplace_back(next_commands(overview, plans, asked, words));
  return document;
}

}  // namespace rbplan
