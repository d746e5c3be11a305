// Ids: the dotted path of printed numbers, such as `1.2.3.4` or `6.1.4.1.a`.
#pragma once
#include <string>
#include <string_view>

namespace rbplan {

// One part of an id: a whole number from 1 to 999 without leading zero, or one letter from a to z.
bool is_id_part(std::string_view text);

// An indicator's id: at least four parts.
bool is_indicator_id(std::string_view text);

// A row's id, of any level.
bool is_row_id(std::string_view text);

// `parent` and `number` with a dot between; `number` alone at the top.
std::string child_id(std::string_view parent, std::string_view number);

// Whether `id` is `top` or stands below it: 1.2.3.4 is below 1.2, 1.20.1.1 is not.
bool is_at_or_below(std::string_view id, std::string_view top);

}  // namespace rbplan
