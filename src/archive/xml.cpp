#include "archive/xml.h"

#include "base/text.h"

namespace rbplan {

std::string xml_text(std::string_view text) {
  std::string out = visible_text(text);
  if (out.find_first_of("&<>\"") == std::string::npos) return out;
  replace_all(out, "&", "&amp;");
  replace_all(out, "<", "&lt;");
  replace_all(out, ">", "&gt;");
  replace_all(out, "\"", "&quot;");
  return out;
}

Xml::Element Xml::open(std::string_view name, Attributes attributes) {
  begin(name, attributes);
  out_ += '>';
  return {*this, name};
}

void Xml::empty(std::string_view name, Attributes attributes) {
  begin(name, attributes);
  out_ += "/>";
}

void Xml::leaf(std::string_view name, Attributes attributes, std::string_view text) {
  begin(name, attributes);
  out_ += '>';
  out_ += xml_text(text);
  end(name);
}

void Xml::begin(std::string_view name, Attributes attributes) {
  out_ += '<';
  out_ += name;
  for (const Attribute& attribute : attributes) {
    if (attribute.value.empty()) continue;
    out_ += ' ';
    out_ += attribute.name;
    out_ += "=\"";
    out_ += xml_text(attribute.value);
    out_ += '"';
  }
}

void Xml::end(std::string_view name) {
  out_ += "</";
  out_ += name;
  out_ += '>';
}

}  // namespace rbplan
