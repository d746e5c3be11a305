#include "base/value.h"

namespace rbplan {

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
