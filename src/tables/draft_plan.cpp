#include "tables/draft_plan.h"

#include <algorithm>

#include "base/text.h"

namespace rbplan {
namespace {

Text located(std::string text) { return {std::move(text), {}}; }

std::optional<Text> if_any(const std::string& text) {
  return text.empty() ? std::nullopt : std::optional(located(text));
}

std::vector<Text> all_located(const std::vector<std::string>& texts) {
  std::vector<Text> out;
  for (const std::string& text : texts) out.push_back(located(text));
  return out;
}

std::optional<Person> person_of(const DecreePerson& person) {
  if (person.name.empty() && person.position.empty() && person.office.empty()) return std::nullopt;
  return Person{if_any(person.name), if_any(person.position), if_any(person.office)};
}

// `Subbagian Umum` as `subbagian-umum`.
std::string id_of_name(std::string_view name) {
  std::string id;
  for (const char c : ascii_lower(name)) {
    if (is_letter_or_digit(c)) {
      id += c;
    } else if (!id.empty() && id.back() != '-') {
      id += '-';
    }
  }
  constexpr std::size_t kLongestId = 40;
  id = id.substr(0, kLongestId);
  while (id.ends_with('-')) id.pop_back();
  return id.empty() ? "pj" : id;
}

Target target_of(const DraftTarget& draft) {
  Target target;
  target.value = {{draft.value}, {}};
  target.unit = located(draft.unit);
  for (const auto& [period, amount] : draft.steps)
    (draft.is_cumulative ? target.by : target.each).push_back({{Period(period.last()), {}}, {{amount}, {}}});
  return target;
}

// Whether those behind the first row of a list follow a guess: its number is made up, or what is numbered before it is
// lost.
bool is_guessed_first(const DraftRow& first) {
  const bool is_lower = first.level == Level::indicator && first.number != "1" && first.number != "a";
  return !first.doubts.empty() && (first.printed_number.empty() || is_lower);
}

class RowWriter {
 public:
  RowWriter(Plan& plan, DoubtsOf doubts, const Words& words) : plan_(plan), doubts_(doubts), words_(words) {}

  // `above`: what is in doubt of the rows above, up to the last with a certain number. `is_guessed`: which row it
  // stands below is.
  Row row(const DraftRow& draft, const std::vector<std::string>& above, bool is_guessed = false) {
    Row out;
    out.level = draft.level;
    out.number = located(draft.number);
    out.name = located(draft.name);
    out.code = if_any(draft.code);
    out.note = if_any(draft.note);
    if (!draft.owner.empty()) out.owner = located(owner(draft.owner));
    if (!draft.budget.empty()) out.budget = Located<std::int64_t>{std::stoll(draft.budget), {}};
    if (draft.level == Level::indicator) out.facts = facts_of(draft, above);
    std::vector<std::string> below = doubts_below(draft, above, is_guessed);
    const bool follow_guess = !draft.rows.empty() && is_guessed_first(draft.rows.front());
    if (follow_guess) add_doubts(draft.rows.front(), below);
    for (const DraftRow& child : draft.rows) out.rows.push_back(row(child, below, follow_guess));
    return out;
  }

 private:
  // A row with a certain number ends what is doubted above it; one without any doubts nothing itself.
  std::vector<std::string> doubts_below(const DraftRow& draft, const std::vector<std::string>& above,
                                        bool is_guessed) const {
    const bool is_certain = draft.doubts.empty() && !draft.printed_number.empty() && !is_guessed;
    std::vector<std::string> below = is_certain ? std::vector<std::string>() : above;
    add_doubts(draft, below);
    return below;
  }

  void add_doubts(const DraftRow& draft, std::vector<std::string>& to) const {
    if (doubts_ == DoubtsOf::own) return;
    for (const std::string& doubt : draft.doubts)
      add_once(to, words_.say("{0} {1}: {2}", words_(facts(draft.level).noun), draft.number, doubt));
  }

  IndicatorFacts facts_of(const DraftRow& draft, const std::vector<std::string>& above) const {
    IndicatorFacts out;
    for (const Period period : draft.periods) out.periods.push_back({period, {}});
    if (draft.target) out.target = target_of(*draft.target);
    out.evidence_needed = all_located(draft.evidence);
    std::vector<std::string> doubts = draft.all_doubts();
    for (const std::string& doubt : above) {
      const bool is_said = std::any_of(draft.doubts.begin(), draft.doubts.end(),
                                       [&](const std::string& own) { return doubt.ends_with(": " + own); });
      if (!is_said) doubts.push_back(doubt);
    }
    if (!doubts.empty()) out.doubt = located(join(doubts, "; "));
    return out;
  }

  std::string owner(const std::string& name) {
    for (const Owner& known : plan_.owners) {
      if (known.name.value == name) return known.id.value;
    }
    const std::string wanted = id_of_name(name);
    std::string id = wanted;
    for (int next = 2; owner_named(id); ++next) id = wanted + '-' + std::to_string(next);
    plan_.owners.push_back({located(id), located(name), {}});
    return id;
  }

  bool owner_named(const std::string& id) const {
    return std::any_of(plan_.owners.begin(), plan_.owners.end(), [&](const Owner& one) { return one.id.value == id; });
  }

  Plan& plan_;
  DoubtsOf doubts_;
  const Words& words_;
};

void add_remarks_of(const std::list<DraftRow>& drafts, const std::vector<Row>& rows, TablePlan& out) {
  auto row = rows.begin();
  for (const DraftRow& draft : drafts) {
    out.places.emplace(&*row, draft.place);
    const std::vector<std::string> doubts = draft.all_doubts();
    if (draft.level != Level::indicator && !doubts.empty()) out.remarks[&*row] = doubts;
    add_remarks_of(draft.rows, row->rows, out);
    ++row;
  }
}

}  // namespace

void add_rows(const std::list<DraftRow>& programs, DoubtsOf doubts, TablePlan& out, const Words& words) {
  RowWriter writer(out.plan, doubts, words);
  for (const DraftRow& program : programs) out.plan.programs.push_back(writer.row(program, {}));
}

void add_remarks(const std::list<DraftRow>& programs, TablePlan& out) {
  add_remarks_of(programs, out.plan.programs, out);
}

std::optional<TableError> name_plan(Plan& plan, const PlanName& name) {
  using Why = TableError::Why;
  if (!name.year) return TableError{phrase("the year is not known"), phrase("name it with --year"), Why::unclear};
  if (name.office.empty())
    return TableError{phrase("the office is not known"), phrase("name it with --office"), Why::unclear};
  plan.year.value = *name.year;
  plan.institution.name.value = name.office;
  plan.institution.code = if_any(name.code);
  plan.title.value = name.what + ' ' + name.office + ", " + std::to_string(*name.year);
  return std::nullopt;
}

Decree decree_of(const DecreeHead& head) {
  Decree decree;
  decree.number = if_any(head.number);
  if (head.date) decree.date = Located<Date>{*head.date, {}};
  decree.place = if_any(head.place);
  decree.signatory = person_of({head.signatory.name, head.signatory.position, {}});
  decree.considering = all_located(head.considering);
  decree.legal_basis = all_located(head.legal_basis);
  decree.noting = all_located(head.noting);
  decree.deciding = all_located(head.deciding);
  decree.certified_by = person_of(head.certified_by);
  decree.issuer = if_any(head.issuer);
  decree.about = if_any(head.about);
  return decree;
}

}  // namespace rbplan
