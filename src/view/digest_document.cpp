#include "base/text.h"
#include "view/columns.h"
#include "view/documents.h"
#include "view/rows.h"

namespace rbplan {
namespace {

// Without the year where it is the day's.
std::string short_date(Date date, Date day, const Words& words) {
  if (year_of(date) != year_of(day)) return words.date(date);
  return fmt::format("{} {}", static_cast<unsigned>(date.day()), words.month(date.month()));
}

// The whole news in a line, which can be the subject of a mail.
std::string news(const Digest& digest, Date day, const Words& words) {
  std::vector<std::string> parts;
  if (!digest.overdue.empty()) parts.push_back(words.say("{0} overdue", words.number(digest.overdue.size())));
  for (const DueBy& by : digest.due) {
    parts.push_back(words.say("{0} due by {1}", words.number(by.ticks.size()), short_date(by.deadline, day, words)));
  }
  if (parts.empty() && digest.unproven.empty()) return nothing_to_remind(day, words);
  if (parts.empty()) parts.push_back(words.say("{0} without evidence", words.number(digest.unproven.size())));
  return fmt::format("{}: {}", words.date(day), join(parts, ", "));
}

std::string for_whom(const Digest& digest, const Words& words) {
  if (!digest.file) return std::string(words("For everyone: the plan names no owners"));
  if (!digest.owner) return std::string(words("For rows without an owner"));
  return words.say("For {0} ({1})", digest.owner->name.value, digest.owner->id.value);
}

// The ticks as rows, each with what its section does not say of all: how long it is overdue, or the month it was for.
void add_section(Document& document, std::string heading, const std::vector<Tick>& ticks, bool several_offices,
                 const Words& words) {
  std::vector<std::string_view> keys = {"id", "indicator"};
  if (ticks.front().state == State::overdue) keys = {"id", "lateness", "indicator"};
  if (ticks.front().is_done()) keys = {"id", "period", "indicator"};
  ListTable<Tick> table(tick_columns(), with_office(several_offices, keys), words);
  TableGroup group{std::move(heading), {}, {}};
  for (const Tick& tick : ticks) group.rows.push_back(table.row(tick, record_notes(tick, words)));
  table.table.groups.push_back(std::move(group));
  document.blocks.emplace_back(std::move(table.table));
}

}  // namespace

Document digest_document(const Digest& digest, const Plans& plans, const AsOf& as_of, const Words& words) {
  const Document about = heading(digest.file ? Plans{digest.file} : plans, as_of, words);
  Document document(words.language());
  document.title = news(digest, as_of.day, words);
  Paragraph from{Paragraph::Role::text, {about.title}};
  from.lines.insert(from.lines.end(), about.facts.begin(), about.facts.end());
  if (!digest.is_empty() || digest.owner) from.lines.push_back(for_whom(digest, words));
  document.blocks.emplace_back(std::move(from));
  const bool several_offices = !digest.file && has_several_offices(plans);
  if (!digest.overdue.empty()) {
    add_section(document, words.count(digest.overdue.size(), "Overdue: {0} tick", "Overdue: {0} ticks"), digest.overdue,
                several_offices, words);
  }
  for (const DueBy& by : digest.due) {
    add_section(document,
                words.count(by.ticks.size(), "Due by {1}: {0} tick", "Due by {1}: {0} ticks", words.date(by.deadline)),
                by.ticks, several_offices, words);
  }
  if (!digest.unproven.empty()) {
    add_section(
        document,
        words.count(digest.unproven.size(), "Done without evidence: {0} tick", "Done without evidence: {0} ticks"),
        digest.unproven, several_offices, words);
  }
  if (!digest.is_empty()) {
    document.blocks.emplace_back(Paragraph{
        Paragraph::Role::text, {std::string(words("To record one: rbplan done ID --month N --evidence FILE"))}});
  }
  return document;
}

std::string nothing_to_remind(Date day, const Words& words) {
  const std::string deadline = short_date(last_day(year_of(day), day.month()), day, words);
  return words.say("{0}: nothing overdue, nothing due by {1}", words.date(day), deadline);
}

}  // namespace rbplan
