// What `record` asks of one plan: the rows of its input that mean it.
#pragma once
#include <map>
#include <set>

#include "commands/record_job.h"
#include "load/record_rows.h"
#include "record/entries.h"
#include "session/evidence_files.h"

namespace rbplan {

// What the line says for rows that do not.
struct RowDefaults {
  std::optional<Status> status;
  std::optional<Date> date;
  std::optional<Text> note;
  std::optional<Text> by;
};

struct RowsRequest : WriteRequest {
  std::string path;  // of the input; empty: it asks for the keys of columns
  std::vector<std::string> columns;
  RowDefaults usual;
  bool asks_for_columns = false;
  bool again = false;
  bool skips_recorded = false;
  bool ahead = false;
  bool copies = false;
};

// What was recorded before of a row.
struct RecordedBefore {
  std::size_t place;  // of the row in the input
  std::string id;
  Periods periods;  // none: work of no month
};

class RowsJob : public RecordJob {
 public:
  // `input` is where the rows stand. `tell_more` adds what is told of all plans together, where this one is the last.
  RowsJob(const Env& of_env, const RowsRequest& asked, const Workspace& all, OpenFile& one, const SourceText& input,
          const std::map<std::string, std::size_t>& refused, std::function<void(Outcome&)> tell_more);

  void add(RecordRow row) { rows_.push_back(std::move(row)); }
  void prepare();  // evidence and authors

  const PlanFile& file() const { return open.file; }

  // What was found when the rows were judged last.
  Diagnostics problems() { return problems_.take(); }

  // What was left out when the rows were judged last.
  const std::vector<RecordedBefore>& left_out() const { return left_out_; }

  // The records as they stand in the plan's progress, and the problems of their lines.
  std::vector<const Record*> recorded() const;
  FileFindings findings() const;

 private:
  tl::expected<std::vector<Record>, Outcome> records() override;
  Outcome told(std::size_t first_line, std::size_t count) override;
  Outcome told_nothing() override;
  std::vector<Evidence> evidence() const override;
  void keep() override { copies_.keep(); }

  RecordRequest request_of(const RecordRow& row) const;
  std::optional<Diagnostic> problem_of(const RecordRow& row) const;
  std::optional<Diagnostic> date_ahead(const RecordRow& row, const std::vector<Record>& records) const;
  void take_evidence_of(RecordRow& row);
  std::optional<Phrase> take_piece(std::vector<Evidence>& taken, const Evidence& named);

  const RowsRequest& asked_;
  const SourceText& input_;
  const std::map<std::string, std::size_t>& refused_;
  std::function<void(Outcome&)> tell_more_;
  std::vector<RecordRow> rows_;
  std::optional<Text> by_;  // of rows that do not say
  RowsById by_id_;
  EvidenceCopies copies_;
  std::map<std::string, tl::expected<TakenEvidence, EvidenceRefusal>> taken_;  // by what is named
  Diagnostics unfit_;                                                          // evidence
  Problems problems_;
  std::vector<HelpLine> hints_;
  std::vector<RecordedBefore> left_out_;
  std::size_t first_line_ = 0;
  std::size_t count_ = 0;
};

}  // namespace rbplan
