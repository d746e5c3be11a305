#include "record/unknown_id.h"

#include <algorithm>

#include "base/similar.h"
#include "base/text.h"
#include "model/id.h"

namespace rbplan {
namespace {

HelpLine what_is_meant(const std::string& id, const PlanFile& file, const OtherYears& others) {
  std::vector<std::string_view> known;
  for (const IndicatorRow& row : file.rows) {
    for (const Text& former : row.facts().formerly) {
      if (former.value == id) return {Help::renumbered_id, {row.id}};
    }
    known.push_back(row.id);
  }
  constexpr std::size_t kMostNamed = 12;
  const std::vector<std::string> below = ids_below(id, file);
  if (!below.empty() && below.size() <= kMostNamed) return {Help::ids_below, {join(below, ", ")}};
  if (const auto year = others.with_id(id)) return {Help::id_of_year, {std::int64_t{*year}}};
  if (const auto similar = similar_name(id, known)) return {Help::similar_id, {std::string(*similar)}};
  const bool is_word = std::all_of(id.begin(), id.end(), is_letter_or_digit);
  return is_word ? HelpLine{Help::find_by_text, {id}} : HelpLine{Help::list_ids, {}};
}

}  // namespace

std::vector<std::string> ids_below(const std::string& id, const PlanFile& file) {
  std::vector<std::string> below;
  for (const IndicatorRow& row : file.rows) {
    if (row.id != id && is_at_or_below(row.id, id)) below.push_back(row.id);
  }
  return below;
}

Diagnostic unknown_id(const std::string& id, const PlanFile& file, const OtherYears& others) {
  return {Kind::no_such_indicator, {}, {id}, what_is_meant(id, file, others), {}};
}

}  // namespace rbplan
