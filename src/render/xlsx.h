// An answer as a workbook.
#pragma once
#include "render/formats.h"

namespace rbplan {

constexpr std::size_t kMostSheetRows = 1'000'000;  // a sheet ends at 1,048,576, and headings stand between

// The first sheet is the document, where there is one, with the flat rows behind it on a sheet `Data`; else the rows,
// with headings for people. Numbers, dates and ratios are numbers, what is text stays text.
std::string render_xlsx(const Content& content, const WriteOptions& options);

}  // namespace rbplan
