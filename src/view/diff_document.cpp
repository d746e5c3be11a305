#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <tuple>

#include "base/text.h"
#include "view/changes.h"
#include "view/rows.h"

namespace rbplan {
namespace {

// Of the program that the id of a change lies in; empty for the plan's head.
std::string number_of(const Change& change) {
  const std::string id = change.id.value_or("");
  return id.substr(0, id.find('.'));
}

// Below the text: the row's name, where the change above is not of the same, and what is said against it.
std::vector<std::string> notes_of(const ListedChange& one, const std::string& name, const Words& words) {
  std::vector<std::string> notes;
  if (!name.empty()) notes.push_back(name);
  if (!one.code.empty()) notes.push_back(fmt::format("{} {}", words(one.severity), one.code));
  return notes;
}

Table table_of(std::span<const ListedChange> changes, const Words& words) {
  ListTable<ListedChange> table(change_columns(), {"row"}, words);
  table.table.columns.push_back({std::string(words("What changed")), Role::text});
  const std::vector<ListedChange> ordered = by_program(changes);
  const auto is_same = [](const ListedChange& a, const ListedChange& b) { return program_line(a) == program_line(b); };
  table.table.groups = groups_of(ordered, is_same, [&](std::span<const ListedChange> run) {
    TableGroup group;
    std::pair<std::optional<std::string>, std::string> last;  // the id and the name told above
    for (const ListedChange& one : run) {
      std::pair now(one.change->id, name_of(one));
      group.rows.push_back(table.row(one, notes_of(one, now == last ? std::string() : now.second, words)));
      group.rows.back().cells.emplace_back(change_text(one, words));
      last = std::move(now);
    }
    group.heading = program_line(run.front());
    return group;
  });
  return std::move(table.table);
}

}  // namespace

std::string name_of(const ListedChange& listed) {
  const Change& change = *listed.change;
  if (change.field == "name") return {};
  if (const Row* const row = listed.row()) return title_of(*row);
  const IndicatorRow* const row = change.row_of_record ? change.row_of_record : change.old_row_of_record;
  return row ? title_of(*row->indicator) : std::string();
}

std::string program_line(const ListedChange& listed) {
  const Change& change = *listed.change;
  if (!change.program) return number_of(change);
  const Row& row = *listed.edit->programs[*change.program];
  return fmt::format("{} {}", row.number.value, title_of(row));
}

std::vector<ListedChange> by_program(std::span<const ListedChange> changes) {
  std::vector<ListedChange> ordered(changes.begin(), changes.end());
  // One that no plan has stands behind those that it has.
  std::map<const Edit*, std::size_t> edits;
  for (const ListedChange& one : changes) edits.emplace(one.edit, edits.size());
  const auto place = [&](const ListedChange& one) {
    const std::string number = number_of(*one.change);
    const std::size_t known = one.change->program.value_or(one.edit->programs.size());
    const std::size_t edit = edits.at(one.edit);
    if (number.empty()) return std::tuple(edit, std::size_t(0), std::size_t(0), std::string());
    return one.change->program ? std::tuple(edit, known + 1, std::size_t(0), std::string())
                               : std::tuple(edit, known + 1, number.size(), number);
  };
  std::stable_sort(ordered.begin(), ordered.end(),
                   [&](const ListedChange& a, const ListedChange& b) { return place(a) < place(b); });
  return ordered;
}

std::string plan_line(const Change& change) {
  const PlanFile& file = change.file();
  const std::string path = file.source->path();
  return file.plan ? fmt::format("{} {}: {}", file.plan->institution.name.value, file.year(), path) : path;
}

Document diff_document(const std::vector<ListedChange>& changes, const Words& words) {
  Document document(words.language());
  document.title = verdict_line(changes, words);
  const auto is_of_one_plan = [](const ListedChange& a, const ListedChange& b) { return a.edit == b.edit; };
  const bool has_several = !changes.empty() && !is_of_one_plan(changes.front(), changes.back());
  for (std::size_t begin = 0, i = 0; i < changes.size(); ++i) {
    if (i + 1 < changes.size() && is_of_one_plan(changes[i], changes[i + 1])) continue;
    if (has_several) document.blocks.emplace_back(Paragraph{Paragraph::Role::heading, {plan_line(*changes[i].change)}});
    document.blocks.emplace_back(table_of(std::span(changes).subspan(begin, i + 1 - begin), words));
    begin = i + 1;
  }
  return document;
}

}  // namespace rbplan
