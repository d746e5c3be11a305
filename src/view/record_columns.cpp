// The columns of records and of what they name.
#include "view/common_columns.h"

namespace rbplan {
namespace {

// Where a record stands.
template <class Row>
Columns<Row> record_place_columns() {
  return {
      {"path", "File", "the progress file", [](const Row& row) { return place_of(row).path; }, In::programs},
      {"line", "Line", "the record's line", [](const Row& row) { return place_of(row).line; }, In::programs},
  };
}

// `10:12`.
std::string clock_time(const std::optional<LocalTime>& time) {
  if (!time) return {};
  const auto minutes = std::chrono::floor<std::chrono::minutes>(time->of_day).count();
  return fmt::format("{:02}:{:02}", minutes / 60, minutes % 60);
}

Periods periods_of(const LoggedRecord& one) {
  Periods periods;
  for (const Located<Period>& period : one.record->periods) periods.push_back(period.value);
  return periods;
}

}  // namespace

const Columns<LoggedRecord>& log_columns() {
  static const Columns<LoggedRecord> columns = joined<LoggedRecord>(
      {office_columns<LoggedRecord>(),
       {{"recorded", "Recorded", "when it was recorded, in UTC; null: not said",
         [](const LoggedRecord& one) {
           const auto& recorded = one.record->recorded;
           return recorded ? std::optional(iso(recorded->value)) : std::nullopt;
         },
         In::programs},
        {"time", "Time", "", [](const LoggedRecord& one) { return clock_time(one.recorded); }, In::people},
        {"date", "Date", "the date of what was done or said",
         [](const LoggedRecord& one) { return one.record->date.value; }, In::programs},
        {"by", "By", "who recorded it", [](const LoggedRecord& one) { return value_of(one.record->by); }, In::programs},
        {"id", "Id", "the id as recorded",
         [](const LoggedRecord& one) {
           return Link{one.record->indicator.value, place_of(one)};
         }},
        {"periods", "Months", "", [](const LoggedRecord& one) { return periods_of(one); }, In::people},
        {"months", "Months", "the months it is of, 1 to 12",
         [](const LoggedRecord& one) { return months_of(periods_of(one)); }, In::programs},
        {"quarters", "Quarters", "the quarters it is of, 1 to 4",
         [](const LoggedRecord& one) { return quarters_of(periods_of(one)); }, In::programs},
        {"what", "What", "done, partial, not_done, accepted or returned",
         [](const LoggedRecord& one) { return one.record->said(); }, In::programs},
        {"value", "Value reached", "the value reached",
         [](const LoggedRecord& one) { return value_of(one.record->value); }, In::programs},
        {"evidence", "Evidence", "the files and addresses that it names",
         [](const LoggedRecord& one) {
           std::vector<std::string> proofs;
           for (const Evidence& evidence : one.record->evidence) proofs.push_back(evidence.proof().value);
           return proofs;
         },
         In::programs},
        {"note", "Note", "what else it says", [](const LoggedRecord& one) { return value_of(one.record->note); },
         In::programs}},
       record_place_columns<LoggedRecord>()});
  return columns;
}

const Columns<BadProof>& bad_proof_columns() {
  static const Columns<BadProof> columns =
      joined<BadProof>({{{"id", "Id", "the indicator that it proves",
                          [](const BadProof& one) {
                            return Link{one.row->id, place_of(one)};
                          }},
                         {"file", "File", "the file or address, as recorded",
                          [](const BadProof& one) { return one.bad.evidence->proof().value; }, In::programs},
                         {"problem", "Problem", "what is wrong with it",
                          [](const BadProof& one) { return one.bad.problem; }, In::programs}},
                        record_place_columns<BadProof>()});
  return columns;
}

}  // namespace rbplan
