#include "commands/complete.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "base/text.h"
#include "commands/completion.h"
#include "commands/help.h"
#include "commands/lists.h"
#include "commands/overview.h"
#include "commands/schema.h"
#include "diag/diagnostic.h"
#include "model/year.h"

namespace rbplan {
namespace {

constexpr std::size_t kMostPlans = 4;  // read for one word, so that it takes no longer than a blink

struct Candidate {
  std::string value;
  std::string about = {};
};
using Candidates = std::vector<Candidate>;

// What the words before the current one tell.
struct Context {
  const Env& env;
  const Command* command;  // nothing before the command's name
  Options options;
  CommandLine line;  // as far as it can be parsed
};

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
    const auto add = [&](const std::string& id, const Row& row) {
      if (!id.empty() && seen.insert(id).second) out.push_back({id, row.name.value});
    };
    for (const IndicatorRow& row : file.rows) {
      add(row.program->number.value, *row.program);
      add(row.activity_id, *row.activity);
      add(row.sub_activity_id, *row.sub_activity);
      add(row.id, *row.indicator);
    }
  });
  return out;
}

// The months planned for the ids on the line; all where there is none.
Candidates months(const Context& context) {
  std::vector<std::string> asked = context.line.values("--id");
  if (context.command && context.command->words == "ID") {
    asked.insert(asked.end(), context.line.words().begin(), context.line.words().end());
  }
  Filter filter;
  for (const std::string& id : asked) filter.ids.push_back(forgiven_id(id));
  std::array<bool, 13> planned{};
  planned.fill(asked.empty());
  if (!asked.empty()) {
    for_each_plan(context, [&](const PlanFile& file) {
      for (const IndicatorRow& row : file.rows) {
        if (!filter.takes(row)) continue;
        for (const Month month : months_of(*row.indicator)) planned[static_cast<unsigned>(month)] = true;
      }
    });
  }
  Candidates out;
  for (unsigned month = 1; month <= 12; ++month) {
    if (planned[month]) out.push_back({fmt::format("{}", month), context.env.words.month(Month(month))});
  }
  return out;
}

Candidates programs(const Context& context) {
  Candidates out;
  for_each_plan(context, [&](const PlanFile& file) {
    for (const Program& program : file.plan->programs) add_once(out, program.number.value, program.name.value);
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
    out.push_back({std::string(state_word(state)), std::string(context.env.words(state_word(state)))});
  }
  return out;
}

Candidates formats(const Context& context) {
  if (context.command && context.command->name == "validate") return words_as_candidates({"text", "json"});
  return words_as_candidates({"table", "json", "csv", "tsv", "md"});
}

Candidates fields(const Context& context) {
  Candidates out;
  if (!context.command || !context.command->rows) return out;
  const Format format = parse_format(context.line).value_or(Format::table);
  for (const RowFields& rows : context.command->rows()) {
    for (const FieldFacts& field : format == Format::json ? rows.fields : rows.columns) {
      add_once(out, std::string(field.key), std::string(context.env.words(field.about)));
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
Candidates groups(const Context&) { return words_as_candidates({"program", "owner", "quarter", "office"}); }
Candidates anything(const Context&) { return {}; }

using Source = Candidates (*)(const Context& context);

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
    {"ID", ids},
    {"PATH", plan_files},
    {"CODE", codes},
    {"TOPIC", topics},
    {"NAME", schemas},
    {"SHELL", shells},
};

Source source_named(std::string_view name) {
  for (const Values& values : kValues) {
    if (values.name == name) return values.source;
  }
  return nullptr;
}

// The values of an option; of --fields behind the last comma.
Candidates values_of(const Context& context, const Option& option, const std::string& current) {
  const Source source = source_named(option.long_name());
  if (!source) return {};
  if (option.long_name() != "--fields") return source(context);
  const std::string before = current.substr(0, current.rfind(',') + 1);
  Candidates out = source(context);
  for (Candidate& one : out) one.value.insert(0, before);
  return out;
}

// Options that are not there yet, or may be repeated.
Candidates options_left(const Context& context) {
  Candidates out;
  for (const Option& option : context.options) {
    if (context.line.has(option.long_name()) && !option.repeatable) continue;
    out.push_back({std::string(option.long_name()), std::string(context.env.words(option.help))});
  }
  out.push_back({"--help"});
  return out;
}

Candidates candidates_for(const Context& context, const std::vector<std::string>& before, std::string& current) {
  if (const std::size_t equals = current.find('='); current.starts_with("--") && equals != std::string::npos) {
    const Option* option = option_named(current.substr(0, equals), context.options);
    current.erase(0, equals + 1);
    return option ? values_of(context, *option, current) : Candidates{};
  }
  const Option* last = before.empty() ? nullptr : option_named(before.back(), context.options);
  if (last && !last->value.empty()) return values_of(context, *last, current);
  if (current.starts_with('-')) return options_left(context);
  if (!context.command) return commands(context);
  const Source source = source_named(context.command->words);
  return source ? source(context) : Candidates{};
}

}  // namespace

bool has_completion(const Option& option) { return source_named(option.long_name()) != nullptr; }

Outcome complete(const Env& env, std::vector<std::string> words) {
  std::string current;
  if (!words.empty()) {
    current = std::move(words.back());
    words.pop_back();
  }
  const std::size_t place = command_place(words);
  const Command* command = place < words.size() ? command_named(words[place]) : nullptr;
  if (place < words.size() && !command) return {};
  std::vector<std::string> rest = words;
  if (command) rest.erase(rest.begin() + static_cast<std::ptrdiff_t>(place));
  const Options options = command ? command->all_options() : overview_command().all_options();
  std::vector<std::string> parsed = rest;
  const Option* last = rest.empty() ? nullptr : option_named(rest.back(), options);
  if (last && !last->value.empty()) parsed.pop_back();  // its value is being typed
  const auto line = parse_command_line(parsed, options);
  const auto files = folder_asked(env, line.value_or(CommandLine()));
  if (!files) return {};
  const Env here = with_files(env, **files);
  const Context context{here, command, options, line.value_or(CommandLine())};
  Outcome outcome;
  for (const Candidate& one : candidates_for(context, rest, current)) {
    if (!one.value.starts_with(current) && !one.value.starts_with(':')) continue;
    outcome.out += visible_line(one.value) + (one.about.empty() ? "" : "\t" + visible_line(one.about)) + '\n';
  }
  return outcome;
}

}  // namespace rbplan
