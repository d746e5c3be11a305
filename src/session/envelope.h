// What every JSON document of rbplan begins with.
#pragma once
#include "base/value.h"
#include "session/workspace.h"

namespace rbplan {

// `schema_version, command, as_of, plans, skipped`.
Object envelope(std::string_view command, Date as_of, const Plans& plans, const std::vector<Skipped>& skipped);

// What the members are; the first two are the same in every document of a command.
std::vector<ValueType::Member> envelope_members();

constexpr int kSchemaVersion = 1;

}  // namespace rbplan
