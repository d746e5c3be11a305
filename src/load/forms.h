// The right form of what beginners write otherwise, for help lines.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "load/shape.h"

namespace rbplan {

// The known key that an Indonesian word is said for: `bulan` for `months`.
std::optional<std::string_view> key_said(std::string_view word, const std::vector<std::string_view>& known);

// How a key of a mapping is written that stands in another form or not at all: `year: 2021`, `name: "..."`.
HelpLine key_written(Noun what, std::string_view key, Notation notation);

// The mapping that was meant by one value: `{name: "KPU"}` for the institution "KPU".
std::string form_of_mapping(Noun what, const YamlNode& node, Notation notation);

// How the list that a key of a mapping has is written, where `node` is no list.
HelpLine list_written(Noun what, std::string_view key, const YamlNode& node, Notation notation);

// A text between double quotes, as YAML and JSON write it.
std::string quoted(std::string_view text);

// The digits of a number as people write it: `Rp 1.500.000`, `99,5`, `100%`. Nothing where it could be another one too.
std::optional<std::string> number_meant(std::string_view text);

// As number_meant, where only a whole number can be meant: `1.500` is 1500.
std::optional<std::string> whole_meant(std::string_view text);

// The number of a row: `1.`, `A`, `1.1.1.2`, `IV`.
std::optional<std::string> row_number_meant(std::string_view text);

// Month numbers with commas between, of `Januari, Juli`, `Jan-Mar`, `1 6`, `(1, 6)`; empty where it holds anything
// else.
std::string months_meant(std::string_view text);

}  // namespace rbplan
