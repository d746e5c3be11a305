// Which of the plans found answer a question.
#pragma once
#include <optional>
#include <vector>

#include "query/tick.h"

namespace rbplan {

using Plans = std::vector<const PlanFile*>;

// One plan of each office: of `year` where it is given (no plan of an office that has none), else of the day's
// year, else of the latest year before it, else of the earliest. In the order of `found`.
Plans one_plan_each(const Plans& found, Date day, std::optional<int> year);

// The plans of one year: of `year` where it is given, else of the day's if any plan is of that, else of the latest
// before it, else of the earliest. Counts of several offices are of one year, else they compare what is not alike.
Plans plans_of_one_year(const Plans& found, Date day, std::optional<int> year);

// Of each office every plan whose year is not after the day's, or where all are later, the earliest; only those of
// `year` where it is given. In the order of `found`.
Plans plans_up_to(const Plans& found, Date day, std::optional<int> year);

// The plan of the same office and of that year; nothing where none is found. One of the two may leave the code out.
const PlanFile* plan_of_year(const Plans& found, const PlanFile& like, int year);

bool has_several_offices(const Plans& plans);
bool has_office(const Plans& plans, std::string_view office);
bool has_several_years(const Plans& plans);  // of one office, so that an id alone does not say which is meant

std::size_t count_rows(const Plans& plans);

}  // namespace rbplan
