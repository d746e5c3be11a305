// The files of a revision of git, read without checking anything out.
#pragma once
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <tl/expected.hpp>
#include <vector>

#include "world/reader.h"

namespace rbplan {

// How git is asked: read_program() and feed_program() of world/process.h.
struct Git {
  std::function<std::optional<std::string>(const std::vector<std::string>& arguments)> read;
  std::function<std::optional<std::string>(const std::vector<std::string>& arguments, const std::string& input)> feed;
};

enum class NoRevision { no_work_tree, unknown, unreadable };

// The YAML files of a revision, with paths that start from `folder`, as in its work tree; bytes as git keeps them
// (gitattributes(5)). Links are left out.
tl::expected<std::unique_ptr<Reader>, NoRevision> files_of_revision(const Git& git, const std::string& folder,
                                                                    const std::string& revision);

}  // namespace rbplan
