#include "render/html.h"

#include <fmt/format.h>

#include "archive/xml.h"
#include "base/text.h"
#include "render/html_style.h"
#include "render/printed.h"
#include "render/said.h"

namespace rbplan {
namespace {

std::string_view class_of(Tone tone) {
  switch (tone) {
    case Tone::done:
      return " done";
    case Tone::due:
      return " due";
    case Tone::overdue:
      return " overdue";
    case Tone::cancelled:
      return " cancelled";
    case Tone::plain:
    case Tone::upcoming:
      return {};
  }
  return {};
}

std::string_view class_of(Role role) {
  switch (role) {
    case Role::plain:
      return "plain";
    case Role::text:
      return "text";
    case Role::aside:
      return "aside";
    case Role::mark:
      return "mark";
    case Role::figure:
      return "figure";
  }
  return {};
}

// A span, where it is none that goes without saying.
std::string several(std::size_t span) { return span > 1 ? std::to_string(span) : std::string(); }

class Page {
 public:
  Page(const Document& document, Paper paper)
      : words_(document.language), caption_(document.title), xml_("<!DOCTYPE html>\n") {
    const auto html = xml_.open("html", {{"lang", document.language == Language::indonesian ? "id" : "en"}});
    add_head(document, paper);
    const auto body = xml_.open("body");
    xml_.leaf("a", {{"class", "skip"}, {"href", "#content"}}, words_("To the content"));
    {
      const auto header = xml_.open("header");
      xml_.leaf("h1", {{"class", document.is_title_centred ? "centred" : ""}}, document.title);
      for (const std::string& fact : document.facts) xml_.leaf("p", {{"class", "facts"}}, fact);
    }
    xml_.raw("\n");
    const auto main = xml_.open("main", {{"id", "content"}, {"tabindex", -1}});
    add_sections(document);
  }

  std::string take() && { return std::move(xml_).take() + '\n'; }

  void operator()(const Paragraph& paragraph) {
    const bool is_heading = paragraph.role == Paragraph::Role::heading;
    if (is_heading) caption_ = join(paragraph.lines, " ");
    std::string look = paragraph.role == Paragraph::Role::centred     ? "centred"
                       : paragraph.role == Paragraph::Role::signature ? "signature"
                                                                      : "";
    for (const std::string& line : paragraph.lines) {
      if (is_heading) {
        xml_.leaf("h2", line);
        continue;
      }
      const bool is_first = &line == &paragraph.lines.front();
      xml_.leaf("p", {{"class", is_first ? "first " + look : look}}, line);
    }
  }

  void operator()(const Listing& listing) {
    const auto list = xml_.open("ul");
    for (const std::string& line : listing.lines) xml_.leaf("li", line);
  }

  void operator()(const Table& table) {
    for (const Value& line : table.legend) xml_.leaf("p", said_legend(line, false, words_));
    // What is wider than the screen scrolls by itself, by keyboard too.
    const auto scroll =
        xml_.open("div", {{"class", "scroll"}, {"role", "region"}, {"tabindex", 0}, {"aria-label", caption_}});
    const auto element = xml_.open("table");
    {
      const auto caption = xml_.open("caption");
      xml_.leaf("span", {{"class", "hidden"}}, caption_);
    }
    add_headings(table);
    add_body(table);
  }

  void operator()(const NewPage&) {}

 private:
  void add_head(const Document& document, Paper paper) {
    const auto head = xml_.open("head");
    xml_.empty("meta", {{"charset", "utf-8"}});
    xml_.empty("meta", {{"name", "viewport"}, {"content", "width=device-width, initial-scale=1"}});
    xml_.empty("meta", {{"http-equiv", "Content-Security-Policy"},
                        {"content", "default-src 'none'; style-src 'unsafe-inline'"}});
    if (!document.office.empty()) xml_.empty("meta", {{"name", "author"}, {"content", document.office}});
    xml_.leaf("title", document.title);
    const auto style = xml_.open("style");
    xml_.raw(html_style(paper, document.is_landscape));
  }

