#include "commands/show.h"

#include <fmt/format.h>

#include "commands/lists.h"

namespace rbplan {
namespace {

// The plans among those chosen that have a row with that id, each with it.
std::vector<Shown> rows_with_id(const Plans& plans, const std::string& id, const Vantage& vantage) {
  std::vector<Shown> found;
  for (const PlanFile* file : plans) {
    if (auto shown = show(*file, id, vantage)) found.push_back(std::move(*shown));
  }
  return found;
}

Parsed<Shown> the_row(const ListQuestion& question, const Plans& plans) {
  std::vector<Shown> found = rows_with_id(plans, question.filter.ids[0], question.asked.vantage);
  if (found.size() == 1) return std::move(found[0]);
  if (found.empty()) return usage_error(fmt::format("no such id: {}", question.filter.ids[0]));
  return usage_error(fmt::format("{} plans have {}", found.size(), question.filter.ids[0]),
                     "name one of them with --plan, --office or --year");
}

List rows_below(const std::vector<ListedRow>& rows) {
  List list;
  for (const ListedRow& row : rows) list.push_back(object_of(indicator_fields(), row));
  return list;
}

// What JSON has beside the list of rows.
Object members_of(const Shown& shown) {
  if (!shown.indicator) return {{"indicator", nullptr}, {"ticks", List{}}, {"records", List{}}};
  return {{"indicator", object_of(indicator_fields(), ListedRow{shown.file, shown.indicator})},
          {"children", rows_below(shown.children)},
          {"records", List{}}};
}

Outcome run_show(const Env& env, const CommandLine& line) {
  if (line.words().size() != 1) return refuse({"show takes one id", "an id is printed first on each line of a list"});
  auto question = ask(env, line, false);
  if (!question) return refuse(question.error());
  question->filter.ids = {forgiven_id(line.words()[0])};
  const auto plans = question->about(one_plan_each(question->plans, question->asked.vantage.day, question->year));
  if (!plans) return refuse(plans.error());
  if (plans->empty()) {  // all were left out for their problems
    const Shown nothing;
    return print(*question, {"show",
                             {},
                             rows_of("children", nothing.children, indicator_fields(), indicator_columns()),
                             members_of(nothing),
                             {},
                             false});
  }
  const auto shown = the_row(*question, *plans);
  if (!shown) return refuse(shown.error());

  ListAnswer answer{"show", {shown->file}, {}, {}, {}, false};
  answer.rows = shown->indicator ? rows_of("ticks", shown->ticks, tick_fields(), tick_fields())
                                 : rows_of("children", shown->children, indicator_fields(), indicator_columns());
  answer.members = members_of(*shown);
  answer.document = show_document(*shown, question->asked, question->looks.words);
  return print(*question, answer);
}

}  // namespace

Command show_command() {
  return {
      .name = "show",
      .group = "See",
      .summary = "One indicator with all that is known of it; of a row higher up, what is below it.",
      .examples =
          "rbplan show 1.1.1.1                 an indicator, with its ticks\n"
          "rbplan show 1.2                     an activity, with the indicators below it\n"
          "rbplan show 1.1.1.1 --format json   for a program\n",
      .usage = "show ID [options]",
      .words = "ID",
      .plans = true,
      .day = true,
      .run = run_show,
  };
}

}  // namespace rbplan
