#include "render/said.h"

#include "base/text.h"

namespace rbplan {
namespace {

// Three or more neighbours are a run.
std::string said_joined(const Periods& periods, const Words& words) {
  if (periods.empty()) return std::string(words("no month"));
  std::vector<std::string> parts;
  for (std::size_t i = 0; i < periods.size();) {
    std::size_t last = i;
    while (last + 1 < periods.size() && are_neighbours(periods[last], periods[last + 1])) ++last;
    if (last - i < 2) last = i;
    std::string part = words.short_period(periods[i]);
    if (last > i) part += '-' + words.short_period(periods[last]);
    parts.push_back(std::move(part));
    i = last + 1;
  }
  return join(parts, ", ");
}

// `162/209 (77%)`, rounded down; `0/0`.
std::string said_ratio(Ratio ratio, const Words& words) {
  if (ratio.of == 0) return said_short(ratio, words);
  return fmt::format("{} ({}%)", said_short(ratio, words), words.number(ratio.n * 100 / ratio.of));
}

struct Say {
  const Words& words;

  std::string operator()(std::nullptr_t) const { return {}; }
  std::string operator()(bool value) const { return std::string(value ? words("yes") : words("no")); }
  std::string operator()(std::int64_t value) const { return words.number(fmt::format("{}", value)); }
  std::string operator()(const Decimal& value) const { return words.number(value.digits) + value.said_unit(); }
  std::string operator()(const Money& value) const { return "Rp " + words.number(fmt::format("{}", value.rupiah)); }
  std::string operator()(std::chrono::year value) const { return std::to_string(int{value}); }
  std::string operator()(const Date& value) const { return words.date(value); }
  std::string operator()(const Period& value) const { return words.short_period(value); }
  std::string operator()(const Periods& value) const { return said_joined(value, words); }
  std::string operator()(const Ratio& value) const { return said_ratio(value, words); }
  std::string operator()(const Share& value) const { return words.number(value.percent().digits) + '%'; }
  std::string operator()(const Mark& value) const {
    const Sign& sign = *value.sign;
    const bool says_number = value.number > 0 && !sign.one.empty();
    return says_number ? words.count(value.number, sign.one, sign.many) : std::string(words(sign.phrase));
  }
  std::string operator()(const std::string& value) const { return value; }
  std::string operator()(const Link& value) const { return value.text; }
  std::string operator()(const List& list) const {
    std::vector<std::string> parts;
    for (const Value& value : list) parts.push_back(std::visit(*this, value.is));
    return join(parts, ", ");
  }
  std::string operator()(const Object& object) const {
    std::vector<std::string> parts;
    for (const auto& [key, value] : object) parts.push_back(key + ": " + std::visit(*this, value.is));
    return join(parts, ", ");
  }
};

}  // namespace

std::string said_short(Ratio ratio, const Words& words) {
  return fmt::format("{}/{}", words.number(ratio.n), words.number(ratio.of));
}

std::string said_legend(const Value& line, bool ascii, const Words& words) {
  const auto* marks = std::get_if<List>(&line.is);
  if (!marks) return said(line, words);
  std::vector<std::string> parts;
  for (const Value& mark : *marks) {
    const Sign& sign = *std::get<Mark>(mark.is).sign;
    parts.push_back(fmt::format("{}\xC2\xA0{}", ascii ? sign.ascii : sign.glyph, said(mark, words)));
  }
  return join(parts, ", ");
}

std::string said(const Value& value, const Words& words) { return std::visit(Say{words}, value.is); }

std::string said_heading(const std::vector<TableColumn>& columns, std::size_t first, std::size_t count,
                         const Words& words) {
  const std::string& heading = columns[first].heading;
  return count == 1 ? heading : words.say("{0} to {1}", heading, columns[first + count - 1].heading);
}

}  // namespace rbplan
