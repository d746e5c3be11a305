// Progress files, read by libfyaml and by rbplan: what rbplan takes without an error is YAML with the same records.
//
//   oracle_progress SEED COUNT [--keep FOLDER]
//
// A file is one of a seed and an index, the same everywhere: records with all that JSON allows in them, in two of three
// files with mutations. Those that are read otherwise, and those that only rbplan takes, are shown; with --keep their
// texts are written to a folder that exists. `cmake --build --preset release --target long_mutants` has a longer run.
#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <iostream>

#include "load/progress.h"
#include "oracle/mutate.h"
#include "oracle/oracle.h"
#include "oracle/rephrase.h"

namespace rbplan::testing {
namespace {

constexpr std::size_t kMostShown = 8;
constexpr std::size_t kLeastAccepted = 25;  // percent; with fewer the run has shown too little

// ---- files

// What JSON or YAML might stumble over, as it stands between the quotes of a text.
constexpr std::string_view kPieces[] = {
    "a",
    " ",
    "  ",
    "é",
    "中",
    "😀",
    "\\\"",
    "\\\\",
    "\\/",
    "/",
    "\\n",
    "\\t",
    "\\u00e9",
    "\\u4E2D",
    "\\u007e",
    "\\u0020",
    "\\ud83d\\ude00",
    "\\uD834\\uDD1E",
    "\\ufffd",
    "\\u00a0",
    ": ",
    " #",
    "# ",
    "- ",
    "? ",
    "'",
    "''",
    "[",
    "]",
    "{",
    "}",
    ", ",
    "&a",
    "*a",
    "!t",
    "|",
    ">",
    "%",
    "@",
    "`",
    "~",
    "null",
    "true",
    "1.0",
    "<<",
    "---",
    "...",
    "=",
    "\xC2\xA0",
    "\\u000a",
    "\\b",
    "\\f",
    "\\r",
    "\\u2028",
    "\\ud800",
    "\\x41",
    "\\q",
    "\t",
    "\xE2\x80\x8E",
    "\\uFEFF",
};
constexpr std::size_t kSafePieces = 50;  // of those, from the first on

constexpr std::string_view kBlanks[] = {"", "", "", " ", " ", "  ", "\t", " \t "};
constexpr std::string_view kBetween[] = {"", "", " ", "\t", "# a remark: [x", "    # deeper", "#", "\t# behind a tab"};
constexpr std::string_view kNumbers[] = {"0", "-0", "1", "100", "99.5", "-1.50", "0.0", "1e3", "999999999999999"};
constexpr std::string_view kMonths[] = {"[1,2, 12]", "[1,2, 12]", "[3]", "[ 4 ,5 ]", "[]"};
constexpr std::string_view kDates[] = {"2021-01-29", "2020-02-29", "1999-12-31"};
constexpr std::size_t kIndents[] = {2, 2, 0, 4};
constexpr std::string_view kSha256 = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

class Writer {
 public:
  explicit Writer(Random& random)
      : random_(random), plain_(random.one_in(2)), line_end_(random.one_in(6) ? "\r\n" : "\n") {}

  std::string file() {
    out_ = random_.one_in(12) ? "\xEF\xBB\xBF" : "";
    between();
    out_ += "rbplan_progress: 1";
    end_line();
    between();
    out_ += "records:";
    end_line();
    const std::string indent(random_.of(kIndents), ' ');
    for (std::size_t i = random_.below(5); i > 0; --i) {
      between();
      out_ += indent + "- " + std::string(random_.one_in(8) ? 2 : 0, ' ');
      record();
      if (random_.one_in(8)) out_ += random_.of(kBlanks);
      end_line();
    }
    between();
    if (random_.one_in(4) && out_.ends_with(line_end_)) out_.erase(out_.size() - line_end_.size());
    return out_;
  }

 private:
  void end_line() { out_ += line_end_; }

  void between() {
    while (!plain_ && random_.one_in(4)) {
      out_ += random_.of(kBetween);
      end_line();
    }
  }

  void blank() { out_ += plain_ ? " " : random_.of(kBlanks); }

  std::string text() {
    std::string text = "x";
    for (std::size_t i = random_.below(6); i > 0; --i) {
      text += random_.one_in(40) ? random_.of(kPieces) : kPieces[random_.below(kSafePieces)];
    }
    return "\"" + text + "\"";
  }

  void member(std::string_view key, std::string_view value, bool quoted = true) {
    if (!out_.ends_with('{')) {
      out_ += ',';
      blank();
    }
    out_ += fmt::format("\"{}\"", key);
    if (!plain_ && random_.one_in(4)) blank();
    out_ += ':';
    blank();
    out_ += quoted ? fmt::format("\"{}\"", value) : std::string(value);
  }

