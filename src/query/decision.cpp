#include "query/decision.h"

#include <algorithm>

#include "query/evidence.h"

namespace rbplan {
namespace {

std::string_view line_of(const Record& record, const SourceText& source) {
  return source.bytes().substr(record.line.begin, record.line.end - record.line.begin);
}

// The smaller value; none counts as the greatest.
std::strong_ordering by_value(const Record& a, const Record& b) {
  if (!a.value || !b.value) return a.value.has_value() <=> b.value.has_value();
  return compare(b.value->value, a.value->value);
}

// What sets two status records apart, and whether the second decides: the later one; of one time the more cautious
// status, the later date, the smaller value, the line that sorts first.
struct Comparison {
  DecidedBy by;
  std::strong_ordering order;  // less: the second decides
};

Comparison compared(const Record& a, const Record& b, const SourceText& source) {
  if (const auto order = a.time() <=> b.time(); order != 0) return {DecidedBy::time, order};
  if (const auto order = a.status->value <=> b.status->value; order != 0) return {DecidedBy::caution, order};
  if (const auto order = a.date.value <=> b.date.value; order != 0) return {DecidedBy::date, order};
  if (const auto order = by_value(a, b); order != 0) return {DecidedBy::value, order};
  return {DecidedBy::line, line_of(b, source) <=> line_of(a, source)};
}

bool yields(const Record& a, const Record& b, const SourceText& source) { return compared(a, b, source).order < 0; }

// Whether a review is of what a record says: it is later, or it has no time and the same date.
bool is_later(const Record& review, const Record& record) {
  return review.time() > record.time() || (!review.recorded && review.date.value == record.date.value);
}

// The latest review decides; of one time the one that returns.
const Record* review_of(const Record& record, const std::vector<const Record*>& reviews) {
  const Record* best = nullptr;
  for (const Record* review : reviews) {
    if (!is_later(*review, record)) continue;
    const bool decides = !best || review->time() > best->time() ||
                         (review->time() == best->time() && review->review->value == Verdict::returned);
    if (decides) best = review;
  }
  return best;
}

}  // namespace

AsOf of_all_time() {
  constexpr int kLastYearOfDates = 9999;
  return {Date(std::chrono::year(kLastYearOfDates), std::chrono::December, std::chrono::day(31))};
}

bool counts(const Record& record, const AsOf& as_of) {
  if (record.date.value > as_of.day) return false;
  if (!as_of.known) return true;
  return record.recorded ? record.recorded->value < as_of.known->end : record.date.value <= as_of.known->day;
}

void sort_newest_first(std::vector<const Record*>& records, const SourceText& source) {
  std::stable_sort(records.begin(), records.end(), [&](const Record* a, const Record* b) {
    if (a->status && b->status) return yields(*b, *a, source);
    return a->time() > b->time() || (a->time() == b->time() && a->review && b->status);
  });
}

const Record* last_of_no_period(const std::vector<const Record*>& records, const SourceText* source,
                                const AsOf& as_of) {
  const Record* last = nullptr;
  for (const Record* record : records) {
    const bool is_meant = record->status && record->periods.empty() && counts(*record, as_of);
    if (is_meant && (!last || yields(*last, *record, *source))) last = record;
  }
  return last;
}

Decision decide(const std::vector<const Record*>& records, Period period, const SourceText& source, const AsOf& as_of) {
  std::vector<const Record*> statuses;
  std::vector<const Record*> reviews;
  for (const Record* record : records) {
    if (record->names(period) && counts(*record, as_of)) (record->status ? statuses : reviews).push_back(record);
  }
  Decision decision;
  if (statuses.empty()) return decision;
  std::sort(statuses.begin(), statuses.end(), [&](const Record* a, const Record* b) { return yields(*a, *b, source); });
  decision.record = statuses.back();
  if (statuses.size() > 1) decision.by = compared(*statuses[statuses.size() - 2], *decision.record, source).by;
  if (decision.record->status->value != Status::done) return decision;
  const auto other = std::find_if(statuses.rbegin(), statuses.rend(),
                                  [](const Record* one) { return one->status->value != Status::done; });
  decision.in_force = in_force({other.base(), statuses.end()});
  decision.review = review_of(*decision.record, reviews);
  return decision;
}

}  // namespace rbplan
