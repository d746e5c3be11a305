#include "commands/open.h"

#include <fmt/format.h>

#include "base/text.h"
#include "check/check.h"
#include "check/ignore.h"
#include "load/bytes.h"
#include "load/plan.h"

namespace rbplan {
namespace {

// The file's own problems; nothing where it cannot be read, which goes into `unread`.
std::unique_ptr<OpenFile> open_file(const Reader& files, const std::string& path, const std::string& input_name,
                                    std::vector<Unread>& unread) {
  const std::size_t most = kLargestFileMiB << 20;
  auto bytes = path == kInput ? files.read_input(most) : files.read(path, most);
  const std::string& name = path == kInput ? input_name : path;
  if (!bytes && bytes.error().why != ReadError::Why::too_large) {
    unread.push_back({name, bytes.error()});
    return nullptr;
  }
  auto open =
      std::make_unique<OpenFile>(OpenFile{SourceText(name, bytes ? std::move(*bytes) : std::string()), {}, {}, {}});
  if (!bytes) {
    open->problems.push_back(too_large());
    return open;
  }
  LoadedPlan loaded = load_plan(open->source);
  open->plan = std::move(loaded.plan);
  open->problems = std::move(loaded.problems);
  if (!open->plan) return open;
  open->file = {&open->source, &*open->plan, indicator_rows(*open->plan)};
  Diagnostics meaning = check_plan({*open->plan, open->file.rows, open->source, loaded.comments, open->problems});
  open->problems.insert(open->problems.end(), meaning.begin(), meaning.end());
  open->problems = without_ignored(open->source, loaded.comments, std::move(open->problems));
  return open;
}

void check_files_together(std::vector<std::unique_ptr<OpenFile>>& files) {
  std::vector<ReadPlan> plans;
  std::vector<OpenFile*> owners;
  for (const auto& file : files) {
    if (!file->plan) continue;
    plans.push_back({&file->source, &*file->plan});
    owners.push_back(file.get());
  }
  const auto found = check_together(plans);
  for (std::size_t i = 0; i < found.size(); ++i) {
    owners[i]->problems.insert(owners[i]->problems.end(), found[i].begin(), found[i].end());
  }
}

}  // namespace

Plans Opened::without_errors() const {
  Plans plans;
  for (const auto& file : files) {
    if (!file->has_errors()) plans.push_back(&file->file);
  }
  return plans;
}

std::vector<FileFindings> Opened::errors() const {
  std::vector<FileFindings> findings;
  for (const auto& file : files) {
    if (!file->has_errors()) continue;
    FileFindings of_file{&file->source, {}};
    for (const Diagnostic& problem : file->problems) {
      if (facts(problem.kind).severity == Severity::error) of_file.diagnostics.push_back(problem);
    }
    findings.push_back(std::move(of_file));
  }
  return findings;
}

Opened open_plans(const Reader& files, const std::vector<std::string>& paths, const std::string& input_name) {
  Found found = find_plans(files, paths);
  Opened opened{{}, std::move(found.yml), std::move(found.unread)};
  for (const std::string& path : found.plans) {
    if (auto open = open_file(files, path, input_name, opened.unread)) opened.files.push_back(std::move(open));
  }
  check_files_together(opened.files);
  for (const auto& file : opened.files) {
    sort_by_place(file->problems);
    keep_most(file->problems);
  }
  return opened;
}

std::string unread_lines(const std::vector<Unread>& unread) {
  std::string lines;
  for (const Unread& one : unread) lines += fmt::format("error: {} {}\n", visible(one.path), reason_text(one.error));
  return lines;
}

UsageError no_plan_found(const std::vector<std::string>& paths, const std::vector<std::string>& yml) {
  if (!yml.empty()) {
    return {"no plan found",
            fmt::format("{} is not read as a plan: rename it to {}.yaml", yml[0], yml[0].substr(0, yml[0].rfind('.')))};
  }
  if (paths.empty())
    return {"no plan found", "there is no folder plans/ here or above; name a plan or a folder with --plan"};
  return {fmt::format("no plan found in {}", join(paths, ", ")),
          "a plan's file is named by its year, such as 2021.yaml"};
}

}  // namespace rbplan
