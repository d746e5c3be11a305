#include "record/said_before.h"

#include <algorithm>

#include "record/append.h"

namespace rbplan {
namespace {

bool has_amount(const Record& record) { return record.value || record.spent; }

// What is compared of a record, as a text.
std::string what_is_said(const IndicatorRow& row, const Record& record) {
  Record said = record;
  said.indicator.value = row.id;  // not one that it had before
  said.recorded.reset();
  if (!said.review) said.by.reset();
  if (!has_amount(said)) said.periods.clear();
  return record_object(said);
}

Periods sorted_periods(const Record& record) {
  Periods periods;
  for (const auto& period : record.periods) periods.push_back(period.value);
  std::sort(periods.begin(), periods.end());
  return periods;
}

template <template <class> class Maybe, class T>
bool is_other(const Maybe<Located<T>>& own, const Maybe<Located<T>>& recorded) {
  return own && !(recorded && recorded->value == own->value);
}

bool is_other_value(const Record& own, const Record& recorded) {
  if (!own.value || !recorded.value) return own.value.has_value();
  const Measure& a = own.value->value;
  const Measure& b = recorded.value->value;
  return a.is_grade ? a.text != b.text : compare(a, b) != 0;
}

// A file that was replaced or moved since is another one.
bool is_as_recorded(const Evidence& own, const Evidence& recorded) {
  const bool is_other_file = own.sha256 && recorded.sha256 && own.sha256->value != recorded.sha256->value;
  return own.proof().value == recorded.proof().value && !is_other_file;
}

}  // namespace

// ---- a row

void SaidBefore::OfRow::add(const Record& record, const std::string& text) {
  const std::size_t place = ++count;
  const auto add_to = [&](std::optional<Period> period) {
    OfPeriod& of_period = periods[period];
    of_period.said.insert_or_assign(text, Said{&record, place});
    if (record.status) of_period.last_status = place;
    if (record.status && record.status->value == Status::not_done) of_period.last_taken_back = place;
  };
  if (record.periods.empty()) add_to(std::nullopt);
  for (const auto& period : record.periods) add_to(period.value);
}

SaidBefore::OfRow& SaidBefore::of(const IndicatorRow& row) {
  const auto [found, is_new] = rows_.try_emplace(&row);
  if (!is_new) return found->second;
  std::vector<const Record*> records = file_.records(row);
  std::stable_sort(records.begin(), records.end(),
                   [](const Record* a, const Record* b) { return a->time() < b->time(); });
  for (const Record* one : records) found->second.add(*one, what_is_said(row, *one));
  return found->second;
}

void SaidBefore::add(const IndicatorRow& row, const Record& record) { of(row).add(record, what_is_said(row, record)); }

const Record* SaidBefore::same(const IndicatorRow& row, const Record& record, std::optional<Period> period,
                               Those those) {
  const auto& periods = of(row).periods;
  const auto of_period = periods.find(period);
  if (of_period == periods.end()) return nullptr;
  const auto found = of_period->second.said.find(what_is_said(row, record));
  if (found == of_period->second.said.end()) return nullptr;
  const std::size_t last = record.review ? of_period->second.last_status : of_period->second.last_taken_back;
  return those == Those::all || found->second.place >= last ? found->second.record : nullptr;
}

// ---- what differs

std::vector<std::string> differing_keys(const Record& own, bool has_date, const Record& recorded,
                                        const std::vector<const Evidence*>& known) {
  std::vector<std::string> keys;
  const auto differs = [&](bool is_so, const char* key) {
    if (is_so) keys.emplace_back(key);
  };
  differs(has_amount(own) && sorted_periods(own) != sorted_periods(recorded), "months");
  differs(has_date && own.date.value != recorded.date.value, "date");
  differs(is_other_value(own, recorded), "value");
  differs(is_other(own.spent, recorded.spent), "spent");
  const bool is_known = std::all_of(own.evidence.begin(), own.evidence.end(), [&](const Evidence& one) {
    return std::any_of(known.begin(), known.end(), [&](const Evidence* other) { return is_as_recorded(one, *other); });
  });
  differs(!is_known, "evidence");
  differs(is_other(own.obstacle, recorded.obstacle), "obstacle");
  differs(is_other(own.follow_up, recorded.follow_up), "follow_up");
  differs(is_other(own.follow_up_owner, recorded.follow_up_owner), "follow_up_owner");
  differs(is_other(own.follow_up_due, recorded.follow_up_due), "follow_up_due");
  differs(is_other(own.note, recorded.note), "note");
  differs(own.review && is_other(own.by, recorded.by), "by");
  return keys;
}

}  // namespace rbplan
