// JSON (RFC 8259), written and read.
//
// Dates are text, periods the number of their last month, marks their word, links their text. Bytes that are no UTF-8
// become U+FFFD; `##[`, which a CI runner would take for a command, is written `##\u005b`.
#pragma once
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/value.h"

namespace rbplan {

// Writes one object, member by member, with two blanks of indentation and a last line feed. A long list is written
// item by item, and is never whole in memory.
class JsonObject {
 public:
  JsonObject();
  ~JsonObject();
  JsonObject(JsonObject&&) noexcept;

  void add(std::string_view key, const Value& value);
  void add(const Object& members);

  void begin_list(std::string_view key);
  void add_item(const Value& value);
  void end_list();

  std::string text() &&;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

std::string to_json(const Value& value);       // indented, with a last line feed
std::string to_json_line(const Value& value);  // on one line, without line feed

// The value of a JSON text; nothing where it is none.
std::optional<Value> parse_json(std::string_view text);

}  // namespace rbplan
