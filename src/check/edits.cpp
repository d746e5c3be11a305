#include "check/edits.h"

#include <algorithm>
#include <map>
#include <set>

namespace rbplan {
namespace {

using namespace std::chrono_literals;

constexpr auto kLongBefore = 48h;  // a record is typed within two days, or merged that late

// What covers a change of a row.
struct Cover {
  bool is_new = false;                // an entry of `amendments` that this edit brings, or in which it lists the row
  const Amendment* landed = nullptr;  // else one that listed the row before
};

Argument said(const std::optional<std::string>& text) { return text ? Argument(*text) : Argument(noun::nothing); }

bool says_formerly(const Row& row, const std::string& id) {
  const auto& before = row.facts->formerly;
  return std::any_of(before.begin(), before.end(), [&](const Text& one) { return one.value == id; });
}

// The changes of a plan that was enacted.
class PlanJudge {
 public:
  PlanJudge(const Edit& edit, std::vector<EditProblem>& out)
      : edit_(edit), was_(*edit.pair.before->plan), now_(*edit.pair.after->plan), out_(out) {}

  void judge() {
    for (std::size_t i = 0; i < edit_.changes.size(); ++i) judge(edit_.changes[i], i);
    for (const Change& one : edit_.followers) follower(one);
  }

 private:
  void judge(const Change& change, std::size_t at) {
    at_ = {at};
    switch (change.kind) {
      case ChangeKind::moved:
      case ChangeKind::tick_added:
      case ChangeKind::tick_removed:
      case ChangeKind::cancelled:
        return aim(Kind::ticks_moved, change);
      case ChangeKind::target_changed:
      case ChangeKind::budget_changed:
        return aim(Kind::aim_changed, change);
      case ChangeKind::row_removed:
        return gone(change);
      case ChangeKind::row_added:
        return grown(change);
      case ChangeKind::renumbered:
        return renumbered(change);
      case ChangeKind::reworded:
        return reworded(change);
      case ChangeKind::decree_changed:
        return decree(change);
      case ChangeKind::amendment_changed:
      case ChangeKind::amendment_removed:
        return amendment(change);
      case ChangeKind::head_changed:
        return head(change);
      case ChangeKind::plan_added:
      case ChangeKind::plan_removed:
      case ChangeKind::owner_changed:
      case ChangeKind::reading_corrected:
      case ChangeKind::amendment_added:
      case ChangeKind::record_added:
      case ChangeKind::record_changed:
      case ChangeKind::record_removed:
        return;
    }
  }

  // ---- which amendments cover

  const Amendment* before(const Amendment& amendment) const {
    const auto found = std::find_if(was_.amendments.begin(), was_.amendments.end(),
                                    [&](const Amendment& one) { return one.number.value == amendment.number.value; });
    return found == was_.amendments.end() ? nullptr : &*found;
  }

  Cover cover_of(const Change& change) const {
    const RowOfPlan& of_plan = edit_.rows->after()[*change.row];
    const RowWithId row{of_plan.row, of_plan.id};
    Cover cover;
    for (const Amendment& one : now_.amendments) {
      if (!lists(one, row, change.was_id)) continue;
      const Amendment* const old_one = before(one);
      if (!old_one || !lists(*old_one, row, change.was_id)) return {true, nullptr};
      cover.landed = &one;
    }
    return cover;
  }

  bool has_new_amendment() const {
    return std::any_of(now_.amendments.begin(), now_.amendments.end(),
                       [&](const Amendment& one) { return !before(one); });
  }

  // ---- what is told

  void add(const Change& change, Kind kind, Arguments arguments, std::optional<HelpLine> help,
           std::optional<Span> place = std::nullopt) {
    Diagnostic problem{
        kind, place.value_or(change.place.value_or(now_.span)), std::move(arguments), std::move(help), {}};
    if (change.old_place && change.was) {
      const Note note = kind == Kind::enacted_gone ? Note::was_here : Note::was_so;
      problem.related.push_back({note, *change.old_place, edit_.pair.before->source});
    }
    out_.push_back({EditedFile::plan, std::move(problem), at_, change.old_place});
  }

  // Where a row is covered by an amendment that had landed, that is told instead, once of each row.
  bool is_covered(const Change& change) { return is_covered(change, cover_of(change)); }
  bool is_covered(const Change& change, const Cover& cover) {
    if (!cover.landed) return cover.is_new;
    const auto [told, is_first] = landed_.try_emplace(*change.row, out_.size());
    if (is_first) {
      add(change, Kind::amendment_landed, {*change.id, cover.landed->number.value},
          HelpLine{Help::name_this_amendment, {*change.id, cover.landed->number.value}});
    } else {
      out_[told->second].changes.insert(out_[told->second].changes.end(), at_.begin(), at_.end());
    }
    return true;
  }

