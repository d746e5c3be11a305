#include "commands/git_driver.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/limits.h"
#include "base/text.h"
#include "findings/text.h"
#include "session/revisions.h"
#include "view/changes.h"
#include "world/memory.h"

namespace rbplan {
namespace {

// One side of a file: its bytes under its path, and of a plan nothing else. `/dev/null` is no file.
Side side_of(const Env& env, const std::string& file, const std::string& path, std::string revision) {
  Memory files;
  auto bytes =
      file == "/dev/null" ? tl::unexpected(ReadError{ReadError::Why::missing, {}}) : env.files.read(file, kLargestFile);
  if (bytes) files.add(path, *std::move(bytes));
  return {files.in(""), std::move(revision)};
}

// Records alone, without their plan.
struct Records {
  std::unique_ptr<OpenProgress> open;
  PlanFile file;

  explicit Records(const Side& side, const std::string& path) {
    open = progress_of(SourceText(path, side.files->read(path, kLargestFile).value_or("")));
    file.source = &open->source;
    file.progress_source = &open->source;
    file.progress = &open->progress;
  }
};

std::vector<ListedChange> listed(const Edit& edit) {
  std::vector<ListedChange> changes;
  for (const Change& one : edit.changes) changes.push_back({&edit, &one});
  return changes;
}

std::string shown(const std::vector<ListedChange>& changes, const OutputStyle& style, const Env& env) {
  return env.formats->front().write({{}, {}, {}, {}, [&] { return diff_document(changes, env.words); }},
                                    {style.screen});
}

std::string shown_records(const Side& before, const Side& after, const std::string& path, const OutputStyle& style,
                          const Env& env) {
  const Records was(before, path);
  const Records now(after, path);
  const std::vector<FileFindings> findings = {{&was.open->source, was.open->problems},
                                              {&now.open->source, now.open->problems}};
  std::string out = render_text(findings, style.errors(), env.words);
  if (!was.open->is_sound || !now.open->is_sound) return out;
  return shown(listed(edit_of_records({&was.file, &now.file})), style, env) + out;
}

// Whether a file is there, and whether it means to be a plan.
enum class Meant { nothing, plan, other };

Meant meant(const Side& side, const std::string& path) {
  const auto bytes = side.files->read(path, kLargestFile);
  if (!bytes || bytes->empty()) return Meant::nothing;
  const bool is_plan = bytes->starts_with("rbplan") || bytes->find("\nrbplan") != std::string::npos;
  return is_plan ? Meant::plan : Meant::other;
}

std::string shown_plan(Side& before, Side& after, const std::string& path, const OutputStyle& style, const Env& env) {
  const auto [old_one, new_one] = std::minmax({meant(before, path), meant(after, path)});
  if (new_one == Meant::other && old_one != Meant::plan)
    return std::string(env.words("this file holds no plan")) + '\n';
  std::string out;
  for (Side* side : {&before, &after}) {
    load_side(env, *side, {{path}}, true);
    out += render_text(side->workspace.findings(true), style.errors(), env.words);
  }
  for (const PlanPair& pair : pair_sides(env, before, after, {}, has_no_errors)) {
    const Edit edit = edit_of(pair);
    out += shown(listed(edit), style, env);
  }
  return out;
}

}  // namespace

Outcome run_git_driver(const Env& env, const CommandLine& line) {
  constexpr std::size_t kOldFile = 1;
  constexpr std::size_t kNewFile = 4;
  constexpr std::size_t kNewPath = 7;
  const std::vector<std::string>& words = line.words();
  if (words.empty()) return refuse({phrase("--git-driver needs the words that git gives")}, env.words);
  const bool is_whole = words.size() > kNewFile;
  const std::string& path = words.size() > kNewPath ? words[kNewPath] : words[0];
  Outcome outcome;
  outcome.out = visible(path) + '\n';
  OptionReader read(env, line);
  const OutputStyle style = read.style();
  if (is_whole) {
    Side before = side_of(env, words[kOldFile], path, "old");
    Side after = side_of(env, words[kNewFile], path, {});
    outcome.out += plan_path_of(path) ? shown_records(before, after, path, style, env)
                                      : shown_plan(before, after, path, style, env);
  } else {
    outcome.out += std::string(env.words("not merged yet")) + '\n';
  }
  outcome.out = without_commands(std::move(outcome.out));
  return outcome;
}

}  // namespace rbplan
