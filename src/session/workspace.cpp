#include "session/workspace.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "base/parallel.h"
#include "base/text.h"
#include "check/check.h"
#include "check/ignore.h"
#include "load/bytes.h"
#include "load/plan.h"
#include "load/progress.h"
#include "query/due.h"
#include "session/evidence_files.h"
#include "session/keeper.h"
#include "world/heap.h"
#include "world/progress_line.h"

namespace rbplan {
namespace {

constexpr std::size_t kMemoryOfByte = 6;  // of a plan or of records, with its text

// What there is to know of a file before anything else is read.
struct Context {
  const Reader& files;
  std::string input_name;
  std::optional<Date> today;
  const LoadOptions& options;
  bool pipes_progress = false;  // in place of what stands beside the plan
};

ReadError misread_at(const SourceText& source, std::size_t place) {
  return {ReadError::Why::misread, std::to_string(source.line_of(place))};
}

tl::expected<std::unique_ptr<OpenProgress>, ReadError> open_progress(const Context& context, const std::string& path) {
  auto bytes = context.pipes_progress ? context.files.read_input(kLargestFile) : context.files.read(path, kLargestFile);
  if (!bytes && bytes.error().why == ReadError::Why::missing) return nullptr;
  if (!bytes && bytes.error().why != ReadError::Why::too_large) return tl::unexpected(bytes.error());
  if (!bytes) {
    return std::make_unique<OpenProgress>(
        OpenProgress{SourceText(path, {}, context.options.revision), {}, {}, {}, {too_large()}, false});
  }
  expect_memory(kMemoryOfByte * bytes->size());
  SourceText source(path, std::move(*bytes), context.options.revision);
  LoadedProgress loaded = load_progress(source, context.options.reading);
  if (loaded.misread) return tl::unexpected(misread_at(source, *loaded.misread));
  return progress_of(std::move(source), std::move(loaded));
}

// A record is held against its plan only where that can be read.
void check_open_progress(const Context& context, OpenFile& open) {
  OpenProgress& progress = *open.progress;
  take_progress(open.file, progress.source, progress.progress);
  if (context.options.only_shape || count(open.problems, Severity::error) > 0) return;
  if (context.options.look_at_evidence) {
    progress.evidence = look_at_evidence(context.files, progress.source.path(),
                                         pieces_in_force(open.file, {}, *context.options.look_at_evidence));
  }
  Diagnostics meaning = check_progress({open.file, context.today, progress.evidence});
  progress.problems.insert(progress.problems.end(), meaning.begin(), meaning.end());
  progress.problems = without_ignored(progress.source, progress.comments, std::move(progress.problems));
}

// A file with its own problems; where it is the progress that cannot be read, its path too.
using MaybeOpen = tl::expected<std::unique_ptr<OpenFile>, Unread>;

MaybeOpen open_file(const Context& context, const std::string& path) {
  const bool has_progress = !is_piped(context.files, path);
  const bool goes_by_other_name = path == kInput || (!has_progress && context.input_name != kInputName);
  const std::string& name = goes_by_other_name ? context.input_name : path;
  auto bytes = read_any(context.files, path);
  if (!bytes && bytes.error().why != ReadError::Why::too_large) return tl::unexpected(Unread{name, bytes.error()});
  auto open = std::make_unique<OpenFile>(
      OpenFile{SourceText(name, bytes ? std::move(*bytes) : std::string(), context.options.revision)});
  if (has_progress) {
    auto progress = open_progress(context, progress_path_of(path));
    if (!progress) return tl::unexpected(Unread{progress_path_of(path), progress.error()});
    open->progress = std::move(*progress);
  }
  if (!bytes) {
    open->problems.push_back(too_large());
    return open;
  }
  expect_memory(kMemoryOfByte * open->source.bytes().size());
  LoadedPlan loaded = load_plan(open->source, context.options.reading);
  if (loaded.misread) return tl::unexpected(Unread{name, misread_at(open->source, *loaded.misread)});
  open->plan = std::move(loaded.plan);
  open->problems = std::move(loaded.problems);
  if (!open->plan) return open;
  open->is_sound = count(open->problems, Severity::error) == 0;
  open->file = {&open->source, &*open->plan, indicator_rows(*open->plan)};
  open->comments = std::move(loaded.comments);
  if (!context.options.only_shape) {
    Diagnostics meaning = check_plan({*open->plan, open->file.rows, open->source, open->comments, open->problems});
    open->problems.insert(open->problems.end(), meaning.begin(), meaning.end());
    open->problems = without_ignored(open->source, open->comments, std::move(open->problems));
  }
  if (open->progress) check_open_progress(context, *open);
  return open;
}

// A progress file without its plan is all error.
std::unique_ptr<OpenFile> open_alone(const std::string& path) {
  const std::string plan = *plan_path_of(path);
  auto open = std::make_unique<OpenFile>(OpenFile{SourceText(path, {})});
  open->problems.push_back({Kind::progress_without_plan, {0, 0}, {plan}, HelpLine{Help::plan_beside, {}}, {}});
  return open;
}

// What is piped in by the name of a progress file is held against the plan that stands there.
MaybeOpen open_any(Context context, const std::string& path) {
  const auto plan = path == kInput ? plan_path_of(context.input_name) : std::nullopt;
  if (plan && context.files.kind(*plan) == FileKind::missing) return open_alone(context.input_name);
  context.pipes_progress = plan.has_value();
  return open_file(context, plan.value_or(path));
}

// Where an office has two plans of one year, the later is an error and answers nothing, so rows that were let go of for
// its sake are needed after all: those files are read again. It happens only until the mistake is mended.
void read_again_where_doubled(const Context& context, std::vector<std::unique_ptr<OpenFile>>& files) {
  std::set<std::pair<std::string, int>> seen;
  std::set<std::string> doubled;
  for (const auto& file : files) {
    if (file->plan && !seen.emplace(file->plan->office(), file->plan->year.value).second)
      doubled.insert(file->plan->office());
  }
  for (auto& file : files) {
    if (!file->let_go || doubled.count(file->plan->office()) == 0) continue;
    if (auto again = open_file(context, file->source.path())) file = std::move(*again);
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

Workspace::~Workspace() {
  for (auto& file : files) {
    if (is_kept) static_cast<void>(file.release());
  }
}

void Workspace::ask_for(const std::vector<std::string>& names) {
  for (const std::string& name : names) {
    auto named = offices_named(readable(), {name});
    if (named) {
      offices.merge(*named);
    } else if (named.error().fitting.empty() && leaves_out(name)) {
      offices.insert(name);  // of a plan that could not be read, perhaps
    } else if (!unclear) {
      unclear = unclear_office(named.error());
    }
  }
}

void Workspace::keep_offices() {
  if (offices.empty()) return;
  std::erase_if(files, [&](const auto& file) {
    return file->plan && !file->plan->office().empty() && offices.count(file->plan->office()) == 0;
  });
}

Plans Workspace::without_errors() const {
  Plans sound;
  for (const auto& file : files) {
    if (!file->has_errors()) sound.push_back(&file->file);
  }
  return sound;
}

Plans Workspace::readable() const {
  Plans plans_read;
  for (const auto& file : files) {
    if (file->plan) plans_read.push_back(&file->file);
  }
  return plans_read;
}

std::vector<FileFindings> Workspace::findings(bool errors_only) const {
  std::vector<FileFindings> findings;
  const auto add = [&](const SourceText& source, const Diagnostics& problems) {
    FileFindings of_file{&source, {}};
    for (const Diagnostic& problem : problems) {
      if (!errors_only || facts(problem.kind).severity == Severity::error) of_file.diagnostics.push_back(problem);
    }
    if (!errors_only || !of_file.diagnostics.empty()) findings.push_back(std::move(of_file));
  };
  for (const auto& file : files) {
    add(file->source, file->problems);
    if (file->progress) add(file->progress->source, file->progress->problems);
  }
  return findings;
}

bool Workspace::has_unreadable() const {
  return std::any_of(files.begin(), files.end(), [](const auto& file) { return !file->plan; });
}

bool Workspace::leaves_out(std::string_view text) const {
  return std::any_of(files.begin(), files.end(), [&](const auto& file) {
    return file->has_errors() && contains_any_case(file->source.bytes(), text);
  });
}

std::vector<Skipped> Workspace::skipped() const {
  std::vector<Skipped> skipped;
  for (const auto& file : files) {
    if (file->has_errors()) skipped.push_back({file->source.name(), file->errors()});
  }
  return skipped;
}

std::vector<std::vector<BadEvidence>> Workspace::bad_evidence(const Plans& of) const {
  std::vector<std::vector<BadEvidence>> bad;
  for (const PlanFile* plan : of) {
    bad.emplace_back();
    for (const auto& file : files) {
      if (&file->file == plan && file->progress) bad.back() = file->progress->evidence;
    }
  }
  return bad;
}

std::optional<int> Workspace::year_with(const std::string& id) const {
  std::optional<int> year;
  for (const auto& file : files) {
    if (!file->plan || (!offices.empty() && offices.count(file->plan->office()) == 0)) continue;
    const bool had = std::find(file->had.begin(), file->had.end(), id) != file->had.end();
    if (had || has_id(file->file, id)) year = std::max(year.value_or(0), file->file.year());
  }
  return year;
}

OverdueSum Workspace::let_go_before(const Plans& chosen) const {
  OverdueSum sum;
  for (const auto& file : files) {
    if (!file->let_go) continue;
    for (const PlanFile* one : chosen) {
      if (one->plan->office() == file->plan->office() && file->file.year() <= one->year()) sum.add(*file->let_go);
    }
    const bool is_of_others = !chosen.empty() && !has_office(chosen, file->plan->office()) &&
                              (offices.empty() || offices.count(file->plan->office()) > 0);
    if (is_of_others && file->file.year() < chosen.front()->year()) sum.add(*file->let_go);
  }
  return sum;
}

Workspace load_plans(const Env& env, const std::vector<std::string>& paths, const std::string& input_name,
                     const LoadOptions& options) {
  Found found = find_plans(env.files, paths);
  Workspace workspace;
  workspace.is_kept = env.ends_with_answer;
  workspace.misnamed = std::move(found.misnamed);
  workspace.left = std::move(found.left);
  workspace.unread = std::move(found.unread);
  const Context context{env.files, input_name, env.clock.today(), options};
  std::vector<MaybeOpen> results(found.plans.size());
  {
    const std::size_t all = results.size();
    ProgressLine progress(shows_progress(env) && options.revision.empty(), [&](std::size_t done) {
      return env.words.say("reading {0} of {1} plans", env.words.number(done), env.words.number(all));
    });
    Keeper keeper(options);
    on_cores(options.on_one_core ? 1 : cores(), all, [&](std::size_t i) {
      results[i] = open_any(context, found.plans[i]);
      // What is piped in cannot be read again.
      if (results[i] && !is_piped(env.files, found.plans[i])) keeper.add(**results[i]);
      progress.one_more();
    });
  }
  for (std::size_t i = 0; i < results.size(); ++i) {
    if (results[i]) {
      workspace.files.push_back(std::move(*results[i]));
    } else {
      workspace.unread.push_back(std::move(results[i].error()));
    }
  }
  read_again_where_doubled(context, workspace.files);
  check_files_together(workspace.files);
  for (const std::string& path : found.alone) workspace.files.push_back(open_alone(path));
  for (const auto& file : workspace.files) {
    put_in_order(file->problems);
    if (file->progress) put_in_order(file->progress->problems);
  }
  return workspace;
}

Parsed<Workspace> open_workspace(const Env& env, const PlanRequest& request, const LoadOptions& options) {
  Workspace workspace = load_plans(env, request.paths, request.input_name, options);
  if (workspace.files.empty() && workspace.unread.empty())
    return tl::unexpected(no_plan_found(request.paths, workspace.misnamed));
  workspace.ask_for(request.offices);
  workspace.plans = of_offices(workspace.without_errors(), workspace.offices);
  return workspace;
}

void drop_progress(OpenFile& open) {
  open.file.records_of_row = {};
  open.file.progress = nullptr;
  open.file.progress_source = nullptr;
  open.progress.reset();
}

bool has_id(const PlanFile& file, const std::string& id) {
  Filter filter;
  filter.ids = {id};
  return !unknown_name(filter, {&file});
}

void put_in_order(Diagnostics& problems) {
  sort_by_place(problems);
  keep_most(problems);
}

std::unique_ptr<OpenProgress> progress_of(SourceText source, LoadedProgress loaded) {
  const bool is_sound = count(loaded.problems, Severity::error) == 0;
  return std::make_unique<OpenProgress>(OpenProgress{std::move(source),
                                                     std::move(loaded.progress),
                                                     std::move(loaded.comments),
                                                     {},
                                                     std::move(loaded.problems),
                                                     is_sound});
}

std::unique_ptr<OpenProgress> progress_of(SourceText source) {
  LoadedProgress loaded = load_progress(source);
  return progress_of(std::move(source), std::move(loaded));
}

void set_progress(const Env& env, OpenFile& open, std::unique_ptr<OpenProgress> progress) {
  drop_progress(open);
  if (!progress) return;
  open.progress = std::move(progress);
  check_open_progress({env.files, {}, env.clock.today(), LoadOptions()}, open);
  put_in_order(open.progress->problems);
}

}  // namespace rbplan
