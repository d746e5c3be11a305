#include "render/html_chart.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "render/said.h"

namespace rbplan {
namespace {

struct Drawn {
  std::string name;
  Ratio ratio;
};

// The rows that have a ratio.
std::vector<Drawn> drawn_of(const Chart& chart, const Words& words) {
  std::vector<Drawn> drawn;
  for (const TableGroup& group : chart.table.groups) {
    for (const TableRow& row : group.rows) {
      if (const auto* ratio = std::get_if<Ratio>(&row.cells[chart.drawn].is))
        drawn.push_back({said(row.cells[0], words), *ratio});
    }
  }
  return drawn;
}

std::string percent(double part) { return fmt::format("{:.2f}%", part * 100); }

double share_of(std::size_t part, std::size_t whole) {
  return whole == 0 ? 0 : static_cast<double>(part) / static_cast<double>(whole);
}

// Places are percentages of the width, and of the height units of CSS.
class Drawing {
 public:
  Drawing(Xml& xml, const Words& words) : xml_(xml), words_(words) {}

  // Name and ratio above a bar as long as the whole.
  void bars(const std::vector<Drawn>& drawn) {
    int top = 0;
    for (const Drawn& one : drawn) {
      add_text("0", top + 15, "", said(one.ratio, words_) + "  " + one.name);
      add_box("whole", "0", top + 21, "100%", kBar);
      add_box("part", "0", top + 21, percent(share_of(one.ratio.n, one.ratio.of)), kBar);
      top += kLine;
    }
  }

  // A column as high as its whole, in it one as high as its part; below it the name and both.
  void columns(const std::vector<Drawn>& drawn) {
    std::size_t most = 1;
    for (const Drawn& one : drawn) most = std::max(most, one.ratio.of);
    const double slot = share_of(1, drawn.size());
    double left = 0;
    for (const Drawn& one : drawn) {
      add_column("whole", left + slot * 0.15, slot * 0.7, share_of(one.ratio.of, most));
      add_column("part", left + slot * 0.3, slot * 0.4, share_of(one.ratio.n, most));
      const std::string middle = percent(left + slot / 2);
      add_text(middle, kHigh + 16, "middle", one.name);
      add_text(middle, kHigh + 32, "middle", words_.number(one.ratio.n));
      add_text(middle, kHigh + 48, "middle", words_.number(one.ratio.of));
      left += slot;
    }
  }

  static int height_of(Chart::Form form, std::size_t drawn) {
    return form == Chart::Form::bars ? static_cast<int>(drawn) * kLine : kHigh + 54;
  }

 private:
  static constexpr int kLine = 42;
  static constexpr int kBar = 12;
  static constexpr int kHigh = 120;

  void add_box(std::string_view look, std::string_view x, int y, std::string_view width, int height) {
    xml_.empty("rect", {{"class", look}, {"x", x}, {"y", y}, {"width", width}, {"height", height}});
  }

  void add_column(std::string_view look, double left, double width, double share) {
    const int height = static_cast<int>(share * kHigh + 0.5);
    add_box(look, percent(left), kHigh + 1 - height, percent(width), height);
  }

  void add_text(std::string_view x, int y, std::string_view anchor, std::string_view text) {
    xml_.leaf("text", {{"x", x}, {"y", y}, {"text-anchor", anchor}}, text);
  }

  Xml& xml_;
  const Words& words_;
};

// What is drawn, for those who do not see it.
std::string description(const std::vector<Drawn>& drawn, const Words& words) {
  std::vector<std::string> parts;
  parts.reserve(drawn.size());
  for (const Drawn& one : drawn) parts.push_back(fmt::format("{}: {}", one.name, said(one.ratio, words)));
  return join(parts, "; ");
}

}  // namespace

void add_chart(Xml& xml, const Chart& chart, const Words& words) {
  const std::vector<Drawn> drawn = drawn_of(chart, words);
  if (drawn.empty()) return;
  const auto figure = xml.open("figure", {{"class", "chart"}});
  {
    const auto caption = xml.open("figcaption");
    xml.leaf("strong", chart.heading);
    xml.leaf("span", {{"class", "part"}}, chart.table.columns[chart.drawn].heading);
    xml.leaf("span", {{"class", "whole"}}, words("all"));
  }
  const auto svg =
      xml.open("svg", {{"role", "img"}, {"width", "100%"}, {"height", Drawing::height_of(chart.form, drawn.size())}});
  xml.leaf("title", chart.heading);
  xml.leaf("desc", description(drawn, words));
  Drawing drawing(xml, words);
  switch (chart.form) {
    case Chart::Form::bars:
      return drawing.bars(drawn);
    case Chart::Form::columns:
      return drawing.columns(drawn);
  }
}

}  // namespace rbplan
