#include "query/status.h"

#include <algorithm>
#include <map>

#include "base/parallel.h"
#include "base/text.h"
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

  StatusRow& of(const Key& key, const std::optional<std::string>& name) {
    const auto [found, is_new] = places_.emplace(key, rows.size());
    if (is_new) rows.push_back({key, name, {}});
    return rows[found->second];
  }

  StatusRow* find(const Key& key) {
    const auto found = places_.find(key);
    return found == places_.end() ? nullptr : &rows[found->second];
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

// Counts the rows and ticks of plans, one after the other.
class Count {
 public:
  Count(GroupBy by, const Filter& filter, const AsOf& as_of, bool across_programs)
      : by_(by), filter_(filter), as_of_(as_of), across_programs_(across_programs) {}

  void add(const PlanFile& file, const std::vector<Tick>& ticks) {
    const auto for_each_row = [&](auto each) {
      for (const IndicatorRow& row : file.rows) {
        if (filter_.takes(row)) each(row);
      }
    };
    for_each_row([&](const IndicatorRow& row) { begin(file, row); });
    for (const Tick& tick : ticks) add(tick);
    for_each_row([&](const IndicatorRow& row) { add_records(file, row); });
  }

  StatusOfPlans result(const Plans& plans) && {
    result_.rows = std::move(groups_.rows);
    result_.programs = std::move(programs_.rows);
    if (by_ == GroupBy::quarter) sort_quarters(result_.rows);
    if (by_ == GroupBy::program) sort_programs(result_.rows, plans);
    sort_programs(result_.programs, plans);
    return std::move(result_);
  }

 private:
  // Every key that has an indicator has a row, in the order in which they are met.
  void begin(const PlanFile& file, const IndicatorRow& row) {
    if (by_ == GroupBy::quarter) return;
    const RowWithId& program = row.at(Level::program);
    const auto code = program.row->code ? std::optional(program.row->code->value) : std::nullopt;
    StatusRow& group = groups_.of(key_of(file, row, by_), name_of(file, row, by_));
    if (by_ == GroupBy::program && !group.code) group.code = code;
    if (!across_programs_) return;
    group.programs.emplace(program.id, Tally());
    StatusRow& of_program = programs_.of(program.id, name_of(file, row, GroupBy::program));
    if (!of_program.code) of_program.code = code;
  }

  void add(const Tick& tick) {
    const Key key =
        by_ == GroupBy::quarter ? Key(std::to_string(tick.period.quarter())) : key_of(*tick.file, *tick.row, by_);
    StatusRow& group = groups_.of(key, std::nullopt);
    group.tally.add(tick, as_of_.day);
    result_.total.add(tick, as_of_.day);
    result_.doubtful_overdue += tick.state == State::overdue && tick.row->facts().doubt;
    if (!across_programs_) return;
    const RowWithId& program = tick.row->at(Level::program);
    group.programs[program.id].add(tick, as_of_.day);
    programs_.of(program.id, program.row->name.value).tally.add(tick, as_of_.day);
  }

  // Of a quarter they tell where it has a tick.
  void add_records(const PlanFile& file, const IndicatorRow& row) {
    for (const Record* record : file.records(row)) {
      if (!record->status || !counts(*record, as_of_)) continue;
      if (by_ != GroupBy::quarter) groups_.of(key_of(file, row, by_), std::nullopt).newest.add(*record, as_of_.day);
      if (by_ == GroupBy::quarter) add_to_quarters(*record);
    }
  }

  void add_to_quarters(const Record& record) {
    for (const Located<Period>& period : record.periods) {
      if (StatusRow* group = groups_.find(std::to_string(period.value.quarter())))
        group->newest.add(record, as_of_.day);
    }
  }

  GroupBy by_;
  const Filter& filter_;
  const AsOf& as_of_;
  bool across_programs_;
  Groups groups_;
  Groups programs_;
  StatusOfPlans result_ = {};
};

template <class T>
void take_later(std::optional<T>& newest, const T& other) {
  if (!newest || *newest < other) newest = other;
}

// Whether more of what has begun is done. What has nothing begun comes last.
bool is_further(const Tally& a, const Tally& b) {
  if (a.begun == 0 || b.begun == 0) return b.begun == 0 && a.begun > 0;
  return a.done_of_begun * b.begun > b.done_of_begun * a.begun;
}

std::string name_to_sort_by(const StatusRow& row) { return fold_case(row.name ? *row.name : row.key.value_or("")); }

}  // namespace

void Newest::add(const Record& record, Date day) {
  if (record.recorded && record.day_recorded() <= std::chrono::sys_days(day)) {
    take_later(recorded, record.recorded->value);
  } else {
    take_later(date, record.date.value);
  }
}

StatusOfPlans status(const Plans& plans, GroupBy by, const Filter& filter, const AsOf& as_of, bool across_programs) {
  std::vector<std::vector<Tick>> ticks(plans.size());
  on_cores_for(count_rows(plans), plans.size(),
               [&](std::size_t i) { ticks[i] = ticks_taken(*plans[i], filter, as_of); });
  Count count(by, filter, as_of, across_programs);
  for (std::size_t i = 0; i < plans.size(); ++i) count.add(*plans[i], ticks[i]);
  return std::move(count).result(plans);
}

void sort_rows(std::vector<StatusRow>& rows, SortBy by) {
  std::stable_sort(rows.begin(), rows.end(), [&](const StatusRow& a, const StatusRow& b) {
    switch (by) {
      case SortBy::done:
        return is_further(a.tally, b.tally);
      case SortBy::overdue:
        return a.tally.in(State::overdue) > b.tally.in(State::overdue);
      case SortBy::name:
        return name_to_sort_by(a) < name_to_sort_by(b);
      case SortBy::silent:
        return a.last_record < b.last_record;  // none is less than any
    }
    return false;
  });
}

void keep_first(StatusOfPlans& status, std::size_t limit) {
  if (status.rows.size() <= limit) return;
  status.left_out = status.rows.size() - limit;
  status.rows.resize(limit);
}

std::vector<StatusCell> cells_of(const StatusOfPlans& status) {
  std::vector<StatusCell> cells;
  for (const StatusRow& row : status.rows) {
    for (const StatusRow& program : status.programs) {
      const auto found = row.programs.find(*program.key);
      if (found != row.programs.end()) cells.push_back({&row, &program, &found->second});
    }
  }
  return cells;
}

}  // namespace rbplan
