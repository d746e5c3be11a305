#include "commands/open.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <mutex>
#include <set>
#include <utility>

#include "base/parallel.h"
#include "base/text.h"
#include "check/check.h"
#include "check/ignore.h"
#include "commands/command.h"
#include "load/bytes.h"
#include "load/plan.h"
#include "world/progress.h"

namespace rbplan {
namespace {

using MaybeOpen = tl::expected<std::unique_ptr<OpenFile>, ReadError>;

// A file with its own problems.
MaybeOpen open_file(const Reader& files, const std::string& path, const std::string& input_name) {
  const std::size_t most = kLargestFileMiB << 20;
  auto bytes = path == kInput ? files.read_input(most) : files.read(path, most);
  if (!bytes && bytes.error().why != ReadError::Why::too_large) return tl::unexpected(bytes.error());
  auto open = std::make_unique<OpenFile>(
      OpenFile{SourceText(path == kInput ? input_name : path, bytes ? std::move(*bytes) : std::string()), {}, {}, {}});
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

// Lets go of rows that the question does not need, as soon as a better plan of the same office is there. Which are gone
// at the end does not depend on the order in which plans come: one goes if any plan supersedes it.
class Keeper {
 public:
  explicit Keeper(const Keep& keep) : keep_(keep) {}

  void add(OpenFile& file) {
    if (keep_.need.years == Need::Years::all || !file.plan || file.has_errors()) return;
    const std::lock_guard lock(mutex_);
    std::vector<OpenFile*>& of_office = offices_[file.plan->office()];
    of_office.push_back(&file);
    for (OpenFile* one : of_office) {
      const bool goes = std::any_of(of_office.begin(), of_office.end(), [&](const OpenFile* other) {
        return is_superseded(one->file.year(), other->file.year(), keep_.need);
      });
      if (goes && one->is_whole) let_go(*one);
    }
  }

 private:
  // The year stays with its place, since another plan of that office and year is an error.
  void let_go(OpenFile& file) {
    file.is_whole = false;
    file.file.let_go = keep_.let_go(file.file);
    file.file.rows = {};
    file.plan->programs = {};
    file.plan->decree = {};
    file.problems = {};  // none is an error
    file.source.keep_up_to(file.plan->year.span.end);
  }

  const Keep& keep_;
  std::mutex mutex_;
  std::map<std::string, std::vector<OpenFile*>, std::less<>> offices_;
};

// Where an office has two plans of one year, the later is an error and answers nothing, so rows that were let go of for
// its sake are needed after all: those files are read again. It happens only until the mistake is mended.
void read_again_where_doubled(const Env& env, std::vector<std::unique_ptr<OpenFile>>& files) {
  std::set<std::pair<std::string, int>> seen;
  std::set<std::string> doubled;
  for (const auto& file : files) {
    if (file->plan && !seen.emplace(file->plan->office(), file->plan->year.value).second)
      doubled.insert(file->plan->office());
  }
  for (auto& file : files) {
    if (file->is_whole || doubled.count(file->plan->office()) == 0) continue;
    if (auto again = open_file(env.files, file->source.path(), {})) file = std::move(*again);
  }
}

bool shows_progress(const Env& env) {
  return env.terminal.err_is_terminal && env.variable("TERM") != "dumb" && env.variable("RBPLAN_ACCESSIBLE") != "1";
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

Opened::~Opened() {
  std::size_t rows = 0;
  for (const auto& file : files) rows += file ? file->file.rows.size() : 0;
  on_cores_for(rows, files.size(), [&](std::size_t i) { files[i].reset(); });
}

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

Opened open_plans(const Env& env, const std::vector<std::string>& paths, const std::string& input_name,
                  const Keep& keep) {
  Found found = find_plans(env.files, paths);
  Opened opened;
  opened.yml = std::move(found.yml);
  opened.unread = std::move(found.unread);
  std::vector<MaybeOpen> results(found.plans.size());
  {
    const std::size_t all = results.size();
    Progress progress(shows_progress(env),
                      [&](std::size_t done) { return env.words.say("reading {0} of {1} plans", done, all); });
    Keeper keeper(keep);
    on_all_cores(all, [&](std::size_t i) {
      results[i] = open_file(env.files, found.plans[i], input_name);
      if (results[i] && found.plans[i] != kInput) keeper.add(**results[i]);  // what is piped in cannot be read again
      progress.one_more();
    });
  }
  for (std::size_t i = 0; i < results.size(); ++i) {
    if (results[i]) {
      opened.files.push_back(std::move(*results[i]));
    } else {
      const std::string& path = found.plans[i];
      opened.unread.push_back({path == kInput ? input_name : path, results[i].error()});
    }
  }
  read_again_where_doubled(env, opened.files);
  check_files_together(opened.files);
  for (const auto& file : opened.files) {
    sort_by_place(file->problems);
    keep_most(file->problems);
  }
  return opened;
}

std::string unread_lines(const std::vector<Unread>& unread, const Words& words) {
  std::string lines;
  for (const Unread& one : unread) lines += error_line(fmt::format("{} {}", one.path, reason_text(one.error, words)));
  return lines;
}

UsageError no_plan_found(const std::vector<std::string>& paths, const std::vector<std::string>& yml) {
  if (!yml.empty()) {
    return {phrase("no plan found"),
            phrase("{0} is not read as a plan: rename it to {1}.yaml", yml[0], yml[0].substr(0, yml[0].rfind('.')))};
  }
  if (paths.empty())
    return {phrase("no plan found"),
            phrase("there is no folder plans/ here or above; name a plan or a folder with --plan")};
  return {phrase("no plan found in {0}", join(paths, ", ")),
          phrase("a plan's file is named by its year, such as 2021.yaml")};
}

}  // namespace rbplan
