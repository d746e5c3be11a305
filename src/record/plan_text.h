// A plan as the text of its file.
#pragma once
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "model/plan.h"

namespace rbplan {

struct PlanRemarks {
  std::vector<std::string> head;                           // lines above all, each a comment
  std::map<const Row*, std::vector<std::string>> of_rows;  // a comment above the row
  std::string mark;                                        // the word that begins it: something should be looked at
};

struct WrittenPlan {
  std::string text;
  std::vector<std::pair<std::size_t, const Row*>> rows;  // where each begins, in bytes, and which; they ascend
};

// In the usual form, as plans are written by hand: read back, it is the same plan. Texts are of one line.
WrittenPlan written_plan(const Plan& plan, const PlanRemarks& remarks);
std::string plan_text(const Plan& plan, const PlanRemarks& remarks);

}  // namespace rbplan
