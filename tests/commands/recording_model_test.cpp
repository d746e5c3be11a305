// Random lines of done, undo and review, one after another: what is refused and what the program then says of each tick
// is what a plain model of the manual says.
#include <doctest/doctest.h>
#include <fmt/format.h>

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
constexpr int kFirstDay = 18628;  // 2021-01-01, from 1970-01-01

Date date_of(int day) { return Date(std::chrono::sys_days(std::chrono::days(day))); }
int number_of(Date date) { return static_cast<int>(std::chrono::sys_days(date).time_since_epoch().count()); }
int first_of(int month) { return number_of(day(2021, static_cast<unsigned>(month), 1)); }
int deadline_of(int month) { return month == 12 ? number_of(day(2021, 12, 31)) : first_of(month + 1) - 1; }

struct Line {
  std::string verb;
  std::vector<std::string> ids;
  std::vector<int> months;
  std::string word = "done";  // a status or a verdict
  std::optional<int> date;
  std::optional<int> as_of;
  std::string value;
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

const std::map<std::string, std::vector<int>> kRows = {
    {"1.1.1.1", {1, 7}}, {"1.1.1.2", {3}}, {"1.1.1.3", {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12}}, {"1.1.1.4", {9, 10}}};

// What was recorded of each row, in the order in which it was.
class Model {
 public:
  int today = first_of(6);
  std::map<std::string, std::vector<Said>> records;
  std::map<std::string, std::size_t> met;

  std::int64_t now() const { return today * kSecondsOfDay + kSecondsOfDay / 2; }

  // False where the line is refused; then nothing changes.
  bool run(const Line& line) {
    const int day = line.as_of.value_or(today);
    std::map<std::string, std::vector<Said>> made;
    bool is_fine = true;
    for (const std::string& id : line.ids) {
      auto some = of_row(line, id, day);
      if (!some) is_fine = false;
      if (some) made[id] = std::move(*some);
    }
    for (const auto& [id, some] : made) {
      for (const Said& one : some) {
        if (one.date > today + 1) is_fine = refused("a date ahead");
      }
    }
    if (!is_fine || line.dry) return is_fine;
    for (auto& [id, some] : made) records[id].insert(records[id].end(), some.begin(), some.end());
    return true;
  }

  // A clock that was set back makes what was recorded an error of the file: then nothing is recorded, and nothing
  // shown.
  bool is_ahead() const {
    return std::any_of(records.begin(), records.end(), [&](const auto& row) {
      return std::any_of(row.second.begin(), row.second.end(), [&](const Said& one) { return one.date > today + 1; });
    });
  }

  // The status record that decides on a day: no two of a tick are of one time.
  const Said* decider(const std::string& id, int month, int day) const {
    const Said* best = nullptr;
    for (const Said& one : of(id)) {
      if (one.is_review() || !one.names(month) || one.date > day) continue;
      if (!best || one.time > best->time) best = &one;
    }
    return best;
  }

  std::string review(const std::string& id, int month, int day) const {
    const Said* const decides = decider(id, month, day);
    if (!decides || decides->word != "done") return "null";
    const Said* best = decides;
    for (const Said& one : of(id)) {
      if (one.is_review() && one.names(month) && one.date <= day && one.time > best->time) best = &one;
    }
    return best == decides ? "null" : best->word;
  }

  std::string state(const std::string& id, int month, int day) const {
    const Said* const decides = decider(id, month, day);
    if (decides && decides->word == "done") return "done";
    if (day > deadline_of(month)) return "overdue";
    return day >= first_of(month) ? "due" : "upcoming";
  }

  const std::vector<Said>& of(const std::string& id) const {
    static const std::vector<Said> none;
    const auto found = records.find(id);
    return found == records.end() ? none : found->second;
  }

 private:
  bool refused(const std::string& why) {
    ++met[why];
    return false;
  }

  bool can_be_meant(const Line& line, const std::string& id, int month, int day) const {
    const Said* const decides = decider(id, month, day);
    const std::string state_now = state(id, month, day);
    if (line.verb == "done") return state_now == "due" || state_now == "overdue";
    if (line.verb == "undo") return decides && decides->word != "not_done";
    return state_now == "done" && review(id, month, day) == "null";
  }

