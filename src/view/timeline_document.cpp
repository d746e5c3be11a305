#include <algorithm>

#include "view/columns.h"
#include "view/documents.h"
#include "view/rows.h"
#include "view/signs.h"

namespace rbplan {
namespace {

// Lines above the grid: the signs that occur, and what the brackets around a month are.
std::vector<Value> legend(const std::vector<Tick>& ticks, std::optional<Month> current, const Words& words) {
  std::vector<Value> lines;
  List marks;
  for (const Sign& sign : tick_signs()) {
    const bool occurs =
        std::any_of(ticks.begin(), ticks.end(), [&](const Tick& tick) { return &sign_of(tick) == &sign; });
    if (occurs) marks.push_back(Mark{&sign});
  }
  if (!marks.empty()) lines.emplace_back(std::move(marks));
  if (current) lines.emplace_back(words.say("[{0}] is the month of the day shown", words.month(*current).substr(0, 1)));
  return lines;
}

// A column for each month of the range, behind those of the row.
class Grid {
 public:
  Grid(const MonthRange& range, std::optional<Month> current, bool several_offices, const Words& words)
      : range_(range), table_(timeline_columns(), with_office(several_offices, {"id", "title"}), words) {
    for (unsigned number = 1; number <= kMonths; ++number) {
      const Month month(number);
      if (!range.holds(month)) continue;
      table_.table.columns.push_back({words.month(month), Role::mark, words.short_month(month), current == month});
    }
  }

  // Rows come sorted by program; those of one activity stand together.
  Table table(const std::vector<TimelineRow>& rows) && {
    std::vector<TableGroup>& groups = table_.table.groups;
    const Row* activity = nullptr;
    for (const TimelineRow& row : rows) {
      if (&row == &rows.front() || !is_same_program(*(&row - 1), row)) {
        groups.push_back({heading(row.row->at(Level::program)), {}, {}});
        activity = nullptr;
      }
      if (row.row->at(Level::activity).row != activity)
        groups.back().groups.push_back({heading(row.row->at(Level::activity)), {}, {}});
      activity = row.row->at(Level::activity).row;
      groups.back().groups.back().rows.push_back(row_of(row));
    }
    return std::move(table_.table);
  }

 private:
  static std::string heading(const RowWithId& row) { return fmt::format("{} {}", row.id, title_of(*row.row)); }

  TableRow row_of(const TimelineRow& row) const {
    TableRow out = table_.row(row);
    const std::size_t begin = out.cells.size();
    out.cells.resize(table_.table.columns.size());
    Reaches reaches;
    for (const auto& tick : row.ticks) {
      if (!tick) continue;
      const Month first = std::max(tick->period.first(), range_.first);
      const std::size_t at = begin + static_cast<std::size_t>((first - range_.first).count());
      out.cells[at] = lateness_of(*tick);
      const auto more = static_cast<std::size_t>((std::min(tick->period.last(), range_.last) - first).count());
      if (more > 0) reaches.emplace_back(at, more + 1);
    }
    if (!reaches.empty()) out.reaches = std::move(reaches);
    return out;
  }

  MonthRange range_;
  ListTable<TimelineRow> table_;
};

// The day's month, where the day lies in the year of all plans.
std::optional<Month> current_month(const Plans& plans, const MonthRange& range, Date day) {
  const bool in_year =
      std::all_of(plans.begin(), plans.end(), [&](const PlanFile* file) { return file->year() == year_of(day); });
  return in_year && range.holds(day.month()) ? std::optional(day.month()) : std::nullopt;
}

}  // namespace

Table year_table(const std::vector<TimelineRow>& rows, const MonthRange& range, const Plans& plans, Date day,
                 const Words& words) {
  const auto current = current_month(plans, range, day);
  Table table = Grid(range, current, has_several_offices(plans), words).table(rows);
  table.nothing = words("no month planned");
  table.legend = legend(ticks_in(rows), current, words);
  return table;
}

Document timeline_document(const std::vector<TimelineRow>& rows, const MonthRange& range, const Plans& plans,
                           const AsOf& as_of, const Words& words) {
  Document document = heading(plans, as_of, words);
  const std::vector<Tick> ticks = ticks_in(rows);
  if (!rows.empty()) document.blocks.emplace_back(year_table(rows, range, plans, as_of.day, words));
  const std::string totals = words.count(ticks.size(), "{0} tick: {1}", "{0} ticks: {1}", counts(ticks, words));
  document.blocks.emplace_back(
      Paragraph{Paragraph::Role::text, {ticks.empty() ? std::string(words("No tick is planned.")) : totals}});
  return document;
}

}  // namespace rbplan
