// What a person should be reminded of.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "query/choice.h"
#include "query/filter.h"

namespace rbplan {

enum class DigestsBy { owner, office };

template <>
struct WordsOf<DigestsBy> {
  static constexpr std::array<std::string_view, 2> words = {"owner", "office"};
};

struct DueBy {
  Date deadline;
  std::vector<Tick> ticks;
};

// Each tick stands in one list.
struct Digest {
  enum class For { everyone, owner, nobody, office } whom = For::everyone;  // nobody: rows without an owner
  Plans plans;                     // of one office, ascending by year; for everyone all
  const Owner* owner = nullptr;    // as the newest plan names them
  std::vector<Tick> overdue = {};  // oldest first
  std::vector<Tick> returned = {};
  std::vector<DueBy> due = {};      // this month, and what comes within the lead, by deadline
  std::vector<Tick> unproven = {};  // done without evidence

  bool is_empty() const { return overdue.empty() && returned.empty() && due.empty() && unproven.empty(); }
};

// By owner: a digest for each, office by office in the order of the plans, and behind an office's owners one of its
// rows without owner, where there are any; one for everyone where no plan names owners. By office: one for each.
// Upcoming ticks are those with a deadline within `lead` days.
std::vector<Digest> digests(const Plans& plans, DigestsBy by, int lead, const Filter& filter, const AsOf& as_of);

}  // namespace rbplan
