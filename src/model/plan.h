// A plan as plain values, each with the place it was read from.
//
// The model holds what the file says, in the file's order. Ids, inherited owners and ticks are not stored: `query`
// derives them. Where a value could not be read, it is left out, and the loader has said why.
#pragma once
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/enum_words.h"
#include "base/period.h"
#include "base/seldom.h"
#include "base/source.h"
#include "model/level.h"

namespace rbplan {

using Text = Located<std::string>;

constexpr std::int64_t kLargestSum = 999'999'999'999'999;  // rupiah, of a budget or of what was spent

struct Institution {
  Text name;
  std::optional<Text> code;  // such as "3302"
};

struct Person {
  std::optional<Text> name;
  std::optional<Text> position;
  std::optional<Text> office;  // of who certifies a copy
};

struct Decree {
  std::map<std::string_view, Span> entries;  // of each key that is there, with its value
  std::optional<Text> number;
  std::optional<Located<Date>> date;
  std::optional<Text> place;
  std::optional<Person> signatory;
  std::vector<Text> considering;
  std::vector<Text> legal_basis;
  std::vector<Text> noting;
  std::vector<Text> deciding;
  std::optional<Person> certified_by;
  std::optional<Text> issuer;  // the letterhead
  std::optional<Text> about;   // behind TENTANG
};

// A later decree that changes the plan.
struct Amendment {
  Text number;
  Located<Date> date;
  Text about;
  std::vector<Text> indicators;  // ids of rows of any level
};

struct Owner {
  Text id;
  Text name;
  std::optional<Text> email;
};

// What is to be reached, or was: a decimal number as written, without exponent; or a grade, a text of a target's scale.
struct Measure {
  std::string text;
  bool is_grade = false;
};

enum class Better { higher, lower };

template <>
struct WordsOf<Better> {
  static constexpr std::array<std::string_view, 2> words = {"higher", "lower"};
};

// What is to be reached of a target by the end of a month, or in the period that ends with it.
struct Milestone {
  Located<Period> period;
  Located<Measure> value;
};

struct Target {
  Located<Measure> value;
  Text unit;
  std::vector<Milestone> by;     // counted from the year's beginning
  std::vector<Milestone> each;   // or amounts of their own
  std::vector<Text> scale;       // of grades, from worst to best; values are texts of it then
  std::optional<Better> better;  // higher where the file does not say

  std::vector<std::string> grades() const;  // the scale

  // How far up its scale a grade stands; nothing where it is none of it.
  std::optional<std::size_t> place_on_scale(const Measure& grade) const;
};

// Whether they are quarters; those of one row are all months or all quarters.
bool are_quarters(const std::vector<Located<Period>>& periods);

// What only an indicator has.
struct IndicatorFacts {
  std::vector<Located<Period>> periods;  // as written; empty: unscheduled
  Span months_span;                      // of their key and list, as the next two
  Seldom<Target> target;
  Span target_span;
  std::vector<Text> evidence_needed;
  Span evidence_needed_span;
  Seldom<Text> doubt;
  std::vector<Text> formerly;  // ids it had before an amendment renumbered it
  Seldom<Text> cancelled_by;

  Periods in_order() const;  // the periods, ascending
  bool names(Period period) const;
  std::optional<Period> that_ends_with(Month month) const;  // of its periods
};

// A row of the annex, with all that stands below it.
struct Row {
  Level level = Level::program;
  Span span;    // from its first key to its last value
  Text number;  // "1" to "999", or a letter; empty where it could not be read
  Text name;
  Seldom<Text> code;   // what the paper prints beside or instead of the number
  Seldom<Text> owner;  // an owner's id, of the row itself; inherited below
  Seldom<Text> note;
  std::optional<Located<std::int64_t>> budget;  // rupiah
  std::optional<IndicatorFacts> facts;          // of an indicator
  std::vector<Row> rows;                        // below it, in the order of the file
};

// What a row is called: its name, behind its code where it has one.
std::string title_of(const Row& row);

struct Plan {
  Span span;  // from its first key to its last value
  Text title;
  Located<int> year;
  Institution institution;
  std::optional<Decree> decree;  // without one the plan is a draft
  Span decree_span;              // of its key and all it says
  std::vector<Amendment> amendments;
  Span amendments_span;  // of the whole list with its key, as the next two
  std::vector<Owner> owners;
  Span owners_span;
  std::vector<Row> programs;
  Span programs_span;

  // The office: the institution's code, else its name.
  const std::string& office() const { return institution.code ? institution.code->value : institution.name.value; }
};

// Whether two plans are of one office: their codes are the same, or their names.
bool is_same_office(const Plan& a, const Plan& b);

// Whether they are of one office and year.
bool is_same_plan(const Plan& a, const Plan& b);

}  // namespace rbplan
