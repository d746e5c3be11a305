// The files of `remind --output`: what they are called, and what becomes of those of earlier runs.
#pragma once
#include <string>
#include <tl/expected.hpp>
#include <vector>

#include "query/digest.h"
#include "world/reader.h"
#include "world/replace.h"

namespace rbplan {

// A name for each digest. No id leads elsewhere or to another's file, on a file system that knows no case either.
std::vector<std::string> mail_names(const std::vector<Digest>& all, bool several_offices);

// The hidden file with the names that rbplan wrote in a folder, so that no other is ever touched.
inline constexpr std::string_view kMailList = ".rbplan.mails";

// Adds to the files to be written, empty, those that an earlier run wrote and this one does not: an old mail must not
// be sent again; and the list of names. How many they are.
tl::expected<std::size_t, ReadError> add_files_of_earlier_runs(const Reader& reader, const std::string& folder,
                                                               std::vector<NewFile>& files);

}  // namespace rbplan
