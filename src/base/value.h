// A value as a query found it: what it is, not how it looks. Machine formats write it, `said` puts it into words.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "base/ansi.h"
#include "base/period.h"

namespace rbplan {

// A decimal number as it was written, so that nothing is rounded on the way through.
struct Decimal {
  std::string digits;     // a JSON number
  std::string unit = {};  // said behind it to people

  // What stands behind the digits: `%`, ` dokumen`.
  std::string said_unit() const { return unit.empty() || unit == "%" ? unit : ' ' + unit; }

  friend bool operator==(const Decimal&, const Decimal&) = default;
};

struct Money {
  std::int64_t rupiah = 0;
};

// `n` of `of`.
struct Ratio {
  std::size_t n = 0;
  std::size_t of = 0;
};

// A part of a whole, perhaps more than all of it, in thousandths: people read per cent with one decimal.
struct Share {
  std::int64_t thousandths = 0;

  Decimal percent() const;
};

// What a colour tells beside the words.
enum class Tone { plain, done, due, overdue, upcoming, cancelled };

// One of a few things that can be told by a word, or by a glyph where there is room for one character.
struct Sign {
  std::string_view word;    // for programs
  std::string_view phrase;  // for people
  std::string_view glyph;
  std::string_view ascii;
  Tone tone = Tone::plain;
  std::string_view one = {};  // a phrase with a number, {0}; empty: the number is not said
  std::string_view many = {};
};

// A sign, and a number that belongs to it, such as how many days. The sign outlives it.
struct Mark {
  const Sign* sign = nullptr;
  std::size_t number = 0;
};

// Text that leads to a place in a file, or to an address: of the web, or `#ANCHOR` in its own document.
struct Link {
  std::string text;
  FilePlace place = {};
  std::string address = {};
};

struct Value;
using List = std::vector<Value>;
using Object = std::vector<std::pair<std::string, Value>>;  // in the order in which it is written

struct Value {
  std::variant<std::nullptr_t, bool, std::int64_t, Decimal, Money, std::chrono::year, Date, Period, Periods, Ratio,
               Share, Mark, std::string, Link, List, Object>
      is = nullptr;

  Value() = default;
  Value(std::nullptr_t) {}
  Value(bool value) : is(value) {}
  Value(int value) : is(std::int64_t{value}) {}
  Value(std::int64_t value) : is(value) {}
  Value(std::size_t value) : is(static_cast<std::int64_t>(value)) {}
  Value(Decimal value) : is(std::move(value)) {}
  Value(Money value) : is(value) {}
  Value(std::chrono::year value) : is(value) {}
  Value(Date value) : is(value) {}
  Value(Period value) : is(value) {}
  Value(Periods value) : is(std::move(value)) {}
  Value(Ratio value) : is(value) {}
  Value(Share value) : is(value) {}
  Value(Mark value) : is(value) {}
  Value(std::string value) : is(std::move(value)) {}
  Value(std::string_view value) : is(std::string(value)) {}
  Value(const char* value) : is(std::string(value)) {}
  Value(Link value) : is(std::move(value)) {}
  Value(List value) : is(std::move(value)) {}
  Value(Object value) : is(std::move(value)) {}
};

// What values a program can expect at a place.
struct ValueType {
  enum class Kind { text, integer, number, measure, truth, date, month, one_of, list, object };
  struct Member;

  Kind kind = Kind::text;
  bool or_null = false;
  std::optional<int> least;             // of an integer
  std::string_view pattern = {};        // of a text, a regular expression (ECMA 262)
  std::vector<std::string_view> words;  // of one_of
  std::vector<Member> members;          // of an object; of a list one without a key: its items
  std::size_t size = 0;                 // of a list that always has as many items
};

struct ValueType::Member {
  std::string key;
  ValueType type;
  std::string_view about = {};  // a phrase
};

ValueType list_of(ValueType items, std::size_t size = 0);
ValueType object_of(std::vector<ValueType::Member> members);
ValueType or_null(ValueType type);
ValueType integer_from(int least);

}  // namespace rbplan
