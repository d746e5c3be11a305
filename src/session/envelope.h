// What every JSON document of rbplan begins with.
#pragma once
#include "base/value.h"
#include "session/workspace.h"

namespace rbplan {

// `schema_version, command, as_of, plans, skipped`.
Object envelope(std::string_view command, Date as_of, const Plans& plans, const std::vector<Skipped>& skipped);

// What the members are; the first two are the same in every document of a command.
std::vector<ValueType::Member> envelope_members();

// The offices that have no plan of the year: `without_plan`, of commands that keep to one year.
Value without_plan_value(const std::vector<WithoutPlan>& offices);
ValueType::Member without_plan_member();

constexpr int kSchemaVersion = 1;

}  // namespace rbplan
