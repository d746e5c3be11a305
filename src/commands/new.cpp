#include <fmt/format.h>

#include <filesystem>

#include "base/text.h"
#include "check/check.h"
#include "commands/commands.h"
#include "commands/plan_file.h"
#include "model/year.h"
#include "record/next_year.h"
#include "render/page.h"
#include "session/answer.h"
#include "session/candidates.h"
#include "session/shell.h"

namespace rbplan {

// What becomes of the months of the rows.
enum class Months { keep, clear };

template <>
struct WordsOf<Months> {
  static constexpr std::array<std::string_view, 2> words = {"keep", "clear"};
};

namespace {

struct NewRequest {
  OutputStyle style;
  PlanRequest plans;
  int year = 0;
  Months months = Months::keep;
  std::optional<std::string> file;
  bool is_dry_run = false;
  std::vector<std::string> folders;  // of -C, in which the paths that are told stand
};

Parsed<NewRequest> parse_new(const Env& env, const CommandLine& line) {
  OptionReader read(env, line);
  NewRequest request{read.style(), read_plans(read, env), 0, Months::keep, {}, false, line.values("-C")};
  const auto year = line.words().size() == 1 ? parse_whole(line.words()[0]) : std::nullopt;
  if (line.words().size() != 1) {
    read.refuse(phrase("new takes one year"), phrase("for example: rbplan new 2022"));
  } else if (!year || *year < kFirstYear || *year > kLastYear) {
    read.refuse(phrase("no such year: {0}", line.words()[0]), phrase("it is from {0} to {1}", kFirstYear, kLastYear));
  }
  request.year = year.value_or(0);
  if (const auto from = line.value("--from")) {
    read.exclude("--from", "--plan");
    request.plans.paths = {*from};
  }
  request.months = read.choice("--months", Months::keep, "no such choice: {0}", "--months is {0}");
  request.file = line.value(output_option().long_name());
  request.is_dry_run = read.has("--dry-run") || request.file == "-";
  return read.result(std::move(request));
}

// The plan that the new one is made of: the latest before its year, unless another is named.
Parsed<OpenFile*> picked_plan(const Workspace& workspace, const NewRequest& request) {
  if (workspace.unclear) return tl::unexpected(*workspace.unclear);
  const Plans plans = of_offices(workspace.readable(), workspace.offices);
  if (has_several_offices(plans)) {
    std::vector<const Plan*> offices;
    for (const PlanFile* one : plans) offices.push_back(one->plan);
    return usage_error(phrase("plans of several offices are found: {0}", listed(offices)),
                       phrase("name one with --office or --plan"));
  }
  for (const PlanFile* one : plans) {
    if (one->year() == request.year)
      return usage_error(phrase("there is a plan of {0} already: {1}", request.year, one->source->path()));
  }
  const Date before(std::chrono::year(request.year - 1), std::chrono::December, std::chrono::day(31));
  const Plans picked = one_plan_each(plans, before, request.plans.year);
  for (const auto& file : workspace.files) {
    if (!picked.empty() && &file->file == picked.front()) return file.get();
  }
  if (request.plans.year) return usage_error(phrase("no plan of {0} found", *request.plans.year));
  return usage_error(phrase("no plan found"));
}

// Beside the plan, named like it.
std::string usual_path(const std::string& path, int year) {
  const std::filesystem::path old(path);
  std::string name = old.stem().string();
  if (year_at_end(name)) {
    name.replace(name.size() - 4, 4, std::to_string(year));
  } else {
    name = std::to_string(year);
  }
  return (old.parent_path() / (name + ".yaml")).string();
}

Outcome problems(const NewRequest& request, const SourceText& source, const Diagnostics& all, const Words& words) {
  FileFindings findings{&source, {}};
  for (const Diagnostic& one : all) {
    if (facts(one.kind).severity == Severity::error) findings.diagnostics.push_back(one);
  }
  return {exit_code::problems, {}, render_text({findings}, request.style.errors(), words)};
}

// What a person is told of a plan that was written.
std::string told(const NewRequest& request, const std::string& from, const NextYear& made, const Words& words) {
  const std::string path = visible(made.source.path());
  std::vector<std::string> check = {"rbplan", "validate", made.source.path()};
  for (const std::string& folder : request.folders) check.insert(check.end(), {"-C", folder});
  std::vector<std::string> said = {
      words.say("{0} is written, from {1}: {2}", path, visible(from),
                words.count(indicator_rows(*made.loaded.plan).size(), "{0} indicator", "{0} indicators"))};
  if (made.cancelled > 0)
    said.push_back(
        words.count(made.cancelled, "{0} cancelled indicator is left out", "{0} cancelled indicators are left out"));
  if (made.marks > 0)
    said.push_back(words.count(made.marks, "{0} line to look at is marked `# {1}`",
                               "{0} lines to look at are marked `# {1}`", words("check")));
  said.push_back(words.say("Then check it: {0}", visible(shell_line(check))));
  std::string out;
  for (const std::string& one : said) {
    for (const std::string& text : wrap(one, request.style.prose_columns())) out += text + '\n';
  }
  return out;
}

Outcome run_new(const Env& env, const CommandLine& line) {
  const auto request = parse_new(env, line);
  if (!request) return refuse(request.error(), env.words);
  LoadOptions options;
  options.on_one_core = true;  // as whatever writes
  const auto workspace = open_workspace(env, request->plans, options);
  if (!workspace) return refuse(workspace.error(), env.words);
  if (!workspace->unread.empty()) return {exit_code::io, {}, unread_lines(workspace->unread, env.words)};
  const auto picked = picked_plan(*workspace, *request);
  if (!picked) {
    Outcome outcome = refuse(picked.error(), env.words);
    outcome.err.insert(0, render_text(workspace->findings(true), request->style.errors(), env.words));
    return outcome;
  }
  const OpenFile& old = **picked;
  if (count(old.problems, Severity::error) > 0) return problems(*request, old.source, old.problems, env.words);
  const bool has_file = env.files.kind(old.source.path()) == FileKind::file;
  if (!has_file && !request->file && !request->is_dry_run)
    return refuse({phrase("{0} is no file", old.source.path()), phrase("name a file with -o")}, env.words);
  const bool is_named = request->file && request->file != "-";
  const std::string path = is_named ? *request->file : usual_path(old.source.path(), request->year);
  if (plan_path_of(path))
    return refuse(
        {phrase("{0} is the name of a progress file", path), phrase("name a file such as {0}", *plan_path_of(path))},
        env.words);
  const bool is_there = env.files.kind(path) != FileKind::missing;
  if (is_there && request->file != "-") return refuse({phrase("{0} is there already", path)}, env.words);
  const auto made =
      next_year(old.source, path, {request->year, request->months == Months::keep, std::string(env.words("check"))});
  if (!made)
    return refuse({phrase("{0} cannot be made another year's plan", old.source.path()),
                   phrase("write `title`, `decree`, `doubt` and `formerly` each as the plan of rbplan init has them")},
                  env.words, exit_code::problems);
  const std::vector<IndicatorRow> rows = indicator_rows(*made->loaded.plan);
  const Diagnostics found =
      check_plan({*made->loaded.plan, rows, made->source, made->loaded.comments, made->loaded.problems});
  if (count(found, Severity::error) > 0) return problems(*request, made->source, found, env.words);
  if (request->is_dry_run) return {exit_code::ok, std::string(made->source.bytes()), {}};
  return write_plan(env, made->source, false, {}, [&] { return told(*request, old.source.path(), *made, env.words); });
}

}  // namespace

Command new_command() {
  return {
      .name = "new",
      .group = "Change",
      .summary = "Next year's plan, made of an existing one.",
      .examples =
          "rbplan new 2022                   beside the plan of 2021, named like it\n"
          "rbplan new 2022 --months clear    with the months still to be filled in\n"
          "rbplan new 2022 -n                print it, and write nothing\n",
      .usage = "new YEAR [--from PLAN] [--months keep|clear] [options]",
      .operand = {"YEAR", anything},
      .own = {{"--from", "PLAN", "the plan that it is made of; the latest before that year unless given", false,
               plan_files},
              {"--months", "WHAT", "what becomes of the months: {0}; kept unless given", false, nullptr,
               choices_of<Months>},
              {"-o,--output", "FILE", "write to that file, which must not be there yet", false, files},
              {"-n,--dry-run", "", "print the plan, and write nothing"},
              office_option()},
      .plans = true,
      .untouched = phrase("nothing was written"),
      .run = run_new,
  };
}

}  // namespace rbplan
