// No line of any screen is wider than the screen, on the real plan and on one whose texts are made to break it.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <initializer_list>

#include "base/text.h"
#include "support/files.h"
#include "support/plans.h"
#include "support/runs.h"
#include "world/memory.h"

namespace rbplan::testing {
namespace {

// Without colours and links, which take no room.
std::string without_escapes(std::string_view line) {
  std::string out;
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (line[i] != '\x1b') {
      out += line[i];
    } else if (line[i + 1] == '[') {
      i = line.find('m', i);
    } else {
      i = line.find("\x1b\\", i) + 1;
    }
  }
  return out;
}

// Wide, combining, joined and bidirectional characters, line breaks and tabs, and a word of 5,000 letters.
const std::vector<std::string>& hostile_texts() {
  static const std::vector<std::string> texts = {
      "表格表格表格表格表格表格表格表格表格表格表格表格表格表格表格表格",
      "é́ẽ̂́ ḁ̈ Z̷̧̛ͨ",
      "👩‍👩‍👧‍👦 👩🏽‍🚒 🇮🇩🇮🇩🇮🇩 ❤️",
      "שלום \\u200f עולם \\u200e مرحبا بالعالم",
      "baris\\nlain\\tdan\\nlagi ::error:: ##[group]",
      std::string(5000, 'w'),
      "x " + std::string(300, '-') + " \\u00a0\\u00a0 | ` <b> \\\\ \\\"",
  };
  return texts;
}

std::string hostile_plan() {
  const std::vector<std::string>& kinds = hostile_texts();
  std::string rows;
  int number = 0;
  for (const std::string& text : kinds) {
    rows += fmt::format(
        "              - {{number: {}, name: \"{} {}\", months: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12], doubt: "
        "\"{}\", "
        "note: \"{}\", evidence_needed: [\"{}\"], target: {{value: 123456789012, unit: \"{}\"}}}}\n",
        ++number, text, number, text, text, text, text);
  }
  std::string programs;
  for (std::size_t i = 0; i < std::size(kinds); ++i) {
    programs += fmt::format(
        "  - number: {0}\n    name: \"{1} {0}\"\n    owner: \"o{0}\"\n    activities:\n      - number: 999\n"
        "        name: \"{1}\"\n        sub_activities:\n          - number: 999\n            name: \"{1}\"\n"
        "            indicators:\n{2}",
        i + 1, kinds[i], rows);
  }
  std::string owners;
  for (std::size_t i = 0; i < std::size(kinds); ++i) {
    owners += fmt::format("{}{{id: \"o{}\", name: \"{} {}\"}}", i == 0 ? "" : ", ", i + 1, kinds[i], i);
  }
  return fmt::format(
      "rbplan: 1\ntitle: \"{}\"\nyear: 2021\ninstitution: {{name: \"{}\", code: \"表{}\"}}\nowners: "
      "[{}]\nprograms:\n{}",
      kinds[0] + kinds[5], kinds[5], std::string(40, '9'), owners, programs);
}

// Records with those texts in every key that takes one.
std::string hostile_progress() {
  std::string records = "rbplan_progress: 1\nrecords:\n";
  const std::vector<std::string>& texts = hostile_texts();
  for (std::size_t i = 0; i < texts.size(); ++i) {
    for (const std::string status : {"done", "partial", "not_done"}) {
      records += fmt::format(
          "  - {{\"indicator\": \"{0}.999.999.{0}\", \"months\": [{1}], \"status\": \"{2}\", \"date\": "
          "\"2021-07-0{1}\", "
          "\"value\": -123456789012.5, \"spent\": 999999999999999, \"obstacle\": \"{3}\", \"follow_up\": \"{3}\", "
          "\"note\": \"{3}\", \"by\": \"{3}\", \"evidence\": [{4}]}}\n",
          i + 1, status.size() - 3, status, texts[i],
          status == "done" ? std::string()
                           : fmt::format("{{\"file\": \"{0}\", \"sha256\": \"{1}\", \"title\": \"{0}\"}}", texts[i],
                                         std::string(64, 'a')));
    }
    records += fmt::format(
        "  - {{\"indicator\": \"{0}.999.999.{0}\", \"months\": [1], \"review\": \"returned\", \"date\": "
        "\"2021-07-09\", "
        "\"note\": \"{1}\", \"by\": \"{1}\"}}\n",
        i + 1, texts[i]);
  }
  return records;
}

Memory hostile_files() {
  Memory files;
  files.add("plans/2021.yaml", hostile_plan());
  files.add("plans/2021.progress.yaml", hostile_progress());
  std::string other = hostile_plan();
  other.replace(other.find("code: \""), 7, "code: \"lain");
  files.add("plans/lain\x1b[31m表-2021.yaml", other);
  return files;
}

const std::vector<std::string> kScreens = {"rbplan",
                                           "rbplan due",
                                           "rbplan due --next 2 --linear",
                                           "rbplan overdue",
                                           "rbplan timeline",
                                           "rbplan timeline --linear",
                                           "rbplan list",
                                           "rbplan list --doubtful",
                                           "rbplan status",
                                           "rbplan status --by owner",
                                           "rbplan status --across program",
                                           "rbplan evidence",
                                           "rbplan remind --lead 60"};

#ifdef RBPLAN_SANITIZED  // a column of each layout: every width is the release build's to look at
constexpr std::initializer_list<std::size_t> kColumns = {20, 60, 160};
#else
constexpr std::initializer_list<std::size_t> kColumns = {20, 33, 59, 60, 80, 119, 120, 160, 300};
#endif

void check_widths(const std::vector<std::string>& screens, const Setting& setting) {
  for (const std::string& screen : screens) {
    for (const std::string look : {"", " --lang id --ascii", " --color always"}) {
      for (const std::size_t columns : kColumns) {
        const std::string line = fmt::format("{}{} --width {}", screen, look, columns);
        INFO(line);
        const Outcome outcome = run_line(line, setting);
        CHECK(outcome.code == 0);
        CHECK(outcome.err == "");
        std::size_t widest = 0;
        for (const std::string_view one : split(outcome.out, '\n')) {
          widest = std::max(widest, display_width(without_escapes(one)));
        }
        CHECK(widest <= columns);
        CHECK(widest > 0);
      }
    }
  }
}

TEST_CASE("no screen of the real plan is too wide") {
  Setting setting;
  setting.variables["RBPLAN_HYPERLINK"] = "file";
  std::vector<std::string> screens = kScreens;
  for (const std::string id : {"1", "1.2.3", "1.2.3.2.2", "6.1.4.1.a", "8.1.1.1"})
    screens.push_back("rbplan show " + id);
  check_widths(screens, setting);
}

TEST_CASE("no screen of a hostile plan is too wide") {
  const Memory files = hostile_files();
  Setting setting;
  setting.files = &files;
  check_widths(kScreens, setting);
  std::vector<std::string> of_one;
  for (const std::string& screen : kScreens) of_one.push_back(screen + " -p plans/2021.yaml");
  for (const std::string id : {"1", "6.999.999.6", "2.999.999.2"})
    of_one.push_back("rbplan show -p plans/2021.yaml " + id);
  check_widths(of_one, setting);
}

TEST_CASE("nothing from a hostile plan reaches the terminal as a command") {
  const Memory files = hostile_files();
  Setting setting;
  setting.files = &files;
  for (const std::string& screen : kScreens) {
    const Outcome outcome = run_line(screen, setting);
    CHECK(outcome.code == 0);
    for (const char c : outcome.out) CHECK_FALSE((static_cast<unsigned char>(c) < 0x20 && c != '\n'));
    CHECK(outcome.out.find("\n::") == std::string::npos);
    CHECK(outcome.out.find("##[") == std::string::npos);
  }
}

}  // namespace
}  // namespace rbplan::testing
