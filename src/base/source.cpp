#include "base/source.h"

#include "base/text.h"

namespace rbplan {
namespace {

constexpr std::size_t kMarkDistance = 64 << 10;  // bytes

}  // namespace

SourceText::SourceText(std::string path, std::string bytes, std::string revision)
    : path_(std::move(path)),
      bytes_(std::move(bytes)),
      revision_(std::move(revision)),
      bom_(std::string_view(bytes_).starts_with("\xEF\xBB\xBF") ? 3 : 0) {
  starts_.push_back(bom_);
  for (std::size_t at = bytes_.find('\n'); at != std::string::npos; at = bytes_.find('\n', at + 1)) {
    starts_.push_back(at + 1);
  }
  for (std::size_t i = 0; i < starts_.size(); ++i) {
    mark_long_line(starts_[i], i + 1 < starts_.size() ? starts_[i + 1] : bytes_.size());
  }
}

void SourceText::mark_long_line(std::size_t begin, std::size_t end) {
  std::size_t column = 0;
  while (end > begin + kMarkDistance) {
    std::size_t next = begin + kMarkDistance;
    while (next < end && (bytes_[next] & 0xC0) == 0x80) ++next;  // not inside a code point
    column += count_code_points(bytes().substr(begin, next - begin));
    marks_.push_back({next, column});
    begin = next;
  }
}

void SourceText::keep_up_to(std::size_t offset) {
  const std::size_t line = line_of(offset);
  if (line >= starts_.size()) return;
  starts_.resize(line);
  bytes_.resize(std::min(bytes_.find('\n', starts_.back()), bytes_.size()));
  starts_.shrink_to_fit();
  bytes_.shrink_to_fit();
}

std::size_t SourceText::line_of(std::size_t offset) const {
  const auto after = std::upper_bound(starts_.begin(), starts_.end(), std::min(offset, bytes_.size()));
  return std::max<std::size_t>(static_cast<std::size_t>(after - starts_.begin()), 1);
}

Place SourceText::place(std::size_t offset) const {
  offset = std::clamp(offset, bom_, std::max(bom_, bytes_.size()));
  const std::size_t line = line_of(offset);
  const auto behind = std::upper_bound(marks_.begin(), marks_.end(), offset,
                                       [](std::size_t at, const Mark& mark) { return at < mark.offset; });
  Mark from{starts_[line - 1], 0};
  if (behind != marks_.begin() && std::prev(behind)->offset > from.offset) from = *std::prev(behind);
  return {line, from.column + count_code_points(bytes().substr(from.offset, offset - from.offset)) + 1};
}

std::size_t SourceText::line_begin(std::size_t number) const { return starts_[number - 1]; }

std::string_view SourceText::line(std::size_t number) const {
  const std::size_t begin = starts_[number - 1];
  const std::size_t end = number < starts_.size() ? starts_[number] - 1 : bytes_.size();
  std::string_view text = bytes().substr(begin, end - begin);
  if (text.ends_with('\r')) text.remove_suffix(1);
  return text;
}

}  // namespace rbplan
