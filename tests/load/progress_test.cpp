// Progress files: what is read, what is refused and where, and that no record is lost without a word.
#include "load/progress.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"

namespace rbplan::testing {
namespace {

const std::string kHeader = "rbplan_progress: 1\nrecords:\n";
const std::string kDone = R"(  - {"indicator": "1.1.1.1", "months": [1], "status": "done", "date": "2021-01-29"})";
const std::string kReview =
    R"(  - {"indicator": "1.1.1.1", "months": [1], "review": "accepted", "date": "2021-02-10"})";
const std::string kFull =
    R"(  - {"indicator": "6.1.4.1.a", "months": [1, 12], "status": "partial", "date": "2020-02-29", "value": -99.50, )"
    R"("spent": 999999999999999, "evidence": [{"file": "../evidence/2021/sk tim.pdf", "sha256": ")"
    R"(0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef", "title": "SK"}, {"url": "https://kpu.go.id/x"}], )"
    R"("obstacle": "o", "follow_up": "f", "note": "n", "by": "Siti", "recorded": "2021-01-29T03:12:00Z"})";

LoadedProgress load(const std::string& bytes) { return load_progress(SourceText("p.progress.yaml", bytes)); }

// The records of a text without problems, as many as it should have.
std::vector<Record> good(const std::string& bytes, std::size_t records) {
  const LoadedProgress loaded = load(bytes);
  CAPTURE(bytes);
  for (const Diagnostic& problem : loaded.problems) INFO(facts(problem.kind).name);
  CHECK(loaded.problems.empty());
  CHECK(loaded.progress.records.size() == records);
  return loaded.progress.records;
}

// Every problem of a text, such as `no_header 1:1 rbplan: 1`: its kind, its place and what stands there; of a long text
// both ends.
std::string problems_in(const std::string& bytes) {
  const SourceText source("p.progress.yaml", bytes);
  std::string out;
  for (const Diagnostic& problem : load_progress(source).problems) {
    const Place place = source.place(problem.span.begin);
    std::string text(source.bytes().substr(problem.span.begin, problem.span.end - problem.span.begin));
    if (text.size() > 30) text = text.substr(0, 20) + "..." + text.substr(text.size() - 6);
    out += fmt::format("{}{} {}:{} {}", out.empty() ? "" : "; ", facts(problem.kind).name, place.line, place.column,
                       visible(text));
  }
  return out;
}

// A file with one record that has one more key, or another value for one.
std::string with(const std::string& keys) {
  return kHeader +
         "  - {\"indicator\": \"1.1.1.1\", \"months\": [1], \"status\": \"done\", \"date\": \"2021-01-29\", " + keys +
         "}\n";
}

std::string with_item(const std::string& item) { return with("\"evidence\": [" + item + "]"); }

std::string of(const std::string& object) { return kHeader + "  - " + object + "\n"; }

TEST_CASE("forms of a file that are good") {
  good("", 0);
  good("\xEF\xBB\xBF", 0);
  good(kHeader, 0);
  good("rbplan_progress: 1\nrecords:", 0);
  good("rbplan_progress:  1  \nrecords: \t\n", 0);
  good("\xEF\xBB\xBF" + kHeader + kDone + "\n", 1);
  good(kHeader + kDone, 1);
  good(kHeader + kDone + "\n" + kReview + "\n" + kFull + "\n", 3);
  good("rbplan_progress: 1\r\nrecords:\r\n" + kDone + "\r\n" + kReview + "\r\n", 2);
  good("rbplan_progress: 1\r\n\r\nrecords:\n \t\r\n" + kDone + "\r\n" + kReview, 2);
  good("# a\n\n  # b\nrbplan_progress: 1\n# c\nrecords:\n# d\n\n" + kDone + "\n      # e\n\n" + kReview + " \t\n# f",
       2);
  good(kHeader + kDone.substr(2) + "\n" + kReview.substr(2) + "\n", 2);
  good(kHeader + "  " + kDone + "\n  " + kReview + "\n", 2);
  good(kHeader + "    -    " + kDone.substr(4) + "   \n" + "    - " + kReview.substr(4) + "\n", 2);
  good(of(R"( { "indicator":"1.1.1.1" , "months":[ 1,2 ] ,"status" : "done","date":"2021-01-29" } )"), 1);
  good(of("{\"indicator\":\t\"1.1.1.1\",\t\"months\":[1],\"status\":\"done\",\"date\":\"2021-01-29\"\t}"), 1);
}

