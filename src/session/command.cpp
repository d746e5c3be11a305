#include "session/command.h"

#include <algorithm>

namespace rbplan {

Options Command::all_options() const {
  Options options = own;
  const auto add = [&](const Options& more) {
    for (const Option& option : more) {
      const bool has_own =
          std::any_of(own.begin(), own.end(), [&](const Option& one) { return one.long_name() == option.long_name(); });
      if (!has_own) options.push_back(option);
    }
  };
  if (day) add(day_options());
  if (list) add(list_options());
  if (alarm) add(alarm_options());
  if (filters) add(filter_options());
  if (plans) add(plan_options());
  add(general_options());
  return options;
}

const Command* command_named(const Commands& commands, std::string_view name) {
  const auto found =
      std::find_if(commands.begin(), commands.end(), [&](const Command& command) { return command.name == name; });
  return found == commands.end() ? nullptr : &*found;
}

}  // namespace rbplan
