#include "commands/candidates.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>

#include "base/text.h"
#include "commands/completion.h"
#include "commands/entries.h"
#include "commands/help.h"
#include "commands/lists.h"
#include "commands/schema.h"
#include "diag/diagnostic.h"
#include "model/year.h"
#include "query/status.h"

namespace rbplan {
namespace {

constexpr std::size_t kMostPlans = 4;  // read for one word, so that it takes no longer than a blink

Candidates words_as_candidates(const std::vector<std::string_view>& words) {
  Candidates out;
  for (const std::string_view word : words) out.push_back({std::string(word)});
  return out;
}

// ---- live values

std::optional<int> year_of_path(std::string_view path) { return year_at_end(path.substr(0, path.rfind('.'))); }

// Of the plans found, some that the question is likely to be about: of the year asked for or of today's, else the
// latest.
std::vector<std::string> likely_paths(const Context& context) {
  const auto asked = context.line.value("--year");
  const auto today = context.env.clock.today();
  const int year = parse_whole(asked.value_or("")).value_or(today ? year_of(*today) : kLastYear);
  std::vector<std::string> paths = find_plans(context.env.files, plan_paths(context.env, context.line)).plans;
  const auto distance = [&](const std::string& path) {
    const auto of_name = year_of_path(path);
    if (!of_name) return 0;
    return *of_name <= year ? year - *of_name : kLastYear + *of_name;
  };
  std::stable_sort(paths.begin(), paths.end(), [&](const auto& a, const auto& b) { return distance(a) < distance(b); });
  if (!paths.empty()) {
    const int nearest = distance(paths[0]);
    const auto other = [&](const std::string& path) { return distance(path) != nearest; };
    paths.erase(std::find_if(paths.begin(), paths.end(), other), paths.end());
  }
  paths.resize(std::min(paths.size(), kMostPlans));
  return paths;
}

// Calls `each` with the plans that are likely meant.
template <class Each>
void for_each_plan(const Context& context, Each each) {
  Env quiet = context.env;
  quiet.terminal = {};
  const Opened opened = open_plans(quiet, likely_paths(context), input_name(context.line));
  for (const auto& file : opened.files) {
    if (file->plan) each(file->file);
  }
}

void add_once(Candidates& candidates, std::string value, std::string about) {
  const bool is_there =
      std::any_of(candidates.begin(), candidates.end(), [&](const Candidate& one) { return one.value == value; });
  if (!is_there) candidates.push_back({std::move(value), std::move(about)});
}

// Every row from the programs down, each once.
Candidates ids(const Context& context) {
  Candidates out;
  std::set<std::string> seen;
  for_each_plan(context, [&](const PlanFile& file) {
    for_each_row(*file.plan, [&](const RowPath& path) {
      const auto& [row, id] = path.back();
      if (!id.empty() && seen.insert(id).second) out.push_back({id, row->name.value});
      return true;
    });
  });
  return out;
}

// What a command that records can mean of the ids on the line; nothing for other commands.
std::optional<Wish::Verb> verb_of(const Context& context) {
  if (!context.command) return std::nullopt;
  if (context.command->name == "done") return Wish::Verb::done;
  if (context.command->name == "undo") return Wish::Verb::undo;
  if (context.command->name == "review") return Wish::Verb::review;
  return std::nullopt;
}

// Calls `each` with the ticks that the verb can mean on the day asked for.
template <class Each>
void for_each_meant(const Context& context, Wish::Verb verb, Each each) {
  const auto asked = parse_day(context.env, context.line);
  if (!asked) return;
  for_each_plan(context, [&](const PlanFile& file) {
    for (const Tick& tick : ticks_of(file, asked->vantage)) {
      if (can_mean(verb, tick)) each(tick);
    }
  });
}

Candidates ids_to_record(const Context& context) {
  Candidates out;
  const auto verb = verb_of(context);
  if (!verb) return out;
  for_each_meant(context, *verb, [&](const Tick& tick) {
    const bool is_last = !out.empty() && out.back().value == tick.row->id;
    if (!is_last) out.push_back({tick.row->id, tick.row->indicator->name.value});
  });
  return out;
}

using MonthsAsked = std::array<bool, 13>;  // by number

Candidates as_candidates(const MonthsAsked& months, const Words& words) {
  Candidates out;
  for (unsigned month = 1; month < months.size(); ++month) {
    if (months[month]) out.push_back({fmt::format("{}", month), words.month(Month(month))});
  }
  return out;
}

Candidates months_to_record(const Context& context, Wish::Verb verb) {
  MonthsAsked is_meant{};
  const std::vector<std::string>& ids = context.line.words();
  for_each_meant(context, verb, [&](const Tick& tick) {
    const auto is_its = [&](const std::string& word) { return forgiven_id(word) == tick.row->id; };
    if (std::any_of(ids.begin(), ids.end(), is_its)) is_meant[static_cast<unsigned>(tick.period.last())] = true;
  });
  return as_candidates(is_meant, context.env.words);
}

// The months planned for the ids on the line; all where there is none.
Candidates months(const Context& context) {
  if (const auto verb = verb_of(context)) return months_to_record(context, *verb);
  std::vector<std::string> asked = context.line.values("--id");
  if (context.command && context.command->words == "ID") {
    asked.insert(asked.end(), context.line.words().begin(), context.line.words().end());
  }
  Filter filter;
  for (const std::string& id : asked) filter.ids.push_back(forgiven_id(id));
  MonthsAsked planned{};
  planned.fill(asked.empty());
  if (!asked.empty()) {
    for_each_plan(context, [&](const PlanFile& file) {
      for (const IndicatorRow& row : file.rows) {
        if (!filter.takes(row)) continue;
        for (const Period period : row.facts().in_order()) planned[static_cast<unsigned>(period.last())] = true;
      }
    });
  }
  return as_candidates(planned, context.env.words);
}

Candidates programs(const Context& context) {
  Candidates out;
  for_each_plan(context, [&](const PlanFile& file) {
    for (const Row& program : file.plan->programs) add_once(out, program.number.value, program.name.value);
  });
  return out;
}

Candidates owners(const Context& context) {
  Candidates out;
  for_each_plan(context, [&](const PlanFile& file) {
    for (const Owner& owner : file.plan->owners) add_once(out, owner.id.value, owner.name.value);
  });
  return out;
}

Candidates offices(const Context& context) {
  Candidates out;
  for_each_plan(context,
                [&](const PlanFile& file) { add_once(out, file.plan->office(), file.plan->institution.name.value); });
  return out;
}

std::vector<std::string> found_paths(const Context& context) {
  CommandLine anywhere;
  return find_plans(context.env.files, plan_paths(context.env, anywhere)).plans;
}

Candidates years(const Context& context) {
  std::set<int> found;
  for (const std::string& path : found_paths(context)) {
    if (const auto year = year_of_path(path)) found.insert(*year);
  }
  Candidates out;
  for (const int year : found) out.push_back({fmt::format("{}", year)});
  return out;
}

Candidates plan_files(const Context& context) {
  Candidates out;
  for (const std::string& path : found_paths(context)) out.push_back({path});
  out.push_back({":files"});
  return out;
}

// ---- fixed values

Candidates states(const Context& context) {
  Candidates out;
  for (const State state : kStates) {
    out.push_back({std::string(word_of(state)), std::string(context.env.words(word_of(state)))});
  }
  return out;
}

Candidates formats(const Context& context) {
  if (context.command && context.command->name == "validate") return words_as_candidates({"text", "json"});
  return words_as_candidates({"table", "json", "csv", "tsv", "md"});
}

Candidates fields(const Context& context) {
  Candidates out;
  if (!context.command || !context.command->lists) return out;
  const Format& format = *parse_format(context.line).value_or(&all_formats().front());
  const In reader = format.reader == In::people ? In::cells : format.reader;
  for (const ListFacts& list : context.command->lists()) {
    for (const ColumnFacts& column : list.columns) {
      if (is_for(column.whom, reader))
        add_once(out, std::string(column.key), std::string(context.env.words(column.about)));
    }
  }
  out.push_back({"help"});
  return out;
}

Candidates codes(const Context& context) {
  Candidates out;
  for (const KindFacts& kind : all_kinds()) {
    out.push_back({std::string(kind.code), std::string(context.env.words(kind.sentence))});
  }
  return out;
}

Candidates commands(const Context& context) {
  Candidates out;
  for (const Command& command : all_commands()) {
    out.push_back({std::string(command.name), std::string(context.env.words(command.summary))});
  }
  return out;
}

Candidates topics(const Context& context) {
  Candidates out = commands(context);
  for (const std::string_view topic : help_topics()) out.push_back({std::string(topic)});
  return out;
}

Candidates schemas(const Context&) { return words_as_candidates(schema_names()); }
Candidates shells(const Context&) { return words_as_candidates(completion_shells()); }

Candidates folders(const Context&) { return {{":folders"}}; }
Candidates languages(const Context&) { return {{"id", "bahasa Indonesia"}, {"en", "English"}}; }
Candidates when(const Context&) { return words_as_candidates({"auto", "always", "never"}); }
Candidates days(const Context&) { return words_as_candidates({"today", "yesterday", "tomorrow", "eom"}); }
// Of status; the name of other commands' --by is free.
Candidates groups(const Context& context) {
  if (!context.command || context.command->name != "status") return {};
  return words_as_candidates(all_words<GroupBy>());
}
Candidates statuses(const Context&) { return words_as_candidates(all_words<Status>()); }
Candidates forges(const Context&) { return words_as_candidates({"github", "gitlab", "none"}); }
Candidates files(const Context&) { return {{":files"}}; }
Candidates anything(const Context&) { return {}; }

struct Values {
  std::string_view name;  // an option, or what a command takes
  Source source;
};
constexpr Values kValues[] = {
    {"-C", folders},
    {"--lang", languages},
    {"--color", when},
    {"--width", anything},
    {"--plan", plan_files},
    {"--year", years},
    {"--stdin-name", anything},
    {"--as-of", days},
    {"--grace", anything},
    {"--format", formats},
    {"--fields", fields},
    {"--program", programs},
    {"--owner", owners},
    {"--month", months},
    {"--by", groups},
    {"--lead", anything},
    {"--output", folders},
    {"--known-on", days},
    {"--state", states},
    {"--grep", anything},
    {"--id", ids},
    {"--office", offices},
    {"--next", anything},
    {"--until", days},
    {"--from", months},
    {"--to", months},
    {"--date", days},
    {"--status", statuses},
    {"--value", anything},
    {"--spent", anything},
    {"--evidence", files},
    {"--title", anything},
    {"--obstacle", anything},
    {"--follow-up", anything},
    {"--note", anything},
    {"--wait", anything},
    {"--ci", forges},
    {"ID", ids},
    {"ID...", ids_to_record},
    {"FOLDER", folders},
    {"PATH", plan_files},
    {"CODE", codes},
    {"TOPIC", topics},
    {"NAME", schemas},
    {"SHELL", shells},
};

}  // namespace

Candidates commands_as_candidates(const Context& context) { return commands(context); }

Source source_named(std::string_view name) {
  for (const Values& values : kValues) {
    if (values.name == name) return values.source;
  }
  return nullptr;
}

}  // namespace rbplan
