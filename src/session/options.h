// The options that commands share.
#pragma once
#include "session/option.h"

namespace rbplan {

const Options& general_options();   // of every command, before it or behind it
const Options& plan_options();      // which plans
const Options& day_options();       // the day asked for
const Options& list_options();      // of every command that prints a list
const Options& calendar_options();  // of those whose rows can stand in a calendar
const Options& alarm_options();     // of commands whose rows call for something to be done
const Options& filter_options();

// Single ones, for commands that do not take the whole group, and those that are asked for by themselves.
const Option& help_option();
const Option& no_pager_option();
const Option& as_of_option();
const Option& known_on_option();
const Option& grace_option();
const Option& fields_option();
const Option& output_option();
const Option& paper_option();
const Option& quiet_option();
const Option& fail_option();
const Option& office_option();
const Option& input_name_option();  // what goes by which name when it comes from standard input

// Months, and how many rows at most; the help says what for.
Option month_option(std::string_view help);
Option limit_option(std::string_view help);
const Option& comment_limit_option();  // bytes

// The word of --fields that lists them.
constexpr std::string_view kListFields = "help";

const Options& row_filter_options();  // of filter_options() those that ask nothing of a tick

// Options that go together.
struct OptionGroup {
  std::string_view heading;  // a phrase; {0} are the commands that take all of them
  Options options;
};
std::vector<OptionGroup> option_groups();

}  // namespace rbplan
