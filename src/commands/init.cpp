#include "commands/commands.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/embedded.h"
#include "base/text.h"
#include "cli/schemas.h"
#include "render/page.h"
#include "session/candidates.h"
#include "session/option_reader.h"

namespace rbplan {

extern const EmbeddedFile embedded_beginnings[];
extern const std::size_t embedded_beginnings_count;

// Whose CI runs.
enum class Forge { github, gitlab, none };

template <>
struct WordsOf<Forge> {
  static constexpr std::array<std::string_view, 3> words = {"github", "gitlab", "none"};
};

namespace {

constexpr std::string_view kAttributes = ".gitattributes";

// A file of a new repository.
struct Beginning {
  std::string path;
  std::string_view bytes;
};

std::string_view beginning(std::string_view name) {
  return embedded_file(embedded_beginnings, embedded_beginnings_count, name).value_or(std::string_view());
}

std::vector<Beginning> all_beginnings(Forge forge) {
  std::vector<Beginning> files = {{std::string(kAttributes), beginning("gitattributes")},
                                  {".gitignore", beginning("gitignore")},
                                  {".editorconfig", beginning("editorconfig")},
                                  {".vscode/settings.json", beginning("settings.json")},
                                  {".vscode/extensions.json", beginning("extensions.json")},
                                  {"schemas/plan.schema.json", plan_schema()},
                                  {"schemas/progress.schema.json", progress_schema()}};
  if (forge == Forge::github) files.push_back({".github/workflows/rbplan.yml", beginning("github.yml")});
  if (forge == Forge::gitlab) files.push_back({".gitlab-ci.yml", beginning("gitlab.yml")});
  return files;
}

// The lines of `wanted` that a file lacks, but for remarks.
std::vector<std::string> missing_lines(std::string_view wanted, std::string_view there) {
  const auto lines = split(there, '\n');
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

  // Whether all went well; otherwise `failure` says what did not.
  bool make_folder(const std::string& path) {
    const bool is_there = env_.files.kind(inside(path)) == FileKind::folder;
    if (!is_there && !make(path)) return false;
    if (!path.empty()) tell(path + '/', is_there);
    return true;
  }

  bool write(const Beginning& file) {
    const std::size_t slash = file.path.rfind('/');
    if (slash != std::string::npos && !make(file.path.substr(0, slash))) return false;
    bool is_there = false;
    const Updated updated = env_.update_file(env_.files.real_path(inside(file.path)), kUsualPatience,
                                             [&](std::optional<std::string> bytes) -> std::optional<std::string> {
                                               is_there = bytes.has_value();
                                               if (!is_there) return std::string(file.bytes);
                                               if (file.path == kAttributes)
                                                 missing = missing_lines(file.bytes, *bytes);
                                               return std::nullopt;
                                             });
    if (updated.how != Updated::How::written && updated.how != Updated::How::left) {
      failure = update_text(updated, inside(file.path), kUsualPatience, env_.words);
      return false;
    }
    tell(file.path, is_there);
    return true;
  }

  Pairs lines;
  std::vector<std::string> missing;  // of .gitattributes
  std::string failure;

 private:
  std::string inside(const std::string& path) const {
    if (folder_.empty()) return path.empty() ? "." : path;
    return path.empty() ? folder_ : folder_ + '/' + path;
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
};

Parsed<InitRequest> parse_init(const Env& env, const CommandLine& line) {
  OptionReader read(env, line);
  InitRequest request{read.style(), line.words().empty() ? std::string() : line.words()[0], Forge::github};
  if (line.words().size() > 1) read.refuse(phrase("init takes one folder"));
  request.forge = read.choice("--ci", Forge::github, "no such forge: {0}", "--ci is {0}");
  return read.result(std::move(request));
}

Outcome run_init(const Env& env, const CommandLine& line) {
  const auto request = parse_init(env, line);
  if (!request) return refuse(request.error(), env.words);
  Begin begin(env, request->folder);
  bool is_well = begin.make_folder({}) && begin.make_folder("plans");
  for (const Beginning& file : all_beginnings(request->forge)) is_well = is_well && begin.write(file);

  Outcome outcome;
  const std::size_t columns = request->style.prose_columns();
  if (!begin.lines.empty()) outcome.out = two_columns(begin.lines, columns);
  if (!begin.missing.empty()) {
    outcome.out +=
        '\n' + std::string(env.words(".gitattributes lacks these lines, without which git loses records:")) + "\n\n";
    for (const std::string& one : begin.missing) outcome.out += "  " + one + '\n';
  }
  if (!is_well) {
    outcome.code = exit_code::io;
    outcome.err = error_line(begin.failure, env.words);
    return outcome;
  }
  outcome.out += '\n';
  for (const std::string& text : wrap(env.words("Next: write the plan as plans/YEAR.yaml, such as plans/2021.yaml, and "
                                                "check it with rbplan validate (man rbplan-plan tells its form)."),
                                      columns))
    outcome.out += text + '\n';
  return outcome;
}

}  // namespace

Command init_command() {
  return {
      .name = "init",
      .group = "Change",
      .summary = "The files of a new repository for plans: git, editors, CI.",
      .examples =
          "rbplan init                 in this folder; nothing that is there is changed\n"
          "rbplan init banyumas        in a folder, which is made\n"
          "rbplan init --ci gitlab     with the CI file of GitLab instead of GitHub\n",
      .usage = "init [FOLDER] [--ci FORGE]",
      .operand = {"FOLDER", folders},
      .own = {{"--ci", "FORGE", "whose CI file is written: {0}; github unless given", false, nullptr,
               choices_of<Forge>}},
      .run = run_init,
  };
}

}  // namespace rbplan
