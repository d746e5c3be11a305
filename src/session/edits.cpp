#include "session/edits.h"

#include <algorithm>
#include <map>
#include <set>
#include <span>

#include "base/limits.h"

namespace rbplan {
namespace {

bool is_sound(const OpenFile& file) { return file.is_sound; }

bool is_no_base(const Repository& repository, const std::string& revision) {
  constexpr std::size_t kLeastZeros = 40;  // as forges write that there was nothing before
  const bool is_zero = revision.size() >= kLeastZeros && revision.find_first_not_of('0') == std::string::npos;
  return is_zero || (revision == "HEAD" && !repository.commits({revision}).front());
}

// A file without its plan: only what was recorded.
PlanFile records_of(const OpenFile& open) {
  PlanFile file;
  file.source = &open.source;
  if (open.progress) {
    file.progress_source = &open.progress->source;
    file.progress = &open.progress->progress;
  }
  return file;
}

// One edit of a plan, with both its files.
struct OpenEdit {
  OpenFile* before = nullptr;
  OpenFile* after = nullptr;
};

class Judge {
 public:
  Judge(const Repository& repository, Side& work_tree, JudgedEdit& judged, const SideRequest& request)
      : repository_(repository), work_tree_(work_tree), judged_(judged) {
    for (const std::string& path : request.paths) {
      if (path == kInput) input_ = request.input_name;
      asked_.push_back(work_tree.files->followed(path));
    }
    if (asked_.empty()) asked_.push_back(repository.top());
  }

  void plan(const PlanPair& pair) {
    const OpenEdit open{open_of(judged_.base, pair.before), open_of(work_tree_, pair.after)};
    edits_.push_back(open);
    if (!pair.before) return;
    add(open, check_edit(edit_of(pair), {true, are_records_judged(open)}));
    tell_unread_records(open);
  }

  // Where the plan of the base cannot be read, what was recorded beside it still can.
  void records_alone(OpenFile& before, OpenFile& after) {
    tell_unread(after.problems, before.source, before.problems);
    records({&before, &after});
  }

  // Records of the base that had no plan there.
  void records_without_plan(const std::string& path) {
    const auto old_bytes = judged_.base.files->read(path, kLargestFile);
    const auto bytes = work_tree_.files->read(path, kLargestFile);
    if (!old_bytes || (bytes && *bytes == *old_bytes)) return;
    auto before = std::make_unique<OpenFile>(OpenFile{SourceText(path, {}, judged_.base.revision)});
    before->progress = rbplan::progress_of(SourceText(path, *old_bytes, judged_.base.revision));
    const auto is_it = [&](const auto& file) {
      return file->source.path() == path || (file->progress && file->progress->source.path() == path);
    };
    auto& files = work_tree_.workspace.files;
    const auto after = std::find_if(files.begin(), files.end(), is_it);
    if (bytes && after != files.end() && !(*after)->progress)
      (*after)->progress = rbplan::progress_of(SourceText(path, *bytes));
    records({before.get(), bytes && after != files.end() ? after->get() : nullptr});
    judged_.base.workspace.files.push_back(std::move(before));
  }

  // What merges lost: of the files as their parents had them, all records that neither the merge nor the work tree has.
  // False where git cannot tell.
  bool merges(const MergeBase& base) {
    std::vector<Merge> merges;
    if (base.merging) merges.push_back({{}, {base.tip, *base.merging}});
    if (base.commit != base.tip) {
      auto committed = repository_.merges_between(base.commit, base.tip);
      if (!committed) return false;
      std::move(committed->begin(), committed->end(), std::back_inserter(merges));
    }
    if (merges.empty()) return true;
    for (const auto& file : work_tree_.workspace.files) {
      if (judged_.base.unchanged.count(file->source.path()) > 0) edits_.push_back({nullptr, file.get()});
    }
    return records_lost(merges) && files_lost(merges);
  }

  // A plan that moved out of the paths asked for is told of with those that are there.
  void take_in_moved() {
    for (auto& file : work_tree_.elsewhere.files) {
      const bool has_moved = std::any_of(edits_.begin(), edits_.end(),
                                         [&](const OpenEdit& edit) { return edit.before && edit.after == file.get(); });
      if (has_moved) work_tree_.workspace.files.push_back(std::move(file));
    }
    std::erase(work_tree_.elsewhere.files, nullptr);
  }

