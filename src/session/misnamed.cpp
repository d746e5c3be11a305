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
constexpr std::array<std::string_view, 4> kCopyEndings = {".orig", ".rej", ".old", ".mine"};
constexpr std::array<std::string_view, 3> kProgressWords = {"progress", "kemajuan", "realisasi"};
constexpr std::size_t kShortestWord = 4;

template <class Words>
bool holds_any(std::string_view text, const Words& words) {
  return std::any_of(words.begin(), words.end(),
                     [&](std::string_view word) { return text.find(word) != std::string_view::npos; });
}

bool is_letter(char c) { return is_letter_or_digit(c) && !is_digit(c); }

bool is_computer(std::string_view text) {
  return text.size() > 1 && text[0] == '-' &&
         std::any_of(text.begin(), text.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

// Without signs and blanks at its beginning.
std::string_view from_word(std::string_view text) {
  return text.substr(std::min(text.find_first_not_of("._- "), text.size()));
}

bool is_mark_of_copy(std::string_view text) {
  const std::string_view word = from_word(text);
  const bool is_numbered =
      text.starts_with(' ') && word.size() <= 2 && std::all_of(word.begin(), word.end(), is_digit);  // `2021 2.yaml`
  return !word.empty() && (word[0] == '(' || word[0] == '[' || is_numbered || holds_any(text, kCopyWords));
}

bool is_other_word(std::string_view text) {
  return text == "program" || text == "programs" || text == "process" || text == "processes";
}

bool is_progress_word(std::string_view text) {
  return text.size() >= kShortestWord && !is_other_word(text) &&
         similar_name(text, {kProgressWords.begin(), kProgressWords.end()});
}

// Whether `progress`, rightly spelt or not, is among the words of a text in lower case, or another such word is all.
bool says_progress(std::string_view text) {
  for (auto at = text.begin(); at != text.end();) {
    const auto end = std::find_if_not(at, text.end(), is_letter);
    const std::string_view word(at, end);
    if (word.size() >= kShortestWord && !is_other_word(word) && similar_name(word, {kProgressWords[0]})) return true;
    at = std::find_if(end, text.end(), is_letter);
  }
  return is_progress_word(trimmed(text, "._- "));
}

// A name behind its year, about the last `yaml` or `yml` in it.
struct Rest {
  std::string middle;  // without the point before the ending
  std::string ending;  // `.yaml`; without a point where there is none
  std::string tail;
};

std::optional<Rest> parted(std::string_view rest) {
  const std::string low = ascii_lower(rest);
  for (const std::string_view ending : {"yaml", "yml"}) {
    const std::size_t at = low.rfind(ending);
    if (at == std::string::npos) continue;
    const std::size_t begin = at > 0 && rest[at - 1] == '.' ? at - 1 : at;
    const std::size_t end = at + ending.size();
    return Rest{std::string(rest.substr(0, begin)), std::string(rest.substr(begin, end - begin)), low.substr(end)};
  }
  return std::nullopt;
}

// A file of another kind, or what an editor leaves of an older state.
bool is_other_file(std::string_view tail) {
  const bool is_copy = std::find(kCopyEndings.begin(), kCopyEndings.end(), tail) != kCopyEndings.end();
  return !is_copy && tail != ".txt" && !holds_any(tail, kCopyWords) &&
         (tail.find('.') != std::string_view::npos || tail == "~" || tail == "#");
}

std::optional<Why> why_of_progress(const Rest& rest) {
  const bool is_right = rest.middle == kProgress && rest.tail.empty();
  if (is_right) return rest.ending == ".yaml" ? std::nullopt : std::optional(Why::ending);
  if (rest.middle == kProgress && rest.tail == ".txt") return Why::ending;
  const std::string_view middle = rest.middle;
  const bool goes_on = middle.starts_with(kProgress) && !from_word(middle.substr(kProgress.size())).empty() &&
                       !is_letter(middle[kProgress.size()]);
  const bool is_copy = goes_on || !rest.tail.empty() || is_mark_of_copy(ascii_lower(middle));
  return is_copy ? Why::copy : Why::progress;
}

std::optional<Why> why_of_plan(const Rest& rest) {
  if (!rest.tail.empty() && rest.tail != ".txt") return Why::copy;
  if (rest.middle.empty())
    return rest.ending == ".yaml" && rest.tail.empty() ? std::nullopt : std::optional(Why::ending);
  if (is_mark_of_copy(ascii_lower(rest.middle))) return Why::copy;
  return is_computer(rest.middle) ? std::optional(Why::copy_of_computer) : std::nullopt;
}

// `name` behind its year, which ends at `year_end`.
std::optional<MeantName> meant_behind(std::string_view name, std::size_t year_end) {
  const auto rest = parted(name.substr(year_end));
  if (!rest || is_other_file(rest->tail)) return std::nullopt;
  const bool is_progress = says_progress(ascii_lower(rest->middle));
  const auto why = is_progress ? why_of_progress(*rest) : why_of_plan(*rest);
  if (!why) return std::nullopt;
  return MeantName{*why, std::string(name.substr(0, year_end)) + std::string(is_progress ? kProgress : "") + ".yaml"};
}

}  // namespace

std::optional<MeantName> meant_name(std::string_view name) {
  for (std::size_t end = 4; end <= name.size(); ++end) {
    const bool goes_on = end < name.size() && is_digit(name[end]);
    const auto year = year_at_end(name.substr(0, end));
    if (goes_on || !year || *year < kFirstYear || *year > kLastYear) continue;
    if (auto meant = meant_behind(name, end)) return meant;
  }
  const auto rest = parted(name);
  if (rest && !is_other_file(rest->tail) && is_progress_word(ascii_lower(rest->middle)))
    return MeantName{Why::progress, std::string(kProgress) + ".yaml"};
  return std::nullopt;
}

}  // namespace rbplan
