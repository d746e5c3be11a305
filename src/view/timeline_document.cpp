#include <algorithm>
#include <array>

#include "base/text.h"
#include "view/documents.h"
#include "view/rows.h"

namespace rbplan {
namespace {

// What a mark can say, in the order of the legend.
enum class MarkOf { done, done_late, unproven, due, overdue, upcoming, cancelled };
constexpr std::array kMarks = {MarkOf::done,    MarkOf::done_late, MarkOf::unproven, MarkOf::due,
                               MarkOf::overdue, MarkOf::upcoming,  MarkOf::cancelled};

struct Face {
  std::string_view glyph;
  std::string_view ascii;
};

// The annex ticks with √; what is open has a mark that fills more of its place than what is to come.
Face face_of(MarkOf mark) {
  switch (mark) {
    case MarkOf::done:
      return {"\xE2\x88\x9A", "x"};
    case MarkOf::done_late:
      return {"+", "+"};
    case MarkOf::unproven:
      return {"?", "?"};
    case MarkOf::due:
      return {"\xE2\x97\x8F", "o"};
    case MarkOf::overdue:
      return {"!", "!"};
    case MarkOf::upcoming:
      return {"\xC2\xB7", "."};
    case MarkOf::cancelled:
      return {"-", "-"};
  }
  return {};
}

std::string_view mark_phrase(MarkOf mark) {
  switch (mark) {
    case MarkOf::done:
      return "done";
    case MarkOf::done_late:
      return "done late";
    case MarkOf::unproven:
      return "done without evidence";
    case MarkOf::due:
      return "due";
    case MarkOf::overdue:
      return "overdue";
    case MarkOf::upcoming:
      return "upcoming";
    case MarkOf::cancelled:
      return "cancelled";
  }
  return {};
}

// Of late and without evidence the second is told: it can still be mended.
MarkOf mark_of(const Tick& tick) {
  switch (tick.state) {
    case State::done:
      if (!tick.is_proven()) return MarkOf::unproven;
      return tick.is_late() ? MarkOf::done_late : MarkOf::done;
    case State::overdue:
      return MarkOf::overdue;
    case State::due:
      return MarkOf::due;
    case State::upcoming:
      return MarkOf::upcoming;
    case State::cancelled:
      break;
  }
  return MarkOf::cancelled;
}

Mark mark_of(const Tick& tick, const Words& words) {
  const MarkOf mark = mark_of(tick);
  const Face face = face_of(mark);
  std::string word = tick.state == State::overdue ? days_overdue(tick, words) : std::string(words(mark_phrase(mark)));
  return {std::string(face.glyph), std::string(face.ascii), std::move(word), tone_of(tick.state)};
}

// The marks that occur.
std::string legend(const std::vector<Tick>& ticks, bool ascii, const Words& words) {
  std::vector<std::string> parts;
  for (const MarkOf mark : kMarks) {
    if (std::none_of(ticks.begin(), ticks.end(), [&](const Tick& tick) { return mark_of(tick) == mark; })) continue;
    const Face face = face_of(mark);
    parts.push_back(fmt::format("{}\xC2\xA0{}", ascii ? face.ascii : face.glyph, words(mark_phrase(mark))));
  }
  return join(parts, ", ");
}

std::vector<GridColumn> columns_of(const MonthRange& range, std::optional<Month> current, const Words& words) {
  std::vector<GridColumn> columns;
  for (unsigned number = 1; number <= kMonths; ++number) {
    const Month month(number);
    if (!range.holds(month)) continue;
    const std::string name = words.month(month);
    columns.push_back({name.substr(0, 1), words.short_month(month), name, current == month});
  }
  return columns;
}

GridRow grid_row(const TimelineRow& row, const MonthRange& range, bool with_office, const Words& words) {
  GridRow out;
  out.id = with_office ? fmt::format("{}  {}", row.file->plan->office(), row.row->id) : row.row->id;
  out.place = place_of(*row.file, *row.row);
  out.text = row.row->indicator->name.value;
  for (unsigned number = 1; number <= kMonths; ++number) {
    if (!range.holds(Month(number))) continue;
    const auto& tick = row.ticks[number - 1];
    out.marks.push_back(tick ? std::optional(mark_of(*tick, words)) : std::nullopt);
  }
  return out;
}

// Rows come sorted by program; those of one activity stand together.
std::vector<GridGroup> groups_of(const std::vector<TimelineRow>& rows, const MonthRange& range, bool with_office,
                                 const Words& words) {
  std::vector<GridGroup> groups;
  std::string_view program;
  const Row* activity = nullptr;
  for (const TimelineRow& row : rows) {
    if (groups.empty() || program != row.row->at(Level::program).id) {
      groups.push_back(
          {fmt::format("{} {}", row.row->at(Level::program).id, row.row->at(Level::program).row->name.value), {}});
      activity = nullptr;
    }
    program = row.row->at(Level::program).id;
    if (row.row->at(Level::activity).row != activity) {
      groups.back().sections.push_back(
          {fmt::format("{} {}", row.row->at(Level::activity).id, row.row->at(Level::activity).row->name.value), {}});
    }
    activity = row.row->at(Level::activity).row;
    groups.back().sections.back().rows.push_back(grid_row(row, range, with_office, words));
  }
  return groups;
}

// The day's month, where the day lies in the year of all plans.
std::optional<Month> current_month(const Plans& plans, const MonthRange& range, Date day) {
  const bool in_year =
      std::all_of(plans.begin(), plans.end(), [&](const PlanFile* file) { return file->year() == year_of(day); });
  return in_year && range.holds(day.month()) ? std::optional(day.month()) : std::nullopt;
}

}  // namespace

Document timeline_document(const std::vector<TimelineRow>& rows, const MonthRange& range, bool ascii,
                           const Plans& plans, const Asked& asked, const Words& words) {
  Document document = heading(plans, asked, words);
  const std::vector<Tick> ticks = ticks_in(rows);
  const auto current = current_month(plans, range, asked.vantage.day);
  Grid grid;
  grid.columns = columns_of(range, current, words);
  grid.id_column = words("Id");
  grid.row_column = words("Indicator");
  grid.nothing = words("no month planned");
  grid.range = words("{0} to {1}");
  grid.groups = groups_of(rows, range, has_several_offices(plans), words);
  if (!ticks.empty()) grid.legend.push_back(legend(ticks, ascii, words));
  if (current && !rows.empty())
    grid.legend.push_back(words.say("[{0}] is the month of the day shown", words.month(*current).substr(0, 1)));
  if (!rows.empty()) document.blocks.emplace_back(std::move(grid));
  const std::string totals = words.count(ticks.size(), "{0} tick: {1}", "{0} ticks: {1}", counts(ticks, words));
  document.blocks.emplace_back(
      Paragraph{Paragraph::Role::text, {ticks.empty() ? std::string(words("No tick is planned.")) : totals}});
  return document;
}

}  // namespace rbplan
