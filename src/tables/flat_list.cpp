#include "tables/flat_list.h"

#include <algorithm>

#include "base/numbers.h"
#include "base/text.h"
#include "model/id.h"
#include "model/year.h"
#include "tables/draft_plan.h"
#include "tables/periods.h"

namespace rbplan {
namespace {

using Why = TableError::Why;
using KeyedColumns = std::map<std::string, std::uint32_t>;

constexpr std::size_t kMostAbove = 10;  // rows above the headings
constexpr std::size_t kMostParts = 16;  // of an id; no plan has one with as many
constexpr std::string_view kNeeded[] = {"id",     "program_name", "activity_name", "sub_activity", "sub_activity_name",
                                        "months", "quarters",     "indicator"};

bool has_all(const KeyedColumns& columns) {
  return std::all_of(std::begin(kNeeded), std::end(kNeeded),
                     [&](std::string_view key) { return columns.count(std::string(key)) > 0; });
}

struct FlatHeading {
  std::size_t row = 0;
  KeyedColumns columns;
  std::vector<const GridCell*> unknown;
};

std::optional<FlatHeading> flat_heading(const GridSheet& sheet, const ListHeadings& headings) {
  const std::size_t most = std::min(sheet.rows.size(), kMostAbove);
  for (std::size_t row = 0; row < most; ++row) {
    for (const auto& names : headings) {
      FlatHeading heading{row, {}, {}};
      for (const GridCell& cell : sheet.rows[row].cells) {
        const auto known = names.find(fold_case(on_one_line(cell.text)));
        const bool is_first = known != names.end() && heading.columns.emplace(known->second, cell.column).second;
        if (!is_first) heading.unknown.push_back(&cell);
      }
      if (has_all(heading.columns)) return heading;
    }
  }
  return std::nullopt;
}

// `1;7`: numbers of periods, each made by `period`.
template <class Make>
bool add_numbered(Periods& periods, std::string_view list, int most, Make period) {
  for (const std::string_view part : split(list, ';')) {
    const auto number = parse_whole(trimmed(part));
    if (!number || *number < 1 || *number > most) return false;
    periods.push_back(period(static_cast<unsigned>(*number)));
  }
  return true;
}

class FlatReader {
 public:
  FlatReader(const GridBook& book, const GridSheet& sheet, const Words& words, const FlatHeading& heading)
      : book_(book), sheet_(sheet), words_(words), heading_(heading), columns_(heading.columns) {}

  DraftRow root;
  TablePlan out;
  std::string office;
  std::string year;

  std::optional<TableError> read(const TableRequest& request) {
    const std::size_t first = heading_.row + 1;
    const auto wanted_office = request.code ? request.code : request.office;
    const auto wanted_year = request.year ? std::optional(std::to_string(*request.year)) : std::nullopt;
    if (auto error = pick(first, "office", wanted_office, "--office", office)) return error;
    if (auto error = pick(first, "year", wanted_year, "--year", year)) return error;
    for (std::size_t i = first; i < sheet_.rows.size(); ++i) {
      line_ = &sheet_.rows[i];
      if (!is_of("office", office) || !is_of("year", year)) continue;
      tell_unread();
      read_row();
    }
    for (DraftRow& program : root.rows) name_unnamed(program);
    return std::nullopt;
  }

 private:
  const GridCell* cell(std::string_view key) const {
    const auto column = columns_.find(std::string(key));
    if (column == columns_.end()) return nullptr;
    const auto found = std::find_if(line_->cells.begin(), line_->cells.end(),
                                    [&](const GridCell& one) { return one.column == column->second; });
    return found == line_->cells.end() ? nullptr : &*found;
  }

  std::string text(std::string_view key) const {
    const GridCell* found = cell(key);
    return found ? on_one_line(found->text) : std::string();
  }

  CellPlace place(std::string_view key) const {
    const GridCell* found = cell(key);
    return found ? place_of(book_, sheet_, *line_, *found) : place_of(book_, sheet_, *line_);
  }

