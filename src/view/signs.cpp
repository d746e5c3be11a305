#include "view/signs.h"

#include <array>

namespace rbplan {
namespace {

enum class TickSign { done, done_late, unproven, due, overdue, upcoming, cancelled };

// The annex ticks with √; what is open has a glyph that fills more of its place than what is to come.
constexpr std::array<Sign, 7> kSigns = {{
    {word_of(State::done), "done", "\xE2\x88\x9A", "x", Tone::done},
    {word_of(State::done), "done late", "+", "+", Tone::done},
    {word_of(State::done), "done without evidence", "?", "?", Tone::done},
    {word_of(State::due), "due", "\xE2\x97\x8F", "o", Tone::due},
    {word_of(State::overdue), "overdue", "!", "!", Tone::overdue, "overdue {0} day", "overdue {0} days"},
    {word_of(State::upcoming), "upcoming", "\xC2\xB7", ".", Tone::upcoming},
    {word_of(State::cancelled), "cancelled", "-", "-", Tone::cancelled},
}};

// By the order of Said, where a status comes first.
constexpr std::array<Sign, WordsOf<Said>::words.size()> kSaidSigns = {{
    {word_of(Said::done), "done", "", "", Tone::done},
    {word_of(Said::partial), "partial", "", ""},
    {word_of(Said::not_done), "not done", "", ""},
    {word_of(Said::accepted), "accepted", "", "", Tone::done},
    {word_of(Said::returned), "returned", "", "", Tone::overdue},
}};

const Sign& sign(TickSign of) { return kSigns[static_cast<std::size_t>(of)]; }

}  // namespace

std::span<const Sign> tick_signs() { return kSigns; }

const Sign& sign_of(State state) {
  switch (state) {
    case State::done:
      return sign(TickSign::done);
    case State::overdue:
      return sign(TickSign::overdue);
    case State::due:
      return sign(TickSign::due);
    case State::upcoming:
      return sign(TickSign::upcoming);
    case State::cancelled:
      break;
  }
  return sign(TickSign::cancelled);
}

const Sign& sign_of(const Tick& tick) {
  if (!tick.is_done()) return sign_of(tick.state);
  if (!tick.is_proven()) return sign(TickSign::unproven);
  return sign(tick.is_late() ? TickSign::done_late : TickSign::done);
}

const Sign& sign_of(Said said) { return kSaidSigns[static_cast<std::size_t>(said)]; }

const Sign& sign_of(Status status) { return kSaidSigns[static_cast<std::size_t>(status)]; }

const Sign& sign_of(Verdict verdict) { return sign_of(verdict == Verdict::accepted ? Said::accepted : Said::returned); }

const Sign& no_record_sign() {
  static constexpr Sign sign = {"none", "none yet", "-", "-"};
  return sign;
}

Mark lateness_of(const Tick& tick) { return {&sign_of(tick), static_cast<std::size_t>(tick.days_overdue)}; }

}  // namespace rbplan