  // The ticks of a row are told once, be they moved, added or removed.
  void aim(Kind kind, const Change& change) {
    const auto [told, is_first] = told_.try_emplace({*change.row, change.field});
    if (!is_first) {
      if (told->second) out_[*told->second].changes.push_back(at_.front());
      return;
    }
    const std::size_t place = out_.size();
    if (!is_covered(change))
      add(change, kind, {std::string(change.field), *change.id, said(change.was), said(change.now)},
          HelpLine{had_doubt(change) ? Help::amend_or_settle : Help::amend, {*change.id}});
    const auto landed = landed_.find(*change.row);
    if (out_.size() > place) {
      told->second = place;
    } else if (landed != landed_.end()) {
      told->second = landed->second;
    }
  }

  bool had_doubt(const Change& change) const {
    const auto& facts = edit_.rows->before()[*change.old_row].row->facts;
    return facts && facts->doubt;
  }

  // At the row that it stood below.
  void gone(const Change& change) {
    const RowOfPlan& row = edit_.rows->before()[*change.old_row];
    const auto parent = row.parent ? edit_.rows->after_of(*row.parent) : std::nullopt;
    add(change, Kind::enacted_gone, {Noun{facts(row.row->level).noun}, row.id}, HelpLine{Help::cancel_instead, {}},
        parent ? edit_.rows->after()[*parent].row->span : now_.programs_span);
  }

  void grown(const Change& change) {
    if (is_covered(change)) return;
    const Row& row = *edit_.rows->after()[*change.row].row;
    add(change, Kind::enacted_grown, {Noun{facts(row.level).noun}, *change.id}, HelpLine{Help::amend, {*change.id}});
  }

  void renumbered(const Change& change) {
    const Row& row = *edit_.rows->after()[*change.row].row;
    const bool lacks_former = row.facts && !says_formerly(row, *change.was_id);
    const Cover cover = cover_of(change);
    if (!cover.is_new && !cover.landed) {
      uncovered_.insert(*change.row);
      add_renumbered(change, row,
                     lacks_former ? HelpLine{Help::amend_formerly, {*change.id, *change.was_id}}
                                  : HelpLine{Help::amend, {*change.id}});
    } else if (lacks_former) {
      add_renumbered(change, row, HelpLine{Help::say_formerly, {*change.was_id}});
    } else {
      is_covered(change, cover);
    }
  }

  void add_renumbered(const Change& change, const Row& row, HelpLine help) {
    add(change, Kind::enacted_renumbered, {Noun{facts(row.level).noun}, *change.was_id, *change.id}, std::move(help));
  }

  // Its records are found by the id that it had; where the row above is told, that is the mistake.
  void follower(const Change& change) {
    at_.clear();
    if (change.kind != ChangeKind::renumbered) return;
    const RowOfPlan& row = edit_.rows->after()[*change.row];
    for (auto parent = row.parent; parent; parent = edit_.rows->after()[*parent].parent) {
      if (uncovered_.count(*parent) > 0) return;
    }
    if (row.row->facts && !says_formerly(*row.row, *change.was_id))
      add_renumbered(change, *row.row, HelpLine{Help::say_formerly, {*change.was_id}});
  }

  void reworded(const Change& change) {
    if (change.field == "formerly" || change.field == "doubt") return;
    if (!change.row) return other_words(change);
    if (!cover_of(change).is_new)
      add(change, Kind::wording_changed, {std::string(change.field), *change.id},
          HelpLine{Help::amend_or_ignore, {*change.id}});
  }

  // Of the title and the decree, for which any new amendment is enough.
  void other_words(const Change& change) {
    if (!has_new_amendment())
      add(change, Kind::wording_changed, {std::string(change.field), noun::the_plan},
          HelpLine{Help::amend_any_or_ignore, {}});
  }

  void decree(const Change& change) {
    if (now_.decree) return other_words(change);
    const bool has_number = was_.decree->number.has_value();
    add(change, Kind::enacted_gone, {noun::decree, has_number ? *change.was : std::to_string(was_.year.value)},
        HelpLine{Help::put_back, {}});
  }

  void amendment(const Change& change) {
    const bool is_gone = change.kind == ChangeKind::amendment_removed;
    const std::string& number = is_gone ? number_at(was_, *change.old_place) : number_at(now_, *change.place);
    const bool has_list = now_.amendments_span.end > 0;
    add(change, Kind::amendment_rewritten, {number, is_gone ? noun::gone : noun::changed},
        HelpLine{Help::new_amendment_instead, {}},
        is_gone ? std::optional(has_list ? now_.amendments_span : now_.span) : std::nullopt);
  }

  static const std::string& number_at(const Plan& plan, Span place) {
    return std::find_if(plan.amendments.begin(), plan.amendments.end(),
                        [&](const Amendment& one) { return one.number.span.begin == place.begin; })
        ->number.value;
  }

