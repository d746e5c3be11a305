#include "render/template_styles.h"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "archive/xml.h"
#include "base/text.h"
#include "render/splice.h"

namespace rbplan {
namespace {

std::size_t number_in(const std::optional<std::string>& text) {
  constexpr std::size_t kMostDigits = 9;
  if (!text || !is_digits(*text) || text->size() > kMostDigits) return 0;
  return std::stoul(*text);
}

}  // namespace

FormStyles::FormStyles(const XmlTree* tree) : tree_(tree) {
  if (!tree) return;
  looks_ = tree->root().child("cellXfs");
  if (looks_) {
    for (XmlNode look = looks_.child("xf"); look; look = look.next("xf")) all_.push_back(look);
  }
  const XmlNode formats = tree->root().child("numFmts");
  for (XmlNode one = formats ? formats.child("numFmt") : XmlNode(); one; one = one.next("numFmt")) {
    const std::size_t number = number_in(one.attribute("numFmtId"));
    const std::string code = ascii_lower(one.attribute("formatCode").value_or(""));
    if (code == "general") general_.insert(number);  // as LibreOffice numbers it anew
    if (code == "@") text_.insert(number);
    next_format_ = std::max(next_format_, number + 1);
  }
}

std::size_t FormStyles::number_of(std::size_t look) const {
  return look < all_.size() ? number_in(all_[look].attribute("numFmtId")) : 0;
}

std::size_t FormStyles::format_of(const std::string& format) {
  const auto [found, is_new] = formats_.try_emplace(format, next_format_);
  if (is_new) ++next_format_;
  return found->second;
}

std::size_t FormStyles::with_number(std::size_t look, const std::string& format) {
  if (look >= all_.size()) return look;
  const auto [found, is_new] = added_.try_emplace({look, format}, all_.size() + added_.size());
  if (!is_new) return found->second;
  const XmlNode& old = all_[look];
  ByteChanges copy;
  for (const std::string_view name : {"numFmtId", "applyNumberFormat"}) {
    if (const auto attribute = old.find_attribute(name)) copy.replace(attribute->begin, attribute->end(), {});
  }
  // What is cut may stand right behind the tag, so what is added stands before the end of that.
  const std::size_t tag = old.begin() + 1;
  copy.replace(tag, tag + old.tag().size(),
               fmt::format("{} numFmtId=\"{}\" applyNumberFormat=\"1\"", old.tag(), format_of(format)));
  new_looks_ += copy.applied(tree_->bytes(), old.begin(), old.end());
  return found->second;
}

std::optional<std::string> FormStyles::changed() const {
  if (added_.empty()) return std::nullopt;
  ByteChanges out;
  const auto count = [&](const XmlNode& list, std::size_t size) {
    if (const auto attribute = list.find_attribute("count"))
      out.replace(attribute->value, attribute->value_end, std::to_string(size));
  };
  const XmlNode root = tree_->root();
  const XmlNode formats = root.child("numFmts");
  std::string new_formats;
  for (const auto& [format, id] : formats_) {
    new_formats += fmt::format("<{}numFmt numFmtId=\"{}\" formatCode=\"{}\"/>", root.prefix(), id, xml_text(format));
  }
  if (formats && formats.inner_end() > formats.inner_begin()) {
    count(formats, number_in(formats.attribute("count")) + formats_.size());
    out.replace(formats.inner_end(), formats.inner_end(), new_formats);
  } else {
    const std::size_t begin = formats ? formats.begin() : root.inner_begin();
    out.replace(begin, formats ? formats.end() : begin,
                fmt::format("<{0}numFmts count=\"{1}\">{2}</{0}numFmts>", root.prefix(), formats_.size(), new_formats));
  }
  count(looks_, all_.size() + added_.size());
  out.replace(looks_.inner_end(), looks_.inner_end(), new_looks_);
  return out.applied(tree_->bytes());
}

}  // namespace rbplan
