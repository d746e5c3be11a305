#include <filesystem>

#include "base/text.h"
#include "commands/commands.h"
#include "commands/for_programs.h"
#include "commands/plan_file.h"
#include "commands/table_import.h"
#include "findings/json.h"
#include "session/candidates.h"
#include "session/find.h"
#include "session/shell.h"
#include "view/columns.h"

namespace rbplan {
namespace {

struct ImportRequest {
  ListRequest list;  // its day and style
  std::string from;
  TableRequest table;
  std::optional<std::string> file;
  bool is_dry_run = false;
  bool may_replace = false;
  bool is_for_program = false;
  std::vector<std::string> folders;  // of -C
};

Parsed<ImportRequest> parse_import(const Env& env, const CommandLine& line) {
  OptionReader read(env, line);
  ImportRequest request;
  request.list.style = read.style();
  request.list.as_of = read.as_of();
  if (line.words().size() != 1) {
    read.refuse(phrase("import takes one file, or - for standard input"),
                phrase("for example: rbplan import lampiran.xlsx"));
  } else {
    request.from = line.words()[0];
  }
  request.table = read_table_request(read);
  request.file = line.value(output_option().long_name());
  request.is_dry_run = read.has("--dry-run") || request.file == kInput;
  request.may_replace = read.has("--force");
  request.is_for_program = is_for_program(read, env);
  if (request.is_for_program && request.file == kInput)
    read.refuse(phrase("the plan and the document cannot both go to standard output"),
                phrase("with -n the document alone is printed"));
  request.folders = line.values("-C");
  return read.result(std::move(request));
}

// ---- for programs

// What is told of a place in the table.
struct ToldPlace {
  CellPlace at;
  std::string text;  // of the cell
  std::string said;
};

const Columns<ToldPlace>& place_columns() {
  using Number = std::optional<std::size_t>;
  using Name = std::optional<std::string>;
  static const Columns<ToldPlace> columns = {
      {"place", "", "the cell, or line and column, as it is named to people",
       [](const ToldPlace& one) { return said_place(one.at, Words()); }},
      {"sheet", "", "of a workbook",
       [](const ToldPlace& one) { return one.at.form == TableForm::sheet ? Name(one.at.sheet) : std::nullopt; }},
      {"table", "", "of a document, from 1; null: in no table",
       [](const ToldPlace& one) { return one.at.table > 0 ? Number(one.at.table) : std::nullopt; }},
      {"row", "", "of the sheet or table, from 1; the line of a text, the paragraph of a document",
       [](const ToldPlace& one) -> std::size_t { return one.at.row; }},
      {"column", "", "from 1; of a text in characters; null: the whole line",
       [](const ToldPlace& one) {
         const std::size_t column = one.at.column + (is_of_text(one.at.form) ? 0 : 1);
         return column > 0 ? Number(column) : std::nullopt;
       }},
      {"text", "", "what the cell holds", [](const ToldPlace& one) { return one.text; }},
      {"message", "", "what is told of it, in the language of the plan's doubts",
       [](const ToldPlace& one) { return one.said; }},
  };
  return columns;
}

std::vector<ToldPlace> told_places(const std::vector<TableNote>& notes, const GridBook& book) {
  std::vector<ToldPlace> places;
  for (const TableNote& note : notes) {
    const GridCell* cell = cell_at(book, note.place);
    places.push_back({note.place, cell ? cell->text : std::string(), note.said});
  }
  return places;
}

struct ToldRefusal {
  std::string message;
  std::string help;
};

const Columns<ToldRefusal>& refusal_columns() {
  using Help = std::optional<std::string>;
  static const Columns<ToldRefusal> columns = {
      {"message", "", "what is in the way", [](const ToldRefusal& one) { return one.message; }},
      {"help", "", "what can be done; null: nothing is known",
       [](const ToldRefusal& one) { return one.help.empty() ? Help() : Help(one.help); }},
  };
  return columns;
}

std::vector<ListFacts> lists_of_import() { return {{"guesses", facts_of(place_columns())}}; }

std::vector<ValueType::Member> members_of_import() {
  const ValueType places = list_of(object_type(facts_of(place_columns())));
  return {{"left_out", places, "what is no row, hidden, or of no use for a plan"},
          {"unplaced", places, "what could not be placed: then nothing is written"},
          {"dry_run", type_of<bool>(), "whether nothing was to be written"},
          {"indicators", integer_from(0), "how many the plan has"},
          {"ticks", integer_from(0), "how many they have"},
          {"refusal", or_null(object_type(facts_of(refusal_columns()))), "why else nothing is written; null: nothing"},
          {"diagnostics", list_of(diagnostic_type()), "the problems of the plan: with an error nothing is written"},
          {"summary", diagnostics_summary_type(), ""}};
}

// What is not there is not told: the table of a file that cannot be read, the plan of a table that is refused.
std::string document(const Env& env, const ImportRequest& request, const ReadTable* table, const ImportedPlan* plan,
                     const std::optional<ImportRefusal>& refusal) {
  std::vector<ToldPlace> guesses, left_out, unplaced;
  std::optional<PlanFile> file;
  std::vector<FileFindings> findings;
  std::vector<Skipped> skipped;
  if (!table) skipped.push_back({name_of_table(request.from), 1});
  if (table) {
    guesses = told_places(table->plan.guesses, table->book);
    left_out = told_places(table->plan.left_out, table->book);
    unplaced = told_places(table->plan.unplaced, table->book);
  }
  if (plan) {
    file = PlanFile{&plan->source, plan->loaded.plan ? &*plan->loaded.plan : nullptr, plan->rows};
    findings = {{&plan->source, plan->problems}};
    for (const auto& [place, said] : plan->errors(env.words)) {
      if (!place) continue;
      const GridCell* cell = cell_at(table->book, *place);
      unplaced.push_back({*place, cell ? cell->text : std::string(), said});
    }
  }
  ListAnswer answer{"import", file && file->plan ? Plans{&*file} : Plans(),
                    rows_of("guesses", place_columns(), guesses)};
  std::vector<ToldRefusal> refusals;
  if (refusal) refusals.push_back({env.words.say(refusal->error.message), env.words.say(refusal->error.help)});
  answer.members = {
      {"left_out", objects_of(place_columns(), left_out)},
      {"unplaced", objects_of(place_columns(), unplaced)},
      {"dry_run", request.is_dry_run},
      {"indicators", plan ? plan->rows.size() : 0},
      {"ticks", plan ? plan->ticks() : 0},
      {"refusal", refusals.empty() ? Value() : object_of(refusal_columns(), refusals.front())},
      {"diagnostics", diagnostics_list(findings)},
      {"summary", diagnostics_summary(findings)},
  };
  return document_for_programs(env, request.list, answer, skipped);
}

// ---- the command

std::string told_done(const Env& env, const ImportRequest& request, const ImportedPlan& plan) {
  const Words& words = env.words;
  std::vector<std::string> check = {"rbplan", "validate", plan.source.path()};
  for (const std::string& folder : request.folders) check.insert(check.end(), {"-C", folder});
  std::string out = told_written(plan, name_of_table(request.from), request.list.style, words);
  const std::string then = words.say("Then check it: {0}", visible(shell_line(check)));
  for (const std::string& text : wrap(then, request.list.style.prose_columns())) out += text + '\n';
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

// Why the plan may not be written there.
std::optional<ImportRefusal> path_refusal(const Env& env, const ImportRequest& request, const std::string& path) {
  if (plan_path_of(path))
    return ImportRefusal{
        {phrase("{0} is the name of a progress file", path), phrase("name a file such as {0}", *plan_path_of(path))}};
  const bool is_there = env.files.kind(path) != FileKind::missing;
  if (is_there && !request.is_dry_run && !request.may_replace)
    return ImportRefusal{{phrase("{0} is there already", path), phrase("--force writes over it")}};
  return std::nullopt;
}

Outcome run_import(const Env& env, const CommandLine& line) {
  const auto request = parse_import(env, line);
  if (!request) return refuse(request.error(), env.words);
  const Words& words = env.words;
  const auto answer = [&](Outcome outcome, const ReadTable* table, const ImportedPlan* plan,
                          const std::optional<ImportRefusal>& refusal) {
    if (request->is_for_program) outcome.out = document(env, *request, table, plan, refusal);
    return outcome;
  };
  const auto table = read_table(env, request->from, request->table);
  if (!table) return answer(table.error().outcome(words), nullptr, nullptr, table.error());
  const bool is_named = request->file && request->file != kInput;
  const std::string path = is_named ? *request->file : usual_plan_path(table->plan);
  const std::string name = name_of_table(request->from);
  const ImportedPlan plan = imported_plan(table->plan, name, path, words);
  if (const auto refusal = path_refusal(env, *request, path))
    return answer(refusal->outcome(words), &*table, &plan, refusal);
  if (auto unfit = unfit_to_write(table->plan, plan, words)) {
    if (request->is_for_program) unfit->err.clear();
    return answer(*std::move(unfit), &*table, &plan, std::nullopt);
  }
  const std::string told = told_of(table->plan, words);
  if (request->is_dry_run && request->is_for_program) return answer({}, &*table, &plan, std::nullopt);
  if (request->is_dry_run) return {exit_code::ok, std::string(plan.source.bytes()), told};
  if (const auto failure = need_folder(env, path, !is_named)) {
    const ImportRefusal refusal{{phrase("{0}", *failure)}, exit_code::io};
    return answer(refusal.outcome(words), &*table, &plan, refusal);
  }
  Outcome outcome = write_plan(env, plan.source, request->may_replace, phrase("--force writes over it"),
                               [&] { return told + told_done(env, *request, plan); });
  if (outcome.code == exit_code::ok) return answer(std::move(outcome), &*table, &plan, std::nullopt);
  const ImportRefusal refusal{{phrase("{0} is not written", path)}, outcome.code};
  return answer(std::move(outcome), &*table, &plan, refusal);
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
      .usage = "import FILE|- [--sheet NAME] [--year N] [--office NAME] [--code N] [-o FILE]",
      .operand = {"FILE", files},
      .own = joined(table_options(),
                    {{"--year", "N", "the plan's year; the one that the heading names unless given", false, anything},
                     {"-o,--output", "FILE", "write to that file; plans/YEAR.yaml unless given", false, files},
                     {"-n,--dry-run", "", "print the plan, and write nothing"},
                     {"--force", "", "write over a file that is there"},
                     for_programs_option()}),
      .untouched = phrase("nothing was written"),
      .lists = lists_of_import,
      .members = members_of_import,
      .run = run_import,
  };
}

}  // namespace rbplan
