#include "view/documents.h"
#include "view/rows.h"

namespace rbplan {
namespace {

std::string name_of(const StatusRow& row, GroupBy by, const Words& words) {
  if (by == GroupBy::quarter) return words.say("Quarter {0}", *row.key);
  if (!row.key) return std::string(words("No owner"));
  return row.name && *row.name != *row.key ? fmt::format("{} {}", *row.key, *row.name) : *row.key;
}

FigureRow figure_row(std::string name, const Tally& tally) {
  const auto number = [](std::size_t n) { return fmt::format("{}", n); };
  return {
      std::move(name),
      {ratio(tally.done_of_begun, tally.begun), ratio(tally.proven_of_begun, tally.begun), number(tally.late),
       number(tally.accepted), number(tally.in(State::overdue)), number(tally.in(State::due)), number(tally.planned)},
      tally.done_of_begun,
      tally.begun};
}

std::string_view name_of_all(GroupBy by) {
  switch (by) {
    case GroupBy::program:
      return "All programs";
    case GroupBy::owner:
      return "All owners";
    case GroupBy::quarter:
      return "The whole year";
    case GroupBy::office:
      return "All offices";
  }
  return {};
}

Figures figures_of(const StatusOfPlans& status, GroupBy by, const Words& words) {
  Figures figures;
  const std::string_view columns[] = {words("done"),    words("evidence"), words("late"),   words("accepted"),
                                      words("overdue"), words("due"),      words("planned")};
  figures.columns.assign(std::begin(columns), std::end(columns));
  figures.name_column = words("Name");
  for (const StatusRow& row : status.rows) figures.rows.push_back(figure_row(name_of(row, by, words), row.tally));
  figures.total = figure_row(std::string(words(name_of_all(by))), status.total);
  return figures;
}

}  // namespace

Document status_document(const StatusOfPlans& status, GroupBy by, const Plans& plans, const Asked& asked,
                         const Words& words) {
  Document document = heading(plans, asked, words);
  if (status.total.planned == 0) {
    document.blocks.emplace_back(Paragraph{Paragraph::Role::text, {std::string(words("No tick is planned."))}});
    return document;
  }
  document.blocks.emplace_back(
      Paragraph{Paragraph::Role::text,
                {std::string(words("Done and with evidence are counted of the ticks whose month has begun:"))}});
  document.blocks.emplace_back(figures_of(status, by, words));
  const Tally& total = status.total;
  Paragraph last;
  last.lines.push_back(words.say("Year to date {0} done, {1} with evidence; whole year {2} done",
                                 ratio(total.done_of_begun, total.begun), ratio(total.proven_of_begun, total.begun),
                                 ratio(total.in(State::done), total.planned)));
  if (status.doubtful_overdue > 0) {
    last.lines.push_back(words.count(
        total.in(State::overdue), "{1} of the {0} overdue tick rests on a doubtful reading: rbplan list --doubtful",
        "{1} of the {0} overdue ticks rest on a doubtful reading: rbplan list --doubtful", status.doubtful_overdue));
  }
  document.blocks.emplace_back(std::move(last));
  return document;
}

}  // namespace rbplan
