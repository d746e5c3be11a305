#include "commands/to_type.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "session/evidence_files.h"
#include "session/shell.h"
#include "session/typed_number.h"

namespace rbplan {
std::vector<std::string> options_of_plan(const CommandLine& line) {
  std::vector<std::string> words;
  const auto add = [&](const char* option) {
    for (const std::string& value : line.values(option)) words.insert(words.end(), {option, value});
  };
  add("-C");
  add("--plan");
  add("--year");
  add("--office");
  return words;
}

std::string lines_to_type(std::string_view heading, const std::vector<std::string>& lines) {
  if (lines.empty()) return {};
  std::string out = fmt::format("\n{}\n", heading);
  for (const std::string& line : lines) out += fmt::format("  {}\n", visible(line));
  return out;
}

namespace {

std::vector<Evidence> copies(const std::vector<const Evidence*>& pieces) {
  std::vector<Evidence> out;
  for (const Evidence* one : pieces) out.push_back(*one);
  return out;
}

void add_undone_ticks(const PlanFile& file, const std::vector<Record>& records, const AsOf& as_of,
                      std::vector<Undone>& undone) {
  const Record* last = nullptr;
  std::vector<const Evidence*> proofs;  // of the last
  for (const Tick& tick : ticks_of(file, as_of)) {
    const Record* const decided = tick.decision.record;
    const bool is_meant = std::any_of(records.begin(), records.end(), [&](const Record& record) {
      return record.indicator.value == tick.row->id && record.names(tick.period);
    });
    if (!is_meant || !decided) continue;
    if (decided != last || tick.evidence() != proofs) {
      last = decided;
      proofs = tick.evidence();
      undone.push_back({tick.row->id, {}, *decided, decided->is_late(tick.deadline)});
      undone.back().record.evidence = copies(proofs);
    }
    undone.back().periods.push_back(tick.period);
    undone.back().is_ahead = undone.back().is_ahead || !tick.has_begun(as_of.day);
  }
}

}  // namespace

std::vector<Undone> undone_by(const PlanFile& file, const std::vector<Record>& records, const AsOf& as_of) {
  std::vector<Undone> undone;
  add_undone_ticks(file, records, as_of, undone);
  for (const IndicatorRow& row : file.rows) {
    const bool is_meant = std::any_of(records.begin(), records.end(), [&](const Record& record) {
      return record.periods.empty() && record.indicator.value == row.id;
    });
    const Record* const last = is_meant ? last_of_no_period(file.records(row), file.progress_source, as_of) : nullptr;
    if (last) undone.push_back({row.id, {}, *last});
  }
  return undone;
}

namespace {

std::string line_to_record_again(const Undone& undone, const std::vector<std::string>& where,
                                 const std::string& progress_path) {
  const Record& record = undone.record;
  std::vector<std::string> months;
  for (const Period period : undone.periods) months.push_back(typed(period));
  std::vector<std::string> line = {"rbplan", "done", undone.id};
  const auto add = [&](const char* option, const std::string& value) {
    if (value.starts_with('-')) {  // else it is an option
      line.push_back(fmt::format("{}={}", option, value));
    } else {
      line.insert(line.end(), {option, value});
    }
  };
  if (!months.empty()) add("--month", join(months, ","));
  if (undone.is_ahead) line.emplace_back("--ahead");
  if (record.status->value != Status::done) add("--status", std::string(word_of(record.status->value)));
  add("--date", iso(record.date.value));
  if (record.value) {
    const Measure& value = record.value->value;
    add("--value", value.is_grade ? value.text : typed_quantity(value.text, Words()));
  }
  if (record.spent) add("--spent", fmt::format("{}", record.spent->value));
  // A title belongs to the evidence that has its place.
  std::vector<Evidence> pieces = record.evidence;
  std::stable_partition(pieces.begin(), pieces.end(), [](const Evidence& one) { return one.title.has_value(); });
  for (const Evidence& one : pieces) {
    add("--evidence", one.file ? evidence_path(progress_path, one.file->value) : one.url->value);
    if (one.title) add("--title", one.title->value);
  }
  if (record.obstacle) add("--obstacle", record.obstacle->value);
  if (record.follow_up) add("--follow-up", record.follow_up->value);
  if (record.follow_up_owner) add("--follow-up-owner", record.follow_up_owner->value);
  if (record.follow_up_due) add("--follow-up-due", iso(record.follow_up_due->value));
  if (record.note) add("--note", record.note->value);
  if (record.by) add("--by", record.by->value);
  line.insert(line.end(), where.begin(), where.end());
  return shell_line(line);
}

}  // namespace

std::string to_record_again(const std::vector<Undone>& undone, const std::vector<std::string>& where,
                            const std::string& progress_path, const Words& words) {
  std::vector<std::string> lines;
  for (const Undone& one : undone) lines.push_back(line_to_record_again(one, where, progress_path));
  return lines_to_type(words("To record it again as it was:"), lines);
}

}  // namespace rbplan
