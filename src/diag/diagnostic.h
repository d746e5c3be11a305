// What is wrong with a file, as data: a kind, typed arguments, places. The sentence is made when it is printed.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/calendar.h"
#include "base/source.h"
#include "base/words.h"

namespace rbplan {

enum class Severity { error, warning, note };

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

// The nouns that a sentence may hold.
enum class Noun {
  // what a row or a group of keys is, without article
  plan,
  institution,
  decree,
  person,
  amendment,
  owner,
  program,
  activity,
  sub_activity,
  indicator,
  target,
  milestone,
  record,
  evidence,
  // what a value is
  text,
  quoted_text,
  whole_number,
  number,
  decimal,
  truth,
  date,
  list,
  month_list,
  keys,
  row_number,
  nothing,
  the_plan,
  values,
  commas,
  // what a number is to a limit
  below,
  above,
};

// Text from the file, a whole number, a month, a day, a noun of our list.
using Argument = std::variant<std::string, std::int64_t, Month, Date, Noun>;
using Arguments = std::vector<Argument>;

struct HelpLine {
  Help help;
  Arguments arguments;
};

// Another place that belongs to the problem. Without a source it is in the same file.
struct Related {
  Note note;
  Span span;
  const SourceText* source = nullptr;
  Arguments arguments = {};
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

std::string_view severity_word(Severity severity);

std::string message(const Diagnostic& diagnostic, const Words& words);
std::string message(const HelpLine& help, const Words& words);
std::string message(const Related& related, const Words& words);

std::size_t count(const Diagnostics& diagnostics, Severity severity);
std::size_t count(const std::vector<FileFindings>& files, Severity severity);

constexpr std::size_t kMostProblems = 1000;  // of a file; nobody reads more

// Problems that are only counted. Notes are counted by themselves, so that many of them do not make a warning.
class LeftOut {
 public:
  void add(Severity severity, Span at, std::size_t count = 1);
  Diagnostics told() const;  // one that says how many problems there are, one for notes; none where there are none

 private:
  struct Count {
    std::size_t count = 0;
    Span first;
  };
  Count problems_;
  Count notes_;
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
  std::size_t of_severity_[3] = {};
  LeftOut left_out_;
};

// Leaves kMostProblems of a file's, errors before warnings before notes, and those that say how many more there were.
void keep_most(Diagnostics& diagnostics);

// By place; those of one place in the order they were found.
void sort_by_place(Diagnostics& diagnostics);

}  // namespace rbplan
