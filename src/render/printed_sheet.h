// A document as a sheet.
#pragma once
#include "render/document.h"
#include "render/paper.h"
#include "render/sheet.h"

namespace rbplan {

struct PrintedSheet {
  Sheet sheet;
  std::vector<std::size_t> widths;
};

// As it is printed: headings over all columns, texts wrapped, rows as high as their texts. Headings stay in sight and
// can be filtered where all tables have the same ones. Where cells reach over rows, pages end between their texts.
PrintedSheet printed_sheet(const Document& document, Book& book, Paper paper);

}  // namespace rbplan
