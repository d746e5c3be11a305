#include "load/record_rows.h"

#include <algorithm>

#include "base/text.h"
#include "load/json_line.h"

namespace rbplan {

std::vector<Month> months_in(const std::vector<Located<Period>>& periods) {
  std::vector<Month> months;
  for (const auto& period : periods) {
    for (Month month = period.value.first();; ++month) {
      months.push_back(month);
      if (month == period.value.last()) break;
    }
  }
  std::sort(months.begin(), months.end());
  months.erase(std::unique(months.begin(), months.end()), months.end());
  return months;
}

RecordRows read_record_lines(const SourceText& source) {
  const std::string_view bytes = source.bytes();
  RecordRows out;
  Shape shape(Notation::json);
  for (std::size_t begin = source.bom_length(), stop = 0; begin < bytes.size(); begin = stop + 1) {
    stop = std::min(bytes.find('\n', begin), bytes.size());
    const std::string_view line = trimmed(bytes.substr(begin, stop - begin), " \t\r");
    if (line.empty()) continue;
    if (++out.all > kMostRecordRows) {
      shape.problem(Kind::too_many_values, {begin, begin}, {static_cast<std::int64_t>(kMostRecordRows), noun::rows});
      break;
    }
    const auto object = static_cast<std::size_t>(line.data() - bytes.data());
    if (line[0] != '{') {
      shape.problem(Kind::unreadable_record, {object, object + line.size()}, {}, HelpLine{Help::record_line_is, {}});
      continue;
    }
    const JsonLine json = read_json_line(source, object, object + line.size());
    if (json.problem) {
      shape.problems.add(*json.problem);
      continue;
    }
    RecordRow row;
    auto record = read_record(shape, Node(json.document, 0), &row.plan);
    if (!record) continue;
    row.record = *std::move(record);
    row.months = months_in(row.record.periods);
    row.record.periods.clear();
    row.has_date = true;
    out.rows.push_back(std::move(row));
  }
  out.problems = shape.problems.take();
  return out;
}

}  // namespace rbplan
