#include "record/entries.h"

#include <algorithm>
#include <deque>
#include <unordered_map>

#include "base/text.h"
#include "record/meant.h"
#include "record/unknown_id.h"

namespace rbplan {
namespace {

constexpr std::chrono::days kMostBehind{2};  // a clock that stands further behind a record is wrong, or the record is

}  // namespace

class RecordJudge::Writer {
 public:
  Writer(const PlanFile& file, const Plans& found, const AsOf& as_of, Time now, const SourceText* input)
      : file_(file),
        others_(file, found, as_of),
        as_of_(as_of),
        now_(now),
        input_(input),
        by_id_(file.rows),
        rows_(*file.plan, file.rows) {}

  Entries judge(const RecordRequest& request) {
    request_ = &request;
    entries_ = {};
    for (const std::string& one : request.ids) id(one);
    if (request.filter) all_of(*request.filter);
    if (!entries_.refusals.empty()) entries_.records.clear();
    for (const Record& record : entries_.records) add(record);
    return std::move(entries_);
  }

 private:
  void id(const std::string& id) {
    const IndicatorRow* const row = by_id_.find(id);
    if (!row) return refuse_unknown(id);
    if (!take_value(*row)) return;
    if (row->facts().periods.empty()) return without_months(*row);
    const std::vector<Tick> all = ticks_of(file_, *row, records(*row), as_of_);
    const std::vector<const Tick*> meant = request_->months.empty() ? the_one(*row, all) : named(*row, all);
    const bool fits = std::all_of(meant.begin(), meant.end(), [&](const Tick* tick) { return is_possible(*tick); });
    if (fits) add_records(meant);
  }

  // What awaits a review; nothing of it is refused.
  void all_of(const Filter& filter) {
    for (const IndicatorRow& row : file_.rows) {
      std::vector<const Tick*> meant;
      const std::vector<Tick> all = ticks_of(file_, row, records(row), as_of_);
      for (const Tick& tick : all) {
        if (can_mean(request_->verb, tick) && filter.takes(tick)) meant.push_back(&tick);
      }
      if (!meant.empty()) add_records(meant);
    }
  }

  // ---- what was recorded before

  const std::vector<const Record*>& records(const IndicatorRow& row) const {
    const auto found = records_of_.find(&row);
    return found == records_of_.end() ? file_.records(row) : found->second;
  }

  void add(const Record& record) {
    const IndicatorRow& row = *by_id_.find(record.indicator.value);
    std::vector<const Record*>& list = records_of_[&row];
    if (list.empty()) list = file_.records(row);
    if (counts(record, as_of_)) std::erase_if(list, [&](const Record* one) { return is_settled_by(record, *one); });
    list.push_back(&added_.emplace_back(record));
  }

  // Where it stands: records that were just added are not in the file yet.
  const SourceText* source_of(const Record& record) const {
    return record.line.end > 0 ? file_.progress_source : input_;
  }

  // ---- refusals

  // The place in the input that is wrong; of what was typed there is none.
  Span place_of(Kind kind) const {
    const Record& asked = request_->record;
    if (kind == Kind::not_of_scale || kind == Kind::value_no_number) return asked.value->span;
    const bool is_of_row = kind == Kind::no_such_indicator || kind == Kind::id_of_another || asked.months.end == 0;
    return is_of_row ? asked.indicator.span : asked.months;
  }

  // Looking for what may be meant takes a while in a large plan.
  void refuse_unknown(const std::string& id) {
    constexpr std::size_t kMostLookedFor = 20;
    if (++unknown_ > kMostLookedFor) return refuse(Kind::no_such_indicator, {id}, HelpLine{Help::list_ids, {}});
    Diagnostic unknown = unknown_id(id, file_, others_);
    unknown.span = place_of(unknown.kind);
    entries_.refusals.push_back(std::move(unknown));
  }

  void refuse(Kind kind, Arguments arguments, std::optional<HelpLine> help, std::vector<Related> related = {}) {
    entries_.refusals.push_back({kind, place_of(kind), std::move(arguments), std::move(help), std::move(related)});
  }

  // ---- the value

  // As the row's target asks for it: a grade as its scale writes it, or a number. Where it is of the other kind, that
  // is refused.
  bool take_value(const IndicatorRow& row) {
    value_ = request_->record.value;
    if (!value_) return true;
    const std::string& given = value_->value.text;
    const auto& target = row.facts().target;
    if (target && !target->scale.empty()) {
      for (const Text& grade : target->scale) {
        if (ascii_lower(grade.value) == ascii_lower(given)) value_ = Located<Measure>{{grade.value, true}, {}};
      }
      if (target->place_on_scale(value_->value)) return true;
      refuse(Kind::not_of_scale, {given, join(target->grades(), ", ")}, std::nullopt,
             {{Note::target_here, row.facts().target_span, file_.source}});
      return false;
    }
    if (value_->value.is_grade) refuse(Kind::value_no_number, {given}, HelpLine{Help::numbers_are, {}});
    return !value_->value.is_grade;
  }

