// Bytes that change here and there.
#pragma once
#include <map>
#include <string>
#include <string_view>

namespace rbplan {

class Splice {
 public:
  explicit Splice(std::string_view bytes, std::size_t begin = 0) : bytes_(bytes), at_(begin) {}

  // What stands up to `begin`, then `text` in place of what stands up to `end`. Places only grow.
  void replace(std::size_t begin, std::size_t end, std::string_view text) {
    out_ += bytes_.substr(at_, begin - at_);
    out_ += text;
    at_ = end;
  }
  std::string take(std::size_t end) && {
    replace(end, end, {});
    return std::move(out_);
  }

 private:
  std::string_view bytes_;
  std::size_t at_;
  std::string out_;
};

// The same in any order; no two of them overlap.
class ByteChanges {
 public:
  void replace(std::size_t begin, std::size_t end, std::string text) { changes_[begin] = {end, std::move(text)}; }
  bool is_empty() const { return changes_.empty(); }

  // The bytes from `begin` up to `end`, changed.
  std::string applied(std::string_view bytes, std::size_t begin, std::size_t end) const {
    Splice out(bytes, begin);
    for (const auto& [at, change] : changes_) out.replace(at, change.first, change.second);
    return std::move(out).take(end);
  }
  std::string applied(std::string_view bytes) const { return applied(bytes, 0, bytes.size()); }

 private:
  std::map<std::size_t, std::pair<std::size_t, std::string>> changes_;
};

}  // namespace rbplan
