#include <algorithm>
#include <map>
#include <set>

#include "base/text.h"
#include "view/page.h"
#include "view/rows.h"

namespace rbplan {
namespace {

constexpr std::string_view kPlainInAnchors = "-._~";

// What the anchors of each plan begin with: nothing where there is one office.
std::vector<std::string> beginnings(const Plans& plans) {
  std::vector<std::string> all(plans.size());
  if (!has_several_offices(plans)) return all;
  std::transform(plans.begin(), plans.end(), all.begin(),
                 [](const PlanFile* file) { return percent_encoded(file->plan->office(), kPlainInAnchors) + '/'; });
  return all;
}

template <class Change>
void for_rows(std::vector<TableGroup>& groups, Change change) {
  for (TableGroup& group : groups) {
    for (TableRow& row : group.rows) change(row);
    for_rows(group.groups, change);
  }
}

// The ids that rows begin with lead to their indicators.
Table linked(Table table, const std::string& beginning) {
  for_rows(table.groups, [&](TableRow& row) {
    if (auto* id = std::get_if<Link>(&row.cells[0].is)) *id = {id->text, {}, fmt::format("#{}{}", beginning, id->text)};
  });
  return table;
}

// Counts by the month of the deadline. Where months are planned all twelve stand, so that the year has its shape.
Table months_table(const std::vector<Tick>& ticks, Date day, const Words& words) {
  std::map<Period, Tally> tallies;
  const auto is_month = [](const Tick& tick) { return tick.period.is_month(); };
  if (std::any_of(ticks.begin(), ticks.end(), is_month)) {
    for (unsigned month = 1; month <= kMonths; ++month) tallies[Period(Month(month))];
  }
  for (const Tick& tick : ticks) tallies[tick.period].add(tick, day);
  ListTable<StatusRow> counts(status_columns(), {"late", "overdue", "due", "planned"}, words);
  const auto row_of = [&](Value name, const Tally& tally) {
    StatusRow row;
    row.tally = tally;
    TableRow out = counts.row(row);
    out.cells.insert(out.cells.begin(), {std::move(name), Ratio{tally.in(State::done), tally.planned}});
    return out;
  };
  Table table = counts.table;
  table.columns.insert(table.columns.begin(),
                       {{std::string(words("Month"))}, {std::string(words("done")), Role::figure}});
  TableGroup& group = table.groups.emplace_back();
  Tally all;
  for (const auto& [period, tally] : tallies) {
    group.rows.push_back(row_of(period, tally));
    all.add(tally);
  }
  table.total = row_of(words("The whole year"), all);
  return table;
}

std::string aside_of(const Shown& shown, const Words& words) {
  const std::size_t below = shown.children.size();
  std::string aside = !shown.ticks.empty() ? counts(shown.ticks, words)
                      : below > 0          ? words.count(below, "{0} indicator below it", "{0} indicators below it")
                                           : std::string(words("no month"));
  if (shown.indicator->facts().doubt) aside += ", " + std::string(words("doubtful"));
  return aside;
}

class PageDocument {
 public:
  PageDocument(const PageOfPlans& page, const Plans& plans, const AsOf& as_of, const Words& words)
      : page_(page),
        plans_(plans),
        as_of_(as_of),
        words_(words),
        facets_(plans, words),
        beginnings_(beginnings(plans)),
        document_(heading(plans, as_of, words)) {
    document_.facets = facets_.facets();
    if (page.earlier_overdue > 0) {
      document_.facts.push_back(words.count(page.earlier_overdue, "From earlier plans {0} tick is overdue.",
                                            "From earlier plans {0} ticks are overdue."));
    }
    if (plans.size() > 1) add_offices();
    for (std::size_t i = 0; i < page.offices.size(); ++i) add_office(page.offices[i], i);
  }

  Document take() && { return std::move(document_); }

 private:
  void add(Block block) { document_.blocks.push_back(std::move(block)); }

  void add_line(std::string line) { add(Paragraph{Paragraph::Role::text, {std::move(line)}}); }

  // Of a part of the office that is told.
  void add_section(std::string_view name, std::string heading, std::size_t inside = 0) {
    add(Section{beginning_ + std::string(name), std::move(heading), depth_ + inside});
  }

  // ---- several offices

  void add_offices() {
    add_section("offices", words_.count(plans_.size(), "{0} office", "{0} offices"));
    add_line(std::string(words_("Done and with evidence are counted of the ticks that have begun:")));
    Table table = status_table(page_.by_office, GroupBy::office, words_);
    std::size_t next = 0;
    for_rows(table.groups, [&](TableRow& row) {
      const std::string& office = *page_.by_office.rows[next++].key;
      row.cells[0] = Link{std::get<std::string>(row.cells[0].is), {}, '#' + beginning_of(office)};
    });
    add(std::move(table));
    std::vector<Tick> all;
    for (const Standing& one : page_.offices) all.insert(all.end(), one.ticks.begin(), one.ticks.end());
    add_charts(page_.by_program, all);
  }

  const std::string& beginning_of(const std::string& office) const {
    const auto is_of = [&](const PlanFile* file) { return file->plan->office() == office; };
    return beginnings_[static_cast<std::size_t>(std::find_if(plans_.begin(), plans_.end(), is_of) - plans_.begin())];
  }

  // ---- one

