// Random lines of done, undo and review, one after another: what is refused and what the program then says of each tick
// is what a plain model of the manual says.
#include <doctest/doctest.h>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <map>
#include <optional>

#include "base/json.h"
#include "support/office.h"
#include "support/plans.h"
#include "support/random.h"

namespace rbplan::testing {
namespace {

constexpr std::int64_t kSecondsOfDay = 86400;
Date date_of(int day) { return Date(std::chrono::sys_days(std::chrono::days(day))); }
int number_of(Date date) { return static_cast<int>(std::chrono::sys_days(date).time_since_epoch().count()); }
int first_of(int month, int year = 2021) { return number_of(day(year, static_cast<unsigned>(month), 1)); }
int deadline_of(int month, int year) {
  return month == 12 ? number_of(day(year, 12, 31)) : first_of(month + 1, year) - 1;
}

struct Line {
  std::string verb;
  std::vector<std::string> ids;
  std::vector<int> months;
  std::string word = "done";  // a status or a verdict
  std::optional<int> date;
  std::optional<int> as_of;
  std::string value;
  std::optional<int> year;
  bool ahead = false;
  bool again = false;
  bool each_month = false;
  bool dry = false;

  std::string text() const {
    std::string out = verb;
    for (const std::string& id : ids) out += " " + id;
    for (const int month : months) out += fmt::format(" --month {}", month);
    if (verb == "review") out += word == "accepted" ? " --accept" : " --return";
    if (verb == "done" && word != "done") out += " --status " + word;
    if (date) out += " --date " + iso(date_of(*date));
    if (as_of) out += " --as-of " + iso(date_of(*as_of));
    if (!value.empty()) out += " --value " + value;
    if (year) out += fmt::format(" --year {}", *year);
    if (ahead) out += " --ahead";
    if (again) out += " --again";
    if (each_month) out += " --each-month";
    return out + (dry ? " --dry-run" : "");
  }
};

struct Said {
  std::vector<int> months;
  std::string word;
  int date = 0;
  std::string value;
  std::int64_t time = 0;

  bool is_review() const { return word == "accepted" || word == "returned"; }
  bool names(int month) const { return std::find(months.begin(), months.end(), month) != months.end(); }
};

constexpr int kYear = 2021;  // of the day, and of the plan that is picked
constexpr int kYearBefore = 2020;

using Rows = std::map<std::string, std::vector<int>>;
const std::map<int, Rows> kRows = {
    {kYear,
     {{"1.1.1.1", {1, 7}},
      {"1.1.1.2", {3}},
      {"1.1.1.3", {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12}},
      {"1.1.1.4", {9, 10}},
      {"1.1.1.5", {}}}},
    {kYearBefore, {{"1.1.1.1", {11}}, {"1.1.1.2", {4}}, {"1.1.1.3", {8}}, {"1.1.1.4", {9}}}}};

// A row of a plan.
struct Of {
  int year;
  std::string id;

  friend auto operator<=>(const Of&, const Of&) = default;
};

// What was recorded of each row, in the order in which it was.
class Model {
 public:
  int today = first_of(6);
  std::map<Of, std::vector<Said>> records;
  std::map<std::string, std::size_t> met;

  std::int64_t now() const { return today * kSecondsOfDay + kSecondsOfDay / 2; }

  // False where the line is refused; then nothing changes.
  bool run(const Line& line) {
    const int day = line.as_of.value_or(today);
    std::map<Of, std::vector<Said>> made;
    bool is_fine = true;
    for (const std::string& id : line.ids) {
      const Of of{line.year.value_or(kYear), id};
      auto some = of_row(line, of, day);
      if (!some) is_fine = false;
      if (some) made[of] = std::move(*some);
    }
    for (const auto& [of, some] : made) {
      for (const Said& one : some) {
        if (one.date > today + 1) is_fine = refused("a date ahead");
      }
    }
    if (!is_fine || line.dry) return is_fine;
    for (auto& [of, some] : made) records[of].insert(records[of].end(), some.begin(), some.end());
    return true;
  }

