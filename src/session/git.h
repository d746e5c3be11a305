// What git knows of a plan's folder: asked of the program, which may be missing.
#pragma once
#include "model/plan.h"
#include "session/env.h"

namespace rbplan {

using ReadProgram = std::function<std::optional<std::string>(const std::vector<std::string>& arguments)>;

// The name by which git would record: of GIT_AUTHOR_NAME, author.name or user.name, never one that it guesses.
std::optional<Text> name_known_to_git(const ReadProgram& read, const std::string& folder);

// The lines that .gitattributes lacks for a progress file, and for a piece of evidence where one is named, as git
// itself says from `folder` (gitattributes(5)): the same may be said in other words, and elsewhere. Two branches that
// both record can be merged where git puts the lines of both together, and ends lines in LF; otherwise it sees every
// line changed. Nothing where git cannot be asked.
std::optional<std::vector<std::string>> missing_attributes(const ReadProgram& read, const std::string& folder,
                                                           const std::string& progress,
                                                           const std::string& evidence = {});

// A file that git leaves out, and where the rule stands that says so: `.gitignore:1`.
struct IgnoredFile {
  std::string name;
  std::string rule;
};

// Names are seen from the folder; of files that are not there yet too.
std::vector<IgnoredFile> ignored_by_git(const ReadProgram& read, const std::string& folder,
                                        const std::vector<std::string>& names);

// Those that git does not have as they are on disk, without its filters; nothing where the folder is in no work tree.
std::optional<std::vector<std::string>> not_in_git(const ReadProgram& read, const std::string& folder,
                                                   const std::vector<std::string>& names);

}  // namespace rbplan
