#include "load/keys.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/numbers.h"
#include "base/similar.h"
#include "base/text.h"
#include "load/bytes.h"
#include "load/forms.h"
#include "load/lines.h"

namespace rbplan {
namespace {

constexpr std::size_t kMostLookedAt = 200;  // nodes of one value that may be keys; behind so many, none is meant as one

// The known key that a text begins with, as in `months [1]`, `months:[1]` or `months` alone.
std::optional<std::string_view> key_at_beginning(std::string_view text, const std::vector<std::string_view>& known) {
  const std::string_view word = leading_word(text);
  const auto found = std::find(known.begin(), known.end(), word);
  return found == known.end() ? std::nullopt : std::optional(*found);
}

// A character that looks like a blank or like nothing, as the blanks of text copied from a word processor.
std::optional<std::size_t> find_odd_blank(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const auto [c, length] = decode(text, at);
    const bool is_odd = c == 0xA0 || c == 0xAD || (c >= 0x2000 && c <= 0x200F) || c == 0x202F || c == 0x205F ||
                        c == 0x2060 || c == 0x3000;
    if (is_odd) return at;
    at += std::max<std::size_t>(length, 1);
  }
  return std::nullopt;
}

// Whether a node is a mapping that begins with that key and that value.
bool begins_with(Node node, const YamlNode& key, const YamlNode& value) {
  if (node->kind != YamlNode::Kind::mapping || value.kind != YamlNode::Kind::scalar) return false;
  const auto pairs = node.children();
  return !pairs.empty() && pairs[0]->text == key.text && pairs[1]->text == value.text;
}

bool is_given_behind(const std::vector<Node>& pairs, std::size_t at) {
  for (std::size_t i = at + 2; i < pairs.size(); i += 2) {
    if (pairs[i]->text == pairs[at]->text) return true;
  }
  return false;
}

std::string without_odd_blanks(std::string_view text) {
  std::string out;
  for (auto odd = find_odd_blank(text); odd; odd = find_odd_blank(text)) {
    out += text.substr(0, *odd);
    text.remove_prefix(*odd + decode(text, *odd).length);
  }
  return out + std::string(text);
}

// The key that was meant, where odd blanks aside the text is one, or one with what stands behind its colon.
std::string key_meant(std::string_view text) {
  std::string key = without_odd_blanks(text);
  const std::size_t begin = std::min(key.find_first_not_of(' '), key.size());
  return std::string(leading_word(std::string_view(key).substr(begin)));
}

// Whether a key of a mapping has neither a colon nor a value.
bool is_bare(Node key, Node value) { return key->is_plain() && value->is_empty && !value->is_behind_colon; }

// Whether a key was meant as one of those known, or has something hidden in it that is told by itself.
bool resembles_key(std::string_view text, const std::vector<std::string_view>& known) {
  return find_odd_blank(text) || key_at_beginning(text, known) || key_said(text, known) || similar_name(text, known);
}

}  // namespace

KnownKeys::KnownKeys(std::vector<std::string_view> names) : names_(std::move(names)) {
  for (std::size_t i = 0; i < names_.size(); ++i) {
    std::size_t place = first_place_of(names_[i]);
    while (places_[place] != 0) place = (place + 1) % places_.size();
    places_[place] = static_cast<std::uint8_t>(i + 1);
  }
}

std::size_t KnownKeys::first_place_of(std::string_view key) {
  if (key.empty()) return 0;
  const auto letter = [](char c) { return static_cast<std::size_t>(static_cast<unsigned char>(c)); };
  return (letter(key.front()) * 5 + letter(key.back()) * 3 + key.size()) % std::tuple_size_v<decltype(places_)>;
}

std::optional<std::size_t> KnownKeys::index_of(std::string_view key) const {
  for (std::size_t place = first_place_of(key); places_[place] != 0; place = (place + 1) % places_.size()) {
    const std::size_t index = places_[place] - 1U;
    const bool is_itself = names_[index].data() == key.data();  // most are looked up by the literal that is in the list
    if (names_[index].size() == key.size() && (is_itself || names_[index] == key)) return index;
  }
  return std::nullopt;
}

