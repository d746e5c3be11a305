#include "diag/diagnostic.h"

#include <fmt/args.h>
#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"

namespace rbplan {
namespace {

constexpr std::string_view kHelps[] = {
#define HELP(name, sentence) sentence,
#include "diag/kinds.def"
};

constexpr std::string_view kNotes[] = {
#define NOTE(name, sentence) sentence,
#include "diag/kinds.def"
};

struct Spell {
  const Words& words;

  std::string operator()(const std::string& text) const { return text; }
  std::string operator()(std::int64_t number) const { return fmt::format("{}", number); }
  std::string operator()(std::size_t count) const { return words.number(count); }
  std::string operator()(const Decimal& amount) const { return words.number(amount.digits); }
  std::string operator()(Period period) const { return words.period(period); }
  std::string operator()(const Periods& periods) const {
    std::vector<std::string> names;
    for (const Period period : periods) names.push_back(words.period(period));
    return join(names, ", ");
  }
  std::string operator()(Date date) const { return words.date(date); }
  std::string operator()(Noun noun) const { return std::string(words(noun.english)); }
};

std::string fill(std::string_view sentence, const Arguments& arguments, const Words& words) {
  fmt::dynamic_format_arg_store<fmt::format_context> store;
  for (const Argument& argument : arguments) store.push_back(std::visit(Spell{words}, argument));
  return fmt::vformat(words(sentence), store);
}

bool tells_of_more(const Diagnostic& one) { return one.kind == Kind::more_problems || one.kind == Kind::more_notes; }

constexpr Severity kSeverities[] = {Severity::error, Severity::warning, Severity::note};

// How many of a severity one diagnostic tells of: behind the number that its sentence says stands one for each.
std::size_t told_by(const Diagnostic& one, Severity severity) {
  if (!tells_of_more(one)) return facts(one.kind).severity == severity ? 1 : 0;
  return std::get<std::size_t>(one.arguments[1 + static_cast<std::size_t>(severity)]);
}

}  // namespace

const std::vector<KindFacts>& all_kinds() {
  static const std::vector<KindFacts> kinds = {
#define KIND(name, code, severity, sentence) {#name, code, Severity::severity, sentence},
#include "diag/kinds.def"
  };
  return kinds;
}

const KindFacts& facts(Kind kind) { return all_kinds()[static_cast<std::size_t>(kind)]; }

std::string message(const Diagnostic& diagnostic, const Words& words) {
  return fill(facts(diagnostic.kind).sentence, diagnostic.arguments, words);
}

std::string message(const HelpLine& help, const Words& words) {
  return fill(kHelps[static_cast<std::size_t>(help.help)], help.arguments, words);
}

std::string message(const Related& related, const Words& words) {
  return fill(kNotes[static_cast<std::size_t>(related.note)], related.arguments, words);
}

std::size_t count(const Diagnostics& diagnostics, Severity severity) {
  std::size_t n = 0;
  for (const Diagnostic& one : diagnostics) n += told_by(one, severity);
  return n;
}

std::size_t count(const std::vector<FileFindings>& files, Severity severity) {
  std::size_t n = 0;
  for (const FileFindings& file : files) n += count(file.diagnostics, severity);
  return n;
}

void LeftOut::add(Severity severity, std::size_t count, Span at) {
  Span& first = severity == Severity::note ? first_note_ : first_problem_;
  if (first.end == 0 || at.begin < first.begin) first = at;
  counts_[static_cast<std::size_t>(severity)] += count;
}

void LeftOut::add(const Diagnostic& told) {
  for (const Severity severity : kSeverities) {
    if (const std::size_t n = told_by(told, severity)) add(severity, n, told.span);
  }
}

Diagnostics LeftOut::told() const {
  Diagnostics told;
  const auto [errors, warnings, notes] = counts_;
  const std::size_t problems = errors + warnings;
  const std::size_t none = 0;
  if (problems > 0)
    told.push_back({Kind::more_problems, first_problem_, {problems, errors, warnings, none}, std::nullopt, {}});
  if (notes > 0) told.push_back({Kind::more_notes, first_note_, {notes, none, none, notes}, std::nullopt, {}});
  return told;
}

void Problems::add(Diagnostic diagnostic) {
  const Severity severity = facts(diagnostic.kind).severity;
  if (is_full(severity)) return leave_out(severity, diagnostic.span);
  ++of_severity_[static_cast<std::size_t>(severity)];
  kept.push_back(std::move(diagnostic));
}

Diagnostics Problems::take() {
  for (Diagnostic& one : left_out_.told()) kept.push_back(std::move(one));
  return std::move(kept);
}

void keep_most(Diagnostics& diagnostics) {
  if (diagnostics.size() <= kMostProblems) return;
  std::stable_sort(diagnostics.begin(), diagnostics.end(), [](const Diagnostic& a, const Diagnostic& b) {
    return facts(a.kind).severity < facts(b.kind).severity;
  });
  LeftOut left_out;
  Diagnostics kept;
  for (Diagnostic& one : diagnostics) {
    const Severity severity = facts(one.kind).severity;
    if (tells_of_more(one)) {
      left_out.add(one);
    } else if (kept.size() < kMostProblems) {
      kept.push_back(std::move(one));
    } else {
      left_out.add(severity, one.span);
    }
  }
  for (Diagnostic& one : left_out.told()) kept.push_back(std::move(one));
  sort_by_place(kept);
  diagnostics = std::move(kept);
}

void sort_by_place(Diagnostics& diagnostics) {
  std::stable_sort(diagnostics.begin(), diagnostics.end(),
                   [](const Diagnostic& a, const Diagnostic& b) { return a.span.begin < b.span.begin; });
}

}  // namespace rbplan
