// An office in memory that records: its files, its day, and what each line does to its progress file.
#pragma once
#include <string>
#include <vector>

#include "support/runs.h"

namespace rbplan::testing {

class Office {
 public:
  explicit Office(const std::string& plan);

  Memory files;
  Setting setting;

  Outcome run(const std::string& line) const;  // without `rbplan`
  std::string progress() const;                // the text of the progress file; empty where there is none
  void set_progress(const std::string& records);

  // The new lines, without indentation, of a line that must record.
  std::vector<std::string> recorded(const std::string& line);

  // What standard error says of a line that must record nothing, with that exit code.
  std::string refusal(const std::string& line, int code = 2) const;
};

}  // namespace rbplan::testing
