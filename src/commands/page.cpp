#include "view/page.h"

#include "commands/commands.h"
#include "session/answer.h"
#include "session/candidates.h"

namespace rbplan {
namespace {

// As other lists are asked for, but for the format, which is always the same.
Parsed<ListRequest> parse_page(const Env& env, const CommandLine& line) {
  OptionReader read(env, line);
  ListRequest request;
  request.style = read.style();
  request.as_of = read.as_of();
  request.output.format = &page_format();
  request.output.file = output_file(line);
  if (request.output.file && !request.output.file->ends_with(page_format().suffix))
    read.refuse(phrase("a page is HTML, and the ending of {0} is not {1}", *request.output.file, page_format().suffix));
  request.output.paper = read.choice(kPaperOption, Paper::a4, "no such paper: {0}", "papers are {0}");
  if (request.output.file) request.style = in_file(request.style, env, line);
  request.plans = read_plans(read, env);
  return read.result(std::move(request));
}

PageOfPlans page_of(const Env& env, const ListRequest& request, const Workspace& workspace, const Plans& plans) {
  PageOfPlans page;
  const std::vector<std::vector<BadEvidence>> bad = workspace.bad_evidence(plans);
  for (std::size_t i = 0; i < plans.size(); ++i) page.offices.push_back(standing(*plans[i], bad[i], request.as_of));
  page.earlier_overdue = earlier_overdue(request, workspace, plans);
  if (plans.size() < 2) return page;
  page.by_office = status(plans, GroupBy::office, {}, request.as_of);
  page.by_program = status(plans, GroupBy::program, {}, request.as_of);
  tell_last_days(page.by_office, env.clock);
  return page;
}

Outcome run_page(const Env& env, const CommandLine& line) {
  const auto request = parse_page(env, line);
  if (!request) return refuse(request.error(), env.words);
  LoadOptions options = of_the_day(*request);
  options.look_at_evidence = request->as_of;
  const auto workspace = open_workspace(env, request->plans, options);
  if (!workspace) return refuse(workspace.error(), env.words);
  const auto plans = plans_of_the_year(*workspace, *request);
  if (!plans) return refuse(plans.error(), env, *request, *workspace);

  ListAnswer answer{"page", *plans, {}};
  answer.document = [&] {
    return page_document(page_of(env, *request, *workspace, *plans), *plans, request->as_of, env.words);
  };
  add_without_plan(answer, *workspace, *plans, env.words);
  return print(env, *request, *workspace, answer);
}

}  // namespace

Command page_command() {
  return {
      .name = "page",
      .group = "See",
      .summary = "The whole plan as one web page: figures, year, every indicator.",
      .examples =
          "rbplan page -o halaman.html                    for a browser, and to be printed\n"
          "rbplan page --office banyumas -o halaman.html  of one office where there are several\n"
          "rbplan page --paper f4 -o halaman.html         printed on F4\n",
      .usage = "page [-o FILE] [options]",
      .own = {output_option(), paper_option(), office_option()},
      .plans = true,
      .day = true,
      .run = run_page,
  };
}

}  // namespace rbplan
