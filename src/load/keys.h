// The keys of a mapping: which are known, given once, and there.
#pragma once
#include <array>
#include <initializer_list>

#include "load/shape.h"

namespace rbplan {

// The keys that a kind of mapping may have. One looks a key up at its place in a table rather than in the list, since
// each key of each row of a file is looked for.
class KnownKeys {
 public:
  static constexpr std::size_t kMost = 24;  // keys of one mapping

  KnownKeys(std::vector<std::string_view> names);
  KnownKeys(std::initializer_list<std::string_view> names) : KnownKeys(std::vector(names)) {}

  const std::vector<std::string_view>& names() const { return names_; }
  std::optional<std::size_t> index_of(std::string_view key) const;  // in names()

 private:
  static std::size_t first_place_of(std::string_view key);

  std::vector<std::string_view> names_;
  std::array<std::uint8_t, 64> places_{};  // one more than the index of the key that is there; 0: none
};

// The keys of one mapping. Making one reports unknown keys, keys given twice and keys without a value.
class Keys {
 public:
  // `what` is the mapping and `name` its value in sentences. Not ok() where the node is no mapping.
  Keys(Shape& shape, Node node, Noun what, Name name, const KnownKeys& known);

  bool ok() const { return ok_; }
  Noun what() const { return what_; }
  bool is_sound() const { return is_sound_; }  // whether nothing was refused: no key, none that is needed missing
  Span span() const { return span_; }

  std::optional<Node> find(std::string_view key) const;
  // Where a key's value stands; where it is misspelt or has no value, that key's place. Empty where there is none.
  Span place_of(std::string_view key) const;
  Span entry_of(std::string_view key) const;         // the same with the key itself
  bool has_unknown() const { return has_unknown_; }  // a key that may be meant for any other
  // As find(); a key that is missing is reported at the mapping's start, unless a misspelt one stands for it.
  std::optional<Node> need(std::string_view key);
  // Whether two keys that exclude each other are both given: then the later is reported.
  bool are_both_given(std::string_view one, std::string_view other);
  // Of two keys exactly one is to be given, or that is reported.
  void need_one_of(std::string_view one, std::string_view other);

 private:
  struct Entry {
    Span place;                 // of the key
    std::optional<Node> value;  // none where the file gives none: that has been reported
  };

  // The pair at `at` among the keys and values of the mapping, and the keys behind that its value goes on with; how
  // many nodes that are.
  std::size_t take(const std::vector<Node>& pairs, std::size_t at);
  Node joined(const std::vector<Node>& pairs, std::size_t at, std::size_t end);
  void add(const std::vector<Node>& pairs, std::size_t at, Node value);
  void add_unknown(Node key);
  void add_again(Node key, Node value, Entry& first);
  void refuse(Kind kind, Span span, Arguments arguments = {}, std::optional<HelpLine> help = std::nullopt);
  bool stands_behind(std::string_view key);
  const Entry* entry(std::string_view key) const;

  Shape& shape_;
  const KnownKeys& known_;
  Noun what_;
  bool ok_ = false;
  bool is_in_braces_ = false;
  bool is_sound_ = true;
  Span span_;
  Span start_;
  std::optional<Node> following_;
  std::optional<Node> again_;      // the first key given again of those that stand side by side
  bool row_without_dash_ = false;  // they begin with the row's first key
  bool has_unknown_ = false;
  bool has_merge_ = false;        // then no key is missing: it was to come from elsewhere
  bool is_doubled_line_ = false;  // a row of one line, `- number: 1`, which the next row begins with too
  std::vector<Entry> entries_;    // in the order of the file
  std::array<std::uint8_t, KnownKeys::kMost> entry_of_{};  // by the index of the key: one more than that in entries_
  struct Misspelt {
    std::string_view key;  // the known one that it resembles
    Span place;
  };
  std::vector<Misspelt> misspelt_;
};

}  // namespace rbplan
