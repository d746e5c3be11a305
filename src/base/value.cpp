#include "base/value.h"

#include <rapidjson/prettywriter.h>
#include <rapidjson/stringbuffer.h>

#include <algorithm>

#include "base/text.h"

namespace rbplan {
namespace {

using Writer = rapidjson::PrettyWriter<rapidjson::StringBuffer>;

std::string valid_utf8(const std::string& text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t length = decode(text, at).length;
    if (length == 0) {
      append_utf8(out, 0xFFFD);
    } else {
      out.append(text, at, length);
    }
    at += std::max<std::size_t>(length, 1);
  }
  return out;
}

struct Write {
  Writer& to;

  void text(const std::string& value) const {
    const std::string valid = valid_utf8(value);
    to.String(valid.data(), static_cast<rapidjson::SizeType>(valid.size()));
  }

  void operator()(std::nullptr_t) const { to.Null(); }
  void operator()(bool value) const { to.Bool(value); }
  void operator()(std::int64_t value) const { to.Int64(value); }
  void operator()(const Decimal& value) const {
    to.RawValue(value.digits.data(), value.digits.size(), rapidjson::kNumberType);
  }
  void operator()(const std::string& value) const { text(value); }
  void operator()(const List& list) const {
    to.StartArray();
    for (const Value& value : list) std::visit(*this, value.is);
    to.EndArray();
  }
  void operator()(const std::shared_ptr<const LazyList>& list) const {
    to.StartArray();
    for (std::size_t i = 0; i < list->size; ++i) std::visit(*this, list->item(i).is);
    to.EndArray();
  }
  void operator()(const Object& object) const {
    to.StartObject();
    for (const auto& [key, value] : object) {
      to.Key(key.data(), static_cast<rapidjson::SizeType>(key.size()));
      std::visit(*this, value.is);
    }
    to.EndObject();
  }
};

}  // namespace

Value::Value(LazyList value) : is(std::make_shared<const LazyList>(std::move(value))) {}

std::string to_json(const Value& value) {
  rapidjson::StringBuffer buffer;
  Writer writer(buffer);
  writer.SetIndent(' ', 2);
  std::visit(Write{writer}, value.is);
  std::string out(buffer.GetString(), buffer.GetSize());
  for (std::size_t at = out.find("##["); at != std::string::npos; at = out.find("##[", at)) {
    out.replace(at, 3, "##\\u005b");
  }
  out += '\n';
  return out;
}

}  // namespace rbplan
