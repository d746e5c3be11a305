// Mutants of plans, read by libfyaml and by rbplan: what rbplan takes without an error, it must have read as YAML says.
//
//   oracle_mutants SEED COUNT [--keep FOLDER]
//
// A mutant is one of a seed and an index, the same everywhere. Those that are read otherwise, and those that only
// rbplan takes, are shown; with --keep their texts are written to a folder that exists. The long run, of 100,000
// mutants, is `cmake --build --preset release --target long_mutants`.
#include <algorithm>
#include <charconv>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>

#include "base/text.h"
#include "load/plan.h"
#include "load/usual.h"
#include "oracle/mutate.h"
#include "oracle/oracle.h"
#include "oracle/rephrase.h"

namespace rbplan::testing {
namespace {

constexpr std::size_t kMostShown = 8;
constexpr std::size_t kLeastAccepted = 15;  // percent; with fewer the run has shown too little
constexpr std::size_t kLeastUsual = 40;     // percent of the plans, likewise

struct Options {
  std::uint64_t seed = 0;
  std::uint64_t count = 0;
  std::string keep;  // a folder; empty where nothing is kept
};

struct Tally {
  std::uint64_t accepted = 0;   // as YAML
  std::uint64_t plans = 0;      // and as plans without an error
  std::uint64_t rephrased = 0;  // read alike only in words that libfyaml understands
  std::uint64_t otherwise = 0;  // with another value than libfyaml reads
  std::uint64_t usual = 0;      // of them in the usual form
  std::uint64_t misread = 0;    // in it, otherwise than by the parser
  std::uint64_t alone = 0;      // as plans, and refused by libfyaml
};

std::string read_file(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

Bases read_bases() {
  const std::filesystem::path source = RBPLAN_SOURCE_DIR;
  const std::string large = read_file(source / "plans/2021.yaml");
  Bases bases;
  for (const std::string_view line : split(large, '\n')) bases.large.emplace_back(line);
  std::vector<std::filesystem::path> paths;
  for (const auto& entry : std::filesystem::directory_iterator(source / "tests/plans/ok")) {
    if (entry.path().extension() == ".yaml") paths.push_back(entry.path());
  }
  std::sort(paths.begin(), paths.end());  // folders have no order of their own
  for (const auto& path : paths) bases.small.push_back(read_file(path));
  return bases;
}

bool agree_in_other_words(const std::string& text, const NormalForm& rbplan) {
  const auto libfyaml = read_by_libfyaml(rephrase(text));
  return libfyaml && same_but_for_lost_breaks(*libfyaml, rbplan);
}

class Run {
 public:
  explicit Run(const Options& options) : options_(options), bases_(read_bases()) {}

  Tally tally;

  void judge(std::uint64_t index) {
    const std::string text = mutant(bases_, options_.seed, index);
    const SourceText source("mutant.yaml", text);
    const bool is_usual = judge_usual(index, source);
    const Reading rbplan = read_by_rbplan(source);
    if (!rbplan.form) return;
    const bool plan = count(load_plan(source).problems, Severity::error) == 0;
    ++tally.accepted;
    if (plan) ++tally.plans;
    if (plan && is_usual) ++tally.usual;
    const auto libfyaml = read_by_libfyaml(text);
    if (libfyaml == rbplan.form) return;
    if (agree_in_other_words(text, *rbplan.form)) {
      ++tally.rephrased;
      return;
    }
    // Both refuse it, if rbplan only when it looks at the keys. A key without colon libfyaml takes for a value, even in
    // the column of its key.
    if (!plan && (!libfyaml || rbplan.has_lone_key)) return;
    ++(libfyaml ? tally.otherwise : tally.alone);
    const std::string what =
        libfyaml ? "read otherwise, " + *difference(*libfyaml, *rbplan.form) : "refused by libfyaml";
    show(index, text, (plan ? "a plan " : "no plan, ") + what);
  }

 private:
  // Whether the mutant is in the usual form; then the parser must read the same.
  bool judge_usual(std::uint64_t index, const SourceText& source) {
    const auto usual = read_usual(source);
    if (!usual || !find_misread(*usual, read_by_parser(source))) return usual.has_value();
    ++tally.misread;
    show(index, std::string(source.bytes()), "read otherwise in the usual form");
    return true;
  }

  void show(std::uint64_t index, const std::string& text, const std::string& what) {
    if (++shown_ <= kMostShown) std::cout << "seed " << options_.seed << ", mutant " << index << ": " << what << '\n';
    if (options_.keep.empty()) return;
    const std::string name = std::to_string(options_.seed) + "-" + std::to_string(index) + ".yaml";
    std::ofstream(std::filesystem::path(options_.keep) / name, std::ios::binary) << text;
  }

  Options options_;
  Bases bases_;
  std::size_t shown_ = 0;
};

int run(const Options& options) {
  Run run(options);
  for (std::uint64_t index = 0; index < options.count; ++index) run.judge(index);
  const Tally& tally = run.tally;
  std::cout << options.count << " mutants, " << tally.accepted << " accepted, " << tally.otherwise
            << " read otherwise; " << tally.plans << " are plans, " << tally.usual << " in the usual form, "
            << tally.misread << " misread in it; " << tally.alone << " refused by libfyaml alone; " << tally.rephrased
            << " agreed when rephrased\n";
  const bool enough =
      tally.accepted * 100 >= options.count * kLeastAccepted && tally.usual * 100 >= tally.plans * kLeastUsual;
  if (!enough) std::cout << "too few are accepted to show anything\n";
  return enough && tally.otherwise == 0 && tally.alone == 0 && tally.misread == 0 ? 0 : 1;
}

std::optional<std::uint64_t> number(std::string_view text) {
  std::uint64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

std::optional<Options> parse(const std::vector<std::string>& words) {
  const bool keeps = words.size() == 4 && words[2] == "--keep";
  if (words.size() != 2 && !keeps) return std::nullopt;
  const auto seed = number(words[0]);
  const auto count = number(words[1]);
  if (!seed || !count) return std::nullopt;
  return Options{*seed, *count, keeps ? words[3] : std::string()};
}

}  // namespace
}  // namespace rbplan::testing

int main(int argc, char** argv) {
  const auto options = rbplan::testing::parse(std::vector<std::string>(argv + 1, argv + argc));
  if (options) return rbplan::testing::run(*options);
  std::cerr << "usage: oracle_mutants SEED COUNT [--keep FOLDER]\n";
  return 2;
}
