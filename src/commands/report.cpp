#include "view/report.h"

#include <set>

#include "base/limits.h"
#include "base/text.h"
#include "commands/commands.h"
#include "session/answer.h"
#include "session/candidates.h"
#include "session/envelope.h"

namespace rbplan {
namespace {

constexpr std::size_t kLargestText = std::size_t{1} << 20;  // bytes of a chapter

std::vector<ListFacts> lists_of_report() {
  return {{"matrix", facts_of(report_columns())},
          {"summary", facts_of(area_columns())},
          {"missing", facts_of(tick_columns())},
          {"follow_up", facts_of(follow_up_columns())}};
}

std::vector<ListFacts> keys_of_forms() {
  std::vector<ListFacts> keys = lists_of_report();
  keys.insert(keys.begin(), {"", facts_of(report_head_columns())});
  return keys;
}

// ---- what is asked

struct ReportRequest {
  ListRequest list;
  std::optional<MonthRange> months;  // nothing: the last quarter
  Signatory signatory;
  std::optional<std::string> form;  // the office's own
};

// `2`, `II` or `tw2` behind an option that says what sort of period it is.
std::optional<MonthRange> read_long_period(OptionReader& read, std::string_view option, std::string_view name,
                                           int months, Phrase help) {
  const auto value = read.line().value(option);
  if (!value) return std::nullopt;
  for (const std::string& text : {fmt::format("{} {}", name, *value), *value}) {
    const auto span = parse_period(text);
    if (span && span->last - span->first == std::chrono::months(months - 1)) return *span;
  }
  read.refuse(phrase("option {0}: no such period: {1}", option, *value), std::move(help));
  return std::nullopt;
}

std::optional<MonthRange> read_months(OptionReader& read) {
  const std::vector<Month> months = read.months();
  if (months.empty()) return std::nullopt;
  const MonthRange range{months.front(), months.back()};
  if (range.last - range.first + std::chrono::months(1) != std::chrono::months(months.size()))
    read.refuse(phrase("a report is of months that follow each other"), phrase("such as --month 4-6"));
  return range;
}

std::optional<MonthRange> read_report_period(OptionReader& read) {
  const std::vector<std::string_view> options = split(std::string_view("--month --quarter --semester --annual"), ' ');
  for (const std::string_view one : options) {
    for (const std::string_view other : options) {
      if (one < other) read.exclude(one, other, phrase("a report is of one period"));
    }
  }
  if (read.has("--annual")) return MonthRange();
  if (const auto quarter = read_long_period(read, "--quarter", "tw", 3, phrase("quarters are 1 to 4, or I to IV")))
    return quarter;
  if (const auto half = read_long_period(read, "--semester", "s", 6, phrase("half-years are 1 and 2, or I and II")))
    return half;
  return read_months(read);
}

// The format of a form, which is that of the file it is filled in to.
const Format* format_of_form(const Env& env, const CommandLine& line) {
  const auto form = line.value("--template");
  if (!form) return nullptr;
  const auto found = std::find_if(env.formats->begin(), env.formats->end(), [&](const Format& format) {
    return format.fill && ascii_lower(*form).ends_with(format.suffix);
  });
  return found == env.formats->end() ? nullptr : &*found;
}

bool is_form(const Env& env, const std::string& file, const std::string& form) {
  return env.files.followed(file) == env.files.followed(form);
}

UsageError written_over(const std::string& form) {
  return {phrase("{0} would be written over itself", form), phrase("name another file with -o")};
}

void judge_form(OptionReader& read, const Env& env) {
  const auto form = read.line().value("--template");
  if (!form) return;
  const Format* format = format_of_form(env, read.line());
  std::vector<std::string_view> suffixes;
  for (const Format& one : *env.formats) {
    if (one.fill) suffixes.push_back(one.suffix);
  }
  if (!format) {
    read.refuse(phrase("{0} is no form that can be filled in", *form),
                phrase("forms are {0}", said_choices(suffixes, env.words)));
    return;
  }
  const auto named = read.line().value("--format");
  const auto file = output_file(read.line());
  const bool is_other_file = file && !file->ends_with('/') && !file->ends_with(format->suffix);
  if ((named && *named != format->name) || is_other_file)
    read.refuse(phrase("the form is {0}, so what is made of it is too", format->suffix),
                phrase("leave --format out, or give -o that ending"));
  if (file && is_form(env, *file, *form)) read.refuse(written_over(*form));
  for (const std::string_view other : {fields_option().long_name(), kPaperOption}) read.exclude("--template", other);
}

Parsed<ReportRequest> parse_report(const Env& env, CommandLine line) {
  const Format* format = format_of_form(env, line);
  OptionReader judge(env, line);
  judge_form(judge, env);
  if (const auto judged = judge.result(true); !judged) return tl::unexpected(judged.error());
  if (format && !line.has("--format")) line.add("--format", {std::string(format->name)});
  OptionReader read(env, line);
  ReportRequest request{
      read_list(read, env, lists_of_report(), false), read_report_period(read), {}, line.value("--template")};
  if (const auto name = read.text("--sign")) request.signatory.name = name->value;
  if (const auto position = read.text("--position")) request.signatory.position = position->value;
  return read.result(std::move(request));
}

template <int most>
Candidates numbers_up_to(const CompletionContext&) {
  Candidates numbers;
  for (int number = 1; number <= most; ++number) numbers.push_back({std::to_string(number)});
  return numbers;
}

// ---- which plan and period

// Before the first quarter's end the last one is of the year before, where its plan is found.
Report report_asked(const ReportRequest& request, const PlanFile& file, const Plans& found) {
  const PlanFile* before = plan_of_year(found, file, file.year() - 1);
  if (request.months) return report(file, before, {file.year(), *request.months}, request.list.as_of);
  if (const auto quarter = last_quarter(file.year(), request.list.as_of.day))
    return report(file, before, *quarter, request.list.as_of);
  const auto last =
      before && !request.list.plans.year ? last_quarter(before->year(), request.list.as_of.day) : std::nullopt;
  if (last) return report(*before, plan_of_year(found, file, before->year() - 1), *last, request.list.as_of);
  return report(file, before, {file.year(), {std::chrono::January, std::chrono::March}}, request.list.as_of);
}

// ---- the answer

// The paragraphs of a text that the office keeps beside its plan: `plans/2021.report/NAME.md`. None where there is no
// such file.
std::vector<std::string> own_text(const Env& env, const PlanFile& file, std::string_view name, Outcome& outcome) {
  const std::string& plan = file.source->path();
  const std::string path = fmt::format("{}.report/{}.md", plan.substr(0, plan.rfind('.')), name);
  const auto bytes = env.files.read(path, kLargestText);
  std::vector<std::string> paragraphs;
  if (!bytes) {
    if (bytes.error().why == ReadError::Why::missing) return paragraphs;
    outcome.err += unread_lines({{path, bytes.error()}}, env.words);
    outcome.code = exit_code::io;
    return paragraphs;
  }
  bool is_inside = false;
  constexpr std::string_view kMark = "\xEF\xBB\xBF";  // as some editors begin a file
  std::string_view text_of_file = *bytes;
  if (text_of_file.starts_with(kMark)) text_of_file.remove_prefix(kMark.size());
  for (const std::string_view line : split(text_of_file, '\n')) {
    const std::string_view text = trimmed(line, " \t\r");
    if (!text.empty() && is_inside) (paragraphs.back() += ' ') += text;
    if (!text.empty() && !is_inside) paragraphs.emplace_back(text);
    is_inside = !text.empty();
  }
  return paragraphs;
}

Value period_value(const ReportPeriod& period, Date day) {
  return Object{{"year", period.year},
                {"first_month", month_number(period.months.first)},
                {"last_month", month_number(period.months.last)},
                {"so_far", day < period.end()}};
}

ValueType period_type() {
  return object_of({{"year", integer_from(0)},
                    {"first_month", integer_from(1)},
                    {"last_month", integer_from(1)},
                    {"so_far", type_of<bool>()}});
}

// Without a filled form where it cannot be read, or cannot be filled in.
Outcome fill_form(const Env& env, const ReportRequest& request, const Report& report, const ReportTexts& texts,
                  Outcome outcome) {
  const auto& file = request.list.output.file;
  if (file && is_form(env, *file, *request.form)) return refuse(written_over(*request.form), env.words);
  const auto form = env.files.read(*request.form, kLargestFile);
  if (!form) {
    outcome.err += unread_lines({{*request.form, form.error()}}, env.words);
    outcome.code = exit_code::io;
    return outcome;
  }
  const std::vector<ReportHead> heads = {{report, texts, request.signatory, request.list.as_of, env.words}};
  auto filled = request.list.output.format->fill(*form, report_template_data(heads), env.words);
  if (filled) {
    outcome.out = *std::move(filled);
    return file ? into_file(env, *file, std::move(outcome)) : outcome;
  }
  for (const TemplateError& error : filled.error())
    outcome.err += refuse({phrase("{0}", fmt::format("{}: {}", *request.form, error.message)),
                           error.help.empty() ? Phrase() : phrase("{0}", error.help)},
                          env.words)
                       .err;
  outcome.code = exit_code::usage;
  return outcome;
}

Outcome print_report(const Env& env, const ReportRequest& request, const Report& report, const Workspace& workspace,
                     Outcome outcome) {
  const ListRequest& list = request.list;
  const ReportTexts texts{own_text(env, *report.file, "pendahuluan", outcome),
                          own_text(env, *report.file, "kendala", outcome)};
  if (request.form) return fill_form(env, request, report, texts, std::move(outcome));
  ListAnswer answer{"report", {report.file}, rows_of("matrix", report_columns(), report.matrix)};
  answer.members = {{"period", period_value(report.period, list.as_of.day)},
                    {"summary", objects_of(area_columns(), report.summary)},
                    {"total", object_of(area_columns(), report.total)},
                    {"missing", objects_of(tick_columns(), report.missing)},
                    {"follow_up", objects_of(follow_up_columns(), report.follow_up)}};
  answer.document = [&] { return report_document(report, texts, request.signatory, list.as_of, env.words); };
  return print(env, list, std::move(outcome), workspace.skipped(), answer);
}

// A name that every file system takes, and no other office has.
std::string file_name(const PlanFile& file, const Format& format, std::set<std::string>& taken) {
  std::string office = file.plan->office();
  std::replace_if(
      office.begin(), office.end(), [](char c) { return !is_letter_or_digit(c); }, '-');
  std::string name = fmt::format("{}-{}", office, file.year());
  for (int number = 2; !taken.insert(name).second; ++number)
    name = fmt::format("{}-{}-{}", office, file.year(), number);
  return fmt::format("{}{}", name, format.suffix);
}

// A file for each office, into the folder of -o.
Outcome print_each(const Env& env, const ReportRequest& request, const Plans& plans, const Workspace& workspace,
                   Outcome outcome) {
  std::set<std::string> taken;
  for (const PlanFile* file : plans) {
    ReportRequest one = request;
    const Report report = report_asked(request, *file, workspace.plans);
    *one.list.output.file += file_name(*report.file, *one.list.output.format, taken);
    Outcome printed = print_report(env, one, report, workspace, {});
    outcome.err += printed.err;
    if (printed.code == exit_code::ok) continue;
    outcome.code = printed.code;
    break;  // the next would fail as well
  }
  return outcome;
}

Outcome run_report(const Env& env, const CommandLine& line) {
  const auto request = parse_report(env, line);
  if (!request) return refuse(request.error(), env.words);
  const ListRequest& list = request->list;
  const auto workspace =
      open_workspace(env, list.plans, {{Need::Years::all, list.as_of.day, list.plans.year}, list.filter, list.as_of});
  if (!workspace) return refuse(workspace.error(), env.words);
  const auto plans = plans_of_the_year(*workspace, list);
  if (!plans) return refuse(plans.error(), env, list, *workspace);
  Outcome outcome = outcome_of(env, list, *workspace, false);
  if (plans->empty()) return outcome;
  const int year = plans->front()->year();
  const auto without = offices_without_plan(of_offices(workspace->readable(), workspace->offices), year);
  if (!without.empty()) outcome.err += note_line(without_plan_line(without, year, env.words), env.words);
  if (list.output.file && list.output.file->ends_with('/'))
    return print_each(env, *request, *plans, *workspace, std::move(outcome));
  if (plans->size() == 1) {
    const Report report = report_asked(*request, *plans->front(), workspace->plans);
    return print_report(env, *request, report, *workspace, std::move(outcome));
  }
  return refuse(UsageError{phrase("a report is of one office, and there are {0}: {1}", plans->size(), listed(*plans)),
                           phrase("name one with --office, or a folder with -o FOLDER/ and --format")},
                env, list, *workspace);
}

}  // namespace

Command report_command() {
  return {
      .name = "report",
      .group = "See",
      .summary = "The monitoring report of a period, as it is filed.",
      .examples =
          "rbplan report                              of the last quarter that has ended\n"
          "rbplan report --quarter 2 -o laporan.docx  for Word\n"
          "rbplan report --annual -o laporan.xlsx     of the year, for Excel\n"
          "rbplan report --format docx -o ./          a file for each office\n"
          "rbplan report --template borang.docx -o laporan.docx  the office's own form, filled in\n",
      .usage = "report [--month N|--quarter N|--semester N|--annual] [--sign NAME] [--position TEXT] [options]",
      .own = {month_option("the months reported on, such as 4 or 4-6"),
              {"--quarter", "N", "the quarter reported on, 1 to 4 or I to IV", false, numbers_up_to<4>},
              {"--semester", "N", "the half-year reported on, 1 or 2", false, numbers_up_to<2>},
              {"--annual", "", "the whole year"},
              {"--sign", "NAME", "who signs, instead of the decree's signatory", false, anything},
              {"--position", "TEXT", "in what position", false, anything},
              {"--template", "FILE", "the office's own form, docx or xlsx, to fill in; --fields help lists its keys",
               false, files},
              office_option()},
      .plans = true,
      .day = true,
      .list = true,
      .lists = lists_of_report,
      .template_keys = keys_of_forms,
      .members =
          [] {
            return std::vector<ValueType::Member>{
                {"period", period_type(), "the months reported on; so_far: they have not ended"},
                {"total", object_type(facts_of(area_columns()))}};
          },
      .run = run_report,
  };
}

}  // namespace rbplan
