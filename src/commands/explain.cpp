#include "commands/explain.h"

#include <fmt/format.h>

#include "base/text.h"
#include "commands/options.h"
#include "diag/diagnostic.h"
#include "diag/explain.h"

namespace rbplan {
namespace {

std::string upper(std::string text) {
  for (char& c : text) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  }
  return text;
}

// What a block of a page shows, from its info string: `yaml plans/2021.yaml after indicator.yaml`, `output`.
std::string block_label(std::string_view info) {
  const auto parts = split(info, ' ');
  if (parts.size() < 2) return "what rbplan validate says:";
  return fmt::format("{}{}:", parts[1], parts.size() > 2 ? ", further down" : "");
}

// A page for reading in a terminal: paragraphs wrapped, blocks indented and as they are.
std::string page_text(std::string_view page, std::size_t columns) {
  std::string out;
  std::string paragraph;
  bool in_block = false;
  const auto end_paragraph = [&] {
    if (paragraph.empty()) return;
    for (const std::string& line : wrap(paragraph, columns)) out += line + '\n';
    paragraph.clear();
  };
  for (const std::string_view line : split(page.substr(0, page.find_last_not_of('\n') + 1), '\n')) {
    if (line.starts_with("```")) {
      end_paragraph();
      in_block = !in_block;
      if (in_block) out += fmt::format("{}\n\n", block_label(line.substr(3)));
    } else if (in_block) {
      out += line.empty() ? "\n" : fmt::format("    {}\n", line);
    } else if (line.empty()) {
      end_paragraph();
      out += '\n';
    } else {
      if (!paragraph.empty()) paragraph += ' ';
      paragraph += line.starts_with("# ") ? line.substr(2) : line;
    }
  }
  end_paragraph();
  return out;
}

std::string list_of_kinds() {
  std::string out;
  for (const KindFacts& kind : all_kinds()) {
    std::string sentence(kind.sentence);
    for (std::size_t at = sentence.find('{'); at != std::string::npos; at = sentence.find('{', at))
      sentence.replace(at, 3, "...");
    out += fmt::format("{}  {:7}  {}\n", kind.code, severity_word(kind.severity), sentence);
  }
  return out;
}

UsageError unknown_code(const std::string& code) {
  return {fmt::format("no such code: {}", code), "rbplan explain lists all codes"};
}

Outcome run_explain(const Env& env, const CommandLine& line) {
  const auto looks = parse_looks(env, line);
  if (!looks) return refuse(looks.error());
  Outcome outcome;
  if (line.words().empty()) outcome.out = list_of_kinds();
  for (const std::string& word : line.words()) {
    const std::string code = upper(word);
    const auto page = explanation_page(code);
    if (!page) return refuse(unknown_code(word));
    if (!outcome.out.empty()) outcome.out += '\n';
    outcome.out += page_text(*page, looks->columns);
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
      .words = "CODE",
      .run = run_explain,
  };
}

}  // namespace rbplan
