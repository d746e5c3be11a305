// What the forms of Word and Excel share: marks in a text, what they stand for, what is wrong with them.
#pragma once
#include <map>
#include <optional>

#include "archive/reader.h"
#include "archive/xml_reader.h"
#include "render/splice.h"
#include "render/template.h"

namespace rbplan {

// `{{...}}` in a text.
struct TemplateMark {
  enum class Kind {
    key,      // `{{office}}`
    row_key,  // `{{row.indicator}}`
    opens,    // `{{#matrix}}`
    closes,   // `{{/matrix}}`
    broken,   // `{{` without an end
  };
  Kind kind = Kind::key;
  std::size_t begin = 0;  // bytes of the text
  std::size_t end = 0;
  std::string name = {};  // in lower case, without what tells the kind

  std::string said() const;  // as it is written
};

std::vector<TemplateMark> marks_in(std::string_view text);

// A row that is being filled in.
struct TemplateRow {
  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);

  const Rows* list = nullptr;
  std::size_t row = kNone;  // kNone: only for what is wrong in it, where the list is empty
};

class TemplateFiller {
 public:
  TemplateFiller(const TemplateData& data, const Words& words) : data_(data), words_(words) {}

  const Words& words() const { return words_; }

  // What a key of either kind stands for; an error, and nothing, where it stands for nothing. `row` may be none.
  Value value(const TemplateMark& mark, const TemplateRow* row, const std::string& place);

  // The list of that name; an error, and nothing, where there is none.
  const Rows* list(const TemplateMark& mark, const std::string& place);
  const Rows* first_list() const { return data_.lists.empty() ? nullptr : &data_.lists.front(); }

  // Marks that can be filled in where they stand in bytes that nobody reads as text (an attribute, another part).
  void refuse_marks(std::string_view bytes, const std::string& place);

  // What is wrong; `{0}` is the place.
  template <class... Args>
  void say(std::string_view sentence, const std::string& place, const Args&... args) {
    add({words_.say(sentence, place, args...)});
  }
  void add(TemplateError error);

  bool has_errors() const { return !errors_.empty(); }
  std::vector<TemplateError> take_errors() { return std::move(errors_); }

 private:
  bool are_enough() const { return errors_.size() >= 20; }  // more would not be read
  bool is_known(const TemplateMark& mark) const;
  void refuse_unknown(const TemplateMark& mark, const std::string& place, const std::vector<std::string_view>& known,
                      std::string_view sentence);

  const TemplateData& data_;
  const Words& words_;
  std::vector<TemplateError> errors_;
};

// Pieces of a text that stand apart in the file, as runs do: marks may reach over several.
struct TemplatePieces {
  std::vector<std::string> pieces;

  std::string whole() const;

  // Each piece with what `filled` gives for the marks that begin in it; nothing for a piece that stays as it is. What
  // is given is markup already, the rest is escaped.
  std::vector<std::optional<std::string>> replaced(const std::vector<TemplateMark>& marks,
                                                   const std::vector<std::string>& filled) const;
};

// An office file that is being filled in.
class TemplatePackage {
 public:
  // `type`: what the type of the main part begins with, behind `application/vnd.openxmlformats-officedocument.`. What
  // is not such a file, has macros, or is signed, is an error; then `ok` is false.
  TemplatePackage(std::string_view bytes, std::string_view type, TemplateFiller& filler);

  bool ok() const { return package_.has_value(); }
  const std::vector<std::string>& names() const { return package_->names(); }
  bool has(const std::string& name) const { return package_->has(name); }

  // Of a part; an error, and nothing, where it cannot be read.
  std::optional<std::string> bytes(const std::string& name);
  std::optional<XmlTree> xml(const std::string& name, std::string bytes);
  std::optional<XmlTree> xml(const std::string& name);

  void change(const std::string& name, std::string bytes) { changed_[name] = std::move(bytes); }
  void leave_out(const std::string& name) { changed_[name] = std::nullopt; }

  // Refuses marks in the parts that were never read.
  void look_at_the_rest();

  FilledTemplate filled();

 private:
  TemplateFiller& filler_;
  std::optional<PackageReader> package_;
  std::map<std::string, std::optional<std::string>> changed_;
  std::map<std::string, bool> seen_;
};

}  // namespace rbplan
