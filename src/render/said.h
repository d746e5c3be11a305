// A value in words: the only place where one becomes text for people.
#pragma once
#include <string>

#include "base/value.h"
#include "base/words.h"
#include "render/document.h"

namespace rbplan {

// `31 March 2021`, `Jan, Mar-Jun`, `162/209 (77%)`, `overdue 10 days`, `Rp 1,500,000`; a list with commas. Nothing is
// the empty text.
std::string said(const Value& value, const Words& words);

// A line of a legend: `√ done, ● due`, each glyph kept on a line with its words; text as it is.
std::string said_legend(const Value& line, bool ascii, const Words& words);

// `162/209`, of a ratio where there is no room for its percentage.
std::string said_short(Ratio ratio, const Words& words);

// The heading of a cell, of one that takes several columns those of the first and the last: `April to June`.
std::string said_heading(const std::vector<TableColumn>& columns, std::size_t first, std::size_t count,
                         const Words& words);

}  // namespace rbplan
