#include "commands/commands.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "base/embedded.h"
#include "base/text.h"
#include "cli/schemas.h"
#include "commands/table_import.h"
#include "commands/to_type.h"
#include "model/year.h"
#include "record/first_plan.h"
#include "render/page.h"
#include "session/candidates.h"
#include "session/find.h"
#include "session/git.h"
#include "session/option_reader.h"
#include "session/shell.h"

namespace rbplan {

extern const EmbeddedFile embedded_beginnings[];
extern const std::size_t embedded_beginnings_count;

// Whose CI runs.
enum class Forge { github, gitlab, gitea, none };

template <>
struct WordsOf<Forge> {
  static constexpr std::array<std::string_view, 4> words = {"github", "gitlab", "gitea", "none"};
};

namespace {

constexpr std::string_view kAttributes = ".gitattributes";
constexpr std::string_view kIgnoredByPrettier = ".prettierignore";
constexpr std::string_view kPlans = "plans";
constexpr std::string_view kEvidence = "evidence";

// A file of a new repository.
struct Beginning {
  std::string path;
  std::string bytes;
};

std::string beginning(std::string_view name) {
  return std::string(embedded_file(embedded_beginnings, embedded_beginnings_count, name).value_or(""));
}

std::vector<Beginning> all_beginnings(Forge forge) {
  std::vector<Beginning> files = {{std::string(kAttributes), beginning("gitattributes")},
                                  {".gitignore", beginning("gitignore")},
                                  {".editorconfig", beginning("editorconfig")},
                                  {std::string(kIgnoredByPrettier), beginning("prettierignore")},
                                  {".vscode/settings.json", beginning("settings.json")},
                                  {".vscode/extensions.json", beginning("extensions.json")},
                                  {"schemas/plan.schema.json", std::string(plan_schema())},
                                  {"schemas/progress.schema.json", std::string(progress_schema())}};
  switch (forge) {
    case Forge::github:
      files.push_back({".github/workflows/rbplan.yml", beginning("github.yml")});
      break;
    case Forge::gitlab:
      files.push_back({".gitlab-ci.yml", beginning("gitlab.yml")});
      break;
    case Forge::gitea:  // and Forgejo: they run what GitHub runs
      files.push_back({".gitea/workflows/rbplan.yml", beginning("github.yml")});
      break;
    case Forge::none:
      break;
  }
  return files;
}

// The lines of `wanted` that a file lacks, but for remarks; where git cannot be asked.
std::vector<std::string> missing_lines(std::string_view wanted, std::string_view there) {
  std::vector<std::string> lines;
  for (std::string_view line : split(there, '\n')) {
    if (line.ends_with('\r')) line.remove_suffix(1);
    lines.emplace_back(line);
  }
  std::vector<std::string> missing;
  for (const std::string_view line : split(wanted, '\n')) {
    const bool says_something = !line.empty() && line[0] != '#';
    if (says_something && std::find(lines.begin(), lines.end(), line) == lines.end()) missing.emplace_back(line);
  }
  return missing;
}

// What was done, a line a file.
class Begin {
 public:
  Begin(const Env& env, std::string folder) : env_(env), folder_(std::move(folder)) {}

  // What follows returns whether all went well; otherwise `failure` says what did not.

  // Looks before anything is written: nothing may stand where a folder is needed.
  bool has_room_for(const std::vector<Beginning>& files) {
    std::vector<std::string> folders = {{}, std::string(kPlans), std::string(kEvidence)};
    for (const Beginning& file : files) {
      for (std::size_t slash = file.path.find('/'); slash != std::string::npos; slash = file.path.find('/', slash + 1))
        folders.push_back(file.path.substr(0, slash));
    }
    for (const std::string& folder : folders) {
      const FileKind kind = env_.files.kind(inside(folder));
      if (kind == FileKind::folder || kind == FileKind::missing) continue;
      failure = env_.words.say("{0} is no folder", inside(folder));
      return false;
    }
    return true;
  }

