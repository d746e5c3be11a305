#include "commands/commands.h"

#include "cli/complete.h"
#include "cli/man.h"
#include "cli/run.h"

namespace rbplan {

const Commands& all_commands() {
  static const Commands commands = {
      overview_command(),   due_command(),    overdue_command(),  timeline_command(), list_command(),
      show_command(),       status_command(), report_command(),   decree_command(),   page_command(),
      remind_command(),     done_command(),   undo_command(),     review_command(),   record_command(),
      edit_command(),       new_command(),    import_command(),   init_command(),     validate_command(),
      evidence_command(),   log_command(),    diff_command(),     explain_command(),  schema_command(),
      completion_command(), help_command(),   complete_command(), man_command(),
  };
  return commands;
}

Outcome run(const Env& env, const std::vector<std::string>& words) {
  return run(env, all_commands(), read_line(all_commands(), words));
}

Command complete_command() {
  return {
      .name = "__complete",
      .group = "",
      .summary = "",
      .examples = "",
      .usage = "",
      .run_words = [](const Env& env,
                      const std::vector<std::string>& words) { return complete(env, all_commands(), words); },
  };
}

Command man_command() {
  return {
      .name = "__man",
      .group = "",
      .summary = "",
      .examples = "",
      .usage = "",
      .operand = {"NAME"},
      .run =
          [](const Env& env, const CommandLine& line) {
            const auto page = line.words().size() == 1 ? man_page(line.words()[0], env, all_commands()) : std::nullopt;
            return page ? Outcome{exit_code::ok, *page, {}} : refuse({phrase("no such manual page")}, env.words);
          },
  };
}

}  // namespace rbplan
