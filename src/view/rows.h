// What the documents of ticks share.
#pragma once
#include "base/words.h"
#include "query/tick.h"
#include "render/document.h"

namespace rbplan {

// `3 done, 63 due`: zeros left out, in the order of State.
std::string counts(const std::vector<Tick>& ticks, const Words& words);

Tone tone_of(State state);

// A table for ticks, without rows yet; with an office column where there are several offices.
Table tick_table(bool with_office, const Words& words);

// The cells of a tick's row before its text: office (where shown), id, `state`.
std::vector<Cell> tick_cells(const Tick& tick, std::string state, bool with_office);

bool has_several_offices(const std::vector<const PlanFile*>& plans);

}  // namespace rbplan
