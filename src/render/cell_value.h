// A value as a spreadsheet's cell: a number where it is one.
#pragma once
#include "base/value.h"
#include "base/words.h"
#include "render/sheet.h"

namespace rbplan {

struct TypedCell {
  CellValue value;
  std::string number = "General";  // how it is shown
};

// For people: what is no number is said.
TypedCell cell_for_people(const Value& value, const Words& words);

// For programs: words of the machine, lists joined by `;`.
TypedCell cell_for_programs(const Value& value);

// A text; nothing where it is empty.
CellValue text_cell(std::string text);

}  // namespace rbplan
