#include "commands/commands.h"

#include "base/text.h"
#include "commands/for_programs.h"
#include "commands/record_input.h"
#include "commands/record_rows.h"
#include "findings/json.h"
#include "query/log.h"
#include "render/terminal.h"
#include "session/candidates.h"
#include "view/columns.h"
#include "view/rows.h"

namespace rbplan {
namespace {

std::vector<ListFacts> lists_of_record() { return {{"records", facts_of(log_columns())}}; }

ValueType left_out_type() {
  return object_of({{"line", integer_from(1), "where the row stands in the input"},
                    {"id", type_of<std::string>(), ""},
                    {"months", list_of(integer_from(1)), ""},
                    {"quarters", list_of(integer_from(1)), ""}});
}

std::vector<ValueType::Member> members_of_record() {
  return {
      {"dry_run", type_of<bool>(), "whether nothing was to be written"},
      {"rows", integer_from(0), "how many rows were read"},
      {"rows_without_record", integer_from(0), "how many of them ask for nothing"},
      {"left_out", list_of(left_out_type()), "rows that --skip-recorded left out, as far as they are recorded already"},
      {"columns_not_read", list_of({}), "the headings of columns that say nothing of a record"},
      {"diagnostics", list_of(diagnostic_type()), "why nothing was recorded; else what there is to say of it"},
      {"summary", diagnostics_summary_type(), ""}};
}

Parsed<RowsRequest> parse_record(const Env& env, const CommandLine& line) {
  OptionReader read(env, line);
  RowsRequest request;
  if (line.words().size() > 1)
    read.refuse(phrase("one file at a time is recorded, and {0} are named", line.words().size()));
  request.columns = read.texts("--columns");
  request.asks_for_columns = std::erase(request.columns, kListFields) > 0;
  const bool asks_for_keys = request.asks_for_columns && line.words().empty();
  if (line.words().empty() && !asks_for_keys && env.terminal.in_is_terminal)
    read.refuse(phrase("no file is named"), phrase("rows are CSV or lines of JSON; - reads what is piped in"));
  if (!asks_for_keys) request.path = line.words().empty() ? std::string(kInput) : line.words()[0];
  const Status status = read.choice("--status", Status::done, "no such status: {0}", "statuses are {0}");
  if (read.has("--status")) request.usual.status = status;
  request.usual.date = read.date("--date");
  request.usual.note = read.text("--note");
  request.usual.by = read.text("--by");
  request.again = read.has("--again");
  request.skips_recorded = read.has("--skip-recorded");
  request.ahead = read.has("--ahead");
  request.copies = read.has("--copy");
  read_write_request(read, env, request);
  request.is_for_program = is_for_program(read, env);
  const std::vector<std::string>& plans = request.list.plans.paths;
  if (request.path == kInput && std::find(plans.begin(), plans.end(), kInput) != plans.end())
    read.refuse(phrase("the plan and the rows cannot both come from standard input"));
  return read.result(std::move(request));
}

// ---- the plans

class PlanOfRow {
 public:
  PlanOfRow(const Workspace& workspace, const ListRequest& list) : workspace_(workspace), list_(list) {}

  // Those that could be meant.
  const Plans& find(const PlanNamed& named) {
    const std::string office = named.office ? named.office->value : "";
    const int year = named.year ? static_cast<int>(named.year->value) : list_.plans.year.value_or(0);
    const auto [known, is_new] = found_.try_emplace({office, year});
    if (!is_new) return known->second;
    Plans plans = workspace_.plans;
    std::erase_if(plans, [&](const PlanFile* one) {
      const Institution& institution = one->plan->institution;
      const bool is_named = office.empty() || (institution.code && institution.code->value == office) ||
                            fold_case(institution.name.value) == fold_case(office);
      return !is_named || (year != 0 && one->year() != year);
    });
    known->second = year == 0 ? one_plan_each(plans, list_.as_of.day, std::nullopt) : std::move(plans);
    return known->second;
  }

