// Files that would take much time or memory, or that have more wrong with them than anyone reads.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include "load/plan.h"
#include "support/runs.h"
#include "world/memory.h"

namespace rbplan::testing {
namespace {

const std::string kHead =
    "rbplan: 1\ntitle: \"R\"\nyear: 2021\ninstitution: {name: \"K\"}\nprograms:\n  - number: 1\n    name: \"P\"\n"
    "    activities:\n      - number: 1\n        name: \"A\"\n        sub_activities:\n          - number: 1\n"
    "            name: \"S\"\n            indicators:\n";

Outcome validated(const std::string& bytes) {
  const Memory files({{"plans/2021.yaml", bytes}});
  Setting setting;
  setting.files = &files;
  return run_words({"validate", "plans"}, setting);
}

TEST_CASE("a file of too many values") {
  std::string items;
  for (int i = 0; i < 2'000'000; ++i) items += "  -\n";
  const Outcome values = validated("a:\n" + items);
  CHECK(values.code == 1);
  CHECK(values.out.starts_with("plans/2021.yaml:2000000:3: error[RB130]: this file holds more than 2000000 values\n"));
  const Outcome commas = validated(kHead + "              [" + std::string(1'000'000, ',') + "]\n");
  CHECK(commas.code == 1);
  CHECK(commas.out.starts_with(
      "plans/2021.yaml:1:1: error[RB130]: this file holds more than 1000000 commas and brackets\n"));
}

TEST_CASE("a file of too many problems") {
  std::string rows;
  for (int i = 0; i < 1500; ++i) {
    rows += fmt::format("              - {{number: {}, name: x{}\", months: [13]}}\n", i % 999 + 1, i);
  }
  const Outcome outcome = validated(kHead + rows);
  CHECK(outcome.code == 1);
  // 1,500 months, 501 numbers given twice, 1,500 quotes.
  CHECK(outcome.out.find("warning[RB131]: 2,501 more problems are not shown\n") != std::string::npos);
  CHECK(outcome.out.find("\n2,001 errors, 1,500 warnings in 1 file\n") != std::string::npos);
}

TEST_CASE("characters beyond those shown are counted") {
  const Outcome outcome = validated(kHead + "# " + std::string(25, '\x01') + "\n");
  CHECK(outcome.out.find("plans/2021.yaml:15:13: warning[RB131]: 15 more problems are not shown\n") !=
        std::string::npos);
  CHECK(outcome.out.find("\n25 errors in 1 file\n") != std::string::npos);
}

TEST_CASE("marks beyond those shown hide no character that is refused") {
  const std::string mark = "\xE2\x80\x8E";
  std::string marks;
  for (int i = 0; i < 11; ++i) marks += mark;
  const Outcome outcome = validated(kHead + "# " + marks + "\xE2\x80\xAE\n");
  CHECK(outcome.code == 1);
  CHECK(outcome.out.find("plans/2021.yaml:15:14: error[RB103]: ") != std::string::npos);
}

TEST_CASE("every record counts, however many notes there are") {
  std::string plan = kHead + "              - {number: 1, name: \"I\", months: [1]}\n";
  std::string progress = "rbplan_progress: 1\nrecords:\n";
  constexpr int kRecords = 1100;
  for (int i = 0; i <= kRecords; ++i) {  // an escaped mark is a note; the last one decides
    progress += fmt::format(
        "  - {{\"indicator\": \"1.1.1.1\", \"months\": [1], \"status\": \"{}\", \"date\": \"2021-01-10\", "
        "\"obstacle\": \"a\\u200eb\", \"recorded\": \"2021-01-10T{:02}:{:02}:{:02}Z\"}}\n",
        i < kRecords ? "not_done" : "done", i / 3600, i / 60 % 60, i % 60);
  }
  const Memory files({{"plans/2021.yaml", plan}, {"plans/2021.progress.yaml", progress}});
  Setting setting;
  setting.files = &files;
  const Outcome due = run_words({"due", "--month", "1", "--format", "csv", "--fields", "state"}, setting);
  CHECK(due.out == "state\ndone\n");
  const Outcome shown = run_words({"show", "1.1.1.1", "--format", "json", "--fields", "state"}, setting);
  std::size_t records = 0;
  for (std::size_t at = shown.out.find("\"recorded\""); at != std::string::npos;
       at = shown.out.find("\"recorded\"", at + 1))
    ++records;
  CHECK(records == kRecords + 1);
  const Outcome strict = run_words({"validate", "--strict"}, setting);  // notes, however many, are no warning
  CHECK(strict.code == 0);
  CHECK(strict.out.empty());
  const Outcome notes = run_words({"validate", "--notes"}, setting);
  CHECK(notes.out.find(": note[RB136]: 101 more notes are not shown\n") != std::string::npos);
}

TEST_CASE("a key of more than 1,024 bytes") {
  const std::string key(1025, 'k');
  for (const std::string& written : {key + ": 1\n", '"' + key + "\": 1\n", "target: {" + key + ": 1}\n"}) {
    const Outcome outcome =
        validated(kHead + "              - number: 1\n                name: \"I\"\n                " + written);
    CHECK(outcome.out.starts_with("plans/2021.yaml:17:"));
    CHECK(outcome.out.find("error[RB126]: a key is longer than 1024 bytes\n") != std::string::npos);
  }
}

TEST_CASE("a place in a long line counts all of it") {
  const std::string line = "# " + std::string(200'000, 'x') + "\xC3\xA9\n";
  const SourceText source("f", "a\n" + line + line);
  CHECK(source.place(2 + 150'000).column == 150'001);
  CHECK(source.place(2 + line.size() + 200'004).column == 200'004);
  CHECK(source.place(2 + line.size() + 200'004).line == 3);
  CHECK(source.place(2 + line.size()).column == 1);
}

}  // namespace
}  // namespace rbplan::testing
