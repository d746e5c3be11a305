// Changes between two sides, and what is said of them.
#pragma once
#include <span>

#include "query/changes.h"
#include "view/columns.h"
#include "view/documents.h"

namespace rbplan {

// A change among those that are listed. Severity and code are words, and empty where nothing is said against it.
struct ListedChange {
  const Edit* edit = nullptr;
  const Change* change = nullptr;
  std::string_view severity = {};
  std::string_view code = {};

  // The row that it is of, after the edit, else before; nothing where it is of no row.
  const Row* row() const;
};

const Columns<ListedChange>& change_columns();

// How many changes there are of each kind.
Object changes_summary(const std::vector<ListedChange>& changes);
ValueType changes_summary_type();

// `2 ticks moved, 1 row renumbered, 14 records added`
std::string verdict_line(const std::vector<ListedChange>& changes, const Words& words);

// What a change says, on one line: `April -> June`, `name: Survei [-awal-] {+akhir+}`.
std::string change_text(const ListedChange& listed, const Words& words);

// Where two texts differ, word by word, in git's plain form.
std::string word_diff(std::string_view was, std::string_view now);

// The name of the row that a change is of, where the text does not say it; empty where it is of none.
std::string name_of(const ListedChange& listed);

// `3 Penataan`: the program that a change is of, after the edit or before; its number alone where it is not known;
// empty for the plan's head.
std::string program_line(const ListedChange& listed);

// The same changes, of each plan by program in the annex's order, the plan's head first.
std::vector<ListedChange> by_program(std::span<const ListedChange> changes);

// `KPU Kabupaten Banyumas 2021: plans/2021.yaml`
std::string plan_line(const Change& change);

// A comment of a pull request, what needs a decision first; of at most so many bytes. `skipped`: how many plans are not
// compared.
std::string diff_comment(const std::vector<ListedChange>& changes, std::size_t skipped, std::size_t limit,
                         const Words& words);

// The verdict, then by plan and by program in the annex's order what changed.
Document diff_document(const std::vector<ListedChange>& changes, const Words& words);

}  // namespace rbplan
