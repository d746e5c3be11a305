// A plan's file is named by its year (`2021.yaml`, `3302-2021.yaml`): a copied file with the old year inside would
// answer for the wrong year.
#include "base/text.h"
#include "check/rules.h"

namespace rbplan {
namespace {

// The year at the end of a file's name without `.yaml`: four digits, and no digit before them.
std::optional<int> year_at_end(std::string_view path) {
  std::string_view name = path.substr(path.rfind('/') + 1);
  if (name.ends_with(".yaml")) name.remove_suffix(5);
  const std::size_t digits = name.size() - (name.find_last_not_of("0123456789") + 1);
  return digits == 4 ? parse_whole(name.substr(name.size() - 4)) : std::nullopt;
}

}  // namespace

Diagnostics year_of_name(const Subject& subject) {
  const auto named = year_at_end(subject.path);
  const auto& year = subject.plan.year;
  if (!named || year.value == 0 || *named == year.value) return {};
  return {{Kind::year_of_name, year.span, {std::int64_t{year.value}, std::int64_t{*named}}, std::nullopt, {}}};
}

}  // namespace rbplan