  // An office may get another code, or another name; with both it is another office.
  void head(const Change& change) {
    const HelpLine help{Help::other_file_instead, {}};
    if (change.field == "year") {
      add(change, Kind::enacted_grown, {noun::year, *change.now}, help);
    } else if (change.field == "institution.name" && !is_same_office(was_, now_)) {
      add(change, Kind::enacted_grown, {noun::institution, *change.now}, help);
    }
  }

  const Edit& edit_;
  const Plan& was_;
  const Plan& now_;
  std::vector<EditProblem>& out_;
  std::vector<std::size_t> at_;                                                          // the change that is judged
  std::map<std::pair<std::size_t, std::string_view>, std::optional<std::size_t>> told_;  // of a row's key: in `out_`
  std::map<std::size_t, std::size_t> landed_;                                            // of a row: in `out_`
  std::set<std::size_t> uncovered_;  // rows that have another id without an amendment
};

// The changes of records: none may go, none may change.
class RecordJudge {
 public:
  RecordJudge(const Edit& edit, std::vector<EditProblem>& out)
      : edit_(edit), out_(out), newest_(newest_of(edit.pair.before->progress)) {}

  void judge() {
    const PlanFile& was = *edit_.pair.before;
    const bool is_file_gone = !edit_.pair.after || !edit_.pair.after->progress;
    if (was.progress && !was.progress->records.empty() && is_file_gone) return file_gone();
    for (std::size_t i = 0; i < edit_.changes.size(); ++i) {
      const Change& change = edit_.changes[i];
      if (change.kind == ChangeKind::record_removed) {
        add(i, Kind::record_lost, header_of(*edit_.pair.after->progress_source), {*change.id}, Note::was_here);
      } else if (change.kind == ChangeKind::record_changed) {
        add(i, Kind::record_rewritten, *change.place, {*change.id}, Note::was_so);
      } else if (change.kind == ChangeKind::record_added) {
        recorded_late(change, i);
      }
    }
  }

 private:
  void add(std::size_t at, Kind kind, Span place, Arguments arguments, Note note) {
    const Change& change = edit_.changes[at];
    out_.push_back({EditedFile::progress,
                    {kind,
                     place,
                     std::move(arguments),
                     HelpLine{Help::put_line_back, {}},
                     {{note, *change.old_place, edit_.pair.before->progress_source}}},
                    {at},
                    change.old_place});
  }

  void file_gone() {
    EditProblem one{EditedFile::progress_that_is_gone,
                    {Kind::record_lost, Span{}, {noun::the_plan}, HelpLine{Help::put_back, {}}, {}},
                    {},
                    std::nullopt};
    for (std::size_t i = 0; i < edit_.changes.size(); ++i) {
      if (edit_.changes[i].kind == ChangeKind::record_removed) one.changes.push_back(i);
    }
    out_.push_back(std::move(one));
  }

  void recorded_late(const Change& change, std::size_t at) {
    const auto& recorded = change.record->recorded;
    if (!recorded || !newest_ || newest_->recorded->value - recorded->value <= kLongBefore) return;
    const auto day = [](const Record& record) {
      return Date(std::chrono::floor<std::chrono::days>(record.recorded->value));
    };
    out_.push_back({EditedFile::progress,
                    {Kind::recorded_late, recorded->span, {day(*change.record), day(*newest_)}, std::nullopt, {}},
                    {at},
                    std::nullopt});
  }

  // The record that was recorded last; nothing where none says when.
  static const Record* newest_of(const Progress* progress) {
    const Record* newest = nullptr;
    if (!progress) return newest;
    for (const Record& one : progress->records) {
      if (one.recorded && (!newest || newest->recorded->value < one.recorded->value)) newest = &one;
    }
    return newest;
  }

  const Edit& edit_;
  std::vector<EditProblem>& out_;
  const Record* newest_;  // of the base
};

void plan_gone(const Edit& edit, std::vector<EditProblem>& out) {
  const std::string year = std::to_string(edit.pair.before->year());
  out.push_back({EditedFile::plan_that_is_gone,
                 {Kind::enacted_gone, Span{}, {noun::plan, year}, HelpLine{Help::put_back, {}}, {}},
                 {0},
                 std::nullopt});
}

}  // namespace

Span header_of(const SourceText& progress) {
  constexpr std::string_view kHeader = "rbplan_progress";
  for (std::size_t at = progress.bytes().find(kHeader); at != std::string_view::npos;
       at = progress.bytes().find(kHeader, at + 1)) {
    if (progress.line_begin(progress.line_of(at)) == at) return {at, at};
  }
  return {};
}

std::vector<EditProblem> check_edit(const Edit& edit, Judged judged) {
  std::vector<EditProblem> out;
  const PlanFile* const before = edit.pair.before;
  if (!before) return out;
  if (judged.plan && before->plan->decree) edit.pair.after ? PlanJudge(edit, out).judge() : plan_gone(edit, out);
  if (judged.records) RecordJudge(edit, out).judge();
  return out;
}

}  // namespace rbplan