  void record() {
    out_ += '{';
    if (!plain_ && random_.one_in(4)) out_ += ' ';
    const bool spaced = out_.ends_with(' ');
    if (spaced) out_.pop_back();
    member("indicator", random_.one_in(3) ? "6.1.4.1.a" : "1.1.1.1");
    if (random_.one_in(4)) {
      member("quarters", random_.one_in(2) ? "[2]" : "[1, 4]", false);
    } else {
      member("months", random_.of(kMonths), false);
    }
    const bool review = random_.one_in(4);
    member(review ? "review" : "status", review ? "returned" : random_.one_in(2) ? "done" : "not_done");
    member("date", random_.of(kDates));
    if (random_.one_in(3)) member("value", random_.one_in(3) ? text() : random_.of(kNumbers), false);
    if (random_.one_in(5)) member("spent", random_.of(kNumbers), false);
    if (random_.one_in(3)) evidence();
    if (random_.one_in(4)) member("follow_up_due", random_.of(kDates));
    for (const std::string_view key : {"obstacle", "follow_up", "follow_up_owner", "note", "by"}) {
      if (random_.one_in(3)) member(key, text(), false);
    }
    if (random_.one_in(2)) member("recorded", "2021-01-29T03:12:00Z");
    if (spaced) blank();
    out_ += '}';
  }

  void evidence() {
    member("evidence", "[", false);
    for (std::size_t i = 0, count = random_.below(3); i < count; ++i) {
      if (i > 0) out_ += ", ";
      out_ += '{';
      const bool file = random_.one_in(2);
      member(file ? "file" : "url", text(), false);
      if (file) member("sha256", kSha256);
      if (random_.one_in(3)) member("title", text(), false);
      out_ += '}';
    }
    blank();
    out_ += ']';
  }

  Random& random_;
  bool plain_;
  std::string line_end_;
  std::string out_;
};

std::string progress_file(std::uint64_t seed, std::uint64_t index) {
  Random random(Random(seed).next() + index);
  std::string text = Writer(random).file();
  if (!random.one_in(3)) mutate(text, random);
  return text;
}

// ---- what rbplan made of a file

// Keys and values by their places in the file.
class Members {
 public:
  void add(std::string_view key, std::size_t at, NormalForm value) {
    value.insert(value.begin(), "S " + std::string(key));
    members_.emplace_back(at, std::move(value));
  }

  void add(std::string_view key, const Text& text) { add(key, text.span.begin, {"S " + text.value}); }

  template <template <class> class Maybe, class T>
  void add(std::string_view key, const Maybe<T>& value) {
    if (value) add(key, *value);
  }

  NormalForm form() {
    std::sort(members_.begin(), members_.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    NormalForm form = {"{"};
    for (const auto& [at, lines] : members_) form.insert(form.end(), lines.begin(), lines.end());
    form.push_back("}");
    return form;
  }

 private:
  std::vector<std::pair<std::size_t, NormalForm>> members_;
};

void append(NormalForm& form, const NormalForm& more) { form.insert(form.end(), more.begin(), more.end()); }

std::string text_of(Time time) {
  const auto days = std::chrono::floor<std::chrono::days>(time);
  const std::int64_t second = (time - days).count();
  return fmt::format("{}T{:02}:{:02}:{:02}Z", iso(Date(days)), second / 3600, second / 60 % 60, second % 60);
}

NormalForm form_of(const Evidence& evidence) {
  Members members;
  members.add("file", evidence.file);
  members.add("sha256", evidence.sha256);
  members.add("url", evidence.url);
  members.add("title", evidence.title);
  return members.form();
}

// Whether its periods stand behind the key `quarters`: of an empty list the model does not say.
bool has_quarters(const Record& record, std::string_view text) {
  const std::string_view before = text.substr(record.object.begin, record.months.begin - record.object.begin);
  const std::size_t key = before.rfind("\"quarters\"");
  return key != std::string_view::npos && before.find(',', key) == std::string_view::npos;
}

NormalForm form_of(const Record& record, std::string_view text) {
  Members members;
  members.add("indicator", record.indicator);
  NormalForm periods = {"["};
  for (const Located<Period>& period : record.periods) periods.push_back("S " + std::to_string(period.value.number()));
  periods.push_back("]");
  members.add(has_quarters(record, text) ? "quarters" : "months", record.months.begin, periods);
  if (record.status)
    members.add("status", record.status->span.begin, {fmt::format("S {}", word_of(record.status->value))});
  if (record.review)
    members.add("review", record.review->span.begin, {fmt::format("S {}", word_of(record.review->value))});
  members.add("date", record.date.span.begin, {"S " + iso(record.date.value)});
  if (record.value) members.add("value", record.value->span.begin, {"S " + record.value->value.text});
  if (record.spent) members.add("spent", record.spent->span.begin, {"S " + std::to_string(record.spent->value)});
  if (!record.evidence.empty()) {
    NormalForm items = {"["};
    for (const Evidence& one : record.evidence) append(items, form_of(one));
    items.push_back("]");
    members.add("evidence", record.evidence.front().proof().span.begin, items);
  }
  members.add("obstacle", record.obstacle);
  members.add("follow_up", record.follow_up);
  members.add("follow_up_owner", record.follow_up_owner);
  if (record.follow_up_due)
    members.add("follow_up_due", record.follow_up_due->span.begin, {"S " + iso(record.follow_up_due->value)});
  members.add("note", record.note);
  members.add("by", record.by);
  if (record.recorded) members.add("recorded", record.recorded->span.begin, {"S " + text_of(record.recorded->value)});
  return members.form();
}

NormalForm form_of(const Progress& progress, std::string_view text) {
  NormalForm form = {"{", "S rbplan_progress", "S 1", "S records"};
  if (progress.records.empty()) {
    form.push_back("N");
  } else {
    form.push_back("[");
    for (const Record& record : progress.records) append(form, form_of(record, text));
    form.push_back("]");
  }
  form.push_back("}");
  return form;
}

// An empty list of evidence is none: the model has no other word for it.
NormalForm without_empty_evidence(const NormalForm& form) {
  NormalForm out;
  for (std::size_t i = 0; i < form.size(); ++i) {
    const bool empty = i + 2 < form.size() && form[i] == "S evidence" && form[i + 1] == "[" && form[i + 2] == "]";
    if (empty) {
      i += 2;
    } else {
      out.push_back(form[i]);
    }
  }
  return out;
}

// ---- the run

struct Options {
  std::uint64_t seed = 0;
  std::uint64_t count = 0;
  std::string keep;  // a folder; empty where nothing is kept
};

struct Tally {
  std::uint64_t accepted = 0;
  std::uint64_t records = 0;    // in those
  std::uint64_t rephrased = 0;  // read alike only in words that libfyaml understands
  std::uint64_t otherwise = 0;  // with another value than libfyaml reads
  std::uint64_t alone = 0;      // refused by libfyaml
  std::uint64_t misread = 0;    // in the usual form, otherwise than by RapidJSON
};

class Run {
 public:
  explicit Run(const Options& options) : options_(options) {}