Keys::Keys(Shape& shape, Node node, Noun what, Name name, const KnownKeys& known)
    : shape_(shape),
      known_(known),
      what_(what),
      ok_(node->kind == YamlNode::Kind::mapping),
      is_in_braces_(node->style == YamlNode::Style::flow),
      span_(node->span()),
      start_(node->span()),
      following_(node.following()) {
  if (!ok_) {
    is_sound_ = false;
    shape.wrong_type(node, name, noun::keys,
                     HelpLine{Help::write_such_as, {form_of_mapping(what, *node, shape.notation)}});
    return;
  }
  const auto children = node.children();
  start_ = node->style == YamlNode::Style::block ? children[0]->span() : Span{span_.begin, span_.begin + 1};
  entries_.reserve(children.size() / 2);
  for (std::size_t i = 0; i + 1 < children.size();) i += take(children, i);
  is_doubled_line_ = children.size() == 2 && following_ && begins_with(*following_, *children[0], *children[1]);
}

void Keys::refuse(Kind kind, Span span, Arguments arguments, std::optional<HelpLine> help) {
  is_sound_ = false;
  shape_.problem(kind, span, std::move(arguments), std::move(help));
}

// In `{months: 1, 7, number: 2}` the comma ends the value, and `7` is a key with nothing: the value goes on with it.
std::size_t Keys::take(const std::vector<Node>& pairs, std::size_t at) {
  const YamlNode& first = *pairs[at + 1];
  std::size_t next = at + 2;
  for (; is_in_braces_ && first.is_plain() && next + 1 < pairs.size(); next += 2) {
    if (!is_bare(pairs[next], pairs[next + 1])) break;
    if (next - at < kMostLookedAt && resembles_key(pairs[next]->text, known_.names())) break;
  }
  add(pairs, at, next == at + 2 ? pairs[at + 1] : joined(pairs, at + 1, next));
  return next - at;
}

// The value at `at` with the bare keys behind it.
Node Keys::joined(const std::vector<Node>& pairs, std::size_t at, std::size_t end) {
  std::string text(pairs[at]->text);
  std::uint32_t last = pairs[at]->end;
  for (std::size_t i = at + 1; i < end; i += 2) {
    text += pairs[i]->begin > last + 1 ? ", " : ",";
    text += pairs[i]->text;
    last = pairs[i]->end;
  }
  return shape_.joined(*pairs[at], last, std::move(text));
}

void Keys::add(const std::vector<Node>& pairs, std::size_t at, Node value) {
  const Node key = pairs[at];
  if (key->kind != YamlNode::Kind::scalar) {
    return refuse(Kind::bad_key, {key->begin, std::max(key->end, key->begin + 1)});
  }
  if (key->text == "<<") {
    has_merge_ = true;
    return refuse(Kind::merge_key, key->span(), {}, HelpLine{Help::write_it_out, {}});
  }
  const auto found = known_.index_of(key->text);
  if (!found && find_odd_blank(key->text)) return add_unknown(key);
  if (value->kind == YamlNode::Kind::null) {
    const auto begins = key_at_beginning(key->text, known_.names());
    if (value->begin == key->begin || (begins && *begins != key->text)) {  // the parser saw no colon
      if (begins) misspelt_.push_back({*begins, key->span()});
      return refuse(Kind::no_colon, key->span(), {std::string(key->text)},
                    HelpLine{Help::colon_behind, {std::string(begins.value_or(known_.names().front()))}});
    }
  }
  if (!found) return add_unknown(key);
  if (const std::size_t first = entry_of_[*found]) return add_again(key, value, entries_[first - 1]);
  again_.reset();
  entries_.push_back({key->span(), value});
  entry_of_[*found] = static_cast<std::uint8_t>(entries_.size());
  if (value->kind != YamlNode::Kind::null) return;
  entries_.back().value.reset();
  if (is_given_behind(pairs, at)) return;  // that is what will be told
  const Span place = value->is_empty ? key->span() : value->span();
  const bool is_schedule = what_ == noun::indicator && (key->text == "months" || key->text == "quarters");
  const Help help = is_schedule ? Help::unscheduled_is : Help::give_value_or_remove;
  refuse(Kind::no_value, place, {std::string(key->text)}, HelpLine{help, {}});
}

