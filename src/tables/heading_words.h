// What the words of a heading say of the column below.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "tables/headings.h"

namespace rbplan {

// Words of a heading's cell in lower case, one blank between, no punctuation.
std::string plain_words(std::string_view text);

ColumnRole role_of_words(std::string_view text);

// `%`, `PERSENTASE CAPAIAN`
bool is_share(std::string_view text);

// `PERUBAHAN` below `AREA`, `JAWAB` below `PENANGGUNG`: the rest of a heading in the cell below.
bool ends_heading(std::string_view text);

// The levels that one column holds, from the highest: `PROGRAM / KEGIATAN`. No two of them where it names one.
std::vector<ColumnRole> levels_named(std::string_view text);

}  // namespace rbplan