TEST_CASE("every key of a record is read, each with its place") {
  const SourceText source("p.progress.yaml", kHeader + kDone + "\n" + kFull + "\n" + kReview + "\n");
  const LoadedProgress loaded = load_progress(source);
  const auto at = [&](Span span) { return std::string(source.bytes().substr(span.begin, span.end - span.begin)); };
  REQUIRE(loaded.progress.records.size() == 3);
  const Record& record = loaded.progress.records[1];
  CHECK(at(record.line) == kFull);
  CHECK(at(record.object) == kFull.substr(4));
  CHECK(record.indicator.value == "6.1.4.1.a");
  CHECK(at(record.indicator.span) == "\"6.1.4.1.a\"");
  REQUIRE(record.periods.size() == 2);
  CHECK(record.periods[1].value.last() == std::chrono::December);
  CHECK(at(record.periods[1].span) == "12");
  CHECK(record.status->value == Status::partial);
  CHECK(at(record.status->span) == "\"partial\"");
  CHECK_FALSE(record.review);
  CHECK(iso(record.date.value) == "2020-02-29");
  CHECK(record.value->value.text == "-99.50");
  CHECK(at(record.value->span) == "-99.50");
  CHECK(record.spent->value == 999'999'999'999'999);
  REQUIRE(record.evidence.size() == 2);
  CHECK(record.evidence[0].file->value == "../evidence/2021/sk tim.pdf");
  CHECK(record.evidence[0].sha256->value.size() == 64);
  CHECK(record.evidence[0].title->value == "SK");
  CHECK(record.evidence[1].url->value == "https://kpu.go.id/x");
  CHECK(at(record.evidence[1].url->span) == "\"https://kpu.go.id/x\"");
  CHECK(record.obstacle->value == "o");
  CHECK(record.follow_up->value == "f");
  CHECK(record.note->value == "n");
  CHECK(record.by->value == "Siti");
  CHECK(at(record.recorded->span) == "\"2021-01-29T03:12:00Z\"");
  CHECK(record.recorded->value.time_since_epoch().count() == 1611889920);
  CHECK(loaded.progress.records[2].review->value == Verdict::accepted);
  CHECK_FALSE(loaded.progress.records[2].status);
  CHECK(loaded.progress.records[0].time().time_since_epoch().count() == 1611964799);  // 2021-01-29T23:59:59Z
}

TEST_CASE("text is read with its escapes, in any script") {
  const auto note = [](const std::string& written) {
    return good(with("\"note\": \"" + written + "\""), 1).at(0).note->value;
  };
  CHECK(note(R"(a\"b\\c\/d\te\nf)") == "a\"b\\c/d\te\nf");
  CHECK(note(R"(\u00e9\u20AC\ufFfD)") == "\xC3\xA9\xE2\x82\xAC\xEF\xBF\xBD");
  CHECK(note("\xC3\xA9 \xE4\xB8\xAD \xF0\x9F\x98\x80 \xEA\xA6\xAE") ==
        "\xC3\xA9 \xE4\xB8\xAD \xF0\x9F\x98\x80 \xEA\xA6\xAE");
  CHECK(note("# no remark: [x], {y} - 'z' & * ! | > % @ `") == "# no remark: [x], {y} - 'z' & * ! | > % @ `");
  CHECK(note(R"(\ud83d\ude00\uD834\uDd1e)") == "\xF0\x9F\x98\x80\xF0\x9D\x84\x9E");
  CHECK(note("null") == "null");
}

struct Bad {
  std::string text;
  std::string problems;
};

void check(const std::vector<Bad>& cases) {
  for (const Bad& one : cases) {
    CAPTURE(one.text);
    CHECK(problems_in(one.text) == one.problems);
  }
}

TEST_CASE("keys that are wrong") {
  check({
      {with(R"("status": "done")"), R"(duplicate_key 3:85 "status")"},
      {with(R"("note": "a", "note": "a")"), R"(duplicate_key 3:98 "note")"},
      {with(R"("note": "a", "n\u006fte": "b")"), R"(duplicate_key 3:98 "n\u006fte")"},
      {with(R"("values": 1)"), R"(unknown_key 3:85 "values")"},
      {with(R"("Status": "done")"), R"(unknown_key 3:85 "Status")"},
      {with(R"("x": 1)"), R"(unknown_key 3:85 "x")"},
      {with(R"("": 1)"), R"(unknown_key 3:85 "")"},
      {with(R"("review": "accepted")"), R"(both_given 3:95 "accepted")"},
      {of(R"({})"), "missing_key 3:5 {; missing_key 3:5 {; missing_key 3:5 {; neither_given 3:5 {"},
      {of(R"({"indicator": "1.1.1.1", "months": [1], "date": "2021-01-29"})"), "neither_given 3:5 {"},
      {of(R"({"months": [1], "status": "done", "date": "2021-01-29"})"), "missing_key 3:5 {"},
      {of(R"({"indicator": "1.1.1.1", "status": "done", "date": "2021-01-29"})"), "missing_key 3:5 {"},
      {of(R"({"indicator": "1.1.1.1", "months": [1], "status": "done"})"), "missing_key 3:5 {"},
      {of(R"({"indicator": "1.1.1.1", "month": [1], "status": "done", "date": "2021-01-29"})"),
       R"(unknown_key 3:30 "month")"},
      {of(R"({"indicator": "1.1.1.1", "months": [1], "stats": "done", "date": "2021-01-29"})"),
       R"(unknown_key 3:45 "stats")"},
      {of(R"({"indicator": null, "months": null, "status": null, "date": null})"),
       "no_value 3:19 null; no_value 3:35 null; no_value 3:51 null; no_value 3:65 null"},
      {with_item(R"({"file": "a", "sha256": "00"})"), R"(not_a_sha256 3:122 "00")"},
      {with_item(R"({"file": "a"})"), "missing_key 3:98 {"},
      {with_item(R"({"fil": "a"})"), R"(missing_key 3:98 {; unknown_key 3:99 "fil")"},
      {with_item(R"({"title": "a"})"), "neither_given 3:98 {"},
      {with_item(R"({"path": "a"})"), R"(missing_key 3:98 {; unknown_key 3:99 "path")"},
      {with_item(R"({"tautan": "a"})"), R"(unknown_key 3:99 "tautan")"},
      {with_item(R"({"lampiran": "a"})"), R"(unknown_key 3:99 "lampiran")"},
      {with_item(R"({"url": "a", "file": "b"})"), R"(both_given 3:119 "b")"},
      {with_item(R"({"url": "a", "sha256": "b"})"), R"(both_given 3:121 "b")"},
      {with_item(R"({"url": "a", "url": "b"})"), R"(duplicate_key 3:111 "url")"},
  });
}

