#include <algorithm>
#include <filesystem>
#include <set>

#include "base/parallel.h"
#include "commands/commands.h"
#include "commands/git_driver.h"
#include "findings/text.h"
#include "session/answer.h"
#include "session/candidates.h"
#include "session/edits.h"
#include "view/changes.h"
#include "world/memory.h"

namespace rbplan {
namespace {

constexpr std::string_view kHead = "HEAD";

// What is compared: the old side with the new one.
struct Comparison {
  std::optional<std::string> old_revision;  // of git; nothing where two paths are compared
  std::optional<std::string> new_revision;  // nothing: the work tree
  bool from_merge_base = false;             // the old side is where the two parted
  std::vector<std::string> paths;  // of plans on both sides; of two that are compared, the first and the second
};

struct DiffRequest {
  ListRequest list;
  Comparison comparison;
  bool exit_code = false;
  std::size_t limit = kUsualComment;
};

// Takes the words of the line apart: revisions, then paths. A word that is a path that exists is one; behind `--` all
// are.
class Operands {
 public:
  Operands(const Env& env, OptionReader& read) : env_(env), read_(read), words_(read.line().words()) {}

  Comparison read() {
    const std::size_t most = read_.line().words_before_dashes();
    std::size_t at = 0;
    if (at < most && !is_path(words_[at])) {
      if (!range(words_[at])) {
        revision(words_[at], out_.old_revision);
        if (at + 1 < most && !is_path(words_[at + 1])) revision(words_[++at], out_.new_revision);
      }
      ++at;
    }
    for (; at < words_.size(); ++at) path(words_[at], at < most);
    const bool are_two_paths = !out_.old_revision && out_.paths.size() == 2 && !read_.line().has_dashes();
    if (!are_two_paths && !out_.old_revision) out_.old_revision = kHead;
    if (out_.paths.empty()) out_.paths = plan_paths(env_, read_.line());
    return std::move(out_);
  }

 private:
  // What ends as a plan is none of git's names.
  bool is_path(const std::string& word) const {
    return env_.files.kind(word) != FileKind::missing || is_yaml_name(word);
  }

  void revision(const std::string& word, std::optional<std::string>& to) {
    if (is_fit_revision(read_, word)) to = word;
  }

  // `A..B` and `A...B`; a side that is left out is HEAD.
  bool range(const std::string& word) {
    const std::size_t dots = word.find("..");
    if (dots == std::string::npos || word.starts_with("../")) return false;
    out_.from_merge_base = word.compare(dots, 3, "...") == 0;
    const std::string before = word.substr(0, dots);
    const std::string after = word.substr(dots + (out_.from_merge_base ? 3 : 2));
    revision(before.empty() ? std::string(kHead) : before, out_.old_revision);
    revision(after.empty() ? std::string(kHead) : after, out_.new_revision);
    return true;
  }

  void path(const std::string& word, bool must_exist) {
    if (must_exist && !is_path(word))
      read_.refuse(phrase("there is no file {0}", word),
                   phrase("revisions come first; behind -- a word is a path, though there is none now"));
    out_.paths.push_back(word);
  }

