#include "load/progress.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/similar.h"
#include "load/bytes.h"
#include "load/json_line.h"
#include "load/keys.h"

namespace rbplan {
namespace {

constexpr std::string_view kVersionKey = "rbplan_progress:";
constexpr std::string_view kVersion = "1";
constexpr std::string_view kRecordsKey = "records:";
constexpr std::string_view kBlanks = " \t";
constexpr std::int64_t kLargestSum = 999'999'999'999'999;  // rupiah
constexpr std::size_t kSha256Digits = 64;

// Reads the keys of records.
class RecordReader {
 public:
  Shape shape;

  Record record(Node node) {
    Record out;
    out.object = node->span();
    Keys keys(shape, node, Noun::record, {"records", true},
              {"indicator", "months", "status", "review", "date", "value", "spent", "evidence", "obstacle", "follow_up",
               "note", "by", "recorded"});
    if (!keys.ok()) return out;
    if (const auto id = keys.need("indicator")) put(out.indicator, shape.indicator_id(*id, "indicator"));
    if (const auto months = keys.need("months")) out.months = months_of(*months);
    if (const auto date = keys.need("date")) put(out.date, shape.date(*date, "date"));
    if (const auto word = keys.find("status")) out.status = status(*word);
    if (const auto word = keys.find("review")) out.review = review(*word);
    one_of(keys, node, Noun::record, "status", "review");
    if (const auto value = keys.find("value")) out.value = shape.quantity(*value, "value");
    if (const auto sum = keys.find("spent")) out.spent = shape.whole(*sum, "spent", 0, kLargestSum);
    if (const auto list = keys.find("evidence")) {
      for (const Node item : shape.items(*list, "evidence")) {
        if (auto one = evidence(item)) out.evidence.push_back(std::move(*one));
      }
    }
    out.obstacle = text(keys, "obstacle");
    out.follow_up = text(keys, "follow_up");
    out.note = text(keys, "note");
    out.by = text(keys, "by");
    if (const auto time = keys.find("recorded")) out.recorded = recorded(*time);
    return out;
  }

 private:
  template <class To, class From>
  static void put(To& to, From&& from) {
    if (from) to = *std::forward<From>(from);
  }

  std::optional<Text> text(const Keys& keys, std::string_view key) {
    const auto node = keys.find(key);
    return node ? shape.text(*node, key) : std::nullopt;
  }

  // Exactly one of two keys is given.
  void one_of(Keys& keys, Node node, Noun what, std::string_view one, std::string_view other) {
    const Span first = keys.place_of(one);
    const Span second = keys.place_of(other);
    const Arguments names = {std::string(one), std::string(other)};
    if (first.end > 0 && second.end > 0) {
      shape.problem(Kind::both_given, first.begin < second.begin ? second : first, names);
    } else if (first.end == 0 && second.end == 0) {
      shape.problem(Kind::neither_given, {node->begin, std::size_t{node->begin} + 1}, {what, names[0], names[1]});
    }
  }

  std::vector<Located<Month>> months_of(Node node) {
    std::vector<Located<Month>> months = shape.months(node, "months");
    if (node->kind == YamlNode::Kind::sequence && node.children().empty()) {
      shape.problem(Kind::empty_list, node->span(), {std::string("months")});
    }
    for (std::size_t i = 0; i < months.size(); ++i) {
      const auto first = std::find_if(months.begin(), months.begin() + static_cast<std::ptrdiff_t>(i),
                                      [&](const Located<Month>& one) { return one.value == months[i].value; });
      if (first == months.begin() + static_cast<std::ptrdiff_t>(i)) continue;
      shape.problems.add({Kind::month_twice,
                          months[i].span,
                          {months[i].value},
                          std::nullopt,
                          {{Note::first_given_here, first->span, nullptr}}});
    }
    return months;
  }

  std::optional<Located<Status>> status(Node node) {
    const auto word = shape.text(node, "status");
    if (!word) return std::nullopt;
    for (const Status status : kStatuses) {
      if (status_word(status) == word->value) return Located<Status>{status, word->span};
    }
    shape.problem(Kind::not_a_status, word->span, {word->value}, HelpLine{Help::statuses_are, {}});
    return std::nullopt;
  }

