#include "commands/commands.h"

#include <algorithm>

#include "base/json.h"
#include "session/answer.h"
#include "session/candidates.h"
#include "session/envelope.h"

namespace rbplan {
namespace {

std::vector<ListFacts> lists_of_show() {
  return {{"ticks", facts_of(tick_columns())}, {"children", facts_of(indicator_columns())}};
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

// What is shown, of one office or of several; rows of one kind stand in one list.
struct Answered {
  std::vector<Shown> of_offices;
  std::vector<Tick> ticks;
  std::vector<ListedRow> children;
  List records;

  explicit Answered(std::vector<Shown> shown) : of_offices(std::move(shown)) {
    for (const Shown& one : of_offices) {
      ticks.insert(ticks.end(), one.ticks.begin(), one.ticks.end());
      children.insert(children.end(), one.children.begin(), one.children.end());
      for (const Record* record : one.records) records.push_back(record_value(one, *record));
    }
  }

  bool is_one() const { return of_offices.size() == 1; }
  bool has_indicator() const {
    return std::any_of(of_offices.begin(), of_offices.end(), [](const Shown& one) { return one.indicator; });
  }

  // The list: ticks of an indicator, or the indicators below a row higher up.
  Rows rows() const {
    return has_indicator() ? rows_of("ticks", tick_columns(), ticks)
                           : rows_of("children", indicator_columns(), children);
  }

  // What JSON has beside the list.
  Object members() const {
    Value indicator;
    if (is_one() && has_indicator())
      indicator = object_of(indicator_columns(), ListedRow{of_offices[0].file, of_offices[0].indicator});
    List offices;
    for (const Shown& one : of_offices) offices.emplace_back(object_of(shown_columns(), one));
    Object members = {{"indicator", std::move(indicator)}};
    if (has_indicator()) {
      members.emplace_back("children", objects_of(indicator_columns(), children));
    } else {
      members.emplace_back("ticks", List{});
    }
    members.emplace_back("records", records);
    members.emplace_back("offices", std::move(offices));
    return members;
  }
};

Outcome run_show(const Env& env, const CommandLine& line) {
  OptionReader read(env, line);
  const std::string id = read.id(phrase("show takes one id"), phrase("an id is printed first on each line of a list"));
  ListRequest asked = read_list(read, env, lists_of_show(), false);
  asked.filter.ids = {id};
  const auto request = read.result(std::move(asked));
  if (!request) return refuse(request.error(), env.words);
  ListRequest of_all_rows = *request;  // what earlier plans have overdue is told of all
  of_all_rows.filter.ids.clear();
  LoadOptions options = of_the_day(of_all_rows);
  options.ids = {id};
  const auto workspace = open_workspace(env, request->plans, options);
  if (!workspace) return refuse(workspace.error(), env.words);
  const auto plans = plans_of_the_year(*workspace, about_plans(*request, *workspace));
  if (!plans) return refuse(plans.error(), env, *request, *workspace);
  Parsed<std::vector<Shown>> found;  // nothing where all plans were left out for their problems
  if (!plans->empty()) found = the_rows(*request, *plans);
  if (!found) return refuse(found.error(), env, *request, *workspace);
  const Answered shown(*std::move(found));

  const bool is_of_several = plans->size() > 1;
  ListAnswer answer{"show", is_of_several || plans->empty() ? *plans : Plans{shown.of_offices[0].file}, shown.rows(),
                    shown.members()};
  answer.document = [&] {
    Document document = is_of_several
                            ? show_offices_document(shown.of_offices, *plans, request->asked, request->as_of, env.words)
                            : show_document(shown.of_offices[0], request->as_of, env.words);
    add_earlier_overdue(document, env, of_all_rows, *workspace, *plans);
    return document;
  };
  add_without_plan(answer, *workspace, *plans, env.words);
  return print(env, *request, *workspace, answer);
}

}  // namespace

Command show_command() {
  return {
      .name = "show",
      .group = "See",
      .summary = "One indicator with all that is known of it, or a part of the plan.",
      .examples =
          "rbplan show 1.1.1.1                     an indicator, with its ticks\n"
          "rbplan show 1.2                         an activity, with the indicators below it\n"
          "rbplan show 1.1.1.1 --office banyumas   of one office where there are several\n"
          "rbplan show 1.1.1.1 --format json       for a program\n",
      .usage = "show ID [options]",
      .operand = {"ID", ids},
      .answers = Stray::id,
      .own = {office_option()},
      .plans = true,
      .day = true,
      .list = true,
      .calendar = true,
      .lists = lists_of_show,
      .members =
          [] {
            const ValueType record = object_of({{"path", ValueType()},
                                                {"line", integer_from(1)},
                                                {"decides", type_of<Periods>()}});  // beside the keys as written
            return std::vector<ValueType::Member>{{"indicator", or_null(object_type(facts_of(indicator_columns())))},
                                                  {"records", list_of(record)},
                                                  {"offices", list_of(object_type(facts_of(shown_columns()))),
                                                   "a row for each office whose plan has the id, with its counts"},
                                                  without_plan_member()};
          },
      .run = run_show,
  };
}

}  // namespace rbplan
