#include "commands/mail_files.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <map>

#include "base/limits.h"
#include "base/text.h"

namespace rbplan {
namespace {

constexpr std::string_view kEnding = ".txt";
constexpr std::string_view kEveryone = "everyone.txt";

// As in an address (RFC 3986, 2.1).
std::string escaped(char c) { return fmt::format("%{:02X}", static_cast<unsigned char>(c)); }

// Letters, digits, `-`, `_` and inner dots stay.
std::string plain_name(std::string_view text) {
  std::string name;
  for (const char c : text) {
    const bool is_safe = is_letter_or_digit(c) || c == '-' || c == '_' || (c == '.' && !name.empty());
    name += is_safe ? std::string(1, c) : escaped(c);
  }
  return name;
}

// What no other text has, whatever stands beside it and however case is seen: only small letters and digits stay, and
// not even these in front, where they could be a plain name.
std::string strict_name(std::string_view text) {
  std::string name;
  for (const char c : text) {
    const bool is_safe = !name.empty() && is_letter_or_digit(c) && (c < 'A' || c > 'Z');
    name += is_safe ? std::string(1, c) : escaped(c);
  }
  return name;
}

template <class Write>
std::string name_of(const Digest& digest, bool several_offices, Write write) {
  if (digest.whom == Digest::For::everyone) return std::string(kEveryone);
  const std::string office = write(digest.plans.back()->plan->office());
  if (digest.whom == Digest::For::office) return office + std::string(kEnding);
  // No id leads to that name, since `%` is escaped in ids.
  const std::string who = digest.owner ? write(digest.owner->id.value) : "%no-owner";
  return (several_offices ? office + "-" : std::string()) + who + std::string(kEnding);
}

// Whether a line of the list is a name that mail_names() can have made.
bool is_mail_name(std::string_view name) {
  return name.ends_with(kEnding) && !name.starts_with('.') && std::all_of(name.begin(), name.end(), [](char c) {
           return is_letter_or_digit(c) || std::string_view("-_.%").find(c) != std::string_view::npos;
         });
}

}  // namespace

std::vector<std::string> mail_names(const std::vector<Digest>& all, bool several_offices) {
  std::vector<std::string> names;
  std::map<std::string, std::size_t> uses;
  for (const Digest& digest : all) {
    names.push_back(name_of(digest, several_offices, plain_name));
    ++uses[ascii_lower(names.back())];
  }
  for (std::size_t i = 0; i < all.size(); ++i) {
    const std::string seen = ascii_lower(names[i]);
    const bool is_taken = uses[seen] > 1 || (seen == kEveryone && all[i].whom != Digest::For::everyone);
    if (is_taken) names[i] = name_of(all[i], several_offices, strict_name);
  }
  return names;
}

tl::expected<std::size_t, ReadError> add_files_of_earlier_runs(const Reader& reader, const std::string& folder,
                                                               std::vector<NewFile>& files) {
  const std::filesystem::path path(folder);
  const auto list = reader.read((path / kMailList).string(), kLargestFile);
  if (!list && list.error().why != ReadError::Why::missing) return tl::unexpected(list.error());
  std::vector<std::string> names;
  for (const NewFile& file : files) names.push_back(file.name);
  std::sort(names.begin(), names.end());
  // In front: where case is not seen, an old name may be that of a mail.
  std::vector<NewFile> emptied;
  const std::string none;
  for (const std::string_view line : split(std::string_view(list ? *list : none), '\n')) {
    const bool is_left = is_mail_name(line) && !std::binary_search(names.begin(), names.end(), line) &&
                         reader.kind((path / line).string()) == FileKind::file;
    if (is_left) emptied.push_back({std::string(line), {}});
  }
  files.insert(files.begin(), emptied.begin(), emptied.end());
  if (list || !files.empty()) files.push_back({std::string(kMailList), names.empty() ? "" : join(names, "\n") + "\n"});
  return emptied.size();
}

}  // namespace rbplan
