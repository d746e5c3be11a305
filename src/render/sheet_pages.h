// Where the pages of a printed sheet end.
#pragma once
#include <cstddef>
#include <vector>

namespace rbplan {

struct SheetPages {
  std::vector<double> heights;  // of the rows, in points
  // Before these rows no page should end: what stands above goes on in them.
  std::vector<bool> goes_on;
  std::vector<std::size_t> ends;  // before these rows a page ends, ascending
  double room = 0;                // of a page, in points
  double repeated = 0;            // what of it headings take that stand on each page behind the row `repeated_from`
  std::size_t repeated_from = 0;
};

// All rows before which a page ends, ascending.
std::vector<std::size_t> page_ends(const SheetPages& pages);

}  // namespace rbplan
