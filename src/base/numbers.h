// How numbers are written: what a YAML 1.2 reader takes for one, and what rbplan does.
#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace rbplan {

constexpr std::size_t kMostDigits = 15;  // a double holds them all

// What a scalar without quotes is to a YAML 1.2 reader (core schema, 10.3.2): 012, +5, 0x1F; 1e3, .5, .inf.
bool is_plain_whole(std::string_view text);
bool is_plain_decimal(std::string_view text);

// A whole number as rbplan reads it, however large: 12, 0, -7.
bool is_whole(std::string_view text);

// A decimal number as rbplan reads it: digits, at most one point between them, at most kMostDigits characters.
bool is_quantity(std::string_view text);

// The digits of `1.234.567`: one to three, then groups of three behind the same sign, at least one of them.
std::optional<std::string> grouped_digits(std::string_view text, char sign);

// Whether a quantity, as rbplan reads it, may have been meant for thousands: `1.500`.
bool may_be_thousands(std::string_view quantity);

// The same quantity as nobody can mistake it: `1.5` for `1.500`, `1.1250` for `1.125`.
std::string unmistakable(std::string_view quantity);

// Whether a unit is per cent: `%`, `persen`, `presentase` as people misspell it.
bool is_per_cent(std::string_view unit);

// Whether a text is empty, or stands for nothing: `-`, `tidak ada`, `nihil`. A 0 is a number.
bool says_nothing(std::string_view text);

bool has_leading_zero(std::string_view text);
std::string without_zeros(std::string_view digits);

}  // namespace rbplan
