#include "tables/table_plan.h"

#include <algorithm>

#include "archive/cell_name.h"
#include "base/numbers.h"
#include "base/text.h"
#include "tables/decree_head.h"
#include "tables/draft.h"
#include "tables/draft_plan.h"
#include "tables/facts.h"
#include "tables/flat_list.h"
#include "tables/level_columns.h"
#include "tables/outline.h"
#include "tables/periods.h"
#include "tables/timing.h"

namespace rbplan {
namespace {

using Why = TableError::Why;

constexpr std::string_view kFlatSheet = "Data";  // what a list writes for programs

bool has_table(const GridSheet& sheet, const TableRequest& request) {
  if (is_flat_list(sheet, request.headings)) return true;
  for (std::size_t row = 0; row < sheet.rows.size(); ++row) {
    if (heading_at(sheet, row)) return true;
  }
  return false;
}

std::string names_of_sheets(const std::vector<const GridSheet*>& sheets) {
  std::vector<std::string> names;
  for (const GridSheet* sheet : sheets) names.push_back(sheet->name);
  return join(names, ", ");
}

TableRead<const GridSheet*> named_sheet(const GridBook& book, const std::string& name) {
  std::vector<const GridSheet*> all;
  for (const GridSheet& sheet : book.sheets) {
    if (!sheet.name.empty() && fold_case(sheet.name) == fold_case(name)) return &sheet;
    all.push_back(&sheet);
  }
  if (book.form != TableForm::sheet) return table_error(phrase("only workbooks have sheets"), {}, Why::unclear);
  return table_error(phrase("there is no sheet {0}", name), phrase("it has {0}", names_of_sheets(all)), Why::unclear);
}

bool may_hold_table(const GridBook& book, const GridSheet& sheet) {
  return !sheet.is_hidden && !(book.form == TableForm::sheet && sheet.name == kFlatSheet);
}

tl::unexpected<TableError> no_table(const GridBook& book) {
  for (const GridSheet& sheet : book.sheets) {
    for (const GridLine& row : sheet.rows) {
      const std::vector<std::string> words = words_in_the_way(row);
      if (may_hold_table(book, sheet) && !words.empty())
        return table_error(phrase("no table of a plan is found"),
                           phrase("row {0} would be its heading, but does not say what these columns hold: {1}",
                                  row.number, join(words, ", ")),
                           Why::unfit);
    }
  }
  return table_error(phrase("no table of a plan is found"),
                     phrase("its heading names columns such as KEGIATAN, SUB KEGIATAN, INDIKATOR KEBERHASILAN"),
                     Why::unfit);
}

TableRead<const GridSheet*> picked_sheet(const GridBook& book, const TableRequest& request) {
  if (request.sheet) return named_sheet(book, *request.sheet);
  std::vector<const GridSheet*> all;
  for (const GridSheet& sheet : book.sheets) {
    if (may_hold_table(book, sheet) && has_table(sheet, request)) all.push_back(&sheet);
  }
  if (all.empty()) return no_table(book);
  if (all.size() > 1)
    return table_error(phrase("several sheets hold a table: {0}", names_of_sheets(all)),
                       phrase("name one with --sheet"), Why::unclear);
  return all.front();
}

bool is_number_or_link(const GridCell& cell) {
  if (cell.kind != GridCell::Kind::text) return cell.kind != GridCell::Kind::no_value;
  const std::string lower = ascii_lower(cell.text);
  const auto quantity = read_quantity(cell);
  return (quantity && (quantity->unit.empty() || is_per_cent(quantity->unit))) || lower.starts_with("http://") ||
         lower.starts_with("https://") || lower.starts_with("www.");
}

// Two cells, and a fifth of them, that hold numbers or links say that a column is not what its heading says.
std::optional<TableError> shifted_column(const GridBook& book, const GridSheet& sheet, const TableBody& body,
                                         const Words& words) {
  for (const HeadedColumn& column : body.headings.front().columns) {
    const bool holds_words =
        column.role == ColumnRole::owner || (is_of_a_row(column.role) && column.role != ColumnRole::number);
    if (!holds_words) continue;
    std::size_t filled = 0;
    std::vector<CellPlace> odd;
    for (const BodyLine& line : body.lines) {
      for (const GridCell& cell : line.row->cells) {
        if (cell.column != column.column) continue;
        ++filled;
        if (is_number_or_link(cell)) odd.push_back(place_of(book, sheet, *line.row, cell));
      }
    }
    if (odd.size() >= 2 && odd.size() * 5 >= filled)
      return TableError{phrase("the columns are shifted: {0} of {1} cells below {2} are numbers or links", odd.size(),
                               filled, visible_line(column.heading)),
                        phrase("the first is {0}", said_place(odd.front(), words)), Why::unfit};
  }
  return std::nullopt;
}

// A plan has one row of a level beside another: which of two columns is above the other, or stands for it, nobody says.
std::optional<TableError> doubled_level(const TableBody& body, const Words& words) {
  std::map<std::pair<const Heading*, ColumnRole>, const HeadedColumn*> filled;
  for (const BodyLine& line : body.lines) {
    for (const LineText& text : line.texts) {
      const HeadedColumn* column = line.heading->at(text.cell->column);
      if (!column || column->role == ColumnRole::number || !is_of_a_row(column->role)) continue;
      const HeadedColumn* first = filled.emplace(std::pair(line.heading, column->role), column).first->second;
      if (first == column) continue;
      const auto [left, right] = std::minmax(first->column, column->column);
      return TableError{
          phrase("two columns hold the {0}: {1} and {2}", words(noun_of(column->role)),
                 visible_line(line.heading->at(left)->heading), visible_line(line.heading->at(right)->heading)),
          phrase("a plan has program, activity, sub-activity and indicator; leave out one of the two, or join them"),
          Why::unfit};
    }
  }
  return std::nullopt;
}

std::vector<std::string> lines_above(const GridSheet& sheet, std::size_t rows) {
  std::vector<std::string> lines;
  for (std::size_t i = 0; i < rows; ++i) {
    std::string line;
    for (const GridCell& cell : sheet.rows[i].cells) line += (line.empty() ? "" : " ") + cell.text;
    for (const std::string_view one : split(std::string_view(line), '\n')) lines.emplace_back(trimmed(one));
  }
  return lines;
}

std::string shortened(std::string_view office) {
  std::string name(office);
  replace_all(name, "Komisi Pemilihan Umum", "KPU");
  replace_all(name, "Komisi Independen Pemilihan", "KIP");
  return name;
}

// The four digits between slashes in a decree's number that are no year.
std::string code_in(const std::string& number, int year) {
  for (const std::string_view part : split(number, '/')) {
    if (part.size() == 4 && is_digits(part) && part != std::to_string(year)) return std::string(part);
  }
  return {};
}

void tell_unnumbered(const std::list<DraftRow>& rows, const Words& words, std::vector<TableNote>& unplaced) {
  const auto first = std::find_if(rows.begin(), rows.end(), [](const DraftRow& row) { return row.number.empty(); });
  if (first != rows.end())
    unplaced.push_back({first->place, words.say("more rows stand in one place than a plan can number")});
  for (const DraftRow& row : rows) tell_unnumbered(row.rows, words, unplaced);
}

// Reads the lines of a table into a draft, and tells what it could not place.
void read_lines(const GridBook& book, const GridSheet& sheet, TableBody& body, DraftTree& tree, const Words& words,
                TablePlan& out) {
  const std::vector<OutlineLine> outline = outline_of(body, book.form == TableForm::text);
  const std::vector<bool> moved = lines_whose_marks_moved(body, outline);
  Timing timing(book, sheet, words, tree, out.plan.year.value);
  RowFacts facts(book, sheet, words, tree, out.plan.year.value);
  for (std::size_t i = 0; i < body.lines.size(); ++i) {
    const BodyLine& line = body.lines[i];
    const LineRows rows = tree.add(line, outline[i]);
    const bool is_read = !rows.empty() && (!line.has_texts() || !outline[i].rows.empty() || !line.is_planned());
    if (!is_read) out.unplaced.push_back({line.place, words.say("this row fits nowhere in the plan")});
    for (DraftRow* row : rows) {
      timing.read(line, outline[i], moved[i], *row);
      facts.read(line, *row);
      settle_mixed(*row, line.place, tree, words);
    }
  }
  tree.finish();
  for (DraftRow& program : tree.root.rows) facts.finish(program);
  tell_unnumbered(tree.root.rows, words, out.unplaced);
  out.unplaced.insert(out.unplaced.end(), facts.unplaced.begin(), facts.unplaced.end());
}

// Of a scan a row without mark may have lost it.
void doubt_unmarked(DraftRow& row, DraftTree& tree, const Words& words) {
  for (DraftRow& below : row.rows) doubt_unmarked(below, tree, words);
  if (row.level == Level::indicator && row.rows.empty() && row.periods.empty())
    tree.doubt(row, row.place, words.say("no mark is in this row"));
}

// What every decree has, by its words.
std::string missing_of(const DecreeHead& head) {
  std::vector<std::string_view> missing;
  if (head.is_decree() && head.number.empty()) missing.emplace_back("Nomor");
  if (head.is_decree() && head.considering.empty()) missing.emplace_back("Menimbang");
  if (head.is_decree() && head.legal_basis.empty()) missing.emplace_back("Mengingat");
  if (head.is_decree() && !head.date) missing.emplace_back("Pada tanggal");
  return join(missing, ", ");
}

std::optional<TableError> add_head(const GridBook& book, const GridSheet& sheet, const TableBody& body,
                                   const TableRequest& request, const Words& words, TablePlan& out) {
  const DecreeHead head = decree_head_of(lines_above(sheet, body.above));
  if (head.is_decree()) out.plan.decree = decree_of(head);
  const std::string about = head.about.empty() ? in_title_case(head.title) : head.about;
  PlanName name{request.year ? request.year : head.year, request.office.value_or(shortened(head.issuer)),
                request.code.value_or(std::string())};
  if (name.office.empty()) name.office = shortened(in_title_case(office_in(about)));
  if (!request.code && name.year) name.code = code_in(head.number, *name.year);
  const std::size_t end = ascii_lower(about).find(" di lingkungan");
  if (end != std::string::npos && end > 0) name.what = about.substr(0, end);
  if (auto error = name_plan(out.plan, name)) return error;
  const CellPlace top = place_of(book, sheet, sheet.rows.front());
  const std::string missing = missing_of(head);
  if (!missing.empty()) out.guesses.push_back({top, words.say("the head of the decree has no {0}", missing)});
  if (!request.year) out.guesses.push_back({top, words.say("the year is {0}, by the heading", *name.year)});
  if (!request.office) out.guesses.push_back({top, words.say("the office is {0}, by the heading", name.office)});
  if (!request.code && !name.code.empty())
    out.guesses.push_back({top, words.say("the office's code is {0}, by the decree's number", name.code)});
  return std::nullopt;
}

std::vector<TableNote> hidden_places(const GridBook& book, const GridSheet& picked, const Words& words) {
  std::vector<TableNote> out;
  for (const GridSheet& sheet : book.sheets) {
    if (sheet.is_hidden && &sheet != &picked)
      out.push_back({{book.form, sheet.name, 1, 0}, words.say("the sheet {0} is hidden", sheet.name)});
  }
  for (const std::uint32_t row : picked.hidden_rows)
    out.push_back({{book.form, picked.name, row, 0}, words.say("row {0} is hidden", row)});
  for (const std::uint32_t column : picked.hidden_columns)
    out.push_back({{book.form, picked.name, 1, column}, words.say("column {0} is hidden", column_name(column))});
  for (const GridUnread& one : picked.unread) out.push_back({one.place, words.say(one.said)});
  return out;
}

bool is_before(const TableNote& a, const TableNote& b) {
  return a.place.row != b.place.row ? a.place.row < b.place.row : a.place.column < b.place.column;
}

TableRead<TablePlan> plan_of_printed_table(const GridBook& book, const GridSheet& sheet, const TableRequest& request,
                                           const Words& words) {
  TableBody body = body_of(book, sheet, words);
  if (body.empty()) return table_error(phrase("no table of a plan is found"), {}, Why::unfit);
  if (body.lines.empty()) return table_error(phrase("the table has no rows"), {}, Why::unfit);
  if (auto shifted = shifted_column(book, sheet, body, words)) return tl::unexpected(*shifted);
  if (auto doubled = doubled_level(body, words)) return tl::unexpected(*doubled);

  TablePlan out;
  if (auto error = add_head(book, sheet, body, request, words, out)) return tl::unexpected(*error);
  out.guesses.insert(out.guesses.end(), body.guesses.begin(), body.guesses.end());
  out.left_out = body.left_out;
  out.unplaced = body.unplaced;
  const bool is_scan = book.form == TableForm::text;
  DraftTree tree(body, words, out.plan.title.value, is_scan);
  read_lines(book, sheet, body, tree, words, out);
  for (DraftRow& program : tree.root.rows) {
    if (is_scan) doubt_unmarked(program, tree, words);
  }
  add_rows(tree.root.rows, DoubtsOf::rows_above, out, words);
  add_remarks(tree.root.rows, out);
  out.guesses.insert(out.guesses.end(), tree.guesses.begin(), tree.guesses.end());
  return out;
}

}  // namespace

TableRead<TablePlan> plan_of_table(const GridBook& book, const TableRequest& request, const Words& words) {
  const auto sheet = picked_sheet(book, request);
  if (!sheet) return tl::unexpected(sheet.error());
  const bool is_list = is_flat_list(**sheet, request.headings);
  auto out =
      is_list ? plan_of_flat_list(book, **sheet, request, words) : plan_of_printed_table(book, **sheet, request, words);
  if (!out) return out;
  const std::vector<TableNote> hidden = hidden_places(book, **sheet, words);
  out->left_out.insert(out->left_out.begin(), hidden.begin(), hidden.end());
  for (auto* notes : {&out->guesses, &out->left_out, &out->unplaced})
    std::stable_sort(notes->begin(), notes->end(), is_before);
  return out;
}

}  // namespace rbplan
