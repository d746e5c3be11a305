// Words that stand where none belongs, and the line that was probably meant: a month without `--month` above all.
#pragma once
#include "session/command.h"

namespace rbplan {

// An error where the line has a word that the command cannot take; nothing where all may belong.
std::optional<UsageError> misplaced_word(const Commands& commands, const Command& command, const CommandLine& line);

// The line that was meant where a word stands in the place of a command: `rbplan due --month maret`.
std::optional<std::string> line_meant_by(const Commands& commands, const std::string& word);

// An error where a file stands among the ids: a shell makes several words of `evidence/*.pdf`, of which only the first
// stands behind --evidence.
std::optional<UsageError> file_among_ids(const Reader& files, const CommandLine& line);

}  // namespace rbplan
