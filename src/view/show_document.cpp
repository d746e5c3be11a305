#include <algorithm>

#include "base/text.h"
#include "view/documents.h"
#include "view/rows.h"

namespace rbplan {
namespace {

// What a row on the way down is called.
std::string_view label_of(const Row& row, const Row* above) {
  const bool is_part = above && above->level == Level::sub_activity && row.level == Level::sub_activity;
  if (is_part) return "part";
  if (row.level == Level::indicator) return "heading";
  return facts(row.level).noun;
}

// Label and value, a line each. What is not there is left out, but for what its absence tells.
class Facts {
 public:
  explicit Facts(const Words& words) : table_(fact_table(words)) {}

  void add(std::string_view label, Value value) { add_fact(table_, label, std::move(value)); }

  void add(std::string_view label, const Seldom<Text>& text) {
    if (text) add(label, text->value);
  }

  void add(std::string_view label, const std::vector<Text>& texts, std::string_view separator) {
    if (texts.empty()) return;
    std::vector<std::string> parts;
    for (const Text& text : texts) parts.push_back(text.value);
    add(label, join(parts, separator));
  }

  Table table() && { return std::move(table_); }

 private:
  Table table_;
};

std::string target_line(const Target& target, const IndicatorFacts& indicator, const Words& words) {
  std::string line = fmt::format("{} {}", measure_text(target.value.value, words), target.unit.value);
  for (const Milestone& one : target.by) {
    line += ", " + words.say("{0} by {1}", measure_text(one.value.value, words), words.period(one.period.value));
  }
  for (const Milestone& one : target.each) {
    const Period period = indicator.that_ends_with(one.period.value.last()).value_or(one.period.value);
    line += ", " + words.say("{0} in {1}", measure_text(one.value.value, words), words.period(period));
  }
  if (!target.scale.empty()) line += ", " + words.say("of the scale {0}", join(target.grades(), ", "));
  if (target.better == Better::lower) line += fmt::format(", {}", words("lower is better"));
  return line;
}

std::string amendment_named(const Plan& plan, const std::string& number, const Words& words) {
  for (const Amendment& amendment : plan.amendments) {
    if (amendment.number.value == number) return amendment_line(amendment, words);
  }
  return number;
}

void add_indicator_facts(Facts& facts, const Shown& shown, bool is_entry, const Words& words) {
  const IndicatorFacts& indicator = shown.indicator->facts();
  if (!is_entry)
    facts.add(are_quarters(indicator.periods) ? words("quarters") : words("months"),
              periods_in_full(indicator.in_order(), words));
  // Of many entries none says that a plan without owners names none.
  if (shown.indicator->owner || !is_entry || !shown.file->plan->owners.empty())
    facts.add(words("owner"), shown.indicator->owner ? owner_line(*shown.file->plan, *shown.indicator)
                                                     : std::string(words("none named")));
  if (indicator.target) facts.add(words("target"), target_line(*indicator.target, indicator, words));
  facts.add(words("evidence needed"), indicator.evidence_needed, "; ");
  facts.add(words("doubt"), indicator.doubt);
  facts.add(words("formerly"), indicator.formerly, ", ");
  if (indicator.cancelled_by) {
    facts.add(words("cancelled by"), amendment_named(*shown.file->plan, indicator.cancelled_by->value, words));
  }
}

}  // namespace

std::string amendment_line(const Amendment& amendment, const Words& words) {
  return words.say("amendment {0} of {1}: {2}", amendment.number.value, words.date(amendment.date.value),
                   amendment.about.value);
}

Table shown_facts(const Shown& shown, bool is_entry, const Words& words) {
  Facts facts(words);
  const Row* above = nullptr;
  for (const auto& [row, id] : shown.path) {
    const bool is_above_entry = is_entry && !above;
    if (row != &shown.row() && !is_above_entry)
      facts.add(words(label_of(*row, above)), fmt::format("{} {}", id, title_of(*row)));
    above = row;
  }
  if (shown.indicator) add_indicator_facts(facts, shown, is_entry, words);
  facts.add(words("note"), shown.row().note);
  if (shown.row().budget) facts.add(words("budget"), Money{shown.row().budget->value});
  return std::move(facts).table();
}

namespace {

Table facts_and_place(const Shown& shown, const Words& words) {
  Table facts = shown_facts(shown, false, words);
  const Place place = shown.file->source->place(shown.row().span.begin);
  const std::string& path = shown.file->source->path();
  add_fact(facts, words("from"),
           Link{fmt::format("{}:{}:{}", path, place.line, place.column), FilePlace{path, place.line, place.column}});
  return facts;
}

std::string_view timeliness_phrase(const Tick& tick) {
  if (tick.is_late()) return "after the deadline";
  return "in time";
}

std::string_view proof_phrase(const Tick& tick) {
  if (tick.is_proven()) return "with evidence";
  return "without evidence";
}

std::string done_line(const Tick& tick, const Words& words) {
  const auto review = tick.decision.verdict();
  return words.say("{0} {1}: done {2}, {3}, {4}, {5}", words.period(tick.period), tick.file->year(),
                   words.date(tick.decision.record->date.value), words(timeliness_phrase(tick)),
                   words(proof_phrase(tick)), review ? words(word_of(*review)) : words("not reviewed"));
}

std::string tick_line(const Tick& tick, const Words& words) {
  if (tick.is_done()) return done_line(tick, words);
  return words.say("{0} {1}: {2}, deadline {3}", words.period(tick.period), tick.file->year(), state_text(tick, words),
                   words.date(tick.deadline));
}

std::string_view why_it_decides(DecidedBy by) {
  switch (by) {
    case DecidedBy::time:
      return "this decides";
    case DecidedBy::caution:
      return "this decides: of one time, the more cautious status";
    case DecidedBy::date:
      return "this decides: of one time, the later date";
    case DecidedBy::value:
      return "this decides: of one time, the smaller value";
    case DecidedBy::line:
      return "this decides: of one time, the line that sorts first";
  }
  return {};
}

// A record with its place, and what it is for the tick, if anything.
std::string place_and_record(const Shown& shown, const Record& record, bool late, std::string_view remark,
                             const Words& words) {
  const SourceText& source = *shown.file->progress_source;
  std::string line =
      fmt::format("{}:{}: {}", source.path(), source.line_of(record.line.begin), record_line(record, late, words)) +
      record_details(record, words);
  if (record.indicator.value != shown.id()) line += "; " + words.say("recorded under {0}", record.indicator.value);
  if (!remark.empty()) line += fmt::format(" ({})", remark);
  return line;
}

// Each tick in a line, and below it the records that name it, newest first.
void add_ticks(Document& document, const Shown& shown, const AsOf& as_of, const Words& words) {
  for (const Tick& tick : shown.ticks) {
    std::vector<std::string> records;
    for (const Record* record : shown.records) {
      if (!record->names(tick.period)) continue;
      std::string_view remark;
      if (record == tick.decision.record) {
        remark = words(why_it_decides(tick.decision.by));
      } else if (!counts(*record, as_of)) {
        remark = words("not counted on this day");
      }
      const bool late = record->status && record->is_late(tick.deadline);
      records.push_back(place_and_record(shown, *record, late, remark, words));
    }
    const bool joins =
        records.empty() && &tick != &shown.ticks.front() && std::holds_alternative<Paragraph>(document.blocks.back());
    if (!joins) document.blocks.emplace_back(Paragraph{});
    std::get<Paragraph>(document.blocks.back()).lines.push_back(tick_line(tick, words));
    if (records.empty()) continue;
    Listing listing{std::move(records)};
    document.blocks.emplace_back(std::move(listing));
  }
}

void add_records(Document& document, std::string_view heading, std::vector<std::string> lines) {
  if (lines.empty()) return;
  document.blocks.emplace_back(Paragraph{Paragraph::Role::text, {std::string(heading)}});
  document.blocks.emplace_back(Listing{std::move(lines)});
}

// Records of no period: what was done of a row without months.
void add_records_without_month(Document& document, const Shown& shown, const Words& words) {
  std::vector<std::string> lines;
  for (const Record* record : shown.records) {
    if (record->periods.empty()) lines.push_back(place_and_record(shown, *record, false, {}, words));
  }
  add_records(document, words("Of no month:"), std::move(lines));
}

// Records of periods that an amendment took away.
void add_history(Document& document, const Shown& shown, const Words& words) {
  std::vector<std::string> lines;
  for (const Record* record : shown.records) {
    for (const Located<Period>& period : record->periods) {
      const bool planned = std::any_of(shown.ticks.begin(), shown.ticks.end(),
                                       [&](const Tick& tick) { return tick.period == period.value; });
      if (planned) continue;
      lines.push_back(
          fmt::format("{}: {}", words.period(period.value), place_and_record(shown, *record, false, {}, words)));
    }
  }
  add_records(document, words("No longer planned:"), std::move(lines));
}

Table children_table(const Shown& shown, const Words& words) {
  ListTable<ListedRow> table = indicator_table(false, words);
  TableGroup group;
  for (const ListedRow& child : shown.children) group.rows.push_back(table.row(child));
  group.heading = words.count(shown.children.size(), "{0} indicator below it", "{0} indicators below it");
  table.table.groups.push_back(std::move(group));
  return std::move(table.table);
}

}  // namespace

Document show_document(const Shown& shown, const AsOf& as_of, const Words& words) {
  Document document = heading({shown.file}, as_of, words);
  document.blocks.emplace_back(
      Paragraph{Paragraph::Role::heading, {fmt::format("{} {}", shown.id(), title_of(shown.row()))}});
  document.blocks.emplace_back(facts_and_place(shown, words));
  add_ticks(document, shown, as_of, words);
  add_records_without_month(document, shown, words);
  add_history(document, shown, words);
  if (!shown.children.empty()) document.blocks.emplace_back(children_table(shown, words));
  return document;
}

}  // namespace rbplan
