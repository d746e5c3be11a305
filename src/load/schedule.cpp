#include "load/schedule.h"

namespace rbplan {
namespace {

constexpr std::string_view kMonthsKey = "months";
constexpr std::string_view kQuartersKey = "quarters";

}  // namespace

Schedule read_schedule(Shape& shape, Keys& keys) {
  Schedule out;
  const bool are_both = keys.are_both_given(kMonthsKey, kQuartersKey);
  const bool are_quarters = !are_both && keys.place_of(kQuartersKey).end > 0;
  const std::string_view key = are_quarters ? kQuartersKey : kMonthsKey;
  out.is_whole = !are_both;
  out.entry = keys.entry_of(key);
  if (const auto list = are_quarters ? keys.find(key) : keys.need(key)) {
    const auto items = are_quarters ? shape.quarters(*list, key) : shape.months(*list, key);
    out.periods = items.read;
    out.is_whole = out.is_whole && items.is_whole;
    out.list = (*list)->span();
  }
  return out;
}

}  // namespace rbplan
