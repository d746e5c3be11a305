// What is wrong with a file, as data: a kind, typed arguments, places. The sentence is made when it is printed.
#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/enum_words.h"
#include "base/period.h"
#include "base/source.h"
#include "base/value.h"
#include "base/words.h"

namespace rbplan {

enum class Severity { error, warning, note };

template <>
struct WordsOf<Severity> {
  static constexpr std::array<std::string_view, 3> words = {"error", "warning", "note"};
};

enum class Kind {
#define KIND(name, code, severity, sentence) name,
#include "diag/kinds.def"
};

enum class Help {
#define HELP(name, sentence) name,
#include "diag/kinds.def"
};

enum class Note {
#define NOTE(name, sentence) name,
#include "diag/kinds.def"
};

// A noun that a sentence may hold: a phrase.
struct Noun {
  std::string_view english;

  friend bool operator==(const Noun&, const Noun&) = default;
};

namespace noun {
// what a row or a group of keys is, without article; rows have theirs from model/level.h
inline constexpr Noun plan{"plan"};
inline constexpr Noun institution{"institution"};
inline constexpr Noun decree{"decree"};
inline constexpr Noun person{"person"};
inline constexpr Noun amendment{"amendment"};
inline constexpr Noun owner{"owner"};
inline constexpr Noun grade{"grade"};
inline constexpr Noun indicator{"indicator"};
inline constexpr Noun target{"target"};
inline constexpr Noun milestone{"milestone"};
inline constexpr Noun record{"record"};
inline constexpr Noun evidence{"evidence"};
// what a value is
inline constexpr Noun text{"text"};
inline constexpr Noun quoted_text{"text in quotes"};
inline constexpr Noun whole_number{"a whole number"};
inline constexpr Noun number{"a number"};
inline constexpr Noun decimal{"a number with a point"};
inline constexpr Noun truth{"true or false"};
inline constexpr Noun date{"a date"};
inline constexpr Noun list{"a list"};
inline constexpr Noun month_list{"a list of months"};
inline constexpr Noun quarter_list{"a list of quarters"};
inline constexpr Noun keys{"a group of keys"};
inline constexpr Noun month{"month"};
inline constexpr Noun months{"months"};
inline constexpr Noun quarter{"quarter"};
inline constexpr Noun quarters{"quarters"};
inline constexpr Noun row_number{"a row's number"};
inline constexpr Noun nothing{"nothing"};
inline constexpr Noun the_plan{"the plan"};
inline constexpr Noun values{"values"};
inline constexpr Noun rows{"rows"};
inline constexpr Noun columns{"columns"};
inline constexpr Noun commas{"commas and brackets"};
inline constexpr Noun work_of_no_month{"work of no month"};
// what a number is to a limit
inline constexpr Noun below{"below"};
inline constexpr Noun above{"above"};
// what is enacted beside rows, and what became of it
inline constexpr Noun year{"year"};
inline constexpr Noun changed{"changed"};
inline constexpr Noun gone{"gone"};
}  // namespace noun

// Text from the file, a whole number as it is written (a year, a line), how many, an amount, a period or some, a day, a
// noun.
using Argument = std::variant<std::string, std::int64_t, std::size_t, Decimal, Period, Periods, Date, Noun>;
using Arguments = std::vector<Argument>;

struct HelpLine {
  Help help;
  Arguments arguments;

  friend bool operator==(const HelpLine&, const HelpLine&) = default;
};

// Another place that belongs to the problem. Without a source it is in the same file.
struct Related {
  Note note;
  Span span;
  const SourceText* source = nullptr;
  Arguments arguments = {};

  friend bool operator==(const Related&, const Related&) = default;
};

struct Diagnostic {
  Kind kind;
  Span span;
  Arguments arguments;
  std::optional<HelpLine> help;
  std::vector<Related> related;
};

using Diagnostics = std::vector<Diagnostic>;

// The problems of one file. `source` outlives it.
struct FileFindings {
  const SourceText* source;
  Diagnostics diagnostics;
};

struct KindFacts {
  std::string_view name;  // as in the list
  std::string_view code;
  Severity severity;
  std::string_view sentence;
};

const std::vector<KindFacts>& all_kinds();
const KindFacts& facts(Kind kind);

std::string message(const Diagnostic& diagnostic, const Words& words);
std::string message(const HelpLine& help, const Words& words);
std::string message(const Related& related, const Words& words);

// With those that were left out.
std::size_t count(const Diagnostics& diagnostics, Severity severity);
std::size_t count(const std::vector<FileFindings>& files, Severity severity);

constexpr std::size_t kMostProblems = 1000;  // of a file; nobody reads more

// How many there are of each severity.
using Counts = std::array<std::size_t, 3>;

// Problems that are only counted. Notes are told by themselves, so that many of them do not make a warning.
class LeftOut {
 public:
  void add(Severity severity, Span at) { add(severity, 1, at); }
  void add(const Diagnostic& told);  // those that another stage left out
  Diagnostics told() const;  // one that says how many problems there are, one for notes; none where there are none

 private:
  void add(Severity severity, std::size_t count, Span at);

  Counts counts_ = {};
  Span first_problem_;
  Span first_note_;
};

// The problems that one stage finds. Of each severity kMostProblems are kept, the others are only counted, so that a
// file with a million of them takes no gigabytes. What was kept or counted says nothing about a value: a reader returns
// the value or nothing.
class Problems {
 public:
  Diagnostics kept;

  void add(Diagnostic diagnostic);
  void leave_out(Severity severity, Span at) { left_out_.add(severity, at); }
  bool is_full(Severity severity) const { return of_severity_[static_cast<std::size_t>(severity)] == kMostProblems; }
  Diagnostics take();  // those kept; where others were left out, with those that say how many

 private:
  Counts of_severity_ = {};
  LeftOut left_out_;
};

// Leaves kMostProblems of a file's, errors before warnings before notes, and those that say how many more there were.
void keep_most(Diagnostics& diagnostics);

// By place; those of one place in the order they were found.
void sort_by_place(Diagnostics& diagnostics);

}  // namespace rbplan
