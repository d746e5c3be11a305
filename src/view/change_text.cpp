#include <fmt/format.h>

#include <map>

#include "base/text.h"
#include "render/said.h"
#include "view/changes.h"
#include "view/rows.h"

namespace rbplan {
namespace {

std::string or_nothing(const std::optional<std::string>& text, const Words& words) {
  return text ? *text : std::string(words("none"));
}

// `target: 100 % -> 90 %`; what can be long is told word by word.
std::string values_text(const Change& change, const Words& words) {
  const bool is_short = change.field == "target" || change.field == "owner";
  if (change.was && change.now && !is_short)
    return fmt::format("{}: {}", change.field, word_diff(*change.was, *change.now));
  return fmt::format("{}: {} -> {}", change.field, or_nothing(change.was, words), or_nothing(change.now, words));
}

std::string budget(const std::optional<std::string>& text, const Words& words) {
  return text ? said(Money{std::stoll(*text)}, words) : std::string(words("none"));
}

std::string ticks_text(const Change& change, const Words& words) {
  const auto in_full = [&](const Periods& periods) { return periods_in_full(periods, words); };
  if (change.was_months.empty()) return words.say("{0} added", in_full(change.months));
  if (change.months.empty()) return words.say("{0} taken out", in_full(change.was_months));
  return fmt::format("{} -> {}", in_full(change.was_months), in_full(change.months));
}

// What became of a key of the plan.
std::string key_text(const Change& change, const Words& words) {
  if (!change.months.empty() || !change.was_months.empty()) return ticks_text(change, words);
  if (change.field == "number") return words.say("was {0}", *change.was);
  if (change.field == "budget")
    return fmt::format("{}: {} -> {}", change.field, budget(change.was, words), budget(change.now, words));
  if (change.field != "cancelled_by") return values_text(change, words);
  return change.now ? words.say("cancelled by {0}", *change.now)
                    : words.say("not cancelled any more, was by {0}", *change.was);
}

// `, 3 indicators, 5 ticks`
std::string below_text(const Change& change, const Words& words) {
  return fmt::format("{}, {}", words.count(change.below.indicators, "{0} indicator", "{0} indicators"),
                     words.count(change.below.ticks, "{0} tick", "{0} ticks"));
}

// `new indicator: Laporan (January, July)`
std::string lone_row_text(const ListedChange& listed, const Words& words) {
  const Change& change = *listed.change;
  const Row* const row = listed.row();
  const bool is_new = change.row.has_value();
  const std::string name = row && row->facts ? periods_in_full(is_new ? change.months : change.was_months, words)
                                             : below_text(change, words);
  const std::string_view noun = row ? words(facts(row->level).noun) : std::string_view();
  return is_new ? words.say("new {0} ({1})", noun, name) : words.say("{0} gone ({1})", noun, name);
}

std::string record_text(const Record& record, const Words& words) {
  Periods periods;
  for (const Located<Period>& one : record.periods) periods.push_back(one.value);
  const std::string months = periods.empty() ? std::string() : periods_in_full(periods, words) + ' ';
  return months + record_line(record, false, words) + record_details(record, words);
}

std::string records_text(const Change& change, const Words& words) {
  switch (change.kind) {
    case ChangeKind::record_added:
      return words.say("recorded: {0}", record_text(*change.record, words));
    case ChangeKind::record_removed:
      return words.say("record gone: {0}", record_text(*change.record, words));
    default:
      return words.say("record changed: {0}",
                       word_diff(record_text(*change.was_record, words), record_text(*change.record, words)));
  }
}

std::string plan_text(const Change& change, const Words& words) {
  const PlanFile& file = change.file();
  const std::string counts = fmt::format("{}, {}", file.plan->institution.name.value, below_text(change, words));
  return change.after ? words.say("new plan of {0}: {1}", file.year(), counts)
                      : words.say("plan of {0} gone: {1}", file.year(), counts);
}

// What is counted of a kind in the verdict.
std::string counted(ChangeKind kind, std::size_t n, const Words& words) {
  switch (kind) {
    case ChangeKind::plan_added:
      return words.count(n, "{0} plan added", "{0} plans added");
    case ChangeKind::plan_removed:
      return words.count(n, "{0} plan gone", "{0} plans gone");
    case ChangeKind::moved:
      return words.count(n, "{0} tick moved", "{0} ticks moved");
    case ChangeKind::tick_added:
      return words.count(n, "{0} tick added", "{0} ticks added");
    case ChangeKind::tick_removed:
      return words.count(n, "{0} tick taken out", "{0} ticks taken out");
    case ChangeKind::cancelled:
      return words.count(n, "{0} row cancelled or not any more", "{0} rows cancelled or not any more");
    case ChangeKind::row_added:
      return words.count(n, "{0} row added", "{0} rows added");
    case ChangeKind::row_removed:
      return words.count(n, "{0} row gone", "{0} rows gone");
    case ChangeKind::renumbered:
      return words.count(n, "{0} row renumbered", "{0} rows renumbered");
    case ChangeKind::target_changed:
      return words.count(n, "{0} target changed", "{0} targets changed");
    case ChangeKind::budget_changed:
      return words.count(n, "{0} budget changed", "{0} budgets changed");
    case ChangeKind::owner_changed:
      return words.count(n, "{0} owner changed", "{0} owners changed");
    case ChangeKind::reworded:
      return words.count(n, "{0} text reworded", "{0} texts reworded");
    case ChangeKind::reading_corrected:
      return words.count(n, "{0} reading corrected", "{0} readings corrected");
    case ChangeKind::decree_changed:
      return words.count(n, "{0} line of the decree changed", "{0} lines of the decree changed");
    case ChangeKind::amendment_added:
      return words.count(n, "{0} amendment added", "{0} amendments added");
    case ChangeKind::amendment_changed:
      return words.count(n, "{0} amendment changed", "{0} amendments changed");
    case ChangeKind::amendment_removed:
      return words.count(n, "{0} amendment gone", "{0} amendments gone");
    case ChangeKind::head_changed:
      return words.count(n, "{0} line of the head changed", "{0} lines of the head changed");
    case ChangeKind::record_added:
      return words.count(n, "{0} record added", "{0} records added");
    case ChangeKind::record_changed:
      return words.count(n, "{0} record changed", "{0} records changed");
    case ChangeKind::record_removed:
      return words.count(n, "{0} record gone", "{0} records gone");
  }
  return {};
}

// Ticks are counted, of all else the changes.
std::size_t weight(const Change& change) {
  switch (change.kind) {
    case ChangeKind::moved:
    case ChangeKind::tick_removed:
      return change.was_months.size();
    case ChangeKind::tick_added:
      return change.months.size();
    default:
      return 1;
  }
}

}  // namespace

std::string verdict_line(const std::vector<ListedChange>& changes, const Words& words) {
  std::map<ChangeKind, std::size_t> counts;
  for (const ListedChange& one : changes) counts[one.change->kind] += weight(*one.change);
  std::vector<std::string> parts;
  for (const auto& [kind, n] : counts) parts.push_back(counted(kind, n, words));
  return parts.empty() ? std::string(words("nothing changed")) : join(parts, ", ");
}

std::string change_text(const ListedChange& listed, const Words& words) {
  const Change& change = *listed.change;
  switch (change.kind) {
    case ChangeKind::plan_added:
    case ChangeKind::plan_removed:
      return plan_text(change, words);
    case ChangeKind::row_added:
    case ChangeKind::row_removed:
      return lone_row_text(listed, words);
    case ChangeKind::reading_corrected:
      return words.say("reading corrected: {0}",
                       change.field.empty() ? lone_row_text(listed, words) : key_text(change, words));
    case ChangeKind::amendment_added:
      return words.say("new amendment: {0}", *change.now);
    case ChangeKind::amendment_removed:
      return words.say("amendment gone: {0}", *change.was);
    case ChangeKind::moved:
    case ChangeKind::tick_added:
    case ChangeKind::tick_removed:
    case ChangeKind::cancelled:
    case ChangeKind::renumbered:
    case ChangeKind::target_changed:
    case ChangeKind::budget_changed:
    case ChangeKind::owner_changed:
    case ChangeKind::reworded:
    case ChangeKind::decree_changed:
    case ChangeKind::amendment_changed:
    case ChangeKind::head_changed:
      return key_text(change, words);
    case ChangeKind::record_added:
    case ChangeKind::record_changed:
    case ChangeKind::record_removed:
      return records_text(change, words);
  }
  return {};
}

}  // namespace rbplan
