#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "base/text.h"
#include "view/columns.h"
#include "view/decree.h"
#include "view/rows.h"
#include "view/signs.h"

namespace rbplan {
namespace {

constexpr Sign kTicked = {"ticked", "scheduled", "\xE2\x88\x9A", "x"};

// How the paper prints a number: `1.` is one of its own level, `1)` one of a part or below a heading. What stands alone
// below a row has none.
std::string numbered(const Row& row, const Row& above) {
  const bool is_alone = above.rows.size() == 1 && row.number.value == "1" && row.level > Level::activity;
  if (is_alone) return title_of(row);
  return fmt::format("{}{} {}", row.number.value, row.level == above.level ? ')' : '.', title_of(row));
}

struct Asks {
  bool months = false;
  bool quarters = false;
  bool targets = false;
  bool owners = false;
  bool budgets = false;
};

Asks asks_of(const PlanFile& file) {
  Asks asks;
  for (const IndicatorRow& row : file.rows) {
    for (const Period period : row.facts().in_order()) (period.is_month() ? asks.months : asks.quarters) = true;
    asks.targets |= row.facts().target.has_value();
    asks.owners |= row.owner != nullptr;
  }
  for_each_row(*file.plan, [&](const RowPath& path) {
    asks.budgets |= path.back().row->budget.has_value();
    return true;
  });
  return asks;
}

class Annex {
 public:
  Annex(const PlanFile& file, const std::vector<Tick>& states, const AsOf& as_of)
      : file_(file), states_(states), as_of_(as_of), asks_(asks_of(file)) {
    table_.columns = {merged("NO", Role::plain),
                      merged("PROGRAM/KEGIATAN", Role::aside),
                      merged("KEGIATAN", Role::aside),
                      merged("SUB KEGIATAN", Role::aside),
                      {"INDIKATOR KEBERHASILAN", Role::text}};
    if (asks_.targets) add_columns({"TARGET", "SATUAN"});
    if (asks_.owners) add_columns({"PENANGGUNG JAWAB"});
    if (asks_.budgets) add_columns({"ANGGARAN"});
    add_periods();
    add_columns({"KET"});
    table_.nothing = "tanpa jadwal";
    table_.groups.emplace_back();
  }

  Table table() && {
    auto indicator = file_.rows.begin();
    for_each_row(*file_.plan, [&](const RowPath& path) {
      const Row& row = *path.back().row;
      if (row.level == Level::indicator) {
        add(path, &*indicator++);
      } else if (row.rows.empty() || row.note || row.budget) {
        add(path, nullptr);
      }
      return true;
    });
    return std::move(table_);
  }

 private:
  static TableColumn merged(std::string heading, Role role) {
    TableColumn column{std::move(heading), role};
    column.merges = true;
    return column;
  }

  void add_columns(std::initializer_list<std::string_view> headings) {
    for (const std::string_view heading : headings) {
      TableColumn& column = table_.columns.emplace_back(TableColumn{std::string(heading), Role::plain});
      column.is_for_paper = true;  // beside twelve months a screen has no room
    }
  }

  bool is_of_quarters() const { return asks_.quarters && !asks_.months; }

  // A plan of quarters has four columns, any other twelve.
  void add_periods() {
    const Words words(Language::indonesian);
    for (unsigned number = 1; number <= (is_of_quarters() ? kQuarters : kMonths); ++number) {
      TableColumn column{is_of_quarters() ? fmt::format("Triwulan {}", roman(number)) : words.month(Month(number)),
                         Role::mark};
      column.short_heading = is_of_quarters() ? std::string(roman(number)) : std::to_string(number);
      column.is_said = !states_.empty();
      column.above = is_of_quarters() ? "PELAKSANAAN (TRIWULAN)" : "PELAKSANAAN (BULAN)";
      table_.columns.push_back(std::move(column));
    }
  }

