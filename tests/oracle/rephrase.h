// The same YAML in other words, where libfyaml 0.7.12 stumbles over the words of YAML 1.2.
#pragma once
#include <string>

namespace rbplan::testing {

// `text` without what that version is known to refuse or to misread; YAML 1.2 gives both the same values, so a text
// that rbplan reads otherwise than libfyaml reads this one is misread by rbplan. It is
//   - CR LF as LF (5.4): a quoted text that ends in one, with blanks before its quote, keeps the break;
//   - an escaped blank at a line's end (5.7, 7.3.1) as `\x20`: it is dropped with the blanks around it;
//   - a line of nothing but white space with a tab as an empty one (5.5, 6.2): it is refused at the file's end and in
//     quotes;
//   - blanks at the file's end as a line with a break: at the end of a block text it counts them as a line or does not;
//   - a tab between a dash and the header of a block text as a blank (6.2, 8.2.1): it is refused;
//   - the header of a block text, alone on its line and deeper than its text, as deep as the text (8.1): it is refused.
std::string rephrase(const std::string& text);

}  // namespace rbplan::testing