TEST_CASE("values of another type, or out of bounds") {
  const auto record = [](const std::string& keys) {
    return of("{" + keys + ", \"status\": \"done\", \"date\": \"2021-01-29\"}");
  };
  check({
      {record(R"("indicator": 1, "months": [1])"), "wrong_type 3:19 1"},
      {record(R"("indicator": 1.1, "months": [1])"), "wrong_type 3:19 1.1"},
      {record(R"("indicator": ["1.1.1.1"], "months": [1])"), R"(wrong_type 3:19 ["1.1.1.1"])"},
      {record(R"("indicator": "1.1.1", "months": [1])"), R"(bad_id 3:19 "1.1.1")"},
      {record(R"("indicator": "", "months": [1])"), R"(empty_text 3:19 "")"},
      {record(R"("indicator": "1.1.1.1", "months": 1)"), "wrong_type 3:40 1"},
      {record(R"("indicator": "1.1.1.1", "months": "1")"), R"(wrong_type 3:40 "1")"},
      {record(R"("indicator": "1.1.1.1", "months": {"1": 1})"), R"(wrong_type 3:40 {"1": 1})"},
      {record(R"("indicator": "1.1.1.1", "months": [0, 13])"), "no_such_month 3:41 0; no_such_month 3:44 13"},
      {record(R"("indicator": "1.1.1.1", "months": [1, 1])"), "month_twice 3:44 1"},
      {record(R"("indicator": "1.1.1.1", "months": ["1", "maret", true, null, 1.0, [1], 1e0, -1])"),
       R"(wrong_item 3:41 "1"; wrong_item 3:46 "maret"; wrong_item 3:55 true; empty_item 3:61 null; wrong_item 3:67 1.0; wrong_item 3:72 [1]; odd_number 3:77 1e0; no_such_month 3:82 -1)"},
      {record(R"("indicator": "1.1.1.1", "months": [1], "value": "")"), R"(empty_text 3:54 "")"},
      {record(R"("indicator": "1.1.1.1", "months": [1], "value": 1e3)"), "odd_number 3:54 1e3"},
      {record(R"("indicator": "1.1.1.1", "months": [1], "value": 1234567890123456789)"),
       "odd_number 3:54 1234567890123456789"},
      {record(R"("indicator": "1.1.1.1", "months": [1], "value": true)"), "wrong_type 3:54 true"},
      {record(R"("indicator": "1.1.1.1", "months": [1], "value": [1])"), "wrong_type 3:54 [1]"},
      {record(R"("indicator": "1.1.1.1", "months": [1], "value": null)"), "no_value 3:54 null"},
      {record(R"("indicator": "1.1.1.1", "months": [1], "spent": 1.5)"), "wrong_type 3:54 1.5"},
      {record(R"("indicator": "1.1.1.1", "months": [-0], "spent": -0)"), "odd_number 3:41 -0; odd_number 3:55 -0"},
      {record(R"("indicator": "1.1.1.1", "months": [1], "spent": -1)"), "out_of_range 3:54 -1"},
      {record(R"("indicator": "1.1.1.1", "months": [1], "spent": 1000000000000000)"),
       "out_of_range 3:54 1000000000000000"},
      {record(R"("indicator": "1.1.1.1", "months": [1], "spent": "1")"), R"(wrong_type 3:54 "1")"},
      {record(R"("indicator": "1.1.1.1", "months": [1], "evidence": "a")"), R"(wrong_type 3:57 "a")"},
      {record(R"("indicator": "1.1.1.1", "months": [1], "evidence": {"url": "a"})"), R"(wrong_type 3:57 {"url": "a"})"},
      {record(R"("indicator": "1.1.1.1", "months": [1], "evidence": ["a", null, 1, [], {"url": 1}, {"url": ""}])"),
       R"(wrong_item 3:58 "a"; empty_item 3:63 null; wrong_item 3:69 1; wrong_item 3:72 []; wrong_type 3:84 1; empty_text 3:96 "")"},
      {record(R"("indicator": "1.1.1.1", "months": [1], "obstacle": 1, "follow_up": 1.5, "note": true, "by": ["a"])"),
       R"(wrong_type 3:57 1; wrong_type 3:73 1.5; wrong_type 3:86 true; wrong_type 3:98 ["a"])"},
      {record(R"("indicator": "1.1.1.1", "months": [1], "obstacle": "", "follow_up": " ", "note": {}, "by": null)"),
       R"(empty_text 3:57 ""; empty_text 3:74 " "; wrong_type 3:87 {}; no_value 3:97 null)"},
      {record(R"("indicator": "1.1.1.1", "months": [1], "recorded": 1611889920)"), "wrong_type 3:57 1611889920"},
      {record(R"("indicator": "1.1.1.1", "months": [1], "recorded": "2021-01-29")"), R"(not_a_time 3:57 "2021-01-29")"},
      {record(R"("indicator": "1.1.1.1", "months": [1], "recorded": "2021-01-29T03:12:00+07:00")"),
       R"(not_a_time 3:57 "2021-01-29T03:12:00+07:00")"},
      {record(R"("indicator": "1.1.1.1", "months": [1], "recorded": "2021-01-29T24:00:00Z")"),
       R"(not_a_time 3:57 "2021-01-29T24:00:00Z")"},
      {record(R"("indicator": "1.1.1.1", "months": [1], "recorded": "2021-02-29T00:00:00Z")"),
       R"(not_a_time 3:57 "2021-02-29T00:00:00Z")"},
      {of(R"({"indicator": "1.1.1.1", "months": [1], "status": "selesai", "date": "29-01-2021"})"),
       R"(not_a_status 3:55 "selesai"; not_a_date 3:74 "29-01-2021")"},
      {of(R"({"indicator": "1.1.1.1", "months": [1], "status": true, "date": 20210129})"),
       "wrong_type 3:55 true; not_a_date 3:69 20210129"},
      {of(R"({"indicator": "1.1.1.1", "months": [1], "review": "ok", "date": "2021-02-29"})"),
       R"(not_a_choice 3:55 "ok"; no_such_day 3:69 "2021-02-29")"},
      {of(R"({"indicator": "1.1.1.1", "months": [1], "review": 1, "date": {}})"),
       "not_a_choice 3:55 1; wrong_type 3:66 {}"},
  });
}