  // ---- months

  std::vector<const Tick*> open_ticks(std::span<const Tick> all) const {
    std::vector<const Tick*> open;
    for (const Tick& tick : all) {
      const bool is_ahead = request_->ahead && tick.state == State::upcoming;
      if (is_ahead || can_mean(request_->verb, tick)) open.push_back(&tick);
    }
    return open;
  }

  void refuse_for_year(Kind kind, Arguments arguments, const OfYear& earlier, std::vector<Related> related) {
    refuse(kind, std::move(arguments), HelpLine{Help::open_months_of_year, with_year(earlier)}, std::move(related));
  }

  // The only month of the plan that can be meant; where none or several can, an earlier plan's are named too.
  std::vector<const Tick*> the_one(const IndicatorRow& row, std::span<const Tick> all) {
    const std::vector<const Tick*> open = open_ticks(all);
    OfYear earlier;
    if (!request_->names_year) earlier = others_.that_can_be_meant(request_->verb, row.id);
    if (open.size() == 1) {
      if (request_->verb == RecordRequest::Verb::done && !earlier.empty())
        entries_.hints.push_back({Help::open_earlier_too, with_year(earlier, {row.id})});
      return open;
    }
    if (open.empty() && !earlier.empty()) {
      refuse_for_year(Kind::no_month_meant, {row.id, period_of(row)}, earlier, {planned(row, file_.source)});
    } else if (open.empty()) {
      refuse_for_no_month(row, all);
    } else if (!earlier.empty()) {
      refuse(Kind::which_month, {row.id, open.size() + earlier.periods.size(), periods_of(row)},
             HelpLine{Help::open_months_and_of_year, with_year(earlier, months_help(periods_of(open)))});
    } else {
      refuse(Kind::which_month, {row.id, open.size(), periods_of(row)},
             HelpLine{Help::open_months, months_help(periods_of(open))});
    }
    return {};
  }

  // Where naming a month would lead, as far as it leads anywhere.
  void refuse_for_no_month(const IndicatorRow& row, std::span<const Tick> all) {
    if (const Amendment* const cancels = cancelling_amendment(*file_.plan, row.facts(), as_of_.day))
      return refuse(Kind::no_month_meant, {row.id, period_of(row)},
                    HelpLine{Help::cancelled_row, {cancels->number.value}},
                    {{Note::cancelled_here, row.facts().cancelled_by->span, file_.source}});
    const auto to_come =
        std::find_if(all.begin(), all.end(), [](const Tick& tick) { return tick.state == State::upcoming; });
    const bool is_done = std::any_of(all.begin(), all.end(), [](const Tick& tick) { return tick.is_done(); });
    std::optional<HelpLine> help = HelpLine{Help::say_month, {}};
    if (request_->verb == RecordRequest::Verb::done && to_come != all.end()) {
      help = HelpLine{Help::month_to_come, {typed(to_come->period)}};
    } else if (request_->verb == RecordRequest::Verb::undo) {
      help = std::nullopt;
    } else if (request_->verb == RecordRequest::Verb::review && !is_done) {
      help = HelpLine{Help::record_done_first, {}};
    }
    refuse(Kind::no_month_meant, {row.id, period_of(row)}, std::move(help), {planned(row, file_.source)});
  }

  std::vector<const Tick*> named(const IndicatorRow& row, std::span<const Tick> all) {
    std::vector<const Tick*> meant;
    Periods not_planned;
    for (const Month month : request_->months) {
      const auto tick = std::find_if(all.begin(), all.end(), [&](const Tick& one) { return one.period.holds(month); });
      if (tick == all.end()) {
        not_planned.emplace_back(month);
      } else if (meant.empty() || meant.back() != &*tick) {  // several months may lie in one quarter
        meant.push_back(&*tick);
      }
    }
    if (not_planned.empty()) return meant;
    const std::vector<const Tick*> open = open_ticks(all);
    const OfYear earlier = others_.that_can_be_meant(request_->verb, row.id, not_planned);
    if (!earlier.empty()) {
      refuse_for_year(Kind::not_planned, {row.id, std::move(not_planned)}, earlier, {planned(row, file_.source)});
    } else {
      refuse(Kind::not_planned, {row.id, std::move(not_planned)},
             open.empty() ? std::nullopt : std::optional(HelpLine{Help::open_months, months_help(periods_of(open))}),
             {planned(row, file_.source)});
    }
    return {};
  }

