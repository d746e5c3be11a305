#include <fmt/format.h>

#include <filesystem>

#include "base/text.h"
#include "check/check.h"
#include "commands/commands.h"
#include "commands/plan_file.h"
#include "load/plan.h"
#include "model/year.h"
#include "record/plan_text.h"
#include "render/page.h"
#include "session/answer.h"
#include "session/candidates.h"
#include "session/shell.h"
#include "tables/table_file.h"
#include "tables/table_plan.h"

namespace rbplan {
namespace {

struct ImportRequest {
  OutputStyle style;
  std::string from;
  TableRequest table;
  std::optional<std::string> file;
  bool is_dry_run = false;
  bool may_replace = false;
  std::vector<std::string> folders;  // of -C
};

Parsed<ImportRequest> parse_import(const Env& env, const CommandLine& line) {
  OptionReader read(env, line);
  ImportRequest request{read.style(), {}, {}, {}, false, read.has("--force"), line.values("-C")};
  if (line.words().size() != 1) {
    read.refuse(phrase("import takes one file"), phrase("for example: rbplan import lampiran.xlsx"));
  } else {
    request.from = line.words()[0];
  }
  request.table.sheet = line.value("--sheet");
  request.table.year = read.whole("--year", kFirstYear, kLastYear);
  if (const auto name = read.text("--office")) request.table.office = name->value;
  if (const auto code = read.text("--code")) request.table.code = code->value;
  request.file = line.value(output_option().long_name());
  request.is_dry_run = read.has("--dry-run") || request.file == "-";
  return read.result(std::move(request));
}

Outcome refuse_table(const std::string& path, const TableError& error, const Words& words) {
  const int code = error.why == TableError::Why::unreadable ? exit_code::io
                   : error.why == TableError::Why::unclear  ? exit_code::usage
                                                            : exit_code::problems;
  Outcome outcome = refuse(UsageError{phrase("{0}: {1}", path, words.say(error.what)), error.help}, words, code);
  return outcome;
}

// A line for each place, wrapped.
std::string told(const std::vector<TableNote>& notes, const Words& words) {
  std::string out;
  for (const TableNote& note : notes)
    out += "  " + visible(said_place(note.place, words)) + ": " + visible(note.said) + '\n';
  return out;
}

// What was guessed and what was left out, under headings that count them.
std::string told_of(const TablePlan& made, const Words& words) {
  std::string out;
  if (!made.left_out.empty())
    out += words.count(made.left_out.size(), "{0} place is left out:", "{0} places are left out:") + '\n' +
           told(made.left_out, words);
  if (!made.guesses.empty())
    out += words.count(made.guesses.size(), "{0} guess, to be looked at:", "{0} guesses, to be looked at:") + '\n' +
           told(made.guesses, words);
  return out;
}

std::string told_unplaced(const TablePlan& made, const Words& words) {
  std::string out;
  for (const TableNote& note : made.unplaced)
    out += error_line(fmt::format("{}: {}", said_place(note.place, words), note.said), words);
  return out;
}

std::vector<std::string> head_lines(const std::string& from, const Words& words) {
  const std::string name = std::filesystem::path(from).filename().string();
  return {words.say("Read from {0} by rbplan import.", name),
          words.say("doubt: what was guessed while it was read. Hold it against the signed paper, put the row right, "
                    "delete the doubt.")};
}

struct Made {
  SourceText source;
  Diagnostics problems;
  std::size_t indicators = 0;
  std::size_t ticks = 0;
};

Made make_text(const ImportRequest& request, const TablePlan& table, const std::string& path, const Words& words) {
  const PlanRemarks remarks{head_lines(request.from, words), table.remarks, std::string(words("check"))};
  Made made{SourceText(path, plan_text(table.plan, remarks)), {}};
  const LoadedPlan loaded = load_plan(made.source);
  made.problems = loaded.problems;
  if (!loaded.plan) return made;
  const std::vector<IndicatorRow> rows = indicator_rows(*loaded.plan);
  made.indicators = rows.size();
  for (const IndicatorRow& row : rows) made.ticks += row.facts().periods.size();
  if (count(made.problems, Severity::error) == 0)
    made.problems = check_plan({*loaded.plan, rows, made.source, loaded.comments, loaded.problems});
  return made;
}

std::string told_written(const Env& env, const ImportRequest& request, const Made& made) {
  const Words& words = env.words;
  std::vector<std::string> check = {"rbplan", "validate", made.source.path()};
  for (const std::string& folder : request.folders) check.insert(check.end(), {"-C", folder});
  const std::string indicators = words.count(made.indicators, "{0} indicator", "{0} indicators");
  const std::string ticks = words.count(made.ticks, "{0} tick", "{0} ticks");
  std::string out;
  for (const std::string& one : {words.say("{0} is written, from {1}: {2}, {3}", visible(made.source.path()),
                                           visible(request.from), indicators, ticks),
                                 words.say("Then check it: {0}", visible(shell_line(check)))}) {
    for (const std::string& text : wrap(one, request.style.prose_columns())) out += text + '\n';
  }
  return out;
}

// What is in the way of the file's folder, which is made where nobody named it.
std::optional<std::string> need_folder(const Env& env, const std::string& path, bool may_make) {
  const std::filesystem::path real = env.files.followed(path);
  const FileKind kind = env.files.kind(real.parent_path().string());
  if (kind == FileKind::folder) return std::nullopt;
  const std::string folder = std::filesystem::path(path).parent_path().string();
  if (!may_make || kind != FileKind::missing) return env.words.say("{0} is no folder", folder);
  const auto failure = env.make_folders(env.files.real_path(folder));
  return failure ? std::optional(env.words.say("{0} cannot be written: {1}", folder, *failure)) : std::nullopt;
}

Outcome run_import(const Env& env, const CommandLine& line) {
  const auto request = parse_import(env, line);
  if (!request) return refuse(request.error(), env.words);
  const auto bytes = env.files.read(request->from, kMostTableBytes);
  if (!bytes)
    return {exit_code::io,
            {},
            error_line(fmt::format("{}: {}", request->from, reason_text(bytes.error(), env.words)), env.words)};
  const auto book = read_table_file(request->from, *bytes);
  if (!book) return refuse_table(request->from, book.error(), env.words);
  const auto table = plan_of_table(*book, request->table, env.words);
  if (!table) return refuse_table(request->from, table.error(), env.words);
  if (!table->unplaced.empty())
    return {exit_code::problems, {}, told_of(*table, env.words) + told_unplaced(*table, env.words)};

  const bool is_named = request->file && request->file != "-";
  const std::string path = is_named ? *request->file : fmt::format("plans/{}.yaml", table->plan.year.value);
  if (plan_path_of(path))
    return refuse(
        {phrase("{0} is the name of a progress file", path), phrase("name a file such as {0}", *plan_path_of(path))},
        env.words);
  const bool is_there = env.files.kind(path) != FileKind::missing;
  if (is_there && !request->is_dry_run && !request->may_replace)
    return refuse({phrase("{0} is there already", path), phrase("--force writes over it")}, env.words);
  const Made made = make_text(*request, *table, path, env.words);
  if (count(made.problems, Severity::error) > 0) {
    FileFindings findings{&made.source, {}};
    for (const Diagnostic& one : made.problems) {
      if (facts(one.kind).severity == Severity::error) findings.diagnostics.push_back(one);
    }
    return {exit_code::problems,
            {},
            told_of(*table, env.words) + render_text({findings}, request->style.errors(), env.words)};
  }
  if (request->is_dry_run) return {exit_code::ok, std::string(made.source.bytes()), told_of(*table, env.words)};
  if (const auto failure = need_folder(env, path, !is_named))
    return {exit_code::io, {}, error_line(*failure, env.words)};
  return write_plan(env, made.source, request->may_replace, phrase("--force writes over it"),
                    [&] { return told_of(*table, env.words) + told_written(env, *request, made); });
}

}  // namespace

Command import_command() {
  return {
      .name = "import",
      .group = "Change",
      .summary = "A plan, made of a table: a workbook, a document, CSV, or text.",
      .examples =
          "rbplan import lampiran.xlsx --year 2027 --office KPU -n    print the plan, and write nothing\n"
          "rbplan import keputusan.txt -o plans/scan-2021.yaml        of the text of a scan\n",
      .usage = "import FILE [--sheet NAME] [--year N] [--office NAME] [--code N] [-o FILE]",
      .operand = {"FILE", files},
      .own = {{"--sheet", "NAME", "the sheet that holds the table, where several do", false, anything},
              {"--year", "N", "the plan's year; the one that the heading names unless given", false, anything},
              {"--office", "NAME", "the office's name; the one that the heading names unless given", false, anything},
              {"--code", "N", "the office's code; the one in the decree's number unless given", false, anything},
              {"-o,--output", "FILE", "write to that file; plans/YEAR.yaml unless given", false, files},
              {"-n,--dry-run", "", "print the plan, and write nothing"},
              {"--force", "", "write over a file that is there"}},
      .untouched = phrase("nothing was written"),
      .run = run_import,
  };
}

}  // namespace rbplan
