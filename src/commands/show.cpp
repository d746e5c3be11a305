#include "commands/show.h"

#include <fmt/format.h>

#include "commands/lists.h"

namespace rbplan {
namespace {

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

Outcome run_show(const Env& env, const CommandLine& line) {
  if (line.words().size() != 1)
    return refuse({phrase("show takes one id"), phrase("an id is printed first on each line of a list")}, env.words);
  auto question = ask(env, line, false, Need::Years::one);
  if (!question) return refuse(question.error(), env.words);
  question->filter.ids = {forgiven_id(line.words()[0])};
  const auto plans = question->about_the_day();
  if (!plans) return refuse(plans.error(), env.words);
  if (plans->empty()) {  // all were left out for their problems
    const Shown nothing;
    return print(*question,
                 {"show", {}, rows_of("children", indicator_columns(), nothing.children), members_of(nothing)});
  }
  const auto shown = the_row(*question, *plans);
  if (!shown) return refuse(shown.error(), env.words);

  ListAnswer answer{"show", {shown->file}, {}};
  answer.rows = shown->indicator ? rows_of("ticks", tick_columns(), shown->ticks)
                                 : rows_of("children", indicator_columns(), shown->children);
  answer.members = members_of(*shown);
  answer.document = [&] {
    Document document = show_document(*shown, question->asked, question->words);
    add_earlier_overdue(document, *question, answer.plans);
    return document;
  };
  return print(*question, answer);
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
      .words = "ID",
      .plans = true,
      .day = true,
      .lists =
          [] {
            return std::vector<ListFacts>{{"ticks", facts_of(tick_columns())},
                                          {"children", facts_of(indicator_columns())}};
          },
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
