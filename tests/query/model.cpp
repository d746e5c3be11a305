#include "query/model.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>

namespace rbplan::testing::model {
namespace {

constexpr int kFirstYear = 1890;
constexpr std::int64_t kSecondsOfDay = 86400;

// A decimal number in thousandths.
std::int64_t thousandths(const std::string& text) {
  const bool negative = text[0] == '-';
  std::int64_t value = 0;
  int behind_point = -1;
  for (const char c : text.substr(negative ? 1 : 0)) {
    if (c == '.') {
      behind_point = 0;
    } else {
      value = value * 10 + (c - '0');
      if (behind_point >= 0) ++behind_point;
    }
  }
  for (int i = std::max(behind_point, 0); i < 3; ++i) value *= 10;
  return negative ? -value : value;
}

// When a record was recorded: one that does not say stands at the end of its date.
std::int64_t time_of(const Record& record) {
  return record.recorded ? record.recorded->from_1890() : Moment{record.date, 86399}.from_1890();
}

int caution(const Record& record) {
  if (record.word == "not_done") return 3;
  return record.word == "partial" ? 2 : 1;
}

// Whether `a` decides where `b` would decide without it.
bool beats(const Record& a, const Record& b, Met& met) {
  if (time_of(a) != time_of(b)) return time_of(a) > time_of(b);
  ++met["two of one time"];
  if (!a.recorded != !b.recorded) ++met["one with and one without a time, of one second"];
  if (a.word != b.word) {
    ++met["of one time, the more cautious"];
    return caution(a) > caution(b);
  }
  if (a.date.text() != b.date.text()) {
    ++met["of one time, the later date"];
    return days_from_1890(a.date) > days_from_1890(b.date);
  }
  if (a.value.empty() != b.value.empty()) {
    ++met["of one time, a value before none"];
    return b.value.empty();
  }
  if (!a.value.empty() && thousandths(a.value) != thousandths(b.value)) {
    ++met["of one time, the smaller value"];
    return thousandths(a.value) < thousandths(b.value);
  }
  if (a.value != b.value) ++met["of one time, one value in other digits"];
  if (a.line() != b.line()) ++met["of one time, by the bytes"];
  return a.line() < b.line();
}

bool is_later(const Record& review, const Record& decider, Met& met) {
  if (!review.recorded && review.date.text() == decider.date.text()) {
    ++met["a review without a time on the deciding date"];
    if (time_of(review) < time_of(decider)) ++met["and that was recorded on a later day"];
    return true;
  }
  if (time_of(review) == time_of(decider)) ++met["a review of the same time"];
  if (time_of(review) < time_of(decider)) ++met["a review before"];
  return time_of(review) > time_of(decider);
}

bool counts(const Record& record, const Question& question, Met& met) {
  if (days_from_1890(record.date) > days_from_1890(question.day)) {
    ++met["a record of a later date"];
    return false;
  }
  if (!question.known_on) return true;
  const int known = days_from_1890(*question.known_on);
  if (!record.recorded) {
    if (days_from_1890(record.date) > known) ++met["without a time, dated after what was known"];
    return days_from_1890(record.date) <= known;
  }
  // Local time is UTC and so many hours: what was recorded there on which day?
  const std::int64_t local = record.recorded->from_1890() + question.hours_east * std::int64_t{3600};
  const std::int64_t local_day = local / kSecondsOfDay;
  const std::int64_t day_in_utc = record.recorded->from_1890() / kSecondsOfDay;
  if (local_day > known && day_in_utc <= known) ++met["known too late only in local time"];
  if (local_day <= known && day_in_utc > known) ++met["known in time only in local time"];
  if (local_day == known + 1 && local % kSecondsOfDay == 0) ++met["recorded in the first second that is too late"];
  if (local_day == known && local % kSecondsOfDay == 86399) ++met["recorded in the last second that counts"];
  if (local_day > known) ++met["recorded after what was known"];
  return local_day <= known;
}

bool had(const Row& row, const std::string& id) {
  return std::find(row.formerly.begin(), row.formerly.end(), id) != row.formerly.end();
}

bool stands_at_or_below(const std::string& id, const std::string& top) { return (id + ".").starts_with(top + "."); }

// Whether an amendment lists a row: it, one above it, or all that stand below it; under an id it has or had.
bool lists(const Amendment& amendment, const Row& row, const World& world, Met& met) {
  for (const std::string& id : amendment.ids) {
    if (stands_at_or_below(row.id, id)) {
      if (id != row.id) ++met["listed by a row above it"];
      return true;
    }
    for (const std::string& before : row.formerly) {
      if (!stands_at_or_below(before, id)) continue;
      ++met["listed by an id that it had"];
      return true;
    }
  }
  bool has_below = false;
  for (const Row& below : world.rows) {
    if (below.id == row.id || !stands_at_or_below(below.id, row.id)) continue;
    has_below = true;
    if (!lists(amendment, below, world, met)) return false;
  }
  if (has_below) ++met["listed by all below it"];
  return has_below;
}

// The day from which a former id is no longer the row's; -1 where no amendment lists the row.
int given_away(const Row& row, const World& world, Met& met) {
  int day = -1;
  for (const Amendment& one : world.amendments) {
    if (lists(one, row, world, met)) day = std::max(day, days_from_1890(one.date));
  }
  return day;
}

// The row that bore the record's id when it was recorded: of those that gave the id away later the one that did so
// first; else the one that has it; where none has it, the one that gave it away last.
const Row* owner(const Record& record, const World& world, Met& met) {
  const int day = record.recorded ? days_from_1890(record.recorded->day) : days_from_1890(record.date);
  const Row* bearer = nullptr;
  for (const Row& row : world.rows) {
    if (row.id == record.id) bearer = &row;
  }
  const Row* next = nullptr;
  const Row* last = nullptr;
  for (const Row& row : world.rows) {
    if (row.id == record.id || !had(row, record.id)) continue;
    const int away = given_away(row, world, met);
    if (next || last) ++met["a former id of two rows"];
    if (bearer && away == -1) ++met["an id in use that no amendment tells of"];
    if (bearer && away == day) ++met["recorded under an id on the day it changed its row"];
    if (day < away && (!next || away < given_away(*next, world, met))) next = &row;
    if (!last || away > given_away(*last, world, met)) last = &row;
  }
  if (next && bearer) ++met["recorded before another had the id"];
  if (!next && bearer && last) ++met["recorded when another had the id"];
  if (next) return next;
  return bearer ? bearer : last;
}

bool is_of(const Record& record, const Row& row, const World& world, Met& met) {
  return owner(record, world, met) == &row;
}

bool names(const Record& record, int month) {
  return std::find(record.months.begin(), record.months.end(), month) != record.months.end();
}

// The one that beats all others.
const Record* latest(const std::vector<const Record*>& records, Met& met) {
  for (const Record* one : records) {
    const bool wins = std::all_of(records.begin(), records.end(), [&](const Record* other) {
      return other == one || other->line() == one->line() || beats(*one, *other, met);
    });
    if (wins) return one;
  }
  return nullptr;
}

// Done records with evidence that no record of another status beats, those that beat none first.
std::vector<const Record*> proof_of(const std::vector<const Record*>& records, Met& met) {
  std::vector<const Record*> proof;
  for (const Record* one : records) {
    if (one->word != "done" || one->proofs.empty()) continue;
    const bool is_undone = std::any_of(records.begin(), records.end(), [&](const Record* other) {
      return other->word != "done" && beats(*other, *one, met);
    });
    if (is_undone) {
      ++met["a proof before a record of another status"];
      continue;
    }
    const bool stands_twice =
        std::any_of(proof.begin(), proof.end(), [&](const Record* other) { return other->line() == one->line(); });
    if (stands_twice) {
      ++met["a proof that stands twice"];
      continue;
    }
    proof.push_back(one);
  }
  for (std::size_t i = 0; i < proof.size(); ++i) {
    for (std::size_t k = i + 1; k < proof.size(); ++k) {
      if (proof[i]->line() != proof[k]->line() && beats(*proof[i], *proof[k], met)) std::swap(proof[i], proof[k]);
    }
  }
  return proof;
}

// The path without steps that lead nowhere.
std::string plain(std::string path) {
  for (std::size_t at = path.find("/./"); at != std::string::npos; at = path.find("/./")) path.erase(at, 2);
  return path;
}

bool is_same(const Proof& a, const Proof& b, Met& met) {
  if (a.is_address() || b.is_address()) {
    if (a.place == b.place) ++met["an address again"];
    return a.place == b.place;
  }
  if (plain(a.place) == plain(b.place)) {
    if (a.place != b.place) ++met["a file again, in other letters"];
    if (a.sum != b.sum) ++met["a file again, with other bytes"];
    return true;
  }
  if (a.sum == b.sum) ++met["the same bytes at another place"];
  return a.sum == b.sum;
}

// What no later piece has taken the place of.
std::string in_force(const std::vector<const Record*>& proof, Met& met) {
  std::vector<Proof> all;
  for (const Record* one : proof) {
    for (const Proof& of : one->proofs) all.push_back(of);
  }
  std::string text;
  for (std::size_t i = 0; i < all.size(); ++i) {
    bool is_replaced = false;
    for (std::size_t k = i + 1; k < all.size(); ++k) is_replaced = is_same(all[i], all[k], met) || is_replaced;
    if (is_replaced) ++met["a piece that was replaced"];
    if (!is_replaced) text += all[i].text() + ";";
  }
  return text;
}

std::string verdict_of(const std::vector<const Record*>& reviews, const Record& decider, Met& met) {
  std::vector<const Record*> later;
  for (const Record* review : reviews) {
    if (is_later(*review, decider, met)) later.push_back(review);
  }
  std::string verdict = "null";
  for (const Record* one : later) {
    const bool is_latest = std::all_of(later.begin(), later.end(), [&](const Record* other) {
      const bool tied = time_of(*other) == time_of(*one) && other->word != one->word;
      if (tied) ++met["two verdicts of one time"];
      return time_of(*other) < time_of(*one) ||
             (time_of(*other) == time_of(*one) && (one->word == "returned" || other->word == one->word));
    });
    if (is_latest) verdict = one->word;
  }
  if (later.size() > 1) ++met["several reviews that count"];
  ++met["review " + verdict];
  return verdict;
}

const Amendment* amendment(const World& world, const std::string& number) {
  for (const Amendment& one : world.amendments) {
    if (one.number == number) return &one;
  }
  return nullptr;
}

void meet_decider(const Row& row, int month, const Record& decider, const std::vector<const Record*>& statuses,
                  Met& met) {
  ++met["decided by " + decider.word];
  if (decider.id != row.id) ++met["decided under a former id"];
  if (decider.months.size() > 1) ++met["decided by a record of several months"];
  const bool was_done =
      std::any_of(statuses.begin(), statuses.end(), [](const Record* one) { return one->word == "done"; });
  if (decider.word != "done" && was_done) ++met[decider.word + " after done"];
  for (const int named : decider.months) {
    if (named != month && std::find(row.months.begin(), row.months.end(), named) == row.months.end())
      ++met["decided by a record that names a month which is history"];
  }
}

std::string tick(const World& world, const Row& row, int month, const Question& question, Met& met) {
  std::vector<const Record*> statuses;
  std::vector<const Record*> reviews;
  for (const Record& record : world.records) {
    if (!is_of(record, row, world, met) || !names(record, month) || !counts(record, question, met)) continue;
    (record.is_review() ? reviews : statuses).push_back(&record);
  }
  const int last = last_month(month);
  const Day first_day{world.year, first_month(month), 1};
  const int deadline = days_from_1890({world.year, last, days_of_month(world.year, last)});
  const int day = days_from_1890(question.day);
  const Record* decider = latest(statuses, met);
  const bool done = decider && decider->word == "done";
  if (decider) meet_decider(row, month, *decider, statuses, met);
  if (!decider && !reviews.empty()) ++met["a review without a record"];
  if (decider && !done && !reviews.empty()) ++met["a review of what is not done"];

  std::string state = "upcoming";
  if (day >= days_from_1890(first_day)) state = "due";
  if (day > deadline + question.grace) state = "overdue";
  if (day > deadline && state == "due") ++met["due in the days of grace"];
  if (day == deadline + question.grace) ++met["the last day before overdue"];
  if (day == deadline + question.grace + 1) ++met["the first day of overdue"];
  if (const Amendment* cancelled = amendment(world, row.cancelled_by)) {
    const int from = days_from_1890(cancelled->date);
    if (from > day) ++met["cancelled later"];
    if (from == day) ++met["cancelled on the day"];
    if (from <= day) {
      if (done) ++met["done though cancelled"];
      state = "cancelled";
    }
  }
  if (done) state = "done";
  ++met["state " + state];
  if (done && days_from_1890(decider->date) < days_from_1890(first_day)) ++met["done before its month"];
  if (month == 2 && is_leap(world.year) && day - deadline == 0) ++met["a deadline on a leap day"];
  if (month < 0) ++met["of a quarter, " + state];
  if (last == 12 && day == deadline + 1) ++met["a deadline at the year's end, asked a day later"];

  const bool late = done && days_from_1890(decider->date) > deadline;
  if (late) ++met["late"];
  if (late && days_from_1890(decider->date) <= deadline + question.grace) ++met["late within the grace"];
  const std::vector<const Record*> proof = done ? proof_of(statuses, met) : std::vector<const Record*>();
  if (!proof.empty()) ++met["proven"];
  if (proof.size() > 1) ++met["proven by several records"];
  if (!proof.empty() && decider->proofs.empty()) ++met["proven before the record that decides"];
  if (done && proof.empty()) ++met["not proven"];
  const bool comes_later =
      !proof.empty() && statuses.size() > 1 && std::any_of(statuses.begin(), statuses.end(), [&](const Record* one) {
        return one->word == "done" && one->proofs.empty() && time_of(*one) < time_of(*proof.front());
      });
  if (comes_later) ++met["a proof that comes later"];

  std::string evidence = in_force(proof, met);
  if (proof.empty() && decider) {
    for (const Proof& of : decider->proofs) evidence += of.text() + ";";
    if (!evidence.empty()) ++met["evidence of what is not done"];
  }
  const std::string review = done ? verdict_of(reviews, *decider, met) : "null";
  return fmt::format("{} {} {} late {} proven {} review {} overdue {} status {} date {} value {} evidence {} line {}",
                     row.id, last, state, late, !proof.empty(), review, state == "overdue" ? day - deadline : 0,
                     decider ? decider->word : "null", decider ? decider->date.text() : "null",
                     decider && !decider->value.empty() ? decider->value : "null", evidence,
                     decider ? decider->line() : "null");
}

std::string listed(const std::vector<std::string>& texts) {
  std::string list;
  for (const std::string& text : texts) list += (list.empty() ? "" : ", ") + text;
  return list;
}

}  // namespace

std::string Day::text() const { return fmt::format("{:04}-{:02}-{:02}", year, month, day); }

bool is_leap(int year) { return year % 400 == 0 || (year % 4 == 0 && year % 100 != 0); }

int days_of_month(int year, int month) {
  if (month == 2) return is_leap(year) ? 29 : 28;
  return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

int days_from_1890(Day day) {
  int days = 0;
  for (int year = kFirstYear; year < day.year; ++year) days += is_leap(year) ? 366 : 365;
  for (int month = 1; month < day.month; ++month) days += days_of_month(day.year, month);
  return days + day.day - 1;
}

Day day_of(int days) {
  Day day{kFirstYear, 1, 1};
  while (days >= (is_leap(day.year) ? 366 : 365)) days -= is_leap(day.year++) ? 366 : 365;
  while (days >= days_of_month(day.year, day.month)) days -= days_of_month(day.year, day.month++);
  day.day += days;
  return day;
}

std::string Moment::text() const {
  return fmt::format("{}T{:02}:{:02}:{:02}Z", day.text(), second / 3600, second / 60 % 60, second % 60);
}

std::int64_t Moment::from_1890() const { return days_from_1890(day) * kSecondsOfDay + second; }

int first_month(int period) { return period > 0 ? period : -3 * period - 2; }

int last_month(int period) { return period > 0 ? period : -3 * period; }

std::string schedule_text(const std::vector<int>& periods, const std::string& quote) {
  std::vector<std::string> numbers;
  for (const int period : periods) numbers.push_back(std::to_string(std::abs(period)));
  const bool are_quarters = !periods.empty() && periods.front() < 0;
  return fmt::format("{0}{1}{0}: [{2}]", quote, are_quarters ? "quarters" : "months", listed(numbers));
}

std::string Record::line() const {
  std::string line = fmt::format("  - {{\"indicator\": \"{}\", {}, \"{}\": \"{}\", \"date\": \"{}\"", id,
                                 schedule_text(months, "\""), is_review() ? "review" : "status", word, date.text());
  if (!value.empty()) line += ", \"value\": " + value;
  if (!proofs.empty()) {
    std::vector<std::string> items;
    for (const Proof& proof : proofs) {
      items.push_back(proof.is_address() ? fmt::format("{{\"url\": \"{}\"}}", proof.place)
                                         : fmt::format("{{\"file\": \"{}\", \"sha256\": \"{}\"}}", proof.place,
                                                       std::string(64, proof.sum)));
    }
    line += ", \"evidence\": [" + listed(items) + "]";
  }
  if (!note.empty()) line += ", \"note\": \"" + note + "\"";
  if (recorded) line += ", \"recorded\": \"" + recorded->text() + "\"";
  return line + "}";
}

std::vector<std::string> ticks(const World& world, const Question& question, Met& met) {
  std::vector<std::string> out;
  for (const Row& row : world.rows) {
    std::vector<int> months = row.months;
    std::sort(months.begin(), months.end(), [](int a, int b) { return last_month(a) < last_month(b); });
    for (const int month : months) out.push_back(tick(world, row, month, question, met));
    for (const Record& record : world.records) {
      const bool history = std::any_of(record.months.begin(), record.months.end(), [&](int month) {
        return is_of(record, row, world, met) && std::find(months.begin(), months.end(), month) == months.end();
      });
      if (history) ++met["a record of a month that is history"];
      if (record.months.empty()) ++met["a record of no month"];
    }
  }
  return out;
}

}  // namespace rbplan::testing::model
