// The list of formats: what is added to it is found everywhere, and a file is named by it.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include "base/json.h"
#include "base/text.h"
#include "support/capture.h"
#include "support/files.h"
#include "support/runs.h"

namespace rbplan::testing {
namespace {

bool holds(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

// A format that costs a function and a line.
std::string write_toy(const Content& content, const WriteOptions&) {
  return fmt::format("toy of {}\n", content.rows.size);
}

Setting with_toy() {
  static const Formats formats = [] {
    Formats all = all_formats();
    all.push_back({"toy", ".toy", "for this test", In::cells, false, true, write_toy});
    return all;
  }();
  Setting setting;
  setting.formats = &formats;
  return setting;
}

TEST_CASE("a format added to the list is found in help, completion, errors, and by a file's ending") {
  const Setting setting = with_toy();
  CHECK(run_line("rbplan due --month 3 --format toy", setting).out == "toy of 66\n");
  CHECK(holds(run_line("rbplan due --help --width 120", setting).out, ", ics or toy\n"));
  CHECK(holds(run_line("rbplan help options --lang id --width 120", setting).out, ", ics, atau toy\n"));
  CHECK(holds(run_line("rbplan __complete due --format \"\"", setting).out, "\ntoy\n"));
  CHECK(holds(run_line("rbplan __man rbplan", setting).out, ", ics or toy\n"));
  CHECK(holds(run_line("rbplan help formats", setting).out, "  toy     for this test\n"));
  CHECK(run_line("rbplan due --format tooy", setting).err ==
        "error: no such format: tooy\nhelp: similar format: toy\n");
  CHECK(holds(run_line("rbplan due --format x", setting).err, ", ics, toy\n"));
  CHECK(holds(run_line("rbplan due -o a.x", setting).err, ", .ics, .toy; or name the format with --format\n"));
  CHECK(holds(run_line("rbplan due --format table --fields id", setting).err, " or toy\n"));
  CHECK(run_line("rbplan due --format toy --fields id,nothing", setting).code == exit_code::usage);
  Setting terminal = setting;
  terminal.terminal.out_is_terminal = true;
  CHECK(run_line("rbplan due --format toy", terminal).err ==
        "error: toy is not for a terminal\nhelp: name a file with -o\n");
}

TEST_CASE("ndjson has the rows of json, an object a line") {
  for (const std::string line : {"rbplan due --month 3", "rbplan list --program 7 --fields id,months,target",
                                 "rbplan timeline --program 7", "rbplan status", "rbplan show 1.1.1.1"}) {
    CAPTURE(line);
    const auto document = parse_json(run_line(line + " --format json").out);
    REQUIRE(document);
    List rows;
    for (const auto& [key, value] : std::get<Object>(document->is)) {
      const bool is_list = key == "ticks" || key == "indicators" || key == "rows";
      if (is_list) rows = std::get<List>(value.is);
    }
    std::string expected;
    for (const Value& row : rows) expected += to_json_line(row) + '\n';
    CHECK(!expected.empty());
    CHECK(run_line(line + " --format ndjson").out == expected);
  }
  CHECK(run_line("rbplan overdue --as-of 2020-01-01 --format ndjson").out.empty());
}

TEST_CASE("a list without the toy knows nothing of it") {
  CHECK(run_line("rbplan due --format toy").code == exit_code::usage);
  CHECK(!holds(run_line("rbplan help options").out, "toy"));
}

// What was put into which folder.
struct Written {
  std::string folder;
  std::string name;
  std::string bytes;
};

Outcome run_into(const std::string& line, std::vector<Written>& written, Setting setting = {}) {
  setting.replace_files = [&](const std::string& folder, const std::vector<NewFile>& files) {
    for (const NewFile& file : files) written.push_back({folder, file.name, file.bytes});
    return std::optional<std::string>();
  };
  return run_line(line, setting);
}

TEST_CASE("a file gets what would be printed, its ending names the format") {
  const std::pair<const char*, const char*> endings[] = {
      {"x.csv", "csv"}, {"x.json", "json"}, {"x.tsv", "tsv"}, {"x.md", "md"}, {"x.txt", "table"}};
  for (const auto& [file, format] : endings) {
    CAPTURE_PART(file);
    std::vector<Written> written;
    const Outcome outcome = run_into(fmt::format("rbplan due --month 3 -o plans/{}", file), written);
    CHECK(outcome.code == exit_code::ok);
    CHECK(outcome.out.empty());
    CHECK(outcome.err.empty());
    REQUIRE(written.size() == 1);
    CHECK(written[0].name == file);
    CHECK(written[0].folder.ends_with("/plans"));
    CHECK(written[0].bytes == run_line(fmt::format("rbplan due --month 3 --format {}", format)).out);
  }
}

TEST_CASE("a format that a list cannot be written as is refused, with those that it can") {
  for (const std::string line :
       {"rbplan list --format ics", "rbplan status -o x.ics", "rbplan show 1.2 --format ics"}) {
    CAPTURE(line);
    CHECK(run_line(line).code == exit_code::usage);
    CHECK(run_line(line).err ==
          "error: this list cannot be written as ics\n"
          "help: formats are table, json, ndjson, csv, tsv, md, html, docx, xlsx\n");
  }
  for (const std::string line : {"rbplan due --month 3", "rbplan overdue", "rbplan timeline", "rbplan show 1.1.1.1"}) {
    CAPTURE(line);
    CHECK(run_line(line + " --format ics").out.starts_with("BEGIN:VCALENDAR\r\n"));
  }
}

TEST_CASE("options of some formats are refused with others") {
  const std::pair<const char*, const char*> wrong[] = {
      {"rbplan due --paper f4", "error: option --paper needs the format html, docx or xlsx\n"},
      {"rbplan due --alarm 7 --format csv", "error: option --alarm needs the format ics\n"},
      {"rbplan due --todo -o x.html", "error: option --todo needs the format ics\n"},
      {"rbplan due --format html --paper a5", "error: no such paper: a5\nhelp: papers are a4, f4 or letter\n"}};
  for (const auto& [line, message] : wrong) {
    CAPTURE_PART(line);
    CHECK(run_line(line).code == exit_code::usage);
    CHECK(run_line(line).err == message);
  }
  CHECK(run_line("rbplan due --alarm 367 --format ics").code == exit_code::usage);
}

TEST_CASE("a spreadsheet has headings and words in the reader's language, no two the same") {
  for (const std::string line : {"rbplan due --month 3", "rbplan list", "rbplan timeline", "rbplan status",
                                 "rbplan log", "rbplan evidence", "rbplan show 1.1.1.1", "rbplan show 1.1"}) {
    CAPTURE(line);
    const std::string out = run_line(line + " --excel --lang id").out;
    const std::string_view heads = std::string_view(out).substr(3, out.find('\n') - 3);
    std::vector<std::string_view> seen;
    for (const std::string_view head : split(heads, ';')) {
      CAPTURE(head);
      CHECK(head.find('_') == std::string_view::npos);
      CHECK(std::find(seen.begin(), seen.end(), head) == seen.end());
      seen.push_back(head);
    }
  }
  const std::string due =
      run_line("rbplan due --month 3 --excel --lang id --as-of 2021-07-10 --fields id,state,late").out;
  CHECK(due.starts_with("\xEF\xBB\xBFId;Keadaan;Lambat\n1.2.3.2.1;terlambat;tidak\n"));
}

TEST_CASE("a file has no colour and not the terminal's width") {
  Setting terminal;
  terminal.terminal = {true, true, 160};
  std::vector<Written> written;
  run_into("rbplan list --program 7 -o x.txt", written, terminal);
  REQUIRE(written.size() == 1);
  CHECK(written[0].bytes == run_line("rbplan list --program 7").out);
}

TEST_CASE("the code and what was left out are told beside the file, and nothing is written after an error of usage") {
  std::vector<Written> written;
  CHECK(run_into("rbplan due --month 3 --fail-if-any -o x.csv", written).code == exit_code::found);
  CHECK(written.size() == 1);
  for (const std::string wrong :
       {"rbplan due -o x.csv --format json", "rbplan due -o x", "rbplan due -o x.csv --owner nobody",
        "rbplan due --excel -o x.json", "rbplan due -o x.csv --fields nothing"}) {
    CAPTURE(wrong);
    CHECK(run_into(wrong, written).code == exit_code::usage);
    CHECK(written.size() == 1);
  }
  CHECK(run_into("rbplan due --month 3 -o -", written).out == run_line("rbplan due --month 3").out);
  CHECK(written.size() == 1);
  CHECK(run_into("rbplan due --format csv -o x", written).code == exit_code::ok);
  CHECK(written.size() == 2);
  CHECK(run_into("rbplan due -o no/such/x.csv", written).err == "error: no/such is no folder\n");
  CHECK(run_into("rbplan due --format csv -o plans", written).code == exit_code::io);
  CHECK(written.size() == 2);
  CHECK(run_into("rbplan due -p tests/plans/err/months.yaml -o x.txt", written).code != exit_code::ok);
  CHECK(written.size() == 2);  // nothing is told, and the file stays
}

TEST_CASE("a plan and its progress file are never written over, whatever they are called") {
  const std::string plan = read_file(source_dir() / "tests/plans/ok/smallest.yaml");
  const std::string progress = "rbplan_progress: 1\nrecords:\n";
  const std::pair<const char*, std::string> sources[] = {{"plans/1900.yaml", plan},
                                                         {"plans/1900.progress.yaml", progress},
                                                         {"plans/new.yml", plan},
                                                         {"rencana", plan},
                                                         {"catatan.md", progress}};
  for (const auto& [path, bytes] : sources) {
    CAPTURE_PART(path);
    Memory files({{"plans/1900.yaml", plan}, {path, bytes}});
    Setting setting;
    setting.files = &files;
    std::vector<Written> written;
    const Outcome outcome = run_into(fmt::format("rbplan due --format md -o {}", path), written, setting);
    CAPTURE(outcome.err);
    CHECK(outcome.code == exit_code::usage);
    CHECK(holds(outcome.err, "is a plan or a progress file, or is named as one; none is written over\n"));
    CHECK(outcome.out.empty());
    CHECK(written.empty());
  }
}

TEST_CASE("what cannot be written is told") {
  Setting full;
  full.replace_files = [](const auto&, const auto&) { return std::optional<std::string>("No space left on device"); };
  const Outcome outcome = run_line("rbplan due -o x.csv", full);
  CHECK(outcome.code == exit_code::io);
  CHECK(outcome.out.empty());
  CHECK(outcome.err == "error: x.csv cannot be written: No space left on device\n");
}

TEST_CASE("findings and sums go into a file too") {
  std::vector<Written> written;
  CHECK(run_into("rbplan validate -o x.json", written).code == exit_code::ok);
  REQUIRE(written.size() == 1);
  CHECK(written[0].bytes == run_line("rbplan validate --format json").out);
  CHECK(run_into("rbplan validate -o x.csv", written).code == exit_code::usage);
  CHECK(run_into("rbplan -C tests/data/office evidence --as-of 2021-06-15 --sums -o x.txt", written).code ==
        exit_code::ok);
  REQUIRE(written.size() == 2);
  CHECK(written[1].bytes == run_line("rbplan -C tests/data/office evidence --as-of 2021-06-15 --sums").out);
}

}  // namespace
}  // namespace rbplan::testing
