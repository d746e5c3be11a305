#include "session/pager.h"

#include <algorithm>

#include "base/text.h"

namespace rbplan {

bool has_program(const Env& env, const std::string& name) {
  const std::string path = env.variable("PATH").value_or("");
  for (const std::string_view folder : split(path, ':')) {
    if (folder.starts_with('/') && env.files.kind(std::string(folder) + '/' + name) == FileKind::file) return true;
  }
  return false;
}

std::string pager_for(const Env& env, const std::string& text, bool wanted) {
  if (!wanted || !env.terminal.out_is_terminal) return {};
  const auto lines = static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
  if (lines < env.terminal.rows) return {};
  if (env.variable("TERM") == "dumb" || env.variable("RBPLAN_ACCESSIBLE") == "1") return {};
  auto pager = env.variable("RBPLAN_PAGER");
  if (!pager) pager = env.variable("PAGER");
  if (pager) return *pager == "cat" ? std::string() : *pager;
  return has_program(env, "less") ? "less" : std::string();
}

}  // namespace rbplan