TEST_CASE("what is no JSON, or is none of YAML") {
  check({
      {with(R"("note": "\ud83d")"), R"(bad_escape 3:94 \ud83d)"},
      {with(R"("note": "\ude00\ud83d")"), R"(bad_escape 3:100 \ud83d)"},
      {with(R"("note": "a\ud83dx")"), R"(bad_escape 3:95 \ud83d)"},
      {with(R"("note": "\ude00")"), R"(bad_escape 3:94 \ude00)"},
      {with(R"("note": "\ud83d\ude00 \uDE00")"), R"(bad_escape 3:107 \uDE00)"},
      {with(R"("note": "\ud83d\ude00 \q")"), R"(bad_escape 3:107 \q)"},
      {with(R"("date": 2021-01-29)"), "unreadable_record 3:93 2021-01-29"},
      {with(R"("value": 99,5)"), "odd_number 3:94 99,5"},
      {with(R"("evidence": [1, ])"), "unreadable_record 3:101 ]"},
      {with(R"("n\ud83d\ude00": "x")"), R"(unknown_key 3:85 "n\ud83d\ude00")"},
      {with(R"("note": "\x41")"), R"(bad_escape 3:94 \x)"},
      {with(R"("note": "\u12")"), R"(escape_digits 3:94 \u)"},
      {with(R"("note": "\u12G4")"), R"(escape_digits 3:94 \u)"},
      {with(R"("note": "\u0000")"), R"(hidden_character 3:93 "\u0000")"},
      {with(R"("note": "\u001b[31m")"), R"(hidden_character 3:93 "\u001b[31m")"},
      {with(R"("note": "\u0085")"), R"(hidden_character 3:93 "\u0085")"},
      {with(R"("note": "\u202e")"), R"(hidden_character 3:93 "\u202e")"},
      {with(R"("note": "\u200e")"), R"(bidi_mark 3:93 "\u200e")"},
      {with(R"("note": "\b\f\r")"), R"(hidden_character 3:93 "\b\f\r")"},
      {with("\"note\": \"a\tb\""), R"(control_character 3:95 \x09)"},
      {with("\"note\": \"a\x01"
            "b\""),
       R"(control_character 3:95 \x01)"},
      {with("\"note\": \"a\x1b[31mb\""), R"(control_character 3:95 \x1b)"},
      {with("\"note\": \"a\xC2\x85"
            "b\""),
       R"(control_character 3:95 \u0085)"},
      {with("\"note\": \"a\xFF\""), R"(not_utf8 3:95 \xff)"},
      {with("\"note\": \"a\xED\xA0\xBD\""), R"(not_utf8 3:95 \xed; not_utf8 3:96 \xa0; not_utf8 3:97 \xbd)"},
      {with("\"note\": \"\xE2\x80\xAE\""), R"(bidi_control 3:94 \u202e)"},
      {with("'note': \"a\""), "unreadable_record 3:85 '"},
      {with("\"note\": 'a'"), "unreadable_record 3:93 '"},
      {with("note: \"a\""), "unreadable_record 3:85 note"},
      {with("\"note\": a"), "unreadable_record 3:93 a"},
      {with("\"note\": NaN"), "unreadable_record 3:93 NaN"},
      {with("\"note\": True"), "unreadable_record 3:93 True"},
      {with("\"value\": 01"), "leading_zero 3:94 01"},
      {with("\"value\": +1"), "unreadable_record 3:94 +1"},
      {with("\"value\": .5"), "unreadable_record 3:94 .5"},
      {with("\"value\": 1."), "unreadable_record 3:94 1."},
      {with("\"value\": 0x1F"), "unreadable_record 3:94 0x1F"},
      {with("\"value\": 1_000"), "unreadable_record 3:94 1_000"},
      {with("\"note\" \"a\""), R"(unreadable_record 3:92 ")"},
      {with("\"note\": \"a\" \"by\": \"b\""), R"(unreadable_record 3:97 ")"},
      {with("\"note\": \"a\","), "unreadable_record 3:97 }"},
      {with(",\"note\": \"a\""), "unreadable_record 3:85 ,"},
      {with("\"note\""), "unreadable_record 3:91 }"},
      {with("\"note\":"), "unreadable_record 3:92 }"},
      {with("\"evidence\": [}"), "unclosed_bracket 3:97 ["},
      {with("\"evidence\": [1"), "unclosed_bracket 3:97 ["},
      {with("\"value\": 1\"note\": \"a\""), R"(unreadable_record 3:95 ")"},
      {with("\"evidence\": ]"), "unreadable_record 3:97 ]"},
      {with("\"note\": \"a"), R"(unclosed_quote 3:93 ")"},
      {with("\"note\": /* x */ \"a\""), "unreadable_record 3:93 /*"},
      {with("\"note\": &a \"a\""), "unreadable_record 3:93 &a"},
      {with("\"note\": *a"), "unreadable_record 3:93 *a"},
      {with("\"note\": !!str \"a\""), "unreadable_record 3:93 !!str"},
      {with("? \"note\" : \"a\""), "unreadable_record 3:85 ?"},
      {of("{}}"), "behind_record 3:7 }"},
      {of("[]"), "not_a_record 3:3 - []"},
      {of("\"a\""), R"(not_a_record 3:3 - "a")"},
      {of(kDone.substr(4) + " # done"), "behind_record 3:85 # done"},
      {of(kDone.substr(4) + ","), "behind_record 3:84 ,"},
      {of(kDone.substr(4) + kDone), R"(behind_record 3:86 - {"indicator": "1.1...1-29"})"},
      {of(kDone.substr(4) + ": 1"), "behind_record 3:84 : 1"},
  });
}

// What is said to do about the only problem of a text.
std::string help_in(const std::string& bytes) {
  const LoadedProgress loaded = load(bytes);
  return loaded.problems.size() == 1 && loaded.problems[0].help ? message(*loaded.problems[0].help, Words()) : "";
}

TEST_CASE("what is missing or too much in a record is named") {
  const std::string number = message(HelpLine{Help::numbers_are, {}}, Words());
  CHECK(help_in(with("\"value\": 1.")) == number);
  CHECK(help_in(with("\"value\": 01")) == "write it without the zero: 1");
  CHECK(help_in(with("\"value\": 99,5")) == "write it such as `99.5`");
  CHECK(help_in(with("\"value\": 5.000.000")) == "write it such as `5000000`");
  CHECK(help_in(with("\"date\": 2021-01-29")) == "put it in double quotes: \"2021-01-29\"");
  CHECK(help_in(with("\"indicator\": 1.1.1.1")) == "put it in double quotes: \"1.1.1.1\"");
  CHECK(help_in(with("\"status\": Done")) == "put it in double quotes: \"Done\"");
  CHECK(help_in(with("\"status\": not_done")) == "put it in double quotes: \"not_done\"");
  CHECK(help_in(with("note: \"a\"")) == "each key stands in double quotes");
  CHECK(help_in(with("\"note\" \"a\"")) == "a colon is missing before this");
  CHECK(help_in(with("\"note\"")) == "a colon is missing before this");
  CHECK(help_in(with("\"note\": \"a\" \"by\": \"b\"")) == "a comma is missing before this");
  CHECK(help_in(with("\"note\": \"a\",")) == "no comma stands before the closing bracket");
  CHECK(help_in(with("\"evidence\": [1, ]")) == "no comma stands before the closing bracket");
  CHECK(help_in(with("\"note\":")) == "give it a value, or take the key out where it is not needed");
  CHECK(help_in(with("\"evidence\": [}")) == "close it with `]`");
  CHECK(help_in(with("\"evidence\": [\"a\"")) == "close it with `]`");
  CHECK(help_in(with("\"note\": {\"a\": 1]")) == "close it with `}`");
  CHECK(help_in(with("\"note\": 'a'")) == "JSON has double quotes only");
  CHECK(help_in(with("\"note\": \"\\u12\"")) == "a backslash in double quotes is written `\\\\`");
  CHECK(help_in(with("\"note\": \"\\ud83d\"")) == "write the characters themselves, in double quotes");
  CHECK(help_in(with("\"note\": \"a\tb\"")) == "delete it, or type a blank instead");
}

TEST_CASE("lines that are no records") {
  check({
      {kHeader + kDone + "\n---\n" + kDone + "\n", "not_a_record 4:1 ---"},
      {kHeader + kDone + "\n...\n" + kDone + "\n", "not_a_record 4:1 ..."},
      {kHeader + kDone + "\nx: 1\n" + kDone + "\n", "not_a_record 4:1 x: 1"},
      {kHeader + kDone + "\n,\n", "not_a_record 4:1 ,"},
      {kHeader + kDone + "\n    x\n", "not_a_record 4:5 x"},
      {kHeader + "  -\n" + kDone + "\n", "not_a_record 3:3 -"},
      {kHeader + "  -{}\n", "not_a_record 3:3 -{}"},
      {kHeader + "  -\t{}\n", R"(not_a_record 3:3 -\x09{})"},
      {kHeader + "\t- {}\n", R"(tab_indentation 3:1 \x09)"},
      {kHeader + "  - - {}\n", "not_a_record 3:3 - - {}"},
      {kHeader + "  - indicator: \"1.1.1.1\"\n    months: [1]\n    status: done\n" + kDone + "\n",
       R"(not_a_record 3:3 - indicator: "1.1.1.1")"},
      {kHeader + "  - {\"indicator\": \"1.1.1.1\",\n     \"months\": [1],\n     \"status\": \"done\"}\n" + kDone + "\n",
       "record_over_lines 3:5 {"},
      {kHeader + "  - {\"indicator\": \"1.1\n      .1.1\"}\n", "record_over_lines 3:5 {"},
      {kHeader + "  - {\n      \"indicator\": \"1.1.1.1\"\n    }\n  - {\n      \"indicator\": \"1.1.1.2\"\n    }\n",
       "record_over_lines 3:5 {"},
      {kHeader + "  - {\"indicator\": \"1.1.1.1\",\n     \"months\": [1]}", "record_over_lines 3:5 {"},
      {kHeader + "  - {\"indicator\": \"1.1.1.1\"\n  # x\n", "unclosed_bracket 3:5 {"},
      {kHeader + "  - {\"indicator\": \"1.1.1.1\"\r\n\r\n", "unclosed_bracket 3:5 {"},
      {kHeader + "  - {\"indicator\": \"1.1.1.1\"\n" + kHeader,
       "unclosed_bracket 3:5 {; second_header 4:1 rbplan_progress: 1"},
      {kHeader + "  - {\"indicator\": \"1.1.1.1\"\nrecords:\n", "unclosed_bracket 3:5 {; second_header 4:1 records:"},
      {kHeader + kDone + "\n" + kDone.substr(2) + "\n" + kDone + "\n", "record_column 4:1 -"},
      {kHeader + kDone + "\n " + kDone + "\n", "record_column 4:4 -"},
      {kHeader + "<<<<<<< HEAD\n" + kDone + "\n=======\n" + kReview + "\n>>>>>>> b\n",
       "merge_conflict 3:1 <<<<<<< HEAD"},
      {kHeader + kDone + "\n" + kHeader + kReview + "\n", "second_header 4:1 rbplan_progress: 1"},
      {kHeader + kDone + "\nrecords:\n" + kReview + "\n", "second_header 4:1 records:"},
      {kHeader + kDone + "\nrbplan_progress: 1\n" + kReview + "\n", "second_header 4:1 rbplan_progress: 1"},
      {"rbplan_progress: 1\n" + kHeader + kDone + "\n", "second_header 2:1 rbplan_progress: 1"},
      {kHeader + "records:\n" + kDone + "\n", "second_header 3:1 records:"},
      {kHeader + kHeader + kHeader + kDone + "\n",
       "second_header 3:1 rbplan_progress: 1; second_header 5:1 rbplan_progress: 1"},
      {kHeader + "rbplan_progress: 2\n" + kDone + "\n", "second_header 3:1 rbplan_progress: 2"},
  });
}

TEST_CASE("headers that are missing or others") {
  check({
      {"\n", "no_header 2:1 "},
      {"# nothing yet\n", "no_header 2:1 "},
      {"rbplan_progress: 1\n", "no_header 2:1 "},
      {"records:\n", "no_header 1:1 records:"},
      {"records:\n" + kDone + "\n", "no_header 1:1 records:"},
      {"rbplan_progress: 1\n" + kDone + "\n", R"(no_header 2:3 - {"indicator": "1.1...1-29"})"},
      {kDone + "\n" + kReview + "\n", R"(no_header 1:3 - {"indicator": "1.1...1-29"})"},
      {"records:\nrbplan_progress: 1\n" + kDone + "\n", "no_header 1:1 records:; second_header 2:1 rbplan_progress: 1"},
      {"rbplan: 1\ntitle: \"a\"\n", "no_header 1:1 rbplan: 1"},
      {"rbplan_progress: 2\nrecords:\n  - x\n", "unknown_version 1:18 2"},
      {"rbplan_progress: 01\nrecords:\n", "unknown_version 1:18 01"},
      {"rbplan_progress: \"1\"\nrecords:\n", R"(no_header 1:1 rbplan_progress: "1")"},
      {"rbplan_progress: 1.0\nrecords:\n", "no_header 1:1 rbplan_progress: 1.0"},
      {"rbplan_progress:1\nrecords:\n", "no_header 1:1 rbplan_progress:1"},
      {"rbplan_progress:\t1\nrecords:\n", R"(no_header 1:1 rbplan_progress:\x091)"},
      {"rbplan_progress:\nrecords:\n", "no_header 1:1 rbplan_progress:"},
      {"rbplan_progress: 1 # the first\nrecords:\n", "behind_header 1:20 # the first"},
      {"rbplan_progress: 2 # the first\nrecords:\n", "no_header 1:1 rbplan_progress: 2 # the first"},
      {" rbplan_progress: 1\nrecords:\n", "no_header 1:2 rbplan_progress: 1"},
      {"rbplan_progress : 1\nrecords:\n", "no_header 1:1 rbplan_progress : 1"},
      {"rbplan_progress: 1\n records:\n" + kDone + "\n", "no_header 2:2 records:"},
      {"rbplan_progress: 1\nrecords: []\n", "behind_header 2:10 []"},
      {"rbplan_progress: 1\nrecords: []\n" + kDone + "\n", "behind_header 2:10 []"},
      {"rbplan_progress: 1\nrecords: null\n", "behind_header 2:10 null"},
      {"rbplan_progress: 1\nrecords: # none\n", "behind_header 2:10 # none"},
      {"{\"rbplan_progress\": 1, \"records\": []}\n", R"(no_header 1:1 {"rbplan_progress": ...": []})"},
      {"%YAML 1.2\n---\n" + kHeader + kDone + "\n", "no_header 1:1 %YAML 1.2"},
      {"[" + std::string(3, '[') + "\n", "no_header 1:1 [[[["},
  });
}

TEST_CASE("files that break off, and what a power failure leaves") {
  check({
      {kHeader + kDone + "\n  - {\"indicator\": \"1.1.", R"(torn_record 4:5 {"indicator": "1.1.)"},
      {kHeader + kDone + "\n  - {\"indicator\": \"1.1.1.1\"", R"(torn_record 4:5 {"indicator": "1.1.1.1")"},
      {kHeader + kDone + "\n  - ", "torn_record 4:3 -"},
      {kHeader + kDone + "\n  -", "torn_record 4:3 -"},
      {kHeader + kDone + "\nx", "torn_record 4:1 x"},
      {kHeader + kDone + std::string(5, '\0'), R"(torn_record 3:1   - {"indicator": "1...1-29"})"},
      {kHeader + kDone + "\n" + std::string(5, '\0'), "torn_record 4:1 "},
      {kHeader + kDone + "\n  - {\"indi" + std::string(5, '\0'), R"(torn_record 4:1   - {"indi)"},
      {std::string(5, '\0'), "torn_record 1:1 "},
      {kHeader + std::string(5, '\0') + "\n" + kDone + "\n",
       R"(control_character 3:1 \x00; control_character 3:2 \x00; control_character 3:3 \x00; control_character 3:4 \x00; control_character 3:5 \x00)"},
  });
}

// Whether it is refused, with a place inside the file.
bool is_refused(const LoadedProgress& loaded, const std::string& bytes) {
  return std::any_of(loaded.problems.begin(), loaded.problems.end(), [&](const Diagnostic& problem) {
    return facts(problem.kind).severity == Severity::error && problem.span.begin <= bytes.size();
  });
}

// A file cut anywhere, such as by a full disk, gives the records that are whole, or an error: never fewer in silence.
TEST_CASE("a file that breaks off anywhere loses nothing in silence") {
  const std::string unix_file = kHeader + "# a\n" + kDone + "\n" + kFull + "\n\n" + kReview + "\n";
  std::string dos_file;
  for (const char c : unix_file) dos_file += c == '\n' ? "\r\n" : std::string(1, c);
  std::size_t whole = 0;
  std::size_t refused = 0;
  for (const std::string& file : {unix_file, dos_file, "\xEF\xBB\xBF" + unix_file}) {
    for (std::size_t length = 0; length <= file.size(); ++length) {
      const std::string cut = file.substr(0, length);
      std::size_t records = 0;
      for (const std::string& record : {kDone, kFull, kReview})
        records += cut.find(record) != std::string::npos ? 1 : 0;
      const bool in_record =
          length > file.find("  - ") && cut.find_last_of('\n') + 1 + 2 < length && !cut.ends_with('}');
      for (const std::string& tail : {std::string(), std::string(3, '\0')}) {
        const LoadedProgress loaded = load(cut + tail);
        CAPTURE(cut);
        CAPTURE(tail.size());
        if (is_refused(loaded, cut + tail)) {
          ++refused;
          continue;
        }
        REQUIRE(tail.empty());
        REQUIRE_FALSE((in_record && cut.back() != '\r'));
        REQUIRE(loaded.progress.records.size() == records);
        ++whole;
      }
    }
  }
  CHECK(whole > 10);
  CHECK(refused > 3000);
  MESSAGE(whole << " cut files gave their whole records, " << refused << " were refused");
}

// Where a byte is deleted, typed or changed, the file is refused or has all its records. A `#` makes a remark of a
// line.
TEST_CASE("a slip of a byte loses no record in silence") {
  const std::string file = kHeader + "# a\n" + kDone + "\n" + kFull + "\n\n" + kReview + "\n";
  const std::string typed = std::string("\n\r\t #-{}[]\",:'\\/.0123456789aeEnrtuxZ\xC3\xA9\x01\x7F\xFF") + '\0';
  std::size_t accepted = 0;
  std::size_t refused = 0;
  const auto judge = [&](const std::string& mutant) {
    const LoadedProgress loaded = load(mutant);
    if (is_refused(loaded, mutant)) return void(++refused);
    ++accepted;
    std::size_t remarks = 0;
    for (const Span& one : loaded.comments) {
      remarks += mutant.substr(one.begin, one.end - one.begin).find("\"date\"") != std::string::npos ? 1 : 0;
    }
    CAPTURE(mutant);
    REQUIRE(loaded.progress.records.size() + remarks == 3);
  };
  for (std::size_t at = 0; at <= file.size(); ++at) {
    if (at < file.size()) judge(std::string(file).erase(at, 1));
    for (const char c : typed) {
      judge(std::string(file).insert(at, 1, c));
      if (at < file.size()) judge(std::string(file).replace(at, 1, 1, c));
    }
  }
  CHECK(accepted > 1000);
  CHECK(refused > 1000);
  MESSAGE(accepted << " mutants were accepted with all their records, " << refused << " were refused");
}

TEST_CASE("lines swapped, doubled and left out are seen or harmless") {
  const std::vector<std::string> lines = {"rbplan_progress: 1", "records:", kDone, kFull, kReview};
  const auto text = [](const std::vector<std::string>& all) {
    std::string out;
    for (const std::string& line : all) out += line + "\n";
    return out;
  };
  for (std::size_t i = 0; i < lines.size(); ++i) {
    std::vector<std::string> without = lines;
    without.erase(without.begin() + static_cast<std::ptrdiff_t>(i));
    std::vector<std::string> doubled = lines;
    doubled.insert(doubled.begin() + static_cast<std::ptrdiff_t>(i), lines[i]);
    CHECK(is_refused(load(text(without)), text(without)) == (i < 2));
    CHECK(is_refused(load(text(doubled)), text(doubled)) == (i < 2));
    for (std::size_t k = 0; k < i; ++k) {
      std::vector<std::string> swapped = lines;
      std::swap(swapped[i], swapped[k]);
      const LoadedProgress loaded = load(text(swapped));
      CHECK(is_refused(loaded, text(swapped)) == (k < 2));
      if (k >= 2) CHECK(loaded.progress.records.size() == 3);
    }
  }
}

TEST_CASE("brackets nested without end use up no stack") {
  constexpr std::size_t kMany = 100'000;
  check({
      {with("\"note\": " + std::string(kMany, '[')), "too_deep 3:108 ["},
      {with("\"note\": " + std::string(kMany, '[') + std::string(kMany, ']')), "too_deep 3:108 ["},
      {with("\"note\": " + std::string(12, '[') + std::string(12, ']')), "wrong_type 3:93 [[[[[[[[[[[[]]]]]]]]]]]]"},
  });
  std::string objects;
  for (std::size_t i = 0; i < kMany; ++i) objects += "{\"a\":";
  check({{with("\"note\": " + objects), "too_deep 3:168 {"}});
}

}  // namespace
}  // namespace rbplan::testing
