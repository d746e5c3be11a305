#include "commands/overview.h"

#include "commands/find.h"
#include "commands/help.h"
#include "commands/lists.h"

namespace rbplan {
namespace {

Outcome run_overview(const Env& env, const CommandLine& line) {
  const auto question = ask(env, line, true, Need::Years::one_and_later);
  if (!question) {
    Outcome outcome = refuse(question.error(), env.words);
    const bool no_plan = find_plans(env.files, plan_paths(env, line)).plans.empty();
    const auto looks = parse_looks(env, line);
    if (no_plan && looks) outcome.out = introduction(env.words, looks->prose_columns());
    return outcome;
  }
  const Asked& asked = question->asked;
  const auto plans = question->about_the_day();
  if (!plans) return refuse(plans.error(), env.words);
  ListAnswer answer{"", *plans, {}};
  answer.document = [&] {
    return overview_document(overview(*plans, question->plans, question->year, asked.vantage), *plans, asked,
                             question->words);
  };
  return print(*question, answer);
}

}  // namespace

Command overview_command() {
  return {
      .name = "",
      .group = "",
      .summary = "",
      .examples = "",
      .usage = "[options]",
      .words = "",
      .own = day_options(),
      .plans = true,
      .run = run_overview,
  };
}

}  // namespace rbplan
