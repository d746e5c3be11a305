// From bytes to the nodes of an XmlTree.
#pragma once
#include <map>

#include "archive/xml_reader.h"

namespace rbplan {

class XmlScanner {
 public:
  explicit XmlScanner(XmlTree& tree) : tree_(tree), bytes_(tree.bytes_) {}

  // Nothing where all is well. Then the tree has its nodes.
  std::optional<XmlError> scan();

 private:
  using Why = XmlError::Why;
  struct Attribute {
    std::string_view prefix;
    std::string_view name;
  };

  void fail(Why why, std::size_t at);
  void check_characters();
  void check_references(std::size_t begin, std::size_t end);
  void read_declaration();
  void read_markup();
  void read_text();
  void read_cdata();
  void read_start();
  void read_end();
  void skip_instruction();
  void skip_past(std::string_view opening, std::string_view closing, std::string_view never);
  void read_attributes();
  void check_attributes(std::size_t at);
  void bind(std::string_view prefix, std::string_view uri);
  std::optional<std::uint32_t> space_of(std::string_view prefix) const;
  void open(std::size_t begin);
  void close(std::size_t inner_end);
  void add_text(std::size_t begin);

  bool is_at(std::string_view text) const { return bytes_.substr(at_, text.size()) == text; }
  bool skip_blanks();
  std::string_view name();  // at the place; fails where there is none
  std::pair<std::string_view, std::string_view> split_name(std::string_view);  // prefix, local name

  XmlTree& tree_;
  std::string_view bytes_;
  std::size_t at_ = 0;
  std::size_t tags_ = 0;
  std::vector<std::uint32_t> open_ = {};    // nodes, from the root down
  std::vector<Attribute> attributes_ = {};  // of the tag that is read
  std::map<std::string, std::uint32_t, std::less<>> known_spaces_ = {{"", 0}};
  std::map<std::string, std::vector<std::uint32_t>, std::less<>> bound_ = {};  // by prefix, the innermost last
  std::vector<std::pair<std::size_t, std::string>> bindings_ = {};             // the level that each prefix is bound at
  std::optional<XmlError> error_ = {};
};

}  // namespace rbplan