  // ---- ticks

  // Whether the status to be recorded decides the tick.
  bool is_said_already(const Tick& tick) const {
    const Record* const decides = tick.decision.record;
    return decides && request_->record.status && decides->status->value == request_->record.status->value;
  }

  std::vector<Related> decided(const Tick& tick) const {
    if (!tick.decision.record) return {};
    return {{Note::decided_here, tick.decision.record->object, source_of(*tick.decision.record)}};
  }

  bool is_possible(const Tick& tick) {
    const std::string& id = tick.row->id;
    const OfYear earlier = others_.that_can_be_meant(request_->verb, id, {tick.period});
    const bool is_said = is_said_already(tick);
    switch (request_->verb) {
      case RecordRequest::Verb::done:
        if (!is_said || request_->again) break;
        refuse(Kind::recorded_already, {id, std::string(word_of(request_->record.status->value)), tick.period},
               HelpLine{Help::say_again, {}}, decided(tick));
        return false;
      case RecordRequest::Verb::undo:
        if (can_mean(request_->verb, tick)) break;
        return refuse_tick(Kind::nothing_to_undo, tick, earlier, std::nullopt), false;
      case RecordRequest::Verb::review:
        if (tick.is_done()) break;
        return refuse_tick(Kind::nothing_to_review, tick, earlier, HelpLine{Help::record_done_first, {}}), false;
    }
    const bool takes_back = request_->takes_back && can_mean(RecordRequest::Verb::undo, tick);
    if (tick.has_begun(as_of_.day) || request_->ahead || takes_back) return true;
    const std::int64_t year = file_.year();
    const bool is_done = request_->verb == RecordRequest::Verb::done;
    if (request_->names_year && !earlier.empty()) return true;
    const OfYear meant = earlier.empty() && is_done && !is_said ? others_.that_are_done(id, {tick.period}) : earlier;
    if (!request_->names_year && !meant.empty()) {
      const std::int64_t other = meant.year;
      refuse(Kind::which_year, {id, tick.period, other, year}, HelpLine{Help::say_year, {other, year}});
      return false;
    }
    if (!is_done || is_said) return true;
    refuse(Kind::not_begun, {id, tick.period, year}, HelpLine{Help::say_ahead, {}});
    return false;
  }

  void refuse_tick(Kind kind, const Tick& tick, const OfYear& earlier, std::optional<HelpLine> help) {
    Arguments arguments = {tick.row->id, tick.period};
    if (earlier.empty()) return refuse(kind, std::move(arguments), std::move(help), decided(tick));
    refuse_for_year(kind, std::move(arguments), earlier, decided(tick));
  }

  // ---- rows without months

  void heading(const IndicatorRow& row) {
    const Periods months(request_->months.begin(), request_->months.end());
    refuse(months.empty() ? Kind::no_month_meant : Kind::not_planned,
           months.empty() ? Arguments{row.id, period_of(row)} : Arguments{row.id, months},
           HelpLine{Help::ids_below, {join(ids_below(row.id, file_), ", ")}}, {planned(row, file_.source)});
  }

  // Work of no period: records of it decide nothing, and the last one is what is undone or reviewed.
  void without_months(const IndicatorRow& row) {
    if (!row.has_no_months()) return heading(row);
    if (!request_->months.empty()) {
      const Periods months(request_->months.begin(), request_->months.end());
      return refuse(Kind::not_planned, {row.id, months}, HelpLine{Help::without_month, {}},
                    {planned(row, file_.source)});
    }
    const Record* const last =
        last_of_no_period(records(row), file_.progress_source ? file_.progress_source : input_, as_of_);
    const bool is_done = last && last->status->value == Status::done;
    const bool can_be_meant =
        request_->verb == RecordRequest::Verb::done || (request_->verb == RecordRequest::Verb::review && is_done) ||
        (request_->verb == RecordRequest::Verb::undo && last && last->status->value != Status::not_done);
    if (!can_be_meant) return refuse(Kind::nothing_without_month, {row.id}, std::nullopt, {planned(row, file_.source)});
    Record record = request_->record;
    record.value = value_;
    record.indicator.value = row.id;
    record.date.value = request_->date.value_or(as_of_.day);
    stamp(record, row);
    belongs_to(row, record);
    entries_.records.push_back(std::move(record));
  }

  // ---- records

