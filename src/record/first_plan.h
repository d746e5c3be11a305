// A plan to fill in, which explains itself.
#pragma once
#include <string>

#include "base/calendar.h"
#include "base/words.h"

namespace rbplan {

// A plan file with an example of each level and every key explained, in that language. Something in it is due in
// `month`, and nothing before. It is valid, and there is nothing to say against it.
std::string first_plan(Language language, int year, Month month);

}  // namespace rbplan
