#include "query/status.h"

#include <algorithm>
#include <map>

#include "base/parallel.h"
#include "query/order.h"

namespace rbplan {
namespace {

using Key = std::optional<std::string>;

Key key_of(const PlanFile& file, const IndicatorRow& row, GroupBy by) {
  switch (by) {
    case GroupBy::program:
      return row.at(Level::program).id;
    case GroupBy::owner:
      return row.owner ? Key(*row.owner) : std::nullopt;
    case GroupBy::office:
      return file.plan->office();
    case GroupBy::quarter:
      break;
  }
  return std::nullopt;
}

std::optional<std::string> name_of(const PlanFile& file, const IndicatorRow& row, GroupBy by) {
  switch (by) {
    case GroupBy::program:
      return row.at(Level::program).row->name.value;
    case GroupBy::office:
      return file.plan->institution.name.value;
    case GroupBy::owner:
      if (const Owner* owner = owner_of(*file.plan, row)) return owner->name.value;
      break;
    case GroupBy::quarter:
      break;
  }
  return std::nullopt;
}

// Rows in the order in which their keys are met.
class Groups {
 public:
  std::vector<StatusRow> rows;

  Tally& of(const Key& key, const std::optional<std::string>& name) {
    const auto [found, is_new] = places_.emplace(key, rows.size());
    if (is_new) rows.push_back({key, name, {}});
    return rows[found->second].tally;
  }

 private:
  std::map<Key, std::size_t> places_;
};

// The ticks that the filter takes. States and months choose among the ticks; the rest chooses indicators.
std::vector<Tick> ticks_taken(const PlanFile& file, const Filter& filter, const AsOf& as_of) {
  std::vector<Tick> ticks = ticks_of(file, as_of);
  std::erase_if(ticks, [&](const Tick& tick) { return !filter.takes(tick); });
  return ticks;
}

void sort_quarters(std::vector<StatusRow>& rows) {
  std::sort(rows.begin(), rows.end(), [](const StatusRow& a, const StatusRow& b) { return a.key < b.key; });
}

void sort_programs(std::vector<StatusRow>& rows, const Plans& plans) {
  const auto order = program_order(plans);
  const auto rank = [&](const StatusRow& row) { return std::find(order.begin(), order.end(), *row.key); };
  std::stable_sort(rows.begin(), rows.end(), [&](const StatusRow& a, const StatusRow& b) { return rank(a) < rank(b); });
}

}  // namespace

StatusOfPlans status(const Plans& plans, GroupBy by, const Filter& filter, const AsOf& as_of) {
  std::vector<std::vector<Tick>> ticks(plans.size());
  on_cores_for(count_rows(plans), plans.size(),
               [&](std::size_t i) { ticks[i] = ticks_taken(*plans[i], filter, as_of); });

  StatusOfPlans result;
  Groups groups;
  for (std::size_t i = 0; i < plans.size(); ++i) {
    for (const IndicatorRow& row : plans[i]->rows) {
      if (by != GroupBy::quarter && filter.takes(row))
        groups.of(key_of(*plans[i], row, by), name_of(*plans[i], row, by));
    }
    for (const Tick& tick : ticks[i]) {
      const Key key =
          by == GroupBy::quarter ? Key(std::to_string(tick.period.quarter())) : key_of(*tick.file, *tick.row, by);
      groups.of(key, std::nullopt).add(tick, as_of.day);
      result.total.add(tick, as_of.day);
      result.doubtful_overdue += tick.state == State::overdue && tick.row->facts().doubt;
    }
  }
  result.rows = std::move(groups.rows);
  if (by == GroupBy::quarter) sort_quarters(result.rows);
  if (by == GroupBy::program) sort_programs(result.rows, plans);
  return result;
}

}  // namespace rbplan