 private:
  const Workspace& workspace_;
  const ListRequest& list_;
  std::map<std::pair<std::string, int>, Plans> found_;
};

OpenFile& open_file_of(const Workspace& workspace, const PlanFile* plan) {
  const auto found = std::find_if(workspace.files.begin(), workspace.files.end(),
                                  [&](const auto& file) { return &file->file == plan; });
  return **found;
}

// ---- the command

void without_notes(Diagnostics& problems) {
  std::erase_if(problems, [](const Diagnostic& one) { return facts(one.kind).severity == Severity::note; });
}

class Recording {
 public:
  Recording(const Env& env, const RowsRequest& request, Workspace& workspace, RecordInput& input)
      : env_(env), request_(request), workspace_(workspace), input_(input), plan_of_(workspace, request.list) {}

  Outcome run() {
    problems_ = std::move(input_.rows.problems);
    const bool is_read = count(problems_, Severity::error) == 0;
    if (auto refused = deal_out()) return *std::move(refused);
    for (const auto& job : jobs_) static_cast<RowsJob&>(*job).prepare();
    Outcome outcome;
    if (!is_read || count(problems_, Severity::error) > 0) {
      outcome = judge_all();
    } else {
      outcome = run_all(jobs_, env_.words);
      if (outcome.code != exit_code::ok && outcome.recorded.empty()) judge_all();
    }
    for (const auto& job : jobs_) {
      for (Diagnostic& one : static_cast<RowsJob&>(*job).problems()) problems_.push_back(std::move(one));
    }
    if (count(problems_, Severity::error) > 0) return refused();
    if (jobs_.empty()) outcome = {exit_code::ok, request_.is_for_program ? document() : std::string(), notes()};
    if (outcome.code == exit_code::ok && outcome.out.empty())
      outcome.out = fmt::format("{}\n", env_.words("Nothing to record"));
    return outcome;
  }

 private:
  // The problems of all plans, not of the first alone.
  Outcome judge_all() {
    Outcome outcome;
    for (const auto& job : jobs_) outcome = job->judge();
    return outcome;
  }

  // Gives each row to the job of its plan; what keeps one of the plans from being recorded in.
  std::optional<Outcome> deal_out() {
    std::map<const PlanFile*, RowsJob*> jobs;
    for (RecordRow& row : input_.rows.rows) {
      const Plans& plans = plan_of_.find(row.plan);
      const bool is_named = row.plan.office || row.plan.year;
      if (plans.size() != 1 && !is_named) return refuse(not_one_plan(plans), env_.words);
      if (plans.size() != 1) {
        const Span place = row.plan.office ? row.plan.office->span : row.plan.year->span;
        problems_.push_back({Kind::no_plan_meant, place, {plans.size()}, HelpLine{Help::name_plan, {}}, {}});
        continue;
      }
      RowsJob*& job = jobs[plans[0]];
      if (!job) {
        OpenFile& open = open_file_of(workspace_, plans[0]);
        if (auto unfit = unfit_to_record(env_, request_, workspace_, open)) return unfit;
        jobs_.push_back(std::make_unique<RowsJob>(env_, request_, workspace_, open, input_.source, input_.rows.refused,
                                                  [this, plan = plans[0]](Outcome& told) { tell_more(plan, told); }));
        job = static_cast<RowsJob*>(jobs_.back().get());
      }
      job->add(std::move(row));
    }
    return std::nullopt;
  }

  UsageError not_one_plan(const Plans& plans) const {
    if (plans.empty() && request_.list.plans.year)
      return {phrase("no plan of {0} found", *request_.list.plans.year),
              phrase("rbplan validate --format json lists the plans found")};
    return {phrase("{0} plans are found, and a row names none of them", plans.size()),
            phrase("plans are named by the columns `office` and `year`, or by --office, --year and --plan")};
  }

