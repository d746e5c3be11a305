#include <fmt/format.h>

#include <algorithm>
#include <deque>
#include <map>
#include <set>
#include <utility>

#include "query/change_values.h"
#include "query/changes.h"

namespace rbplan {
namespace {

using Records = std::vector<const Record*>;

template <template <class> class Maybe, class T>
std::string said(const Maybe<Located<T>>& text) {
  return text ? fmt::format("={}", text->value) : "";
}

Records records_of(const PlanFile* file) {
  Records records;
  if (!file || !file->progress) return records;
  for (const Record& one : file->progress->records) records.push_back(&one);
  return records;
}

// What stands in one list and not in the other, each once, by what it says.
Records without(const Records& all, const Records& others) {
  std::set<std::string> known;
  for (const Record* one : others) known.insert(content_of(*one));
  std::map<std::string, const Record*> left;
  for (const Record* one : all) {
    std::string content = content_of(*one);
    if (known.count(content) == 0) left.emplace(std::move(content), one);
  }
  Records out;
  for (const auto& [content, one] : left) out.push_back(one);
  return out;
}

// What a removed and an added line share that say one thing twice; nothing where that cannot be told.
std::optional<std::string> moment_of(const Record& record) {
  if (!record.recorded) return std::nullopt;
  return fmt::format("{} {}", record.indicator.value, record.recorded->value.time_since_epoch().count());
}

std::optional<std::string> work_of(const Record& record) {
  std::string months;
  for (const Located<Period>& one : record.periods)
    months += fmt::format(" {}-{}", month_number(one.value.first()), month_number(one.value.last()));
  return record.indicator.value + (record.review ? " review" : " status") + months;
}

// A grade is another value than a number of the same signs.
std::string value_text(const Measure& value) { return (value.is_grade ? "=" : "") + plain(value); }

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
  Periods periods;  // their order means nothing
  for (const Located<Period>& one : record.periods) periods.push_back(one.value);
  std::sort(periods.begin(), periods.end());
  for (const Period one : periods) key += fmt::format("{}-{},", month_number(one.first()), month_number(one.last()));
  key += fmt::format("\n{}\n{}\n{}\n{}\n", word_of(record.said()), iso(record.date.value),
                     record.value ? value_text(record.value->value) : "", said(record.spent));
  for (const Evidence& one : record.evidence)
    key += fmt::format("{}\t{}\t{}\t{}\t", said(one.file), said(one.sha256), said(one.url), said(one.title));
  key += fmt::format("\n{}\n{}\n{}\n{}\n{}", said(record.obstacle), said(record.follow_up), said(record.note),
                     said(record.by), record.recorded ? iso(record.recorded->value) : "");
  // Nothing where nobody is named, as before there were such keys: a fingerprint stays.
  if (record.follow_up_owner) key += fmt::format("\nowner{}", said(record.follow_up_owner));
  if (record.follow_up_due) key += fmt::format("\ndue={}", iso(record.follow_up_due->value));
  return key;
}

std::vector<Change> record_changes(const PlanPair& pair) {
  const Records before = records_of(pair.before);
  const Records after = records_of(pair.after);
  Records gone = without(before, after);
  const Records come = without(after, before);
  std::vector<const Record*> was_of(come.size());
  for (const auto key_of : {moment_of, work_of}) {
    std::map<std::string, std::deque<const Record**>> known;  // of those that are gone
    for (const Record*& one : gone) {
      const auto key = one ? key_of(*one) : std::nullopt;
      if (key) known[*key].push_back(&one);
    }
    for (std::size_t i = 0; i < come.size(); ++i) {
      const auto key = was_of[i] ? std::nullopt : key_of(*come[i]);
      const auto found = key ? known.find(*key) : known.end();
      if (found == known.end() || found->second.empty()) continue;
      was_of[i] = std::exchange(*found->second.front(), nullptr);
      found->second.pop_front();
    }
  }
  std::vector<Change> out;
  for (const Record* one : gone) {
    if (one) out.push_back(change_of(pair, one, nullptr));
  }
  for (std::size_t i = 0; i < come.size(); ++i) out.push_back(change_of(pair, was_of[i], come[i]));
  // Those that are gone, then the others, each in the order of their file.
  std::sort(out.begin(), out.end(), [](const Change& a, const Change& b) {
    const auto key = [](const Change& one) {
      return std::pair(one.place.has_value(), one.place.value_or(one.old_place.value_or(Span{})).begin);
    };
    return key(a) < key(b);
  });
  return out;
}

}  // namespace rbplan
