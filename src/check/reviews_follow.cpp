// A review is of something that was recorded as done before, and is not dated before that.
#include <algorithm>
#include <map>
#include <optional>

#include "check/progress_rules.h"

namespace rbplan {
namespace {

// What was recorded as done of one period of an indicator, or of its work of none.
class DoneWork {
 public:
  void add(const Record& record) {
    by_time_.push_back(&record);
    const auto [of_day, is_new] = of_day_.try_emplace(record.date.value, &record);
    if (!is_new && of_day->second->time() < record.time()) of_day->second = &record;
  }

  // Once all are added. Of one time the first stays.
  void sort() {
    std::stable_sort(by_time_.begin(), by_time_.end(), is_before);
    const auto is_of_one_time = [](const Record* a, const Record* b) { return a->time() == b->time(); };
    by_time_.erase(std::unique(by_time_.begin(), by_time_.end(), is_of_one_time), by_time_.end());
  }

  // What a review is of: the latest work before it or, where it has no time, of its date; nothing where there is none.
  const Record* reviewed(const Record& review) const {
    const auto behind = std::lower_bound(by_time_.begin(), by_time_.end(), &review, is_before);
    const Record* latest = behind == by_time_.begin() ? nullptr : *std::prev(behind);
    const auto of_day = review.recorded ? of_day_.end() : of_day_.find(review.date.value);
    if (of_day != of_day_.end() && (!latest || latest->time() < of_day->second->time())) latest = of_day->second;
    return latest;
  }

 private:
  static bool is_before(const Record* a, const Record* b) { return a->time() < b->time(); }

  std::vector<const Record*> by_time_;
  std::map<Date, const Record*> of_day_;  // the latest of each
};

using DoneByPeriod = std::map<std::optional<Period>, DoneWork>;

DoneByPeriod done_of(const std::vector<const Record*>& records) {
  DoneByPeriod done;
  for (const Record* record : records) {
    if (!record->status || record->status->value != Status::done) continue;
    if (record->periods.empty()) done[std::nullopt].add(*record);
    for (const Located<Period>& period : record->periods) done[period.value].add(*record);
  }
  for (auto& [period, work] : done) work.sort();
  return done;
}

const Record* reviewed(const Record& review, std::optional<Period> period, const DoneByPeriod& done) {
  const auto work = done.find(period);
  return work == done.end() ? nullptr : work->second.reviewed(review);
}

void check_dates(const Record& review, const Record& work, Problems& found) {
  if (review.date.value >= work.date.value) return;
  found.add({Kind::review_before_work,
             review.date.span,
             {work.date.value},
             HelpLine{Help::check_dates, {}},
             {{Note::other_record_here, work.object, nullptr}}});
}

}  // namespace

Diagnostics reviews_follow(const ProgressSubject& subject) {
  Problems found;
  for (const IndicatorRow& row : subject.file.rows) {
    const auto& records = subject.file.records(row);
    if (std::none_of(records.begin(), records.end(), [](const Record* one) { return one->review.has_value(); }))
      continue;
    const DoneByPeriod done = done_of(records);
    for (const Record* review : records) {
      if (!review->review) continue;
      const Record* work = review->periods.empty() ? reviewed(*review, std::nullopt, done) : nullptr;
      for (const Located<Period>& period : review->periods) {
        const Record* const of_period = reviewed(*review, period.value, done);
        if (!of_period) {
          found.add(
              {Kind::review_of_nothing,
               review->review->span,
               {period.value},
               HelpLine{Help::review_after_done, {std::string(are_quarters(review->periods) ? "quarters" : "months")}},
               {}});
        } else if (!work || work->date.value < of_period->date.value) {
          work = of_period;
        }
      }
      if (work) check_dates(*review, *work, found);
    }
  }
  return found.take();
}

}  // namespace rbplan
