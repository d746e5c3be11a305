// A plan put where it belongs, as `new` and `import` do.
#pragma once
#include "session/answer.h"

namespace rbplan {

// The whole plan at its path, or nothing. Refused with `help` where a file is there that may not be replaced; `told` is
// what is said of it once it is written.
Outcome write_plan(const Env& env, const SourceText& plan, bool may_replace, Phrase help,
                   const std::function<std::string()>& told);

}  // namespace rbplan