  std::optional<Located<Verdict>> review(Node node) {
    const auto word = shape.choice(node, "review", verdict_word(Verdict::accepted), verdict_word(Verdict::returned));
    if (!word) return std::nullopt;
    const bool accepted = word->value == verdict_word(Verdict::accepted);
    return Located<Verdict>{accepted ? Verdict::accepted : Verdict::returned, word->span};
  }

  std::optional<Evidence> evidence(Node node) {
    Evidence out;
    Keys keys(shape, node, Noun::evidence, {"evidence", true}, {"file", "sha256", "url", "title"});
    if (!keys.ok()) return std::nullopt;
    one_of(keys, node, Noun::evidence, "file", "url");
    out.file = text(keys, "file");
    out.url = text(keys, "url");
    out.title = text(keys, "title");
    if (keys.place_of("file").end > 0) {
      const bool is_both = keys.place_of("url").end > 0;  // one of them goes, perhaps the file
      if (const auto digits = is_both ? keys.find("sha256") : keys.need("sha256")) out.sha256 = sha256(*digits);
    } else if (const auto digits = keys.find("sha256")) {
      shape.problem(Kind::both_given, (*digits)->span(), {std::string("url"), std::string("sha256")});
    }
    return out.file || out.url ? std::optional(std::move(out)) : std::nullopt;
  }

  std::optional<Text> sha256(Node node) {
    auto digits = shape.text(node, "sha256");
    if (!digits) return std::nullopt;
    if (digits->value.size() == kSha256Digits &&
        digits->value.find_first_not_of("0123456789abcdef") == std::string::npos) {
      return digits;
    }
    shape.problem(Kind::not_a_sha256, digits->span, {digits->value}, HelpLine{Help::sha256_is, {}});
    return std::nullopt;
  }

  std::optional<Located<Time>> recorded(Node node) {
    const auto text = shape.text(node, "recorded");
    if (!text) return std::nullopt;
    if (const auto time = parse_time(text->value)) return Located<Time>{*time, text->span};
    shape.problem(Kind::not_a_time, text->span, {text->value}, HelpLine{Help::times_are, {}});
    return std::nullopt;
  }
};

// Reads the file line by line.
class LineReader {
 public:
  explicit LineReader(const SourceText& source) : source_(source), bytes_(source.bytes()) {}

  LoadedProgress loaded;

  void read() {
    if (bytes_.size() == source_.bom_length()) return;  // no record yet
    for (std::size_t begin = source_.bom_length(); begin < bytes_.size() && !stopped_;) {
      const std::size_t stop = std::min(bytes_.find('\n', begin), bytes_.size());
      const bool has_return = stop > begin && bytes_[stop - 1] == '\r' && stop < bytes_.size();
      line({begin, has_return ? stop - 1 : stop});
      begin = stop + 1;
    }
    if (!stopped_ && next_ != Next::record) missing_header({bytes_.size(), bytes_.size()});
    Diagnostics shape = records_.shape.problems.take();
    loaded.problems.insert(loaded.problems.end(), shape.begin(), shape.end());
    sort_by_place(loaded.problems);
  }

 private:
  enum class Next { version, records, record };

  void problem(Kind kind, Span span, Arguments arguments, Help help, Arguments help_arguments = {}) {
    problem({kind, span, std::move(arguments), HelpLine{help, std::move(help_arguments)}, {}});
  }

  void problem(Diagnostic diagnostic) { records_.shape.problems.add(std::move(diagnostic)); }

  std::int64_t line_number(std::size_t at) const { return static_cast<std::int64_t>(source_.line_of(at)); }

  std::string_view text_of(Span span) const { return bytes_.substr(span.begin, span.end - span.begin); }

  // Without the blanks at its end.
  Span trimmed(Span span) const {
    const std::size_t last = text_of(span).find_last_not_of(kBlanks);
    return {span.begin, last == std::string_view::npos ? span.begin : span.begin + last + 1};
  }

  void line(Span line) {
    const std::string_view text = text_of(line);
    const std::size_t first = text.find_first_not_of(kBlanks);
    if (first == std::string_view::npos) return;
    if (text[first] == '#') {
      loaded.comments.push_back({line.begin + first, line.end});
      return;
    }
    if (text.starts_with(kVersionKey) || text.starts_with(kRecordsKey)) return header(line);
    if (text[first] == '-') return item(line, first);
    no_item({line.begin + first, line.end});
  }

