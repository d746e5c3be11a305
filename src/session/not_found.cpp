// What is said of plans and offices that are not there.
#include <fmt/format.h>

#include "base/text.h"
#include "session/workspace.h"

namespace rbplan {

constexpr std::size_t kMostOfficesListed = 8;

std::string unread_lines(const std::vector<Unread>& unread, const Words& words) {
  std::string lines;
  for (const Unread& one : unread)
    lines += error_line(fmt::format("{} {}", one.path, reason_text(one.error, words)), words);
  return lines;
}

std::string listed(const std::vector<const Plan*>& offices) {
  std::vector<std::string> names;
  for (const Plan* one : offices) add_once(names, code_and_name(*one));
  const bool are_more = names.size() > kMostOfficesListed;
  if (are_more) names.resize(kMostOfficesListed);
  return join(names, ", ") + (are_more ? ", ..." : "");
}

std::string listed(const Plans& plans) {
  std::vector<const Plan*> offices;
  for (const PlanFile* file : plans) offices.push_back(file->plan);
  return listed(offices);
}

UsageError unclear_office(const UnclearOffice& unclear) {
  if (!unclear.fitting.empty()) {
    return {phrase("`{0}` fits {1} offices", unclear.name, unclear.fitting.size()),
            phrase("name one of them by its code or its whole name: {0}", listed(unclear.fitting))};
  }
  return {phrase("no such office: {0}", unclear.name),
          unclear.similar.empty() ? phrase("an office is its code, its name or a part of its name")
                                  : phrase("similar office: {0}", listed(unclear.similar))};
}

UsageError no_plan_found(const std::vector<std::string>& paths, const std::vector<Misnamed>& misnamed) {
  if (!misnamed.empty())
    return {phrase("no plan found"), phrase("{0} is not read: rename it to {1}", misnamed[0].path, misnamed[0].meant)};
  if (paths.empty())
    return {phrase("no plan found"),
            phrase("there is no folder plans/ here or above: rbplan init begins one, --plan names a plan elsewhere")};
  return {phrase("no plan found in {0}", join(paths, ", ")),
          phrase("a plan's file is named by its year, such as 2021.yaml")};
}

}  // namespace rbplan