  void add_office(const Standing& office, std::size_t place) {
    beginning_ = beginnings_[place];
    if (plans_.size() > 1) {
      const Document own = heading({office.file}, as_of_, words_);
      add_section("", code_and_name(*office.file->plan));
      add(Paragraph{Paragraph::Role::text, {own.title}});
      add(Listing{own.facts});
      depth_ = 1;
    }
    add_section("status", std::string(words_("Where it stands")));
    if (office.ticks.empty()) {
      add_line(std::string(words_("No tick is planned.")));
    } else {
      add_line(std::string(words_("Done and with evidence are counted of the ticks that have begun:")));
      add_charts(office.status, office.ticks);
    }
    add_year(office);
    add_due(office);
    add_overdue(office);
    add_evidence(office);
    add_indicators(office);
    depth_ = 0;
  }

  void add_charts(const StatusOfPlans& status, const std::vector<Tick>& ticks) {
    add(Chart{Chart::Form::bars, std::string(words_("Progress by program")),
              status_table(status, GroupBy::program, words_)});
    add_line(to_date_line(status.total, words_));
    if (status.doubtful_overdue > 0) {
      add_line(words_.count(status.total.in(State::overdue), "{1} of the {0} overdue tick rests on a doubtful reading",
                            "{1} of the {0} overdue ticks rest on a doubtful reading",
                            words_.number(status.doubtful_overdue)));
    }
    add(Chart{Chart::Form::columns, std::string(words_("Planned and done by month")),
              months_table(ticks, as_of_.day, words_)});
  }

  void add_year(const Standing& office) {
    add_section("year", words_.say("The year {0}", office.file->year()));
    if (!office.year.empty()) {
      add(linked(year_table(office.year, {}, {office.file}, as_of_.day, words_), beginning_));
    }
  }

  void add_due(const Standing& office) {
    for (const DueMonth& month : office.due.months) {
      add_section(&month == &office.due.months.front() ? "due" : fmt::format("due-{}", month_number(month.month)),
                  month_heading(month, office.due.months, as_of_.day, words_));
      if (!month.ticks.empty()) add_ticks(month_table(month.ticks, false, words_), month.ticks);
    }
  }

  void add_overdue(const Standing& office) {
    const std::vector<Tick>& ticks = office.overdue;
    if (ticks.empty()) return add_section("overdue", std::string(words_("Nothing is overdue.")));
    add_section("overdue",
                words_.count(ticks.size(), "{0} tick overdue, oldest first", "{0} ticks overdue, oldest first"));
    add_ticks(overdue_table(ticks, false, words_), ticks);
  }

  void add_evidence(const Standing& office) {
    add_section("evidence", std::string(words_("Evidence missing")));
    std::size_t next = document_.blocks.size();
    add_proof(document_, office.proof, false, words_);
    std::vector<const std::vector<Tick>*> of_tables;
    for (const auto* ticks : {&office.proof.unproven, &office.proof.returned}) {
      if (!ticks->empty()) of_tables.push_back(ticks);
    }
    for (auto ticks = of_tables.begin(); next < document_.blocks.size(); ++next) {
      auto* table = std::get_if<Table>(&document_.blocks[next]);
      if (!table) continue;
      *table =
          ticks == of_tables.end() ? linked(std::move(*table), beginning_) : connected(std::move(*table), **ticks++);
    }
  }

  // A table of ticks, in their order, whose rows lead to their indicators and are chosen as they are.
  Table connected(Table table, const std::vector<Tick>& ticks) const {
    std::size_t next = 0;
    for_rows(table.groups, [&](TableRow& row) {
      const Tick& tick = ticks[next++];
      row.answers = facets_.of(*tick.file, *tick.row, {&tick, 1});
    });
    return linked(std::move(table), beginning_);
  }

  void add_ticks(Table table, const std::vector<Tick>& ticks) { add(connected(std::move(table), ticks)); }

  // ---- indicators

  void add_indicators(const Standing& office) {
    add_section("indicators", words_.count(office.indicators.size(), "{0} indicator", "{0} indicators"));
    if (office.file->plan->owners.empty()) add_line(std::string(words_("The plan names no owners.")));
    const std::string* program = nullptr;
    std::set<std::string> anchors;
    for (const Shown& shown : office.indicators) anchors.insert(shown.id());
    for (const Shown& shown : office.indicators) {
      const RowWithId& own = shown.path.front();
      if (!program || *program != own.id) add_section(own.id, fmt::format("{} {}", own.id, title_of(*own.row)), 1);
      program = &own.id;
      add(Entry{beginning_ + shown.id(), fmt::format("{} {}", shown.id(), title_of(shown.row())),
                aside_of(shown, words_), facets_.of(*shown.file, *shown.indicator, shown.ticks),
                former_anchors(shown, anchors)});
      add_indicator(document_, shown, as_of_, words_);
    }
  }

  // Of the ids that it had and none has now.
  std::vector<std::string> former_anchors(const Shown& shown, std::set<std::string>& anchors) const {
    std::vector<std::string> former;
    for (const Text& id : shown.indicator->facts().formerly) {
      if (anchors.insert(id.value).second) former.push_back(beginning_ + id.value);
    }
    return former;
  }

  const PageOfPlans& page_;
  const Plans& plans_;
  const AsOf& as_of_;
  const Words& words_;
  PageFacets facets_;
  std::vector<std::string> beginnings_;
  Document document_;
  std::string beginning_;  // of the office that is told
  std::size_t depth_ = 0;  // likewise
};

}  // namespace

Document page_document(const PageOfPlans& page, const Plans& plans, const AsOf& as_of, const Words& words) {
  return PageDocument(page, plans, as_of, words).take();
}

}  // namespace rbplan
