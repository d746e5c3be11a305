#include "commands/for_programs.h"

#include <algorithm>

#include "base/text.h"

namespace rbplan {
namespace {

// Of the formats of lists, the first one that programs read as objects.
const Format& format_of_documents(const Env& env) {
  return *std::find_if(env.formats->begin(), env.formats->end(),
                       [](const Format& format) { return format.reader == In::objects; });
}

std::vector<std::string_view> format_names(const Env& env) {
  return {env.formats->front().name, format_of_documents(env).name};
}

}  // namespace

Option for_programs_option() { return {"--format", "F", "{0}", false, nullptr, format_names}; }

bool is_for_program(OptionReader& read, const Env& env) {
  const auto known = format_names(env);
  const std::string format = read.line().value("--format").value_or(std::string(known.front()));
  if (std::find(known.begin(), known.end(), format) == known.end())
    read.refuse(phrase("no such format: {0}", format), phrase("formats are {0}", join(known, ", ")));
  return format == known.back();
}

std::string document_for_programs(const Env& env, ListRequest request, const ListAnswer& answer,
                                  const std::vector<Skipped>& skipped) {
  request.output.format = &format_of_documents(env);
  return print(env, request, Outcome(), skipped, answer).out;
}

}  // namespace rbplan
