// What the values of options can be; live ones are read from the plans that are likely meant.
#pragma once
#include "session/option.h"

namespace rbplan {

// One candidate for each word.
Candidates as_candidates(const std::vector<std::string_view>& words);

Candidates anything(const CompletionContext& context);  // no telling
Candidates files(const CompletionContext& context);
Candidates folders(const CompletionContext& context);
Candidates plan_files(const CompletionContext& context);
Candidates revisions(const CompletionContext& context);  // branches and tags
Candidates revisions_and_plans(const CompletionContext& context);
Candidates languages(const CompletionContext& context);
Candidates days(const CompletionContext& context);
Candidates fields(const CompletionContext& context);
Candidates years(const CompletionContext& context);
Candidates offices(const CompletionContext& context);
Candidates programs(const CompletionContext& context);
Candidates owners(const CompletionContext& context);
Candidates ids(const CompletionContext& context);
Candidates ids_to_record(const CompletionContext& context);  // those that the command can record something of
Candidates months(const CompletionContext& context);         // those planned for the ids on the line; all without any

}  // namespace rbplan
