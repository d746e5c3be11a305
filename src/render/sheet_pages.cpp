#include "render/sheet_pages.h"

#include <algorithm>

namespace rbplan {
namespace {

// The last row not behind `last` before which a page that begins with `first` may end; where there is none in its
// second half, the last one.
std::size_t end_before(const SheetPages& pages, std::size_t first, std::size_t last) {
  for (std::size_t row = last; row > first + (last - first) / 2; --row) {
    if (!pages.goes_on[row]) return row;
  }
  return last;
}

}  // namespace

std::vector<std::size_t> page_ends(const SheetPages& pages) {
  std::vector<std::size_t> ends;
  std::size_t first = 0;
  double used = 0;
  for (std::size_t row = 0; row < pages.heights.size(); ++row) {
    if (std::binary_search(pages.ends.begin(), pages.ends.end(), row)) {
      ends.push_back(first = row);
      used = 0;
    }
    const double room = first >= pages.repeated_from ? pages.room - pages.repeated : pages.room;
    if (row > first && used + pages.heights[row] > room) {
      ends.push_back(first = end_before(pages, first, row));
      row = first;
      used = 0;
    }
    used += pages.heights[row];
  }
  return ends;
}

}  // namespace rbplan