  // A clock that was set back makes what was recorded an error of the file: then nothing is recorded, and nothing
  // shown.
  bool is_ahead(int year) const {
    return std::any_of(records.begin(), records.end(), [&](const auto& row) {
      return row.first.year == year &&
             std::any_of(row.second.begin(), row.second.end(), [&](const Said& one) { return one.date > today + 1; });
    });
  }

  // The status record that decides on a day: no two of a tick are of one time.
  const Said* decider(const Of& row, int month, int day) const {
    const Said* best = nullptr;
    for (const Said& one : of(row)) {
      if (one.is_review() || !one.names(month) || one.date > day) continue;
      if (!best || one.time > best->time) best = &one;
    }
    return best;
  }

  std::string review(const Of& row, int month, int day) const {
    const Said* const decides = decider(row, month, day);
    if (!decides || decides->word != "done") return "null";
    const Said* best = decides;
    for (const Said& one : of(row)) {
      if (one.is_review() && one.names(month) && one.date <= day && one.time > best->time) best = &one;
    }
    return best == decides ? "null" : best->word;
  }

  std::string state(const Of& row, int month, int day) const {
    const Said* const decides = decider(row, month, day);
    if (decides && decides->word == "done") return "done";
    if (day > deadline_of(month, row.year)) return "overdue";
    return day >= first_of(month, row.year) ? "due" : "upcoming";
  }

  const std::vector<Said>& of(const Of& row) const {
    static const std::vector<Said> none;
    const auto found = records.find(row);
    return found == records.end() ? none : found->second;
  }

 private:
  bool refused(const std::string& why) {
    ++met[why];
    return false;
  }

  bool can_be_meant(const Line& line, const Of& row, int month, int day) const {
    const Said* const decides = decider(row, month, day);
    const std::string state_now = state(row, month, day);
    if (line.verb == "done") return state_now == "due" || state_now == "overdue";
    if (line.verb == "undo") return decides && decides->word != "not_done";
    return state_now == "done" && review(row, month, day) == "null";
  }

  // Months of the row of that id in the plan of the year before that can be meant.
  std::vector<int> meant_before(const Line& line, const Of& row, int day) const {
    std::vector<int> months;
    const auto before = kRows.at(kYearBefore).find(row.id);
    if (row.year == kYearBefore || before == kRows.at(kYearBefore).end()) return months;
    std::copy_if(before->second.begin(), before->second.end(), std::back_inserter(months), [&](int month) {
      return can_be_meant(line, {kYearBefore, row.id}, month, day);
    });
    return months;
  }

  // Work of no month: the last record says what can be undone and reviewed.
  std::optional<std::vector<Said>> of_no_month(const Line& line, const Of& row, int day) {
    if (!line.months.empty()) return refused("a month of none"), std::nullopt;
    const Said* last = nullptr;
    for (const Said& one : of(row)) {
      if (!one.is_review() && one.date <= day && (!last || one.time > last->time)) last = &one;
    }
    const std::string before = last ? last->word : "";
    if (line.verb == "undo" && (before.empty() || before == "not_done")) return refused("no undo of it"), std::nullopt;
    if (line.verb == "review" && before != "done") return refused("no review of it"), std::nullopt;
    Said said{{}, line.verb == "undo" ? "not_done" : line.word, line.date.value_or(day), line.value, 0};
    if (!set_time(said, row)) return std::nullopt;
    ++met["work of no month"];
    return std::vector{said};
  }

  // The month that is meant where none is named: the only one of the plan.
  std::optional<int> the_one(const Line& line, const Of& row, const std::vector<int>& planned, int day) {
    std::vector<int> months;
    std::copy_if(planned.begin(), planned.end(), std::back_inserter(months), [&](int month) {
      return can_be_meant(line, row, month, day) || (line.ahead && state(row, month, day) == "upcoming");
    });
    const bool is_before = !line.year && !meant_before(line, row, day).empty();
    if (months.empty()) return refused(is_before ? "no month but of last year" : "no month"), std::nullopt;
    if (months.size() > 1) return refused("several months"), std::nullopt;
    ++met["the one month"];
    return months[0];
  }

