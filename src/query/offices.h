// Offices as people name them.
#pragma once
#include <set>
#include <string>
#include <tl/expected.hpp>
#include <vector>

#include "query/choice.h"

namespace rbplan {

// Each as its plans name it (Plan::office).
using Offices = std::set<std::string, std::less<>>;

// A name that fits no office, or several.
struct UnclearOffice {
  std::string name;
  std::vector<const Plan*> fitting;  // a plan of each
  std::vector<const Plan*> similar;  // where none fits
};

// The offices with those codes or names; a part of a name, in any case, is enough where it fits one office only.
tl::expected<Offices, UnclearOffice> offices_named(const Plans& plans, const std::vector<std::string>& names);

// The plans of those offices; all plans where none is asked for.
Plans of_offices(const Plans& plans, const Offices& offices);

// An office that has no plan of a year.
struct WithoutPlan {
  const Plan* latest = nullptr;  // of the plans that it has
  std::vector<int> years;        // of these, ascending
};

// In the order of `known`; a plan whose year could not be read may be of any.
std::vector<WithoutPlan> offices_without_plan(const Plans& known, int year);

// `3302 KPU Kabupaten Banyumas`; the name alone where there is no code.
std::string code_and_name(const Plan& plan);

}  // namespace rbplan
