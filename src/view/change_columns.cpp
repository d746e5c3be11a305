#include "view/changes.h"

namespace rbplan {
namespace {

// Where a change stands on one of the sides.
struct ChangePlace {
  const SourceText* source = nullptr;
  std::optional<Span> span;
};

ChangePlace place_in(const Change& change, const PlanFile* file, const std::optional<Span>& span) {
  if (!file) return {};
  return {change.is_of_records ? file->progress_source : file->source, span};
}

ChangePlace new_place(const Change& change) { return place_in(change, change.after, change.place); }
ChangePlace old_place(const Change& change) { return place_in(change, change.before, change.old_place); }

std::optional<std::string> path_of(const ChangePlace& place) {
  return place.source ? std::optional(place.source->path()) : std::nullopt;
}

std::optional<std::size_t> line_of(const ChangePlace& place) {
  return place.source && place.span ? std::optional(place.source->line_of(place.span->begin)) : std::nullopt;
}

// Where there is something to open.
Value id_of(const ListedChange& listed) {
  const Change& change = *listed.change;
  const std::string id = change.id.value_or("");
  const ChangePlace place = new_place(change);
  const auto line = line_of(place);
  if (!line || !place.source->revision().empty()) return id;
  return Link{id, {place.source->path(), *line}};
}

std::optional<std::string> word(std::string_view text) {
  return text.empty() ? std::nullopt : std::optional(std::string(text));
}

}  // namespace

const Row* ListedChange::row() const {
  if (!edit->rows) return nullptr;
  if (change->row) return edit->rows->after()[*change->row].row;
  return change->old_row ? edit->rows->before()[*change->old_row].row : nullptr;
}

const Columns<ListedChange>& change_columns() {
  static const Columns<ListedChange> columns = {
      {"office", "Office", "the institution's code, else its name",
       [](const ListedChange& one) { return one.change->file().plan->office(); }},
      {"year", "Year", "the year of the plan", [](const ListedChange& one) { return one.change->file().year(); },
       In::programs},
      {"kind", "Kind", "what kind of change it is", [](const ListedChange& one) { return one.change->kind; },
       In::programs},
      {"id", "Id", "the id of the row; null: a change of the plan's head",
       [](const ListedChange& one) { return one.change->id; }, In::programs},
      {"row", "Id", "", [](const ListedChange& one) { return id_of(one); }, In::people},
      {"was_id", "Former id", "the id that it had; null: it is new",
       [](const ListedChange& one) { return one.change->was_id; }, In::programs},
      {"months", "Months", "the months concerned, as they are",
       [](const ListedChange& one) { return one.change->months; }, In::programs},
      {"was_months", "Former months", "the months concerned, as they were",
       [](const ListedChange& one) { return one.change->was_months; }, In::programs},
      {"field", "Field", "the key that changed", [](const ListedChange& one) { return word(one.change->field); },
       In::programs},
      {"old", "Before", "what the file said", [](const ListedChange& one) { return one.change->was; }, In::programs},
      {"new", "After", "what it says", [](const ListedChange& one) { return one.change->now; }, In::programs},
      {"path", "File", "the file", [](const ListedChange& one) { return path_of(new_place(*one.change)); },
       In::programs},
      {"line", "Line", "the line in it", [](const ListedChange& one) { return line_of(new_place(*one.change)); },
       In::programs},
      {"old_path", "File before", "the file before",
       [](const ListedChange& one) { return path_of(old_place(*one.change)); }, In::programs},
      {"old_line", "Line before", "the line in that",
       [](const ListedChange& one) { return line_of(old_place(*one.change)); }, In::programs},
      {"severity", "Severity", "error, warning or note: what validate --base says of it; null: nothing",
       [](const ListedChange& one) { return word(one.severity); }, In::programs},
      {"code", "Code", "the code of that", [](const ListedChange& one) { return word(one.code); }, In::programs},
      {"fingerprint", "Fingerprint", "12 hexadecimal digits, the same as long as the change is",
       [](const ListedChange& one) { return one.change->fingerprint(); }, In::programs},
  };
  return columns;
}

Object changes_summary(const std::vector<ListedChange>& changes) {
  std::array<std::size_t, WordsOf<ChangeKind>::words.size()> counts = {};
  for (const ListedChange& one : changes) ++counts[static_cast<std::size_t>(one.change->kind)];
  Object summary;
  for (std::size_t i = 0; i < counts.size(); ++i)
    summary.emplace_back(std::string(WordsOf<ChangeKind>::words[i]), counts[i]);
  return summary;
}

ValueType changes_summary_type() {
  std::vector<ValueType::Member> members;
  for (const std::string_view word : WordsOf<ChangeKind>::words)
    members.push_back({std::string(word), integer_from(0)});
  return object_of(std::move(members));
}

}  // namespace rbplan