  const Env& env_;
  OptionReader& read_;
  const std::vector<std::string>& words_;
  Comparison out_;
};

std::vector<ListFacts> lists_of_diff() { return {{"changes", facts_of(change_columns())}}; }

Parsed<DiffRequest> parse_diff(const Env& env, const CommandLine& line) {
  OptionReader read(env, line);
  DiffRequest request{read_list(read, env, lists_of_diff(), true), Operands(env, read).read()};
  request.exit_code = read.has("--exit-code");
  request.limit = read_comment_limit(read, *env.formats, *request.list.output.format);
  return read.result(std::move(request));
}

// Both sides, loaded.
struct Sides {
  Side before;
  Side after;
  std::string top;  // of the work tree; empty where two paths are compared
};

Parsed<Sides> sides_of_paths(const Env& env, const DiffRequest& request) {
  const std::vector<std::string>& paths = request.comparison.paths;
  for (const std::string& path : paths) {
    if (env.files.kind(path) == FileKind::missing) return usage_error(phrase("there is no file {0}", path));
  }
  Sides sides{side_of_work_tree(env), side_of_work_tree(env), {}};
  sides.before.root = paths[0];
  sides.after.root = paths[1];
  on_cores(cores(), 2, [&](std::size_t i) {
    load_side(env, i == 0 ? sides.before : sides.after, {{paths[i]}, request.list.plans.input_name}, false);
  });
  return sides;
}

// The files that git has of the old side, and of the new one where that is a revision too.
struct Commits {
  std::string old_commit;  // empty where nothing was ever committed
  std::string old_name;
  std::string new_commit;
};

Parsed<Commits> commits_of(const Repository& repository, const Comparison& comparison) {
  const std::string& before = *comparison.old_revision;
  const std::string after = comparison.new_revision.value_or(std::string(kHead));
  if (comparison.from_merge_base) {
    auto base = merge_base_of(repository, before, after);
    if (!base) return tl::unexpected(base.error());
    return Commits{std::move(base->commit), std::move(base->name), std::move(base->tip)};
  }
  auto commits = repository.commits({before, after});
  const bool is_empty = before == kHead && !comparison.new_revision && !commits[0];
  if (!is_empty && !commits[0]) return tl::unexpected(unknown_revision(repository, before));
  if (comparison.new_revision && !commits[1]) return tl::unexpected(unknown_revision(repository, after));
  return Commits{commits[0].value_or(""), before, commits[1].value_or("")};
}

Parsed<Side> open_commit(const Env& env, const Repository& repository, const std::string& commit,
                         const std::string& name, SideRequest request) {
  if (commit.empty()) return Side{std::make_unique<Memory>(), name};
  auto side = side_of_commit(env, repository, commit, name, request.paths);
  if (!side) return side;
  if (request.paths.empty()) request.paths = usual_folder(*side, repository.way_up());
  load_side(env, *side, std::move(request), true);
  return side;
}

Parsed<Side> open_work_tree(const Env& env, const SideRequest& request) {
  Side side = side_of_work_tree(env);
  load_side(env, side, request, true);
  return side;
}

// Both at once: git is a process of its own.
Parsed<Sides> sides_of_revisions(const Env& env, const DiffRequest& request) {
  const Comparison& comparison = request.comparison;
  const auto repository = repository_of(env);
  if (!repository) return tl::unexpected(repository.error());
  const auto commits = commits_of(*repository, comparison);
  if (!commits) return tl::unexpected(commits.error());
  const SideRequest plans{comparison.paths, request.list.plans.input_name};
  Parsed<Side> before;
  Parsed<Side> after;
  on_cores(cores(), 2, [&](std::size_t i) {
    if (i == 0) {
      before = open_commit(env, *repository, commits->old_commit, commits->old_name, plans);
    } else if (comparison.new_revision) {
      after = open_commit(env, *repository, commits->new_commit, *comparison.new_revision, plans);
    } else {
      after = open_work_tree(env, plans);
    }
  });
  for (const Parsed<Side>* side : {&before, &after}) {
    if (!*side) return tl::unexpected(side->error());
  }
  for (const std::string& path : comparison.paths) {
    const bool is_missing =
        before->files->kind(path) == FileKind::missing && after->files->kind(path) == FileKind::missing;
    if (is_missing && path != kInput) return usage_error(phrase("{0} is on neither side", path));
  }
  return Sides{*std::move(before), *std::move(after), repository->way_up()};
}

// What is told of the sides beside their changes.
Outcome outcome_of(const Env& env, const ListRequest& list, const Sides& sides) {
  Outcome outcome;
  for (const Side* side : {&sides.before, &sides.after}) {
    const Outcome one = rbplan::outcome_of(env, list, side->workspace, false);
    outcome.err += one.err;
    outcome.code = std::max(outcome.code, one.code);  // what cannot be read weighs more than what is wrong
  }
  return outcome;
}

Plans plans_of(const std::vector<Edit>& edits) {
  Plans plans;
  for (const Edit& edit : edits) plans.push_back(edit.pair.after ? edit.pair.after : edit.pair.before);
  return plans;
}

// Both plans of each edit.
Plans all_plans_of(const std::vector<Edit>& edits) {
  Plans plans;
  for (const Edit& edit : edits) {
    for (const PlanFile* file : {edit.pair.before, edit.pair.after}) {
      if (file) plans.push_back(file);
    }
  }
  return plans;
}

// Leaves the edits of the year and of the offices asked for; an error where a name is that of nothing.
std::optional<UsageError> choose(std::vector<Edit>& edits, const ListRequest& list) {
  if (list.plans.year) {
    std::erase_if(edits, [&](const Edit& edit) {
      const Plans both = all_plans_of({edit});
      return std::none_of(both.begin(), both.end(),
                          [&](const PlanFile* one) { return one->year() == *list.plans.year; });
    });
  }
  const Plans plans = all_plans_of(edits);
  if (plans.empty()) return std::nullopt;
  const auto offices = offices_named(plans, list.plans.offices);
  if (!offices) return unclear_office(offices.error());
  std::erase_if(edits, [&](const Edit& edit) { return of_offices(all_plans_of({edit}), *offices).empty(); });
  const auto unknown = unknown_name(list.filter, all_plans_of(edits));
  return unknown ? std::optional(unknown_name_error(*unknown)) : std::nullopt;
}

bool asks_for_rows(const Filter& filter) {
  return filter.doubtful || !(filter.programs.empty() && filter.owners.empty() && filter.ids.empty() &&
                              filter.texts.empty() && filter.months.empty());
}

// Says of each change what validate does.
void judge(const Edit& edit, const Sides& sides, std::vector<ListedChange>& changes) {
  RemarksOfEdit remarks(open_of(sides.before, edit.pair.before), open_of(sides.after, edit.pair.after));
  for (const EditProblem& one : check_edit(edit)) {
    if (remarks.silence(one)) continue;
    const KindFacts& kind = facts(one.problem.kind);
    for (const std::size_t at : one.changes) {
      changes[at].severity = word_of(kind.severity);
      changes[at].code = kind.code;
    }
  }
}

// The changes that the filters take, with what is said against them where they are judged.
std::vector<ListedChange> listed(const std::vector<Edit>& edits, const Filter& filter, const Sides& sides,
                                 bool judged) {
  std::vector<ListedChange> changes;
  for (const Edit& edit : edits) {
    std::vector<ListedChange> of_edit;
    for (const Change& change : edit.changes) of_edit.push_back({&edit, &change});
    if (judged) judge(edit, sides, of_edit);
    for (const ListedChange& one : of_edit) {
      if (!asks_for_rows(filter) || takes(filter, edit, *one.change)) changes.push_back(one);
    }
  }
  return changes;
}

// One that is left out on both sides is one plan.
std::size_t skipped_plans(const std::vector<Skipped>& skipped) {
  std::set<std::string> paths;
  for (const Skipped& one : skipped) paths.insert(one.path);
  return paths.size();
}

Outcome run_diff(const Env& env, const CommandLine& line) {
  if (line.has("--git-driver")) return run_git_driver(env, line);
  const auto request = parse_diff(env, line);
  if (!request) return refuse(request.error(), env.words);
  const ListRequest& list = request->list;
  const bool is_judged = request->comparison.old_revision.has_value();
  auto sides = is_judged ? sides_of_revisions(env, *request) : sides_of_paths(env, *request);
  if (!sides) return refuse(sides.error(), env.words, exit_code::io);
  const auto has_none = [](const Side& side) { return side.workspace.files.empty() && side.workspace.unread.empty(); };
  if (has_none(sides->before) && has_none(sides->after))
    return refuse(no_plan_found(request->comparison.paths, sides->after.workspace.misnamed), env.words);

  std::vector<Edit> edits;
  for (const PlanPair& pair : pair_sides(env, sides->before, sides->after, sides->top, has_no_errors))
    edits.push_back(edit_of(pair));
  if (const auto error = choose(edits, list)) return refuse(*error, env.words);
  const std::vector<ListedChange> changes = listed(edits, list.filter, *sides, is_judged);

  std::vector<Skipped> skipped = sides->before.workspace.skipped();
  for (Skipped& one : sides->after.workspace.skipped()) skipped.push_back(std::move(one));
  ListAnswer answer{"diff", plans_of(edits), rows_of("changes", change_columns(), changes)};
  answer.members = {{"summary", changes_summary(changes)}};
  const bool is_for_people = list.output.format->reader == In::people;
  if (!changes.empty() || !list.output.format->is_for_reading)
    answer.document = [&] { return diff_document(changes, env.words); };
  answer.comment = [&] { return diff_comment(changes, skipped_plans(skipped), request->limit, env.words); };
  Outcome outcome = outcome_of(env, list, *sides);
  if (is_for_people && changes.empty() && list.output.format->is_for_reading) return outcome;
  if (request->exit_code && !changes.empty() && outcome.code == exit_code::ok) outcome.code = exit_code::problems;
  return print(env, list, std::move(outcome), skipped, answer);
}

}  // namespace

Command diff_command() {
  return {
      .name = "diff",
      .group = "Check",
      .summary = "What an edit changes, in the plan's own terms.",
      .examples =
          "rbplan diff                                   since the last commit\n"
          "rbplan diff main...                           since this branch left main\n"
          "rbplan diff main --program 3 --format md      of one program, as a comment on a pull request\n"
          "rbplan diff plans/2021.yaml plans/2022.yaml   two plans\n",
      .usage = "diff [OLD] [NEW] [PATH...] [options] [filters]",
      .operand = {"REVISION or PATH", revisions_and_plans},
      .own = joined({{"--exit-code", "", "exit with 1 when anything changed"},
                     comment_limit_option(),
                     {"--git-driver", "", "as `diff.rbplan.command` of git, with the words that git gives"}},
                    row_filter_options()),
      .plans = true,
      .list = true,
      .lists = lists_of_diff,
      .members =
          [] {
            return std::vector<ValueType::Member>{{"summary", changes_summary_type()}};
          },
      .run = run_diff,
  };
}

}  // namespace rbplan
