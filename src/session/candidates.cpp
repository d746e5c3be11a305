#include "session/candidates.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "base/limits.h"
#include "base/text.h"
#include "load/plan.h"
#include "model/year.h"
#include "session/command.h"
#include "session/option_reader.h"
#include "session/request.h"
#include "session/workspace.h"

namespace rbplan {
namespace {

// Read for one word: with 150 rows each takes 4 to 5 ms of one core, all of them a tenth of a second.
constexpr std::size_t kMostPlans = 20;

std::optional<int> year_of_path(std::string_view path) { return year_at_end(path.substr(0, path.rfind('.'))); }

// The plans found, but what would have to be waited for.
std::vector<std::string> readable_paths(const CompletionContext& context) {
  std::vector<std::string> paths = find_plans(context.env.files, plan_paths(context.env, context.line)).plans;
  const auto is_gone = [&](const std::string& path) { return is_piped(context.env.files, path); };
  paths.erase(std::remove_if(paths.begin(), paths.end(), is_gone), paths.end());
  return paths;
}

std::optional<int> year_asked(const CommandLine& line) { return parse_whole(line.value("--year").value_or("")); }

// The day asked for; the last one there is where that cannot be told.
Date day_asked(const CompletionContext& context) {
  OptionReader read(context.env, context.line);
  const auto as_of = read.result(read.as_of());
  return as_of ? as_of->day : last_day(kLastYear, std::chrono::December);
}

// Of the plans found, some that the question is likely to be about: of the year asked for or of the day's, else the
// latest.
std::vector<std::string> likely_paths(const CompletionContext& context) {
  const int year = year_asked(context.line).value_or(year_of(day_asked(context)));
  std::vector<std::string> paths = readable_paths(context);
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
void for_each_plan(const CompletionContext& context, Each each) {
  Env quiet = context.env;
  quiet.terminal = {};
  const std::vector<std::string> names = context.line.values("--office");
  // Whose plan a file is stands inside it.
  const auto paths = names.empty() ? likely_paths(context) : readable_paths(context);
  const Workspace workspace = load_plans(quiet, paths, input_name(context.line));
  const auto asked = offices_named(workspace.readable(), names);
  if (!asked) return;
  Plans plans = of_offices(workspace.readable(), *asked);
  if (!names.empty()) plans = one_plan_each(plans, day_asked(context), year_asked(context.line));
  for (const PlanFile* file : plans) each(*file);
}

void add_once(Candidates& candidates, std::string value, std::string about) {
  const bool is_there =
      std::any_of(candidates.begin(), candidates.end(), [&](const Candidate& one) { return one.value == value; });
  if (!is_there) candidates.push_back({std::move(value), std::move(about)});
}

// Calls `each` with each plan and those of its ticks that the verb can mean on the day asked for.
template <class Each>
void for_each_meant(const CompletionContext& context, RecordRequest::Verb verb, Each each) {
  OptionReader read(context.env, context.line);
  const auto as_of = read.result(read.as_of());
  if (!as_of) return;
  for_each_plan(context, [&](const PlanFile& file) {
    std::vector<Tick> ticks = ticks_of(file, *as_of);
    std::erase_if(ticks, [&](const Tick& tick) { return !can_mean(verb, tick); });
    each(file, ticks);
  });
}

using MonthsOffered = std::array<bool, kMonths + 1>;  // by number

Candidates as_candidates(const MonthsOffered& months, const Words& words) {
  Candidates out;
  for (unsigned month = 1; month < months.size(); ++month) {
    if (months[month]) out.push_back({fmt::format("{}", month), words.month(Month(month))});
  }
  return out;
}

void add_months(const Period& period, MonthsOffered& months) {
  for (unsigned month = 1; month <= kMonths; ++month) months[month] = months[month] || period.holds(Month(month));
}

Candidates months_to_record(const CompletionContext& context, RecordRequest::Verb verb) {
  MonthsOffered is_meant{};
  const std::vector<std::string>& ids = context.line.words();
  for_each_meant(context, verb, [&](const PlanFile&, const std::vector<Tick>& ticks) {
    for (const Tick& tick : ticks) {
      const auto is_its = [&](const std::string& word) { return forgiven_id(word) == tick.row->id; };
      if (ids.empty() || std::any_of(ids.begin(), ids.end(), is_its)) add_months(tick.period, is_meant);
    }
  });
  return as_candidates(is_meant, context.env.words);
}

// A plan as far as its programs, before which it says whose it is: so that all of a province can be looked at while a
// word is typed. The whole plan where the programs stand first.
std::optional<Plan> begin_of_plan(const Reader& files, const std::string& path) {
  const auto bytes = files.read(path, kLargestFile);
  if (!bytes) return std::nullopt;
  const std::string begin = bytes->substr(0, bytes->find("\nprograms:")) + '\n';
  auto plan = load_plan(SourceText(path, begin)).plan;
  return plan && !plan->office().empty() ? std::move(plan) : load_plan(SourceText(path, *bytes)).plan;
}

std::vector<std::string> found_paths(const CompletionContext& context) {
  return find_plans(context.env.files, plan_paths(context.env, CommandLine())).plans;
}

}  // namespace

Candidates as_candidates(const std::vector<std::string_view>& words) {
  Candidates out;
  for (const std::string_view word : words) out.push_back({std::string(word)});
  return out;
}

// ---- fixed values

Candidates anything(const CompletionContext&) { return {}; }
Candidates files(const CompletionContext&) { return {{":files"}}; }
Candidates folders(const CompletionContext&) { return {{":folders"}}; }
Candidates languages(const CompletionContext&) { return {{"id", "bahasa Indonesia"}, {"en", "English"}}; }
Candidates days(const CompletionContext&) { return as_candidates({"today", "yesterday", "tomorrow", "eom"}); }

Candidates fields(const CompletionContext& context) {
  Candidates out;
  if (!context.command.lists) return out;
  const In reader = reader_of(context.env, context.line);
  for (const ListFacts& list : context.command.lists()) {
    for (const ColumnFacts& column : list.columns) {
      if (is_for(column.whom, reader))
        add_once(out, std::string(column.key), std::string(context.env.words(column.about)));
    }
  }
  out.push_back({std::string(kListFields)});
  return out;
}

// ---- live values

// Every row from the programs down, each once.
Candidates ids(const CompletionContext& context) {
  Candidates out;
  std::set<std::string> seen;
  for_each_plan(context, [&](const PlanFile& file) {
    for_each_row(*file.plan, [&](const RowPath& path) {
      const auto& [row, id] = path.back();
      if (!id.empty() && seen.insert(id).second) out.push_back({id, title_of(*row)});
      return true;
    });
  });
  return out;
}

Candidates ids_to_record(const CompletionContext& context) {
  Candidates out;
  if (!context.command.records) return out;
  const RecordRequest::Verb verb = *context.command.records;
  std::set<std::string_view> meant;  // ids
  for_each_meant(context, verb, [&](const PlanFile& file, const std::vector<Tick>& ticks) {
    meant.clear();
    for (const Tick& tick : ticks) meant.insert(tick.row->id);
    for (const IndicatorRow& row : file.rows) {
      const bool is_open = verb == RecordRequest::Verb::done && row.has_no_months();
      if (is_open || meant.count(row.id) > 0) add_once(out, row.id, title_of(*row.indicator));
    }
  });
  return out;
}

Candidates months(const CompletionContext& context) {
  if (context.command.records) return months_to_record(context, *context.command.records);
  std::vector<std::string> asked = context.line.values("--id");
  if (context.command.operand.source == ids)
    asked.insert(asked.end(), context.line.words().begin(), context.line.words().end());
  Filter filter;
  for (const std::string& id : asked) filter.ids.push_back(forgiven_id(id));
  MonthsOffered planned{};
  planned.fill(asked.empty());
  if (!asked.empty()) {
    for_each_plan(context, [&](const PlanFile& file) {
      for (const IndicatorRow& row : file.rows) {
        if (!filter.takes(row)) continue;
        for (const Period period : row.facts().in_order()) add_months(period, planned);
      }
    });
  }
  return as_candidates(planned, context.env.words);
}

Candidates programs(const CompletionContext& context) {
  Candidates out;
  for_each_plan(context, [&](const PlanFile& file) {
    for (const Row& program : file.plan->programs) add_once(out, program.number.value, title_of(program));
  });
  return out;
}

Candidates owners(const CompletionContext& context) {
  Candidates out;
  for_each_plan(context, [&](const PlanFile& file) {
    for (const Owner& owner : file.plan->owners) add_once(out, owner.id.value, owner.name.value);
  });
  return out;
}

Candidates offices(const CompletionContext& context) {
  std::map<std::string, std::string> names;
  for (const std::string& path : readable_paths(context)) {
    const auto plan = begin_of_plan(context.env.files, path);
    if (plan && !plan->office().empty()) names.emplace(plan->office(), plan->institution.name.value);
  }
  Candidates out;
  for (const auto& [office, name] : names) {
    out.push_back({office, name});
    if (name != office) out.push_back({name, office, true});
  }
  return out;
}

Candidates years(const CompletionContext& context) {
  std::set<int> found;
  for (const std::string& path : found_paths(context)) {
    if (const auto year = year_of_path(path)) found.insert(*year);
  }
  Candidates out;
  for (const int year : found) out.push_back({fmt::format("{}", year)});
  return out;
}

Candidates revisions(const CompletionContext& context) {
  const auto told = context.env.read_program({"git", "-C", context.env.files.real_path(""), "for-each-ref",
                                              "--format=%(refname:short)", "refs/heads", "refs/remotes", "refs/tags"});
  const std::string names = told.value_or("");
  Candidates out = {{"HEAD"}};
  for (const std::string_view name : split(std::string_view(names), '\n')) {
    if (!name.empty()) out.push_back({std::string(name)});
  }
  return out;
}

Candidates revisions_and_plans(const CompletionContext& context) {
  Candidates out = revisions(context);
  for (Candidate& one : plan_files(context)) out.push_back(std::move(one));
  return out;
}

Candidates plan_files(const CompletionContext& context) {
  Candidates out;
  for (const std::string& path : found_paths(context)) out.push_back({path});
  out.push_back({":files"});
  return out;
}

}  // namespace rbplan
