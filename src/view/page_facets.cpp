#include <algorithm>

#include "query/order.h"
#include "view/page.h"
#include "view/rows.h"

namespace rbplan {
namespace {

std::optional<std::size_t> place_of(const std::vector<std::string>& names, std::string_view name) {
  const auto found = std::find(names.begin(), names.end(), name);
  return found == names.end() ? std::nullopt : std::optional(static_cast<std::size_t>(found - names.begin()));
}

// What the first plan that has the program calls it.
std::string program_title(const Plans& plans, std::string_view number) {
  for (const PlanFile* file : plans) {
    for (const Row& program : file->plan->programs) {
      if (program.number.value == number) return fmt::format("{} {}", number, title_of(program));
    }
  }
  return std::string(number);
}

}  // namespace

PageFacets::PageFacets(const Plans& plans, const Words& words) {
  if (has_several_offices(plans)) {
    Facet& office = facets_.emplace_back(Facet{std::string(words("Office")), {}});
    for (const PlanFile* file : plans) {
      offices_.push_back(file->plan->office());
      office.answers.push_back(code_and_name(*file->plan));
    }
  }
  Facet& program = facets_.emplace_back(Facet{std::string(words("Program")), {}});
  for (const std::string_view number : program_order(plans)) {
    programs_.emplace_back(number);
    program.answers.push_back(program_title(plans, number));
  }
  Facet owner{std::string(words("Owner")), {}};
  for (const PlanFile* file : plans) {
    for (const Owner& one : file->plan->owners) {
      if (place_of(owners_, one.id.value)) continue;
      owners_.push_back(one.id.value);
      owner.answers.push_back(fmt::format("{}, {}", one.id.value, one.name.value));
    }
  }
  owner.answers.emplace_back(words("No owner"));
  if (!owners_.empty()) facets_.push_back(std::move(owner));
  Facet& state = facets_.emplace_back(Facet{std::string(words("State")), {}});
  for (const State one : kStates) state.answers.emplace_back(words(word_of(one)));
  Facet& month = facets_.emplace_back(Facet{std::string(words("Month")), {}});
  for (unsigned number = 1; number <= kMonths; ++number) month.answers.push_back(words.month(Month(number)));
}

std::vector<Answers> PageFacets::of(const PlanFile& file, const IndicatorRow& row, std::span<const Tick> ticks) const {
  Answers of_row;
  if (!offices_.empty()) of_row.push_back(place_of(offices_, file.plan->office()));
  of_row.push_back(place_of(programs_, row.at(Level::program).id));
  if (!owners_.empty()) of_row.push_back(row.owner ? place_of(owners_, *row.owner) : owners_.size());
  std::vector<Answers> all;
  for (const Tick& tick : ticks) {
    for (Month month = tick.period.first();; ++month) {  // of a quarter each
      all.push_back(of_row);
      all.back().emplace_back(static_cast<std::size_t>(tick.state));
      all.back().emplace_back(static_cast<unsigned>(month) - 1);
      if (month == tick.period.last()) break;
    }
  }
  if (!all.empty()) return all;
  of_row.resize(facets_.size());
  return {of_row};
}

}  // namespace rbplan
