// The numbers that Word puts in front of paragraphs by itself (ECMA-376, 17.9).
#pragma once
#include <array>
#include <map>
#include <string>
#include <vector>

#include "archive/xml_reader.h"

namespace rbplan {

class WordNumbers {
 public:
  // The roots of the parts `numbering` and `styles`, where there are any.
  void read_numbering(const XmlNode& root);
  void read_styles(const XmlNode& root);

  // The number in front of the next paragraph with these properties, with what its form adds: `1.`, `a)`. Empty where
  // it has none, or a bullet.
  std::string next(const XmlNode& paragraph_properties);

 private:
  static constexpr std::size_t kLevels = 9;

  struct LevelForm {
    std::string format;  // decimal, lowerLetter ...
    std::string text;    // `%1.`
    int start = 1;
  };
  struct Form {
    std::array<LevelForm, kLevels> levels = {};
    std::array<int, kLevels> counts = {};
    std::array<bool, kLevels> is_counted = {};
  };
  struct Numbering {
    std::string form;             // of which it counts on
    std::map<int, int> restarts;  // by level
    bool has_begun = false;
  };
  struct Used {
    std::string numbering;
    int level = -1;
  };

  static Used used_by(const XmlNode& properties);
  static std::string said(int value, const std::string& format);

  std::map<std::string, Form> forms_;
  std::map<std::string, Numbering> numberings_;
  std::map<std::string, Used> of_styles_;
  std::map<std::string, std::string> based_on_;
};

}  // namespace rbplan