  // Whether the month has begun, or is meant nevertheless.
  bool is_in_time(const Line& line, const Of& row, int month, int day, bool repeats) {
    if (day >= first_of(month, row.year) || line.ahead) return true;
    const std::vector<int> before = meant_before(line, row, day);
    if (std::find(before.begin(), before.end(), month) != before.end()) return line.year || refused("which year");
    const auto& planned_before = kRows.at(kYearBefore);
    const bool is_of_both = row.year != kYearBefore && planned_before.count(row.id) > 0 &&
                            std::count(planned_before.at(row.id).begin(), planned_before.at(row.id).end(), month) > 0;
    if (line.verb == "done" && !line.year && !repeats && is_of_both &&
        state({kYearBefore, row.id}, month, day) == "done")
      return refused("which year");
    return line.verb != "done" || repeats || refused("not begun");
  }

  std::optional<std::vector<Said>> of_row(const Line& line, const Of& row, int day) {
    const auto planned = kRows.at(row.year).find(row.id);
    if (planned == kRows.at(row.year).end()) return refused("no such id"), std::nullopt;
    if (planned->second.empty()) return of_no_month(line, row, day);
    std::vector<int> months = line.months;
    std::sort(months.begin(), months.end());
    months.erase(std::unique(months.begin(), months.end()), months.end());
    if (months.empty()) {
      const auto one = the_one(line, row, planned->second, day);
      if (!one) return std::nullopt;
      months = {*one};
    }
    std::vector<Said> made;
    for (const int month : months) {
      if (std::find(planned->second.begin(), planned->second.end(), month) == planned->second.end())
        return refused("not planned"), std::nullopt;
      const Said* const decides = decider(row, month, day);
      const std::string before = decides ? decides->word : "";
      const bool repeats = line.verb == "done" && before == line.word;
      if (repeats && !line.again) return refused("already"), std::nullopt;
      if (line.verb == "undo" && (before.empty() || before == "not_done")) return refused("no undo"), std::nullopt;
      if (line.verb == "review" && before != "done") return refused("no review"), std::nullopt;
      if (!is_in_time(line, row, month, day, repeats)) return std::nullopt;
      Said said{{month}, line.verb == "undo" ? "not_done" : line.word, line.date.value_or(day), line.value, 0};
      if (line.each_month) said.date = deadline_of(month, row.year);
      if (repeats) {
        if (!line.date && !line.each_month) said.date = decides->date;
        if (said.value.empty()) said.value = decides->value;
      }
      add(made, said, line.each_month);
    }
    for (Said& one : made) {
      if (!set_time(one, row)) return std::nullopt;
    }
    if (made.size() > 1) ++met["several lines of an indicator"];
    return made;
  }

  static void add(std::vector<Said>& made, const Said& said, bool alone) {
    for (Said& one : made) {
      if (alone || one.date != said.date || one.value != said.value) continue;
      one.months.push_back(said.months[0]);
      return;
    }
    made.push_back(said);
  }

  bool set_time(Said& said, const Of& row) {
    said.time = now();
    for (const Said& one : of(row)) {
      const bool is_shared = said.months.empty() ||
                             std::any_of(said.months.begin(), said.months.end(), [&](int m) { return one.names(m); });
      if (!is_shared) continue;
      if (one.time > now() + 2 * kSecondsOfDay) return refused("the clock is behind");
      if (one.time >= said.time) ++met["a second after another"];
      said.time = std::max(said.time, one.time + 1);
    }
    return true;
  }
};

class Maker {
 public:
  explicit Maker(Random& random) : random_(random) {}

