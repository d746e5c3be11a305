#include "record/append.h"

#include <algorithm>

#include "base/json.h"
#include "base/text.h"

namespace rbplan {
namespace {

constexpr std::string_view kHeader = "rbplan_progress: 1\nrecords:\n";
constexpr std::string_view kUsualIndent = "  ";

// Where new lines go, and how lines are written there.
struct Seam {
  std::size_t at = 0;       // a byte offset
  std::string_view before;  // what is missing before the first new line
  std::string_view indent;  // of the dash
  std::string_view gap;     // between dash and object
  std::string_view line_end;
};

// The line end of the line that holds `at`, which is not empty; where it has none, that of the line above.
std::string_view line_end_at(std::string_view bytes, std::size_t at) {
  std::size_t feed = bytes.find('\n', at);
  if (feed == std::string_view::npos) feed = bytes.rfind('\n');
  return bytes[feed - 1] == '\r' ? "\r\n" : "\n";
}

// The first byte behind the line that holds `at`, and whether a line end stands before it.
std::pair<std::size_t, bool> behind_line(std::string_view bytes, std::size_t at) {
  const std::size_t feed = bytes.find('\n', at);
  return feed == std::string_view::npos ? std::pair(bytes.size(), false) : std::pair(feed + 1, true);
}

// The line of `records:`; a file that was read has one.
std::size_t list_line(const SourceText& source) {
  for (std::size_t line = 1;; ++line) {
    if (source.line(line).starts_with("records:")) return source.line_begin(line);
  }
}

Seam seam_of(const SourceText& source, const Progress& progress) {
  const std::string_view bytes = source.bytes();
  Seam seam{0, {}, kUsualIndent, " ", {}};
  std::size_t last = 0;
  if (progress.records.empty()) {
    last = list_line(source);
  } else {
    const Record& record = progress.records.back();
    last = record.line.begin;
    const std::size_t dash = bytes.find('-', last);
    seam.indent = bytes.substr(last, dash - last);
    seam.gap = bytes.substr(dash + 1, record.object.begin - dash - 1);
  }
  seam.line_end = line_end_at(bytes, last);
  const auto [at, is_ended] = behind_line(bytes, last);
  seam.at = at;
  if (!is_ended) seam.before = seam.line_end;
  return seam;
}

template <template <class> class Maybe, class T>
bool same(const Maybe<Located<T>>& a, const Maybe<Located<T>>& b) {
  return a.has_value() == b.has_value() && (!a || a->value == b->value);
}

bool same_measure(const std::optional<Located<Measure>>& a, const std::optional<Located<Measure>>& b) {
  return a.has_value() == b.has_value() &&
         (!a || (a->value.text == b->value.text && a->value.is_grade == b->value.is_grade));
}

bool same_evidence(const Evidence& a, const Evidence& b) {
  return same(a.file, b.file) && same(a.sha256, b.sha256) && same(a.url, b.url) && same(a.title, b.title);
}

bool are_the_same(const std::vector<Record>& now, const std::vector<Record>& before, const std::vector<Record>& added) {
  return now.size() == before.size() + added.size() &&
         std::equal(before.begin(), before.end(), now.begin(), says_the_same) &&
         std::equal(added.begin(), added.end(), now.begin() + static_cast<std::ptrdiff_t>(before.size()),
                    says_the_same);
}

// `"key": value` for each key that is given, in their order.
class ObjectText {
 public:
  void add(std::string_view key, const std::string& json) {
    text_ += (text_.empty() ? "\"" : ", \"") + std::string(key) + "\": " + json;
  }
  template <template <class> class Maybe>
  void add(std::string_view key, const Maybe<Text>& text) {
    if (text) add(key, to_json_line(text->value));
  }
  std::string text() && { return '{' + std::move(text_) + '}'; }

