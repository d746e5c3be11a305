// What was carried out: the records of a progress file as plain values, each with its place.
#pragma once
#include <compare>

#include "base/enum_words.h"
#include "model/plan.h"

namespace rbplan {

using Time = std::chrono::sys_seconds;  // UTC

enum class Status { done, partial, not_done };
enum class Verdict { accepted, returned };

template <>
struct WordsOf<Status> {
  static constexpr std::array<std::string_view, 3> words = {"done", "partial", "not_done"};
};

template <>
struct WordsOf<Verdict> {
  static constexpr std::array<std::string_view, 2> words = {"accepted", "returned"};
};

// What a record says, be it a status or a verdict.
enum class Said { done, partial, not_done, accepted, returned };

template <>
struct WordsOf<Said> {
  static constexpr std::array<std::string_view, 5> words = {"done", "partial", "not_done", "accepted", "returned"};
};

// A file, relative to the folder of the progress file, with its SHA-256 in lower-case digits; or an address.
struct Evidence {
  std::optional<Text> file;
  std::optional<Text> sha256;  // of a file
  Seldom<Text> url;
  Seldom<Text> title;

  // What proves it: the file or the address.
  const Text& proof() const { return file ? *file : *url; }
};

// One line of a progress file: what was done for one or more ticks of an indicator, or what the province says of it.
struct Record {
  Span line;    // the whole line without its break
  Span object;  // from `{` to `}`
  Text indicator;
  std::vector<Located<Period>> periods;    // none: work of a row without months
  Span months;                             // of their list
  std::optional<Located<Status>> status;   // this,
  std::optional<Located<Verdict>> review;  // or this
  Located<Date> date;
  std::optional<Located<Measure>> value;
  std::optional<Located<std::int64_t>> spent;  // rupiah
  std::vector<Evidence> evidence;
  Seldom<Text> obstacle;
  Seldom<Text> follow_up;
  Seldom<Text> follow_up_owner;  // an owner's id
  Seldom<Located<Date>> follow_up_due;
  Seldom<Text> note;
  std::optional<Text> by;
  std::optional<Located<Time>> recorded;

  // When it was recorded; one that does not say stands at the end of its date.
  Time time() const;

  // The day of that time in UTC, so that a record is the same row's wherever it is read.
  std::chrono::sys_days day_recorded() const { return std::chrono::floor<std::chrono::days>(time()); }

  bool names(Period period) const;

  Said said() const;

  // Whether it tells of work after a deadline.
  bool is_late(Date deadline) const { return date.value > deadline; }
};

struct Progress {
  std::vector<Record> records;  // in the order of the file
};

// Whether work of that date is still to come. A day ahead is none: where the clock is in UTC, the offices in the east
// are a day further. Never where it cannot be told which day it is.
bool is_still_to_come(Date date, std::optional<Date> today);

// How two numbers compare, whatever their number of digits. The order of grades is their scale's: none stands before
// another here, and a number before a grade.
std::strong_ordering compare(const Measure& a, const Measure& b);

// What numbers add up to, to the last digit.
Measure sum(const std::vector<Measure>& numbers);

}  // namespace rbplan