  // What is told of all plans together, with the last of them: made before that is written.
  void tell_more(const PlanFile* plan, Outcome& outcome) {
    if (&static_cast<RowsJob&>(*jobs_.back()).file() != plan) return;
    if (request_.is_for_program) {
      outcome.out = document();
    } else {
      outcome.err += notes();
    }
  }

  std::string document() {
    std::vector<LoggedRecord> records;
    std::vector<FileFindings> findings;
    Plans plans;
    for (const auto& one : jobs_) {
      const auto& job = static_cast<RowsJob&>(*one);
      plans.push_back(&job.file());
      findings.push_back(job.findings());
      without_notes(findings.back().diagnostics);
      const RowsById rows(job.file().rows);
      for (const Record* record : job.recorded())
        records.push_back({&job.file(), rows.find(record->indicator.value), record, {}});
    }
    return document(plans, records, findings);
  }

  std::string document(const Plans& plans, const std::vector<LoggedRecord>& records,
                       const std::vector<FileFindings>& findings) const {
    List unread;
    for (const std::string& heading : input_.columns.unread()) unread.emplace_back(heading);
    ListAnswer answer{"record", plans, rows_of("records", log_columns(), records)};
    answer.members = {{"dry_run", request_.is_dry_run},           {"rows", input_.rows.all},
                      {"rows_without_record", input_.rows.empty}, {"left_out", left_out()},
                      {"columns_not_read", std::move(unread)},    {"diagnostics", diagnostics_list(findings)},
                      {"summary", diagnostics_summary(findings)}};
    return document_for_programs(env_, request_.list, answer);
  }

  Outcome refused() {
    sort_by_place(problems_);
    keep_most(problems_);
    without_notes(problems_);
    const std::vector<FileFindings> findings = {{&input_.source, problems_}};
    if (request_.is_for_program) return {exit_code::usage, document({}, {}, findings), {}};
    return {exit_code::usage, {}, render_text(findings, request_.list.style.errors(), env_.words) + notes()};
  }

  // Which columns are not read, and what else asks for nothing.
  std::string notes() const {
    if (request_.is_for_program) return {};
    constexpr std::size_t kMostTold = 10;       // columns that look like others
    constexpr std::size_t kLongestList = 1000;  // bytes
    const Words& words = env_.words;
    std::string lines;
    std::size_t told = 0;
    for (const RecordColumn& one : input_.columns.columns) {
      if (!one.similar || ++told > kMostTold) continue;
      lines += note_line(words.say("column `{0}` is not read; similar: `{1}`", one.heading, *one.similar), words);
    }
    std::vector<std::string> unread;
    for (const RecordColumn& one : input_.columns.columns) {
      if (one.key.empty() && !one.heading.empty() && !one.similar) unread.push_back(one.heading);
    }
    if (!unread.empty())
      lines += note_line(words.say("columns that are not read: {0}", cut_to(join(unread, ", "), kLongestList)), words);
    lines += left_out_notes();
    if (input_.rows.empty > 0)
      lines += note_line(
          words.count(input_.rows.empty, "{0} row has nothing to record", "{0} rows have nothing to record"), words);
    return lines;
  }

  std::vector<RecordedBefore> all_left_out() const {
    std::vector<RecordedBefore> all;
    if (count(problems_, Severity::error) > 0) return all;
    for (const auto& job : jobs_) {
      const auto& some = static_cast<const RowsJob&>(*job).left_out();
      all.insert(all.end(), some.begin(), some.end());
    }
    std::stable_sort(all.begin(), all.end(),
                     [](const RecordedBefore& a, const RecordedBefore& b) { return a.place < b.place; });
    return all;
  }

  List left_out() const {
    List list;
    for (const RecordedBefore& one : all_left_out()) {
      List months;
      List quarters;
      for (const Period period : one.periods)
        (period.is_month() ? months : quarters).emplace_back(std::int64_t{period.number()});
      list.emplace_back(Object{{"line", input_.source.line_of(one.place)},
                               {"id", one.id},
                               {"months", std::move(months)},
                               {"quarters", std::move(quarters)}});
    }
    return list;
  }

