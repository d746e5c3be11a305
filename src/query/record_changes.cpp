#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "query/changes.h"

namespace rbplan {
namespace {

using Records = std::vector<const Record*>;

template <class T>
std::string said(const std::optional<Located<T>>& text) {
  return text ? fmt::format("={}", text->value) : "";
}

Records records_of(const PlanFile* file) {
  Records records;
  if (!file || !file->progress) return records;
  for (const Record& one : file->progress->records) records.push_back(&one);
  return records;
}

// What stands in one list and not in the other, each once.
Records without(const Records& all, const Records& others) {
  std::set<std::string> known;
  for (const Record* one : others) known.insert(content_of(*one));
  Records out;
  for (const Record* one : all) {
    if (known.insert(content_of(*one)).second) out.push_back(one);
  }
  return out;
}

bool is_of_one_moment(const Record& a, const Record& b) {
  return a.indicator.value == b.indicator.value && a.recorded && b.recorded && a.recorded->value == b.recorded->value;
}

bool is_of_one_work(const Record& a, const Record& b) {
  const auto same = [](const auto& x, const auto& y) { return x.value == y.value; };
  return a.indicator.value == b.indicator.value && a.review.has_value() == b.review.has_value() &&
         std::equal(a.periods.begin(), a.periods.end(), b.periods.begin(), b.periods.end(), same);
}

std::string written(const PlanFile& file, const Record& record) {
  return std::string(
      file.progress_source->bytes().substr(record.object.begin, record.object.end - record.object.begin));
}

Change change_of(const PlanPair& pair, const Record* was, const Record* now) {
  const Record& record = now ? *now : *was;
  Change change{was && now ? ChangeKind::record_changed
                : now      ? ChangeKind::record_added
                           : ChangeKind::record_removed,
                pair.before, pair.after, record.indicator.value};
  change.is_of_records = true;
  change.record = &record;
  if (was && now) change.was_record = was;
  const auto periods = [](const Record& one) {
    Periods out;
    for (const Located<Period>& period : one.periods) out.push_back(period.value);
    return out;
  };
  if (was) {
    change.was_id = was->indicator.value;
    change.was_months = periods(*was);
    change.was = written(*pair.before, *was);
    change.old_place = was->object;
  }
  if (now) {
    change.months = periods(*now);
    change.now = written(*pair.after, *now);
    change.place = now->object;
  }
  return change;
}

}  // namespace

std::string content_of(const Record& record) {
  std::string key = record.indicator.value + '\n';
  for (const Located<Period>& one : record.periods)
    key += fmt::format("{}-{},", month_number(one.value.first()), month_number(one.value.last()));
  key += fmt::format("\n{}\n{}\n{}\n{}\n", word_of(record.said()), iso(record.date.value),
                     record.value ? record.value->value.digits : "", said(record.spent));
  for (const Evidence& one : record.evidence)
    key += fmt::format("{}\t{}\t{}\t{}\t", said(one.file), said(one.sha256), said(one.url), said(one.title));
  return key + fmt::format("\n{}\n{}\n{}\n{}\n{}", said(record.obstacle), said(record.follow_up), said(record.note),
                           said(record.by), record.recorded ? iso(record.recorded->value) : "");
}

std::vector<Change> record_changes(const PlanPair& pair) {
  const Records before = records_of(pair.before);
  const Records after = records_of(pair.after);
  Records gone = without(before, after);
  const Records come = without(after, before);
  std::vector<const Record*> was_of(come.size());
  for (const auto is_one : {is_of_one_moment, is_of_one_work}) {
    for (std::size_t i = 0; i < come.size(); ++i) {
      if (was_of[i]) continue;
      const auto old =
          std::find_if(gone.begin(), gone.end(), [&](const Record* one) { return is_one(*one, *come[i]); });
      if (old == gone.end()) continue;
      was_of[i] = *old;
      gone.erase(old);
    }
  }
  std::vector<Change> out;
  for (const Record* one : gone) out.push_back(change_of(pair, one, nullptr));
  for (std::size_t i = 0; i < come.size(); ++i) out.push_back(change_of(pair, was_of[i], come[i]));
  return out;
}

}  // namespace rbplan
