// What stands in and below a table and is no row of it, by its words.
#pragma once
#include <string_view>

namespace rbplan {

// `Purwokerto, 1 Februari 2021`, `Ketua`, `Mengetahui`
bool is_signature(std::string_view text);

bool is_footnote(std::string_view text);

bool is_total(std::string_view text);

// `TOTAL KEGIATAN`, `Jumlah Area 1`: of what, only the numbers beside it can say.
bool begins_total(std::string_view text);

}  // namespace rbplan
