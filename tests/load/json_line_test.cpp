// A slip in a record is told at its place, with what to do about it.
#include "load/json_line.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

namespace rbplan::testing {
namespace {

struct Slip {
  std::string record;
  std::string told;  // code, the text at the place, the help line
};

std::string told_of(const std::string& record) {
  const SourceText source("plans/2021.progress.yaml", "  - " + record + "\n");
  const JsonLine read = read_json_line(source, 4, 4 + record.size());
  if (!read.problem) return "nothing";
  const Diagnostic& problem = *read.problem;
  return fmt::format("{} at {}: {}", facts(problem.kind).code,
                     source.bytes().substr(problem.span.begin, problem.span.end - problem.span.begin),
                     problem.help ? message(*problem.help, Words()) : "");
}

TEST_CASE("slips in the JSON of a record") {
  const Slip slips[] = {
      {R"({"by": "Siti", "months": [1]})", "nothing"},
      {R"({"months": [1] "by": "Siti"})", "RB435 at \": a comma is missing before this"},
      {R"({"by" "Siti"})", "RB435 at \": a colon is missing before this"},
      {R"({by: "Siti"})", "RB435 at by: each key stands in double quotes"},
      {R"({"by": 'Siti'})", "RB435 at ': JSON has double quotes only"},
      {R"({"by": “Siti”})", "RB435 at “Siti”: text stands between straight quotes: \"...\""},
      {R"({"by": Siti2})", "RB435 at Siti2: put it in double quotes: \"Siti2\""},
      {R"({"by": "Siti",})", "RB435 at }: no comma stands before the closing bracket"},
      {R"({"months": [1,]})", "RB435 at ]: no comma stands before the closing bracket"},
      {R"({"by": , "months": [1]})", "RB435 at ,: give it a value, or take the key out where it is not needed"},
      {R"({"by": })", "RB435 at }: give it a value, or take the key out where it is not needed"},
      {R"({"by": Élan})", "RB435 at Élan: put it in double quotes: \"Élan\""},
      {R"({"by": €5})", "RB435 at €5: put it in double quotes: \"€5\""},
      {R"({"by": ~})",
       "RB435 at ~: a record is one line: - {\"indicator\": \"1.2.3.4\", \"months\": [3], \"status\": \"done\", "
       "\"date\": \"2021-03-31\"}"},
      {R"({"by": "\ud83d\ude00\uD93D\uDE00\uda00\udc00\uDB00\udfff\ud7ff"})", "nothing"},
      {R"({"by": "\udc00"})", "RB117 at \\udc00: write the characters themselves, in double quotes"},
      {R"({"by": "\uDFFF"})", "RB117 at \\uDFFF: write the characters themselves, in double quotes"},
      {R"({"months": [01]})", "RB220 at 01: write it without the zero: 1"},
      {R"({"months": [000]})", "RB220 at 000: write it without the zero: 0"},
      {R"({"value": 3,5})", "RB221 at 3,5: write it such as `3.5`"},
      {R"({"value": 5.000.000})", "RB435 at 5.000.000: write it such as `5000000`"},
      {R"({"by": "Siti "Ani" A"})", "RB132 at Ani: a quote inside text in double quotes is written `\\\"`"},
      {R"({"by": "Siti, "months": [1]})", "RB132 at months: a quote inside text in double quotes is written `\\\"`"},
      {R"({"by": "D:\x41"})", "RB117 at \\x: a backslash in double quotes is written `\\\\`"},
      {"{\"by\": \"Siti\tA\"}", "RB102 at \t: delete it, or type a blank instead"},
      {R"({"by": "Siti})", "RB107 at \": end the text with a quote"},
      {R"({"months": [1, "by": "Siti"})", "RB108 at [: close it with `]`"},
      {R"({"evidence": [{"url": "https://x"], "by": "Siti"})", "RB108 at {: close it with `}`"},
      {R"({"by": "Siti")", "RB108 at {: close it with `}`"},
      {R"({"by": "Siti": "Ani"})", "RB125 at :: "},
      {R"({"by": "Siti"},)", "RB436 at ,: delete it"},
      {R"({"by": "Siti"}  # Siti)", "RB436 at # Siti: a remark stands on a line of its own"},
  };
  const std::string many(400, '9');
  CHECK(told_of(R"({"value": )" + many + "}") == "RB221 at " + many + ": a number has at most 15 digits");
  for (const Slip& slip : slips) {
    INFO(slip.record);
    CHECK(told_of(slip.record) == slip.told);
  }
}

}  // namespace
}  // namespace rbplan::testing
