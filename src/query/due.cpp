#include "query/due.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <optional>
#include <set>

#include "base/parallel.h"
#include "query/order.h"

namespace rbplan {
namespace {

using YearMonth = std::chrono::year_month;

YearMonth month_of(int year, Month month) { return {std::chrono::year(year), month}; }

// So many months after one another.
std::vector<YearMonth> run_of(YearMonth first, int next) {
  std::vector<YearMonth> out;
  for (int i = 0; i <= next; ++i) out.push_back(first + std::chrono::months(i));
  return out;
}

// The months from the day's on; where no plan reaches into them, from the month on that is nearest to the day.
std::vector<YearMonth> months_from_day(const Plans& chosen, const Plans& plans, const MonthsAsked& asked) {
  const auto from_day = run_of(month_of(year_of(asked.day), asked.day.month()), asked.next);
  const auto is_reached = [&](const PlanFile* file) {
    return std::any_of(from_day.begin(), from_day.end(),
                       [&](YearMonth month) { return static_cast<int>(month.year()) == file->year(); });
  };
  if (chosen.empty() || std::any_of(plans.begin(), plans.end(), is_reached)) return from_day;
  std::optional<int> before;  // the latest year before the day's, else the earliest after it
  int after = chosen.front()->year();
  for (const PlanFile* file : chosen) {
    if (file->year() < year_of(asked.day)) before = std::max(before.value_or(0), file->year());
    after = std::min(after, file->year());
  }
  return run_of(before ? month_of(*before, std::chrono::December) : month_of(after, std::chrono::January), asked.next);
}

// The chosen plans; where months are counted from the day, also those of offices that have none among them and one of a
// year that the months reach.
Plans plans_of_all(const Plans& chosen, const Plans& plans, const MonthsAsked& asked) {
  Plans all = chosen;
  if (!asked.named.empty()) return all;
  const auto months = months_from_day(chosen, plans, asked);
  for (const PlanFile* file : plans) {
    const bool is_reached = std::any_of(
        months.begin(), months.end(), [&](YearMonth month) { return static_cast<int>(month.year()) == file->year(); });
    if (is_reached && !has_office(all, file->plan->office())) all.push_back(file);
  }
  return all;
}

// What each of the plans is asked for. `plans` are those that may answer.
std::vector<std::vector<YearMonth>> months_of_each(const Plans& chosen, const Plans& all, const Plans& plans,
                                                   const MonthsAsked& asked) {
  if (asked.named.empty()) return {all.size(), months_from_day(chosen, plans, asked)};
  std::vector<std::vector<YearMonth>> of_each;
  for (const PlanFile* file : all) {
    std::vector<YearMonth>& months = of_each.emplace_back();
    for (const Month month : asked.named) months.push_back(month_of(file->year(), month));
  }
  return of_each;
}

// Overdue ticks of the plan's office before a day, in this plan and in earlier ones.
OverdueSum overdue_before(const PlanFile& chosen, const Plans& found, Date before, const Filter& filter,
                          const AsOf& as_of) {
  OverdueSum sum;
  for (const PlanFile* file : found) {
    if (file->plan->office() == chosen.plan->office() && file->year() <= chosen.year())
      sum.add(overdue_of(*file, filter, as_of, before));
  }
  return sum;
}

// Of offices that have no plan among the chosen: what their earlier plans left overdue.
OverdueSum overdue_of_others(const Plans& chosen, const Plans& found, const Filter& filter, const AsOf& as_of) {
  OverdueSum sum;
  for (const PlanFile* file : found) {
    if (!chosen.empty() && file->year() < chosen.front()->year() && !has_office(chosen, file->plan->office()))
      sum.add(overdue_of(*file, filter, as_of));
  }
  return sum;
}

bool is_earlier(const Tick& a, const Tick& b) { return a.deadline < b.deadline; }

// The ticks of several plans, each ascending by deadline, as one such list; those of one deadline in the order of
// plans.
std::vector<Tick> merged(std::vector<std::vector<Tick>> of_plan) {
  std::map<Date, std::size_t> counts;
  for (const auto& ticks : of_plan) {
    for (const Tick& tick : ticks) ++counts[tick.deadline];
  }
  std::map<Date, std::size_t> places;
  std::size_t all = 0;
  for (const auto& [deadline, count] : counts) {
    places[deadline] = all;
    all += count;
  }
  std::vector<Tick> out(all);
  for (auto& ticks : of_plan) {
    for (Tick& tick : ticks) out[places[tick.deadline]++] = std::move(tick);
  }
  return out;
}

}  // namespace

Plans plans_asked(const Plans& chosen, const Plans& found, const MonthsAsked& months) {
  std::set<const PlanFile*> asked(chosen.begin(), chosen.end());
  const Plans all = plans_of_all(chosen, found, months);
  const auto of_each = months_of_each(chosen, all, found, months);
  for (std::size_t i = 0; i < all.size(); ++i) {
    for (const YearMonth month : of_each[i]) {
      if (const PlanFile* answers = plan_of_year(found, *all[i], static_cast<int>(month.year()))) asked.insert(answers);
    }
  }
  Plans plans;
  std::copy_if(found.begin(), found.end(), std::back_inserter(plans),
               [&](const PlanFile* file) { return asked.count(file) > 0; });
  return plans;
}

Due due(const Plans& chosen, const Plans& asked, const Plans& found, const MonthsAsked& months, const Filter& filter,
        const AsOf& as_of) {
  Due result;
  std::map<YearMonth, DueMonth> by_month;
  const Plans all = plans_of_all(chosen, asked, months);
  const auto of_each = months_of_each(chosen, all, asked, months);
  for (std::size_t i = 0; i < all.size(); ++i) {
    const PlanFile& file = *all[i];
    for (const YearMonth month : of_each[i]) {
      DueMonth& into =
          by_month.try_emplace(month, DueMonth{static_cast<int>(month.year()), month.month()}).first->second;
      const PlanFile* answers = plan_of_year(asked, file, static_cast<int>(month.year()));
      if (!answers) continue;
      for (Tick& tick : ticks_of(*answers, as_of)) {
        if (!tick.period.holds(month.month()) || !filter.takes(tick)) continue;
        // A quarter stands once, in the last of its months that are asked for.
        const bool stands_later = std::any_of(of_each[i].begin(), of_each[i].end(), [&](YearMonth other) {
          return other.year() == month.year() && other > month && tick.period.holds(other.month());
        });
        if (stands_later) {
          ++into.later;
        } else {
          into.ticks.push_back(std::move(tick));
        }
      }
    }
    if (i >= chosen.size()) continue;  // what those left overdue is counted with the others
    result.earlier_overdue +=
        overdue_before(file, found, of_each[i].front() / std::chrono::day(1), filter, as_of).ticks;
  }
  result.earlier_overdue += overdue_of_others(chosen, found, filter, as_of).ticks;
  const auto order = program_order(asked);
  for (auto& [when, month] : by_month) {
    sort_by_program(month.ticks, order);
    result.months.push_back(std::move(month));
  }
  return result;
}

OverdueSum overdue_of(const PlanFile& file, const Filter& filter, const AsOf& as_of, std::optional<Date> before) {
  OverdueSum sum;
  const Date new_year(std::chrono::year(file.year()), std::chrono::January, std::chrono::day(1));
  if (before && *before <= new_year) return sum;
  for (const Tick& tick : ticks_of(file, as_of)) {
    if (tick.state == State::overdue && (!before || tick.deadline < *before) && filter.takes(*tick.row))
      sum.add({1, tick.days_overdue});
  }
  return sum;
}

OverdueSum overdue_earlier(const Plans& chosen, const Plans& found, const Filter& filter, const AsOf& as_of) {
  OverdueSum sum;
  for (const PlanFile* file : chosen) {
    const Date new_year(std::chrono::year(file->year()), std::chrono::January, std::chrono::day(1));
    sum.add(overdue_before(*file, found, new_year, filter, as_of));
  }
  sum.add(overdue_of_others(chosen, found, filter, as_of));
  return sum;
}

std::vector<Tick> overdue(const Plans& chosen, std::optional<Date> until, const Filter& filter, const AsOf& as_of) {
  std::vector<std::vector<Tick>> of_plan(chosen.size());
  on_cores_for(count_rows(chosen), chosen.size(), [&](std::size_t i) {
    for (Tick& tick : ticks_of(*chosen[i], as_of)) {
      if (tick.state == State::overdue && (!until || tick.deadline <= *until) && filter.takes(tick))
        of_plan[i].push_back(std::move(tick));
    }
    std::stable_sort(of_plan[i].begin(), of_plan[i].end(), is_earlier);
  });
  return merged(std::move(of_plan));
}

}  // namespace rbplan
