// Ticks as a calendar (RFC 5545).
#pragma once
#include "render/formats.h"

namespace rbplan {

// One entry a row, on the whole day of its deadline. The same question gives the same bytes: an entry is told from
// others by office, year, id and period, and its version is how many amendments up to the day list its row.
std::string render_ics(const Content& content, const WriteOptions& options);

}  // namespace rbplan
