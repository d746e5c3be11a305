#include "commands/commands.h"

#include <fmt/format.h>

#include "base/text.h"
#include "diag/diagnostic.h"
#include "diag/explain.h"
#include "render/page.h"
#include "session/option_reader.h"

namespace rbplan {
namespace {

std::string list_of_kinds(const Words& words) {
  std::string out;
  for (const KindFacts& kind : all_kinds()) {
    std::string sentence(words(kind.sentence));
    for (std::size_t at = sentence.find('{'); at != std::string::npos; at = sentence.find('{', at))
      sentence.replace(at, 3, "...");
    out += fmt::format("{}  {:7}  {}\n", kind.code, word_of(kind.severity), sentence);
  }
  return out;
}

// What proves a page without an example is not for its reader.
std::string_view without_proof(std::string_view page) { return page.substr(0, page.find("\nShown by the test \"")); }

// Without the lines that mark a place with `^`.
std::string without_carets(std::string_view page) {
  std::string out;
  for (const std::string_view line : split(page.substr(0, page.rfind('\n')), '\n')) {
    if (trimmed(line, " |^").empty() && line.find('^') != std::string_view::npos) continue;
    out.append(line) += '\n';
  }
  return out;
}

UsageError unknown_code(const std::string& code) {
  return {phrase("no such code: {0}", code), phrase("rbplan explain lists all codes")};
}

Candidates codes(const CompletionContext& context) {
  Candidates out;
  for (const KindFacts& kind : all_kinds()) {
    out.push_back({std::string(kind.code), std::string(context.env.words(kind.sentence))});
  }
  return out;
}

Outcome run_explain(const Env& env, const CommandLine& line) {
  const auto style = parse_style(env, line);
  if (!style) return refuse(style.error(), env.words);
  Outcome outcome;
  outcome.to_read = true;
  if (line.words().empty()) outcome.out = list_of_kinds(env.words);
  for (const std::string& word : line.words()) {
    const auto found = explanation_page(ascii_upper(word), env.words.language());
    if (!found) return refuse(unknown_code(word), env.words);
    const std::string_view page = without_proof(*found);
    if (!outcome.out.empty()) outcome.out += '\n';
    const bool shows_carets = style->findings(false).carets;
    outcome.out +=
        render_page(shows_carets ? std::string(page) : without_carets(page), style->prose_columns(), env.words);
  }
  return outcome;
}

}  // namespace

Command explain_command() {
  return {
      .name = "explain",
      .group = "Check",
      .summary = "What a problem's code means, with an example and its cure.",
      .examples =
          "rbplan explain RB211    months that do not exist\n"
          "rbplan explain          all codes, a line each\n",
      .usage = "explain [CODE...]",
      .operand = {"CODE", codes},
      .run = run_explain,
  };
}

}  // namespace rbplan
