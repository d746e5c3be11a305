#include "session/git.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"

namespace rbplan {
namespace {

// A call of git; it starts no program that watches the folder, as a repository may name one.
template <typename... Words>
std::vector<std::string> call(const std::string& folder, const std::vector<std::string>& names, const Words&... words) {
  std::vector<std::string> line = {"git", "--no-optional-locks", "-c", "core.fsmonitor=false", "-C", folder, words...};
  if (!names.empty()) line.emplace_back("--");
  line.insert(line.end(), names.begin(), names.end());
  return line;
}

// What ends in a zero byte each.
std::vector<std::string> pieces(const std::string& text) {
  std::vector<std::string> out;
  for (const std::string_view piece : split(std::string_view(text), '\0')) {
    if (!piece.empty()) out.emplace_back(piece);
  }
  return out;
}

// What takes the programs away that files are filtered by, as any configuration may name some: each of its values is
// set to nothing. Not where git cannot be asked, or a name has the sign that ends it in `-c`.
std::optional<std::vector<std::string>> without_filters(const ReadProgram& read, const std::string& folder) {
  const auto told = read(call(folder, {}, "config", "-z", "--list", "--name-only"));
  if (!told) return std::nullopt;
  std::vector<std::string> options;
  for (const std::string& key : pieces(*told)) {
    if (!key.starts_with("filter.")) continue;
    if (key.find('=') != std::string::npos) return std::nullopt;
    options.insert(options.end(), {"-c", key + '='});
  }
  return options;
}

// Of `.gitignore:1:*.pdf`, a tab and a name: the file and its line. Nothing where the rule says that the file is kept.
std::optional<std::string> place_of_rule(const std::string& told) {
  for (std::size_t colon = told.find(':'); colon != std::string::npos; colon = told.find(':', colon + 1)) {
    const std::size_t end = told.find_first_not_of("0123456789", colon + 1);
    if (end == std::string::npos || end == colon + 1 || told[end] != ':') continue;
    return told.substr(end + 1, 1) == "!" ? std::nullopt : std::optional(told.substr(0, end));
  }
  return std::nullopt;
}

}  // namespace

std::optional<Text> name_known_to_git(const ReadProgram& read, const std::string& folder) {
  // Git wants an address too where it may not guess; only the name is taken.
  auto ident = read(call(folder, {}, "-c", "user.useConfigOnly=true", "-c", "user.email=-", "var",
                         "GIT_AUTHOR_IDENT"));  // `Siti <-> 1611889920 +0700`
  if (!ident) return std::nullopt;
  std::string name = ident->substr(0, ident->rfind(" <"));
  const bool is_harmless = !is_blank(name) && visible(name) == name && name.size() < ident->size();
  return is_harmless ? std::optional(Text{std::move(name), {}}) : std::nullopt;
}

std::optional<std::vector<std::string>> missing_attributes(const ReadProgram& read, const std::string& folder,
                                                           const std::string& progress, const std::string& evidence) {
  std::vector<std::string> names = {progress};
  if (!evidence.empty()) names.push_back(evidence);
  const auto said = read(call(folder, names, "check-attr", "merge", "eol", "text"));
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

std::vector<IgnoredFile> ignored_by_git(const ReadProgram& read, const std::string& folder,
                                        const std::vector<std::string>& names) {
  std::vector<IgnoredFile> ignored;
  for (const std::string& name : names) {
    const auto told = read(call(folder, {name}, "check-ignore", "-v"));
    auto rule = told ? place_of_rule(*told) : std::nullopt;
    if (rule) ignored.push_back({name, *std::move(rule)});
  }
  return ignored;
}

std::optional<std::vector<std::string>> not_in_git(const ReadProgram& read, const std::string& folder,
                                                   const std::vector<std::string>& names) {
  const auto options = without_filters(read, folder);
  if (!options) return std::nullopt;
  auto line = call(folder, names, "--literal-pathspecs", "ls-files", "-z", "--others", "--modified");
  line.insert(line.begin() + 1, options->begin(), options->end());
  const auto told = read(line);
  if (!told) return std::nullopt;
  const std::vector<std::string> listed = pieces(*told);
  std::vector<std::string> out;
  for (const std::string& name : names) {
    if (std::find(listed.begin(), listed.end(), name) != listed.end()) out.push_back(name);
  }
  return out;
}

}  // namespace rbplan
