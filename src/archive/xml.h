// XML and HTML as text that grows: elements are written as they come, so that a long list has no tree in memory.
#pragma once
#include <concepts>
#include <initializer_list>
#include <string>
#include <string_view>

namespace rbplan {

// `text` with `&`, `<`, `>` and `"` escaped, and what XML 1.0 cannot hold made visible (base/text.h).
std::string xml_text(std::string_view text);

class Xml {
 public:
  struct Attribute {
    std::string_view name;
    std::string value;

    Attribute(std::string_view name_, std::string_view value_) : name(name_), value(value_) {}
    template <std::integral Number>
    Attribute(std::string_view name_, Number value_) : name(name_), value(std::to_string(value_)) {}
  };
  // One without a value is left out.
  using Attributes = std::initializer_list<Attribute>;

  // Ends its element when it goes out of scope. Names are literals.
  class Element {
   public:
    Element(Xml& xml, std::string_view name) : xml_(xml), name_(name) {}
    Element(const Element&) = delete;
    Element& operator=(const Element&) = delete;
    ~Element() { xml_.end(name_); }

   private:
    Xml& xml_;
    std::string_view name_;
  };

  explicit Xml(std::string_view beginning) : out_(beginning) {}

  [[nodiscard]] Element open(std::string_view name, Attributes attributes = {});
  void empty(std::string_view name, Attributes attributes = {});                   // `<name/>`
  void leaf(std::string_view name, Attributes attributes, std::string_view text);  // `<name>text</name>`
  void leaf(std::string_view name, std::string_view text) { leaf(name, {}, text); }
  void text(std::string_view text) { out_ += xml_text(text); }
  void raw(std::string_view markup) { out_ += markup; }  // that is well-formed already

  std::string take() && { return std::move(out_); }

 private:
  void begin(std::string_view name, Attributes attributes);
  void end(std::string_view name);

  std::string out_;
};

// How a part of an office document begins.
constexpr std::string_view kXmlDeclaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

}  // namespace rbplan