void Keys::add_unknown(Node key) {
  const std::vector<std::string_view>& known = known_.names();
  is_sound_ = false;
  has_unknown_ = true;
  if (shape_.problems.is_full(Severity::error)) return shape_.problems.leave_out(Severity::error, key->span());
  if (const auto odd = find_odd_blank(key->text)) {
    const auto meant = std::find(known.begin(), known.end(), key_meant(key->text));
    if (meant != known.end()) misspelt_.push_back({*meant, key->span()});
    const auto [c, length] = decode(key->text, *odd);
    const bool as_written = key->end - key->begin == key->text.size();
    const Span place = as_written ? Span{key->begin + *odd, key->begin + *odd + length} : key->span();
    return refuse(Kind::odd_blank, place, {code_point_name(c)}, HelpLine{Help::blank_instead, {}});
  }
  const auto said = key_said(key->text, known);
  const auto similar = said ? said : similar_name(key->text, known);
  if (similar) misspelt_.push_back({*similar, key->span()});
  if (said)
    return refuse(Kind::unknown_key, key->span(), {std::string(key->text)}, key_written(what_, *said, shape_.notation));
  std::vector<std::string> names(known.begin(), known.end());
  refuse(
      Kind::unknown_key, key->span(), {std::string(key->text)},
      similar ? HelpLine{Help::similar_key, {std::string(*similar)}} : HelpLine{Help::known_keys, {join(names, ", ")}});
}

// A row whose dash is missing gives the keys of the row above again: one mistake, told at its first key.
void Keys::add_again(Node key, Node value, Entry& first) {
  is_sound_ = false;
  if (!first.value && value->kind != YamlNode::Kind::null) first.value = value;
  const auto help = [](Node row_begin) { return HelpLine{Help::dash_before_row, {std::string(row_begin->text)}}; };
  if (again_) shape_.give_help((*again_)->span(), help(*again_));
  if (again_ || row_without_dash_) return;
  again_ = key;
  row_without_dash_ = &first == &entries_.front() && entries_.size() > 1;
  shape_.problems.add({Kind::duplicate_key,
                       key->span(),
                       {std::string(key->text)},
                       row_without_dash_ ? std::optional(help(key)) : std::nullopt,
                       {{Note::first_given_here, first.place, nullptr}}});
}

const Keys::Entry* Keys::entry(std::string_view key) const {
  const std::size_t index = entry_of_[known_.index_of(key).value()];  // none but a known key is asked for
  return index > 0 ? &entries_[index - 1] : nullptr;
}

std::optional<Node> Keys::find(std::string_view key) const {
  const Entry* found = entry(key);
  return found ? found->value : std::nullopt;
}

Span Keys::place_of(std::string_view key) const {
  if (const Entry* found = entry(key)) return found->value ? (*found->value)->span() : found->place;
  for (const Misspelt& one : misspelt_) {
    if (one.key == key) return one.place;
  }
  return {};
}

Span Keys::entry_of(std::string_view key) const {
  Span place = place_of(key);
  if (const Entry* found = entry(key)) place.begin = found->place.begin;
  return place;
}

// Whether the key stands right behind the mapping, at another indentation: then it was meant to be in it.
bool Keys::stands_behind(std::string_view key) {
  if (!following_ || (**following_).kind != YamlNode::Kind::scalar || key_meant((**following_).text) != key)
    return false;
  const std::size_t place = (**following_).begin + find_odd_blank((**following_).text).value_or(0);
  return shape_.give_help({place, place}, {Help::indent_as_above, {what_}});
}

std::optional<Node> Keys::need(std::string_view key) {
  if (const Entry* found = entry(key)) return found->value;
  is_sound_ = false;
  const bool misspelt =
      std::any_of(misspelt_.begin(), misspelt_.end(), [&](const Misspelt& one) { return one.key == key; });
  if (!misspelt && !has_merge_ && !is_doubled_line_ && !stands_behind(key)) {
    const bool is_schedule = what_ == noun::indicator && key == "months";
    if (is_schedule && stands_behind("quarters")) return std::nullopt;
    refuse(Kind::missing_key, start_, {what_, std::string(key)},
           is_schedule ? HelpLine{Help::unscheduled_is, {}} : key_written(what_, key, shape_.notation));
  }
  return std::nullopt;
}

bool Keys::are_both_given(std::string_view one, std::string_view other) {
  const Span first = place_of(one);
  const Span second = place_of(other);
  if (first.end == 0 || second.end == 0) return false;
  refuse(Kind::both_given, first.begin < second.begin ? second : first, {std::string(one), std::string(other)});
  return true;
}

void Keys::need_one_of(std::string_view one, std::string_view other) {
  if (are_both_given(one, other) || has_unknown_) return;
  if (place_of(one).end == 0 && place_of(other).end == 0)
    refuse(Kind::neither_given, start_, {what_, std::string(one), std::string(other)});
}

}  // namespace rbplan
