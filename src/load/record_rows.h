// What a file of many records asks to be recorded, a row each, whatever its form.
#pragma once
#include <map>

#include "load/record.h"

namespace rbplan {

constexpr std::size_t kMostRecordRows = 100'000;  // of a file
constexpr std::size_t kMostPieces = 100;          // of evidence, of a row

struct RecordRow {
  Record record;              // what it says, each value with its place; `object` is the row's
  std::vector<Month> months;  // none: the one that can be meant
  bool has_date = false;
  bool is_percent = false;  // its value is written with a per cent sign
  PlanNamed plan;
};

struct RecordRows {
  std::vector<RecordRow> rows;
  std::size_t all = 0;                              // of the input
  std::size_t empty = 0;                            // how many ask for nothing
  std::map<std::string, std::size_t> refused = {};  // ids of rows that could not be read, and where the first stands
  Diagnostics problems;
};

// Lines of JSON (RFC 8259): objects with the keys of a progress file, and `office` and `year` where they say which
// plan.
RecordRows read_record_lines(const SourceText& source);

// Their months: a quarter's are all three.
std::vector<Month> months_in(const std::vector<Located<Period>>& periods);

}  // namespace rbplan
