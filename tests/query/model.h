// What the words of a plan mean on a day, said a second time: from the text that people read, without a line of the
// program's own reading. It is slow and plain, has its own calendar, and compares each record with each.
#pragma once
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace rbplan::testing::model {

struct Day {
  int year = 0;
  int month = 0;
  int day = 0;

  std::string text() const;  // `2021-03-31`
};

bool is_leap(int year);
int days_of_month(int year, int month);
int days_from_1890(Day day);     // counted one month at a time
Day day_of(int days_from_1890);  // likewise

// A second of a day in UTC.
struct Moment {
  Day day;
  int second = 0;

  std::string text() const;        // `2021-01-29T03:12:00Z`
  std::int64_t from_1890() const;  // in seconds
};

// A piece of evidence: an address, or a file and what its SHA-256 is made of.
struct Proof {
  std::string place;
  char sum = 'a';

  bool is_address() const { return place.starts_with("https:"); }
  std::string text() const { return is_address() ? place : place + "#" + sum; }
};

// A month is its number, a quarter -1 to -4.
int first_month(int period);
int last_month(int period);

// The list of a row or a record with its key, as in a file.
std::string schedule_text(const std::vector<int>& periods, const std::string& quote);

struct Record {
  std::string id;
  std::vector<int> months;  // or quarters; none: work of no month
  std::string word;         // a status or a verdict
  Day date;
  std::string value;  // as written; empty where there is none
  std::vector<Proof> proofs;
  std::optional<Moment> recorded;
  std::string note;

  bool is_review() const { return word == "accepted" || word == "returned"; }
  std::string line() const;  // as in the file
};

struct Row {
  std::string id;
  std::vector<int> months;  // or quarters
  std::vector<std::string> formerly;
  std::string cancelled_by;  // the number of an amendment; empty where there is none
};

struct Amendment {
  std::string number;
  Day date;
  std::vector<std::string> ids;
};

struct World {
  int year = 0;
  std::vector<Amendment> amendments;
  std::vector<Row> rows;
  std::vector<Record> records;
};

struct Question {
  Day day;
  int grace = 0;
  std::optional<Day> known_on;
  int hours_east = 0;  // of UTC, where the question is asked
};

// How often each situation was met.
using Met = std::map<std::string, std::size_t>;

// Every tick by row, then by month, as one line of text that says all that is known of it.
std::vector<std::string> ticks(const World& world, const Question& question, Met& met);

}  // namespace rbplan::testing::model
