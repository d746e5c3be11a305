#include <dtl/dtl.hpp>

#include "base/text.h"
#include "view/changes.h"

namespace rbplan {
namespace {

constexpr std::size_t kMostWords = 2000;  // beyond, nobody reads word by word, and it would take long

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  for (const std::string_view word : split(text, ' ')) words.emplace_back(word);
  return words;
}

}  // namespace

std::string word_diff(std::string_view was, std::string_view now) {
  const std::vector<std::string> before = words_of(was);
  const std::vector<std::string> after = words_of(now);
  if (before.size() + after.size() > kMostWords) return fmt::format("[-{}-] {{+{}+}}", was, now);
  dtl::Diff<std::string> diff(before, after);
  diff.compose();
  std::vector<std::string> parts;
  std::vector<std::string> gone;
  std::vector<std::string> come;
  const auto flush = [&] {
    if (!gone.empty()) parts.push_back(fmt::format("[-{}-]", join(gone, " ")));
    if (!come.empty()) parts.push_back(fmt::format("{{+{}+}}", join(come, " ")));
    gone.clear();
    come.clear();
  };
  for (const auto& [word, info] : diff.getSes().getSequence()) {
    if (info.type == dtl::SES_COMMON) {
      flush();
      parts.push_back(word);
    } else {
      (info.type == dtl::SES_DELETE ? gone : come).push_back(word);
    }
  }
  flush();
  return join(parts, " ");
}

}  // namespace rbplan
