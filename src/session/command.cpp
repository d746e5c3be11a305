#include "session/command.h"

#include <algorithm>

namespace rbplan {

Options Command::all_options() const {
  Options options = own;
  const auto add = [&](const Options& more) {
    const auto end = static_cast<std::ptrdiff_t>(options.size());
    for (const Option& option : more) {
      const bool is_there = std::any_of(options.begin(), options.begin() + end,
                                        [&](const Option& one) { return one.long_name() == option.long_name(); });
      if (!is_there) options.push_back(option);
    }
  };
  if (day) add(day_options());
  if (calendar) add(calendar_options());
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