  // What a column says of all rows that are read: where several are listed, the one that an option names.
  std::optional<TableError> pick(std::size_t first, const char* key, const std::optional<std::string>& wanted,
                                 const char* option, std::string& picked) {
    std::vector<std::string> all;
    for (std::size_t i = first; i < sheet_.rows.size(); ++i) {
      line_ = &sheet_.rows[i];
      if (const std::string here = text(key); !here.empty()) add_once(all, here);
    }
    if (all.size() == 1) picked = all.front();
    if (all.size() < 2) return std::nullopt;
    const auto found = std::find_if(
        all.begin(), all.end(), [&](const std::string& one) { return wanted && fold_case(one) == fold_case(*wanted); });
    if (found == all.end())
      return TableError{phrase("it lists several plans: {0}", join(all, ", ")), phrase("name one with {0}", option),
                        Why::unclear};
    picked = *found;
    return std::nullopt;
  }

  bool is_of(const char* key, const std::string& picked) const {
    const std::string here = text(key);
    return here.empty() || here == picked;
  }

  void unplaced(std::string_view key, const Phrase& why) {
    out.unplaced.push_back({place(key), words_.say(why) + (cell(key) ? ": " + shown(*cell(key)) : std::string())});
  }

  bool reaches_down(const GridCell& one) const {
    auto merge = std::lower_bound(sheet_.merges.begin(), sheet_.merges.end(), line_->number,
                                  [](const GridMerge& other, std::uint32_t row) { return other.first_row < row; });
    for (; merge != sheet_.merges.end() && merge->first_row == line_->number; ++merge) {
      if (merge->first_column == one.column && merge->last_row > merge->first_row) return true;
    }
    return false;
  }

  // What no column's reader sees; columns that are none of a list's are told by their headings.
  void tell_unread() {
    const auto tell = [&](const GridCell& one, const Phrase& why) {
      const std::string what = one.text.empty() ? "" : ": " + shown(one);
      out.unplaced.push_back({place_of(book_, sheet_, *line_, one), words_.say(why) + what});
    };
    const auto& heads = sheet_.rows[heading_.row].cells;
    for (const GridCell& one : line_->cells) {
      const auto read = std::find_if(columns_.begin(), columns_.end(),
                                     [&](const auto& column) { return column.second == one.column; });
      const bool is_headed =
          std::any_of(heads.begin(), heads.end(), [&](const GridCell& head) { return head.column == one.column; });
      if (!is_headed) tell(one, phrase("a column without a heading"));
      if (read == columns_.end()) continue;
      if (one.kind == GridCell::Kind::no_value) tell(one, told_of_formula(one));
      if (!read->first.ends_with("_name") && reaches_down(one))
        tell(one, phrase("a cell of a list that is of several rows"));
    }
  }

  void doubt(DraftRow& row, std::string_view key, std::string said) {
    out.guesses.push_back({place(key), said});
    add_once(row.doubts, std::move(said));
  }

  void read_row() {
    const std::string id = text("id");
    const auto parts = split(std::string_view(id), '.');
    const std::string nearest = text("sub_activity");
    const std::size_t above = static_cast<std::size_t>(std::count(nearest.begin(), nearest.end(), '.')) + 1;
    const bool is_id = parts.size() <= kMostParts && std::all_of(parts.begin(), parts.end(), is_id_part);
    if (!is_id || above < 3 || parts.size() <= above || !id.starts_with(nearest + '.'))
      return unplaced("id", phrase("it is no id below that sub-activity"));
    DraftRow* row = &root;
    std::string here;
    for (std::size_t i = 0; i < parts.size(); ++i) {
      here += (i == 0 ? "" : ".") + std::string(parts[i]);
      const Level level = i >= above ? Level::indicator : static_cast<Level>(std::min<std::size_t>(i, 2));
      const bool is_own = i + 1 == parts.size();
      const auto known = rows_.find(here);
      if (is_own && known != rows_.end() && !known->second->name.empty())
        return unplaced("id", phrase("it is listed twice"));
      row = &row_of(here, level, std::string(parts[i]), *row);
      if (i < 2 || i + 1 == above) name(*row, i == 0 ? "program_name" : i == 1 ? "activity_name" : "sub_activity_name");
    }
    read_facts(*row);
  }

  DraftRow& row_of(const std::string& id, Level level, const std::string& number, DraftRow& above) {
    const auto known = rows_.find(id);
    if (known != rows_.end()) return *known->second;
    DraftRow& row = above.rows.emplace_back();
    row.level = level;
    row.place = place("id");
    row.number = row.printed_number = number;
    rows_.emplace(id, &row);
    return row;
  }

