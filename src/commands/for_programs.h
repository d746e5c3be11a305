// --format of commands that answer people in sentences, and programs in one document.
#pragma once
#include "session/answer.h"
#include "session/option_reader.h"

namespace rbplan {

Option for_programs_option();

// Whether the document is asked for.
bool is_for_program(OptionReader& read, const Env& env);

// The document: a list with what else there is to say.
std::string document_for_programs(const Env& env, ListRequest request, const ListAnswer& answer,
                                  const std::vector<Skipped>& skipped = {});

}  // namespace rbplan
