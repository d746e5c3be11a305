#include "base/json.h"

#include <rapidjson/memorystream.h>
#include <rapidjson/prettywriter.h>
#include <rapidjson/reader.h>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <algorithm>

#include "base/json_memory.h"
#include "base/text.h"

namespace rbplan {
namespace {

using Utf8 = rapidjson::UTF8<>;
using Buffer = rapidjson::GenericStringBuffer<Utf8, JsonMemory>;
using Pretty = rapidjson::PrettyWriter<Buffer, Utf8, Utf8, JsonMemory>;
using Compact = rapidjson::Writer<Buffer, Utf8, Utf8, JsonMemory>;

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

template <class Writer>
struct Write {
  Writer& to;

  void key(std::string_view name) const { to.Key(name.data(), static_cast<rapidjson::SizeType>(name.size())); }

  void operator()(std::nullptr_t) const { to.Null(); }
  void operator()(bool value) const { to.Bool(value); }
  void operator()(std::int64_t value) const { to.Int64(value); }
  void operator()(const Decimal& value) const {
    to.RawValue(value.digits.data(), value.digits.size(), rapidjson::kNumberType);
  }
  void operator()(const Money& value) const { to.Int64(value.rupiah); }
  void operator()(std::chrono::year value) const { to.Int(int{value}); }
  void operator()(const Date& value) const { (*this)(iso(value)); }
  void operator()(const Period& value) const { to.Int(month_number(value.last())); }
  void operator()(const Periods& value) const {
    to.StartArray();
    for (const Period period : value) (*this)(period);
    to.EndArray();
  }
  void operator()(const Ratio& value) const { (*this)(Object{{"n", value.n}, {"of", value.of}}); }
  void operator()(const Share& value) const { (*this)(value.percent()); }
  void operator()(const Mark& value) const { (*this)(std::string(value.sign->word)); }
  void operator()(const std::string& value) const {
    const std::string valid = valid_utf8(value);
    to.String(valid.data(), static_cast<rapidjson::SizeType>(valid.size()));
  }
  void operator()(const Link& value) const { (*this)(value.text); }
  void operator()(const List& list) const {
    to.StartArray();
    for (const Value& value : list) std::visit(*this, value.is);
    to.EndArray();
  }
  void operator()(const Object& object) const {
    to.StartObject();
    for (const auto& [name, value] : object) {
      key(name);
      std::visit(*this, value.is);
    }
    to.EndObject();
  }
};

std::string without_commands_in(const Buffer& buffer) {
  std::string out(buffer.GetString(), buffer.GetSize());
  for (std::size_t at = out.find("##["); at != std::string::npos; at = out.find("##[", at)) {
    out.replace(at, 3, "##\\u005b");
  }
  return out;
}

// Makes a value of what RapidJSON's reader meets.
struct Build : rapidjson::BaseReaderHandler<Utf8, Build> {
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

  bool Default() { return false; }  // of numbers that do not come as they are written; all do

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

struct JsonObject::State {
  Buffer buffer;
  Pretty writer{buffer};
};

JsonObject::JsonObject() : state_(std::make_unique<State>()) {
  state_->writer.SetIndent(' ', 2);
  state_->writer.StartObject();
}

JsonObject::~JsonObject() = default;
JsonObject::JsonObject(JsonObject&&) noexcept = default;

void JsonObject::add(std::string_view key, const Value& value) {
  Write<Pretty>{state_->writer}.key(key);
  add_item(value);
}

void JsonObject::add(const Object& members) {
  for (const auto& [key, value] : members) add(key, value);
}

void JsonObject::begin_list(std::string_view key) {
  Write<Pretty>{state_->writer}.key(key);
  state_->writer.StartArray();
}

void JsonObject::add_item(const Value& value) { std::visit(Write<Pretty>{state_->writer}, value.is); }

void JsonObject::end_list() { state_->writer.EndArray(); }

std::string JsonObject::text() && {
  state_->writer.EndObject();
  return without_commands_in(state_->buffer) + '\n';
}

std::string to_json(const Value& value) {
  Buffer buffer;
  Pretty writer(buffer);
  writer.SetIndent(' ', 2);
  std::visit(Write<Pretty>{writer}, value.is);
  return without_commands_in(buffer) + '\n';
}

std::string to_json_line(const Value& value) {
  Buffer buffer;
  Compact writer(buffer);
  std::visit(Write<Compact>{writer}, value.is);
  return without_commands_in(buffer);
}

std::optional<Value> parse_json(std::string_view text) {
  Build build;
  rapidjson::MemoryStream stream(text.data(), text.size());
  rapidjson::GenericReader<Utf8, Utf8, JsonMemory> reader;
  if (!reader.Parse<rapidjson::kParseNumbersAsStringsFlag>(stream, build)) return std::nullopt;
  return std::move(build.root);
}

}  // namespace rbplan
