#include "base/value.h"

#include <rapidjson/memorystream.h>
#include <rapidjson/prettywriter.h>
#include <rapidjson/reader.h>
#include <rapidjson/stringbuffer.h>

#include <algorithm>

#include "base/json_memory.h"
#include "base/text.h"

namespace rbplan {
namespace {

using Utf8 = rapidjson::UTF8<>;
using Buffer = rapidjson::GenericStringBuffer<Utf8, JsonMemory>;
using Writer = rapidjson::PrettyWriter<Buffer, Utf8, Utf8, JsonMemory>;

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

// Makes a value of what RapidJSON's reader meets.
struct Build {
  Value root;
  std::vector<Value*> open = {&root};  // where the next value goes, innermost last
  std::string key;

  bool Null() { return put(nullptr) != nullptr; }
  bool Bool(bool value) { return put(value) != nullptr; }
  bool RawNumber(const char* digits, rapidjson::SizeType length, bool) {
    return put(Decimal{std::string(digits, length)}) != nullptr;
  }
  bool String(const char* text, rapidjson::SizeType length, bool) { return put(std::string(text, length)) != nullptr; }
  bool Key(const char* text, rapidjson::SizeType length, bool) {
    key.assign(text, length);
    return true;
  }
  bool StartObject() { return enter(put(Object{})); }
  bool StartArray() { return enter(put(List{})); }
  bool EndObject(rapidjson::SizeType) { return leave(); }
  bool EndArray(rapidjson::SizeType) { return leave(); }

  // Numbers come as strings.
  bool Int(int) { return false; }
  bool Uint(unsigned) { return false; }
  bool Int64(std::int64_t) { return false; }
  bool Uint64(std::uint64_t) { return false; }
  bool Double(double) { return false; }

 private:
  Value* put(Value value) {
    Value* const into = open.back();
    if (auto* list = std::get_if<List>(&into->is)) return &list->emplace_back(std::move(value));
    if (auto* object = std::get_if<Object>(&into->is)) return &object->emplace_back(key, std::move(value)).second;
    *into = std::move(value);
    return into;
  }
  bool enter(Value* value) {
    open.push_back(value);
    return true;
  }
  bool leave() {
    open.pop_back();
    return true;
  }
};

}  // namespace

std::optional<Value> parse_json(std::string_view text) {
  Build build;
  rapidjson::MemoryStream stream(text.data(), text.size());
  rapidjson::GenericReader<Utf8, Utf8, JsonMemory> reader;
  if (!reader.Parse<rapidjson::kParseNumbersAsStringsFlag>(stream, build)) return std::nullopt;
  return std::move(build.root);
}

Value::Value(LazyList value) : is(std::make_shared<const LazyList>(std::move(value))) {}

std::string to_json(const Value& value) {
  Buffer buffer;
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
