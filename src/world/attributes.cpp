#include "world/attributes.h"

#include <sys/xattr.h>

#include <cerrno>
#include <climits>
#include <string_view>

#include "base/text.h"

namespace rbplan {
namespace {

// A file system that knows no attributes, or not this one, has none of them.
bool is_absence(int error) { return error == ENODATA || error == ENOTSUP; }

// The system's labels, which a new file gets by the rules of its folder (selinux(8)).
bool is_label(std::string_view attribute) { return attribute.starts_with("security."); }

// Sums and signatures of the bytes, which are others now (evmctl(1)).
bool is_of_bytes(std::string_view attribute) { return attribute == "security.ima" || attribute == "security.evm"; }

}  // namespace

std::optional<Attributes> attributes_of(int fd) {
  Attributes attributes;
  std::string names(XATTR_LIST_MAX, '\0');
  const ssize_t length = ::flistxattr(fd, names.data(), names.size());
  if (length < 0) return is_absence(errno) ? std::optional(attributes) : std::nullopt;
  names.resize(static_cast<std::size_t>(length));
  for (const std::string_view part : split(names, '\0')) {
    const std::string name(part);
    if (name.empty() || is_of_bytes(name)) continue;
    std::string value(XATTR_SIZE_MAX, '\0');
    const ssize_t size = ::fgetxattr(fd, name.c_str(), value.data(), value.size());
    if (size < 0 && is_absence(errno)) continue;
    if (size < 0) return std::nullopt;
    attributes[name] = value.substr(0, static_cast<std::size_t>(size));
  }
  return attributes;
}

bool give_attributes(int fd, const Attributes& wanted) {
  const auto given = attributes_of(fd);  // by the folder's rules
  if (!given) return false;
  for (const auto& [name, value] : *given) {
    const bool goes = wanted.count(name) == 0 && !is_label(name);
    if (goes && ::fremovexattr(fd, name.c_str()) != 0 && !is_absence(errno)) return false;
  }
  for (const auto& [name, value] : wanted) {
    const auto same = given->find(name);
    if (same != given->end() && same->second == value) continue;
    if (::fsetxattr(fd, name.c_str(), value.data(), value.size(), 0) != 0) return false;
  }
  return true;
}

}  // namespace rbplan
