#include "tables/bare_numbers.h"

#include <map>

namespace rbplan {
namespace {

// A text that may begin with a number, of one column.
struct Numbered {
  LineText* text;
  Printed printed;
};

bool follows(const Printed& before, const Printed& now) { return now.value == before.value + 1; }

// Whether a bare number is the next one, or the first of several.
bool is_in_order(const std::vector<Numbered>& all, std::size_t at) {
  const Printed& here = all[at].printed;
  if (at > 0 && follows(all[at - 1].printed, here)) return true;
  return here.value == 1 && at + 1 < all.size() && follows(here, all[at + 1].printed);
}

void read_column(const std::vector<Numbered>& all) {
  bool has_any = false;
  for (std::size_t i = 0; i < all.size(); ++i) has_any = has_any || (all[i].printed.is_bare && is_in_order(all, i));
  for (std::size_t i = 0; i < all.size() && has_any; ++i) {
    const Printed& printed = all[i].printed;
    if (printed.is_bare && (printed.value == 1 || is_in_order(all, i))) all[i].text->printed = printed;
  }
}

}  // namespace

void read_bare_numbers(TableBody& body) {
  std::map<int, std::vector<Numbered>> slots;
  for (BodyLine& line : body.lines) {
    for (LineText& text : line.texts) {
      if (body.slots.at(static_cast<std::size_t>(text.slot)) == ColumnRole::number) continue;
      std::vector<Numbered>& all = slots[text.slot];
      const bool is_once_more = !all.empty() && all.back().text->printed.raw == text.printed.raw;
      Printed printed = text.printed.kind == Printed::Kind::none ? take_bare_number(text.printed.raw) : text.printed;
      if (printed.kind == Printed::Kind::digit && !is_once_more) all.push_back({&text, std::move(printed)});
    }
  }
  for (const auto& [slot, all] : slots) read_column(all);
}

}  // namespace rbplan
