// An explanation page is its own test: the plan it shows gives exactly the output it shows, and the cured one none.
//
// A page has titled blocks: `yaml PATH [after HEAD]` (HEAD: a common beginning from tests/explain/heads), or `bytes`
// instead of `yaml`, where `\xFF` stands for a byte; then `output`, what `rbplan validate --notes plans` prints; then
// the cured blocks. A kind that no page can show says: Shown by the test "NAME". The Indonesian page has the same
// blocks, with what is printed in Indonesian.
//
// A kind of edits has blocks `before PATH [after HEAD]`, which are committed, then `after PATH [after HEAD]`, written
// over them, and `gone PATH`, deleted; `output` is what `rbplan validate --notes --base HEAD plans` prints in that
// repository. The cured blocks of the same forms are an edit of the same commit.
//
// A kind that says why nothing was recorded has a `command` before its output: a line `rbplan done ...`, run on
// 10 July 2021 instead of `validate`. The output is then what it prints on stderr; it exits with 2 and writes nothing.
// Cured files replace those of their path; each cured command writes a record without a word on stderr, and what is
// written then is in order.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <regex>

#include "base/text.h"
#include "diag/diagnostic.h"
#include "diag/explain.h"
#include "support/files.h"
#include "support/repository.h"
#include "support/runs.h"
#include "world/memory.h"

namespace rbplan::testing {
namespace {

struct PageBlock {
  std::string form;  // yaml, bytes, command, before, after, gone, output
  std::string path;
  std::string head;
  std::string text;
};

std::vector<PageBlock> blocks_of(std::string_view page) {
  std::vector<PageBlock> blocks;
  bool inside = false;
  for (const std::string_view line : split(page, '\n')) {
    if (line.starts_with("```")) {
      inside = !inside;
      if (!inside) continue;
      const auto info = split(line.substr(3), ' ');
      PageBlock block{std::string(info[0]), info.size() > 1 ? std::string(info[1]) : "",
                      info.size() > 3 ? std::string(info[3]) : "", ""};
      blocks.push_back(block);
    } else if (inside) {
      blocks.back().text += fmt::format("{}\n", line);
    }
  }
  return blocks;
}

// `\xFF` for a byte; the block's last line feed is not part of it.
std::string unescaped(const std::string& text) {
  std::string out;
  for (std::size_t i = 0; i + 1 < text.size(); ++i) {
    if (text.compare(i, 2, "\\x") == 0) {
      out += static_cast<char>(std::stoi(text.substr(i + 2, 2), nullptr, 16));
      i += 3;
    } else {
      out += text[i];
    }
  }
  return out;
}

std::string bytes_of(const PageBlock& block) {
  const std::string head = block.head.empty() ? "" : read_file(source_dir() / "tests/explain/heads" / block.head);
  if (!block.head.empty()) REQUIRE(!head.empty());
  return head + (block.form == "bytes" ? unescaped(block.text) : block.text);
}

bool is_command(const PageBlock& block) { return block.form == "command"; }

bool has_command(const std::vector<PageBlock>& blocks) { return std::any_of(blocks.begin(), blocks.end(), is_command); }

bool is_before(const PageBlock& block) { return block.form == "before"; }

bool has_before(const std::vector<PageBlock>& blocks) { return std::any_of(blocks.begin(), blocks.end(), is_before); }

// What validate says of an edit: of what became of the blocks `before`, all of which stand at the beginning.
Outcome judged(const std::vector<PageBlock>& blocks, const std::string& language) {
  const TestRepository repository;
  for (const PageBlock& block : blocks) {
    if (is_before(block)) repository.write(block.path, bytes_of(block));
  }
  repository.commit();
  for (const PageBlock& block : blocks) {
    if (block.form == "after") repository.write(block.path, bytes_of(block));
    if (block.form == "gone") repository.remove(block.path);
  }
  return repository.run({"validate", "--lang", language, "--notes", "--base", "HEAD", "plans"});
}

// What validate says of the files of these blocks.
Outcome validated(const std::vector<PageBlock>& blocks, const std::string& language = "en") {
  if (has_before(blocks)) return judged(blocks, language);
  Memory files;
  for (const PageBlock& block : blocks) files.add(block.path, bytes_of(block));
  Setting setting;
  setting.files = &files;
  return run_words({"validate", "--lang", language, "--notes", "plans"}, setting);
}

// The files of a page whose commands write.
class Desk {
 public:
  Desk() { write_into(files_, setting_); }

  void add(const PageBlock& block) { files_.add(block.path, bytes_of(block)); }

  Outcome run(const PageBlock& command, const std::string& language = "en") {
    REQUIRE(command.text.starts_with("rbplan "));
    setting_.variables["RBPLAN_LANG"] = language;
    return run_line(command.text.substr(0, command.text.size() - 1), setting_);
  }

  Outcome validate() const { return run_words({"validate", "--strict", "plans"}, setting_); }

  std::string records() const {
    constexpr std::size_t kMost = 1U << 20U;
    return files_.read("plans/2021.progress.yaml", kMost).value_or("");
  }