  void name(DraftRow& row, std::string_view key) {
    const std::string here = text(key);
    if (row.name.empty()) row.name = here;
    if (!here.empty() && here != row.name) doubt(row, key, words_.say("it is named otherwise above: {0}", row.name));
  }

  void read_facts(DraftRow& row) {
    row.name = text("indicator");
    row.code = text("code");
    row.owner = text("owner");
    if (row.name.empty()) unplaced("id", phrase("its indicator has no text"));
    if (!add_numbered(row.periods, text("months"), kMonths, [](unsigned number) { return Period(Month(number)); }) &&
        cell("months"))
      unplaced("months", phrase("no numbers of months"));
    if (!add_numbered(row.periods, text("quarters"), kQuarters,
                      [](unsigned number) { return Period::of_quarter(number); }) &&
        cell("quarters"))
      unplaced("quarters", phrase("no numbers of quarters"));
    if (cell("months") && cell("quarters")) unplaced("quarters", phrase("a row has months or quarters, not both"));
    read_target(row);
    if (cell("doubt")) row.doubts.push_back(text("doubt"));
    if (cell("cancelled_by"))
      doubt(row, "cancelled_by",
            words_.say("an amendment cancels it, and a list has no amendments: {0}", text("cancelled_by")));
  }

  void read_target(DraftRow& row) {
    const GridCell* value = cell("target_value");
    const std::string unit = text("target_unit");
    if (!value && !unit.empty()) row.note = words_.say("unit: {0}", unit);
    if (!value) return;
    const auto quantity = read_quantity(*value);
    if (!quantity || !quantity->unit.empty()) {
      row.note = words_.say("target: {0}", on_one_line(value->text) + (unit.empty() ? "" : ' ' + unit));
      return doubt(row, "target_value", words_.say("the target is no number and stands as a remark"));
    }
    row.target = DraftTarget{quantity->digits, unit};
  }

  // No row says the name of a sub-activity that has parts alone; a report leaves out what heads indicators.
  void name_unnamed(DraftRow& row) {
    for (DraftRow& below : row.rows) name_unnamed(below);
    if (!row.name.empty() || row.rows.empty()) return;
    row.name = row.rows.front().name;
    row.doubts.push_back(words_.say("its name is not listed; it bears the one below it"));
    out.guesses.push_back({row.place, row.doubts.back()});
  }

  const GridBook& book_;
  const GridSheet& sheet_;
  const Words& words_;
  const FlatHeading& heading_;
  const KeyedColumns& columns_;
  std::map<std::string, DraftRow*> rows_;  // by id
  const GridLine* line_ = nullptr;
};

}  // namespace

bool is_flat_list(const GridSheet& sheet, const ListHeadings& headings) {
  return flat_heading(sheet, headings).has_value();
}

TableRead<TablePlan> plan_of_flat_list(const GridBook& book, const GridSheet& sheet, const TableRequest& request,
                                       const Words& words) {
  const auto heading = flat_heading(sheet, request.headings);
  if (!heading) return table_error(phrase("no table of a plan is found"), {}, Why::unfit);
  FlatReader reader(book, sheet, words, *heading);
  if (auto error = reader.read(request)) return tl::unexpected(*error);
  if (reader.root.rows.empty() && reader.out.unplaced.empty())
    return table_error(phrase("the table has no rows"), {}, Why::unfit);
  TablePlan out = std::move(reader.out);
  for (const GridCell* cell : heading->unknown)
    out.left_out.push_back({place_of(book, sheet, sheet.rows[heading->row], *cell),
                            words.say("column {0} is none of a list of indicators", visible_line(cell->text))});
  const auto listed = parse_whole(reader.year);
  const bool has_year = listed && *listed >= kFirstYear && *listed <= kLastYear;
  const bool has_code = is_digits(reader.office);
  PlanName name{request.year || !has_year ? request.year : listed, request.office.value_or(reader.office),
                request.code.value_or(has_code ? reader.office : std::string())};
  if (!request.office && has_code)
    out.guesses.push_back(
        {place_of(book, sheet, sheet.rows[heading->row]),
         words.say("the list names the office by its code alone, {0}; its name is to be put in", reader.office)});
  if (auto error = name_plan(out.plan, name)) return tl::unexpected(*error);
  add_rows(reader.root.rows, DoubtsOf::own, out, words);
  add_remarks(reader.root.rows, out);
  return out;
}

}  // namespace rbplan
