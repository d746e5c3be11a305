#include "commands/lists.h"

#include <algorithm>

#include "base/text.h"
#include "commands/envelope.h"
#include "findings/text.h"
#include "render/markdown.h"
#include "render/separated.h"
#include "render/table.h"

namespace rbplan {
namespace {

Parsed<Plans> plans_of_offices(const Plans& plans, const std::vector<std::string>& offices) {
  for (const std::string& office : offices) {
    if (plans.empty() || !of_offices(plans, {office}).empty()) continue;
    return usage_error(fmt::format("no such office: {}", office), "an office is its code or its name");
  }
  return of_offices(plans, offices);
}

UsageError unknown_name_error(const UnknownName& unknown) {
  using What = UnknownName::What;
  const std::string_view noun = unknown.what == What::program ? "program"
                                : unknown.what == What::owner ? "owner"
                                                              : "id";
  const std::string message = fmt::format("no such {}: {}", noun, unknown.name);
  if (unknown.similar) return {message, fmt::format("similar {}: {}", noun, *unknown.similar)};
  if (unknown.what == What::owner && unknown.known.empty()) return {message, "the plan names no owners"};
  if (unknown.what == What::id) return {message, "an id is the path of numbers, such as 1.2.3.4, or its beginning"};
  return {message, fmt::format("{}s are {}", noun, join(unknown.known, ", "))};
}

std::string in_format(const ListQuestion& question, const ListAnswer& answer,
                      const std::vector<FileFindings>& skipped) {
  switch (question.format) {
    case Format::json: {
      Object document = envelope(answer.command, question.asked.vantage.day, answer.plans, skipped);
      document.emplace_back(answer.rows.member, answer.rows.objects());
      for (const auto& member : answer.members) document.push_back(member);
      return to_json(document);
    }
    case Format::csv:
      return render_csv(answer.rows.keys, answer.rows.cells());
    case Format::tsv:
      return render_tsv(answer.rows.keys, answer.rows.cells());
    case Format::md:
      return answer.plans.empty() ? std::string() : render_markdown(answer.document);
    case Format::table:
      break;
  }
  if (answer.plans.empty()) return {};
  return render_table(answer.document,
                      {question.looks.columns, question.looks.colour_out, question.looks.ascii, question.looks.linear});
}

}  // namespace

Parsed<Plans> ListQuestion::about(Plans about_these) const {
  if (about_these.empty() && !plans.empty()) {
    return usage_error(fmt::format("no plan of {} found", year.value_or(0)),
                       "rbplan validate --format json lists the plans found");
  }
  if (about_these.empty()) return about_these;  // all were left out for their problems
  if (const auto unknown = unknown_name(filter, about_these)) return tl::unexpected(unknown_name_error(*unknown));
  return about_these;
}

Parsed<ListQuestion> ask(const Env& env, const CommandLine& line, bool month_is_filter) {
  const auto looks = parse_looks(env, line);
  if (!looks) return tl::unexpected(looks.error());
  const auto day = parse_day(env, line);
  if (!day) return tl::unexpected(day.error());
  const auto format = parse_format(line);
  if (!format) return tl::unexpected(format.error());
  const auto year = parse_year(line);
  if (!year) return tl::unexpected(year.error());
  auto filter = parse_filter(line, month_is_filter);
  if (!filter) return tl::unexpected(filter.error());

  ListQuestion question{*looks,
                        *day,
                        *format,
                        *year,
                        std::move(*filter),
                        line.has("--fail-if-any"),
                        line.has("--quiet-if-empty"),
                        plan_paths(env, line),
                        {},
                        {}};
  question.opened = open_plans(env.files, question.paths, input_name(line));
  if (question.opened.files.empty() && question.opened.unread.empty()) {
    return tl::unexpected(no_plan_found(question.paths, question.opened.yml));
  }
  const auto plans = plans_of_offices(question.opened.without_errors(), line.values("--office"));
  if (!plans) return tl::unexpected(plans.error());
  question.plans = *plans;
  return question;
}

Outcome print(const ListQuestion& question, const ListAnswer& answer) {
  Outcome outcome;
  const auto skipped = question.opened.errors();
  if (!question.quiet_if_empty || !answer.rows.empty) outcome.out = in_format(question, answer, skipped);
  outcome.err = unread_lines(question.opened.unread) +
                render_text(skipped, {question.looks.columns, question.looks.colour_err, question.looks.ascii, false});
  if (!question.opened.unread.empty()) {
    outcome.code = exit_code::io;
  } else if (!skipped.empty()) {
    outcome.code = exit_code::problems;
  } else if (question.fail_if_any && answer.found) {
    outcome.code = exit_code::found;
  }
  return outcome;
}

}  // namespace rbplan
