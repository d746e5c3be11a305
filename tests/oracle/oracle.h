// A YAML document in one normal form, as two parsers read it: libfyaml, which follows YAML 1.2 closely, and rbplan.
// Where both accept a text, the two forms are the same or one of them is wrong.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/source.h"
#include "diag/diagnostic.h"

namespace rbplan::testing {

// In the order of the file: `{` and `}` around a mapping's keys and values, `[` and `]` around a list's items, `N` for
// nothing, `S text` for a scalar. Of libfyaml also `& name`, `* name`, `! tag` and `---` before a further document: no
// plan has them, so a text with one of them is never read alike.
using NormalForm = std::vector<std::string>;

// Nothing where libfyaml refuses the text.
std::optional<NormalForm> read_by_libfyaml(std::string_view bytes);

// What rbplan makes of a text before it looks for the keys of a plan.
struct Reading {
  Diagnostics errors;
  std::optional<NormalForm> form;  // nothing where there are errors
  bool has_lone_key = false;       // one without its colon, which the plan's reader refuses afterwards
};
Reading read_by_rbplan(const SourceText& source);

// Whether they are the same but for what libfyaml 0.7.12 loses: in a folded block text, one of the line breaks between
// a line and a deeper one behind an empty line (YAML 1.2, 8.1.3: such breaks are kept).
bool same_but_for_lost_breaks(const NormalForm& libfyaml, const NormalForm& rbplan);

// The first line in which they differ, as `line 3: S a | N`; nothing where they are the same.
std::optional<std::string> difference(const NormalForm& libfyaml, const NormalForm& rbplan);

}  // namespace rbplan::testing
