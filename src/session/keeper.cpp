#include "session/keeper.h"

#include <algorithm>

namespace rbplan {
namespace {

// Whether of two years `a` answers for the day rather than `b`.
bool is_better(int a, int b, const Need& need) {
  if (need.year) return a == *need.year && b != *need.year;
  const int today = year_of(need.day);
  if (a <= today) return b > today || a > b;
  return b > today && a < b;
}

// Whether a plan of `year` is not needed where its office has one of `other`.
bool is_superseded(int year, int other, const Need& need) {
  switch (need.years) {
    case Need::Years::all:
      return false;
    case Need::Years::one:
      return is_better(other, year, need);
    case Need::Years::one_and_later:
      return year < other && is_better(other, year, need);
    case Need::Years::up_to_day:
      return !need.year && year > year_of(need.day) && other < year;
  }
  return false;
}

}  // namespace

void Keeper::add(OpenFile& file) {
  if (options_.need.years == Need::Years::all || !file.plan || file.has_errors()) return;
  const std::lock_guard lock(mutex_);
  std::vector<OpenFile*>& of_office = offices_[file.plan->office()];
  of_office.push_back(&file);
  for (OpenFile* one : of_office) {
    const bool goes = std::any_of(of_office.begin(), of_office.end(), [&](const OpenFile* other) {
      return is_superseded(one->file.year(), other->file.year(), options_.need);
    });
    if (goes && !one->let_go) let_go(*one);
  }
}

// The year stays with its place, since another plan of that office and year is an error.
void Keeper::let_go(OpenFile& file) const {
  file.let_go = overdue_of(file.file, options_.filter, options_.as_of);
  for (const auto* ids : {&options_.ids, &options_.filter.ids}) {
    for (const std::string& id : *ids) {
      if (has_id(file.file, id)) file.had.push_back(id);
    }
  }
  file.file.rows = {};
  file.plan->programs = {};
  file.plan->decree = {};
  file.problems = {};  // none is an error
  file.source.keep_up_to(file.plan->year.span.end);
  drop_progress(file);  // none of its problems is an error
}

}  // namespace rbplan