 private:
  Memory files_;
  Setting setting_;
};

// The page's refusal: what its command says of its files.
Outcome refused(Desk& desk, const std::vector<PageBlock>& bad, const std::string& language = "en") {
  const auto command = std::find_if(bad.begin(), bad.end(), is_command);
  REQUIRE(command != bad.end());
  for (const PageBlock& block : bad) {
    if (!is_command(block)) desk.add(block);
  }
  const std::string before = desk.records();
  Outcome outcome = desk.run(*command, language);
  CHECK(outcome.code == 2);
  CHECK(outcome.out == "");
  CHECK(desk.records() == before);
  return outcome;
}

void check_records(Desk& desk, const std::vector<PageBlock>& cured) {
  REQUIRE(has_command(cured));
  for (const PageBlock& block : cured) {
    if (!is_command(block)) {
      desk.add(block);
      continue;
    }
    const std::string before = desk.records();
    const Outcome outcome = desk.run(block);
    CHECK(outcome.code == 0);
    CHECK(outcome.err == "");
    CHECK(desk.records().size() > before.size());
  }
  CHECK(desk.validate().out == "");
}

std::optional<std::string> exempted_to(std::string_view page) {
  std::cmatch match;
  static const std::regex sentence("Shown by the test \"([^\"]+)\"");
  return std::regex_search(page.begin(), page.end(), match, sentence) ? std::optional(match[1].str()) : std::nullopt;
}

bool has_test_named(const std::string& name) {
  for (const auto& entry : std::filesystem::recursive_directory_iterator(source_dir() / "tests")) {
    if (!entry.path().string().ends_with("_test.cpp")) continue;
    if (read_file(entry.path()).find(fmt::format("TEST_CASE(\"{}\")", name)) != std::string::npos) return true;
  }
  return false;
}

TEST_CASE("every kind has a page, and every page a kind") {
  std::size_t pages = 0;
  for (const KindFacts& kind : all_kinds()) {
    INFO(kind.code << " " << kind.name);
    const auto page = explanation_page(kind.code, Language::english);
    CHECK(page.has_value());
    if (!page) continue;
    ++pages;
    CHECK(page->starts_with(fmt::format("# {}: ", kind.code)));
  }
  CHECK(pages == files_in("src/diag/explain", ".md").size());
  CHECK(pages == files_in("src/diag/explain/id", ".md").size());
}

TEST_CASE("a page shows what it says") {
  for (const KindFacts& kind : all_kinds()) {
    const auto page = explanation_page(kind.code, Language::english);
    if (!page) continue;
    INFO(kind.code);
    const auto blocks = blocks_of(*page);
    if (const auto test = exempted_to(*page)) {
      CHECK_MESSAGE(blocks.empty(), "the page shows it after all: the exemption is stale");
      CHECK_MESSAGE(has_test_named(*test), "there is no test of that name: " << *test);
      continue;
    }
    const auto output =
        std::find_if(blocks.begin(), blocks.end(), [](const PageBlock& block) { return block.form == "output"; });
    REQUIRE(output != blocks.end());
    const std::vector<PageBlock> bad(blocks.begin(), output);
    std::vector<PageBlock> cured(output + 1, blocks.end());
    REQUIRE(!bad.empty());
    REQUIRE(!cured.empty());
    std::copy_if(bad.begin(), bad.end(), std::inserter(cured, cured.begin()), is_before);
    Desk desk;
    const std::string shown = has_command(bad) ? refused(desk, bad).err : validated(bad).out;
    if (shown != output->text) {
      FAIL_CHECK("the output differs at " << first_difference(output->text, shown) << "\nall of it:\n" << shown);
    }
    CHECK(shown.find(fmt::format("[{}]", kind.code)) != std::string::npos);
    if (has_command(bad)) {
      check_records(desk, cured);
      continue;
    }
    const Outcome silent = validated(cured);
    CHECK(silent.out == "");
    CHECK(silent.code == 0);
  }
}

TEST_CASE("an Indonesian page shows the same") {
  for (const KindFacts& kind : all_kinds()) {
    INFO(kind.code);
    const auto page = explanation_page(kind.code, Language::indonesian);
    REQUIRE(page.has_value());
    CHECK(page->starts_with(fmt::format("# {}: ", kind.code)));
    const auto english = blocks_of(explanation_page(kind.code, Language::english).value());
    const auto blocks = blocks_of(*page);
    REQUIRE(blocks.size() == english.size());
    std::vector<PageBlock> bad;
    for (std::size_t i = 0; i < blocks.size(); ++i) {
      CHECK(blocks[i].form == english[i].form);
      if (blocks[i].form == "output") {
        Desk desk;
        CHECK((has_command(bad) ? refused(desk, bad, "id").err : validated(bad, "id").out) == blocks[i].text);
        continue;
      }
      bad.push_back(blocks[i]);
      CHECK(blocks[i].path == english[i].path);
      CHECK(blocks[i].head == english[i].head);
      CHECK(blocks[i].text == english[i].text);
    }
  }
}

}  // namespace
}  // namespace rbplan::testing
