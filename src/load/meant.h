// How a value is written that was given in another form, for help lines.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "load/shape.h"

namespace rbplan {

// A number in quotes, and text that was meant as one: `5.000.000`, `99,5`, `100%`.
HelpLine number_written(const YamlNode& node, bool wants_whole = false);

// Months that are no list.
HelpLine months_as_list(Node node);

// One month that is no whole number: `Januari`, `1 6`, `Jan-Mar`, `"12"`, `1.0`, `[1, 6]`.
HelpLine month_as_number(Node node);

// The whole list, where several of its items are months in another form, as `[Januari, Juli]`.
std::string months_of_items(const std::vector<Node>& items);

// One text, where several values or brackets stand: `{id: umum}`, `[umum, hukum]`, `{{ x }}`.
std::optional<HelpLine> text_written(Node node);

HelpLine date_written(std::string_view text);

}  // namespace rbplan
