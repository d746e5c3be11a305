#include "query/offices.h"

#include <algorithm>
#include <map>

#include "base/similar.h"
#include "base/text.h"

namespace rbplan {
namespace {

using OfOffices = std::vector<const Plan*>;

// The plans that `fits` holds of, one of each office.
template <class Fits>
OfOffices where(const Plans& plans, Fits fits) {
  std::set<std::string_view> seen;
  OfOffices found;
  for (const PlanFile* file : plans) {
    if (fits(*file->plan) && seen.insert(file->plan->office()).second) found.push_back(file->plan);
  }
  return found;
}

// The strictest sense in which any office is meant decides: by code, by name, by a part of the name.
OfOffices fitting(const Plans& plans, const std::string& name) {
  if (is_blank(name)) return {};
  const auto has_code = [&](const Plan& plan) { return plan.institution.code && plan.institution.code->value == name; };
  const auto has_name = [&](const Plan& plan) { return fold_case(plan.institution.name.value) == fold_case(name); };
  const auto has_part = [&](const Plan& plan) { return contains_any_case(plan.institution.name.value, name); };
  OfOffices found = where(plans, has_code);
  if (found.empty()) found = where(plans, has_name);
  if (found.empty()) found = where(plans, has_part);
  return found;
}

// The neighbouring words of a text, so many at a time.
std::vector<std::string_view> runs_of_words(std::string_view text, std::size_t words) {
  std::vector<std::size_t> begins = {0};
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == ' ') begins.push_back(i + 1);
  }
  begins.push_back(text.size() + 1);
  std::vector<std::string_view> runs;
  for (std::size_t i = 0; i + words < begins.size(); ++i)
    runs.push_back(text.substr(begins[i], begins[i + words] - 1 - begins[i]));
  return runs;
}

OfOffices similar(const Plans& plans, const std::string& name) {
  const auto words = static_cast<std::size_t>(std::count(name.begin(), name.end(), ' ')) + 1;
  return where(plans, [&](const Plan& plan) {
    std::vector<std::string_view> candidates = runs_of_words(plan.institution.name.value, words);
    candidates.push_back(plan.office());
    return similar_name(name, candidates).has_value();
  });
}

}  // namespace

tl::expected<Offices, UnclearOffice> offices_named(const Plans& plans, const std::vector<std::string>& names) {
  Offices offices;
  for (const std::string& name : names) {
    OfOffices fit = fitting(plans, name);
    if (fit.empty()) return tl::unexpected(UnclearOffice{name, {}, similar(plans, name)});
    if (fit.size() > 1) return tl::unexpected(UnclearOffice{name, std::move(fit), {}});
    offices.insert(fit[0]->office());
  }
  return offices;
}

Plans of_offices(const Plans& plans, const Offices& offices) {
  if (offices.empty()) return plans;
  Plans taken;
  for (const PlanFile* file : plans) {
    if (offices.count(file->plan->office()) > 0) taken.push_back(file);
  }
  return taken;
}

std::vector<WithoutPlan> offices_without_plan(const Plans& known, int year) {
  std::map<std::string_view, std::size_t> places;
  std::set<std::string_view> with;
  std::vector<WithoutPlan> offices;
  for (const PlanFile* file : known) {
    const std::string_view office = file->plan->office();
    if (office.empty()) continue;
    if (file->year() == year || file->year() == 0) with.insert(office);
    const auto [place, is_new] = places.emplace(office, offices.size());
    if (is_new) offices.emplace_back();
    WithoutPlan& one = offices[place->second];
    if (!one.latest || one.latest->year.value < file->year()) one.latest = file->plan;
    one.years.push_back(file->year());
  }
  std::erase_if(offices, [&](const WithoutPlan& one) { return with.count(one.latest->office()) > 0; });
  for (WithoutPlan& one : offices) std::sort(one.years.begin(), one.years.end());
  return offices;
}

std::string code_and_name(const Plan& plan) {
  const std::string& name = plan.institution.name.value;
  return plan.institution.code ? plan.institution.code->value + ' ' + name : name;
}

}  // namespace rbplan
