#include "commands/table_import.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "base/text.h"
#include "check/check.h"
#include "model/year.h"
#include "record/plan_text.h"
#include "session/candidates.h"
#include "session/find.h"
#include "tables/table_file.h"
#include "view/columns.h"

namespace rbplan {
namespace {

ImportRefusal refuse_table(const std::string& path, const TableError& error, const Words& words) {
  const int code = error.why == TableError::Why::unreadable ? exit_code::io
                   : error.why == TableError::Why::unclear  ? exit_code::usage
                                                            : exit_code::problems;
  return {{phrase("{0}: {1}", path, words.say(error.what)), error.help}, code};
}

std::string told(const std::vector<TableNote>& notes, const Words& words) {
  std::string out;
  for (const TableNote& note : notes)
    out += "  " + visible(said_place(note.place, words)) + ": " + visible(note.said) + '\n';
  return out;
}

std::vector<std::string> head_lines(const std::string& from, const Words& words) {
  const std::string name = std::filesystem::path(from).filename().string();
  return {words.say("Read from {0} by rbplan import.", name),
          words.say("doubt: what was guessed while it was read. Hold it against the signed paper, put the row right, "
                    "delete the doubt.")};
}

ListHeadings headings_of_list(const std::vector<ColumnFacts>& facts) {
  ListHeadings headings(1);
  for (const std::size_t at : columns_for(facts, In::cells)) headings[0].emplace(facts[at].key, facts[at].key);
  for (const Language language : {Language::english, Language::indonesian}) {
    const Words words(language);
    auto& said = headings.emplace_back();
    for (const std::size_t at : columns_for(facts, In::cells))
      said.emplace(fold_case(words(facts[at].heading)), facts[at].key);
  }
  return headings;
}

}  // namespace

Options table_options() {
  return {{"--sheet", "NAME", "the sheet that holds the table, where several do", false, anything},
          {"--office", "NAME", "the office's name; the one that the heading names unless given", false, anything},
          {"--code", "N", "the office's code; the one in the decree's number unless given", false, anything}};
}

TableRequest read_table_request(OptionReader& read) {
  TableRequest request;
  request.sheet = read.line().value("--sheet");
  request.year = read.whole("--year", kFirstYear, kLastYear);
  if (const auto name = read.text("--office")) request.office = name->value;
  if (const auto code = read.text("--code")) request.code = code->value;
  return request;
}

std::string name_of_table(const std::string& from) { return from == kInput ? std::string(kInputName) : from; }

tl::expected<ReadTable, ImportRefusal> read_table(const Env& env, const std::string& from, TableRequest request) {
  const auto bytes = from == kInput ? env.files.read_input(kMostTableBytes) : env.files.read(from, kMostTableBytes);
  const std::string name = name_of_table(from);
  if (!bytes)
    return tl::unexpected(
        ImportRefusal{{phrase("{0} {1}", name, reason_text(bytes.error(), env.words))}, exit_code::io});
  auto book = read_table_file(from == kInput ? std::string() : from, *bytes);
  if (!book) return tl::unexpected(refuse_table(name, book.error(), env.words));
  request.headings = headings_of_list(facts_of(indicator_columns()));
  auto table = plan_of_table(*book, request, env.words);
  if (!table) return tl::unexpected(refuse_table(name, table.error(), env.words));
  return ReadTable{*std::move(book), *std::move(table)};
}

std::string usual_plan_path(const TablePlan& table) { return fmt::format("plans/{}.yaml", table.plan.year.value); }

std::size_t ImportedPlan::ticks() const {
  std::size_t count = 0;
  for (const IndicatorRow& row : rows) count += row.facts().periods.size();
  return count;
}

ImportedPlan imported_plan(const TablePlan& table, const std::string& from, const std::string& path,
                           const Words& words) {
  const PlanRemarks remarks{head_lines(from, words), table.remarks, std::string(words("check"))};
  WrittenPlan written = written_plan(table.plan, remarks);
  ImportedPlan made{SourceText(path, std::move(written.text))};
  for (const auto& [begin, row] : written.rows) {
    const auto place = table.places.find(row);
    if (place != table.places.end()) made.places.emplace_back(begin, place->second);
  }
  made.loaded = load_plan(made.source);
  made.problems = made.loaded.problems;
  if (!made.loaded.plan) return made;
  made.rows = indicator_rows(*made.loaded.plan);
  if (count(made.problems, Severity::error) == 0)
    made.problems = check_plan({*made.loaded.plan, made.rows, made.source, made.loaded.comments, made.problems});
  return made;
}

std::vector<std::pair<std::optional<CellPlace>, std::string>> ImportedPlan::errors(const Words& words) const {
  std::vector<std::pair<std::optional<CellPlace>, std::string>> out;
  for (const Diagnostic& one : problems) {
    if (facts(one.kind).severity != Severity::error) continue;
    const auto behind = std::upper_bound(places.begin(), places.end(), one.span.begin,
                                         [](std::size_t at, const auto& row) { return at < row.first; });
    const auto place = behind == places.begin() ? std::nullopt : std::optional(std::prev(behind)->second);
    std::pair told(place, message(one, words));
    if (std::find(out.begin(), out.end(), told) == out.end()) out.push_back(std::move(told));
  }
  return out;
}

std::optional<Outcome> unfit_to_write(const TablePlan& table, const ImportedPlan& plan, const Words& words) {
  std::string why;
  const auto add = [&](const CellPlace& place, const std::string& said) {
    why += error_line(fmt::format("{}: {}", said_place(place, words), said), words);
  };
  for (const TableNote& note : table.unplaced) add(note.place, note.said);
  if (why.empty()) {
    for (const auto& [place, said] : plan.errors(words)) {
      if (place) add(*place, said);
      if (!place) why += error_line(said, words);
    }
  }
  if (why.empty()) return std::nullopt;
  return Outcome{exit_code::problems, {}, told_of(table, words) + why};
}

std::string told_of(const TablePlan& table, const Words& words) {
  std::string out;
  if (!table.left_out.empty())
    out += words.count(table.left_out.size(), "{0} place is left out:", "{0} places are left out:") + '\n' +
           told(table.left_out, words);
  if (!table.guesses.empty())
    out += words.count(table.guesses.size(), "{0} guess, to be looked at:", "{0} guesses, to be looked at:") + '\n' +
           told(table.guesses, words);
  return out;
}

std::string told_written(const ImportedPlan& plan, const std::string& from, const OutputStyle& style,
                         const Words& words) {
  const std::string said = words.say("{0} is written, from {1}: {2}, {3}", visible(plan.source.path()), visible(from),
                                     words.count(plan.rows.size(), "{0} indicator", "{0} indicators"),
                                     words.count(plan.ticks(), "{0} tick", "{0} ticks"));
  std::string out;
  for (const std::string& line : wrap(said, style.prose_columns())) out += line + '\n';
  return out;
}

}  // namespace rbplan
