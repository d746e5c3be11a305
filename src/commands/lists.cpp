#include "commands/lists.h"

#include <algorithm>

#include "base/similar.h"
#include "base/text.h"
#include "commands/envelope.h"
#include "findings/text.h"
#include "render/page.h"

namespace rbplan {
namespace {

Parsed<Plans> plans_of_offices(const Plans& plans, const std::vector<std::string>& offices) {
  for (const std::string& office : offices) {
    if (plans.empty() || !of_offices(plans, {office}).empty()) continue;
    return usage_error(phrase("no such office: {0}", office), phrase("an office is its code or its name"));
  }
  return of_offices(plans, offices);
}

// The plans among those chosen that have a row with that id, each with it.
std::vector<Shown> rows_with_id(const Plans& plans, const std::string& id, const Vantage& vantage) {
  std::vector<Shown> found;
  for (const PlanFile* file : plans) {
    if (auto shown = show(*file, id, vantage)) found.push_back(std::move(*shown));
  }
  return found;
}

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

// Where the columns of the fields asked for stand; all that the format has where none are.
Parsed<std::vector<std::size_t>> columns_asked(const std::vector<std::string>& asked, const Rows& rows,
                                               const Format& format) {
  std::vector<std::size_t> known = columns_for(rows.columns, format.reader);
  if (asked.empty()) return known;
  std::vector<std::string_view> keys;
  for (const std::size_t column : known) keys.push_back(rows.columns[column].key);
  std::vector<std::size_t> columns;
  for (const std::string& name : asked) {
    const auto found = std::find(keys.begin(), keys.end(), name);
    if (found == keys.end()) {
      const auto similar = similar_name(name, keys);
      return usage_error(phrase("no such field: {0}", name),
                         similar ? phrase("similar field: {0}", *similar) : phrase("--fields help lists the fields"));
    }
    columns.push_back(known[static_cast<std::size_t>(found - keys.begin())]);
  }
  return columns;
}

Parsed<std::string> in_format(const ListQuestion& question, const ListAnswer& answer) {
  auto columns = columns_asked(question.fields, answer.rows, *question.format);
  if (!columns) return tl::unexpected(columns.error());
  Content content{envelope(answer.command, question.asked.vantage.day, answer.plans, question.opened.skipped()),
                  answer.rows, std::move(*columns), answer.members};
  if (!answer.plans.empty()) content.document = answer.document;
  return question.format->write(content, screen_of(question.looks));
}

}  // namespace

Screen screen_of(const Looks& looks) {
  return {looks.columns, looks.colour_out, looks.ascii, looks.linear, looks.stacked, looks.links};
}

TextStyle error_style(const Looks& looks) { return {looks.columns, looks.colour_err, looks.ascii, false, {}}; }

Parsed<Plans> ListQuestion::about(Plans about_these) const {
  if (about_these.empty() && !plans.empty()) {
    return usage_error(phrase("no plan of {0} found", year.value_or(0)),
                       phrase("rbplan validate --format json lists the plans found"));
  }
  if (about_these.empty()) return about_these;  // all were left out for their problems
  if (const auto unknown = unknown_name(filter, about_these)) return tl::unexpected(unknown_name_error(*unknown));
  return about_these;
}

Parsed<ListQuestion> ask(const Env& env, const CommandLine& line, bool month_is_filter, Need::Years years,
                         const Manner& manner) {
  const auto looks = parse_looks(env, line);
  if (!looks) return tl::unexpected(looks.error());
  const auto day = parse_day(env, line);
  if (!day) return tl::unexpected(day.error());
  const auto format = parse_format(line);
  if (!format) return tl::unexpected(format.error());
  const auto year = parse_year(line);
  if (!year) return tl::unexpected(year.error());
  auto fields = parse_fields(line, **format);
  if (!fields) return tl::unexpected(fields.error());
  auto filter = parse_filter(line, month_is_filter);
  if (!filter) return tl::unexpected(filter.error());

  ListQuestion question{env.words,
                        *looks,
                        *day,
                        *format,
                        *year,
                        std::move(*filter),
                        line.has("--fail-if-any"),
                        line.has("--quiet-if-empty"),
                        std::move(*fields),
                        plan_paths(env, line),
                        {},
                        {}};
  const auto let_go = [&](const PlanFile& file) { return overdue_of(file, question.filter, day->vantage); };
  question.opened =
      open_plans(env, question.paths, input_name(line), {{years, day->vantage.day, *year}, let_go, manner});
  if (question.opened.files.empty() && question.opened.unread.empty()) {
    return tl::unexpected(no_plan_found(question.paths, question.opened.yml));
  }
  const auto plans = plans_of_offices(question.opened.without_errors(), line.values("--office"));
  if (!plans) return tl::unexpected(plans.error());
  question.plans = *plans;
  return question;
}

std::string skipped_text(const ListQuestion& question, const std::vector<FileFindings>& skipped) {
  return render_text(skipped, error_style(question.looks), question.words);
}

Parsed<Shown> the_row(const ListQuestion& question, const Plans& plans) {
  std::vector<Shown> found = rows_with_id(plans, question.filter.ids[0], question.asked.vantage);
  if (found.size() == 1) return std::move(found[0]);
  if (found.empty()) return usage_error(phrase("no such id: {0}", question.filter.ids[0]));
  return usage_error(phrase("{0} plans have {1}", found.size(), question.filter.ids[0]),
                     phrase("name one of them with --plan, --office or --year"));
}

void add_earlier_overdue(Document& document, const ListQuestion& question, const Plans& plans) {
  const OverdueSum sum = overdue_earlier(plans, question.plans, question.filter, question.asked.vantage);
  if (sum.ticks > 0) document.blocks.emplace_back(earlier_overdue_line(sum.ticks, question.words));
}

std::string fields_text(const std::vector<ListFacts>& lists, const Words& words, std::size_t columns) {
  std::string out;
  const auto add = [&](const ListFacts& list, In reader, In not_for) {
    Pairs pairs;
    for (const ColumnFacts& column : list.columns) {
      if (is_for(column.whom, reader) && !is_for(column.whom, not_for))
        pairs.emplace_back(column.key, words(column.about));
    }
    return two_columns(pairs, columns);
  };
  constexpr In kNobody = In(0);
  for (const ListFacts& list : lists) {
    if (!out.empty()) out += '\n';
    out += words.say("Fields of each row in the list `{0}`:", list.member) + "\n\n" + add(list, In::objects, kNobody);
    const std::string only = add(list, In::cells, In::objects);
    if (only.empty()) continue;
    out += '\n' + std::string(words("In csv and tsv only, in place of lists and objects:")) + "\n\n" + only;
  }
  return out;
}

Outcome outcome_of(const ListQuestion& question, bool found) {
  const auto skipped = question.opened.findings(true);
  Outcome outcome;
  outcome.err = unread_lines(question.opened.unread, question.words) + skipped_text(question, skipped);
  if (!question.opened.unread.empty()) {
    outcome.code = exit_code::io;
  } else if (!skipped.empty()) {
    outcome.code = exit_code::problems;
  } else if (question.fail_if_any && found) {
    outcome.code = exit_code::found;
  }
  return outcome;
}

Outcome print(const ListQuestion& question, const ListAnswer& answer) {
  Outcome outcome = outcome_of(question, answer.found);
  if (!question.quiet_if_empty || answer.rows.size > 0 || answer.found) {
    auto text = in_format(question, answer);
    if (!text) return refuse(text.error(), question.words);
    outcome.out = std::move(*text);
    outcome.to_read = question.format == &all_formats().front();
  }
  return outcome;
}

}  // namespace rbplan
