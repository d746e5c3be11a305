#include "session/envelope.h"

#include "view/columns.h"

namespace rbplan {
namespace {

const Columns<const PlanFile*>& plan_columns() {
  using File = const PlanFile*;
  static const Columns<File> columns = {
      {"path", "", "", [](const File& file) { return file->source->path(); }},
      {"year", "", "", [](const File& file) { return file->year(); }},
      {"office", "", "", [](const File& file) { return file->plan->office(); }},
      {"name", "", "", [](const File& file) { return file->plan->institution.name.value; }},
  };
  return columns;
}

const Columns<Skipped>& skipped_columns() {
  static const Columns<Skipped> columns = {
      {"path", "", "", [](const Skipped& plan) { return plan.path; }},
      {"errors", "", "", [](const Skipped& plan) { return plan.errors; }},
  };
  return columns;
}

const Columns<WithoutPlan>& without_plan_columns() {
  static const Columns<WithoutPlan> columns = {
      {"office", "", "", [](const WithoutPlan& one) { return one.latest->office(); }},
      {"name", "", "", [](const WithoutPlan& one) { return one.latest->institution.name.value; }},
      {"years", "", "", [](const WithoutPlan& one) { return one.years; }},
  };
  return columns;
}

}  // namespace

Object envelope(std::string_view command, Date as_of, const Plans& plans, const std::vector<Skipped>& skipped) {
  return {{"schema_version", kSchemaVersion},
          {"command", command},
          {"as_of", as_of},
          {"plans", objects_of(plan_columns(), plans)},
          {"skipped", objects_of(skipped_columns(), skipped)}};
}

Value without_plan_value(const std::vector<WithoutPlan>& offices) {
  return objects_of(without_plan_columns(), offices);
}

ValueType::Member without_plan_member() {
  return {"without_plan", list_of(object_type(facts_of(without_plan_columns()))),
          "offices that have no plan of the year, with the years of those they have"};
}

std::vector<ValueType::Member> envelope_members() {
  ValueType plan = object_type(facts_of(plan_columns()));
  plan.members[1].type.least.reset();  // of a plan whose year could not be read it is no year
  ValueType skipped = object_type(facts_of(skipped_columns()));
  skipped.members[1].type.least = 1;  // a plan is left out for an error
  return {{"schema_version", integer_from(kSchemaVersion)},
          {"command", ValueType()},
          {"as_of", type_of<Date>()},
          {"plans", list_of(std::move(plan))},
          {"skipped", list_of(std::move(skipped))}};
}

}  // namespace rbplan
