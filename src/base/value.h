// A plain value for machine formats, and lists of named values in their written order.
#pragma once
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace rbplan {

// A decimal number as it was written, so that nothing is rounded on the way through.
struct Decimal {
  std::string digits;  // a JSON number
};

struct Value;
using List = std::vector<Value>;
using Object = std::vector<std::pair<std::string, Value>>;

// A list whose items are made one at a time, when they are written: a long one is never whole in memory.
struct LazyList {
  std::size_t size;
  std::function<Value(std::size_t i)> item;
};

struct Value {
  std::variant<std::nullptr_t, bool, std::int64_t, Decimal, std::string, List, Object, std::shared_ptr<const LazyList>>
      is = nullptr;

  Value() = default;
  Value(std::nullptr_t) {}
  Value(bool value) : is(value) {}
  Value(int value) : is(std::int64_t{value}) {}
  Value(std::size_t value) : is(static_cast<std::int64_t>(value)) {}
  Value(Decimal value) : is(std::move(value)) {}
  Value(std::string value) : is(std::move(value)) {}
  Value(const char* value) : is(std::string(value)) {}
  Value(List value) : is(std::move(value)) {}
  Value(Object value) : is(std::move(value)) {}
  Value(LazyList value);
};

// `value` as JSON (RFC 8259) with two blanks of indentation and a last line feed. Bytes that are no UTF-8 become
// U+FFFD; `##[`, which a CI runner would take for a command, is written `##\u005b`.
std::string to_json(const Value& value);

// The value of a JSON text; nothing where it is none.
std::optional<Value> parse_json(std::string_view text);

}  // namespace rbplan
