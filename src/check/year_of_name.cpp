// A plan's file is named by its year (`2021.yaml`, `3302-2021.yaml`): a copied file with the old year inside would
// answer for the wrong year.
#include "check/rules.h"
#include "model/year.h"

namespace rbplan {

Diagnostics year_of_name(const Subject& subject) {
  std::string_view name = subject.source.path();
  name.remove_prefix(name.rfind('/') + 1);
  if (name.ends_with(".yaml")) name.remove_suffix(5);
  const auto named = year_at_end(name);
  const auto& year = subject.plan.year;
  if (!named || year.value == 0 || *named == year.value) return {};
  return {{Kind::year_of_name, year.span, {std::int64_t{year.value}, std::int64_t{*named}}, std::nullopt, {}}};
}

}  // namespace rbplan
