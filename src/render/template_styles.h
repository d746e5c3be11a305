// The looks of a workbook's cells, with those that dates and percentages need where a cell has none of its own.
#pragma once
#include <map>
#include <optional>
#include <set>

#include "archive/xml_reader.h"

namespace rbplan {

class FormStyles {
 public:
  // The part; it outlives the styles. Without one nothing can be added.
  explicit FormStyles(const XmlTree* tree);

  // How a cell of that look shows numbers: as they are, or as a text.
  bool is_general(std::size_t look) const { return general_.count(number_of(look)) > 0; }
  bool is_text(std::size_t look) const { return text_.count(number_of(look)) > 0; }

  // That look, with numbers shown in such a way.
  std::size_t with_number(std::size_t look, const std::string& format);

  // The part with what was added; nothing where nothing was.
  std::optional<std::string> changed() const;

 private:
  std::size_t number_of(std::size_t look) const;
  std::size_t format_of(const std::string& format);

  const XmlTree* tree_;
  XmlNode looks_;
  std::vector<XmlNode> all_ = {};
  std::set<std::size_t> general_ = {0};  // ECMA-376 part 1, 18.8.30
  std::set<std::size_t> text_ = {49};
  std::size_t next_format_ = 164;  // below it are those that every program knows
  std::map<std::string, std::size_t> formats_ = {};
  std::map<std::pair<std::size_t, std::string>, std::size_t> added_ = {};
  std::string new_looks_ = {};
};

}  // namespace rbplan
