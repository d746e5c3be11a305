// Any bytes as a progress file. Beyond what the sanitizers see: every problem has a place in the file and a sentence,
// problems stand in the order of the file, the same bytes have the same problems; and where there is no error, every
// line that begins with a dash is a record, and one record more is read as one more.
#include <cstdint>

#include "base/text.h"
#include "described.h"
#include "load/progress.h"

namespace rbplan::fuzzing {
namespace {

bool begins_with_dash(std::string_view line) {
  const std::size_t first = line.find_first_not_of(" \t");
  return first != std::string_view::npos && line[first] == '-';
}

void check_inside(const Span& inner, const Span& outer) {
  require(outer.begin <= inner.begin && inner.begin < inner.end && inner.end <= outer.end, "a value is in its record");
}

void check_record(const Record& record) {
  check_inside(record.object, record.line);
  check_inside(record.indicator.span, record.object);
  check_inside(record.date.span, record.object);
  require(record.status.has_value() != record.review.has_value(), "a record is of what was done, or a review");
  check_inside(record.months, record.object);
  for (const auto& month : record.periods) check_inside(month.span, record.months);
  for (const Seldom<Text>* text : {&record.obstacle, &record.follow_up, &record.follow_up_owner, &record.note}) {
    if (*text) check_inside((*text)->span, record.object);
  }
  if (record.by) check_inside(record.by->span, record.object);
  for (const Evidence& evidence : record.evidence) {
    require(evidence.file.has_value() != evidence.url.has_value(), "evidence is a file or an address");
    require(evidence.file.has_value() == evidence.sha256.has_value(), "a file has its SHA-256");
    check_inside(evidence.proof().span, record.object);
  }
}

void check_sound(const SourceText& source, const Progress& progress) {
  const std::vector<std::string_view> lines = split(source.bytes().substr(source.bom_length()), '\n');
  std::size_t dashes = 0;
  for (const std::string_view line : lines) dashes += begins_with_dash(line) ? 1 : 0;
  require(dashes == progress.records.size(), "every line with a dash is a record");
  std::size_t behind = 0;
  for (const Record& record : progress.records) {
    require(record.line.begin >= behind, "records stand in the order of the file");
    behind = record.line.end;
    check_record(record);
  }
  if (progress.records.empty()) return;
  const Span last = progress.records.back().line;
  std::string more(source.bytes());
  if (!more.ends_with('\n')) more += '\n';
  more += source.bytes().substr(last.begin, last.end - last.begin);
  const SourceText longer(source.path(), more + '\n');
  const LoadedProgress loaded = load_progress(longer);
  require(count(loaded.problems, Severity::error) == 0, "one record more is no error");
  require(loaded.progress.records.size() == progress.records.size() + 1, "one record more is one more");
}

void load(const std::string& bytes) {
  const SourceText source("plans/2021.progress.yaml", bytes);
  const LoadedProgress loaded = load_progress(source);
  const std::string told = described(loaded.problems, source);
  check_order(loaded.problems, told);
  require(described(load_progress(source).problems, source) == told, "the same bytes have the same problems", told);
  require(!load_progress(source, Reading::checked).misread, "the usual form is read as RapidJSON does", told);
  for (const Span& comment : loaded.comments) check_span(comment, source);
  if (count(loaded.problems, Severity::error) == 0) check_sound(source, loaded.progress);
}

}  // namespace
}  // namespace rbplan::fuzzing

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  rbplan::fuzzing::load(std::string(data, data + size));
  return 0;
}
