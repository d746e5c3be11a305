#include "commands/evidence.h"

#include <fmt/format.h>

#include <set>

#include "commands/evidence_files.h"
#include "commands/lists.h"

namespace rbplan {
namespace {

// What was found wrong with each plan's evidence.
std::vector<std::vector<BadEvidence>> found_wrong(const Opened& opened, const Plans& plans) {
  std::vector<std::vector<BadEvidence>> bad;
  for (const PlanFile* plan : plans) {
    bad.emplace_back();
    for (const auto& file : opened.files) {
      if (&file->file == plan && file->progress) bad.back() = file->progress->evidence;
    }
  }
  return bad;
}

List files_list(const std::vector<BadProof>& files) {
  List list;
  for (const BadProof& file : files) list.emplace_back(object_of(bad_proof_columns(), file));
  return list;
}

// A line that `sha256sum -c` reads (coreutils, "md5sum output"): a name with a backslash or a line break is escaped,
// and its line begins with a backslash.
std::string sum_line(const std::string& digits, const std::string& path) {
  std::string name;
  for (const char c : path) {
    name += c == '\\' ? "\\\\" : c == '\n' ? "\\n" : c == '\r' ? "\\r" : std::string(1, c);
  }
  return fmt::format("{}{}  {}\n", name == path ? "" : "\\", digits, name);
}

// Every file that proves something, once, as it was recorded.
std::string sums(const Plans& plans, const Filter& filter, const Vantage& vantage) {
  std::string out;
  std::set<std::string> seen;
  for (const PlanFile* file : plans) {
    for (const IndicatorRow& row : file->rows) {
      if (!filter.takes(row)) continue;
      for (const Record* record : file->records(row)) {
        if (!counts(*record, vantage)) continue;
        for (const Evidence& evidence : record->evidence) {
          if (!evidence.file) continue;
          std::string line =
              sum_line(evidence.sha256->value, evidence_path(file->progress_source->path(), evidence.file->value));
          if (seen.insert(line).second) out += line;
        }
      }
    }
  }
  return out;
}

Outcome run_evidence(const Env& env, const CommandLine& line) {
  const bool wants_sums = line.has("--sums");
  if (wants_sums && (line.has("--format") || line.has("--fields") || line.has("--excel"))) {
    return refuse({phrase("options --sums and --format exclude each other"),
                   phrase("--sums prints lines that sha256sum -c reads")},
                  env.words);
  }
  const auto question = ask(env, line, true, Need::Years::one, {.look_at_evidence = !wants_sums});
  if (!question) return refuse(question.error(), env.words);
  const Asked& asked = question->asked;
  const auto plans = question->about_the_day();
  if (!plans) return refuse(plans.error(), env.words);

  const Proof result = proof(*plans, found_wrong(question->opened, *plans), question->filter, asked.vantage);
  const bool found = !result.unproven.empty() || !result.files.empty();
  if (wants_sums) {
    Outcome outcome = outcome_of(*question, found);
    outcome.out = sums(*plans, question->filter, asked.vantage);
    return outcome;
  }
  ListAnswer answer{"evidence", *plans, rows_of("ticks", tick_columns(), result.unproven)};
  answer.members = {{"files", files_list(result.files)}};
  answer.found = found;
  answer.document = [&] { return proof_document(result, *plans, asked, question->words); };
  return print(*question, answer);
}

}  // namespace

Command evidence_command() {
  return {
      .name = "evidence",
      .group = "Check",
      .summary = "What lacks proof, and which proofs are gone or have changed.",
      .examples =
          "rbplan evidence                      what is missing, by owner\n"
          "rbplan evidence --program 7          of program 7\n"
          "rbplan evidence --sums               for sha256sum -c\n"
          "rbplan evidence --fail-if-any        exit code 4 when something is missing\n",
      .usage = "evidence [--sums] [options] [filters]",
      .words = "",
      .own = {{"--sums", "", "the files with their SHA-256, as sha256sum -c reads them"},
              {"--fail-if-any", "", "exit with 4 when a tick lacks proof or a file has a problem"}},
      .filters = true,
      .plans = true,
      .day = true,
      .lists =
          [] {
            return std::vector<ListFacts>{{"ticks", facts_of(tick_columns())}};
          },
      .members =
          [] {
            return std::vector<ValueType::Member>{{"files", list_of(object_type(facts_of(bad_proof_columns())))}};
          },
      .run = run_evidence,
  };
}

}  // namespace rbplan