  // ---- the header

  void header(Span line) {
    broken_ = false;
    const bool is_version = text_of(line).starts_with(kVersionKey);
    if (next_ == Next::record || (next_ == Next::records && is_version)) return second_header(line);
    if (next_ == Next::version && !is_version) missing_header(line);
    const std::size_t key = (is_version ? kVersionKey : kRecordsKey).size();
    const std::size_t value = std::min(bytes_.find_first_not_of(kBlanks, line.begin + key), line.end);
    const Span rest = trimmed({value, std::max(value, line.end)});
    if (is_version) {
      version(line, rest);
      next_ = Next::records;
      missing_told_ = false;
    } else {
      if (rest.begin < rest.end) {
        const Help help = bytes_[rest.begin] == '#' ? Help::remark_own_line : Help::empty_records_are;
        problem(Kind::behind_header, rest, {std::string(kRecordsKey)}, help);
      }
      next_ = Next::record;
    }
    if (header_.end == 0) header_ = line;
  }

  // Where the version is not known, nothing else is said.
  void version(Span line, Span value) {
    if (text_of(value) == kVersion && bytes_[line.begin + kVersionKey.size()] == ' ') return;
    const bool is_other = value.begin < value.end &&
                          text_of(value).find_first_not_of("0123456789") == std::string::npos &&
                          text_of(value) != kVersion;
    if (!is_other) return problem(Kind::no_header, line, {std::string("rbplan_progress: 1")}, Help::header_is);
    problem(Kind::unknown_version, value, {std::string(text_of(value))}, Help::versions_are,
            {static_cast<std::int64_t>(1)});
    stopped_ = true;
  }

  // Told once, whatever else stands where the header should.
  void missing_header(Span at) {
    if (missing_told_) return;
    missing_told_ = true;
    const std::string_view missing = next_ == Next::version ? "rbplan_progress: 1" : kRecordsKey;
    problem(Kind::no_header, at, {std::string(missing)}, Help::header_is);
  }

  // Two lines that stand together are one header: a merge leaves both.
  void second_header(Span line) {
    if (second_header_ && line_number(line.begin) == second_header_->line + 1) {
      Diagnostics& kept = records_.shape.problems.kept;
      for (Diagnostic& one : kept) {
        if (one.kind != Kind::second_header || one.span.begin != second_header_->begin) continue;
        one.help = HelpLine{Help::delete_two_lines, {second_header_->line, line_number(line.begin)}};
      }
      second_header_.reset();
      return;
    }
    second_header_ = HeaderLine{line.begin, line_number(line.begin)};
    problem({Kind::second_header,
             line,
             {},
             HelpLine{Help::delete_one_line, {line_number(line.begin)}},
             {{Note::first_header_here, header_, nullptr}}});
  }

  // ---- records

  void item(Span line, std::size_t dash) {
    broken_ = false;
    const std::string_view text = text_of(line);
    const std::size_t object = std::min(text.find_first_not_of(' ', dash + 1), text.size());
    if (next_ != Next::record) {
      missing_header(trimmed({line.begin + dash, line.end}));
      if (text.substr(dash, 2) != "- ") return;  // a line such as `---` before the header
      next_ = Next::record;
      header_ = {line.begin, line.begin};
    }
    const bool is_last = line.end == bytes_.size();  // no break ends it
    const Span whole = trimmed({line.begin + dash, line.end});
    if (text.substr(0, dash).find('\t') != std::string_view::npos) {
      const std::size_t tab = line.begin + text.find('\t');
      problem(Kind::tab_indentation, {tab, tab + 1}, {}, Help::indent_with_blanks);
    } else if (is_last && object == text.size()) {
      problem(Kind::torn_record, whole, {}, Help::complete_or_delete);
    } else if (object == dash + 1 || object == text.size() || text[object] != '{') {
      problem(Kind::not_a_record, whole, {}, Help::record_is);
      broken_ = true;
    } else if (column(line, dash)) {
      record(line, line.begin + object, is_last);
    }
  }

