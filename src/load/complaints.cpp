#include "load/complaints.h"

#include <yaml-cpp/exceptions.h>

#include <algorithm>

namespace rbplan {
namespace {

// yaml-cpp's sentences are fixed, and say what its scanner met rather than what a person did.
Kind kind_of(std::string_view complaint) {
  struct Known {
    std::string_view begins;
    Kind kind;
  };
  static const Known kKnown[] = {
      {YAML::ErrorMsg::END_OF_MAP, Kind::stray_text},
      {YAML::ErrorMsg::END_OF_SEQ, Kind::stray_text},
      {YAML::ErrorMsg::MAP_VALUE, Kind::second_colon},
      {YAML::ErrorMsg::UNKNOWN_TOKEN, Kind::needs_quotes},
      {YAML::ErrorMsg::CHAR_IN_BLOCK, Kind::needs_quotes},
      {YAML::ErrorMsg::TAB_IN_INDENTATION, Kind::tab_indentation},
      {YAML::ErrorMsg::INVALID_ESCAPE, Kind::bad_escape},
      {YAML::ErrorMsg::INVALID_HEX, Kind::bad_escape},
      {YAML::ErrorMsg::INVALID_UNICODE, Kind::bad_escape},
      {YAML::ErrorMsg::UNKNOWN_ANCHOR, Kind::anchor},
      {YAML::ErrorMsg::ALIAS_CONTENT, Kind::anchor},
      {YAML::ErrorMsg::ALIAS_NOT_FOUND, Kind::anchor},
      {YAML::ErrorMsg::ANCHOR_NOT_FOUND, Kind::anchor},
      {YAML::ErrorMsg::CHAR_IN_ALIAS, Kind::anchor},
      {YAML::ErrorMsg::CHAR_IN_ANCHOR, Kind::anchor},
      {YAML::ErrorMsg::MULTIPLE_ANCHORS, Kind::anchor},
      {YAML::ErrorMsg::MULTIPLE_TAGS, Kind::tag},
      {YAML::ErrorMsg::TAG_WITH_NO_SUFFIX, Kind::tag},
      {YAML::ErrorMsg::CHAR_IN_TAG_HANDLE, Kind::tag},
      {YAML::ErrorMsg::END_OF_VERBATIM_TAG, Kind::tag},
      {YAML::ErrorMsg::YAML_DIRECTIVE_ARGS, Kind::directive},
      {YAML::ErrorMsg::YAML_VERSION, Kind::directive},
      {YAML::ErrorMsg::YAML_MAJOR_VERSION, Kind::directive},
      {YAML::ErrorMsg::REPEATED_YAML_DIRECTIVE, Kind::directive},
      {YAML::ErrorMsg::TAG_DIRECTIVE_ARGS, Kind::directive},
      {YAML::ErrorMsg::REPEATED_TAG_DIRECTIVE, Kind::directive},
      {YAML::ErrorMsg::BAD_FILE, Kind::too_deep},
  };
  for (const Known& known : kKnown) {
    if (complaint.starts_with(known.begins)) return known.kind;
  }
  return Kind::unreadable_yaml;
}

// What the byte that the parser gave up at says, where its complaint says nothing.
Kind kind_of_byte(std::string_view bytes, std::size_t at) {
  const std::string_view next = bytes.substr(std::min(at + 1, bytes.size()), 1);
  switch (at < bytes.size() ? bytes[at] : '\0') {
    case ',':
    case ']':
    case '}':
      return Kind::unexpected_sign;
    case '-':  // alone, it was meant as text that says "nothing"
      return next == " " ? Kind::dash_out_of_place : Kind::needs_quotes;
    case '?':
      return Kind::needs_quotes;
    case ':':
      return Kind::second_colon;
    default:
      return Kind::unreadable_yaml;
  }
}

}  // namespace

Kind kind_of_complaint(std::string_view complaint, std::string_view bytes, std::size_t given_up) {
  const Kind kind = kind_of(complaint);
  const Kind by_byte = kind_of_byte(bytes, given_up);
  if (kind == Kind::unreadable_yaml) return by_byte;
  return kind == Kind::stray_text && by_byte == Kind::unexpected_sign ? by_byte : kind;
}

bool is_text_behind_block_sign(std::string_view complaint) {
  return complaint.starts_with(YAML::ErrorMsg::CHAR_IN_BLOCK);
}

}  // namespace rbplan
