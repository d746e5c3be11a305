#include "commands/commands.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "query/proof.h"
#include "session/answer.h"
#include "session/evidence_files.h"

namespace rbplan {
namespace {

std::vector<ListFacts> lists_of_evidence() { return {{"ticks", facts_of(tick_columns())}}; }

// A line that `sha256sum -c` reads (coreutils, "md5sum output"): a name with a backslash or a line break is escaped,
// and its line begins with a backslash; `-` alone would be standard input.
std::string sum_line(const std::string& digits, const std::string& path) {
  std::string name;
  for (const char c : path) {
    name += c == '\\' ? "\\\\" : c == '\n' ? "\\n" : c == '\r' ? "\\r" : std::string(1, c);
  }
  return fmt::format("{}{}  {}{}\n", name == path ? "" : "\\", digits, path == "-" ? "./" : "", name);
}

// Every file that proves something, once, as it was recorded.
std::string sums(const Reader& files, const Plans& plans, const Filter& filter, const AsOf& as_of) {
  std::string out;
  std::set<std::string> seen;
  for (const PlanFile* plan : plans) {
    std::vector<PieceOfRow> pieces = pieces_in_force(*plan, filter, as_of);
    std::erase_if(pieces, [](const PieceOfRow& one) { return !one.piece.evidence->file; });
    if (pieces.empty()) continue;
    const std::vector<std::string> paths = paths_looked_at(files, plan->progress_source->path(), pieces);
    for (std::size_t i = 0; i < pieces.size(); ++i) {
      std::string line = sum_line(pieces[i].piece.evidence->sha256->value, paths[i]);
      if (seen.insert(line).second) out += line;
    }
  }
  return out;
}

struct EvidenceRequest {
  ListRequest list;
  bool sums = false;
};

Parsed<EvidenceRequest> parse_evidence(const Env& env, const CommandLine& line) {
  OptionReader read(env, line);
  if (read.has("--sums") && (read.has("--format") || read.has("--fields") || read.has("--excel"))) {
    read.refuse(phrase("options --sums and --format exclude each other"),
                phrase("--sums prints lines that sha256sum -c reads"));
  }
  return read.result(EvidenceRequest{read_list(read, env, lists_of_evidence(), true), read.has("--sums")});
}

Outcome run_evidence(const Env& env, const CommandLine& line) {
  const auto request = parse_evidence(env, line);
  if (!request) return refuse(request.error(), env.words);
  const ListRequest& list = request->list;
  LoadOptions options = of_the_day(list);
  if (!request->sums) options.look_at_evidence = list.as_of;
  const auto workspace = open_workspace(env, list.plans, options);
  if (!workspace) return refuse(workspace.error(), env.words);
  const auto plans = plans_of_the_day(*workspace, list);
  if (!plans) return refuse(plans.error(), env, list, *workspace);

  const Proof result = proof(*plans, workspace->bad_evidence(*plans), list.filter, list.as_of);
  if (request->sums) {
    Outcome outcome = outcome_of(env, list, *workspace, !result.is_empty());
    outcome.out = sums(env.files, *plans, list.filter, list.as_of);
    return list.output.file ? into_file(env, *list.output.file, std::move(outcome)) : outcome;
  }
  std::vector<Tick> ticks = result.unproven;
  if (!list.output.format->has_members) {
    std::copy_if(result.returned.begin(), result.returned.end(), std::back_inserter(ticks),
                 [](const Tick& tick) { return tick.is_proven(); });  // the others are among them
  }
  ListAnswer answer{"evidence", *plans, rows_of("ticks", tick_columns(), ticks)};
  answer.members = {{"returned", objects_of(returned_columns(), result.returned)},
                    {"files", objects_of(bad_proof_columns(), result.files)}};
  answer.found = !result.is_empty();
  answer.document = [&] { return proof_document(result, *plans, list.as_of, env.words); };
  return print(env, list, *workspace, answer);
}

}  // namespace

Command evidence_command() {
  return {
      .name = "evidence",
      .group = "Check",
      .summary = "What lacks proof or was returned; proofs gone or changed.",
      .examples =
          "rbplan evidence                      what is missing, by owner\n"
          "rbplan evidence --program 7          of program 7\n"
          "rbplan evidence --sums               for sha256sum -c\n"
          "rbplan evidence --fail-if-any        exit code 4 when something is missing\n",
      .usage = "evidence [--sums] [options] [filters]",
      .own = {{"--sums", "", "the files with their SHA-256, as sha256sum -c reads them"},
              {"--fail-if-any", "", "exit with 4 when a tick lacks proof or was returned, or a file has a problem"}},
      .filters = true,
      .plans = true,
      .day = true,
      .list = true,
      .calendar = true,
      .lists = lists_of_evidence,
      .members =
          [] {
            return std::vector<ValueType::Member>{{"returned", list_of(object_type(facts_of(returned_columns())))},
                                                  {"files", list_of(object_type(facts_of(bad_proof_columns())))}};
          },
      .run = run_evidence,
  };
}

}  // namespace rbplan