 private:
  std::string text_;
};

std::string in_brackets(const std::vector<std::string>& items) { return '[' + join(items, ", ") + ']'; }

std::string periods_text(const Record& record) {
  std::vector<std::string> numbers;
  for (const auto& period : record.periods) numbers.push_back(std::to_string(period.value.number()));
  return in_brackets(numbers);
}

std::string evidence_text(const std::vector<Evidence>& evidence) {
  std::vector<std::string> items;
  for (const Evidence& one : evidence) {
    ObjectText object;
    object.add("file", one.file);
    object.add("sha256", one.sha256);
    object.add("url", one.url);
    object.add("title", one.title);
    items.push_back(std::move(object).text());
  }
  return in_brackets(items);
}

}  // namespace

std::string record_object(const Record& record) {
  ObjectText object;
  object.add("indicator", to_json_line(record.indicator.value));
  object.add(are_quarters(record.periods) ? "quarters" : "months", periods_text(record));
  if (record.status) object.add("status", to_json_line(std::string(word_of(record.status->value))));
  if (record.review) object.add("review", to_json_line(std::string(word_of(record.review->value))));
  object.add("date", to_json_line(iso(record.date.value)));
  if (record.value) {
    const Measure& value = record.value->value;
    object.add("value", value.is_grade ? to_json_line(value.text) : value.text);
  }
  if (record.spent) object.add("spent", std::to_string(record.spent->value));
  if (!record.evidence.empty()) object.add("evidence", evidence_text(record.evidence));
  object.add("obstacle", record.obstacle);
  object.add("follow_up", record.follow_up);
  object.add("follow_up_owner", record.follow_up_owner);
  if (record.follow_up_due) object.add("follow_up_due", to_json_line(iso(record.follow_up_due->value)));
  object.add("note", record.note);
  object.add("by", record.by);
  if (record.recorded) object.add("recorded", to_json_line(iso(record.recorded->value)));
  return std::move(object).text();
}

bool says_the_same(const Record& a, const Record& b) {
  const auto same_period = [](const auto& x, const auto& y) { return x.value == y.value; };
  return a.indicator.value == b.indicator.value && a.date.value == b.date.value &&
         std::equal(a.periods.begin(), a.periods.end(), b.periods.begin(), b.periods.end(), same_period) &&
         same(a.status, b.status) && same(a.review, b.review) && same_measure(a.value, b.value) &&
         same(a.spent, b.spent) &&
         std::equal(a.evidence.begin(), a.evidence.end(), b.evidence.begin(), b.evidence.end(), same_evidence) &&
         same(a.obstacle, b.obstacle) && same(a.follow_up, b.follow_up) && same(a.follow_up_owner, b.follow_up_owner) &&
         same(a.follow_up_due, b.follow_up_due) && same(a.note, b.note) && same(a.by, b.by) &&
         same(a.recorded, b.recorded);
}

std::string_view progress_header() { return kHeader; }

tl::expected<Appended, Diagnostics> append_records(const SourceText& old, const Progress& before,
                                                   const Diagnostics& problems, const std::vector<Record>& records) {
  if (count(problems, Severity::error) > 0) return tl::unexpected(problems);
  const bool is_empty = old.bytes().size() == old.bom_length();
  const SourceText begun(old.path(), std::string(old.bytes()) + std::string(is_empty ? kHeader : std::string_view()));
  const Seam seam = seam_of(begun, before);
  std::string lines(seam.before);
  for (const Record& record : records) {
    lines.append(seam.indent).append("-").append(seam.gap).append(record_object(record)).append(seam.line_end);
  }
  std::string bytes(begun.bytes());
  bytes.insert(seam.at, lines);

  Appended appended{
      SourceText(old.path(), std::move(bytes)), {}, begun.line_of(seam.at) + (seam.before.empty() ? 0 : 1)};
  appended.loaded = load_progress(appended.source);
  if (count(appended.loaded.problems, Severity::error) > 0) return tl::unexpected(std::move(appended.loaded.problems));
  if (!are_the_same(appended.loaded.progress.records, before.records, records)) return tl::unexpected(Diagnostics());
  return appended;
}

}  // namespace rbplan
