#include <fmt/format.h>

#include "base/embedded.h"
#include "base/text.h"
#include "commands/commands.h"
#include "session/candidates.h"

namespace rbplan {

extern const EmbeddedFile embedded_completions[];
extern const std::size_t embedded_completions_count;

namespace {

std::vector<std::string_view> shells() { return {"bash", "zsh", "fish"}; }

Outcome run_completion(const Env& env, const CommandLine& line) {
  const std::string shell = line.words().size() == 1 ? line.words()[0] : std::string();
  const auto script = embedded_file(embedded_completions, embedded_completions_count, fmt::format("rbplan.{}", shell));
  if (script) return {exit_code::ok, std::string(*script), {}};
  return refuse({phrase("completion takes the name of a shell"), phrase("shells are {0}", join(shells(), ", "))},
                env.words);
}

}  // namespace

Command completion_command() {
  return {
      .name = "completion",
      .group = "More",
      .summary = "What a shell needs to complete commands, options, ids.",
      .examples =
          "rbplan completion bash    source <(rbplan completion bash) tries it\n"
          "rbplan completion zsh     as _rbplan in a folder of fpath\n"
          "rbplan completion fish    rbplan completion fish | source tries it\n",
      .usage = "completion SHELL",
      .operand = {"SHELL", [](const CompletionContext&) { return as_candidates(shells()); }},
      .run = run_completion,
  };
}

}  // namespace rbplan
