#include "commands/git_notes.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "base/text.h"
#include "commands/to_type.h"
#include "session/evidence_files.h"
#include "session/git.h"
#include "session/shell.h"

namespace rbplan {
namespace {

namespace fs = std::filesystem;

// Names are seen from the folder of the progress file.
std::string line_to_add(const Env& env, const Surroundings& around, const std::vector<std::string>& names,
                        bool is_elsewhere) {
  const fs::path kept = around.kept;
  const fs::path here = env.files.resolved(".").value_or("/");
  const bool is_inside = !is_elsewhere && !here.lexically_relative(kept).string().starts_with("..");
  std::vector<std::string> line = {"git"};
  if (!is_inside) line.insert(line.end(), {"-C", kept.string()});
  line.emplace_back("add");
  for (const std::string& name : names) {
    const fs::path seen =
        (fs::path(around.folder) / name).lexically_normal().lexically_relative(is_inside ? here : kept);
    line.push_back(seen.string().starts_with('-') ? "./" + seen.string() : seen.string());
  }
  return shell_line(line);
}

}  // namespace

GitNotes git_notes(const Env& env, const std::string& progress_path, bool is_new, const std::vector<Evidence>& evidence,
                   const std::vector<std::string>& where) {
  const Words& words = env.words;
  const Surroundings around = surroundings_of(env.files, progress_path);
  const std::string& folder = around.folder;
  const std::string progress = fs::path(progress_path).filename().string();
  GitNotes notes;
  const auto note = [&](const std::string& text) { notes.err += note_line(text, words); };
  if (is_new) {
    const auto missing = missing_attributes(env.read_program, folder, progress);
    if (missing && !missing->empty()) {
      note(words.say(
          "git may not merge two branches that both record, since .gitattributes lacks `{0}`; see rbplan init",
          join(*missing, "`, `")));
    }
  }
  if (!around.is_work_tree) return notes;
  std::vector<std::string> names = {progress};
  for (const Evidence& one : evidence) {
    if (one.file) names.push_back(one.file->value);
  }
  for (const IgnoredFile& one : ignored_by_git(env.read_program, folder, names)) {
    note(words.say("git ignores {0} ({1}): change that rule, or add the file with git add --force",
                   evidence_path(progress_path, one.name), one.rule));
    std::erase(names, one.name);
  }
  const auto absent = not_in_git(env.read_program, folder, names);
  if (!absent) return notes;
  std::erase_if(names, [&](const std::string& name) {
    return name != progress && std::find(absent->begin(), absent->end(), name) == absent->end();
  });
  if (names.empty()) return notes;
  const bool is_elsewhere = std::find(where.begin(), where.end(), "-C") != where.end();
  notes.out = lines_to_type(words("Not in git yet:"), {line_to_add(env, around, names, is_elsewhere)});
  return notes;
}

}  // namespace rbplan
