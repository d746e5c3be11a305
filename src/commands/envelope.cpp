#include "commands/envelope.h"

namespace rbplan {
namespace {

constexpr int kSchemaVersion = 1;

Value plan_value(const PlanFile& file) {
  return Object{{"path", file.source->path()},
                {"year", file.year()},
                {"office", file.plan->office()},
                {"name", file.plan->institution.name.value}};
}

}  // namespace

Object envelope(std::string_view command, Date as_of, const Plans& plans, const std::vector<Skipped>& skipped) {
  List plan_list;
  for (const PlanFile* file : plans) plan_list.push_back(plan_value(*file));
  List skipped_list;
  for (const Skipped& plan : skipped) skipped_list.push_back(Object{{"path", plan.path}, {"errors", plan.errors}});
  return {{"schema_version", kSchemaVersion},
          {"command", std::string(command)},
          {"as_of", iso(as_of)},
          {"plans", std::move(plan_list)},
          {"skipped", std::move(skipped_list)}};
}

}  // namespace rbplan
