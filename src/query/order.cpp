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

}  // namespace rbplan
