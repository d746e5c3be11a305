// What was recorded before of the rows of a plan, so that nothing is recorded twice unless that is meant.
#pragma once
#include <map>
#include <string>
#include <unordered_map>
#include <vector>

#include "query/tick.h"

namespace rbplan {

class SaidBefore {
 public:
  // Which of the earlier records stand: all, or those behind which nothing was taken back. A review stands up to the
  // next status.
  enum class Those { all, that_stand };

  // `file` outlives it, as do the records that are added.
  explicit SaidBefore(const PlanFile& file) : file_(file) {}

  void add(const IndicatorRow& row, const Record& record);

  // The latest record that says the same of the period, or of work of no month: in all but when it was recorded and,
  // where it is no review, by whom. An amount is the same only where all its periods are.
  const Record* same(const IndicatorRow& row, const Record& record, std::optional<Period> period, Those those);

 private:
  struct Said {
    const Record* record;
    std::size_t place;  // by time
  };
  struct OfPeriod {
    std::unordered_map<std::string, Said> said;
    std::size_t last_status = 0;
    std::size_t last_taken_back = 0;
  };
  struct OfRow {
    std::map<std::optional<Period>, OfPeriod> periods;
    std::size_t count = 0;

    void add(const Record& record, const std::string& text);
  };

  OfRow& of(const IndicatorRow& row);

  const PlanFile& file_;
  std::unordered_map<const IndicatorRow*, OfRow> rows_;
};

// The keys in which what is said now (`own`, its date where it says one) differs from a record of the same status or
// verdict. What is not said differs from nothing; evidence is the same where `known` has it, as it is.
std::vector<std::string> differing_keys(const Record& own, bool has_date, const Record& recorded,
                                        const std::vector<const Evidence*>& known);

}  // namespace rbplan
