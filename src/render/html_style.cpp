#include "render/html_style.h"

#include <fmt/format.h>

#include "base/embedded.h"

namespace rbplan {

extern const EmbeddedFile embedded_page_parts[];
extern const std::size_t embedded_page_parts_count;

namespace {

// Colours of states differ in lightness too; each has a contrast of 4.5 or more on its ground.
constexpr std::string_view kLooks = R"(
:root { color-scheme: light dark; --ground: #ffffff; --ink: #1f2328; --quiet: #59636e; --line: #808890;
  --shade: #e7ebf0; --done: #0b5cad; --due: #8a5a00; --overdue: #9b1c1c; --cancelled: #5f6368; --focus: #0b5cad; }
@media (prefers-color-scheme: dark) {
  :root { --ground: #0d1117; --ink: #e6edf3; --quiet: #9aa4af; --line: #6e7681; --shade: #21262d;
    --done: #6cb6ff; --due: #e3b341; --overdue: #ff7b72; --cancelled: #9aa4af; --focus: #6cb6ff; }
}
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 1rem; max-width: 100rem; background: var(--ground); color: var(--ink);
  font: 1rem/1.5 system-ui, Arial, sans-serif; overflow-wrap: anywhere; }
h1 { font-size: 1.5rem; line-height: 1.25; margin: 0 0 .5rem; }
h2 { font-size: 1.2rem; margin: 1.5rem 0 .5rem; }
p, ul { margin: .25rem 0; }
.first { margin-top: 1rem; }
.facts { color: var(--quiet); }
.centred { text-align: center; }
dl { display: grid; grid-template-columns: minmax(6rem, max-content) minmax(0, 1fr); gap: .15rem 1rem; margin: 1rem 0; }
dt { color: var(--quiet); }
dd { margin: 0; white-space: pre-line; }
.signature { margin-left: 60%; }
.skip { position: absolute; left: -100vw; padding: .5rem 1rem; background: var(--ground); color: var(--focus); }
.skip:focus { position: static; display: inline-block; }
:focus-visible { outline: 3px solid var(--focus); outline-offset: 2px; }
.struck { text-decoration: line-through; }
.hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.scroll { position: relative; overflow-x: auto; margin: 1rem 0; }
table { border-collapse: collapse; min-width: 100%; font-size: .9rem; line-height: 1.35; }
th, td { border: 1px solid var(--line); padding: .3rem .5rem; text-align: left; vertical-align: top;
  overflow-wrap: break-word; white-space: pre-line; }
thead th, thead td { background: var(--shade); text-align: center; vertical-align: middle; }
tbody th { font-weight: inherit; }
tbody th[scope=row]:not(.text, .aside) { white-space: nowrap; }
tbody th[scope=rowgroup] { font-weight: bold; white-space: pre-line; }
th.top { background: var(--shade); }
tfoot { font-weight: bold; }
.text { min-width: 16rem; }
.aside { min-width: 10rem; }
.mark { text-align: center; }
.figure { text-align: right; white-space: nowrap; }
.day { white-space: nowrap; }
.current { outline: 2px solid var(--ink); outline-offset: -3px; }
.done { color: var(--done); }
.due { color: var(--due); }
.overdue { color: var(--overdue); font-weight: bold; }
.cancelled { color: var(--cancelled); }
.pages + .pages { border-top: 1px solid var(--line); margin-top: 2rem; padding-top: 1rem; }
@media print {
  :root { color-scheme: light; --ground: #ffffff; --ink: #000000; --quiet: #333333; --line: #808890; --shade: #e7ebf0;
    --done: #0b5cad; --due: #8a5a00; --overdue: #9b1c1c; --cancelled: #5f6368; }
  body { max-width: none; padding: 0; font: 9pt/1.4 Arial, "Liberation Sans", sans-serif; }
  .skip { display: none; }
  .scroll { overflow: visible; }
  table { width: 100%; font-size: 8pt; line-height: 1.25; }
  th, td { padding: .15rem .25rem; }
  thead th { overflow-wrap: normal; }
  thead, thead tr { break-after: avoid; }
  thead { display: table-header-group; }
  tfoot { display: table-row-group; }
  tr { break-inside: avoid; }
  tbody tr:has(> [rowspan]) { break-inside: auto; }
  tr.group, h1, h2 { break-after: avoid; }
  th, .figure { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  .text, .aside { min-width: 0; }
  table:not(:has(.aside ~ .aside)) tr:has(> .aside) > .text { width: 50%; }
  .signature + .signature { break-before: avoid; }
  .pages + .pages { border: 0; margin: 0; padding: 0; break-before: page; }
  .turned { page: turned; }
}
)";

}  // namespace

std::string html_style(Paper paper, bool is_landscape, bool is_searched) {
  constexpr double kPerPoint = 20;
  const PaperSize size = size_of(paper);
  const double width = size.width / kPerPoint;
  const double height = size.height / kPerPoint;
  const std::string upright = fmt::format("{}pt {}pt", width, height);
  const std::string landscape = fmt::format("{}pt {}pt", height, width);
  const std::string_view searched =
      is_searched ? embedded_file(embedded_page_parts, embedded_page_parts_count, "html_page.css").value()
                  : std::string_view();
  return fmt::format("{}{}@page {{ size: {}; margin: 12mm; }}\n@page turned {{ size: {}; }}\n", kLooks, searched,
                     is_landscape ? landscape : upright, is_landscape ? upright : landscape);
}

}  // namespace rbplan
