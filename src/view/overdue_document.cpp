#include <map>

#include "base/text.h"
#include "query/order.h"
#include "view/columns.h"
#include "view/documents.h"
#include "view/rows.h"

namespace rbplan {

Table overdue_table(const std::vector<Tick>& ticks, bool several_offices, const Words& words) {
  ListTable<Tick> table(tick_columns(), with_office(several_offices, {"id", "lateness", "title", "whose"}), words);
  const auto same_deadline = [](const Tick& a, const Tick& b) { return a.deadline == b.deadline; };
  table.table.groups = groups_of(ticks, same_deadline, [&](std::span<const Tick> run) {
    TableGroup group;
    for (const Tick& tick : run) group.rows.push_back(table.row(tick, record_notes(tick, words)));
    group.heading =
        words.count(run.size(), "Deadline {1}: {0} tick", "Deadline {1}: {0} ticks", words.date(run.front().deadline));
    return group;
  });
  return std::move(table.table);
}

namespace {

constexpr std::string_view kNoBreak = "\xC2\xA0";

// `program 1: 5, program 2: 5`: how many ticks each name has, the names in the order of `names`.
template <class NameOf>
std::string shares(const std::vector<Tick>& ticks, const std::vector<std::string>& names, NameOf name_of,
                   const Words& words) {
  std::map<std::string_view, std::size_t> counts;
  for (const Tick& tick : ticks) ++counts[name_of(tick)];
  std::vector<std::string> parts;
  for (const std::string& name : names) {
    if (counts.count(name) > 0) parts.push_back(fmt::format("{}:{}{}", name, kNoBreak, words.number(counts[name])));
  }
  return join(parts, ", ");
}

std::string program_shares(const std::vector<Tick>& ticks, const Plans& plans, const Words& words) {
  std::map<std::string_view, std::string> names;  // by number
  std::vector<std::string> in_order;
  for (const std::string_view number : program_order(plans)) {
    names[number] = fmt::format("{}{}{}", words("program"), kNoBreak, number);
    in_order.push_back(names[number]);
  }
  return shares(
      ticks, in_order, [&](const Tick& tick) -> std::string_view { return names[tick.row->at(Level::program).id]; },
      words);
}

std::string owner_shares(const std::vector<Tick>& ticks, const Plans& plans, const Words& words) {
  const std::string_view nobody = words("no owner");
  std::vector<std::string> names;
  for (const PlanFile* file : plans) {
    for (const Owner& owner : file->plan->owners) add_once(names, owner.id.value);
  }
  if (names.empty()) return {};
  add_once(names, std::string(nobody));
  return shares(
      ticks, names, [&](const Tick& tick) { return tick.row->owner ? std::string_view(*tick.row->owner) : nobody; },
      words);
}

std::string office_shares(const std::vector<Tick>& ticks, const Plans& plans, const Words& words) {
  std::vector<std::string> names;
  for (const PlanFile* file : plans) add_once(names, file->plan->office());
  if (names.size() < 2) return {};
  return shares(
      ticks, names, [](const Tick& tick) -> std::string_view { return tick.file->plan->office(); }, words);
}

}  // namespace

Paragraph earlier_overdue_line(std::size_t ticks, const Asked& asked, const Words& words) {
  return {Paragraph::Role::text,
          {words.count(ticks, "From earlier plans {0} tick is overdue: {1}",
                       "From earlier plans {0} ticks are overdue: {1}",
                       "rbplan overdue" + asked.offices + asked.rows + asked.places)}};
}

Document overdue_document(const std::vector<Tick>& ticks, const Plans& plans, const Asked& asked, const AsOf& as_of,
                          const Words& words) {
  Document document = heading(plans, as_of, words);
  if (ticks.empty()) {
    document.blocks.emplace_back(Paragraph{Paragraph::Role::text, {std::string(words("Nothing is overdue."))}});
    return document;
  }
  document.blocks.emplace_back(
      Paragraph{Paragraph::Role::heading,
                {words.count(ticks.size(), "{0} tick overdue, oldest first", "{0} ticks overdue, oldest first")}});
  document.blocks.emplace_back(overdue_table(ticks, has_several_offices(plans), words));
  const int oldest = ticks.front().days_overdue;
  Paragraph last;
  last.lines.push_back(words.count(ticks.size(), "{0} tick overdue, the oldest by {1}",
                                   "{0} ticks overdue, the oldest by {1}",
                                   words.count(static_cast<std::size_t>(oldest), "{0} day", "{0} days")));
  last.lines.push_back(words.say("Of these {0}", program_shares(ticks, plans, words)));
  const std::string by_owner = owner_shares(ticks, plans, words);
  if (!by_owner.empty()) last.lines.push_back(words.say("By owner {0}", by_owner));
  const std::string by_office = office_shares(ticks, plans, words);
  if (!by_office.empty()) last.lines.push_back(words.say("By office {0}", by_office));
  if (has_several_years(plans) || has_several_offices(plans) || !asked.year.empty())
    last.lines.push_back(how_to_record(plans, asked, words));
  document.blocks.emplace_back(std::move(last));
  return document;
}

}  // namespace rbplan
