// One reading of the first lines of a table: which rows are open below them, and how odd it is.
#pragma once
#include <array>
#include <optional>
#include <string_view>
#include <vector>

#include "tables/outline.h"

namespace rbplan {

// How odd it is that something is so. Only their order matters, and how many of the one outweigh another.
namespace odd {
constexpr double kGap = 2.5;     // a number is left out
constexpr double kAgain = 5;     // a number stands twice, or a lower one comes later
constexpr double kNotFirst = 2;  // the first row below another is not 1 or a
constexpr double kPartNotFirst = 4;
constexpr double kRunsOn = 0.75;      // but continues the numbers before
constexpr double kUnnumbered = 2;     // a row without number stands behind others
constexpr double kOtherKind = 3;      // a letter behind numbers
constexpr double kOtherSign = 1.5;    // `2)` behind `1.`
constexpr double kNamesItself = 2.5;  // a row with marks has no indicator
constexpr double kAloneAbove = 0.3;   // a row stands alone above what is below it
constexpr double kMissingLevel = 3;   // nothing is printed of a level between two
constexpr double kDisplaced = 3;      // texts stand beside their column
constexpr double kFarther = 0.1;      // for each column
constexpr double kDisplacedToo = 1;   // as those of the line above
constexpr double kKeepsActivity = 1.5;
constexpr double kHasPart = 0.5;
constexpr double kPartAsIndicator = 1;
constexpr double kNoNumber = 6;    // a text stands in the column of numbers
constexpr double kMarkInText = 4;  // a mark stands in a column of texts
constexpr double kClose = 1;       // readings no farther apart are nearly as good
constexpr double kFar = 12;        // those farther from the best are given up
}  // namespace odd

struct OpenRow {
  Printed::Kind kind = Printed::Kind::none;
  int value = 0;
  bool is_bracketed = false;
  bool opens = false;
  std::string_view raw;

  // Texts of one cell are the same without being looked at.
  bool has_text_of(const OpenRow& other) const {
    return raw.size() == other.raw.size() && (raw.data() == other.raw.data() || raw == other.raw);
  }

  friend bool operator==(const OpenRow& a, const OpenRow& b) {
    return a.value == b.value && a.kind == b.kind && a.is_bracketed == b.is_bracketed && a.opens == b.opens &&
           a.has_text_of(b);
  }
};

class OutlineState {
 public:
  double cost = 0;
  int step = -1;  // the last of its readings, in a list of all
  LineReading last = {};

  // Reads a line; false where it cannot be read so. `rows`, where given, gets the rows that begin.
  bool read(const TableBody& body, const BodyLine& line, const LineReading& reading, bool may_be_displaced,
            std::vector<OutlineRow>* rows);

  bool is_open_as(const OutlineState& other) const;

 private:
  struct Texts {  // of the line, by level
    std::array<int, 4> at = {-1, -1, -1, -1};
  };

  bool place(const TableBody& body, const BodyLine& line, int shift, bool may_be_displaced, Texts& texts);
  void begin(OutlineRow row);
  void begin_program(const BodyLine& line, int text);
  void begin_activity(const BodyLine& line, int text);
  void begin_sub_activity(const BodyLine& line, int text, bool has_part);
  void begin_indicator(const BodyLine& line, int text, bool part_as_indicator);
  void close_below_activity();

  std::optional<OpenRow> program_;
  std::optional<OpenRow> activity_;
  std::optional<OpenRow> sub_activity_;
  std::optional<OpenRow> part_;
  std::vector<OpenRow> indicators_;        // open ones, the outermost first
  std::optional<OpenRow> last_indicator_;  // the outermost of the sub-activity before
  int last_shift_ = 0;
  bool was_displaced_ = false;
  std::vector<OutlineRow>* rows_ = nullptr;
};

}  // namespace rbplan
