#include "query/choice.h"

#include <algorithm>
#include <iterator>
#include <map>

namespace rbplan {
namespace {

// The plans of `found` that `take` chooses among those of their office.
template <class Take>
Plans of_each_office(const Plans& found, Take take) {
  std::map<std::string_view, Plans> offices;
  for (const PlanFile* file : found) offices[file->plan->office()].push_back(file);
  Plans taken;
  for (const PlanFile* file : found) {
    if (take(file, offices[file->plan->office()])) taken.push_back(file);
  }
  return taken;
}

int earliest_year(const Plans& plans) {
  return (*std::min_element(plans.begin(), plans.end(), [](auto a, auto b) { return a->year() < b->year(); }))->year();
}

// The latest year that is not after `last`; the earliest where all are.
int year_up_to(const Plans& plans, int last) {
  int best = earliest_year(plans);
  for (const PlanFile* file : plans) {
    if (file->year() <= last) best = std::max(best, file->year());
  }
  return best;
}

}  // namespace

Plans one_plan_each(const Plans& found, Date day, std::optional<int> year) {
  return of_each_office(found, [&](const PlanFile* file, const Plans& of_office) {
    return file->year() == (year ? *year : year_up_to(of_office, year_of(day)));
  });
}

Plans plans_of_one_year(const Plans& found, Date day, std::optional<int> year) {
  if (found.empty()) return {};
  const int one = year ? *year : year_up_to(found, year_of(day));
  Plans taken;
  std::copy_if(found.begin(), found.end(), std::back_inserter(taken),
               [&](const PlanFile* file) { return file->year() == one; });
  return taken;
}

Plans plans_up_to(const Plans& found, Date day, std::optional<int> year) {
  return of_each_office(found, [&](const PlanFile* file, const Plans& of_office) {
    if (year) return file->year() == *year;
    return file->year() <= std::max(year_of(day), earliest_year(of_office));
  });
}

const PlanFile* plan_of_year(const Plans& found, const PlanFile& like, int year) {
  const PlanFile* of_same_name = nullptr;
  for (const PlanFile* file : found) {
    if (file->year() != year) continue;
    if (file->plan->office() == like.plan->office()) return file;
    const auto& one = file->plan->institution;
    const auto& other = like.plan->institution;
    if (one.name.value == other.name.value && !(one.code && other.code)) of_same_name = file;
  }
  return of_same_name;
}

bool has_several_offices(const Plans& plans) {
  return std::any_of(plans.begin(), plans.end(),
                     [&](const PlanFile* file) { return file->plan->office() != plans.front()->plan->office(); });
}

bool has_office(const Plans& plans, std::string_view office) {
  return std::any_of(plans.begin(), plans.end(), [&](const PlanFile* file) { return file->plan->office() == office; });
}

bool has_several_years(const Plans& plans) {
  std::map<std::string_view, int> years;
  return std::any_of(plans.begin(), plans.end(), [&](const PlanFile* file) {
    return years.emplace(file->plan->office(), file->year()).first->second != file->year();
  });
}

std::size_t count_rows(const Plans& plans) {
  std::size_t rows = 0;
  for (const PlanFile* file : plans) rows += file->rows.size();
  return rows;
}

}  // namespace rbplan
