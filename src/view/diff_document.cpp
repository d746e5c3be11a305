#include <algorithm>
#include <map>

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

// The programs of both sides, those of the newer first, each with its name.
std::vector<std::pair<std::string, std::string>> programs_of(const Change& any) {
  std::vector<std::pair<std::string, std::string>> programs = {{"", ""}};
  for (const PlanFile* file : {any.after, any.before}) {
    if (!file || !file->plan) continue;
    for (const Row& row : file->plan->programs) {
      const auto is_it = [&](const auto& one) { return one.first == row.number.value; };
      if (std::none_of(programs.begin(), programs.end(), is_it))
        programs.emplace_back(row.number.value, row.name.value);
    }
  }
  return programs;
}

std::string note_of(const ListedChange& one, const Words& words) {
  return fmt::format("{} {}", words(one.severity), one.code);
}

// The names of indicators that records are of.
std::map<std::string_view, std::string_view> names_of_rows(const PlanFile& file) {
  std::map<std::string_view, std::string_view> names;
  for (const IndicatorRow& row : file.rows) names.emplace(row.id, row.indicator->name.value);
  return names;
}

class ChangeTable {
 public:
  explicit ChangeTable(const Words& words) : words_(words), table_(change_columns(), {"row"}, words) {
    table_.table.columns.push_back({std::string(words("What changed")), Role::text});
    table_.table.columns.push_back({std::string(words("Row")), Role::aside});
  }

  // Changes of one plan.
  void add(std::span<const ListedChange> changes) {
    const auto names = names_of_rows(changes.front().change->file());
    for (const auto& [number, name] : programs_of(*changes.front().change)) {
      TableGroup group;
      if (!number.empty()) group.heading = fmt::format("{} {}", number, name);
      for (const ListedChange& one : changes) {
        if (program_of(*one.change) == number) group.rows.push_back(row(one, names));
      }
      if (!group.rows.empty()) table_.table.groups.push_back(std::move(group));
    }
  }

  Table take() { return std::move(table_.table); }

 private:
  TableRow row(const ListedChange& one, const std::map<std::string_view, std::string_view>& names) const {
    TableRow out = table_.row(one);
    out.cells.emplace_back(change_text(one, words_));
    const auto name = names.find(one.change->id.value_or(""));
    out.cells.emplace_back(one.row()             ? one.row()->name.value
                           : name != names.end() ? std::string(name->second)
                                                 : std::string());
    if (!one.code.empty()) out.notes.push_back(note_of(one, words_));
    return out;
  }

  const Words& words_;
  ListTable<ListedChange> table_;
};

std::string plan_heading(const Change& change) {
  const PlanFile& file = change.file();
  const std::string path = file.source->path();
  return file.plan ? fmt::format("{} {}: {}", file.plan->institution.name.value, file.year(), path) : path;
}

}  // namespace

Document diff_document(const std::vector<ListedChange>& changes, const Words& words) {
  Document document(words.language());
  document.title = verdict_line(changes, words);
  const auto is_of_one_plan = [](const ListedChange& a, const ListedChange& b) { return a.edit == b.edit; };
  const bool has_several = !changes.empty() && !is_of_one_plan(changes.front(), changes.back());
  for (std::size_t begin = 0, i = 0; i < changes.size(); ++i) {
    if (i + 1 < changes.size() && is_of_one_plan(changes[i], changes[i + 1])) continue;
    ChangeTable table(words);
    table.add(std::span(changes).subspan(begin, i + 1 - begin));
    if (has_several)
      document.blocks.emplace_back(Paragraph{Paragraph::Role::heading, {plan_heading(*changes[i].change)}});
    document.blocks.emplace_back(table.take());
    begin = i + 1;
  }
  return document;
}

}  // namespace rbplan
