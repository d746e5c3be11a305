// The public YAML test suite, read by libfyaml and by rbplan.
//
//   oracle_suite SUITE
//
// Where both accept a case they must read the same values. Each case that is valid and that rbplan refuses is refused
// because plans do without what it uses, or is listed here with its reason; so is each that rbplan accepts and libfyaml
// does not. An entry that no longer holds is a failure too.
#include <fmt/format.h>
#include <rapidjson/document.h>

#include <fstream>
#include <iostream>
#include <iterator>

#include "oracle/oracle.h"

namespace rbplan::testing {
namespace {

constexpr std::size_t kCases = 402;

struct Case {
  std::string id;
  std::string title;
  bool is_valid = false;
  std::string yaml;
};

struct Listed {
  std::string_view id;
  std::string_view code;  // of the first error; empty where there is none
  std::string_view reason;
};

constexpr std::string_view kColonBelow = "yaml-cpp wants a key in braces and its colon on one line";
constexpr std::string_view kLongKey = "yaml-cpp refuses a key over two lines in braces";
constexpr std::string_view kQuestion = "yaml-cpp refuses `?` in bare text inside brackets";
constexpr std::string_view kLostBreaks = "yaml-cpp loses line breaks of a text that is nothing else";
constexpr std::string_view kBracketKey = "a pair without braces whose key is in brackets; no key of a plan is";
constexpr std::string_view kTab = "a line begins with a tab; a plan's never do";
constexpr std::string_view kMargin = "quoted text goes on at the margin, as behind a quote that is missing";
constexpr std::string_view kNoLine = "a block text without a line; in a plan its lines have lost their indentation";
constexpr std::string_view kLoneQuestion = "a `?` without a key; no plan has one";

// Valid YAML that rbplan refuses.
constexpr Listed kRefused[] = {
    {"2G84/02", "RB127", kNoLine},     {"2G84/03", "RB127", kNoLine},     {"3RLN/02", "RB118", kTab},
    {"3RLN/05", "RB118", kTab},        {"4FJ6", "RB121", kBracketKey},    {"4MUZ/00", "RB108", kColonBelow},
    {"4MUZ/01", "RB108", kColonBelow}, {"4MUZ/02", "RB108", kColonBelow}, {"4ZYM", "RB118", kTab},
    {"5MUD", "RB106", kColonBelow},    {"652Z", "RB108", kQuestion},      {"6CA3", "RB118", kTab},
    {"6HB6", "RB118", kTab},           {"6WPF", "RB107", kMargin},        {"7A4E", "RB118", kTab},
    {"8KB6", "RB106", kLongKey},       {"9BXH", "RB106", kLongKey},       {"9MMW", "RB121", kBracketKey},
    {"9MQT/00", "RB107", kMargin},     {"9SA2", "RB106", kLongKey},       {"DFF7", "RB121", kLoneQuestion},
    {"DK95/00", "RB118", kTab},        {"DK95/02", "RB118", kTab},        {"DK95/04", "RB118", kTab},
    {"DK95/08", "RB118", kTab},        {"HM87/01", "RB119", kQuestion},   {"HS5T", "RB118", kTab},
    {"JEF9/00", "RB127", kNoLine},     {"JEF9/01", "RB127", kNoLine},     {"JEF9/02", "RB127", kNoLine},
    {"JR7V", "RB119", kQuestion},      {"K3WX", "RB106", kColonBelow},    {"K858", "RB127", kNoLine},
    {"KSS4", "RB107", kMargin},        {"NAT4", "RB122", kLostBreaks},    {"NJ66", "RB106", kLongKey},
    {"NP9H", "RB107", kMargin},        {"PRH3", "RB118", kTab},           {"Q8AD", "RB107", kMargin},
    {"TL85", "RB107", kMargin},        {"UV7Q", "RB118", kTab},           {"VJP3/01", "RB106", kColonBelow},
};

constexpr std::string_view kNoColon = "a last line without colon is a key with nothing; the shape refuses it";
constexpr std::string_view kEmptyItem = "an item with nothing; the shape refuses it";

// No YAML, and accepted before the keys of a plan are looked for.
constexpr Listed kAccepted[] = {
    {"236B", "", kNoColon},   {"7MNF", "", kNoColon},   {"9CWY", "", kNoColon},
    {"9MAG", "", kEmptyItem}, {"CTN5", "", kEmptyItem},
};

const Listed* listed(const std::string& id) {
  for (const Listed& one : kRefused) {
    if (one.id == id) return &one;
  }
  for (const Listed& one : kAccepted) {
    if (one.id == id) return &one;
  }
  return nullptr;
}

// Plans do without anchors, tags, directives, further documents, and are not empty.
bool is_policy(Kind kind) {
  return kind == Kind::anchor || kind == Kind::tag || kind == Kind::directive || kind == Kind::second_document ||
         kind == Kind::empty_file;
}

// A sentence on what is wrong with how a case is read; nothing where all is well.
std::optional<std::string> problem_of(const Case& one) {
  const SourceText source(one.id, one.yaml);
  const auto libfyaml = read_by_libfyaml(one.yaml);
  const Reading rbplan = read_by_rbplan(source);
  const std::string_view code = rbplan.errors.empty() ? "" : facts(rbplan.errors.front().kind).code;
  if (libfyaml.has_value() != one.is_valid) return "libfyaml has become another";
  if (libfyaml && rbplan.form) {
    if (const auto differs = difference(*libfyaml, *rbplan.form)) return "read otherwise: " + *differs;
  }
  const bool agree = libfyaml.has_value() == rbplan.form.has_value();
  const bool explained = agree || (!rbplan.errors.empty() && is_policy(rbplan.errors.front().kind));
  const Listed* entry = listed(one.id);
  if (entry && (explained || entry->code != code))
    return fmt::format("the entry is stale ({}): {}", code, entry->reason);
  if (entry || explained) return std::nullopt;
  return rbplan.form ? "no YAML, and accepted" : fmt::format("valid, and refused with {}", code);
}

std::string text_of(const rapidjson::Value& value) { return {value.GetString(), value.GetStringLength()}; }

std::vector<Case> read_cases(const char* path) {
  std::ifstream file(path);
  std::vector<Case> cases;
  for (std::string line; std::getline(file, line);) {
    rapidjson::Document json;
    json.Parse(line.data(), line.size());
    cases.push_back({text_of(json["id"]), text_of(json["title"]), json["valid"].GetBool(), text_of(json["yaml"])});
  }
  return cases;
}

int run(const char* path) {
  const std::vector<Case> cases = read_cases(path);
  std::size_t failed = 0;
  for (const Case& one : cases) {
    const auto problem = problem_of(one);
    if (!problem) continue;
    ++failed;
    std::cout << one.id << ' ' << one.title << ": " << *problem << '\n';
  }
  std::cout << cases.size() - failed << " passed, " << failed << " failed; " << std::size(kRefused) << " and "
            << std::size(kAccepted) << " listed\n";
  return failed == 0 && cases.size() == kCases ? 0 : 1;
}

}  // namespace
}  // namespace rbplan::testing

int main(int argc, char** argv) {
  if (argc == 2) return rbplan::testing::run(argv[1]);
  std::cerr << "usage: oracle_suite SUITE\n";
  return 2;
}
