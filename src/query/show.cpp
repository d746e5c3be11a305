#include "query/show.h"

#include <algorithm>

#include "model/id.h"

namespace rbplan {
namespace {

// Goes down to the row with an id, and keeps the rows on the way.
class WayDown {
 public:
  explicit WayDown(std::string id) : id_(std::move(id)) {}

  std::vector<Level> above;
  const Row* found = nullptr;

  bool at(const Program& program) {
    const std::string& id = program.number.value;
    return is_here(program, id) || (enters(Level::What::program, program, id) && any(program.activities, id));
  }

 private:
  bool at(const Activity& activity, const std::string& id) {
    return is_here(activity, id) || (enters(Level::What::activity, activity, id) && any(activity.sub_activities, id));
  }

  bool at(const SubActivity& sub_activity, const std::string& id) {
    const bool is_part = above.back().what != Level::What::activity;
    return is_here(sub_activity, id) ||
           (enters(is_part ? Level::What::part : Level::What::sub_activity, sub_activity, id) &&
            (any(sub_activity.sub_activities, id) || any(sub_activity.indicators, id)));
  }

  bool at(const Indicator& indicator, const std::string& id) {
    return is_here(indicator, id) || (enters(Level::What::heading, indicator, id) && any(indicator.indicators, id));
  }

  template <class Rows>
  bool any(const Rows& rows, const std::string& parent) {
    return std::any_of(rows.begin(), rows.end(),
                       [&](const auto& row) { return at(row, child_id(parent, row.number.value)); });
  }

  bool is_here(const Row& row, const std::string& id) {
    if (id == id_) found = &row;
    return id == id_;
  }

  // Whether the row that is looked for stands below this one: no other can be.
  bool enters(Level::What what, const Row& row, const std::string& id) {
    if (!is_at_or_below(id_, id)) return false;
    above.push_back({what, id, &row});
    return true;
  }

  std::string id_;
};

}  // namespace

std::optional<Shown> show(const PlanFile& file, const std::string& id, const Vantage& vantage) {
  WayDown way(id);
  const auto& programs = file.plan->programs;
  if (std::none_of(programs.begin(), programs.end(), [&](const Program& program) { return way.at(program); })) {
    return std::nullopt;
  }
  Shown shown{&file, id, way.found, std::move(way.above), nullptr, {}, {}, {}};
  for (const IndicatorRow& row : file.rows) {
    if (row.id == id) {
      shown.indicator = &row;
    } else if (is_at_or_below(row.id, id)) {
      shown.children.push_back({&file, &row});
    }
  }
  for (const Tick& tick : ticks_of(file, vantage)) {
    if (tick.row == shown.indicator) shown.ticks.push_back(tick);
  }
  if (shown.indicator && file.progress_source) {
    shown.records = file.records(*shown.indicator);
    sort_newest_first(shown.records, *file.progress_source);
  }
  return shown;
}

}  // namespace rbplan
