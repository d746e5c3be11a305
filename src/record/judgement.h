// What judging a request rests on: the plan, what was recorded of it, and how a request is refused.
#pragma once
#include <deque>
#include <unordered_map>

#include "record/entries.h"
#include "record/other_years.h"
#include "record/said_before.h"

namespace rbplan {

class Judgement {
 public:
  Judgement(const PlanFile& file, const Plans& found, const AsOf& as_of, Time now, const SourceText* input);

 protected:
  // Of a row: with what was judged before.
  const std::vector<const Record*>& records(const IndicatorRow& row) const;
  void add(const Record& record);

  // Where it stands: records that were just added are not in the file yet.
  const SourceText* source_of(const Record& record) const { return record.line.end > 0 ? progress_source() : input_; }
  const SourceText* progress_source() const { return file_.progress_source; }

  void refuse(Kind kind, Arguments arguments, std::optional<HelpLine> help, std::vector<Related> related = {});
  void refuse_unknown(const std::string& id);

  // As the row's target asks for it, a grade as its scale writes it, or a number, in `value_`. Where it is of the other
  // kind, that is refused.
  bool take_value(const IndicatorRow& row);

  // ---- what is asked for, and whether it is there already

  std::string word() const { return std::string(word_of(request_->record.said())); }

  // What is said of one tick, without its periods: a proof that comes later must not make work late that was done in
  // time.
  Record record_of(const Tick& tick) const;

  // Whether the status to be recorded decides the tick, and what is told of what decides it.
  bool is_said_already(const Tick& tick) const;
  std::vector<Related> decided(const Tick& tick) const;

  // The record that says the same already. A status without a day is of this day: it may lead back to an earlier one.
  const Record* said_before(const Tick& tick);

  // Of an input that may have been recorded before: the record that is there, and in which keys the row differs from
  // it.
  struct Known {
    const Record* record = nullptr;
    std::vector<std::string> differing;

    bool is_same() const { return record && differing.empty(); }
  };
  Known known(const Tick& tick);

  // The same of work of no month: any record of it may be the same.
  bool is_recorded(const IndicatorRow& row, const Record& record);

  Entries entries_;
  const PlanFile& file_;
  const OtherYears others_;
  const AsOf& as_of_;
  Time now_;
  const SourceText* input_;
  RowsById by_id_;
  RowsOfRecords rows_;
  SaidBefore said_;
  const RecordRequest* request_ = nullptr;
  std::optional<Located<Measure>> value_;  // of the row at hand
  Periods asked_;                          // of the same

 private:
  Record asked_of(const Tick& tick) const;
  Record own() const;
  // The keys in which the input says otherwise; its evidence is looked for among what is known and the record's own.
  std::vector<std::string> differs_from(const Record& recorded, std::vector<const Evidence*> known) const;
  Span place_of(Kind kind) const;
  bool is_joined(const Diagnostic& refusal);

  std::deque<Record> added_;                                                        // by requests judged before
  std::unordered_map<const IndicatorRow*, std::vector<const Record*>> records_of_;  // of rows that have such
  std::size_t unknown_ = 0;
};

}  // namespace rbplan