  Tally tally;

  // A piece that no accepted file has, of those that a text may hold.
  std::optional<std::string_view> unseen() const {
    const auto none = std::find(std::begin(seen_), std::end(seen_), 0);
    return none == std::end(seen_) ? std::nullopt : std::optional(kPieces[none - std::begin(seen_)]);
  }

  void judge(std::uint64_t index) {
    const std::string text = progress_file(options_.seed, index);
    const SourceText source("mutant.progress.yaml", text);
    const LoadedProgress loaded = load_progress(source, rbplan::Reading::checked);
    if (loaded.misread) {
      ++tally.misread;
      show(index, text, "read otherwise in the usual form");
    }
    if (count(loaded.problems, Severity::error) > 0) return;
    ++tally.accepted;
    tally.records += loaded.progress.records.size();
    for (std::size_t i = 0; i < kSafePieces; ++i) {
      if (text.find(kPieces[i]) != std::string::npos) ++seen_[i];
    }
    if (text.size() == source.bom_length()) return;  // no record yet, and no document of YAML
    const NormalForm rbplan = form_of(loaded.progress, text);
    const auto libfyaml = read_by_libfyaml(text);
    if (libfyaml && without_empty_evidence(*libfyaml) == rbplan) return;
    const auto again = read_by_libfyaml(rephrase(text));
    if (again && without_empty_evidence(*again) == rbplan) {
      ++tally.rephrased;
      return;
    }
    ++(libfyaml ? tally.otherwise : tally.alone);
    show(index, text, libfyaml ? "read otherwise, " + *difference(*libfyaml, rbplan) : "refused by libfyaml");
  }

 private:
  void show(std::uint64_t index, const std::string& text, const std::string& what) {
    if (++shown_ <= kMostShown) std::cout << "seed " << options_.seed << ", file " << index << ": " << what << '\n';
    if (options_.keep.empty()) return;
    const std::string name = std::to_string(options_.seed) + "-" + std::to_string(index) + ".progress.yaml";
    std::ofstream(std::filesystem::path(options_.keep) / name, std::ios::binary) << text;
  }

  Options options_;
  std::size_t shown_ = 0;
  std::size_t seen_[kSafePieces] = {};
};

int run(const Options& options) {
  Run run(options);
  for (std::uint64_t index = 0; index < options.count; ++index) run.judge(index);
  const Tally& tally = run.tally;
  std::cout << options.count << " progress files, " << tally.accepted << " accepted with " << tally.records
            << " records, " << tally.otherwise << " read otherwise, " << tally.alone << " refused by libfyaml alone; "
            << tally.rephrased << " agreed when rephrased; " << tally.misread << " misread in the usual form\n";
  const bool enough = tally.accepted * 100 >= options.count * kLeastAccepted;
  if (!enough) std::cout << "too few are accepted to show anything\n";
  const auto unseen = run.unseen();
  if (unseen) std::cout << "no accepted file holds " << *unseen << '\n';
  return enough && !unseen && tally.otherwise == 0 && tally.alone == 0 && tally.misread == 0 ? 0 : 1;
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
  std::cerr << "usage: oracle_progress SEED COUNT [--keep FOLDER]\n";
  return 2;
}
