#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "view/changes.h"
#include "view/rows.h"

namespace rbplan {
namespace {

// The number of the program that a change is of; empty for the plan's head.
std::string program_of(const Change& change) {
  const std::string id = change.id.value_or("");
  return id.substr(0, id.find('.'));
}

const Row* program_row(const Change& change) {
  for (const PlanFile* file : {change.after, change.before}) {
    if (!file || !file->plan) continue;
    for (const Row& row : file->plan->programs) {
      if (row.number.value == program_of(change)) return &row;
    }
  }
  return nullptr;
}

// Where a program stands in the annex: one that is gone behind those that are there.
std::size_t place_of_program(const Change& change) {
  const std::string number = program_of(change);
  std::size_t place = 1;
  if (number.empty()) return 0;
  for (const PlanFile* file : {change.after, change.before}) {
    if (!file || !file->plan) continue;
    for (const Row& row : file->plan->programs) {
      if (row.number.value == number) return place;
      ++place;
    }
  }
  return place;
}

std::vector<ListedChange> by_program(std::span<const ListedChange> changes) {
  std::vector<ListedChange> ordered(changes.begin(), changes.end());
  std::stable_sort(ordered.begin(), ordered.end(), [](const ListedChange& a, const ListedChange& b) {
    return place_of_program(*a.change) < place_of_program(*b.change);
  });
  return ordered;
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
  const auto is_same = [](const ListedChange& a, const ListedChange& b) {
    return program_of(*a.change) == program_of(*b.change);
  };
  table.table.groups = groups_of(ordered, is_same, [&](std::span<const ListedChange> run) {
    TableGroup group;
    std::string last_name;
    for (const ListedChange& one : run) {
      const std::string name = name_of(one);
      group.rows.push_back(table.row(one, notes_of(one, name == last_name ? std::string() : name, words)));
      group.rows.back().cells.emplace_back(change_text(one, words));
      last_name = name;
    }
    group.heading = program_line(*run.front().change);
    return group;
  });
  return table.table;
}

}  // namespace

std::string name_of(const ListedChange& listed) {
  const Change& change = *listed.change;
  if (change.field == "name") return {};
  if (const Row* const row = listed.row()) return row->name.value;
  if (!change.is_of_records || !change.file().plan) return {};
  const auto row = find_row(*change.file().plan, *change.id);
  return row ? row->back().row->name.value : std::string();
}

std::string program_line(const Change& change) {
  const Row* const row = program_row(change);
  return row ? fmt::format("{} {}", row->number.value, row->name.value) : program_of(change);
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
