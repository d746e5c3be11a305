#include "base/similar.h"

#include <algorithm>
#include <string>

#include "base/text.h"

namespace rbplan {
namespace {

constexpr std::size_t kMostChanges = 2;
constexpr std::size_t kLongestName = 64;  // a longer one is no typing error

// Optimal string alignment distance, over bytes.
std::size_t distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> two_ago(b.size() + 1);
  std::vector<std::size_t> before(b.size() + 1);
  std::vector<std::size_t> now(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) before[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    now[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t changed = before[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      now[j] = std::min({before[j] + 1, now[j - 1] + 1, changed});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) now[j] = std::min(now[j], two_ago[j - 2] + 1);
    }
    two_ago.swap(before);
    before.swap(now);
  }
  return before[b.size()];
}

}  // namespace

std::optional<std::string_view> similar_name(std::string_view name, const std::vector<std::string_view>& candidates) {
  if (name.empty() || name.size() > kLongestName) return std::nullopt;
  const std::string typed = ascii_lower(name);
  std::optional<std::string_view> best;
  std::size_t least = kMostChanges + 1;
  for (const std::string_view candidate : candidates) {
    const std::string known = ascii_lower(candidate);
    const bool begins = typed.size() >= 2 && known.starts_with(typed);
    const std::size_t changes = begins ? 1 : distance(typed, known);
    if (changes < least && (begins || changes * 2 < std::max(typed.size(), known.size()))) {
      least = changes;
      best = candidate;
    }
  }
  return best;
}

}  // namespace rbplan
