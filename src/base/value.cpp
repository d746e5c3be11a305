#include "base/value.h"

#include <fmt/format.h>

#include <cstdlib>

namespace rbplan {

Decimal Share::percent() const {
  const std::string digits = fmt::format("{:02}", std::abs(thousandths));
  const std::size_t whole = digits.size() - 1;
  return {fmt::format("{}{}.{}", thousandths < 0 ? "-" : "", digits.substr(0, whole), digits.substr(whole))};
}

ValueType list_of(ValueType items, std::size_t size) {
  ValueType list;
  list.kind = ValueType::Kind::list;
  list.members.push_back({{}, std::move(items)});
  list.size = size;
  return list;
}

ValueType object_of(std::vector<ValueType::Member> members) {
  ValueType object;
  object.kind = ValueType::Kind::object;
  object.members = std::move(members);
  return object;
}

ValueType or_null(ValueType type) {
  type.or_null = true;
  return type;
}

ValueType integer_from(int least) {
  ValueType type;
  type.kind = ValueType::Kind::integer;
  type.least = least;
  return type;
}

}  // namespace rbplan