  // Whether the record begins where the first one does: otherwise the file is no YAML.
  bool column(Span line, std::size_t dash) {
    if (!column_) column_ = dash;
    if (dash == *column_) return true;
    problem(Kind::record_column, {line.begin + dash, line.begin + dash + 1},
            {static_cast<std::int64_t>(dash + 1), static_cast<std::int64_t>(*column_ + 1)}, Help::same_column);
    return false;
  }

  void record(Span line, std::size_t begin, bool is_last) {
    const JsonLine json = read_json_line(source_, begin, line.end);
    if (json.breaks_off && is_last) {
      problem(Kind::torn_record, trimmed({begin, line.end}), {}, Help::complete_or_delete);
    } else if (json.breaks_off && goes_on(line.end)) {
      problem(Kind::record_over_lines, {begin, begin + 1}, {}, Help::join_lines,
              {line_number(begin), line_number(last_of_record(line.end))});
      broken_ = true;
    } else if (json.problem) {
      problem(*json.problem);
    } else {
      const std::size_t errors = records_.shape.problems.errors();
      Record record = records_.record(Node(json.document, 0));
      record.line = line;
      if (records_.shape.problems.errors() == errors) loaded.progress.records.push_back(std::move(record));
    }
  }

  // The text of the line behind the one that ends at `end`; empty where there is none.
  Span line_behind(std::size_t end) const {
    const std::size_t begin = bytes_.find('\n', end);
    if (begin == std::string_view::npos || begin + 1 >= bytes_.size()) return {bytes_.size(), bytes_.size()};
    const std::size_t stop = std::min(bytes_.find('\n', begin + 1), bytes_.size());
    const std::size_t text = std::min(bytes_.find_first_not_of(kBlanks, begin + 1), stop);
    return {text, stop};
  }

  // Whether the line behind belongs to the record above: it is no record, comment, header or blank line.
  bool goes_on(std::size_t end) const {
    const Span behind = line_behind(end);
    const std::string_view text = text_of(trimmed(behind));
    return !text.empty() && text != "\r" && !text.starts_with("- ") && text[0] != '#' &&
           !text.starts_with(kVersionKey) && !text.starts_with(kRecordsKey);
  }

  std::size_t last_of_record(std::size_t end) const {
    while (goes_on(end)) end = line_behind(end).end;
    return end;
  }

  // A line without dash; one below a record that is broken was told with it.
  void no_item(Span text) {
    if (next_ != Next::record) return missing_header(trimmed(text));
    if (broken_) return;
    broken_ = true;
    if (text.end == bytes_.size()) {
      problem(Kind::torn_record, trimmed(text), {}, Help::complete_or_delete);
    } else {
      problem(Kind::not_a_record, trimmed(text), {}, Help::record_is);
    }
  }

  struct HeaderLine {
    std::size_t begin;
    std::int64_t line;
  };

  const SourceText& source_;
  std::string_view bytes_;
  RecordReader records_;
  Next next_ = Next::version;
  Span header_;
  std::optional<HeaderLine> second_header_;  // whose other line may follow
  bool missing_told_ = false;
  std::optional<std::size_t> column_;  // of the first record's dash
  bool broken_ = false;                // the lines up to the next dash belong to a record that was refused
  bool stopped_ = false;
};

// What a power failure leaves: a last line that ends in zeros.
std::optional<Span> torn_end(const SourceText& source) {
  const std::size_t zero = source.bytes().find('\0');
  if (zero == std::string_view::npos || source.bytes().find_first_not_of('\0', zero) != std::string_view::npos)
    return std::nullopt;
  return Span{source.line_begin(source.line_of(zero)), zero};
}

}  // namespace

LoadedProgress load_progress(const SourceText& source) {
  LoadedProgress loaded;
  if (const auto torn = torn_end(source)) {
    loaded.problems = {{Kind::torn_record, *torn, {}, HelpLine{Help::complete_or_delete, {}}, {}}};
    return loaded;
  }
  Diagnostics bytes = check_bytes(source);
  if (count(bytes, Severity::error) == 0) {
    LineReader reader(source);
    reader.read();
    loaded = std::move(reader.loaded);
  }
  loaded.problems.insert(loaded.problems.end(), bytes.begin(), bytes.end());
  sort_by_place(loaded.problems);
  return loaded;
}

}  // namespace rbplan
