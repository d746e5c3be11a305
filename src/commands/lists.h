// What every command that prints a list does around its query.
#pragma once
#include "base/value.h"
#include "commands/command.h"
#include "commands/open.h"
#include "commands/options.h"
#include "render/document.h"
#include "view/documents.h"

namespace rbplan {

// What a list command was asked, with the plans it found.
struct ListQuestion {
  Looks looks;
  Asked asked;
  Format format = Format::table;
  std::optional<int> year;
  Filter filter;
  bool fail_if_any = false;
  bool quiet_if_empty = false;
  std::vector<std::string> paths;
  Opened opened;
  Plans plans;  // without errors, of the offices asked for

  // The plans that the query is about; an error where the year or a filter names nothing that exists.
  Parsed<Plans> about(Plans about_these) const;
};

// Reads options and plans. Where there is no plan at all it is an error.
Parsed<ListQuestion> ask(const Env& env, const CommandLine& line, bool month_is_filter);

// The answer in the format asked for. `members` are the command's own in JSON, beside its list of ticks.
struct ListAnswer {
  std::string_view command;
  Plans plans;
  std::vector<Tick> ticks;
  Object members;
  Document document;
};
Outcome print(const ListQuestion& question, const ListAnswer& answer);

}  // namespace rbplan