  void put_in_order() {
    for (const OpenEdit& open : edits_) {
      if (!open.after) continue;
      rbplan::put_in_order(open.after->problems);
      if (open.after->progress) rbplan::put_in_order(open.after->progress->problems);
    }
  }

 private:
  void records(const OpenEdit& open) {
    edits_.push_back(open);
    const PlanFile was = records_of(*open.before);
    const PlanFile now = open.after ? records_of(*open.after) : PlanFile();
    const Edit edit = edit_of_records({&was, open.after ? &now : nullptr});
    add(open, check_edit(edit, {false, are_records_judged(open)}));
    tell_unread_records(open);
  }

  // Not those that have errors, that were not read, or that stay where their plan is gone.
  bool are_records_judged(const OpenEdit& open) const {
    if (open.after && open.after->progress) return open.after->progress->is_sound;
    if (open.after && open.after->source.path() == input_) return false;
    const auto& files = work_tree_.workspace.files;
    return !open.before || !open.before->progress || std::none_of(files.begin(), files.end(), [&](const auto& file) {
      return !file->plan && file->source.path() == open.before->progress->source.path();
    });
  }

  void add(const OpenEdit& open, std::vector<EditProblem> problems) {
    RemarksOfEdit remarks(open.before, open.after);
    for (EditProblem& one : problems) {
      const bool is_of_plan = one.where == EditedFile::plan;
      if (one.where == EditedFile::plan_that_is_gone) {
        add_gone(open, open.before->source.path(), std::move(one.problem));
      } else if (one.where == EditedFile::progress_that_is_gone || (!is_of_plan && !open.after->progress)) {
        add_gone(open, open.before->progress->source.path(), std::move(one.problem));
      } else if (one.problem.kind == Kind::recorded_late && !open.before->progress->is_sound) {
        continue;  // perhaps it only was not read
      } else if (!remarks.silence(one)) {
        (is_of_plan ? open.after->problems : open.after->progress->problems).push_back(std::move(one.problem));
      }
    }
  }

  void add_gone(const OpenEdit& open, const std::string& path, Diagnostic problem) {
    const OpenFile* const file = open.after ? open.after : open.before;
    const auto plan = file ? file->plan : std::nullopt;
    judged_.sources.push_back(std::make_unique<SourceText>(path, ""));
    judged_.gone.push_back(
        {plan ? plan->office() : std::string(), {judged_.sources.back().get(), {std::move(problem)}}});
  }

  static void tell_unread(Diagnostics& problems, const SourceText& source, const Diagnostics& old_problems) {
    const auto first = std::find_if(old_problems.begin(), old_problems.end(),
                                    [](const Diagnostic& one) { return facts(one.kind).severity == Severity::error; });
    const Span place = first == old_problems.end() ? Span{} : first->span;
    problems.push_back(
        {Kind::base_unread, Span{}, {}, HelpLine{Help::mend_base, {}}, {{Note::unread_here, place, &source}}});
  }

  static void tell_unread_records(const OpenEdit& open) {
    const bool is_unread = open.before && open.before->progress && !open.before->progress->is_sound;
    if (is_unread && open.after && open.after->progress)
      tell_unread(open.after->progress->problems, open.before->progress->source, open.before->progress->problems);
  }

  // ---- merges

  // The path of the progress of a file, from the top of the work tree.
  std::string path_in_tree(const Side& side, const OpenFile& open) const {
    const std::string path = progress_path_of(open.source.path());
    const std::string whole = side.files->followed(path);
    const std::string top = repository_.top() + '/';
    return whole.starts_with(top) ? whole.substr(top.size()) : whole;
  }

  // The records of one edit that merges may have lost.
  struct Searched {
    OpenEdit open;
    std::set<std::string> paths;  // that its progress has and had
    std::set<std::string> known;  // what the work tree or the base has, and what was told
  };

  // Git is asked once for each merge, whatever the number of plans.
  bool records_lost(const std::vector<Merge>& merges) {
    std::vector<Searched> all;
    for (const OpenEdit& open : edits_) {
      if (!open.after || !are_records_judged(open)) continue;
      Searched one{open, {path_in_tree(work_tree_, *open.after)}, contents(open.after->progress.get())};
      if (open.before) one.paths.insert(path_in_tree(judged_.base, *open.before));
      if (open.before) one.known.merge(contents(open.before->progress.get()));
      all.push_back(std::move(one));
    }
    return std::all_of(merges.begin(), merges.end(), [&](const Merge& merge) { return merge_of(merge, all); });
  }

