#include "view/decree.h"

#include "commands/commands.h"
#include "session/answer.h"
#include "session/envelope.h"

namespace rbplan {
namespace {

std::vector<ListFacts> lists_of_decree() { return {{"indicators", facts_of(indicator_columns())}}; }

Outcome run_decree(const Env& env, const CommandLine& line) {
  OptionReader read(env, line);
  const auto request = read.result(read_list(read, env, lists_of_decree(), false));
  if (!request) return refuse(request.error(), env.words);
  const auto workspace = open_workspace(env, request->plans, of_the_day(*request));
  if (!workspace) return refuse(workspace.error(), env.words);
  const auto plans = plans_of_the_day(*workspace, *request);
  if (!plans) return refuse(plans.error(), env, *request, *workspace);
  if (plans->empty()) return outcome_of(env, *request, *workspace, false);
  if (plans->size() > 1)
    return refuse(UsageError{phrase("a decree is of one office, and there are {0}: {1}", plans->size(), listed(*plans)),
                             phrase("name one with --office")},
                  env, *request, *workspace);

  const std::vector<ListedRow> rows = list(*plans, {}, request->as_of);
  ListAnswer answer{"decree", *plans, rows_of("indicators", indicator_columns(), rows)};
  const DecreeParts parts{line.has("--annex"), line.has("--states")};
  answer.document = [&] { return decree_document(*plans->front(), parts, request->as_of); };
  return print(env, *request, *workspace, answer);
}

}  // namespace

Command decree_command() {
  return {
      .name = "decree",
      .group = "See",
      .summary = "The decree with its annex, as it is printed.",
      .examples =
          "rbplan decree -o keputusan.docx                for Word\n"
          "rbplan decree --annex -o lampiran.xlsx         the annex alone, for Excel\n"
          "rbplan decree --annex --states -o papan.html   with the state of each tick, for the wall\n",
      .usage = "decree [--annex] [--states] [options]",
      .own = {{"--annex", "", "the annex alone"},
              {"--states", "", "the state of each tick in its cell"},
              office_option()},
      .plans = true,
      .day = true,
      .list = true,
      .lists = lists_of_decree,
      .run = run_decree,
  };
}

}  // namespace rbplan
