// What a file has beside its bytes, its owner and its mode: access control lists and other extended attributes
// (xattr(7), acl(5)).
#pragma once
#include <map>
#include <optional>
#include <string>

namespace rbplan {

using Attributes = std::map<std::string, std::string>;

// Those of an open file, but what the system makes of its bytes; nothing: errno says why.
std::optional<Attributes> attributes_of(int fd);

// Gives a new file those and no others, so that nobody may do more with it than with the old one; false: errno says
// why.
bool give_attributes(int fd, const Attributes& wanted);

}  // namespace rbplan
