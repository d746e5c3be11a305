// The levels of the annex: the one table of what they are called, here and in a plan file.
#pragma once
#include <array>
#include <span>
#include <string_view>

namespace rbplan {

// A sub-activity may have parts, which are sub-activities themselves; an indicator that has indicators below it is a
// heading.
enum class Level { program, activity, sub_activity, indicator };

struct LevelFacts {
  Level level;
  std::string_view noun;         // a phrase, without article
  std::string_view list;         // the key of a list of such rows
  std::span<const Level> below;  // the levels that rows below it may have
};

// In the order of Level.
inline constexpr std::array kBelowProgram = {Level::activity};
inline constexpr std::array kBelowActivity = {Level::sub_activity};
inline constexpr std::array kBelowSubActivity = {Level::sub_activity, Level::indicator};
inline constexpr std::array kBelowIndicator = {Level::indicator};
inline constexpr std::array<LevelFacts, 4> kLevels = {{
    {Level::program, "program", "programs", kBelowProgram},
    {Level::activity, "activity", "activities", kBelowActivity},
    {Level::sub_activity, "sub-activity", "sub_activities", kBelowSubActivity},
    {Level::indicator, "indicator", "indicators", kBelowIndicator},
}};

constexpr const LevelFacts& facts(Level level) { return kLevels[static_cast<std::size_t>(level)]; }

}  // namespace rbplan
