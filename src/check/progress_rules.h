// The rules of progress files, one file each.
#pragma once
#include "check/progress_rule.h"

namespace rbplan {

Diagnostics records_name_ticks(const ProgressSubject& subject);
Diagnostics records_dated(const ProgressSubject& subject);
Diagnostics values_plausible(const ProgressSubject& subject);
Diagnostics reviews_follow(const ProgressSubject& subject);
Diagnostics work_not_cancelled(const ProgressSubject& subject);
Diagnostics times_differ(const ProgressSubject& subject);
Diagnostics obstacles_named(const ProgressSubject& subject);
Diagnostics follow_up_owners_exist(const ProgressSubject& subject);
Diagnostics evidence_kept(const ProgressSubject& subject);

}  // namespace rbplan