  Line line(int today) {
    Line line;
    line.verb = random_.of(std::vector<std::string>{"done", "done", "done", "undo", "review"});
    for (int i = random_.one_in(4) ? 2 : 1; i > 0; --i) {
      const std::string id = random_.one_in(40) ? "1.1.1.9" : fmt::format("1.1.1.{}", random_.from_to(1, 5));
      if (std::find(line.ids.begin(), line.ids.end(), id) == line.ids.end()) line.ids.push_back(id);
    }
    if (!random_.one_in(3)) months(line);
    if (random_.one_in(5)) line.year = random_.one_in(2) ? kYear : kYearBefore;
    if (line.verb == "review") line.word = random_.one_in(2) ? "accepted" : "returned";
    if (line.verb == "done") {
      line.word = random_.of(std::vector<std::string>{"done", "done", "done", "partial", "not_done"});
      line.again = random_.one_in(3);
      line.ahead = random_.one_in(3);
      line.each_month = random_.one_in(5);
      if (random_.one_in(3)) line.value = random_.of(std::vector<std::string>{"0", "12.5", "-1", "100"});
    }
    if (!line.each_month && random_.one_in(3)) line.date = today + random_.from_to(-90, 2);
    if (random_.one_in(4)) line.as_of = today + random_.from_to(-60, 10);
    line.dry = random_.one_in(10);
    return line;
  }

 private:
  // Mostly such as the first id has, so that not all is refused.
  void months(Line& line) {
    const Rows& rows = kRows.at(random_.one_in(4) ? kYearBefore : kYear);
    const auto row = rows.find(line.ids[0]);
    for (int i = random_.one_in(3) ? random_.from_to(2, 3) : 1; i > 0; --i) {
      const bool any = row == rows.end() || row->second.empty() || random_.one_in(20);
      line.months.push_back(any ? random_.from_to(1, 12) : random_.of(row->second));
    }
  }

