// Diagnostics for people: place, sentence, the source line with carets, notes, help.
#pragma once
#include "base/ansi.h"
#include "diag/diagnostic.h"

namespace rbplan {

struct TextStyle {
  std::size_t columns = 80;
  bool colour = false;
  bool ascii = false;  // `...` for a line that was cut, instead of an ellipsis character
  bool notes = false;  // show diagnostics of severity note
  bool carets = true;  // a line that marks the place, for people who see it
  LinkForm links = {};
};

// Every problem of every file, a blank line between problems, and last how many there are; nothing at all when
// there are none. Text from files is made harmless.
std::string render_text(const std::vector<FileFindings>& files, const TextStyle& style, const Words& words);

// Why nothing was done: problems without a place of their own, a blank line between. Their notes name their files.
std::string render_refusals(const Diagnostics& refusals, const TextStyle& style, const Words& words);

}  // namespace rbplan