  // What stands on pages of one kind is a section.
  void add_sections(const Document& document) {
    bool is_landscape = document.is_landscape;
    for (std::size_t i = 0; i <= document.blocks.size(); ++i) {
      const auto section = xml_.open("section", {{"class", is_landscape == document.is_landscape ? "" : "turned"}});
      for (; i < document.blocks.size(); ++i) {
        if (const auto* page = std::get_if<NewPage>(&document.blocks[i])) {
          is_landscape = page->is_landscape;
          break;
        }
        std::visit(*this, document.blocks[i]);
      }
    }
  }

  // A short text for the eye, the whole one for the ear.
  void add_both(std::string_view shown, std::string_view spoken) {
    xml_.leaf("span", {{"aria-hidden", "true"}}, shown);
    xml_.leaf("span", {{"class", "hidden"}}, spoken);
  }

  void add_headings(const Table& table) {
    const auto head = xml_.open("thead");
    for (const std::vector<HeadingCell>& line : heading_lines(table)) {
      const auto row = xml_.open("tr");
      for (const HeadingCell& heading : line) {
        if (heading.rows == 0) continue;
        const TableColumn& column = *heading.column;
        const auto cell = xml_.open("th", {{"scope", heading.columns > 1 ? "colgroup" : "col"},
                                           {"colspan", several(heading.columns)},
                                           {"rowspan", several(heading.rows)},
                                           {"class", column.is_current ? "current" : ""},
                                           {"aria-current", column.is_current ? "date" : ""}});
        if (column.role == Role::mark && heading.text != column.above) {
          add_both(heading.text, column.heading);
        } else {
          xml_.text(heading.text);
        }
      }
    }
    if (!table.is_numbered) return;
    const auto row = xml_.open("tr", {{"aria-hidden", "true"}});
    for (std::size_t i = 1; i <= table.columns.size(); ++i) xml_.leaf("td", std::to_string(i));
  }

  // A heading begins a body of its own, which it heads.
  void add_body(const Table& table) {
    const std::vector<TableLine> lines = lines_of(table);
    const Spans spans = spans_of(table, lines, words_);
    for (std::size_t i = 0; i < lines.size();) {
      const auto body = xml_.open(lines[i].is_total ? "tfoot" : "tbody");
      const std::size_t first = i;
      for (; i < lines.size() && (i == first || (lines[i].row && !lines[i].is_total)); ++i)
        add_line(table, lines[i], spans[i]);
    }
  }

  void add_line(const Table& table, const TableLine& line, const std::vector<std::size_t>& spans) {
    xml_.raw("\n");
    const auto row = xml_.open("tr", {{"class", line.row ? "" : "group"}});
    if (!line.row) {
      xml_.leaf(
          "th",
          {{"scope", "rowgroup"}, {"colspan", several(table.columns.size())}, {"class", line.depth == 0 ? "top" : ""}},
          line.heading);
      return;
    }
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
      if (spans[i] > 0 && line.row->reach(i) > 0) add_cell(table.columns, *line.row, i, spans[i]);
    }
  }

  // The first cell names its row.
  void add_cell(const std::vector<TableColumn>& all, const TableRow& row, std::size_t index, std::size_t span) {
    const TableColumn& column = all[index];
    const PrintedCell cell = printed(row.cells[index], column, words_);
    const std::string look =
        fmt::format("{}{}{}", class_of(column.role), class_of(cell.tone), row.is_struck_at(column) ? " struck" : "");
    const std::string rows = several(span);
    const std::string columns = several(row.reach(index));
    const auto element =
        index == 0 ? xml_.open("th", {{"scope", "row"}, {"class", look}, {"rowspan", rows}, {"colspan", columns}})
                   : xml_.open("td", {{"class", look}, {"rowspan", rows}, {"colspan", columns}});
    if (!cell.words.empty()) {
      add_both(cell.text, said_heading(all, index, row.reach(index), words_) + ", " + cell.words);
      return;
    }
    xml_.text(cell.text);
    if (column.role == Role::text) xml_.text(printed_notes(row));
  }

  Words words_;
  std::string caption_;  // of the next table: the heading it stands under
  Xml xml_;
};

}  // namespace

std::string render_html(const Document& document, Paper paper) { return Page(document, paper).take(); }

}  // namespace rbplan
