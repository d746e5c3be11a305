// Filters: which rows and ticks are asked for. A filter that names several things means any of them; different
// filters all have to fit.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "query/tick.h"

namespace rbplan {

// What the province says of a tick that is done: none where no review counts.
enum class Reviewed { accepted, returned, none };

template <>
struct WordsOf<Reviewed> {
  static constexpr std::array<std::string_view, 3> words = {"accepted", "returned", "none"};
};

struct Filter {
  std::vector<std::string> programs;  // numbers
  std::vector<std::string> owners;    // owners' ids
  std::vector<std::string> ids;       // an id and all below it
  std::vector<std::string> texts;     // part of the indicator's text or code, any case
  std::vector<Month> months;
  std::vector<State> states;
  std::vector<Reviewed> reviews;
  bool doubtful = false;

  bool chooses_ticks() const;  // and not only rows

  bool takes(const IndicatorRow& row) const;
  bool takes_period(Period period) const;  // one that holds a month asked for
  bool takes_state(State state) const;
  bool takes_review(const Tick& tick) const;
  bool takes(const Tick& tick) const;
};

// A name in a filter that none of the plans has.
struct UnknownName {
  enum class What { program, owner, id } what;
  std::string name;
  std::optional<std::string> similar;
  std::vector<std::string> known;       // each once
  std::optional<std::string> now = {};  // of a former id: the one that its row has now
};
std::optional<UnknownName> unknown_name(const Filter& filter, const std::vector<const PlanFile*>& plans);

}  // namespace rbplan