  std::string left_out_notes() const {
    const Words& words = env_.words;
    const std::vector<RecordedBefore> all = all_left_out();
    if (all.empty()) return {};
    std::string lines = note_line(words.count(all.size(), "{0} row was recorded before, and is left out:",
                                              "{0} rows were recorded before, and are left out:"),
                                  words);
    for (const RecordedBefore& one : all) {
      const std::string what =
          one.periods.empty() ? one.id : fmt::format("{} {}", one.id, periods_in_full(one.periods, words));
      lines +=
          visible_line(fmt::format("  {}:{}: {}", input_.source.path(), input_.source.line_of(one.place), what)) + '\n';
    }
    return lines;
  }

  const Env& env_;
  const RowsRequest& request_;
  Workspace& workspace_;
  RecordInput& input_;
  PlanOfRow plan_of_;
  std::vector<std::unique_ptr<RecordJob>> jobs_;
  Diagnostics problems_;
};

Outcome run_record(const Env& env, const CommandLine& line) {
  const auto request = parse_record(env, line);
  if (!request) return refuse(request.error(), env.words);
  const auto mappings = parse_mappings(request->columns);
  if (!mappings) return refuse(mappings.error(), env.words);
  if (request->path.empty()) return told_columns(known_columns(), env.words);
  auto bytes = read_any(env.files, request->path);
  const std::string name = request->path == kInput ? input_name(line) : request->path;
  if (!bytes) return io_failure(unread_lines({Unread{name, bytes.error()}}, env.words));
  RecordInput input{SourceText(name, *std::move(bytes)), {}};
  if (const auto why = unfit(input.source)) return refuse(*why, env.words);
  if (request->asks_for_columns) return told_columns(env, input.source, *mappings);
  if (const auto why = read_rows(input, *mappings, request->usual.status.has_value())) return refuse(*why, env.words);
  auto workspace = open_to_record(env, *request);
  if (!workspace) return workspace.error();
  if (workspace->unclear) return refuse(*workspace->unclear, env.words);
  return Recording(env, *request, *workspace, input).run();
}

}  // namespace

Command record_command() {
  return {
      .name = "record",
      .group = "Record",
      .summary = "Record rows of CSV or lines of JSON, all or none.",
      .examples =
          "rbplan record rows.csv -n                what would be recorded\n"
          "rbplan record rows.csv --by Siti         all of them, or none\n"
          "rbplan record rows.csv --skip-recorded   what was recorded before is left out\n"
          "rbplan record rows.csv --columns help    which columns are read as what\n",
      .usage = "record [FILE | -] [options]",
      .operand = {"FILE", files},
      .own = joined(
          {{"--columns", "MAPPING", "what other columns hold: HEADING=KEY, or HEADING=KEY@tw2; help lists them", true,
            anything},
           {"--status", "STATUS", "{0}, of rows that say none", false, nullptr, choices_of<Status>},
           {"--date", "DATE", "the date of rows that say none; the day asked for unless given", false, days},
           {"--note", "TEXT", "what else there is to say, of rows that say nothing", false, anything},
           {"--by", "NAME", "who records rows that do not say; the name that git knows unless given", false, anything},
           {"--copy", "", "put evidence that lies elsewhere into evidence/YEAR beside the plan"},
           {"--ahead", "", "even where the month has not begun"},
           {"--again", "", "even where that is recorded already, with its date and value unless given"},
           {"--skip-recorded", "", "leave out what is recorded already, and tell it: a sheet that is sent again"},
           for_programs_option()},
          write_options()),
      .plans = true,
      .untouched = phrase("nothing was recorded"),
      .lists = lists_of_record,
      .members = members_of_record,
      .run = run_record,
  };
}

}  // namespace rbplan
