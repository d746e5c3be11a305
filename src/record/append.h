// Records put at the end of a progress file: text to text.
#pragma once
#include <tl/expected.hpp>
#include <vector>

#include "base/source.h"
#include "load/progress.h"

namespace rbplan {

// A record as the object of its line (RFC 8259), its keys in the order of the manual.
std::string record_object(const Record& record);

// Whether two records say the same, wherever they stand.
bool says_the_same(const Record& a, const Record& b);

// The text of a progress file without records.
std::string_view progress_header();

struct Appended {
  SourceText source;      // the new text
  LoadedProgress loaded;  // and what it holds
  std::size_t line = 0;   // of the first new record, 1-based
};

// The text that holds `before`, with the records behind its last one, each a line in that one's column and with
// its line end; every other byte stays. A file that ends without a line end gets one, an empty one its header. Proven
// before it is returned: the new text, loaded, has the records of the old one and then these. Otherwise the problems of
// the text that has some, the old one's (`problems`) or the new one's; none where the records would be read otherwise
// than they are given.
tl::expected<Appended, Diagnostics> append_records(const SourceText& old, const Progress& before,
                                                   const Diagnostics& problems, const std::vector<Record>& records);

}  // namespace rbplan