  // What is said of one tick: a proof that comes later must not make work late that was done in time.
  Record record_of(const Tick& tick) const {
    Record record = request_->record;
    record.value = value_;
    record.indicator.value = tick.row->id;
    record.date.value = request_->date.value_or(request_->each_month ? tick.deadline : as_of_.day);
    const Record* const decides = tick.decision.record;
    const bool repeats = request_->again && is_said_already(tick);
    if (repeats && !request_->date && !request_->each_month) record.date.value = decides->date.value;
    if (repeats && !record.value) record.value = decides->value;
    return record;
  }

  static bool is_of_one_line(const Record& a, const Record& b) {
    const bool same_value =
        a.value.has_value() == b.value.has_value() && (!a.value || a.value->value.text == b.value->value.text);
    return a.date.value == b.date.value && same_value;
  }

  // Ticks of which the same is said share a line.
  void add_records(const std::vector<const Tick*>& meant) {
    const std::size_t first = entries_.records.size();
    for (const Tick* tick : meant) {
      Record record = record_of(*tick);
      const auto same =
          std::find_if(entries_.records.begin() + static_cast<std::ptrdiff_t>(first), entries_.records.end(),
                       [&](const Record& one) { return !request_->each_month && is_of_one_line(one, record); });
      Record& into = same == entries_.records.end() ? entries_.records.emplace_back(std::move(record)) : *same;
      into.periods.push_back({tick->period, {}});
    }
    for (std::size_t i = first; i < entries_.records.size(); ++i) {
      stamp(entries_.records[i], *meant[0]->row);
      belongs_to(*meant[0]->row, entries_.records[i]);
    }
  }

  // Before the day of the amendment that gave the row its id, the id is another's.
  void belongs_to(const IndicatorRow& row, const Record& record) {
    const IndicatorRow* bearer = rows_.of(record);
    if (bearer == &row) return;
    refuse(Kind::id_of_another, {row.id, *last_listed(*file_.plan, *bearer), bearer->id}, std::nullopt);
  }

  // Later than every record of its ticks, those that do not count on the day among them.
  void stamp(Record& record, const IndicatorRow& row) {
    const Record* latest = nullptr;
    for (const Record* one : records(row)) {
      const bool is_of_ticks = record.periods.empty() ||  // nor has any other record of its row months
                               std::any_of(record.periods.begin(), record.periods.end(),
                                           [&](const auto& period) { return one->names(period.value); });
      if (is_of_ticks && (!latest || latest->time() < one->time())) latest = one;
    }
    Time time = now_;
    if (latest && latest->time() >= now_) time = latest->time() + std::chrono::seconds(1);
    if (latest && latest->time() - now_ > kMostBehind) {
      const auto days = std::chrono::floor<std::chrono::days>(latest->time() - now_).count();
      refuse(Kind::clock_behind, {static_cast<std::size_t>(days), row.id},
             HelpLine{Help::set_clock, {Date(std::chrono::floor<std::chrono::days>(now_))}},
             {{Note::recorded_later, latest->object, source_of(*latest), {iso(latest->time())}}});
    }
    record.recorded = Located<Time>{time, {}};
  }

  Entries entries_;
  const PlanFile& file_;
  const OtherYears others_;
  const AsOf& as_of_;
  Time now_;
  const SourceText* input_;
  RowsById by_id_;
  RowsOfRecords rows_;
  std::deque<Record> added_;                                                        // by requests judged before
  std::unordered_map<const IndicatorRow*, std::vector<const Record*>> records_of_;  // of rows that have such
  std::size_t unknown_ = 0;
  const RecordRequest* request_ = nullptr;
  std::optional<Located<Measure>> value_;  // of the row at hand
};

RecordJudge::RecordJudge(const PlanFile& file, const Plans& found, const AsOf& as_of, Time now, const SourceText* input)
    : writer_(std::make_unique<Writer>(file, found, as_of, now, input)) {}

RecordJudge::~RecordJudge() = default;

Entries RecordJudge::judge(const RecordRequest& request) { return writer_->judge(request); }

bool can_mean(RecordRequest::Verb verb, const Tick& tick) {
  switch (verb) {
    case RecordRequest::Verb::done:
      return tick.state == State::due || tick.state == State::overdue;
    case RecordRequest::Verb::undo:
      return tick.decision.record && tick.decision.record->status->value != Status::not_done;
    case RecordRequest::Verb::review:
      return tick.is_done() && !tick.decision.review;
  }
  return false;
}

Entries entries_of(const PlanFile& file, const Plans& found, const RecordRequest& request, const AsOf& as_of,
                   Time now) {
  return RecordJudge(file, found, as_of, now).judge(request);
}

}  // namespace rbplan
