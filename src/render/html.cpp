#include "render/html.h"

#include <fmt/format.h>

#include <algorithm>

#include "archive/xml.h"
#include "base/text.h"
#include "render/html_chart.h"
#include "render/html_search.h"
#include "render/html_style.h"
#include "render/printed.h"
#include "render/said.h"

namespace rbplan {
namespace {

std::string_view class_of(Tone tone) {
  switch (tone) {
    case Tone::done:
      return "done";
    case Tone::due:
      return "due";
    case Tone::overdue:
      return "overdue";
    case Tone::cancelled:
      return "cancelled";
    case Tone::plain:
    case Tone::upcoming:
      return {};
  }
  return {};
}

std::string_view class_of(Role role) {
  switch (role) {
    case Role::plain:
      return {};
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

// `#ANCHOR`, and of the web only what a browser asks for over the network: nothing else that an address could do.
bool is_harmless(std::string_view address) {
  const std::string scheme = ascii_lower(address.substr(0, address.find(':') + 1));
  return address.starts_with('#') || scheme == "http:" || scheme == "https:";
}

constexpr std::string_view kHeadingTags[] = {"h2", "h3", "h4", "h5", "h6"};

class Page {
 public:
  Page(const Document& document, Paper paper)
      : words_(document.language), document_(document), caption_(document.title), xml_("<!DOCTYPE html>\n") {
    const auto html = xml_.open("html", {{"lang", document.language == Language::indonesian ? "id" : "en"}});
    add_head(paper);
    const auto body = xml_.open("body");
    xml_.leaf("a", {{"class", "skip"}, {"href", "#content"}}, words_("To the content"));
    {
      const auto header = xml_.open("header");
      xml_.leaf("h1", {{"class", document.is_title_centred ? "centred" : ""}}, document.title);
      for (const std::string& fact : document.facts) xml_.leaf("p", {{"class", "facts"}}, fact);
    }
    if (const auto parts = parts_from(0, 0); !parts.empty()) {
      const auto nav = xml_.open("nav", {{"aria-label", words_("On this page")}});
      add_contents(parts);
    }
    xml_.raw("\n");
    if (is_searched()) add_search(xml_, document.facets, words_);
    {
      const auto main = xml_.open("main", {{"id", "content"}, {"tabindex", -1}});
      add_pages();
    }
    if (!is_searched()) return;
    const auto script = xml_.open("script");
    xml_.raw(page_script());
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
        xml_.leaf(kHeadingTags[level_], line);
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
    if (table.is_of_facts) return add_facts(table);
    const std::string& name = table.caption.empty() ? caption_ : table.caption;
    for (const Value& line : table.legend) xml_.leaf("p", said_legend(line, false, words_));
    // What is wider than the screen scrolls by itself, by keyboard too.
    const auto scroll =
        xml_.open("div", {{"class", "scroll"}, {"role", "region"}, {"tabindex", 0}, {"aria-label", name}});
    const auto element = xml_.open("table");
    {
      const auto caption = xml_.open("caption");
      xml_.leaf("span", {{"class", "hidden"}}, name);
    }
    add_headings(table);
    add_body(table);
  }

  void operator()(const NewPage&) {}

  void operator()(const Section& section) {
    xml_.raw("\n");
    const auto element = xml_.open("section", {{"id", section.anchor}});
    level_ = std::min(section.depth, std::size(kHeadingTags) - 1);
    xml_.leaf(kHeadingTags[level_], section.heading);
    caption_ = section.heading;
    ++level_;
    add_contents(parts_from(at_, section.depth + 1));
    while (!is_at_end(section.depth)) add_block();
  }

  void operator()(const Entry& entry) {
    xml_.raw("\n");
    const auto element = xml_.open(
        "details", {{"id", entry.anchor}, {"open", "open"}, {kAnswersAttribute, said_answers(entry.answers)}});
    {
      const auto summary = xml_.open("summary");
      xml_.leaf(kHeadingTags[std::min(level_, std::size(kHeadingTags) - 1)], entry.heading);
      if (!entry.aside.empty()) xml_.leaf("span", entry.aside);
      for (const std::string& anchor : entry.old_anchors) xml_.leaf("span", {{"id", anchor}}, "");
    }
    caption_ = entry.heading;
    while (!is_at_end_of_entry()) add_block();
  }

  void operator()(const Chart& chart) {
    caption_ = chart.heading;
    add_chart(xml_, chart, words_);
    (*this)(chart.table);
  }

 private:
  bool is_searched() const { return !document_.facets.empty(); }

  void add_head(Paper paper) {
    const auto head = xml_.open("head");
    const std::string style = html_style(paper, document_.is_landscape, is_searched());
    xml_.empty("meta", {{"charset", "utf-8"}});
    xml_.empty("meta", {{"name", "viewport"}, {"content", "width=device-width, initial-scale=1"}});
    xml_.empty("meta", {{"http-equiv", "Content-Security-Policy"},
                        {"content", content_policy(style, is_searched() ? page_script() : std::string_view())}});
    xml_.empty("meta", {{"name", "referrer"}, {"content", "no-referrer"}});
    if (!document_.office.empty()) xml_.empty("meta", {{"name", "author"}, {"content", document_.office}});
    xml_.leaf("title", document_.title);
    const auto element = xml_.open("style");
    xml_.raw(style);
  }

  void add_block() { std::visit(*this, document_.blocks[at_++]); }

  bool is_at_end_of_pages() const {
    return at_ >= document_.blocks.size() || std::holds_alternative<NewPage>(document_.blocks[at_]);
  }

  // Whether what was begun at that depth ends here.
  bool is_at_end(std::size_t depth) const {
    if (is_at_end_of_pages()) return true;
    const auto* section = std::get_if<Section>(&document_.blocks[at_]);
    return section && section->depth <= depth;
  }

  bool is_at_end_of_entry() const {
    return is_at_end_of_pages() || std::holds_alternative<Section>(document_.blocks[at_]) ||
           std::holds_alternative<Entry>(document_.blocks[at_]);
  }

  // What stands on pages of one kind is an element.
  void add_pages() {
    bool is_landscape = document_.is_landscape;
    for (at_ = 0; at_ <= document_.blocks.size(); ++at_) {
      const auto pages =
          xml_.open("div", {{"class", is_landscape == document_.is_landscape ? "pages" : "pages turned"}});
      while (!is_at_end_of_pages()) add_block();
      if (at_ < document_.blocks.size()) is_landscape = std::get<NewPage>(document_.blocks[at_]).is_landscape;
    }
  }

  // The sections of that depth from a block on, up to one that is less deep.
  std::vector<const Section*> parts_from(std::size_t first, std::size_t depth) const {
    std::vector<const Section*> parts;
    for (std::size_t i = first; i < document_.blocks.size(); ++i) {
      const auto* section = std::get_if<Section>(&document_.blocks[i]);
      if (section && section->depth < depth) break;
      if (section && section->depth == depth) parts.push_back(section);
    }
    return parts;
  }

  void add_contents(const std::vector<const Section*>& parts) {
    constexpr std::size_t kMost = 12;  // more are no overview
    if (parts.size() < 2 || parts.size() > kMost) return;
    const auto list = xml_.open("ul", {{"class", "contents"}});
    for (const Section* part : parts) {
      const auto item = xml_.open("li");
      xml_.leaf("a", {{"href", '#' + part->anchor}}, part->heading);
    }
  }

  void add_facts(const Table& table) {
    const auto list = xml_.open("dl");
    for (const TableLine& line : lines_of(table)) {
      if (!line.row) continue;
      xml_.leaf("dt", said(line.row->cells[0], words_));
      const auto fact = xml_.open("dd");
      add_value(line.row->cells[1]);
    }
  }

  void add_value(const Value& value) {
    if (const auto* list = std::get_if<List>(&value.is)) {
      for (const Value& one : *list) {
        if (&one != &list->front()) xml_.text(", ");
        add_value(one);
      }
      return;
    }
    const auto* mark = std::get_if<Mark>(&value.is);
    const std::string_view tone = mark ? class_of(mark->sign->tone) : std::string_view();
    if (!tone.empty()) return xml_.leaf("span", {{"class", tone}}, said(value, words_));
    const auto* link = std::get_if<Link>(&value.is);
    if (!link || !is_harmless(link->address)) return xml_.text(said_unbroken(value, words_));
    xml_.leaf("a", {{"href", link->address}}, link->text);
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
    const auto row = line.row ? xml_.open("tr", {{kAnswersAttribute, said_answers(line.row->answers)}})
                              : xml_.open("tr", {{"class", "group"}});
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
    std::vector<std::string_view> looks = {class_of(column.role), class_of(cell.tone)};
    if (cell.text.empty() && index > 0) looks.clear();
    if (row.is_struck_at(column)) looks.emplace_back("struck");
    if (std::holds_alternative<Date>(row.cells[index].is)) looks.emplace_back("day");
    std::erase(looks, std::string_view());
    const std::string look = join(looks, " ");
    const std::string rows = several(span);
    const std::string columns = several(row.reach(index));
    const auto element =
        index == 0 ? xml_.open("th", {{"scope", "row"}, {"class", look}, {"rowspan", rows}, {"colspan", columns}})
                   : xml_.open("td", {{"class", look}, {"rowspan", rows}, {"colspan", columns}});
    if (!cell.words.empty()) {
      add_both(cell.text, said_heading(all, index, row.reach(index), words_) + ", " + cell.words);
      return;
    }
    if (std::holds_alternative<Mark>(row.cells[index].is)) {
      xml_.text(cell.text);  // in the cell's colour
    } else {
      add_value(row.cells[index]);
    }
    if (column.role == Role::text) xml_.text(printed_notes(row));
  }

  Words words_;
  const Document& document_;
  std::size_t at_ = 0;     // the next block
  std::size_t level_ = 0;  // of the next heading
  std::string caption_;    // of the next table: the heading it stands under
  Xml xml_;
};

}  // namespace

std::string render_html(const Document& document, Paper paper) { return Page(document, paper).take(); }

}  // namespace rbplan