  // Whole files of records that a merge lost with their plan, so that no plan of the base or of the work tree leads
  // there.
  bool files_lost(const std::vector<Merge>& merges) {
    std::set<std::string> known;
    for (const auto& file : work_tree_.workspace.files) known.merge(contents(file->progress.get()));
    std::set<std::string> told;
    for (const Merge& merge : merges) {
      for (const std::string& parent : merge.parents) {
        for (const std::string& path : repository_.missing_from(parent, merge.commit)) {
          if (!is_lost_file(path) || told.count(path) > 0) continue;
          auto bytes = repository_.read({{parent, path}});
          if (!bytes) return false;
          if (bytes->front() && file_lost(path, parent, *std::move(bytes->front()), known)) told.insert(path);
        }
      }
    }
    return true;
  }

  // Whether a file had records that are not known; then the first is told.
  bool file_lost(const std::string& path, const std::string& parent, std::string bytes,
                 const std::set<std::string>& known) {
    const OpenProgress* const progress = progress_of(std::move(bytes), path, parent);
    const auto& records = progress->progress.records;
    const auto lost = std::find_if(records.begin(), records.end(),
                                   [&](const Record& one) { return known.count(content_of(one)) == 0; });
    if (lost == records.end()) return false;
    add_gone({}, below_way_up(path),
             {Kind::record_lost_by_merge,
              Span{},
              {noun::the_plan},
              HelpLine{Help::put_back, {}},
              {{Note::stands_here, lost->object, &progress->source}}});
    return true;
  }

  // A progress file below the paths asked for that neither the base nor the work tree has.
  bool is_lost_file(const std::string& path) const {
    const std::string whole = repository_.top() + '/' + path;
    const bool is_there =
        work_tree_.files->kind(whole) != FileKind::missing || judged_.base.files->kind(whole) != FileKind::missing;
    return !is_there && plan_path_of(path) && std::any_of(asked_.begin(), asked_.end(), [&](const std::string& one) {
      return whole == one || whole == progress_path_of(one) || whole.starts_with(one + '/');
    });
  }

  // As seen from the folder.
  std::string below_way_up(const std::string& path) const {
    return repository_.way_up() == "." ? path : repository_.way_up() + '/' + path;
  }

  static std::set<std::string> contents(const OpenProgress* progress) {
    std::set<std::string> out;
    if (!progress) return out;
    for (const Record& one : progress->progress.records) out.insert(content_of(one));
    return out;
  }

  bool merge_of(const Merge& merge, std::vector<Searched>& all) {
    std::vector<std::string> commits = merge.parents;
    if (!merge.commit.empty()) commits.push_back(merge.commit);
    std::vector<Repository::FileOf> wanted;
    for (const Searched& one : all) {
      for (const std::string& path : one.paths) {
        for (const std::string& commit : commits) wanted.push_back({commit, path});
      }
    }
    auto files = repository_.read(wanted);
    if (!files) return false;
    auto next = files->begin();
    for (Searched& one : all) {
      for (const std::string& path : one.paths) {
        const auto of_parents = next;
        next += static_cast<std::ptrdiff_t>(merge.parents.size());
        const auto merged = merge.commit.empty() ? std::optional<std::string>() : *next++;
        search(one, merge, path, {of_parents, of_parents + static_cast<std::ptrdiff_t>(merge.parents.size())}, merged);
      }
    }
    return true;
  }

  void search(Searched& one, const Merge& merge, const std::string& path,
              std::span<const std::optional<std::string>> of_parents, const std::optional<std::string>& merged) {
    const auto is_same = [&](const auto& bytes) { return !bytes || bytes == merged; };
    if (std::all_of(of_parents.begin(), of_parents.end(), is_same)) return;
    const std::set<std::string> kept =
        merged ? contents(progress_of(*merged, path, merge.commit)) : std::set<std::string>();
    for (std::size_t i = 0; i < of_parents.size(); ++i) {
      if (!is_same(of_parents[i])) lost(one.open, *of_parents[i], path, merge.parents[i], kept, one.known);
    }
  }

