// The keys of a mapping: which are known, given once, and there.
#pragma once
#include "load/shape.h"

namespace rbplan {

// The keys of one mapping. Making one reports unknown keys, keys given twice and keys without a value.
class Keys {
 public:
  // `what` is the mapping and `name` its value in sentences. Not ok() where the node is no mapping.
  Keys(Shape& shape, Node node, Noun what, Name name, const std::vector<std::string_view>& known);

  bool ok() const { return ok_; }
  Span span() const { return span_; }

  std::optional<Node> find(std::string_view key) const;
  // Where a key's value stands; where it is misspelt or has no value, that key's place. Empty where there is none.
  Span place_of(std::string_view key) const;
  // As find(); a key that is missing is reported at the mapping's start, unless a misspelt one stands for it.
  std::optional<Node> need(std::string_view key);

 private:
  struct Entry {
    std::string_view key;
    Span place;                 // of the key
    std::optional<Node> value;  // none where the file gives none: that has been reported
  };

  void add(Node key, Node value, const std::vector<std::string_view>& known);
  void add_unknown(Node key, const std::vector<std::string_view>& known);
  void add_again(Node key, const Entry& first);
  bool is_half_of_a_decimal(Node key, Node value) const;
  bool stands_behind(std::string_view key);
  const Entry* entry(std::string_view key) const;

  Shape& shape_;
  Noun what_;
  bool ok_ = false;
  Span span_;
  Span start_;
  const YamlNode* following_ = nullptr;
  bool row_without_dash_ = false;  // its keys, all given again, have been reported as one mistake
  std::vector<Entry> entries_;
  struct Misspelt {
    std::string_view key;  // the known one that it resembles
    Span place;
  };
  std::vector<Misspelt> misspelt_;
};

}  // namespace rbplan
