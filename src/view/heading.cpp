#include <algorithm>
#include <set>

#include "base/text.h"
#include "view/documents.h"

namespace rbplan {
namespace {

struct Years {
  int first;
  int last;
};

bool is_earlier_year(const PlanFile* a, const PlanFile* b) { return a->year() < b->year(); }

Years years(const Plans& plans) {
  const auto [first, last] = std::minmax_element(plans.begin(), plans.end(), is_earlier_year);
  return {(*first)->year(), (*last)->year()};
}

std::string years_text(const Plans& plans) {
  const auto [first, last] = years(plans);
  return first == last ? fmt::format("{}", first) : fmt::format("{}-{}", first, last);
}

std::string title(const Plans& plans, const Words& words) {
  if (plans.size() == 1) return plans[0]->plan->title.value;
  std::set<std::string_view> offices;
  for (const PlanFile* file : plans) offices.insert(file->plan->office());
  if (offices.size() == 1) {
    const PlanFile* const newest = *std::max_element(plans.begin(), plans.end(), is_earlier_year);
    return words.count(plans.size(), "{0} plan of {1}, {2}", "{0} plans of {1}, {2}",
                       newest->plan->institution.name.value, years_text(plans));
  }
  return words.count(plans.size(), "{0} plan of {1} offices, {2}", "{0} plans of {1} offices, {2}",
                     words.number(offices.size()), years_text(plans));
}

// The day against the years of the plans: said when it lies behind or before all of them.
void add_note_on_day(std::vector<std::string>& facts, const Plans& plans, const AsOf& as_of, const Words& words) {
  const auto [first, last] = years(plans);
  const int today = year_of(as_of.day);
  if (first <= today && today <= last) return;
  const bool one = plans.size() == 1;
  std::string note;
  if (today > last) {
    const std::string end = words.date(last_day(last, std::chrono::December));
    note = one ? words.say("This plan's year ended on {0}, so no tick can be due any more.", end)
               : words.say("The last of these plans' years ended on {0}, so no tick can be due any more.", end);
  } else {
    const std::string begin = words.date(Date(std::chrono::year(first), std::chrono::January, std::chrono::day(1)));
    note = one ? words.say("This plan's year begins on {0}, so no tick is due yet.", begin)
               : words.say("The first of these plans' years begins on {0}, so no tick is due yet.", begin);
  }
  if (!as_of.was_given)
    note += ' ' + words.say("To see a day of that year: --as-of {0}-03-15", today > last ? last : first);
  facts.push_back(note);
}

void add_notes_on_plan(std::vector<std::string>& facts, const Plan& plan, Date day, const Words& words) {
  if (!plan.decree) facts.emplace_back(words("This plan has no decree yet: it is a draft."));
  for (const Amendment& amendment : plan.amendments) {
    if (amendment.date.value <= day) continue;
    facts.push_back(words.say("Amendment {0} of {1} comes after this day; the plan is shown as it amends it.",
                              amendment.number.value, words.date(amendment.date.value)));
  }
}

// `3301 KPU Kabupaten Cilacap, 3302 KPU Kabupaten Banyumas and 12 more`.
template <class Offices, class PlanOf>
std::string first_offices(const Offices& offices, PlanOf plan_of, const Words& words) {
  constexpr std::size_t kMost = 4;
  std::vector<std::string> names;
  for (const auto& office : offices) {
    if (names.size() < kMost) names.push_back(code_and_name(plan_of(office)));
  }
  const std::string listed = join(names, ", ");
  return offices.size() > kMost ? words.say("{0} and {1} more", listed, offices.size() - kMost) : listed;
}

}  // namespace

std::string without_plan_line(const std::vector<WithoutPlan>& offices, int year, const Words& words) {
  return words.count(offices.size(), "{0} office has no plan of {1}: {2}", "{0} offices have no plan of {1}: {2}", year,
                     first_offices(
                         offices, [](const WithoutPlan& one) -> const Plan& { return *one.latest; }, words));
}

std::string without_id_line(const Plans& plans, const std::string& id, const Words& words) {
  return words.count(plans.size(), "{0} office has no {1} in its plan: {2}",
                     "{0} offices have no {1} in their plans: {2}", id,
                     first_offices(
                         plans, [](const PlanFile* file) -> const Plan& { return *file->plan; }, words));
}

Document heading(const Plans& plans, const AsOf& as_of, const Words& words) {
  Document document(words.language());
  document.title = title(plans, words);
  if (!has_several_offices(plans)) document.office = plans[0]->plan->institution.name.value;
  std::string day = words.say("as of {0}", words.date(as_of.day));
  if (as_of.known) day += words.say(", as recorded by {0}", words.date(as_of.known->day));
  if (plans.size() == 1) {
    document.facts.push_back(fmt::format("{}, {}", plans[0]->source->path(), day));
    add_note_on_day(document.facts, plans, as_of, words);
    add_notes_on_plan(document.facts, *plans[0]->plan, as_of.day, words);
  } else {
    document.facts.push_back(day);
    add_note_on_day(document.facts, plans, as_of, words);
  }
  return document;
}

}  // namespace rbplan
