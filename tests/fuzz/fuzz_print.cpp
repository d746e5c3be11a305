// Any bytes as the plan of a folder, through the whole program. Beyond what the sanitizers see: the exit code is one
// that can be, nothing printed for people steers a terminal, and what is printed for programs can be read.
#include <rapidjson/document.h>

#include <cstdint>

#include "base/text.h"
#include "commands/commands.h"
#include "require.h"
#include "world/memory.h"

namespace rbplan::fuzzing {
namespace {

using Words = std::vector<std::string>;

constexpr const char* kWidths[] = {"20", "47", "80", "1000"};
constexpr const char* kLanguages[] = {"id", "en"};
constexpr const char* kFormats[] = {"json", "csv", "tsv", "md", "html", "docx", "xlsx", "ics"};
constexpr const char* kDays[] = {"2021-07-10", "2021-12-31", "2020-01-01", "9999-12-31"};

// How one run is asked for. All ways at once would take an input a hundred runs, so its bytes choose.
class Choice {
 public:
  explicit Choice(const std::string& bytes) {
    for (const char c : bytes) hash_ = (hash_ ^ static_cast<unsigned char>(c)) * 0x100000001B3;  // FNV-1a
  }

  template <std::size_t N>
  const char* of(const char* const (&choices)[N]) {
    return choices[below(N)];
  }
  bool toss() { return below(2) == 0; }

 private:
  std::size_t below(std::size_t n) {
    hash_ = (hash_ ^ (hash_ >> 29)) * 0xBF58476D1CE4E5B9;
    return static_cast<std::size_t>((hash_ >> 32) % n);
  }

  std::uint64_t hash_ = 0xCBF29CE484222325;
};

Words operator+(Words words, const Words& more) {
  words.insert(words.end(), more.begin(), more.end());
  return words;
}

// Line feeds are the only controls in it, and no character of it reorders others.
void check_harmless(const std::string& text) {
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = decode(text, at);
    require(c.length > 0, "what is printed is UTF-8", text);
    require(c.value == '\n' || !is_control(c.value), "no control is printed", text);
    require(!is_bidi_control(c.value), "nothing printed reorders text", text);
    at += c.length;
  }
}

void check_json(const std::string& text) {
  rapidjson::Document document;
  document.Parse<rapidjson::kParseValidateEncodingFlag | rapidjson::kParseIterativeFlag>(text.data(), text.size());
  require(!document.HasParseError() && document.IsObject(), "what is printed is JSON", text);
}

Outcome run_words(const Memory& files, const Words& words) {
  const FixedClock clock(Date(std::chrono::year(2021), std::chrono::month(7), std::chrono::day(10)));
  const auto variable = [](const std::string& name) -> std::optional<std::string> {
    return name == "LANG" ? std::optional<std::string>("C.UTF-8") : std::nullopt;
  };
  return run({files, clock, {}, variable}, words);
}

Words looks(Choice& choice) {
  Words words = {"--width", choice.of(kWidths), "--lang", choice.of(kLanguages)};
  if (choice.toss()) words.push_back("--ascii");
  return words;
}

// Whether the plan has no error.
bool validate(const Memory& files, Choice& choice) {
  const Outcome text =
      run_words(files, Words{"validate"} + looks(choice) + (choice.toss() ? Words{"--notes"} : Words{}));
  require(text.code == exit_code::ok || text.code == exit_code::problems, "validate ends with 0 or 1", text.err);
  check_harmless(text.out + text.err);
  const Outcome json = run_words(files, {"validate", "--format", "json"});
  require(json.code == text.code, "both formats of validate end alike");
  check_json(json.out);
  return text.code == exit_code::ok;
}

void list(const Memory& files, const std::string& command, const std::string& format, bool sound, Choice& choice) {
  const bool fails = choice.toss();
  const Words words = Words{command, "--format", format, "--as-of", choice.of(kDays)} + looks(choice);
  const Outcome outcome = run_words(files, words + (fails ? Words{"--fail-if-any"} : Words{}));
  const bool can_be = sound ? outcome.code == exit_code::ok || (fails && outcome.code == exit_code::found)
                            : outcome.code == exit_code::problems;
  require(can_be, "a list ends with 0, with 4 if asked to, with 1 of a plan with errors",
          join(words, " ") + " ended with " + std::to_string(outcome.code) + '\n' + outcome.out + outcome.err);
  check_harmless(outcome.err);
  if (format == "table" || format == "md") check_harmless(outcome.out);
  if (format == "json") check_json(outcome.out);
}

void print(const std::string& bytes) {
  Choice choice(bytes);
  Memory files;
  files.add("plans/2021.yaml", bytes);
  const bool sound = validate(files, choice);
  for (const char* command : {"due", "overdue"}) {
    list(files, command, "table", sound, choice);
    if (sound) list(files, command, choice.of(kFormats), sound, choice);
  }
}

}  // namespace
}  // namespace rbplan::fuzzing

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  rbplan::fuzzing::print(std::string(data, data + size));
  return 0;
}
