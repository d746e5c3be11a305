// Records written into the progress file of a plan, under its lock; into those of several plans all or none.
#pragma once
#include "session/answer.h"
#include "world/update.h"

namespace rbplan {

// What a line says of how it records.
struct WriteRequest {
  ListRequest list;                // style, day and plans
  std::vector<std::string> where;  // the options that name the plan, as given
  std::chrono::seconds patience = kUsualPatience;
  bool is_dry_run = false;
  bool is_for_program = false;  // what is told on standard output
};

// Reads its options: style, day, plans, --wait and --dry-run.
void read_write_request(OptionReader& read, const Env& env, WriteRequest& request);

// Those options, in the order of the help.
Options write_options();

// The plans found, with errors or without; or what keeps any of them from being recorded in.
tl::expected<Workspace, Outcome> open_to_record(const Env& env, const WriteRequest& request);

// What keeps one of them from it.
std::optional<Outcome> unfit_to_record(const Env& env, const WriteRequest& request, const Workspace& workspace,
                                       const OpenFile& open);

class RecordJob {
 public:
  RecordJob(const Env& of_env, const WriteRequest& asked, const Workspace& all, OpenFile& one)
      : env(of_env), request(asked), workspace(all), open(one) {}
  virtual ~RecordJob() = default;
  RecordJob(const RecordJob&) = delete;
  RecordJob& operator=(const RecordJob&) = delete;

  std::string path() const;

  // Judges, and writes unless it is a dry run.
  Outcome run();

  // Only judges.
  Outcome judge();

  // The same; what would keep it from being written too, as far as that can be told without writing: another
  // writer, permissions.
  Outcome rehearse();

 protected:
  const Env& env;
  const WriteRequest& request;
  const Workspace& workspace;
  OpenFile& open;

 private:
  // The records that are asked for, or why they are refused; none where nothing is left to record. The plan has its
  // progress as it is when nobody else can write.
  virtual tl::expected<std::vector<Record>, Outcome> records() = 0;

  // What is told once the new text is on disk; made before it is written, so that nothing can fail any more. The new
  // records are the last ones of the plan's progress.
  virtual Outcome told(std::size_t first_line, std::size_t count) = 0;

  // The same where nothing is left to record.
  virtual Outcome told_nothing() { return {}; }

  virtual std::vector<Evidence> evidence() const = 0;
  virtual void keep() {}  // what was made for the records, which are on disk

  Outcome write();
  void take_bytes(std::optional<std::string> bytes);
  std::optional<std::string> with_records(std::optional<std::string> bytes, Outcome& outcome);
};

// Each is judged before the first is written. What only writing can tell, such as a full disk, may still part them;
// then it is said which were recorded.
Outcome run_all(const std::vector<std::unique_ptr<RecordJob>>& jobs, const Words& words);

Outcome io_failure(std::string lines);

// The errors of all plans, or of one.
Outcome problems_of(const Env& env, const ListRequest& request, const Workspace& workspace, const OpenFile* only);

// The problems of some lines of a progress file.
FileFindings findings_on(const OpenProgress& progress, std::size_t first_line, std::size_t lines);

// `the record is in PATH:LINE`.
std::string recorded_in(const std::string& path, std::size_t line, const Words& words);

}  // namespace rbplan
