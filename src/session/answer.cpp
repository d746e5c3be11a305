#include "session/answer.h"

#include <algorithm>
#include <filesystem>

#include "base/limits.h"
#include "base/similar.h"
#include "base/text.h"
#include "findings/text.h"
#include "query/due.h"
#include "session/envelope.h"
#include "world/heap.h"

namespace rbplan {
namespace {

constexpr std::size_t kMemoryOfRow = 1024;  // that is printed

// How a plan's file says it; of an id, its program.
std::string text_of(const UnknownName& unknown) {
  if (unknown.what == UnknownName::What::owner) return unknown.name;
  return "number: " + unknown.name.substr(0, unknown.name.find('.'));
}

// Where the columns of the fields asked for stand; all that the format has where none are. A field may be that of
// another list of the command.
Parsed<std::vector<std::size_t>> columns_asked(const OutputRequest& output, const Rows& rows) {
  const std::vector<std::size_t> known = columns_for(rows.columns, output.format->reader);
  if (output.fields.empty()) return known;
  std::vector<std::size_t> columns;
  for (const std::string& name : output.fields) {
    const auto found =
        std::find_if(known.begin(), known.end(), [&](std::size_t column) { return rows.columns[column].key == name; });
    if (found == known.end())
      return usage_error(phrase("no such field: {0}", name), phrase("--fields help lists the fields"));
    columns.push_back(*found);
  }
  return columns;
}

}  // namespace

UsageError unknown_name_error(const UnknownName& unknown) {
  using What = UnknownName::What;
  const std::string known = join(unknown.known, ", ");
  switch (unknown.what) {
    case What::program:
      return {phrase("no such program: {0}", unknown.name),
              unknown.similar ? phrase("similar program: {0}", *unknown.similar) : phrase("programs are {0}", known)};
    case What::owner:
      return {phrase("no such owner: {0}", unknown.name), unknown.similar
                                                              ? phrase("similar owner: {0}", *unknown.similar)
                                                          : known.empty() ? phrase("the plan names no owners")
                                                                          : phrase("owners are {0}", known)};
    case What::id:
      break;
  }
  if (unknown.now) return {phrase("no such id: {0}", unknown.name), phrase("an amendment made it {0}", *unknown.now)};
  return {phrase("no such id: {0}", unknown.name),
          unknown.similar ? phrase("similar id: {0}", *unknown.similar)
                          : phrase("an id is the path of numbers, such as 1.2.3.4, or its beginning")};
}

Parsed<Plans> plans_about(const Workspace& workspace, const ListRequest& request, Plans chosen) {
  if (workspace.unclear) return tl::unexpected(*workspace.unclear);
  if (chosen.empty() && workspace.without_errors().empty()) return chosen;  // all were left out for their problems
  const bool answers = !chosen.empty();
  chosen = sound(workspace, std::move(chosen));
  if (answers && chosen.empty()) return chosen;  // left out; no plan of another year answers instead
  const std::string year = std::to_string(request.plans.year.value_or(0));
  if (chosen.empty() && !workspace.plans.empty() && !workspace.leaves_out(year)) {
    return usage_error(phrase("no plan of {0} found", year),
                       phrase("rbplan validate --format json lists the plans found"));
  }
  if (chosen.empty()) return chosen;
  const auto unknown = unknown_name(request.filter, chosen);
  if (!unknown) return chosen;
  if (workspace.leaves_out(text_of(*unknown))) return Plans();
  const auto other =
      unknown->what == UnknownName::What::id && !unknown->now ? workspace.year_with(unknown->name) : std::nullopt;
  if (other)
    return usage_error(phrase("no such id: {0}", unknown->name), phrase("the plan of {0} has it: --year {0}", *other));
  return tl::unexpected(unknown_name_error(*unknown));
}

Plans choosable(const Workspace& workspace) { return of_offices(workspace.readable(), workspace.offices); }

Plans sound(const Workspace& workspace, Plans chosen) {
  std::erase_if(chosen, [&](const PlanFile* one) {
    return std::find(workspace.plans.begin(), workspace.plans.end(), one) == workspace.plans.end();
  });
  return chosen;
}

Parsed<Plans> plans_of_the_day(const Workspace& workspace, const ListRequest& request) {
  return plans_about(workspace, request, one_plan_each(choosable(workspace), request.as_of.day, request.plans.year));
}

Parsed<Plans> plans_of_the_year(const Workspace& workspace, const ListRequest& request) {
  return plans_about(workspace, request,
                     plans_of_one_year(choosable(workspace), request.as_of.day, request.plans.year));
}

LoadOptions of_the_day(const ListRequest& request) {
  return {{Need::Years::one, request.as_of.day, request.plans.year}, request.filter, request.as_of};
}

ListRequest about_plans(ListRequest request, const Workspace& workspace) {
  const std::string& id = request.filter.ids[0];
  const bool is_code = std::any_of(workspace.plans.begin(), workspace.plans.end(), [&](const PlanFile* file) {
    return !find_row(*file->plan, id) && !ids_with_code(*file->plan, id).empty();
  });
  if (is_code) request.filter.ids.clear();
  return request;
}

Parsed<std::vector<Shown>> the_rows(const ListRequest& request, const Plans& plans) {
  const std::string& id = request.filter.ids[0];
  std::vector<Shown> found;
  for (const PlanFile* file : plans) {
    auto shown = show(*file, id, request.as_of);
    const std::vector<std::string> with_code = shown ? std::vector<std::string>() : ids_with_code(*file->plan, id);
    if (with_code.size() > 1)
      return usage_error(phrase("{0} rows have the code {1}", with_code.size(), id),
                         phrase("name one of them by its id: {0}", join(with_code, ", ")));
    if (!with_code.empty()) shown = show(*file, with_code[0], request.as_of);
    if (shown) found.push_back(std::move(*shown));
  }
  if (found.empty()) return usage_error(phrase("no such id: {0}", id));
  return found;
}

Parsed<Shown> the_row(const ListRequest& request, const Plans& plans) {
  auto found = the_rows(request, plans);
  if (!found) return tl::unexpected(found.error());
  if (found->size() == 1) return std::move(found->front());
  return usage_error(phrase("{0} plans have {1}", found->size(), request.filter.ids[0]),
                     phrase("name one of them with --plan, --office or --year"));
}

std::size_t earlier_overdue(const ListRequest& request, const Workspace& workspace, const Plans& plans) {
  OverdueSum sum = overdue_earlier(plans, workspace.plans, request.filter, request.as_of);
  sum.add(workspace.let_go_before(plans));
  return sum.ticks;
}

void add_earlier_overdue(Document& document, const Env& env, const ListRequest& request, const Workspace& workspace,
                         const Plans& plans) {
  const std::size_t ticks = earlier_overdue(request, workspace, plans);
  if (ticks > 0) document.blocks.emplace_back(earlier_overdue_line(ticks, request.asked, env.words));
}

void tell_last_days(StatusOfPlans& status, const Clock& clock) {
  for (StatusRow& row : status.rows) {
    const Newest& newest = row.newest;
    const auto recorded = newest.recorded ? std::optional(local_day(clock, *newest.recorded)) : std::nullopt;
    row.last_record = recorded && newest.date ? std::max(*newest.date, *recorded) : recorded ? recorded : newest.date;
  }
}

void add_without_plan(ListAnswer& answer, const Workspace& workspace, const Plans& chosen, const Words& words) {
  std::vector<WithoutPlan> without;
  if (!chosen.empty())
    without = offices_without_plan(of_offices(workspace.readable(), workspace.offices), chosen.front()->year());
  answer.members.emplace_back(without_plan_member().key, without_plan_value(without));
  if (without.empty() || !answer.document) return;
  answer.document = [document = std::move(answer.document), without, year = chosen.front()->year(), &words] {
    Document with_line = document();
    with_line.facts.push_back(without_plan_line(without, year, words));
    return with_line;
  };
}

Outcome refuse(const UsageError& error, const Env& env, const ListRequest& request, const Workspace& workspace) {
  Outcome outcome = refuse(error, env.words);
  outcome.err.insert(0, outcome_of(env, request, workspace, false).err);
  return outcome;
}

Outcome outcome_of(const Env& env, const ListRequest& request, const Workspace& workspace, bool found) {
  const auto skipped = workspace.findings(true);
  Outcome outcome;
  outcome.err = unread_lines(workspace.unread, env.words) + render_text(skipped, request.style.errors(), env.words);
  if (!workspace.unread.empty()) {
    outcome.code = exit_code::io;
  } else if (!skipped.empty()) {
    outcome.code = exit_code::problems;
  } else if (request.fail_if_any && found) {
    outcome.code = exit_code::found;
  }
  return outcome;
}

Outcome print(const Env& env, const ListRequest& request, const Workspace& workspace, const ListAnswer& answer) {
  return print(env, request, outcome_of(env, request, workspace, answer.found), workspace.skipped(), answer);
}

Outcome print(const Env& env, const ListRequest& request, Outcome outcome, const std::vector<Skipped>& skipped,
              const ListAnswer& answer) {
  if (!fits(*request.output.format, answer.rows.columns))
    return refuse(misfit_error(*request.output.format, *env.formats, {{answer.rows.member, answer.rows.columns}}),
                  env.words);
  if (const std::size_t most = request.output.format->most_rows; most > 0 && answer.rows.size > most)
    return refuse({phrase("{0} holds at most {1} rows", request.output.format->name, most)}, env.words);
  const auto columns = columns_asked(request.output, answer.rows);
  if (!columns) return refuse(columns.error(), env.words);
  if (!request.quiet_if_empty || answer.rows.size > 0 || answer.found) {
    expect_memory(kMemoryOfRow * answer.rows.size);
    Content content{envelope(answer.command, request.as_of.day, answer.plans, skipped), answer.rows, *columns,
                    answer.members};
    if (!answer.plans.empty() && request.output.fields.empty()) content.document = answer.document;
    content.comment = answer.comment;
    outcome.out = request.output.format->write(
        content, {request.style.screen, env.words.language(), request.output.paper, request.output.calendar});
    outcome.to_read = request.output.format->is_for_reading;
  }
  // Where all plans were left out and nothing is told, a file keeps what an earlier run wrote.
  const bool is_told = !outcome.out.empty() || outcome.code == exit_code::ok || outcome.code == exit_code::found;
  return request.output.file && is_told ? into_file(env, *request.output.file, std::move(outcome)) : outcome;
}

namespace {

// Whether a file is named as plans and progress files are, or begins a line with the version of one.
bool is_source(const Reader& files, const std::string& path) {
  if (is_yaml_name(path)) return true;
  const auto bytes = files.read(path, kLargestFile);
  if (!bytes) return false;
  const auto lines = split(std::string_view(*bytes), '\n');
  return std::any_of(lines.begin(), lines.end(), [](std::string_view line) {
    return line.starts_with("rbplan:") || line.starts_with("rbplan_progress:");
  });
}

}  // namespace

Outcome into_file(const Env& env, const std::string& path, Outcome outcome) {
  const std::string bytes = std::move(outcome.out);
  outcome.out.clear();
  outcome.to_read = false;
  const auto failed = [&](std::string_view message) {
    outcome.err += error_line(message, env.words);
    if (outcome.code != exit_code::usage) outcome.code = exit_code::io;
    return outcome;
  };
  // A link is followed, so that it stays one.
  const std::filesystem::path real = env.files.followed(path);
  const std::string folder = real.parent_path().string();
  if (is_source(env.files, real.string())) {
    outcome.err += refuse({phrase("{0} is a plan or a progress file, or is named as one; none is written over", path),
                           phrase("name another file with -o")},
                          env.words)
                       .err;
    outcome.code = exit_code::usage;
    return outcome;
  }
  const FileKind kind = env.files.kind(real.string());
  if (kind == FileKind::folder) return failed(env.words.say("{0} is a folder", path));
  if (kind == FileKind::pipe || kind == FileKind::other)
    return failed(env.words.say("{0} is not a regular file", path));
  if (env.files.kind(folder) != FileKind::folder)
    return failed(env.words.say("{0} is no folder", std::filesystem::path(path).parent_path().string()));
  const auto failure = env.replace_files(folder, {{real.filename().string(), bytes}});
  return failure ? failed(env.words.say("{0} cannot be written: {1}", path, *failure)) : outcome;
}

}  // namespace rbplan