  void lost(const OpenEdit& open, std::string bytes, const std::string& path, const std::string& parent,
            const std::set<std::string>& kept, std::set<std::string>& known) {
    const OpenProgress* const progress = progress_of(std::move(bytes), path, parent);
    for (const Record& one : progress->progress.records) {
      std::string content = content_of(one);
      if (kept.count(content) > 0 || !known.insert(std::move(content)).second) continue;
      Diagnostic problem{Kind::record_lost_by_merge,
                         open.after->progress ? header_of(open.after->progress->source) : Span{},
                         {one.indicator.value},
                         HelpLine{Help::put_line_back, {}},
                         {{Note::stands_here, one.object, &progress->source}}};
      if (open.after->progress) {
        open.after->progress->problems.push_back(std::move(problem));
      } else {
        add_gone(open, progress_path_of(open.after->source.path()), std::move(problem));
      }
    }
  }

  const OpenProgress* progress_of(std::string bytes, const std::string& path, const std::string& commit) {
    const auto [name, is_new] = names_.try_emplace(commit);
    if (is_new) name->second = repository_.short_name(commit);
    read_.push_back(rbplan::progress_of(SourceText(path, std::move(bytes), name->second)));
    return read_.back().get();
  }

  const Repository& repository_;
  Side& work_tree_;
  JudgedEdit& judged_;
  std::string input_;  // the name of a plan from standard input, which has no records; empty: there is none
  std::vector<std::string> asked_;  // the paths asked for, from `/`
  std::vector<OpenEdit> edits_;
  std::map<std::string, std::string> names_;  // of commits, as people are told
  std::vector<std::unique_ptr<OpenProgress>>& read_ = judged_.read;
};

}  // namespace

OpenFile* open_of(const Side& side, const PlanFile* file) {
  for (const Workspace* part : {&side.workspace, &side.elsewhere}) {
    for (const auto& one : part->files) {
      if (&one->file == file) return one.get();
    }
  }
  return nullptr;
}

bool RemarksOfEdit::silence(const EditProblem& one) {
  if (facts(one.problem.kind).severity == Severity::error || !after_) return false;
  if (one.where == EditedFile::plan) return of_plan_.silence(*after_, before_, one);
  if (one.where != EditedFile::progress || !after_->progress) return false;
  return of_progress_.silence(*after_->progress, before_ ? before_->progress.get() : nullptr, one);
}

template <class File>
bool RemarksOfEdit::OfFile::silence(const File& file, const File* old_file, const EditProblem& one) {
  if (!now) now = silenced_by_remarks(file.source, file.comments);
  if (!before) before = old_file ? silenced_by_remarks(old_file->source, old_file->comments) : Silenced();
  return is_silenced(file.source, one.problem, *now, old_file ? &old_file->source : nullptr, one.old_place, *before);
}

Parsed<OpenBase> open_base(const Env& env, const std::string& revision, SideRequest request) {
  OpenBase base;
  auto repository = repository_of(env);
  if (!repository) return tl::unexpected(repository.error());
  if (is_no_base(*repository, revision)) return base;
  auto commit = merge_base_of(*repository, revision, "HEAD");
  if (!commit) return tl::unexpected(commit.error());
  auto side = side_of_commit(env, *repository, commit->commit, commit->name, request.paths);
  if (!side) return tl::unexpected(side.error());
  base = {*std::move(repository), *std::move(commit), *std::move(side)};
  request.options = {.only_shape = true};
  if (request.paths.empty()) request.paths = usual_folder(base.side, base.repository->way_up());
  base.alone = find_plans(*base.side.files, request.paths).alone;
  keep_changed(env, base.side, request);
  load_side(env, base.side, std::move(request), true);
  return base;
}

Parsed<JudgedEdit> judge_edit(const Env& env, Side& work_tree, OpenBase base, const SideRequest& request) {
  JudgedEdit judged;
  if (!base.repository) return judged;
  judged.base = std::move(base.side);
  const Repository& repository = *base.repository;
  Judge judge(repository, work_tree, judged, request);
  for (const PlanPair& pair : pair_sides(env, judged.base, work_tree, repository.way_up(), is_sound)) judge.plan(pair);
  for (const auto& before : judged.base.workspace.files) {
    if (before->is_sound) continue;
    for (const auto& after : work_tree.workspace.files) {
      if (after->source.path() == before->source.path()) judge.records_alone(*before, *after);
    }
  }
  for (const std::string& path : base.alone) judge.records_without_plan(path);
  if (!judge.merges(base.commit)) return usage_error(phrase("git cannot read the merges since {0}", base.commit.name));
  judge.put_in_order();
  judge.take_in_moved();
  return judged;
}

}  // namespace rbplan