  bool make_folder(std::string_view name) {
    const std::string path(name);
    const bool is_there = env_.files.kind(inside(path)) == FileKind::folder;
    if (!is_there && !make(path)) return false;
    if (!path.empty()) tell(path + '/', is_there);
    return true;
  }

  // A folder that git keeps although it is empty.
  bool make_empty_folder(std::string_view name) {
    const auto entries = env_.files.list(inside(std::string(name)));
    if (!make_folder(name)) return false;
    const bool is_empty = !entries || entries->empty();
    return !is_empty || write({std::string(name) + "/.gitkeep", {}});
  }

  bool write(const Beginning& file) {
    const std::size_t slash = file.path.rfind('/');
    if (slash != std::string::npos && !make(file.path.substr(0, slash))) return false;
    bool is_there = false;
    std::string there;
    const Updated updated = env_.update_file(env_.files.real_path(inside(file.path)), kUsualPatience,
                                             [&](std::optional<std::string> bytes) -> std::optional<std::string> {
                                               is_there = bytes.has_value();
                                               if (!is_there) return file.bytes;
                                               there = std::move(*bytes);
                                               return std::nullopt;
                                             });
    if (!updated.is_done()) {
      failure = update_text(updated, inside(file.path), kUsualPatience, env_.words);
      return false;
    }
    tell(file.path, is_there);
    if (is_there) look_for_lines(file, there);
    return true;
  }

  std::string inside(const std::string& path) const {
    if (folder_.empty()) return path.empty() ? "." : path;
    return path.empty() ? folder_ : folder_ + '/' + path;
  }

  Pairs lines;
  std::string missing;  // lines that files lack which were there, as they are told
  std::string failure;

 private:
  void look_for_lines(const Beginning& file, std::string_view there) {
    if (file.path == kAttributes) {
      const auto asked = missing_attributes(env_.read_program, env_.files.real_path(inside({})),
                                            "plans/2021.progress.yaml", "evidence/2021/sk.pdf");
      tell_missing(env_.words(".gitattributes lacks these lines, without which git loses records:"),
                   asked ? *asked : missing_lines(file.bytes, there));
    } else if (file.path == kIgnoredByPrettier) {
      tell_missing(env_.words(".prettierignore lacks this line, without which Prettier breaks records:"),
                   missing_lines(file.bytes, there));
    }
  }

  void tell_missing(std::string_view sentence, const std::vector<std::string>& all) {
    if (all.empty()) return;
    missing += fmt::format("\n{}\n\n", sentence);
    for (const std::string& one : all) missing += fmt::format("  {}\n", one);
  }

  bool make(const std::string& path) {
    const auto problem = env_.make_folders(env_.files.real_path(inside(path)));
    if (problem) failure = fmt::format("{}: {}", inside(path), *problem);
    return !problem;
  }

  void tell(const std::string& path, bool is_there) {
    lines.emplace_back(path, is_there ? env_.words("is there already") : env_.words("written"));
  }

