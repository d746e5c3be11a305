// The rules, one file each.
#pragma once
#include "check/rule.h"

namespace rbplan {

Diagnostics numbers_once(const Subject& subject);
Diagnostics ids_once(const Subject& subject);
Diagnostics months_once(const Subject& subject);
Diagnostics something_below(const Subject& subject);
Diagnostics year_of_name(const Subject& subject);
Diagnostics names_once(const Subject& subject);
Diagnostics owners_exist(const Subject& subject);
Diagnostics amendments_exist(const Subject& subject);

}  // namespace rbplan
