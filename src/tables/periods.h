// Months and quarters as tables name them, and the marks and amounts that stand below.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/period.h"
#include "tables/grid.h"

namespace rbplan {

// A period that a text names.
struct NamedPeriod {
  Period period;
  bool is_half_year = false;     // whose last month it is, since a plan has none of these
  std::optional<int> year = {};  // that is named beside it
};

// The periods that a text names: `AGS`, `Nopember 2021`, `B03`, `TW II`, `S1`, `mei-juni`, `Januari s.d. Maret, Juli`,
// `setiap bulan`, and those of days: `15 Maret 2023`, `2023-03-31`. Nothing where any of it is something else; numbers
// alone are none.
std::optional<std::vector<NamedPeriod>> named_periods(std::string_view text);
// The same of a schedule's cell, where months may be numbers, and lines and blanks part them: `3, 6`, `1 s/d 12`.
std::optional<std::vector<NamedPeriod>> scheduled_periods(std::string_view text);

Periods in_order(const std::vector<NamedPeriod>& named);  // each once

// A month, or a quarter, as another period is one.
Period of_sort(const Period& other, unsigned number);

// Whether a text says that nothing is scheduled: `tanpa jadwal`.
bool says_unscheduled(std::string_view text);

// `1` to `4` or `I` to `IV`; 0 for other text.
unsigned small_roman_or_number(std::string_view text);

// What a cell below a period says.
struct TableMark {
  enum class Kind { nothing, tick, amount, other };

  Kind kind = Kind::other;
  std::string amount = {};  // of an amount, and of a `1`, its decimal number
  bool is_percent = false;  // it bears the sign
};

TableMark read_mark(const GridCell& cell);

// The number of a text such as `25`, `0,25`, `1.500`, `25 %`, `Rp 1.500.000,-`, with what stands behind it.
struct Quantity {
  std::string digits;  // a decimal number
  std::string unit;
};

std::optional<Quantity> read_quantity(const GridCell& cell);

// Whether a text stands for nothing among marks and amounts: `-`, `tidak ada`, `0`.
bool is_nothing(std::string_view text);

}  // namespace rbplan
