// How output looks to this user.
#pragma once
#include "findings/text.h"
#include "render/screen.h"
#include "session/env.h"

namespace rbplan {

// The words of --color.
enum class When { automatic, always, never };

template <>
struct WordsOf<When> {
  static constexpr std::array<std::string_view, 3> words = {"auto", "always", "never"};
};

struct OutputStyle {
  Screen screen;  // behind standard output
  bool colour_err = false;
  std::size_t err_columns = 0;  // of excerpts on standard error

  std::size_t prose_columns() const;     // of help texts
  TextStyle findings(bool notes) const;  // of problems on standard output
  TextStyle errors() const;              // and on standard error
};

// The language of a command line: of its --lang, else RBPLAN_LANG, else the locale's text. A name that is none is
// passed over here; parse_style refuses it.
Language language_of(const Env& env, const CommandLine& line);

// The columns of help texts, likewise: of --width, else of the terminal.
std::size_t prose_columns(const Env& env, const CommandLine& line);

// The columns that messages on standard error are wrapped to; 0 where they stand as they are: not on a terminal.
std::size_t error_columns(const Env& env, const CommandLine& line);

Parsed<OutputStyle> parse_style(const Env& env, const CommandLine& line);

// As it is in a file: no colour, no links, and not the terminal's width.
OutputStyle in_file(OutputStyle style, const Env& env, const CommandLine& line);

constexpr int kNarrowest = 20;  // columns
constexpr int kWidest = 1000;

}  // namespace rbplan
