#include <algorithm>
#include <array>
#include <set>

#include "base/text.h"
#include "query/tally.h"
#include "render/said.h"
#include "view/documents.h"
#include "view/rows.h"

namespace rbplan {
namespace {

constexpr std::size_t kDigitsShown = 8;  // of a SHA-256

std::string size_text(std::uintmax_t bytes, const Words& words) {
  constexpr std::uintmax_t kThousand = 1000;
  if (bytes < kThousand) return words.count(static_cast<std::size_t>(bytes), "{0} byte", "{0} bytes");
  if (bytes < kThousand * kThousand) return words.number(bytes / kThousand) + " kB";
  return words.number(bytes / kThousand / kThousand) + " MB";
}

std::string evidence_line(const Evidence& evidence, const RecordedEvidence& taken, const Words& words) {
  std::string line = words.say("evidence: {0}", evidence.proof().value);
  if (evidence.file)
    line +=
        fmt::format(", {}, sha256 {}...", size_text(taken.size, words), evidence.sha256->value.substr(0, kDigitsShown));
  if (!taken.copied_from.empty()) line += ", " + words.say("copied from {0}", taken.copied_from);
  if (evidence.title) line += fmt::format(" ({})", evidence.title->value);
  return line;
}

// What a record says of one tick, and what state that leaves it in.
std::string tick_line(const Record& record, const Tick& tick, const Words& words) {
  const std::string head = fmt::format("{} {} {}: ", tick.row->id, words.period(tick.period), tick.file->year());
  std::string line = head + said_on(record, false, words);
  if (record.review) return tick.is_proven() ? line : line + ", " + std::string(words("without evidence"));
  if (record.status->value != Status::done) return line + ", " + state_text(tick, words);
  line += ", ";
  line += record.is_late(tick.deadline) ? words("after the deadline") : words("in time");
  if (!tick.is_proven()) line += ", " + std::string(words("without evidence"));
  return line;
}

// The same of work of no month.
std::string line_without_month(const Record& record, const Words& words) {
  const std::string line = words.say("{0}, of no month: {1}", record.indicator.value, said_on(record, false, words));
  const bool is_unproven = record.status && record.status->value == Status::done && record.evidence.empty();
  return is_unproven ? line + ", " + std::string(words("without evidence")) : line;
}

// What is said of all ticks of a record.
std::vector<std::string> details_of(const Recorded& recorded, const Record& record, const Words& words) {
  std::vector<std::string> lines;
  if (record.value) lines.push_back(words.say("value: {0}", measure_text(record.value->value, words)));
  if (record.spent) lines.push_back(words.say("spent: {0}", said(Money{record.spent->value}, words)));
  for (std::size_t i = 0; i < record.evidence.size(); ++i) {
    lines.push_back(evidence_line(record.evidence[i], recorded.evidence[i], words));
  }
  if (record.obstacle) lines.push_back(words.say("obstacle: {0}", record.obstacle->value));
  const std::string follow_up = follow_up_text(record, words);
  if (!follow_up.empty()) lines.push_back(words.say("follow-up: {0}", follow_up));
  if (record.note) lines.push_back(words.say("note: {0}", record.note->value));
  lines.push_back(
      record.by ? words.say("by: {0}", record.by->value)
                : std::string(words("by: no name is known; give it with --by, or once with git config user.name")));
  return lines;
}

// The lines of one indicator: a line a tick, then what is said of them.
struct Told {
  std::vector<std::string> ticks;
  std::vector<std::string> details;
};

Told tell(const Recorded& recorded, const std::string& id, const std::vector<Tick>& ticks, const Words& words) {
  Told told;
  const Record* last = nullptr;
  for (const Record* record : recorded.records) {
    if (record->indicator.value != id) continue;
    last = record;
    if (record->periods.empty()) told.ticks.push_back(line_without_month(*record, words));
    for (const Tick& tick : ticks) {
      if (tick.row->id == id && record->names(tick.period)) told.ticks.push_back(tick_line(*record, tick, words));
    }
  }
  const std::vector<IndicatorRow>& rows = recorded.file->rows;
  const auto row = std::find_if(rows.begin(), rows.end(), [&](const IndicatorRow& one) { return one.id == id; });
  told.details.push_back(title_of(*row->indicator));
  if (!last) return told;
  for (const Undone& one : recorded.undone) {
    if (one.id != id) continue;
    told.details.push_back(words.say("undone: {0}: {1}", periods_in_full(one.periods, words),
                                     record_line(one.record, one.is_late, words) + record_details(one.record, words)));
  }
  const std::vector<std::string> details = details_of(recorded, *last, words);
  told.details.insert(told.details.end(), details.begin(), details.end());
  return told;
}

std::string where_line(const Recorded& recorded, const Words& words) {
  if (recorded.is_dry_run) return std::string(words("Nothing recorded (dry run)"));
  const std::string& path = recorded.file->progress_source->path();
  if (recorded.records.size() == 1) return words.say("Recorded in {0}:{1}", path, recorded.line);
  return words.say("Recorded in {0}, lines {1} to {2}", path, recorded.line,
                   recorded.line + recorded.records.size() - 1);
}

std::set<std::string_view> ids_of(const Recorded& recorded) {
  std::set<std::string_view> ids;
  for (const Record* record : recorded.records) ids.insert(record->indicator.value);
  return ids;
}

// The figures of each program that has a new record.
std::vector<std::string> figures(const Recorded& recorded, const std::vector<Tick>& ticks, Date day,
                                 const Words& words) {
  std::vector<std::string> lines;
  const std::set<std::string_view> ids = ids_of(recorded);
  for (const Row& program : recorded.file->plan->programs) {
    Tally tally;
    bool is_touched = false;
    for (const Tick& tick : ticks) {
      if (tick.row->at(Level::program).row != &program) continue;
      tally.add(tick, day);
      is_touched = is_touched || ids.count(tick.row->id) > 0;
    }
    if (!is_touched) continue;
    const std::string name = fmt::format("{} {}", program.number.value, title_of(program));
    const std::string done = said(Ratio{tally.done_of_begun, tally.begun}, words);
    const std::string proven = said(Ratio{tally.proven_of_begun, tally.begun}, words);
    lines.push_back(recorded.is_dry_run ? words.say("{0}: would be {1} done, {2} with evidence", name, done, proven)
                                        : words.say("{0}: now {1} done, {2} with evidence", name, done, proven));
  }
  return lines;
}

// `3 done, 2 partial, 1 accepted`.
std::string counts_of_said(const Recorded& recorded, const Words& words) {
  std::array<std::size_t, WordsOf<Said>::words.size()> counts{};
  for (const Record* record : recorded.records) ++counts[static_cast<std::size_t>(record->said())];
  std::vector<std::string> parts;
  for (const std::string_view word : all_words<Said>()) {
    const std::size_t count = counts[static_cast<std::size_t>(*enum_of<Said>(word))];
    std::string phrase(word);
    std::replace(phrase.begin(), phrase.end(), '_', ' ');
    if (count > 0) parts.push_back(fmt::format("{} {}", words.number(count), words(phrase)));
  }
  return join(parts, ", ");
}

// A line a tick, of the first records.
std::vector<std::string> first_lines(const Recorded& recorded, const AsOf& as_of, const Words& words) {
  constexpr std::size_t kMostShown = 20;
  const RowsById rows(recorded.file->rows);
  std::vector<std::string> lines;
  for (const Record* record : recorded.records) {
    if (lines.size() >= kMostShown) {
      lines.push_back(words.say("... and {0} more", words.number(recorded.records.size() - kMostShown)));
      break;
    }
    if (record->periods.empty()) lines.push_back(line_without_month(*record, words));
    const IndicatorRow& row = *rows.find(record->indicator.value);
    for (const Tick& tick : ticks_of(*recorded.file, row, recorded.file->records(row), as_of)) {
      if (record->names(tick.period)) lines.push_back(tick_line(*record, tick, words));
    }
  }
  return lines;
}

}  // namespace

Document recorded_rows_document(const Recorded& recorded, const AsOf& as_of, const Words& words) {
  Document document(words.language());
  const std::string records = words.count(recorded.records.size(), "{0} record", "{0} records");
  const std::string rows = words.count(ids_of(recorded).size(), "{0} indicator", "{0} indicators");
  document.title = words.say("{0} of {1}: {2}", records, rows, counts_of_said(recorded, words));
  document.blocks.emplace_back(Listing{first_lines(recorded, as_of, words)});
  Paragraph last{Paragraph::Role::text, {where_line(recorded, words)}};
  for (std::string& line : figures(recorded, ticks_of(*recorded.file, as_of), as_of.day, words))
    last.lines.push_back(std::move(line));
  document.blocks.emplace_back(std::move(last));
  return document;
}

Document recorded_document(const Recorded& recorded, const AsOf& as_of, const Words& words) {
  const std::vector<Tick> ticks = ticks_of(*recorded.file, as_of);
  std::vector<std::string_view> ids;
  for (const Record* record : recorded.records) {
    if (std::find(ids.begin(), ids.end(), record->indicator.value) == ids.end()) ids.push_back(record->indicator.value);
  }
  Document document(words.language());
  for (const std::string_view id : ids) {
    Told told = tell(recorded, std::string(id), ticks, words);
    if (document.title.empty()) {
      document.title = told.ticks.front();
      document.facts.assign(told.ticks.begin() + 1, told.ticks.end());
    } else {
      document.blocks.emplace_back(Paragraph{Paragraph::Role::text, std::move(told.ticks)});
    }
    document.blocks.emplace_back(Listing{std::move(told.details)});
  }
  Paragraph last{Paragraph::Role::text, {where_line(recorded, words)}};
  const std::vector<std::string> moved = figures(recorded, ticks, as_of.day, words);
  last.lines.insert(last.lines.end(), moved.begin(), moved.end());
  document.blocks.emplace_back(std::move(last));
  return document;
}

}  // namespace rbplan
