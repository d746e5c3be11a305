// The signs of ticks, in the order of legends.
#pragma once
#include <span>

#include "base/value.h"
#include "query/tick.h"

namespace rbplan {

std::span<const Sign> tick_signs();

// Of late and without evidence the second is told: it can still be mended.
const Sign& sign_of(const Tick& tick);

// The same where only the state is told.
const Sign& sign_of(State state);

// What records say.
const Sign& sign_of(Said said);
const Sign& sign_of(Status status);
const Sign& sign_of(Verdict verdict);

// For an office that has recorded nothing.
const Sign& no_record_sign();

// With how many days it is overdue.
Mark lateness_of(const Tick& tick);

}  // namespace rbplan