  std::optional<std::vector<Said>> of_row(const Line& line, const std::string& id, int day) {
    const auto row = kRows.find(id);
    if (row == kRows.end()) return refused("no such id"), std::nullopt;
    std::vector<int> months = line.months;
    std::sort(months.begin(), months.end());
    months.erase(std::unique(months.begin(), months.end()), months.end());
    if (months.empty()) {
      std::copy_if(row->second.begin(), row->second.end(), std::back_inserter(months),
                   [&](int month) { return can_be_meant(line, id, month, day); });
      if (months.size() != 1) return refused(months.empty() ? "no month" : "several months"), std::nullopt;
      ++met["the one month"];
    }
    std::vector<Said> made;
    for (const int month : months) {
      if (std::find(row->second.begin(), row->second.end(), month) == row->second.end())
        return refused("not planned"), std::nullopt;
      const Said* const decides = decider(id, month, day);
      const std::string before = decides ? decides->word : "";
      if (line.verb == "done" && before == line.word && !line.again) return refused("already"), std::nullopt;
      if (line.verb == "undo" && (before.empty() || before == "not_done")) return refused("no undo"), std::nullopt;
      if (line.verb == "review" && before != "done") return refused("no review"), std::nullopt;
      Said said{{month}, line.verb == "undo" ? "not_done" : line.word, line.date.value_or(day), line.value, 0};
      if (line.each_month) said.date = deadline_of(month);
      if (line.again && before == line.word) {
        if (!line.date && !line.each_month) said.date = decides->date;
        if (said.value.empty()) said.value = decides->value;
      }
      add(made, said, line.each_month);
    }
    for (Said& one : made) {
      if (!set_time(one, id)) return std::nullopt;
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

  bool set_time(Said& said, const std::string& id) {
    said.time = now();
    for (const Said& one : of(id)) {
      const bool is_shared = std::any_of(said.months.begin(), said.months.end(), [&](int m) { return one.names(m); });
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
      const std::string id = random_.one_in(40) ? "1.1.1.9" : fmt::format("1.1.1.{}", random_.from_to(1, 4));
      if (std::find(line.ids.begin(), line.ids.end(), id) == line.ids.end()) line.ids.push_back(id);
    }
    if (!random_.one_in(3)) months(line);
    if (line.verb == "review") line.word = random_.one_in(2) ? "accepted" : "returned";
    if (line.verb == "done") {
      line.word = random_.of(std::vector<std::string>{"done", "done", "done", "partial", "not_done"});
      line.again = random_.one_in(3);
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
    const auto row = kRows.find(line.ids[0]);
    for (int i = random_.one_in(3) ? random_.from_to(2, 3) : 1; i > 0; --i) {
      const bool any = row == kRows.end() || random_.one_in(20);
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
std::vector<std::string> shown(const Office& office, const std::string& id, int day) {
  const Outcome outcome = office.run(fmt::format("show {} --as-of {} --format json", id, iso(date_of(day))));
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

std::vector<std::string> expected(const Model& model, const std::string& id, int day) {
  std::vector<std::string> lines;
  for (const int month : kRows.at(id)) {
    const Said* const decides = model.decider(id, month, day);
    const std::string status = decides ? decides->word : "null";
    lines.push_back(fmt::format("{} {} {} {} {} {} ", month, model.state(id, month, day), status,
                                decides ? iso(date_of(decides->date)) : "null",
                                decides && !decides->value.empty() ? decides->value : "null",
                                model.review(id, month, day)));
  }
  std::vector<std::string> records;
  for (const Said& one : model.of(id)) {
    std::string line = iso(Time(std::chrono::seconds(one.time))) + " decides";
    for (const int month : one.months) {
      if (model.decider(id, month, day) == &one) line += fmt::format(" {}", month);
    }
    records.push_back(line);
  }
  std::sort(records.begin(), records.end());
  lines.insert(lines.end(), records.begin(), records.end());
  return lines;
}

TEST_CASE("whatever is recorded in whatever order, the program refuses and says what the model does") {
  constexpr int kOffices = 120;
  constexpr int kLines = 40;
  Random random(20210710);
  std::map<std::string, std::size_t> met;
  std::size_t refused = 0;
  for (int i = 0; i < kOffices; ++i) {
    Office office(small_plan({"months: [1, 7]", "months: [3]", "months: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]",
                              "months: [9, 10], formerly: [\"1.1.9.9\"]"}));
    Model model;
    std::string history;
    for (int k = 0; k < kLines; ++k) {
      model.today += random.one_in(3) ? random.from_to(-3, 9) : 0;
      office.setting.today = date_of(model.today);
      const Line line = Maker(random).line(model.today);
      history += fmt::format("{}: {}\n", iso(date_of(model.today)), line.text());
      CAPTURE(history);
      const std::string before = office.progress();
      const bool is_ahead = model.is_ahead();
      const bool is_fine = !is_ahead && model.run(line);
      const Outcome outcome = office.run(line.text());
      INFO(outcome.err);
      REQUIRE(outcome.code == (is_ahead ? 1 : is_fine ? 0 : 2));
      REQUIRE(outcome.out.empty() == !is_fine);
      REQUIRE((office.progress() == before) == (!is_fine || line.dry));
      refused += is_fine ? 0U : 1U;
      met["a file with an error"] += is_ahead ? 1U : 0U;
      if (is_ahead) continue;
      const int day = model.today + random.from_to(-60, 30);
      for (const std::string& id : line.ids) {
        if (kRows.count(id) > 0) REQUIRE(shown(office, id, day) == expected(model, id, day));
      }
    }
    for (const auto& [situation, times] : model.met) met[situation] += times;
  }
  const int lines = kOffices * kLines;
  MESSAGE(lines << " lines, " << refused << " of them refused");
  for (const std::string situation :
       {"no such id", "no month", "several months", "the one month", "not planned", "already", "no undo", "no review",
        "a date ahead", "the clock is behind", "several lines of an indicator", "a second after another",
        "a file with an error"}) {
    CAPTURE(situation);
    CHECK(met[situation] >= 5);
  }
}

}  // namespace
}  // namespace rbplan::testing