  const Env& env_;
  std::string folder_;
};

struct InitRequest {
  OutputStyle style;
  std::string folder;
  Forge forge;
  int year;  // of the first plan
  bool has_year;
  Month month;                       // in which something in it is due
  std::vector<std::string> folders;  // of -C
  std::optional<std::string> from;   // the file whose table is the first plan
  TableRequest table;
};

Parsed<InitRequest> parse_init(const Env& env, const CommandLine& line) {
  OptionReader read(env, line);
  const Date day = read.as_of().day;
  const TableRequest table = read_table_request(read);
  InitRequest request{read.style(),
                      line.words().empty() ? std::string() : line.words()[0],
                      Forge::github,
                      table.year.value_or(year_of(day)),
                      line.has("--year"),
                      day.month(),
                      line.values("-C"),
                      line.value("--from"),
                      table};
  for (const Option& one : table_options()) {
    if (!request.from && line.has(one.long_name()))
      read.refuse(phrase("{0} is of a table, and none is named", one.long_name()), phrase("name its file with --from"));
  }
  if (line.words().size() > 1)
    read.refuse(phrase("init takes one folder"), phrase("a name with blanks stands in quotes"));
  if (!line.words().empty() && request.folder.empty()) read.refuse(phrase("the folder's name is empty"));
  request.forge = read.choice("--ci", Forge::github, "no such forge: {0}", "--ci is {0}");
  return read.result(std::move(request));
}

std::string first_plan_path(const InitRequest& request) { return fmt::format("{}/{}.yaml", kPlans, request.year); }

// What is told of the plans that a folder has.
struct FirstPlan {
  bool is_new = false;
  std::vector<std::string> remarks;
};

// A plan to fill in, unless the folder has one, or has one that only needs the name.
bool write_first_plan(Begin& begin, const Env& env, const InitRequest& request, std::string text, FirstPlan& plan) {
  const Found found = find_plans(env.files, {begin.inside(std::string(kPlans))});
  const std::string path = first_plan_path(request);
  plan.is_new = found.plans.empty();
  for (const Misnamed& one : found.misnamed) {
    if (one.is_there) continue;
    plan.is_new = plan.is_new && one.meant != begin.inside(path);
    plan.remarks.push_back(env.words.say("{0} is not read: rename it to {1}", visible(one.path), visible(one.meant)));
  }
  const std::string ending = fmt::format("{}.yaml", request.year);
  const bool has_year = std::any_of(found.plans.begin(), found.plans.end(),
                                    [&](const std::string& one) { return one.ends_with(ending); });
  if (request.has_year && !found.plans.empty() && !has_year) {
    std::vector<std::string> call = {"rbplan", "new", std::to_string(request.year)};
    for (const std::string& folder : request.folders) call.insert(call.end(), {"-C", folder});
    if (!request.folder.empty()) call.insert(call.end(), {"-C", request.folder});
    plan.remarks.push_back(env.words.say("There is a plan already; that of {0} is made with: {1}", request.year,
                                         visible(shell_line(call))));
  }
  return !plan.is_new || begin.write({path, std::move(text)});
}

// What to do now, for someone who sees a terminal for the first time.
std::string next_steps(const Env& env, const CommandLine& line, const InitRequest& request, bool has_new_plan) {
  const Words& words = env.words;
  const std::size_t columns = request.style.prose_columns();
  std::filesystem::path folder;
  for (const std::string& one : line.values("-C")) folder /= one;
  folder /= request.folder;
  const std::string plan = visible((folder / first_plan_path(request)).string());
  const std::string sentence = !has_new_plan ? std::string(words("Next:"))
                               : request.from
                                   ? words.say("Next: open {0} in an editor and look at every doubt. Then:", plan)
                                   : words.say("Next: open {0} in an editor and fill it in. Then:", plan);
  std::string out;
  for (const std::string& text : wrap(sentence, columns)) out += text + '\n';
  Pairs steps;
  if (!folder.empty()) steps.emplace_back(visible(shell_line({"cd", folder.string()})), words("into the folder"));
  steps.emplace_back("rbplan help plan", words("how a plan is written, key by key"));
  steps.emplace_back("rbplan validate", words("every mistake in it, with its place"));
  steps.emplace_back("rbplan due", words("what this month asks for"));
  return out + two_columns(steps, columns);
}

// A plan that the folder has, under a name that is read or one that is meant for that path.
std::optional<std::string> plan_in_the_way(const Begin& begin, const Env& env, const std::string& path) {
  const Found found = find_plans(env.files, {begin.inside(std::string(kPlans))});
  if (!found.plans.empty()) return found.plans[0];
  for (const Misnamed& one : found.misnamed) {
    if (one.meant == path) return one.path;
  }
  return std::nullopt;
}

// The first plan, of the table in a file.
struct FromTable {
  ReadTable table;
  ImportedPlan plan;
};

tl::expected<FromTable, Outcome> first_plan_of_table(const Env& env, const InitRequest& request, const Begin& begin) {
  auto table = read_table(env, *request.from, request.table);
  if (!table) return tl::unexpected(table.error().outcome(env.words));
  const std::string path = begin.inside(usual_plan_path(table->plan));
  if (const auto there = plan_in_the_way(begin, env, path))
    return tl::unexpected(refuse(
        {phrase("there is a plan already: {0}", *there), phrase("rbplan import makes one beside it")}, env.words));
  ImportedPlan plan = imported_plan(table->plan, name_of_table(*request.from), path, env.words);
  if (auto unfit = unfit_to_write(table->plan, plan, env.words)) return tl::unexpected(*unfit);
  return FromTable{*std::move(table), std::move(plan)};
}

Outcome run_init(const Env& env, const CommandLine& line) {
  auto request = parse_init(env, line);
  if (!request) return refuse(request.error(), env.words);
  Begin begin(env, request->folder);
  const std::vector<Beginning> files = all_beginnings(request->forge);
  if (!begin.has_room_for(files)) return {exit_code::io, {}, error_line(begin.failure, env.words)};
  std::optional<FromTable> imported;
  if (request->from) {
    auto read = first_plan_of_table(env, *request, begin);
    if (!read) return read.error();
    imported = *std::move(read);
    request->year = imported->table.plan.plan.year.value;
  }
  std::string first = imported ? std::string(imported->plan.source.bytes())
                               : first_plan(env.words.language(), request->year, request->month);
  FirstPlan plan;
  bool is_well = begin.make_folder({}) && begin.make_folder(kPlans) &&
                 write_first_plan(begin, env, *request, std::move(first), plan) && begin.make_empty_folder(kEvidence);
  for (const Beginning& file : files) is_well = is_well && begin.write(file);

  Outcome outcome;
  const std::size_t columns = request->style.prose_columns();
  if (!begin.lines.empty()) outcome.out = two_columns(begin.lines, columns);
  outcome.out += begin.missing;
  if (!is_well) {
    outcome.code = exit_code::io;
    outcome.err = error_line(begin.failure, env.words);
    return outcome;
  }
  if (imported)
    outcome.out += '\n' + told_of(imported->table.plan, env.words) +
                   told_written(imported->plan, name_of_table(*request->from), request->style, env.words);
  if (!plan.remarks.empty()) outcome.out += '\n';
  for (const std::string& remark : plan.remarks) {
    for (const std::string& text : wrap(remark, columns)) outcome.out += text + '\n';
  }
  outcome.out += '\n' + next_steps(env, line, *request, plan.is_new);
  return outcome;
}

}  // namespace

Command init_command() {
  return {
      .name = "init",
      .group = "Change",
      .summary = "A folder to begin in: a first plan, files for git, editors, CI.",
      .examples =
          "rbplan init                 in this folder; nothing that is there is changed\n"
          "rbplan init banyumas        in a folder, which is made\n"
          "rbplan init --year 2027     a first plan of that year, where there is no plan\n"
          "rbplan init --ci gitlab     with the CI file of GitLab instead of GitHub\n"
          "rbplan init kantor --from keputusan.txt    the first plan is its table, as import reads it\n",
      .usage = "init [FOLDER] [--year N] [--ci FORGE] [--from FILE]",
      .operand = {"FOLDER", folders},
      .own = joined(
          {{"--year", "N", "the year of the first plan; that of the day unless given", false, anything},
           as_of_option(),
           {"--ci", "FORGE", "whose CI file is written: {0}; github unless given", false, nullptr, choices_of<Forge>},
           {"--from", "FILE", "make the first plan of a table, as import does", false, files}},
          table_options()),
      .run = run_init,
  };
}

}  // namespace rbplan
