#include "record/first_plan.h"

#include "base/embedded.h"
#include "base/text.h"

namespace rbplan {

extern const EmbeddedFile embedded_first_plans[];
extern const std::size_t embedded_first_plans_count;

std::string first_plan(Language language, int year, Month month) {
  const std::string_view name = language == Language::indonesian ? "id.yaml" : "en.yaml";
  std::string text(embedded_file(embedded_first_plans, embedded_first_plans_count, name).value_or(""));
  const std::string month_text = std::to_string(month_number(month));
  replace_all(text, "[{month}, 12]", month_number(month) == 12 ? "[12]" : '[' + month_text + ", 12]");
  replace_all(text, "{month}", month_text);
  replace_all(text, "{year}", std::to_string(year));
  return text;
}

}  // namespace rbplan
