// Other programs, started by this one: an editor, a pager.
#pragma once
#include <optional>
#include <string>
#include <vector>

namespace rbplan {

// Runs a program found in PATH with the streams of this one, and waits for it. Its exit code, 128 and the number of the
// signal that ended it, or 127 where it cannot be started.
int run_program(const std::vector<std::string>& arguments);

// What a program found in PATH prints on standard output; nothing where it cannot be started or its exit code is not 0.
// What it says on standard error is for nobody.
std::optional<std::string> read_program(const std::vector<std::string>& arguments);

// The same of one that reads `input`.
std::optional<std::string> feed_program(const std::vector<std::string>& arguments, const std::string& input);

// A program that shows a text page by page.
struct Pager {
  std::string command;  // a shell command line that reads the text; empty: none
  std::string less;     // LESS for it, the options of less(1)
};

// Shows `text` through a pager and waits for it. False where the pager is not found, so that nothing was shown. A
// reader who leaves early is no failure.
bool page_text(const std::string& text, const Pager& pager);

// Asks the user on the terminal: prints `text` on standard error and waits for a line; nothing at the end of input.
std::optional<std::string> ask_user(const std::string& text);

}  // namespace rbplan