  Random& random_;
};

const Value& member(const Value& value, const std::string& key) {
  for (const auto& [name, of_name] : std::get<Object>(value.is)) {
    if (name == key) return of_name;
  }
  FAIL("no member " << key);
  return value;
}

// A text, a number or null as text.
std::string text_of(const Value& value) {
  if (const auto* text = std::get_if<std::string>(&value.is)) return *text;
  if (const auto* number = std::get_if<Decimal>(&value.is)) return number->digits;
  return "null";
}

// What `show` says: a line a tick, then a line a record, newest first, with the months that it decides.
std::vector<std::string> shown(const Office& office, const Of& row, int day) {
  const Outcome outcome =
      office.run(fmt::format("show {} --year {} --as-of {} --format json", row.id, row.year, iso(date_of(day))));
  REQUIRE(outcome.code == 0);
  const auto document = parse_json(outcome.out);
  REQUIRE(document);
  std::vector<std::string> lines;
  for (const Value& tick : std::get<List>(member(*document, "ticks").is)) {
    std::string line;
    for (const char* key : {"month", "state", "status", "date", "value", "review"})
      line += text_of(member(tick, key)) + " ";
    lines.push_back(line);
  }
  std::vector<std::string> records;
  for (const Value& record : std::get<List>(member(*document, "records").is)) {
    std::string line = text_of(member(record, "recorded")) + " decides";
    for (const Value& month : std::get<List>(member(record, "decides").is)) line += " " + text_of(month);
    records.push_back(line);
  }
  std::sort(records.begin(), records.end());
  lines.insert(lines.end(), records.begin(), records.end());
  return lines;
}

std::vector<std::string> expected(const Model& model, const Of& row, int day) {
  std::vector<std::string> lines;
  for (const int month : kRows.at(row.year).at(row.id)) {
    const Said* const decides = model.decider(row, month, day);
    const std::string status = decides ? decides->word : "null";
    lines.push_back(fmt::format("{} {} {} {} {} {} ", month, model.state(row, month, day), status,
                                decides ? iso(date_of(decides->date)) : "null",
                                decides && !decides->value.empty() ? decides->value : "null",
                                model.review(row, month, day)));
  }
  std::vector<std::string> records;
  for (const Said& one : model.of(row)) {
    std::string line = iso(Time(std::chrono::seconds(one.time))) + " decides";
    for (const int month : one.months) {
      if (model.decider(row, month, day) == &one) line += fmt::format(" {}", month);
    }
    records.push_back(line);
  }
  std::sort(records.begin(), records.end());
  lines.insert(lines.end(), records.begin(), records.end());
  return lines;
}

std::string small_plan_of(int year, const Rows& rows) {
  std::vector<std::string> indicators;
  for (const auto& [id, months] : rows) indicators.push_back(fmt::format("months: [{}]", fmt::join(months, ", ")));
  std::string plan = small_plan(indicators);
  plan.replace(plan.find("year: 2021"), 10, fmt::format("year: {}", year));
  return plan;
}

// The progress of both years.
std::string recorded(const Office& office) {
  return office.progress() +
         office.files.read("plans/2020.progress.yaml", std::string().max_size()).value_or(std::string());
}

TEST_CASE("whatever is recorded in whatever order, the program refuses and says what the model does") {
  constexpr int kOffices = 120;
  constexpr int kLines = 40;
  Random random(20210710);
  std::map<std::string, std::size_t> met;
  std::size_t refused = 0;
  for (int i = 0; i < kOffices; ++i) {
    Office office(small_plan_of(kYear, kRows.at(kYear)));
    office.files.add("plans/2020.yaml", small_plan_of(kYearBefore, kRows.at(kYearBefore)));
    Model model;
    std::string history;
    for (int k = 0; k < kLines; ++k) {
      model.today += random.one_in(3) ? random.from_to(-3, 9) : 0;
      office.setting.today = date_of(model.today);
      const Line line = Maker(random).line(model.today);
      history += fmt::format("{}: {}\n", iso(date_of(model.today)), line.text());
      CAPTURE(history);
      const std::string before = recorded(office);
      const bool is_ahead = model.is_ahead(line.year.value_or(kYear));
      const bool is_fine = !is_ahead && model.run(line);
      const Outcome outcome = office.run(line.text());
      INFO(outcome.err);
      REQUIRE(outcome.code == (is_ahead ? 1 : is_fine ? 0 : 2));
      REQUIRE(outcome.out.empty() == !is_fine);
      REQUIRE((recorded(office) == before) == (!is_fine || line.dry));
      refused += is_fine ? 0U : 1U;
      met["a file with an error"] += is_ahead ? 1U : 0U;
      // `show` tells of errors in either year.
      if (model.is_ahead(kYear) || model.is_ahead(kYearBefore)) continue;
      const int day = model.today + random.from_to(-60, 30);
      for (const std::string& id : line.ids) {
        const Of row{line.year.value_or(kYear), id};
        if (kRows.at(row.year).count(id) > 0) REQUIRE(shown(office, row, day) == expected(model, row, day));
      }
    }
    for (const auto& [situation, times] : model.met) met[situation] += times;
  }
  const int lines = kOffices * kLines;
  MESSAGE(lines << " lines, " << refused << " of them refused");
  for (const std::string situation : {"no such id",
                                      "no month",
                                      "several months",
                                      "the one month",
                                      "not planned",
                                      "already",
                                      "no undo",
                                      "no review",
                                      "which year",
                                      "not begun",
                                      "no month but of last year",

                                      "a month of none",
                                      "no undo of it",
                                      "no review of it",
                                      "work of no month",
                                      "a date ahead",
                                      "the clock is behind",
                                      "several lines of an indicator",
                                      "a second after another",
                                      "a file with an error"}) {
    CAPTURE(situation);
    CHECK(met[situation] >= 5);
  }
}

}  // namespace
}  // namespace rbplan::testing
