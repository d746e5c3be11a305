#include "commands/list.h"

#include "commands/lists.h"

namespace rbplan {
namespace {

Outcome run_list(const Env& env, const CommandLine& line) {
  const auto question = ask(env, line, true, Need::Years::one);
  if (!question) return refuse(question.error(), env.words);
  const Asked& asked = question->asked;
  const auto plans = question->about_the_day();
  if (!plans) return refuse(plans.error(), env.words);

  const std::vector<ListedRow> rows = list(*plans, question->filter, asked.vantage);
  ListAnswer answer{"list", *plans, rows_of("indicators", indicator_columns(), rows)};
  answer.document = [&] {
    Filter others = question->filter.doubtful ? question->filter : Filter();
    others.doubtful = false;
    const std::size_t of = list(*plans, others, asked.vantage).size();
    Document document = list_document(rows, of, question->filter.doubtful, *plans, asked, question->words);
    add_earlier_overdue(document, *question, *plans);
    return document;
  };
  return print(*question, answer);
}

}  // namespace

Command list_command() {
  return {
      .name = "list",
      .group = "See",
      .summary = "Indicators with their months, grouped by program.",
      .examples =
          "rbplan list --program 7          of program 7\n"
          "rbplan list --doubtful           those whose reading is in doubt, and why\n"
          "rbplan list --grep laporan       those whose text holds that word\n"
          "rbplan list --state overdue      those with a tick that is overdue\n",
      .usage = "list [options] [filters]",
      .words = "",
      .filters = true,
      .plans = true,
      .day = true,
      .lists =
          [] {
            return std::vector<ListFacts>{{"indicators", facts_of(indicator_columns())}};
          },
      .run = run_list,
  };
}

}  // namespace rbplan