  // Where the marks of a row's periods stand: that of a quarter, in a plan of months too, reaches over its months.
  void add_marks(const IndicatorRow* row, TableRow& out) {
    const std::size_t begin = out.cells.size();
    out.cells.resize(begin + (is_of_quarters() ? kQuarters : kMonths));
    if (!row) return;
    Reaches reaches;
    for (const Period period : row->facts().in_order()) {
      const auto first = static_cast<unsigned>(period.first());
      const std::size_t at = begin + (is_of_quarters() ? period.quarter() : first) - 1;
      out.cells[at] = next_mark();
      if (!is_of_quarters() && !period.is_month())
        reaches.emplace_back(at, static_cast<unsigned>(period.last()) + 1 - first);
    }
    if (!reaches.empty()) out.reaches = std::move(reaches);
  }

  // Ticks come in the order in which their marks are asked for.
  Mark next_mark() { return states_.empty() ? Mark{&kTicked} : Mark{&sign_of(states_[next_state_++])}; }

  // Where an activity or a sub-activity is first met, with those above it that were not printed yet; then the same.
  std::string sub_activity_text(const RowPath& path) {
    std::string text;
    for (std::size_t i = 2; i < path.size() && path[i].row->level == Level::sub_activity; ++i) {
      const Row& row = *path[i].row;
      const bool is_last = i + 1 == path.size() || path[i + 1].row->level == Level::indicator;
      if (is_last && &row == last_) return last_text_;
      if (is_last) last_ = &row;
      if (printed_.insert(&row).second || is_last) text += (text.empty() ? "" : " ") + numbered(row, *path[i - 1].row);
    }
    return last_text_ = text;
  }

  void add(const RowPath& path, const IndicatorRow* indicator) {
    const Row& program = *path[0].row;
    TableRow out{{program.number.value, title_of(program)}};
    out.cells.emplace_back(path.size() > 1 ? numbered(*path[1].row, program) : std::string());
    out.cells.emplace_back(sub_activity_text(path));
    out.cells.emplace_back(indicator ? numbered(*path.back().row, *path[path.size() - 2].row) : std::string());
    out.is_for_paper = !indicator && !path.back().row->rows.empty();
    add_facts(*path.back().row, indicator, out);
    add_marks(indicator, out);
    out.cells.emplace_back(remarks(*path.back().row, indicator, out));
    table_.groups[0].rows.push_back(std::move(out));
  }

  void add_facts(const Row& row, const IndicatorRow* indicator, TableRow& out) const {
    if (asks_.targets) {
      const bool has_target = indicator && indicator->facts().target;
      out.cells.push_back(has_target ? value_of(indicator->facts().target->value.value) : Value());
      out.cells.push_back(has_target ? Value(indicator->facts().target->unit.value) : Value());
    }
    const Owner* owner = indicator ? owner_of(*file_.plan, *indicator) : nullptr;
    if (asks_.owners) out.cells.push_back(owner ? Value(owner->name.value) : Value());
    if (asks_.budgets) out.cells.push_back(row.budget ? Value(Money{row.budget->value}) : Value());
  }

  // A cancelled row is struck through, and says by what.
  std::string remarks(const Row& row, const IndicatorRow* indicator, TableRow& out) const {
    std::string text = row.note ? row.note->value : std::string();
    const Amendment* const amendment =
        indicator ? cancelling_amendment(*file_.plan, indicator->facts(), as_of_.day) : nullptr;
    if (!amendment) return text;
    out.is_struck = true;
    return fmt::format("{}{}dibatalkan dengan {}", text, text.empty() ? "" : "; ", amendment->number.value);
  }

  const PlanFile& file_;
  const std::vector<Tick>& states_;
  std::size_t next_state_ = 0;
  const AsOf& as_of_;
  Asks asks_;
  Table table_;
  std::set<const Row*> printed_;
  const Row* last_ = nullptr;
  std::string last_text_;
};

}  // namespace

Table annex_table(const PlanFile& file, const std::vector<Tick>& states, const AsOf& as_of) {
  return Annex(file, states, as_of).table();
}

}  // namespace rbplan
