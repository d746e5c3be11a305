#include "render/screen.h"

#include <algorithm>

#include "base/text.h"
#include "render/said.h"

namespace rbplan {
namespace {

std::string with_plain_blanks(std::string line) {
  constexpr std::string_view kNoBreak = "\xC2\xA0";
  for (std::size_t at = line.find(kNoBreak); at != std::string::npos; at = line.find(kNoBreak, at)) {
    line.replace(at, kNoBreak.size(), " ");
  }
  return line;
}

}  // namespace

std::string painted(std::string text, std::string_view code, const Screen& screen) {
  return screen.colour ? painted(std::move(text), code) : std::move(text);
}

std::string_view colour_of(Tone tone) {
  switch (tone) {
    case Tone::done:
      return "34";
    case Tone::due:
      return "33";
    case Tone::overdue:
      return "1;31";
    case Tone::cancelled:
      return "2";
    case Tone::plain:
    case Tone::upcoming:
      return {};
  }
  return {};
}

Cell cell_of(const Value& value, const Words& words) {
  Cell cell{visible_line(said(value, words))};
  if (const auto* mark = std::get_if<Mark>(&value.is)) cell.tone = mark->sign->tone;
  const auto* link = std::get_if<Link>(&value.is);
  if (link && !link->place.path.empty()) cell.place = &link->place;
  return cell;
}

std::string shown_part(std::string text, const Cell& cell, const Screen& screen) {
  return cell.place ? linked(std::move(text), *cell.place, screen.links) : std::move(text);
}

std::string shown(const Cell& cell, const Screen& screen) {
  return shown_part(painted(cell.text, colour_of(cell.tone), screen), cell, screen);
}

std::optional<std::size_t> column_of(const Table& table, Role role) {
  const auto found = std::find_if(table.columns.begin(), table.columns.end(),
                                  [&](const TableColumn& column) { return column.role == role; });
  return found == table.columns.end() ? std::nullopt
                                      : std::optional(static_cast<std::size_t>(found - table.columns.begin()));
}

bool has_column(const Table& table, Role role) { return column_of(table, role).has_value(); }

std::string pad(std::size_t from, std::size_t to) { return std::string(to > from ? to - from : 0, ' '); }

void add_wrapped(std::string& out, std::string_view text, std::string_view code, const Screen& screen,
                 std::size_t indent) {
  for (const std::string& line : wrap(visible_line(text), screen.columns - indent)) {
    out += std::string(indent, ' ') + painted(with_plain_blanks(line), code, screen) + '\n';
  }
}

}  // namespace rbplan
