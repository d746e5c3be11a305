#include "findings/formats.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "base/json.h"
#include "base/text.h"
#include "findings/finding.h"

namespace rbplan {
namespace {

std::string written(std::string_view format, const std::vector<FileFindings>& files, std::size_t limit = 65000,
                    Language language = Language::english) {
  const auto& all = all_findings_formats();
  const auto found = std::find_if(all.begin(), all.end(), [&](const auto& one) { return one.name == format; });
  REQUIRE(found != all.end());
  return found->write({{}, files, {}, Words(language), "1.2", "/home/siti", 0, limit});
}

Diagnostic unknown_key(const std::string& key, Span span) { return {Kind::unknown_key, span, {key}, {}, {}}; }

const Value& member(const Value& object, std::string_view key) {
  const auto& members = std::get<Object>(object.is);
  const auto found = std::find_if(members.begin(), members.end(), [&](const auto& one) { return one.first == key; });
  REQUIRE(found != members.end());
  return found->second;
}

const List& list_at(const Value& object, std::string_view key) { return std::get<List>(member(object, key).is); }

const std::string& text_at(const Value& object, std::string_view key) {
  return std::get<std::string>(member(object, key).is);
}

std::string compact(const Value& value) { return to_json_line(value); }

Value sarif_run(const std::vector<FileFindings>& files) {
  return list_at(parse_json(written("sarif", files)).value(), "runs").at(0);
}

TEST_CASE("each format counts columns in its own unit") {
  const SourceText source("f.yaml", "a\U00010400b\n");  // one byte, four, one
  const std::vector<FileFindings> files = {{&source, {unknown_key("k", {5, 6})}}};
  CHECK(written("github", files).starts_with("::error file=f.yaml,line=1,endLine=1,col=3,endColumn=3,title=RB203::"));
  const Value run = sarif_run(files);
  const Value& location = list_at(list_at(run, "results").at(0), "locations").at(0);
  CHECK(compact(member(member(location, "physicalLocation"), "region")) ==
        R"({"startLine":1,"startColumn":3,"endLine":1,"endColumn":4})");
  const Value reviewdog = list_at(parse_json(written("rdjson", files)).value(), "diagnostics").at(0);
  CHECK(compact(member(member(reviewdog, "location"), "range")) ==
        R"({"start":{"line":1,"column":6},"end":{"line":1,"column":7}})");
}

TEST_CASE("a byte order mark is no column") {
  const SourceText source("f.yaml",
                          "\xEF\xBB\xBF"
                          "ab\n");
  const std::vector<FileFindings> files = {{&source, {unknown_key("k", {0, 4})}}};
  CHECK(written("rdjson", files).find("\"column\": 1\n") != std::string::npos);
  CHECK(written("github", files).find(",col=1,endColumn=1,") != std::string::npos);
}

TEST_CASE("GitHub gets lines without columns where there are several") {
  const SourceText source("f.yaml", "ab\ncd\nef\n");
  CHECK(written("github", {{&source, {unknown_key("k", {1, 4})}}}).find(" file=f.yaml,line=1,endLine=2,title=") !=
        std::string::npos);
  CHECK(written("github", {{&source, {unknown_key("k", {1, 6})}}}).find(",line=1,endLine=2,title=") !=
        std::string::npos);
}

TEST_CASE("GitHub's commands are escaped, the worst stand first, and the last line counts") {
  const SourceText source("a,b:c%0A\n.yaml", "x\n");
  const std::string text = written(
      "github",
      {{&source,
        {{Kind::bidi_mark, {0, 1}, {std::string("U+200E")}, {}, {}}, unknown_key("50%0A\n::error::x", {0, 1})}}});
  CHECK(text.starts_with("::error file=a%2Cb%3Ac%250A%0A.yaml,line=1,endLine=1,col=1,endColumn=1,title=RB203::"));
  CHECK(text.find("50%250A\\x0a: :error: :x") != std::string::npos);
  CHECK(text.find("\n::notice file=") != std::string::npos);
  CHECK(text.ends_with("\n1 error, 1 note in 1 file\n"));
  CHECK(written("github", {{&source, {}}}) == "no problems in 1 file\n");
}

TEST_CASE("a message that GitHub would cut is cut between characters") {
  const SourceText source("f.yaml", "x\n");
  std::string key;
  for (int i = 0; i < 3000; ++i) key += "\xC3\xA9";
  const std::string text = written("github", {{&source, {unknown_key(key, {0, 1})}}});
  const std::string message = text.substr(text.find("203::") + 5, text.find('\n') - text.find("203::") - 5);
  CHECK(message.size() <= 4096);
  CHECK(message.ends_with("\xC3\xA9..."));
}

TEST_CASE("places in a revision of git stand in the text and are no locations") {
  const SourceText source("f.yaml", "x\n");
  const SourceText before("f.yaml", "\nx\n", "abc");
  Diagnostic one = unknown_key("k", {0, 1});
  one.related = {{Note::first_given_here, {1, 2}, &before}, {Note::first_given_here, {0, 1}}};
  const Value result = list_at(sarif_run({{&source, {one}}}), "results").at(0);
  CHECK(text_at(member(result, "message"), "text").ends_with(" (abc:f.yaml:2: it is first given here)"));
  CHECK(list_at(result, "relatedLocations").size() == 1);
  for (const char* format : {"github", "gitlab", "junit", "rdjson"}) {
    INFO(format);
    CHECK(written(format, {{&source, {one}}})
              .find(" (abc:f.yaml:2: it is first given here) (f.yaml:1: it is first given here)") != std::string::npos);
  }
  CHECK(written("md", {{&source, {one}}}).find("  note: `abc:f.yaml:2: it is first given here`\\\n") !=
        std::string::npos);
}

TEST_CASE("paths are seen from the working folder") {
  CHECK(path_in("/home/siti", "./plans//2021.yaml") == "plans/2021.yaml");
  CHECK(path_in("/home/siti", "/home/siti/plans/2021.yaml") == "plans/2021.yaml");
  CHECK(path_in("/home/siti", "/home/dewi/2021.yaml") == "/home/dewi/2021.yaml");
  CHECK(path_in("/home/siti", "../2021.yaml") == "../2021.yaml");
  const SourceText odd("a b:#%\xC3\xA9\xFF.yaml", "x\n");
  const SourceText far("/tmp/x.yaml", "x\n");
  const std::string sarif = written("sarif", {{&odd, {unknown_key("k", {0, 1})}}, {&far, {unknown_key("k", {0, 1})}}});
  CHECK(sarif.find("\"uri\": \"a%20b%3A%23%25%C3%A9%FF.yaml\"") != std::string::npos);
  CHECK(sarif.find("\"uri\": \"file:///tmp/x.yaml\"") != std::string::npos);
}

std::vector<std::string> fingerprints_of(const std::string& text, const std::vector<Span>& spans) {
  const SourceText source("f.yaml", text);
  FileFindings file{&source, {}};
  for (const Span span : spans) file.diagnostics.push_back(unknown_key("k", span));
  std::vector<std::string> prints;
  const Value run = sarif_run({file});
  for (const Value& result : list_at(run, "results"))
    prints.push_back(text_at(member(result, "partialFingerprints"), "rbplan/v1"));
  return prints;
}

TEST_CASE("a problem keeps its fingerprint when lines come above it; equal ones are told apart") {
  const auto prints = fingerprints_of("k: 1\nk: 1\nk: 2\n", {{0, 1}, {5, 6}, {10, 11}});
  CHECK(fingerprints_of("# new\n\n  k: 1\nk: 1\nk: 2\n", {{9, 10}, {14, 15}, {19, 20}}) == prints);
  CHECK(prints[0] != prints[1]);
  CHECK(prints[0] != prints[2]);
  CHECK(prints[1] != prints[2]);
}

TEST_CASE("SARIF has a rule for each code that is met, with its page") {
  const SourceText source("f.yaml", "x\n");
  const Value run = sarif_run({{&source, {unknown_key("k", {0, 1}), unknown_key("l", {0, 1})}}});
  const Value& driver = member(member(run, "tool"), "driver");
  CHECK(text_at(driver, "version") == "1.2");
  CHECK(text_at(run, "columnKind") == "unicodeCodePoints");
  REQUIRE(list_at(driver, "rules").size() == 1);
  const Value& rule = list_at(driver, "rules").at(0);
  CHECK(text_at(rule, "id") == "RB203");
  CHECK(text_at(rule, "name") == "UnknownKey");
  CHECK(text_at(member(rule, "shortDescription"), "text") == "a key that is not known.");
  CHECK(text_at(member(rule, "help"), "text").starts_with("# RB203: "));
}

TEST_CASE("every rule can be described") {
  const SourceText source("f.yaml", "x\n");
  FileFindings file{&source, {}};
  for (std::size_t i = 0; i < all_kinds().size(); ++i) {
    Diagnostic one{static_cast<Kind>(i), {0, 1}, {}, {}, {}};
    one.arguments.assign(8, std::size_t{1});
    file.diagnostics.push_back(one);
  }
  const Value run = sarif_run({file});
  for (const Value& rule : list_at(member(member(run, "tool"), "driver"), "rules")) {
    INFO(text_at(rule, "id"));
    CHECK(text_at(member(rule, "shortDescription"), "text").size() > 4);
    CHECK(text_at(member(rule, "fullDescription"), "text").size() > 20);
    CHECK(text_at(member(rule, "fullDescription"), "text").size() <= 1000);
  }
}

TEST_CASE("a testcase is a file and a rule; notes do not make one fail") {
  const SourceText one("a.yaml", "x\n");
  const SourceText two("b.yaml", "x\n");
  const std::string text = written("junit", {{&one,
                                              {unknown_key("<k>\xEF\xBF\xBF", {0, 1}),
                                               unknown_key("]]>\"&", {0, 1}),
                                               {Kind::bidi_mark, {0, 1}, {std::string("U+200E")}, {}, {}}}},
                                             {&two, {}}});
  CHECK(text.find("tests=\"3\" failures=\"2\" errors=\"0\"") != std::string::npos);
  CHECK(text.find("<testcase name=\"b.yaml\" classname=\"rbplan\"/>") != std::string::npos);
  CHECK(text.find("<failure type=\"error\" message=\"a.yaml:1:1: error[RB203]: unknown key `&lt;k&gt;\\uffff`&#10;"
                  "a.yaml:1:1: error[RB203]: unknown key `]]&gt;&quot;&amp;`\">") != std::string::npos);
  CHECK(text.find("\">a.yaml:1:1: error[RB203]: unknown key `&lt;k&gt;\\uffff`\na.yaml:1:1: ") != std::string::npos);
  CHECK(text.find("<failure type=\"note\" message=\"a.yaml:1:1: note[RB120]: ") != std::string::npos);
}

TEST_CASE("GitLab's report is a list") {
  const SourceText source("./plans/a.yaml", "x\ny\n");
  CHECK(written("gitlab", {{&source, {}}}) == "[]\n");
  const Value report = parse_json(written("gitlab", {{&source, {unknown_key("k", {2, 3})}}})).value();
  const Value& one = std::get<List>(report.is).at(0);
  CHECK(text_at(one, "check_name") == "RB203");
  CHECK(text_at(one, "severity") == "major");
  CHECK(compact(member(one, "location")) == R"({"path":"plans/a.yaml","lines":{"begin":2,"end":2}})");
}

TEST_CASE("a comment holds nothing but text from files, in the reader's language") {
  const SourceText source("<b>&@all.yaml", "x\n");
  const std::string text = written("md", {{&source, {unknown_key("`@user` <img>", {0, 1})}}});
  CHECK(text ==
        "<!-- rbplan validate -->\n**1 error in 1 file**\n\n<details open>\n"
        "<summary><code>&lt;b&gt;&amp;@all.yaml</code>: 1 error</summary>\n\n"
        "- `1:1` **error[RB203]**: ``` unknown key ``@user` <img>` ```\n\n</details>\n");
  CHECK(written("md", {{&source, {}}}, 65000, Language::indonesian) ==
        "<!-- rbplan validate -->\n**tidak ada masalah dalam 1 berkas**\n");
}

TEST_CASE("a comment that would be too long loses the least severe first, and says how many") {
  const SourceText one("a.yaml", "x\n");
  const SourceText two("b.yaml", "x\n");
  std::vector<FileFindings> files = {{&one, {}}, {&two, {}}};
  for (int i = 0; i < 200; ++i) {
    files[0].diagnostics.push_back({Kind::bidi_mark, {0, 1}, {std::string("U+200E")}, {}, {}});
    files[1].diagnostics.push_back(unknown_key(std::string(100, 'k'), {0, 1}));
  }
  for (std::size_t limit : {500u, 1000u, 5000u, 30000u, 40000u}) {
    INFO(limit);
    const std::string text = written("md", files, limit);
    CHECK(text.size() <= limit);
    CHECK(text.size() + 300 > limit);
    CHECK(text.find("\nleft out here, or this would be too long: ") != std::string::npos);
    const bool all_errors = text.find(" errors, 200 notes\n") == std::string::npos;
    CHECK(all_errors == (text.find("note[") != std::string::npos || limit == 30000));
  }
  CHECK(written("md", files).find("left out") == std::string::npos);
}

}  // namespace
}  // namespace rbplan
