#include "commands/plan_file.h"

#include "base/text.h"

namespace rbplan {

Outcome write_plan(const Env& env, const SourceText& plan, bool may_replace, Phrase help,
                   const std::function<std::string()>& told) {
  const std::string& path = plan.path();
  bool is_there = false;
  const Updated updated = env.update_file(env.files.real_path(path), kUsualPatience,
                                          [&](std::optional<std::string> bytes) -> std::optional<std::string> {
                                            is_there = bytes.has_value() && !may_replace;
                                            return is_there ? std::nullopt : std::optional(std::string(plan.bytes()));
                                          });
  if (is_there) return refuse({phrase("{0} is there already", path), std::move(help)}, env.words);
  Outcome outcome;
  const std::string problem =
      updated.how == Updated::How::written ? std::string() : update_text(updated, path, kUsualPatience, env.words);
  if (updated.is_written()) outcome.recorded = visible(env.words.say("the plan is in {0}", path));
  if (updated.is_done()) {
    outcome.out = told();
    if (!problem.empty()) outcome.err = note_line(problem, env.words);
  } else {
    outcome.code = exit_code::io;
    outcome.err = error_line(problem, env.words);
  }
  return outcome;
}

}  // namespace rbplan
