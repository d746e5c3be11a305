#include "session/attributes.h"

#include <fmt/format.h>

namespace rbplan {

std::optional<std::vector<std::string>> missing_attributes(const Env& env, const std::string& folder,
                                                           const std::string& progress, const std::string& evidence) {
  std::vector<std::string> question = {"git", "-C", folder, "check-attr", "merge", "eol", "text", "--", progress};
  if (!evidence.empty()) question.push_back(evidence);
  const auto said = env.read_program(question);
  if (!said) return std::nullopt;
  const auto says = [&](const std::string& path, std::string_view attribute) {
    return said->find(fmt::format("{}: {}\n", path, attribute)) != std::string::npos;
  };
  std::vector<std::string> missing;
  if (!says(progress, "eol: lf")) missing.emplace_back("*.yaml text eol=lf");
  if (!says(progress, "merge: union")) missing.emplace_back("*.progress.yaml merge=union");
  if (!evidence.empty() && !says(evidence, "text: unset")) missing.emplace_back("evidence/** -text");
  return missing;
}

}  // namespace rbplan
