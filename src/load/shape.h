// Typed reading of a YAML document: lists and scalars, each problem at its own place.
//
// yaml-cpp's own conversions are not used: they read `010` as 8, `0x1F` as 31, `no` as false and "5" as 5.
#pragma once
#include <cstdint>
#include <list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "load/yaml.h"
#include "model/plan.h"

namespace rbplan {

// A node of a document.
class Node {
 public:
  Node(const YamlDocument& document, std::uint32_t index) : document_(&document), index_(index) {}

  const YamlNode& operator*() const { return document_->nodes[index_]; }
  const YamlNode* operator->() const { return &**this; }

  std::vector<Node> children() const;     // items of a sequence; key, value, key, value... of a mapping
  std::optional<Node> following() const;  // the node of the file behind this one and all below it

 private:
  const YamlDocument* document_;
  std::uint32_t index_;
};

// What a value is called in a sentence: by its key, or as an item of the list of that key.
struct Name {
  Name(std::string_view of, bool item = false) : key(of), is_item(item) {}
  Name(const char* of) : key(of) {}

  std::string_view key;
  bool is_item = false;
};

// What could be read of a list.
template <class T>
struct Items {
  std::vector<T> read;
  bool is_whole = true;  // whether that is all: it is a list, and no item was refused
};

// How what was read is written, and so the forms that help lines show.
enum class Notation { yaml, json };

// Reads scalars and lists; what it refuses goes into `problems` and nothing is returned.
class Shape {
 public:
  explicit Shape(Notation written = Notation::yaml) : notation(written) {}

  const Notation notation;
  Problems problems;

  std::optional<Text> text(Node node, Name name);
  std::optional<Located<std::int64_t>> whole(Node node, Name name, std::int64_t least, std::int64_t most);
  std::optional<Located<Measure>> quantity(Node node, Name name);
  std::optional<Located<Measure>> grade(Node node, Name name);
  std::optional<Located<Date>> date(Node node, Name name);
  std::optional<Located<Period>> month(Node node, Name name);
  std::optional<Text> row_number(Node node, Name name);
  std::optional<Text> indicator_id(Node node, Name name);
  std::optional<Text> row_id(Node node, Name name);
  std::optional<Text> choice(Node node, Name name, std::string_view one, std::string_view other);

  // The items of a list that are not empty; none where the node is no list. `what` is the mapping that has the key.
  Items<Node> items(Node node, Noun what, std::string_view key);
  Items<Located<Period>> months(Node node, std::string_view key);
  Items<Located<Period>> quarters(Node node, std::string_view key);

  // One value of bare text that goes on up to `end`; whatever it was meant as, it is refused where it is read.
  Node joined(const YamlNode& first, std::uint32_t end, std::string text);

  void wrong_type(Node node, Name name, Noun wanted, std::optional<HelpLine> help = std::nullopt);
  void problem(Kind kind, Span span, Arguments arguments = {}, std::optional<HelpLine> help = std::nullopt);

  // Another help line for the problem of a key that was reported at `place`; false where none was.
  bool give_help(Span place, HelpLine help);

 private:
  bool refuse_odd_number(Node node, bool wants_whole = false);
  Items<Node> items_of(Node list, std::string_view key);
  void look_for_quotes(const YamlNode& node);

  std::list<YamlDocument> joined_;
};

}  // namespace rbplan
