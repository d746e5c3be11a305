// Records appended to files of any form: the old text stays, the new lines stand where they should and say what they
// should.
#include "record/append.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>

#include "base/calendar.h"
#include "base/json.h"
#include "base/text.h"
#include "load/progress.h"
#include "support/random.h"

namespace rbplan::testing {
namespace {

LoadedProgress load(const std::string& bytes) { return load_progress(SourceText("p.progress.yaml", bytes)); }

tl::expected<Appended, Diagnostics> append_to(const std::string& bytes, const std::vector<Record>& records) {
  const SourceText source("p.progress.yaml", bytes);
  const LoadedProgress before = load_progress(source);
  return append_records(source, before.progress, before.problems, records);
}

// All that a record says, one key a line; written without the code under test.
std::string told(const Record& record) {
  std::string out = "indicator " + record.indicator.value + "\nmonths";
  for (const auto& period : record.periods)
    out +=
        fmt::format(" {}-{}", static_cast<unsigned>(period.value.first()), static_cast<unsigned>(period.value.last()));
  const auto add = [&](const char* key, const auto& text) { out += fmt::format("\n{} {}", key, text); };
  if (record.status) add("status", static_cast<int>(record.status->value));
  if (record.review) add("review", static_cast<int>(record.review->value));
  add("date", (std::chrono::sys_days(record.date.value).time_since_epoch()).count());
  if (record.value) add(record.value->value.is_grade ? "grade" : "value", record.value->value.text);
  if (record.spent) add("spent", record.spent->value);
  for (const Evidence& one : record.evidence) {
    if (one.file) add("file", one.file->value);
    if (one.sha256) add("sha256", one.sha256->value);
    if (one.url) add("url", one.url->value);
    if (one.title) add("title", one.title->value);
  }
  if (record.obstacle) add("obstacle", record.obstacle->value);
  if (record.follow_up) add("follow_up", record.follow_up->value);
  if (record.follow_up_owner) add("follow_up_owner", record.follow_up_owner->value);
  if (record.follow_up_due) add("follow_up_due", iso(record.follow_up_due->value));
  if (record.note) add("note", record.note->value);
  if (record.by) add("by", record.by->value);
  if (record.recorded) add("recorded", record.recorded->value.time_since_epoch().count());
  return out;
}

std::vector<std::string> told(const std::vector<Record>& records) {
  std::vector<std::string> all;
  for (const Record& record : records) all.push_back(told(record));
  return all;
}

constexpr const char* kPieces[] = {"a",  "B",   "7",       " ",       "\"",     "\\",     "/",      "'",         "\n",
                                   "\t", "##[", "::",      ": ",      " # ",    "- ",     "{",      "}",         "[",
                                   "]",  ",",   "\\n",     "\\u005b", "%0A",    "é",      "’",      "–",         "你",
                                   "😀",  "ꦮ",   "e\u0301", "\u00A0",  "\u200D", "\uFFFD", "\uE000", "\U000E0041"};
constexpr const char* kNumbers[] = {
    "0", "-0", "1", "-1.50", "100", "0.1234567890123", "999999999999999", "-99999999999999", "12.5", "3.0"};
constexpr const char* kIds[] = {"1.1.1.1", "6.1.4.1.a", "999.999.999.999", "1.2.3.2.2"};
constexpr std::int64_t kSums[] = {0, 1, 1'500'000, 999'999'999'999'999};
constexpr Status kAnyStatus[] = {Status::done, Status::partial, Status::not_done};

std::string some_text(Random& random) {
  std::string text = "x";
  for (int i = random.from_to(0, 9); i > 0; --i) text += random.of(kPieces);
  return text + "x";
}

template <class T>
Located<T> at_no_place(T value) {
  return {std::move(value), {}};
}

Evidence some_evidence(Random& random) {
  Evidence one;
  if (random.one_in(2)) {
    one.file = at_no_place("../evidence/" + some_text(random));
    one.sha256 = at_no_place(std::string(64, random.of(std::string("0123456789abcdef"))));
  } else {
    one.url = at_no_place("https://example.go.id/" + some_text(random));
  }
  if (random.one_in(2)) one.title = at_no_place(some_text(random));
  return one;
}

Record some_record(Random& random) {
  Record record;
  record.indicator.value = random.of(kIds);
  for (unsigned month = 1; month <= 12; ++month) {
    if (random.one_in(4)) record.periods.push_back({Period(Month(month)), {}});
  }
  if (record.periods.empty()) record.periods.push_back({Period(Month(12)), {}});
  if (random.one_in(3)) {
    record.periods.clear();
    for (const unsigned quarter : {2U, 1U, 4U}) {
      if (quarter == 2 || random.one_in(2)) record.periods.push_back({Period::of_quarter(quarter), {}});
    }
  }
  random.shuffle(record.periods);
  if (random.one_in(4)) {
    record.review = at_no_place(random.one_in(2) ? Verdict::accepted : Verdict::returned);
  } else {
    record.status = at_no_place(random.of(kAnyStatus));
  }
  record.date.value = Date(std::chrono::sys_days(std::chrono::days(random.from_to(0, 40000))));
  if (random.one_in(2)) record.value = at_no_place(Measure{random.of(kNumbers)});
  if (random.one_in(6)) record.value = at_no_place(Measure{some_text(random), true});
  if (random.one_in(3)) record.spent = at_no_place(random.of(kSums));
  for (int i = random.one_in(2) ? random.from_to(1, 3) : 0; i > 0; --i)
    record.evidence.push_back(some_evidence(random));
  for (auto member : {&Record::obstacle, &Record::follow_up, &Record::follow_up_owner, &Record::note}) {
    if (random.one_in(2)) record.*member = at_no_place(some_text(random));
  }
  if (random.one_in(4)) record.follow_up_due = at_no_place(Date(std::chrono::sys_days(std::chrono::days(20000))));
  if (random.one_in(2)) record.by = at_no_place(some_text(random));
  if (!random.one_in(4)) {
    record.recorded = at_no_place(Time(std::chrono::seconds(random.from_to(0, 2'000'000'000))));
  }
  return record;
}

// A file without problems, with what must be known of it to say where records go.
struct File {
  std::string text;
  std::size_t seam = 0;  // behind the line of the last record, else behind `records:`
  bool is_ended = true;  // whether a line end stands before the seam
  std::string line_end;  // of that line; of the one above it where it has none
  std::string indent = "  ";
  std::string gap = " ";
  std::size_t records = 0;
};

constexpr const char* kRemarks[] = {
    "# di antara", "  # menjorok", "", "  ", "\t", "# rbplan: ignore[RB430] alasan", "#", "# records:", "# - {}"};
constexpr const char* kObjects[] = {
    R"({"indicator": "1.1.1.1", "months": [1], "status": "done", "date": "2021-01-29"})",
    R"({ "months":[ 2,3 ] ,"indicator" : "1.1.1.1","date":"2021-02-10","review":"accepted" })",
    ("{\"indicator\":\t\"1.1.1.1\",\"months\": [1], \"status\": \"done\", \"date\": \"2021-01-29\", "
     "\"note\": \"# - \\u00e9 \\\\\"\t}"),
    R"({"indicator": "1.1.1.1", "months": [12], "status": "partial", "date": "2021-12-29", "value": -1.50})"};

class FileMaker {
 public:
  explicit FileMaker(Random& random) : random_(random) {}

  File file() {
    if (random_.one_in(3)) file_.text = "\xEF\xBB\xBF";
    if (random_.one_in(12)) return header_only();
    const int ends = random_.below(4);
    ends_ = ends == 0   ? std::vector<std::string>{"\r\n"}
            : ends == 1 ? std::vector<std::string>{"\n", "\r\n"}
                        : std::vector<std::string>{"\n"};
    file_.indent = std::string(static_cast<std::size_t>(random_.of(std::vector<int>{0, 2, 2, 4, 7})), ' ');
    remarks();
    line(random_.one_in(4) ? "rbplan_progress:   1 " : "rbplan_progress: 1");
    remarks();
    line(random_.one_in(4) ? "records: \t" : "records:");
    keep_seam();
    for (int i = random_.one_in(3) ? 0 : random_.from_to(1, 5); i > 0; --i) {
      if (!random_.one_in(2)) remarks();
      file_.gap = std::string(static_cast<std::size_t>(random_.one_in(3) ? random_.from_to(1, 5) : 1), ' ');
      line(file_.indent + "-" + file_.gap + random_.of(kObjects) + (random_.one_in(4) ? " \t " : ""));
      keep_seam();
      ++file_.records;
    }
    remarks();
    if (file_.records == 0) file_.indent = "  ";
    if (random_.one_in(3)) end_early();
    return file_;
  }

 private:
  // Without a byte of its own: the program writes the header first.
  File header_only() {
    file_.line_end = "\n";
    file_.seam = file_.text.size();
    return file_;
  }

  void line(const std::string& text) {
    last_end_ = random_.of(ends_);
    file_.text += text + last_end_;
  }

  void keep_seam() {
    file_.seam = file_.text.size();
    file_.line_end = last_end_;
  }

  void remarks() {
    for (int i = random_.one_in(2) ? random_.from_to(1, 3) : 0; i > 0; --i) line(random_.of(kRemarks));
  }

  // Without the last line end; where the seam is there, new lines end as the line above does.
  void end_early() {
    const bool at_seam = file_.seam == file_.text.size();
    file_.text.resize(file_.text.size() - last_end_.size());
    if (!at_seam) return;
    file_.is_ended = false;
    file_.seam = file_.text.size();
    const std::size_t feed = file_.text.rfind('\n');
    file_.line_end = feed > 0 && file_.text[feed - 1] == '\r' ? "\r\n" : "\n";
  }

  Random& random_;
  File file_;
  std::vector<std::string> ends_;
  std::string last_end_;
};

std::size_t line_number(const std::string& text, std::size_t at) {
  return 1 + static_cast<std::size_t>(std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at), '\n'));
}

TEST_CASE("whatever the file and the records, lines are inserted and nothing else changes") {
  constexpr int kFiles = 4000;
  Random random(20210201);
  std::size_t appended_records = 0;
  for (int i = 0; i < kFiles; ++i) {
    const File file = FileMaker(random).file();
    CAPTURE(file.text);
    const LoadedProgress before = load(file.text);
    REQUIRE(before.problems.empty());
    REQUIRE(before.progress.records.size() == file.records);
    std::vector<Record> records;
    for (int k = random.from_to(1, 3); k > 0; --k) records.push_back(some_record(random));

    const bool has_header = file.text.find("records:") != std::string::npos;
    const std::string header = has_header ? "" : "rbplan_progress: 1\nrecords:\n";
    std::string lines = header + (file.is_ended ? "" : file.line_end);
    const std::size_t first_line = line_number(file.text + lines, file.seam + lines.size());
    for (const Record& record : records) {
      lines += file.indent + "-" + file.gap + record_object(record) + file.line_end;
    }
    const auto made = append_to(file.text, records);
    REQUIRE(made);
    CHECK(made->source.bytes() == file.text.substr(0, file.seam) + lines + file.text.substr(file.seam));
    CHECK(made->line == first_line);

    const LoadedProgress after = load(std::string(made->source.bytes()));
    CHECK(count(after.problems, Severity::error) == 0);
    std::vector<std::string> expected = told(before.progress.records);
    for (const Record& record : records) expected.push_back(told(record));
    CHECK(told(after.progress.records) == expected);
    appended_records += records.size();
  }
  MESSAGE(appended_records << " records appended to " << kFiles << " files");
}

TEST_CASE("an object is one line of JSON, its keys in the order of the manual, safe in a log") {
  Random random(7);
  const std::vector<std::string> order = {
      "indicator", "months",   "quarters",  "status",          "review",        "date", "value", "spent",
      "evidence",  "obstacle", "follow_up", "follow_up_owner", "follow_up_due", "note", "by",    "recorded"};
  std::size_t with_commands = 0;
  for (int i = 0; i < 2000; ++i) {
    const Record record = some_record(random);
    const std::string object = record_object(record);
    CAPTURE(object);
    CHECK(object.find_first_of("\n\r\t") == std::string::npos);
    CHECK(object.find("##[") == std::string::npos);
    with_commands += told(record).find("##[") != std::string::npos ? 1U : 0U;
    const auto value = parse_json(object);
    REQUIRE(value);
    std::size_t place = 0;
    for (const auto& [key, of_key] : std::get<Object>(value->is)) {
      while (place < order.size() && order[place] != key) ++place;
      CHECK(place < order.size());
    }
  }
  CHECK(with_commands > 100);
}

TEST_CASE("records that differ in one key do not say the same") {
  Random random(8);
  std::size_t different = 0;
  std::vector<Record> all;
  for (int i = 0; i < 300; ++i) all.push_back(some_record(random));
  for (const Record& one : all) {
    for (const Record& other : all) {
      CHECK(says_the_same(one, other) == (told(one) == told(other)));
      different += says_the_same(one, other) ? 0U : 1U;
    }
    const auto differs = [&](const auto& change) {
      Record other = one;
      change(other);
      CHECK_FALSE(says_the_same(one, other));
      CHECK_FALSE(says_the_same(other, one));
    };
    for (auto member : {&Record::obstacle, &Record::follow_up, &Record::follow_up_owner, &Record::note}) {
      differs([&](Record& of) { of.*member = at_no_place(std::string("other")); });
    }
    differs([](Record& of) { of.by = at_no_place(std::string("other")); });
    differs([](Record& of) { of.indicator.value += ".9"; });
    differs([](Record& of) { of.periods.pop_back(); });
    differs([](Record& of) { of.date.value = add_days(of.date.value, 1); });
    differs([](Record& of) { of.value = at_no_place(Measure{"7"}); });
    if (!one.value || !one.value->value.is_grade)
      differs([](Record& of) { of.value = at_no_place(Measure{of.value ? of.value->value.text : "A", true}); });
    differs([](Record& of) { of.follow_up_due = at_no_place(Date(std::chrono::sys_days(std::chrono::days(1)))); });
    differs([](Record& of) { of.spent = at_no_place(std::int64_t{7}); });
    differs([](Record& of) { of.recorded = at_no_place(Time(std::chrono::seconds(-1))); });
    differs([](Record& of) { of.evidence.emplace_back(); });
    differs([](Record& of) {
      if (of.status) {
        of.status->value = of.status->value == Status::done ? Status::partial : Status::done;
      } else {
        of.review->value = of.review->value == Verdict::accepted ? Verdict::returned : Verdict::accepted;
      }
    });
    if (one.evidence.empty()) continue;
    differs([](Record& of) { of.evidence.pop_back(); });
    for (auto member : {&Evidence::file, &Evidence::sha256})
      differs([&](Record& of) { of.evidence.back().*member = at_no_place(std::string("other")); });
    for (auto member : {&Evidence::url, &Evidence::title})
      differs([&](Record& of) { of.evidence.back().*member = at_no_place(std::string("other")); });
  }
  CHECK(different > 80'000);
}

Record plain_record() {
  Record record;
  record.indicator.value = "1.1.1.2";
  record.periods = {{Period(Month(3)), {}}};
  record.status = at_no_place(Status::done);
  record.date.value = Date(std::chrono::year(2021), Month(3), std::chrono::day(30));
  return record;
}

const std::string kHeader = "rbplan_progress: 1\nrecords:\n";
const std::string kOld = R"(  - {"indicator": "1.1.1.1", "months": [1], "status": "done", "date": "2021-01-29"})";
const std::string kNew = R"(  - {"indicator": "1.1.1.2", "months": [3], "status": "done", "date": "2021-03-30"})";

std::string appended(const std::string& text, const Record& record = plain_record()) {
  const auto made = append_to(text, {record});
  return made ? std::string(made->source.bytes()) : "refused";
}

TEST_CASE("a remark stays with the record that it stands behind") {
  const std::string remark = "# rbplan: ignore[RB430] tanggalnya benar\n";
  CHECK(appended(kHeader + kOld + "\n" + remark) == kHeader + kOld + "\n" + kNew + "\n" + remark);
  CHECK(appended(kHeader + remark) == kHeader + kNew + "\n" + remark);
  CHECK(appended(kHeader + remark + kOld + "\n") == kHeader + remark + kOld + "\n" + kNew + "\n");
  CHECK(appended(kHeader + kOld + "\n\n# akhir") == kHeader + kOld + "\n" + kNew + "\n\n# akhir");
}

TEST_CASE("a file that is new, empty or not ended") {
  CHECK(progress_header() == kHeader);
  CHECK(appended("") == kHeader + kNew + "\n");
  CHECK(appended("\xEF\xBB\xBF") == "\xEF\xBB\xBF" + kHeader + kNew + "\n");
  CHECK(appended("rbplan_progress: 1\nrecords:") == kHeader + kNew + "\n");
  CHECK(appended("rbplan_progress: 1\r\nrecords:") == "rbplan_progress: 1\r\nrecords:\r\n" + kNew + "\r\n");
  CHECK(appended(kHeader + kOld) == kHeader + kOld + "\n" + kNew + "\n");
}

// The names of problems.
std::string names_of(const Diagnostics& problems) {
  std::string names;
  for (const Diagnostic& one : problems) names += std::string(facts(one.kind).name) + ";";
  return names;
}

TEST_CASE("a file with errors is refused with its problems") {
  const std::string bad[] = {
      "# only a comment\n",
      "records:\n",
      "rbplan_progress: 2\nrecords:\n",
      kHeader + kOld.substr(0, 40),
      kHeader + kOld + "\n" + kOld.substr(1) + "\n",
      kHeader + "  - {}\n",
      kHeader + kOld + "\n" + kHeader,
      kHeader + kOld + "\r",
      kHeader + kOld + std::string(1, '\0'),
      kHeader + "# \xFF\n" + kOld + "\n",
      kHeader + "<<<<<<< HEAD\n" + kOld + "\n",
      kHeader + "  - indicator: 1.1.1.1\n    months: [1]\n",
      "records: []\nrbplan_progress: 1\n",
  };
  for (const std::string& text : bad) {
    CAPTURE(text);
    const Diagnostics problems = load(text).problems;
    CHECK(count(problems, Severity::error) > 0);
    const auto made = append_to(text, {plain_record()});
    REQUIRE_FALSE(made);
    CHECK(names_of(made.error()) == names_of(problems));
  }
  CHECK(appended(kHeader + "# \u200E\n" + kOld + "\n") != "refused");  // a note is no error
}

TEST_CASE("a record that would not be read as it is given is refused") {
  const auto refused = [](const auto& change) {
    Record record = plain_record();
    change(record);
    const auto made = append_to(kHeader + kOld + "\n", {plain_record(), record});
    return made ? "written" : names_of(made.error());
  };
  CHECK(refused([](Record&) {}) == "written");
  CHECK(refused([](Record& one) { one.indicator.value = "1.1"; }) == "bad_id;");
  CHECK(refused([](Record& one) { one.periods.clear(); }) == "written");  // of a row without months
  CHECK(refused([](Record& one) { one.periods.push_back(one.periods[0]); }) == "month_twice;");
  CHECK(refused([](Record& one) { one.status.reset(); }) == "neither_given;");
  CHECK(refused([](Record& one) { one.review = at_no_place(Verdict::accepted); }) == "both_given;");
  CHECK(refused([](Record& one) { one.note = at_no_place(std::string("\u202E")); }) == "bidi_control;");
  CHECK(refused([](Record& one) { one.note = at_no_place(std::string(" ")); }) == "empty_text;");
  CHECK(refused([](Record& one) { one.value = at_no_place(Measure{"1e5"}); }) == "odd_number;");
  CHECK(refused([](Record& one) { one.value = at_no_place(Measure{"1, \"spent\": 2"}); }).empty());
  CHECK(refused([](Record& one) { one.spent = at_no_place(std::int64_t{1'000'000'000'000'000}); }) == "out_of_range;");
  CHECK(refused([](Record& one) { one.spent = at_no_place(std::int64_t{-1}); }) == "out_of_range;");
  CHECK(refused([](Record& one) { one.evidence.emplace_back(); }) == "neither_given;");
  CHECK(refused([](Record& one) { one.by = at_no_place(std::string("\xFF")); }).empty());  // would be another text
}

}  // namespace
}  // namespace rbplan::testing
