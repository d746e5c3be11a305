// Any bytes as a plan file, read up to the model. Beyond what the sanitizers see: every problem has a place in the file
// and a sentence, problems stand in the order of the file, and the same bytes have the same problems.
#include <cstdint>

#include "described.h"
#include "load/bytes.h"
#include "load/plan.h"

namespace rbplan::fuzzing {
namespace {

void load(const std::string& bytes) {
  const SourceText source("plans/2021.yaml", bytes);
  described(check_bytes(source), source);
  const LoadedPlan loaded = load_plan(source);
  const std::string told = described(loaded.problems, source);
  check_order(loaded.problems, told);
  require(loaded.plan.has_value() || count(loaded.problems, Severity::error) > 0, "no plan is for a reason");
  require(described(load_plan(source).problems, source) == told, "the same bytes have the same problems", told);
  require(!load_plan(source, Reading::checked).misread, "the usual form is read as the parser does", told);
}

}  // namespace
}  // namespace rbplan::fuzzing

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  rbplan::fuzzing::load(std::string(data, data + size));
  return 0;
}
