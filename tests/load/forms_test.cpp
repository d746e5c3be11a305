// What help lines show in place of what beginners write: typed, it cures the error.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include "base/text.h"
#include "load/plan.h"
#include "load/progress.h"

namespace rbplan::testing {
namespace {

const std::string kPlan = R"(rbplan: 1
title: "R"
year: 2021
institution: {name: "K"}
<plan>
programs:
  - number: 1
    name: "P"
    <program>
    activities:
      - number: 1
        name: "A"
        sub_activities:
          - number: 1
            name: "S"
            indicators:
              <rows>
              - number: 1
                name: "I"
                months: [1]
                <indicator>
  - number: 2
    name: "Q"
    <bare>
)";

const std::string kRecords = R"(rbplan_progress: 1
records:
  - {"indicator": "1.1.1.1", "months": [1], "date": "2021-01-29", <record>}
)";

struct Wrong {
  std::string place;  // where it stands in the files above
  std::string text;   // with what is wrong between « and »
  std::string form;   // what the help line shows for that
};

const std::vector<Wrong> kWrong = {
    {"plan", "owners: «umum»", R"([{id: "umum", name: "..."}])"},
    {"plan", "owners: «{id: umum, name: Umum}»", R"([{id: "...", name: "..."}])"},
    {"plan", "owners: [«\"umum\"»]", R"({id: "umum", name: "..."})"},
    {"plan", "amendments: «5/2021»",
     R"([{number: "5/2021", date: "2021-06-01", about: "...", indicators: ["1.2.3.4"]}])"},
    {"plan", "«perubahan: []»",
     R"(amendments: [{number: "...", date: "2021-06-01", about: "...", indicators: ["1.2.3.4"]}])"},
    {"plan", "amendments: [{number: \"1\", date: \"2021-06-01\", about: \"x\", indicators: «1.1.1.1»}]",
     R"(["1.1.1.1"])"},
    {"plan", "amendments: [{number: \"1\", date: \"2021-06-01\", about: \"x\", indicators: «{}»}]", R"(["1.2.3.4"])"},
    {"plan", "decree: «SK 1 \"baru\"»", R"({number: "SK 1 \"baru\"", date: "2021-02-01"})"},
    {"plan", "decree: {«nomor: \"4/2021\"»}", R"(number: "...")"},
    {"plan", "decree: {date: «20-01-2021»}", R"("2021-01-20")"},
    {"plan", "decree: {signatory: «Ketua»}", R"({name: "Ketua"})"},
    {"plan", "decree: {considering: «bahwa \"x\"»}", R"(["bahwa \"x\""])"},
    {"plan", "decree: {considering: «{a: b}»}", R"(["..."])"},
    {"plan", "decree: {«menimbang: []»}", R"(considering: ["..."])"},
    {"bare", "«kegiatan:»\n      - {number: 1, name: \"B\"}", "activities:"},
    {"program", "owner: «{id: umum}»", R"("umum")"},
    {"program", "owner: «[umum, hukum]»", R"("umum")"},
    {"program", "budget: «1.500»", "1500"},
    {"program", "budget: «1500000.00»", "1500000"},
    {"program", "budget: «Rp 1.500.000,00»", "1500000"},
    {"program", "«anggaran: 5»", "budget: 1500000"},
    {"rows", "- {number: 2, name: \"J\", months: «1, 7»}", "[1, 7]"},
    {"rows", "- {number: 2, name: \"J\", months: «1, 7, 12», note: \"x\"}", "[1, 7, 12]"},
    {"rows", "- {number: 2, name: «Rapat, sosialisasi», months: [1]}", R"("Rapat, sosialisasi")"},
    {"rows", "- {number: 2, name: \"J\", months: [1], budget: «1,500,000»}", "1500000"},
    {"rows", "- {number: 2, name: \"J\", months: [1], target: {value: «12,5», unit: \"x\"}}", "12.5"},
    {"rows", "- {number: 2, name: \"J\", «bulan: 1»}", "months: [1, 7]"},
    {"rows", "- «Rapat»", R"({number: 1, name: "Rapat", months: [1, 7]})"},
    {"indicator", "target: «100%»", R"({value: 100, unit: "%"})"},
    {"indicator", "target: «75»", R"({value: 75, unit: "..."})"},
    {"indicator", "target: «selesai»", R"({value: 100, unit: "..."})"},
    {"indicator", "target: {value: «12,5», unit: \"x\"}", "12.5"},
    {"indicator", "target:\n                  value: «12,5»\n                  unit: \"x\"", "12.5"},
    {"indicator", "target: {value: 1, unit: \"x\", by: «{month: 6, value: 1}»}", "[{month: 6, value: 50}]"},
    {"indicator", "target: {value: 1, unit: \"x\", by: [«50»]}", "{month: 6, value: 50}"},
    {"indicator", "«data_dukung: [\"x\"]»", R"(evidence_needed: ["..."])"},
    {"indicator", "evidence_needed: «SK»", R"(["SK"])"},
    {"indicator", "«semula: 1.1.1.2»", R"(formerly: ["1.2.3.4"])"},
    {"record", R"("status": "done", "evidence": «"sk.pdf"»)", R"([{"file": "sk.pdf", "sha256": "..."}])"},
    {"record", R"("status": "done", "evidence": «"https://kpu.go.id"»)", R"([{"url": "https://kpu.go.id"}])"},
    {"record", R"("status": "done", "evidence": «"http://kpu.go.id"»)", R"([{"url": "http://kpu.go.id"}])"},
    {"record", R"("status": "done", "evidence": «{"file": "x"}»)", R"([{"file": "...", "sha256": "..."}])"},
    {"record", R"("status": "done", «"bukti": "x"»)", R"("evidence": [{"file": "...", "sha256": "..."}])"},
    {"record", R"("status": "done", "evidence": [{«"tautan": "x"»}])", R"("url": "...")"},
    {"record", R"("status": "done", «"realisasi": 75»)", R"("value": 100)"},
    {"record", R"("status": "done", «"oleh": "x"»)", R"("by": "...")"},
    {"record", R"("status": "done", "value": «12,5»)", "12.5"},
};

std::string file_of(const Wrong& wrong, const std::string& shown) {
  std::string text = wrong.text;
  const std::size_t begin = text.find("«");
  const std::size_t end = text.find("»");
  text = text.substr(0, begin) + shown + text.substr(end + std::string_view("»").size());
  std::string file = wrong.place == "record" ? kRecords : kPlan;
  replace_all(file, '<' + wrong.place + '>', text);
  for (const std::string_view other : {"<plan>", "<program>", "<rows>", "<indicator>", "<bare>"})
    replace_all(file, other, "");
  return file;
}

Diagnostics problems_of(const Wrong& wrong, const std::string& shown) {
  const SourceText source("f", file_of(wrong, shown));
  return wrong.place == "record" ? load_progress(source).problems : load_plan(source).problems;
}

// The form that a help line shows: between its first backticks, else what stands behind its colon.
std::string form_in(const std::string& help) {
  const std::size_t begin = help.find('`');
  if (begin != std::string::npos) return help.substr(begin + 1, help.find('`', begin + 1) - begin - 1);
  const std::size_t colon = help.find(": ");
  return colon == std::string::npos ? std::string() : help.substr(colon + 2);
}

TEST_CASE("the form that a help line shows is read without an error") {
  for (const Wrong& wrong : kWrong) {
    INFO(wrong.text);
    const std::size_t begin = wrong.text.find("«") + std::string_view("«").size();
    const Diagnostics told = problems_of(wrong, wrong.text.substr(begin, wrong.text.find("»") - begin));
    REQUIRE(count(told, Severity::error) == 1);
    REQUIRE(told[0].help);
    std::string form = form_in(message(*told[0].help, Words()));
    CHECK(form == wrong.form);
    replace_all(form, R"("sha256": "...")", fmt::format(R"("sha256": "{}")", std::string(64, '0')));
    for (const Diagnostic& left : problems_of(wrong, form)) FAIL_CHECK(message(left, Words()));
  }
}

TEST_CASE("a record that a formatter broke, joined without its last commas") {
  const std::string head = "rbplan_progress: 1\nrecords:\n  - ";
  const SourceText broken("p.progress.yaml",
                          head +
                              "{\n      \"indicator\": \"1.1.1.1\",\n      \"months\": [1],\n"
                              "      \"status\": \"done\",\n      \"date\": \"2021-01-29\",\n    }\n");
  const Diagnostics told = load_progress(broken).problems;
  REQUIRE(told.size() == 1);
  CHECK(
      message(*told[0].help, Words()) ==
      "a formatter did this: join the lines of each record, first 3 to 8, without a comma before `}` or `]`; or, where "
      "git has the file, `git checkout p.progress.yaml`, which drops records not yet committed");
  const SourceText joined("p.progress.yaml", head +
                                                 "{      \"indicator\": \"1.1.1.1\",      \"months\": [1],      "
                                                 "\"status\": \"done\",      \"date\": \"2021-01-29\"    }\n");
  CHECK(load_progress(joined).problems.empty());
}

TEST_CASE("a value of a record that may be thousands is told once, and read") {
  const Wrong wrong = {"record", "\"status\": \"done\", \"value\": «1.500»", ""};
  const LoadedProgress loaded = load_progress(SourceText("f", file_of(wrong, "1.500")));
  REQUIRE(loaded.problems.size() == 1);
  CHECK(loaded.problems[0].kind == Kind::odd_thousands);
  CHECK(loaded.progress.records.size() == 1);
  for (const std::string_view clear : {"1500", "1.5", "1.1250"}) CHECK(problems_of(wrong, std::string(clear)).empty());
}

}  // namespace
}  // namespace rbplan::testing
