#include <algorithm>
#include <iterator>

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
  if (!digest.returned.empty()) parts.push_back(words.say("{0} returned", words.number(digest.returned.size())));
  for (const DueBy& by : digest.due) {
    parts.push_back(words.say("{0} due by {1}", words.number(by.ticks.size()), short_date(by.deadline, day, words)));
  }
  if (parts.empty() && digest.unproven.empty()) return nothing_to_remind(day, words);
  if (parts.empty()) parts.push_back(words.say("{0} without evidence", words.number(digest.unproven.size())));
  return fmt::format("{}: {}", words.date(day), join(parts, ", "));
}

std::string for_whom(const Digest& digest, const Words& words) {
  switch (digest.whom) {
    case Digest::For::everyone:
      return std::string(words("For everyone: the plan names no owners"));
    case Digest::For::nobody:
      return std::string(words("For rows without an owner"));
    case Digest::For::office:
      return words.say("For {0}", digest.plans.back()->plan->institution.name.value);
    case Digest::For::owner:
      break;
  }
  std::string whom = words.say("For {0} ({1})", digest.owner->name.value, digest.owner->id.value);
  if (digest.owner->email) whom += ", " + digest.owner->email->value;
  return whom;
}

bool spans_years(const Plans& plans) {
  return std::any_of(plans.begin(), plans.end(),
                     [&](const PlanFile* file) { return file->year() != plans.front()->year(); });
}

// What stands below a row: of what was returned the reviewer's words, and who answers where that is not said above.
std::vector<std::string> notes_of(const Tick& tick, const Digest& digest, const Words& words) {
  const Record* const review = tick.decision.review;
  const bool is_returned = tick.decision.verdict() == Verdict::returned;
  std::vector<std::string> notes = is_returned ? std::vector{record_line(*review, false, words)}  //
                                               : record_notes(tick, words);
  if (digest.whom == Digest::For::office && tick.row->owner) notes.push_back(owner_line(*tick.file->plan, *tick.row));
  return notes;
}

// The sections of a mail, each at most so many rows.
class Sections {
 public:
  Sections(const Digest& digest, std::optional<std::size_t> limit, const Words& words)
      : digest_(digest),
        limit_(limit),
        words_(words),
        names_years_(spans_years(digest.plans)),
        names_offices_(has_several_offices(digest.plans)) {}

  std::vector<Block> blocks;

  void add(std::string heading, const std::vector<Tick>& ticks) {
    if (ticks.empty()) return;
    std::vector<std::string_view> keys = {"id", "period", "title"};
    if (ticks.front().state == State::overdue) keys.insert(keys.end() - 1, "lateness");
    ListTable<Tick> table(tick_columns(), with_office(names_offices_, keys), words_);
    TableGroup group{std::move(heading), {}, {}};
    const std::size_t shown = std::min(limit_.value_or(ticks.size()), ticks.size());
    for (std::size_t i = 0; i < shown; ++i) {
      group.rows.push_back(table.row(ticks[i], notes_of(ticks[i], digest_, words_)));
      // The month stands behind the id.
      if (names_years_) group.rows.back().cells[names_offices_ ? 2 : 1] = month_and_year(ticks[i]);
    }
    table.table.groups.push_back(std::move(group));
    blocks.emplace_back(std::move(table.table));
    if (shown < ticks.size())
      blocks.emplace_back(Listing{{words_.say("and {0} more", words_.number(ticks.size() - shown))}});
  }

 private:
  std::string month_and_year(const Tick& tick) const {
    return fmt::format("{} {}", words_.short_period(tick.period), tick.file->year());
  }

  const Digest& digest_;
  std::optional<std::size_t> limit_;
  const Words& words_;
  bool names_years_;
  bool names_offices_;
};

}  // namespace

Document digest_document(const Digest& digest, std::optional<std::size_t> limit, const Asked& asked, const AsOf& as_of,
                         const Words& words) {
  const Document about = heading(digest.plans, as_of, words);
  Document document(words.language());
  document.title = news(digest, as_of.day, words);
  Paragraph from{Paragraph::Role::text, {about.title}};
  from.lines.insert(from.lines.end(), about.facts.begin(), about.facts.end());
  if (!digest.is_empty() || digest.owner) from.lines.push_back(for_whom(digest, words));
  document.blocks.emplace_back(std::move(from));
  Sections sections(digest, limit, words);
  sections.add(words.count(digest.overdue.size(), "Overdue: {0} tick", "Overdue: {0} ticks"), digest.overdue);
  sections.add(
      words.count(digest.returned.size(), "Returned by the province: {0} tick", "Returned by the province: {0} ticks"),
      digest.returned);
  for (const DueBy& by : digest.due) {
    sections.add(words.count(by.ticks.size(), "Due by {1}: {0} tick", "Due by {1}: {0} ticks", words.date(by.deadline)),
                 by.ticks);
  }
  sections.add(
      words.count(digest.unproven.size(), "Done without evidence: {0} tick", "Done without evidence: {0} ticks"),
      digest.unproven);
  std::move(sections.blocks.begin(), sections.blocks.end(), std::back_inserter(document.blocks));
  // What is done already takes no second record without --again.
  if (!digest.returned.empty() || !digest.unproven.empty()) {
    document.blocks.emplace_back(
        Paragraph{Paragraph::Role::text,
                  {words.say("To prove what is done: rbplan done ID{0} --month N --again --evidence FILE",
                             how_to_pick(digest.plans, asked, words))}});
  }
  if (!digest.overdue.empty() || !digest.due.empty()) {
    document.blocks.emplace_back(Paragraph{Paragraph::Role::text, {how_to_record(digest.plans, asked, words)}});
  }
  return document;
}

std::string nothing_to_remind(Date day, const Words& words) {
  const std::string deadline = short_date(last_day(year_of(day), day.month()), day, words);
  return words.say("{0}: nothing overdue, nothing due by {1}", words.date(day), deadline);
}

}  // namespace rbplan
