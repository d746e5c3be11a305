// The rules, one file each.
#pragma once
#include "check/rule.h"

namespace rbplan {

Diagnostics numbers_once(const Subject& subject);
Diagnostics months_once(const Subject& subject);
Diagnostics something_below(const Subject& subject);
Diagnostics year_of_name(const Subject& subject);
Diagnostics names_once(const Subject& subject);
Diagnostics owners_exist(const Subject& subject);
Diagnostics amendments_exist(const Subject& subject);
Diagnostics amendments_agree(const Subject& subject);
Diagnostics dates_plausible(const Subject& subject);
Diagnostics years_agree(const Subject& subject);
Diagnostics milestones_lead_to_target(const Subject& subject);
Diagnostics grades_of_scale(const Subject& subject);
Diagnostics names_differ(const Subject& subject);
Diagnostics schema_line_first(const Subject& subject);
Diagnostics owners_used(const Subject& subject);
Diagnostics remarks_apart(const Subject& subject);

}  // namespace rbplan
