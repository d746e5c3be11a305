#include "record/entries.h"

#include <algorithm>

#include "base/text.h"
#include "record/judgement.h"
#include "record/meant.h"
#include "record/unknown_id.h"

namespace rbplan {
namespace {

constexpr std::chrono::days kMostBehind{2};  // a clock that stands further behind a record is wrong, or the record is

}  // namespace

class RecordJudge::Writer : private Judgement {
 public:
  using Judgement::Judgement;

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
    std::vector<const Tick*> meant = asked(*row, all);
    asked_ = periods_of(meant);
    if (request_->own) meant = not_recorded(meant);
    bool fits = true;
    for (const Tick* tick : meant) fits = is_possible(*tick) && fits;
    if (fits) add_records(meant);
  }

  std::vector<const Tick*> asked(const IndicatorRow& row, std::span<const Tick> all) {
    asked_.clear();
    if (!request_->months.empty()) return named(row, all);
    return request_->own ? the_one_or_recorded(row, all) : the_one(row, all);
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

  void refuse_recorded(const std::string& id, Argument when, std::vector<Related> related) {
    const bool may_be_said_again = request_->verb == RecordRequest::Verb::done;
    refuse(Kind::recorded_already, {id, word(), std::move(when)},
           may_be_said_again ? std::optional(HelpLine{Help::say_again, {}}) : std::nullopt, std::move(related));
  }

  // Where the same is said already.
  bool is_said_before(const Tick& tick) {
    const Record* const same = said_before(tick);
    if (same) refuse_recorded(tick.row->id, tick.period, {{Note::said_here, same->object, source_of(*same)}});
    return same;
  }

  bool is_possible(const Tick& tick) {
    const std::string& id = tick.row->id;
    const OfYear earlier = others_.that_can_be_meant(request_->verb, id, {tick.period});
    const bool is_said = is_said_already(tick);
    switch (request_->verb) {
      case RecordRequest::Verb::done:
        if (is_said && !request_->again) return refuse_recorded(id, tick.period, decided(tick)), false;
        if (is_said_before(tick)) return false;
        break;
      case RecordRequest::Verb::undo:
        if (can_mean(request_->verb, tick)) break;
        return refuse_tick(Kind::nothing_to_undo, tick, earlier, std::nullopt), false;
      case RecordRequest::Verb::review:
        if (!tick.is_done())
          return refuse_tick(Kind::nothing_to_review, tick, earlier, HelpLine{Help::record_done_first, {}}), false;
        if (is_said_before(tick)) return false;
        break;
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

  // ---- what an input says that may have been recorded before

  // A row that says no month and is recorded of one could mean that, or one that is open.
  std::vector<const Tick*> the_one_or_recorded(const IndicatorRow& row, std::span<const Tick> all) {
    std::vector<const Tick*> same;
    for (const Tick& tick : all) {
      asked_ = {tick.period};
      if (known(tick).is_same()) same.push_back(&tick);
    }
    if (same.empty()) return the_one(row, all);
    const std::vector<const Tick*> open = open_ticks(all);
    if (request_->has_own_date || open.empty()) return same;
    refuse(Kind::which_month, {row.id, open.size() + same.size(), periods_of(row)},
           HelpLine{Help::open_months, months_help(periods_of(open))});
    return {};
  }

  // What is left of the ticks; what says otherwise than the record that decides is refused, unless it is said again.
  std::vector<const Tick*> not_recorded(const std::vector<const Tick*>& meant) {
    std::vector<const Tick*> left;
    for (const Tick* tick : meant) {
      const Known before = known(*tick);
      if (before.is_same()) {
        if (!entries_.left_out) entries_.left_out.emplace();
        entries_.left_out->push_back(tick->period);
      } else if (!before.record || request_->again || request_->record.review) {
        left.push_back(tick);
      } else {
        refuse(Kind::recorded_otherwise, {tick->row->id, word(), tick->period, join(before.differing, ", ")},
               HelpLine{Help::correct_or_say_again, {}}, decided(*tick));
      }
    }
    return left;
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
    Record record = request_->record;
    record.value = value_;
    record.indicator.value = row.id;
    record.date.value = request_->date.value_or(as_of_.day);
    if (request_->own && is_recorded(row, record)) {
      entries_.left_out.emplace();
      return;
    }
    if (!can_be_meant(row))
      return refuse(Kind::nothing_without_month, {row.id}, std::nullopt, {planned(row, file_.source)});
    const bool may_be_same = request_->again || request_->verb == RecordRequest::Verb::undo;
    const Record* const same =
        may_be_same ? nullptr : said_.same(row, record, std::nullopt, SaidBefore::Those::that_stand);
    if (same)
      return refuse_recorded(row.id, noun::work_of_no_month, {{Note::said_here, same->object, source_of(*same)}});
    stamp(record, row);
    belongs_to(row, record);
    entries_.records.push_back(std::move(record));
  }

  bool can_be_meant(const IndicatorRow& row) const {
    const Record* const last =
        last_of_no_period(records(row), file_.progress_source ? file_.progress_source : input_, as_of_);
    switch (request_->verb) {
      case RecordRequest::Verb::done:
        return true;
      case RecordRequest::Verb::undo:
        return last && last->status->value != Status::not_done;
      case RecordRequest::Verb::review:
        return last && last->status->value == Status::done;
    }
    return false;
  }

  // ---- records

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
