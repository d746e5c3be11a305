#include "commands/commands.h"

#include "base/json.h"
#include "session/answer.h"
#include "session/candidates.h"

namespace rbplan {
namespace {

std::vector<ListFacts> lists_of_show() {
  return {{"ticks", facts_of(tick_columns())}, {"children", facts_of(indicator_columns())}};
}

List rows_below(const std::vector<ListedRow>& rows) {
  List list;
  for (const ListedRow& row : rows) list.push_back(object_of(indicator_columns(), row));
  return list;
}

// A record's keys as written, where it stands, and the months that it decides.
Value record_value(const Shown& shown, const Record& record) {
  const SourceText& source = *shown.file->progress_source;
  const Span at = record.object;
  auto keys = parse_json(source.bytes().substr(at.begin, at.end - at.begin));
  Object object = keys ? std::get<Object>(std::move(keys->is)) : Object();
  Periods decides;
  for (const Tick& tick : shown.ticks) {
    if (tick.decision.record == &record) decides.push_back(tick.period);
  }
  object.emplace_back("path", source.path());
  object.emplace_back("line", source.line_of(record.line.begin));
  object.emplace_back("decides", std::move(decides));
  return object;
}

List records_of(const Shown& shown) {
  List list;
  for (const Record* record : shown.records) list.push_back(record_value(shown, *record));
  return list;
}

// What JSON has beside the list of rows.
Object members_of(const Shown& shown) {
  if (!shown.indicator) return {{"indicator", nullptr}, {"ticks", List{}}, {"records", List{}}};
  return {{"indicator", object_of(indicator_columns(), ListedRow{shown.file, shown.indicator})},
          {"children", rows_below(shown.children)},
          {"records", records_of(shown)}};
}

Rows children_of(const Shown& shown) { return rows_of("children", indicator_columns(), shown.children); }

Outcome run_show(const Env& env, const CommandLine& line) {
  OptionReader read(env, line);
  const std::string id = read.id(phrase("show takes one id"), phrase("an id is printed first on each line of a list"));
  ListRequest asked = read_list(read, env, lists_of_show(), false);
  asked.filter.ids = {id};
  const auto request = read.result(std::move(asked));
  if (!request) return refuse(request.error(), env.words);
  ListRequest of_all_rows = *request;  // what earlier plans have overdue is told of all
  of_all_rows.filter.ids.clear();
  const auto workspace = open_workspace(env, request->plans, of_the_day(of_all_rows));
  if (!workspace) return refuse(workspace.error(), env.words);
  const auto plans = plans_of_the_day(*workspace, *request);
  if (!plans) return refuse(plans.error(), env.words);
  if (plans->empty()) {  // all were left out for their problems
    const Shown nothing;
    return print(env, *request, *workspace, {"show", {}, children_of(nothing), members_of(nothing)});
  }
  const auto shown = the_row(*request, *plans);
  if (!shown) return refuse(shown.error(), env.words);

  ListAnswer answer{"show", {shown->file}, {}};
  answer.rows = shown->indicator ? rows_of("ticks", tick_columns(), shown->ticks) : children_of(*shown);
  answer.members = members_of(*shown);
  answer.document = [&] {
    Document document = show_document(*shown, request->as_of, env.words);
    add_earlier_overdue(document, env, of_all_rows, *workspace, answer.plans);
    return document;
  };
  return print(env, *request, *workspace, answer);
}

}  // namespace

Command show_command() {
  return {
      .name = "show",
      .group = "See",
      .summary = "One indicator with all that is known of it, or a part of the plan.",
      .examples =
          "rbplan show 1.1.1.1                 an indicator, with its ticks\n"
          "rbplan show 1.2                     an activity, with the indicators below it\n"
          "rbplan show 1.1.1.1 --format json   for a program\n",
      .usage = "show ID [options]",
      .operand = {"ID", ids},
      .own = {office_option()},
      .plans = true,
      .day = true,
      .list = true,
      .lists = lists_of_show,
      .members =
          [] {
            const ValueType record = object_of({{"path", ValueType()},
                                                {"line", integer_from(1)},
                                                {"decides", type_of<Periods>()}});  // beside the keys as written
            return std::vector<ValueType::Member>{{"indicator", or_null(object_type(facts_of(indicator_columns())))},
                                                  {"records", list_of(record)}};
          },
      .run = run_show,
  };
}

}  // namespace rbplan
