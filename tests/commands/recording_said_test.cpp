// What is said of work that is recorded, which plan it is recorded in, and how it is told.
#include <doctest/doctest.h>

#include "base/text.h"
#include "support/capture.h"
#include "support/office.h"
#include "support/plans.h"

namespace rbplan::testing {
namespace {

std::string plan() { return small_plan({"months: [1, 7]", "months: [3]"}); }

bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

std::string done(const std::string& more) {
  return "{\"indicator\": \"1.1.1.2\", \"months\": [3], \"status\": \"done\", \"date\": \"2021-07-10\", " + more +
         "\"recorded\": \"2021-07-10T12:00:00Z\"}";
}

// The one line that `done 1.1.1.2` with these options records.
std::string recorded(const std::string& options) {
  Office office(plan());
  const auto lines = office.recorded("done 1.1.1.2 " + options);
  return lines.size() == 1 ? lines[0] : "not one line";
}

std::string refusal(const std::string& options) { return Office(plan()).refusal("done 1.1.1.2 " + options); }

TEST_CASE("values and sums") {
  for (const char* value : {"0", "12.5", "-3", "-0.50", "100.0", "999999999999999", "0.1234567890123"}) {
    CHECK(recorded("--value=" + std::string(value)) == done("\"value\": " + std::string(value) + ", "));
  }
  for (const char* value : {"12,5", ".5", "5.", "007", "+1", "1 000", "9999999999999999", "1.2.3"}) {
    CAPTURE(value);
    CHECK(has(refusal("--value '" + std::string(value) + "'"),
              "error: option --value must be a number, not `" + std::string(value) + "`\n"));
  }
  for (const char* value : {"1e3", "x", "0x10"}) {  // words may be grades, where a target has a scale
    CAPTURE(value);
    CHECK(has(refusal("--value '" + std::string(value) + "'"),
              "error[RB424]: `" + std::string(value) + "` is no number"));
  }
  for (const char* spent : {"0", "1500000", "999999999999999"}) {
    CHECK(recorded("--spent " + std::string(spent)) == done("\"spent\": " + std::string(spent) + ", "));
  }
  for (const char* spent : {"1500000.5", "-1", "007", "1000000000000000", "Rp", "1e6", "1 500"}) {
    CAPTURE(spent);
    CHECK(has(refusal("'--spent=" + std::string(spent) + "'"),
              "error: option --spent must be a sum in rupiah, not `" + std::string(spent) + "`\n"));
  }
}

TEST_CASE("texts are kept as they are given") {
  CHECK(
      recorded("--obstacle 'a \"b\" \\ c' --follow-up 'd: e # f' --note '##[g] ::h' --by 'Siti – 你好'") ==
      done(R"("obstacle": "a \"b\" \\ c", "follow_up": "d: e # f", "note": "##\u005bg] ::h", "by": "Siti – 你好", )"));
  CHECK(recorded("--note 'baris 1\nbaris 2\tdan'") == done(R"("note": "baris 1\nbaris 2\tdan", )"));
  Office office(plan());
  office.recorded("done 1.1.1.2 --note '##[group]x' --by '::error::x'");
  const std::string shown = office.run("show 1.1.1.2 --format json").out;
  CHECK(has(shown, R"("note": "##\u005bgroup]x")"));  // in the document it is read as it was given
}

TEST_CASE("hidden characters, empty text and bytes that are no UTF-8 are refused in every text") {
  const std::pair<const char*, const char*> bad[] = {{"a\u202Eb", "holds the hidden character U+202E"},
                                                     {"a\u200Eb", "holds the hidden character U+200E"},
                                                     {"a\u061C", "holds the hidden character U+061C"},
                                                     {"\uFEFFa", "holds the hidden character U+FEFF"},
                                                     {"a\x1B[1m", "holds the hidden character U+001B"},
                                                     {"a\rb", "holds the hidden character U+000D"},
                                                     {"a\x7F", "holds the hidden character U+007F"},
                                                     {"a\u0085", "holds the hidden character U+0085"},
                                                     {"a\u2028b", "holds the hidden character U+2028"},
                                                     {"a\xFF", "is not UTF-8 text"},
                                                     {"\xC0\xAF", "is not UTF-8 text"},
                                                     {"\xED\xA0\x80", "is not UTF-8 text"},
                                                     {"", "is empty"},
                                                     {"  ", "is empty"},
                                                     {"\u00A0\n", "is empty"}};
  for (const auto& [text, problem] : bad) {
    for (const std::string option : {"--note", "--by", "--obstacle", "--follow-up", "--title", "--evidence"}) {
      CAPTURE(option);
      CAPTURE_PART(problem);
      const std::string proof = option == "--title" ? "--evidence https://example.go.id " : "";
      const std::string err = refusal(proof + option + " '" + text + "'");
      const bool is_no_name = option == "--evidence" && *text == '\0';  // of a file
      CHECK(has(err, "error: option " + option + " " + (is_no_name ? "needs a value" : problem)));
    }
  }
}

TEST_CASE("whoever uses git need not say who records") {
  Office office(plan());
  std::vector<std::string> asked;
  std::string name = "Siti Aminah";
  office.setting.read_program = [&](const std::vector<std::string>& words) -> std::optional<std::string> {
    if (words.back() != "GIT_AUTHOR_IDENT") return std::nullopt;
    asked = words;
    return name + " <-> 1625918400 +0700\n";
  };
  CHECK(office.recorded("done 1.1.1.2").at(0) == done("\"by\": \"Siti Aminah\", "));
  CHECK(asked == std::vector<std::string>{"git", "--no-optional-locks", "-c", "core.fsmonitor=false", "-C", "/plans",
                                          "-c", "user.useConfigOnly=true", "-c", "user.email=-", "var",
                                          "GIT_AUTHOR_IDENT"});
  CHECK(has(office.recorded("undo 1.1.1.2 --by Budi").at(0), "\"by\": \"Budi\""));
  for (const char* odd : {"", "  ", "a\x1B[1m", "a\nb", "\xFF", "a\u202E"}) {
    name = odd;
    CHECK_FALSE(has(office.recorded("done 1.1.1.2 --again --month 3").at(0), "\"by\""));
  }
}

constexpr const char* kSum = "8e00a429e99e48f2cbd487612d8249888f208cfa6a5504d8cc998584bc01cfea";  // of `isi\n`

TEST_CASE("evidence: files as seen from the progress file, and addresses") {
  const auto with = [](const std::string& options) {
    Office office(plan());
    office.files.add("evidence/2021/sk tim.pdf", "isi\n");
    office.files.add("plans/dekat.pdf", "isi\n");
    const auto lines = office.recorded("done 1.1.1.2 " + options);
    CHECK(office.run("validate --strict plans").code == 0);
    return lines.at(0);
  };
  const std::string sum = kSum;
  CHECK(with("--evidence 'evidence/2021/sk tim.pdf'") ==
        done(R"("evidence": [{"file": "../evidence/2021/sk tim.pdf", "sha256": ")" + sum + R"("}], )"));
  CHECK(with("--evidence './evidence/../plans/dekat.pdf'") ==
        done(R"("evidence": [{"file": "dekat.pdf", "sha256": ")" + sum + R"("}], )"));
  CHECK(with("--evidence '/evidence/2021/sk tim.pdf' --title SK --evidence https://kpu.go.id/?a=1 --title 'Laman'") ==
        done(R"("evidence": [{"file": "../evidence/2021/sk tim.pdf", "sha256": ")" + sum +
             R"(", "title": "SK"}, {"url": "https://kpu.go.id/?a=1", "title": "Laman"}], )"));
  CHECK(with("--evidence http://kpu.go.id --evidence plans/dekat.pdf") ==
        done(R"("evidence": [{"url": "http://kpu.go.id"}, {"file": "dekat.pdf", "sha256": ")" + sum + R"("}], )"));
}

TEST_CASE("evidence that cannot be one") {
  Office office(plan());
  office.files.add("office/plans/2021.yaml", plan());
  office.files.add("office/evidence/kosong.pdf", "");
  office.files.add("office/evidence/ada.pdf", "isi\n");
  office.files.add("luar.pdf", "isi\n");
  const auto refused = [&](const std::string& options, int code) {
    const Outcome outcome = office.run("done 1.1.1.2 -p office/plans/2021.yaml " + options);
    CAPTURE(options);
    CHECK(outcome.code == code);
    CHECK(outcome.out.empty());
    CHECK(office.files.kind("office/plans/2021.progress.yaml") == FileKind::missing);
    CHECK(has(outcome.err, "\nnothing was recorded\n"));
    return outcome.err.substr(0, outcome.err.find('\n'));
  };
  CHECK(refused("--evidence tidak-ada.pdf", 3) == "error: tidak-ada.pdf does not exist");
  CHECK(refused("--evidence office/evidence", 2) == "error: office/evidence is a folder");
  CHECK(refused("--evidence office/evidence/kosong.pdf", 2) == "error: office/evidence/kosong.pdf is empty");
  CHECK(refused("--evidence luar.pdf", 2) ==
        "error: luar.pdf is not in the folder that is kept together with the plan");
  CHECK(refused("--evidence office/evidence/../../luar.pdf", 2) ==
        "error: office/evidence/../../luar.pdf is not in the folder that is kept together with the plan");
  CHECK(refused("--evidence 'https://kpu.go.id/a b'", 2) ==
        "error: an address holds no blank and no line break: https://kpu.go.id/a b");
  CHECK(refused("--evidence 'https://kpu.go.id/a\nb'", 2).starts_with("error: an address holds no blank"));
  CHECK(refused("--evidence office/plans/2021.yaml", 2) ==
        "error: office/plans/2021.yaml is the plan or its progress file, which proves nothing");
  CHECK(refused("--evidence office/evidence/ada.pdf --evidence office/./evidence/ada.pdf", 2) ==
        "error: office/evidence/ada.pdf and office/./evidence/ada.pdf are the same piece of evidence");
  CHECK(refused("--evidence https://kpu.go.id --evidence https://kpu.go.id", 2) ==
        "error: https://kpu.go.id and https://kpu.go.id are the same piece of evidence");
  CHECK(refused("--copy", 2) == "error: option --copy needs an --evidence");
  CHECK(refused("--evidence ftp://kpu.go.id/a", 2) == "error: ftp://kpu.go.id/a is no address of the web");
  CHECK(refused("--title SK", 2) == "error: option --title needs its --evidence");
  CHECK(refused("--evidence office/evidence/ada.pdf --title a --title b", 2) ==
        "error: option --title needs its --evidence");
  CHECK(refused("--evidence office/evidence/ada.pdf --evidence tidak-ada.pdf", 3) ==
        "error: tidak-ada.pdf does not exist");
  // A git work tree keeps more than the folder of the plans' folder.
  office.files.add(".git", "gitdir: x");
  office.files.add(".git/isi.pdf", "isi\n");
  CHECK(refused("--evidence .git/isi.pdf", 2) ==
        "error: .git/isi.pdf lies in git's own folder, which git does not keep");
  CHECK(office.run("done 1.1.1.2 -p office/plans/2021.yaml --evidence luar.pdf").code == 0);
  CHECK(has(office.files.read("office/plans/2021.progress.yaml", 1000).value_or(""), "\"file\": \"../../luar.pdf\""));
}

TEST_CASE("evidence that lies elsewhere is copied where it is asked for") {
  const auto office_with = [](const std::string& more = "") {
    Office office(plan());
    office.files.add("office/plans/2021.yaml", plan());
    office.files.add("unduhan/sk.pdf", "isi\n");
    office.files.add("lain/sk.pdf", "isi lain\n");
    if (!more.empty()) office.files.add("office/evidence/2021/sk.pdf", more);
    return office;
  };
  const auto run = [](Office& office, const std::string& options) {
    return office.run("done 1.1.1.2 --by Siti -p office/plans/2021.yaml " + options);
  };
  const auto recorded = [](Office& office) {
    return office.files.read("office/plans/2021.progress.yaml", 1000).value_or("");
  };
  const auto copy = [](Office& office, const std::string& name) {
    return office.files.read("office/evidence/2021/" + name, 1000).value_or("none");
  };
  Office told = office_with();
  CHECK(has(run(told, "--evidence unduhan/sk.pdf").err, "help: --copy puts a copy into evidence/2021\n"));
  Office first = office_with();
  CHECK(has(run(first, "--copy --evidence unduhan/sk.pdf").out,
            "  evidence: ../evidence/2021/sk.pdf, 4 bytes, sha256 8e00a429..., copied from\n  unduhan/sk.pdf\n"));
  CHECK(has(recorded(first), R"("file": "../evidence/2021/sk.pdf")"));
  CHECK(copy(first, "sk.pdf") == "isi\n");
  Office same = office_with("isi\n");
  CHECK(run(same, "--copy --evidence unduhan/sk.pdf").code == 0);
  CHECK(has(recorded(same), R"("file": "../evidence/2021/sk.pdf")"));
  Office other = office_with("lain\n");
  CHECK(run(other, "--copy --evidence unduhan/sk.pdf --evidence lain/sk.pdf").code == 0);
  CHECK(copy(other, "sk.pdf") == "lain\n");
  CHECK(copy(other, "sk-2.pdf") == "isi\n");
  CHECK(copy(other, "sk-3.pdf") == "isi lain\n");
  // What is kept already stays where it is, and so does an address.
  Office kept = office_with("isi\n");
  CHECK(run(kept, "--copy --evidence office/evidence/2021/sk.pdf --evidence https://kpu.go.id").code == 0);
  CHECK(has(recorded(kept), R"("file": "../evidence/2021/sk.pdf")"));
  // A dry run and a refusal write nothing.
  Office dry = office_with();
  CHECK(has(run(dry, "--copy --evidence unduhan/sk.pdf --evidence lain/sk.pdf -n").out, "../evidence/2021/sk-2.pdf"));
  CHECK(copy(dry, "sk.pdf") == "none");
  Office refused = office_with();
  std::vector<std::string> taken_back;
  refused.setting.take_back_copy = [&](const std::string& path, const FileDigest&) { taken_back.push_back(path); };
  CHECK(run(refused, "--month 7 --copy --evidence unduhan/sk.pdf").code == 2);
  CHECK(taken_back == std::vector<std::string>{"/office/evidence/2021/sk.pdf"});
}

TEST_CASE("what git does not have yet is told") {
  Office office(plan());
  office.files.add(".git/HEAD", "");
  office.files.add("evidence/sk tim.pdf", "isi\n");
  office.files.add("evidence/ada.pdf", "isi 1\n");
  office.files.add("evidence/x.tmp", "isi 2\n");
  std::string keys;  // of git's configuration
  std::vector<std::string> asked;
  office.setting.read_program = [&](const std::vector<std::string>& words) -> std::optional<std::string> {
    if (words[6] == "config") return keys;
    if (words[6] == "check-ignore") {
      if (words.back() == "../evidence/ada.pdf") return ".gitignore:2:!*.pdf\t../evidence/ada.pdf\n";
      if (words.back() == "../evidence/x.tmp") return ".gitignore:1:*.tmp\t../evidence/x.tmp\n";
      return std::nullopt;
    }
    if (std::find(words.begin(), words.end(), "ls-files") == words.end()) return std::nullopt;
    asked = words;
    return std::string("../evidence/sk tim.pdf\0", 23);
  };
  const Outcome outcome = office.run(
      "done 1.1.1.2 --by Siti --evidence 'evidence/sk tim.pdf' --evidence evidence/ada.pdf --evidence evidence/x.tmp");
  CHECK(has(outcome.out, "\n\nNot in git yet:\n  git add plans/2021.progress.yaml 'evidence/sk tim.pdf'\n"));
  CHECK(outcome.err ==
        "note: git ignores evidence/x.tmp (.gitignore:1): change that rule, or add the file with git add --force\n");
  CHECK_FALSE(has(office.run("undo 1.1.1.2 --by Siti -n").out, "Not in git yet"));
  // Filters, which a repository may name, are taken away, or git is not asked.
  CHECK(asked[1] == "--no-optional-locks");
  keys = std::string("user.name\0filter.a b.clean\0filter.a b.required\0", 47);
  const std::string again =
      "done 1.1.1.2 --again --month 3 --evidence 'evidence/sk tim.pdf' --evidence evidence/ada.pdf --evidence "
      "evidence/x.tmp";
  CHECK(has(office.run(again).out, "Not in git yet"));
  CHECK(std::vector(asked.begin(), asked.begin() + 5) ==
        std::vector<std::string>{"git", "-c", "filter.a b.clean=", "-c", "filter.a b.required="});
  asked.clear();
  keys = std::string("filter.a=b.clean\0", 17);
  CHECK_FALSE(has(office.run(again).out, "Not in git yet"));
  CHECK(asked.empty());
}

TEST_CASE("a progress file that git ignores is told of with its first record") {
  Office office(plan());
  office.files.add(".git/HEAD", "");
  office.setting.read_program = [](const std::vector<std::string>& words) -> std::optional<std::string> {
    if (words[6] == "check-ignore") return ".gitignore:1:*.progress.yaml\t2021.progress.yaml\n";
    return words[6] == "check-attr" ? std::nullopt : std::optional(std::string());
  };
  const Outcome outcome = office.run("done 1.1.1.2 --by Siti");
  CHECK(has(outcome.err, "note: git ignores plans/2021.progress.yaml (.gitignore:1): change that rule"));
  CHECK_FALSE(has(outcome.out, "git add"));
}

// Types the lines that an undo tells, and undoes them: what they record is what was undone.
void check_told_lines(Office& office, const std::string& undo, const std::vector<std::string>& told) {
  const std::string out = office.run(undo).out;
  CAPTURE(out);
  for (const std::string& line : told) {
    CHECK(has(out, "\n  rbplan " + line + '\n'));
    CHECK(office.run(line).code == 0);
  }
}

TEST_CASE("undo tells a line for each proof, and one that is taken") {
  Office office(plan());
  office.files.add("evidence/sk.pdf", "isi\n");
  office.files.add("evidence/q.pdf", "lain\n");
  office.recorded("done 1.1.1.1 --month 1 --by A --evidence evidence/sk.pdf");
  office.recorded("done 1.1.1.1 --month 7 --by A --evidence evidence/q.pdf");
  office.recorded("done 1.1.1.1 --month 1,7 --by A --date 2021-07-10 --again --note gabung");
  check_told_lines(office, "undo 1.1.1.1 --month 1,7 --by A",
                   {"done 1.1.1.1 --month 1 --date 2021-07-10 --evidence evidence/sk.pdf --note gabung --by A",
                    "done 1.1.1.1 --month 7 --date 2021-07-10 --evidence evidence/q.pdf --note gabung --by A"});
}

TEST_CASE("undo tells a line that is taken ahead of the month, and a note as a shell reads it back") {
  Office office(small_plan({"months: [9]"}));
  office.recorded("done 1.1.1.1 --by A --ahead --month 9 --note x");
  check_told_lines(office, "undo 1.1.1.1 --by A", {"done 1.1.1.1 --month 9 --ahead --date 2021-07-10 --note x --by A"});
  CHECK(run_words({"done", "1.1.1.1", "--by", "A", "--month", "9", "--again", "--note", "satu\ndua\t'tiga'::"},
                  office.setting)
            .code == 0);
  CHECK(has(office.run("undo 1.1.1.1 --by A").out, R"( --note $'satu\x0adua\x09\x27tiga\x27\x3a\x3a' )"));
}

TEST_CASE("undo says what it undid of a row without months") {
  Office office(small_plan({"months: []"}));
  office.recorded("done 1.1.1.1 --by A --date 2021-07-01 --note x");
  check_told_lines(office, "undo 1.1.1.1 --by A", {"done 1.1.1.1 --date 2021-07-01 --note x --by A"});
  CHECK(has(office.run("undo 1.1.1.1 --by A -n").out, "undone: no month: done on 1 July 2021, A: x"));
}

TEST_CASE("undo says what it undid, and the line that records it again") {
  Office office(plan());
  office.files.add("evidence/sk tim.pdf", "isi\n");
  office.recorded(
      "done 1.1.1.2 --date 2021-07-02 --value 12.3450 --spent 1500 --by Siti --evidence https://kpu.go.id --evidence "
      "'evidence/sk tim.pdf'");
  const std::string before = office.progress();
  const std::string out = office.run("undo 1.1.1.2 --by Budi --lang id").out;
  CHECK(has(out, "  semula: Maret: selesai terlambat 2 Juli 2021, Siti; nilai 12,3450;"));
  const std::string line =
      "done 1.1.1.2 --month 3 --date 2021-07-02 --value 12.3450 --spent 1500 --evidence https://kpu.go.id --evidence "
      "'evidence/sk tim.pdf' --by Siti";
  CHECK(has(out, "\n\nUntuk mencatatnya kembali seperti semula:\n  rbplan " + line + '\n'));
  CHECK(office.run(line).code == 0);
  const std::string again = office.progress();
  const auto said = [](const std::string& text) {
    const std::size_t begin = text.rfind("\"status\"");
    return text.substr(begin, text.rfind("\"recorded\"") - begin);
  };
  CHECK(said(again) == said(before));
}

TEST_CASE("a plan or a progress file with errors records nothing") {
  Office office(plan());
  office.set_progress("  - {\"indicator\": \"1.1.1.1\"}\n");
  const std::string err = office.refusal("done 1.1.1.2", 1);
  CHECK(err.starts_with("plans/2021.progress.yaml:3:5: error[RB"));
  CHECK(office.refusal("done 1.1.1.2 --dry-run", 1) == err);
  Office bad("rbplan: 1\ntitle: \"x\"\n");
  CHECK(has(bad.refusal("done 1.1.1.2", 1), "plans/2021.yaml:"));
  Office warned(plan());
  warned.set_progress(R"(  - {"indicator": "1.1.1.1", "months": [1], "status": "done", "date": "2020-01-29"})"
                      "\n");
  CHECK(warned.run("done 1.1.1.2").err.empty());  // a warning about another record is not told
  Office none(plan());
  CHECK(has(none.run("done 1.1.1.2 -p plans/2022.yaml").err, "plans/2022.yaml does not exist"));
  CHECK(none.refusal("done 1.1.1.2 -p plans/2022.yaml", 3) != "");
  none.setting.variables["RBPLAN_PATH"] = "kosong";
  CHECK(none.run("done 1.1.1.2").code == 3);
}

TEST_CASE("the plan is one: of the year asked for, of the office asked for") {
  Office office(plan());
  office.files.add("plans/2020.yaml", [] {
    std::string text = plan();
    return text.replace(text.find("year: 2021"), 10, "year: 2020");
  }());
  CHECK(office.recorded("done 1.1.1.2").size() == 1);
  CHECK(office.run("done 1.1.1.2 --year 2020 --date 2020-03-01").code == 0);
  CHECK(has(office.files.read("plans/2020.progress.yaml", 1000).value_or(""), "\"date\": \"2020-03-01\""));
  CHECK(office.refusal("done 1.1.1.1 --year 2019 --month 1") != "");
  std::string other = plan();
  other.replace(other.find("9901"), 4, "9902").replace(other.find("KPU Contoh"), 10, "KPU Kedua");
  office.files.add("plans/kedua/2021.yaml", other);
  const std::string err = office.refusal("done 1.1.1.1 --month 1");
  CHECK(err ==
        "error: 2 plans are found, and only one can be recorded in\n"
        "help: name it with --plan or --office\n"
        "nothing was recorded\n");
  CHECK(office.run("done 1.1.1.1 --month 1 --office 9902").code == 0);
  CHECK(office.run("done 1.1.1.1 --month 7 -p plans/kedua/2021.yaml").code == 0);
  const std::string second = office.files.read("plans/kedua/2021.progress.yaml", 1000).value_or("");
  CHECK(std::count(second.begin(), second.end(), '\n') == 4);
  CHECK(office.recorded("done 1.1.1.1 --month 1 --office 'KPU Contoh'").size() == 1);
  CHECK(office.refusal("done 1.1.1.1 --month 7 --office 9903") != "");
}

TEST_CASE("a dry run says the same and writes nothing") {
  Office office(plan());
  office.files.add("evidence/sk.pdf", "isi\n");
  office.recorded("done 1.1.1.1 --month 1");
  const std::string before = office.progress();
  for (const std::string line : {"done 1.1.1.2 --evidence evidence/sk.pdf --value 5 --note n", "undo 1.1.1.1",
                                 "review 1.1.1.1 --accept", "done 1.1.1.2 1.1.1.1 --month 3,7", "undo 1.1.1.2"}) {
    CAPTURE(line);
    const Outcome dry = office.run(line + " --dry-run");
    CHECK(office.progress() == before);
    CHECK(dry.recorded.empty());
    Office copy(plan());
    copy.files.add("evidence/sk.pdf", "isi\n");
    copy.files.add("plans/2021.progress.yaml", before);
    const Outcome wet = copy.run(line);
    CHECK(dry.code == wet.code);
    CHECK(dry.err == wet.err);
    if (wet.code != 0) continue;
    CHECK(copy.progress() != before);
    const std::size_t last = wet.out.find("Recorded in ");
    CHECK(dry.out.substr(0, last) == wet.out.substr(0, last));
    CHECK(dry.out.substr(last).starts_with("Nothing recorded (dry run)\n1 P: would be "));
    std::string figures = wet.out.substr(wet.out.find("1 P: now "));
    if (const std::size_t end = figures.find("\n\n"); end != std::string::npos) figures.resize(end + 1);
    figures.replace(5, 3, "would be");
    CHECK(dry.out.ends_with(figures));
  }
  Office first(plan());
  CHECK(first.run("done 1.1.1.2 -n").code == 0);
  CHECK(first.files.kind("plans/2021.progress.yaml") == FileKind::missing);
}

TEST_CASE("the first record says where git may not merge") {
  const auto note = [](const std::string& lines) {
    return "note: git may not merge two branches that both record, since .gitattributes lacks " + lines +
           "; see rbplan init\n";
  };
  const auto told = [&](std::optional<std::string> attribute, const std::string& records = "") {
    Office office(plan());
    if (!records.empty()) office.set_progress(records);
    office.setting.read_program = [&](const std::vector<std::string>& words) -> std::optional<std::string> {
      if (words[6] != "check-attr") return std::nullopt;
      CHECK(words == std::vector<std::string>{"git", "--no-optional-locks", "-c", "core.fsmonitor=false", "-C",
                                              "/plans", "check-attr", "merge", "eol", "text", "--",
                                              "2021.progress.yaml"});
      return attribute;
    };
    const Outcome outcome = office.run("done 1.1.1.2");
    CHECK(outcome.code == 0);
    return outcome.err;
  };
  const auto attributes = [](const std::string& merge, const std::string& eol) {
    return "2021.progress.yaml: merge: " + merge + "\n2021.progress.yaml: eol: " + eol + '\n';
  };
  CHECK(told(attributes("union", "lf")).empty());
  CHECK(told(attributes("unspecified", "lf")) == note("`*.progress.yaml merge=union`"));
  CHECK(told(attributes("text", "lf")) == note("`*.progress.yaml merge=union`"));
  CHECK(told(attributes("union", "unspecified")) == note("`*.yaml text eol=lf`"));
  CHECK(told(attributes("unspecified", "crlf")) == note("`*.yaml text eol=lf`, `*.progress.yaml merge=union`"));
  CHECK(told(std::nullopt).empty());  // no git
  CHECK(told(attributes("unspecified", "unspecified"),
             R"(  - {"indicator": "1.1.1.1", "months": [1], "status": "done", "date": "2021-01-29"})"
             "\n")
            .empty());
}

TEST_CASE("a file keeps its line ends and its remarks") {
  Office office(plan());
  const std::string old = R"(- {"indicator": "1.1.1.1", "months": [1], "status": "done", "date": "2021-01-29"})";
  office.files.add("plans/2021.progress.yaml",
                   "\xEF\xBB\xBFrbplan_progress: 1\r\nrecords:\r\n" + old + "\r\n# akhir\r\n");
  CHECK(office.run("done 1.1.1.2").code == 0);
  CHECK(office.progress() ==
        "\xEF\xBB\xBFrbplan_progress: 1\r\nrecords:\r\n" + old + "\r\n- " + done("") + "\r\n# akhir\r\n");
}

TEST_CASE("what the disk says is told, with the code for it") {
  Office office(plan());
  const auto failing = [&](Updated updated, bool runs) {
    office.setting.update_file = [=, &office](const std::string& path, auto, const Rewrite& rewrite) {
      CHECK(path == "/plans/2021.progress.yaml");
      const auto made = runs ? rewrite(std::nullopt) : std::nullopt;
      if (made && updated.is_written()) office.files.add(path, *made);
      return updated;
    };
    return office.run("done 1.1.1.2");
  };
  const Outcome failed = failing({Updated::How::failed, ENOSPC, {}}, true);
  CHECK(failed.code == 3);
  CHECK(failed.out.empty());
  CHECK(failed.recorded.empty());
  CHECK(has(failed.err, "No space left on device"));
  CHECK(has(failed.err, "\nnothing was recorded\n"));
  for (const auto how :
       {Updated::How::read_only, Updated::How::several_names, Updated::How::not_a_file, Updated::How::leads_nowhere,
        Updated::How::changing, Updated::How::busy, Updated::How::not_like_it, Updated::How::too_large}) {
    const Outcome outcome = failing({how, 0, {}}, false);
    CHECK(outcome.code == 3);
    CHECK(outcome.out.empty());
    CHECK(has(outcome.err, "\nnothing was recorded\n"));
  }
  const Outcome unsynced = failing({Updated::How::unsynced, 0, {}}, true);
  CHECK(unsynced.code == 0);
  CHECK(has(unsynced.out, "Recorded in plans/2021.progress.yaml:3"));
  CHECK(has(unsynced.err, "note: plans/2021.progress.yaml is written; this file system cannot say"));
  const Outcome unsure = failing({Updated::How::unsure, EIO, {}}, true);
  CHECK(unsure.code == 3);
  CHECK(unsure.out.empty());  // no success is claimed
  CHECK(has(unsure.recorded, "the record is in plans/2021.progress.yaml:3"));
}

TEST_CASE("another program may have recorded since the plan was read") {
  Office office(plan());
  office.setting.update_file = [&](const std::string& path, auto, const Rewrite& rewrite) {
    office.files.add(path, "rbplan_progress: 1\nrecords:\n  - " + done("") + "\n");
    const auto bytes = office.files.read(path, 1000);
    return rewrite(*bytes) ? Updated{} : Updated{Updated::How::left, {}, {}};
  };
  const Outcome outcome = office.run("done 1.1.1.2 --month 3");
  CHECK(outcome.code == 2);
  CHECK(has(outcome.err, "error[RB503]: 1.1.1.2 is recorded as `done` for March already\n"));
}

}  // namespace
}  // namespace rbplan::testing
