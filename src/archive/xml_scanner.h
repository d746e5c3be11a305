// From bytes to the nodes of an XmlTree, by Expat, which only this unit knows.
#pragma once
#include <exception>
#include <unordered_map>

#include "archive/xml_reader.h"

struct XML_ParserStruct;

namespace rbplan {

class XmlScanner {
 public:
  explicit XmlScanner(XmlTree& tree);

  // Nothing where all is well. Then the tree has its nodes.
  std::optional<XmlError> scan();

 private:
  struct Told;

  std::size_t at() const;        // where what is told begins
  std::uint32_t behind() const;  // and where it ends
  void fail(XmlError::Why why);
  void open(std::string_view name);
  void close();
  void add_text();

  XmlTree& tree_;
  XML_ParserStruct* parser_ = nullptr;
  std::size_t tags_ = 0;
  std::vector<std::uint32_t> open_ = {};  // nodes, from the root down
  std::unordered_map<std::string, std::uint32_t> spaces_ = {{"", 0}};
  std::optional<XmlError> error_ = {};
  std::exception_ptr thrown_ = {};
};

}  // namespace rbplan
