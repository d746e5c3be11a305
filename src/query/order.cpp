#include "query/order.h"

namespace rbplan {

std::vector<std::string_view> program_order(const Plans& plans) {
  std::vector<std::string_view> order;
  for (const PlanFile* file : plans) {
    auto place = order.begin();
    for (const Row& program : file->plan->programs) {
      const std::string_view number = program.number.value;
      const auto known = std::find(order.begin(), order.end(), number);
      place = (known == order.end() ? order.insert(place, number) : known) + 1;
    }
  }
  return order;
}

void sort_by_owner(std::vector<Tick>& ticks) {
  const auto rank = [](const Tick& tick) {
    const auto& owners = tick.file->plan->owners;
    const Owner* owner = owner_of(*tick.file->plan, *tick.row);
    return owner ? static_cast<std::size_t>(owner - owners.data()) : owners.size();
  };
  std::stable_sort(ticks.begin(), ticks.end(), [&](const Tick& a, const Tick& b) { return rank(a) < rank(b); });
}

}  // namespace rbplan
