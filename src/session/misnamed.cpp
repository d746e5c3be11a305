#include "session/misnamed.h"

#include <algorithm>
#include <array>

#include "base/similar.h"
#include "base/text.h"
#include "model/year.h"

namespace rbplan {
namespace {

using Why = Misnamed::Why;

constexpr std::string_view kProgress = ".progress";

// Of a name in lower case: how Dropbox, OneDrive, Google Drive, Nextcloud, Syncthing, Windows and git name copies,
// behind the original's name and a blank or sign.
constexpr std::array kCopyWords = {"conflict", "konflik", "copy", "salin", "_local_", "_remote_", "_base_", "_backup_"};
constexpr std::array kCopyEndings = {".orig", ".rej", ".bak", ".old", ".mine", "~"};
constexpr std::array<std::string_view, 3> kProgressWords = {"progress", "kemajuan", "realisasi"};

template <class Words>
bool holds_any(std::string_view text, const Words& words) {
  return std::any_of(words.begin(), words.end(),
                     [&](std::string_view word) { return text.find(word) != std::string_view::npos; });
}

// `ending` and the text without it, whatever their case.
bool cut_end(std::string& text, std::string_view ending) {
  if (!ascii_lower(text).ends_with(ending)) return false;
  text.resize(text.size() - ending.size());
  return true;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool is_computer(std::string_view text) {
  return text.size() > 1 && text[0] == '-' &&
         std::any_of(text.begin(), text.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

// What stands between the year (and `.progress`) and the ending, not empty.
std::optional<Why> why_of(const std::string& middle) {
  const std::string text = ascii_lower(middle);
  const std::size_t begin = text.find_first_not_of("._- ");
  if (begin == std::string::npos) return std::nullopt;
  const std::string_view word = std::string_view(text).substr(begin);
  const bool is_numbered =
      text[0] == ' ' && word.size() <= 2 && std::all_of(word.begin(), word.end(), is_digit);  // `2021 2.yaml`
  if (word[0] == '(' || word[0] == '[' || is_numbered || holds_any(text, kCopyWords)) return Why::copy;
  if (similar_name(word, {kProgressWords.begin(), kProgressWords.end()})) return Why::progress;
  if (is_computer(middle)) return Why::copy_of_computer;
  return std::nullopt;
}

// `name` behind its year, which ends at `year_end`.
std::optional<MeantName> meant_behind(std::string_view name, std::size_t year_end) {
  const std::string stem(name.substr(0, year_end));
  std::string rest(name.substr(year_end));
  const bool is_text = cut_end(rest, ".txt");
  const bool is_copy =
      std::any_of(kCopyEndings.begin(), kCopyEndings.end(), [&](auto end) { return cut_end(rest, end); });
  const bool is_right = rest.ends_with(".yaml") && !is_text;
  if (!cut_end(rest, ".yaml") && !cut_end(rest, ".yml")) return std::nullopt;
  std::string_view middle = rest;
  const bool is_progress = middle.starts_with(kProgress) || middle.ends_with(kProgress);
  if (middle.starts_with(kProgress)) {
    middle.remove_prefix(kProgress.size());
  } else if (is_progress) {
    middle.remove_suffix(kProgress.size());
  }
  const auto meant = [&](Why why) {
    const bool of_progress = is_progress || why == Why::progress;
    return MeantName{why, stem + std::string(of_progress ? kProgress : "") + ".yaml"};
  };
  if (is_copy) return meant(Why::copy);
  if (middle.empty()) return is_right ? std::nullopt : std::optional(meant(Why::ending));
  const auto why = why_of(std::string(middle));
  return why ? std::optional(meant(*why)) : std::nullopt;
}

}  // namespace

std::optional<MeantName> meant_name(std::string_view name) {
  for (std::size_t end = 4; end <= name.size(); ++end) {
    const bool goes_on = end < name.size() && is_digit(name[end]);
    const auto year = year_at_end(name.substr(0, end));
    if (goes_on || !year || *year < kFirstYear || *year > kLastYear) continue;
    if (auto meant = meant_behind(name, end)) return meant;
  }
  return std::nullopt;
}

}  // namespace rbplan
