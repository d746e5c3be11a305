#include "load/progress.h"

#include <algorithm>

#include "base/text.h"
#include "load/bytes.h"
#include "load/json_line.h"
#include "load/record.h"

namespace rbplan {
namespace {

constexpr std::string_view kVersionKey = "rbplan_progress:";
constexpr std::string_view kProgressVersion = "1";
constexpr std::string_view kRecordsKey = "records:";
constexpr std::string_view kBlanks = " \t";

// Reads the file line by line.
class LineReader {
 public:
  LineReader(const SourceText& source, Reading reading) : source_(source), bytes_(source.bytes()), reading_(reading) {}

  LoadedProgress loaded;

  void read() {
    if (bytes_.size() == source_.bom_length()) return;                // no record yet
    loaded.progress.records.reserve(source_.line_of(bytes_.size()));  // they are large
    for (std::size_t begin = source_.bom_length(); begin < bytes_.size() && !stopped_;) {
      const std::size_t stop = std::min(bytes_.find('\n', begin), bytes_.size());
      const bool has_return = stop > begin && bytes_[stop - 1] == '\r';
      line({begin, has_return ? stop - 1 : stop});
      begin = stop + 1;
    }
    if (!stopped_ && next_ != Next::record) missing_header({bytes_.size(), bytes_.size()});
    Diagnostics shape = shape_.problems.take();
    loaded.problems.insert(loaded.problems.end(), shape.begin(), shape.end());
    sort_by_place(loaded.problems);
  }

 private:
  enum class Next { version, records, record };

  void problem(Kind kind, Span span, Arguments arguments, Help help, Arguments help_arguments = {}) {
    problem({kind, span, std::move(arguments), HelpLine{help, std::move(help_arguments)}, {}});
  }

  void problem(Diagnostic diagnostic) { shape_.problems.add(std::move(diagnostic)); }

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
    const std::size_t value = std::min<std::size_t>(bytes_.find_first_not_of(kBlanks, line.begin + key), line.end);
    const Span rest = trimmed({value, std::max<std::size_t>(value, line.end)});
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
    if (text_of(value) == kProgressVersion && bytes_[line.begin + kVersionKey.size()] == ' ') return;
    const std::size_t remark = text_of(value).find(" #");
    if (remark != std::string_view::npos && rbplan::trimmed(text_of(value).substr(0, remark)) == kProgressVersion)
      return problem(Kind::behind_header, {value.begin + remark + 1, value.end}, {std::string("rbplan_progress: 1")},
                     Help::remark_own_line);
    const bool is_other = value.begin < value.end &&
                          text_of(value).find_first_not_of("0123456789") == std::string::npos &&
                          text_of(value) != kProgressVersion;
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
      Diagnostics& kept = shape_.problems.kept;
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
    const JsonLine json = read_json_line(source_, begin, line.end, reading_);
    if (json.document.misread && !loaded.misread) loaded.misread = json.document.misread;
    if (json.breaks_off && is_last) {
      problem(Kind::torn_record, trimmed({begin, line.end}), {}, Help::complete_or_delete);
    } else if (json.breaks_off && goes_on(line.end)) {
      const std::int64_t last = line_number(last_of_record(line.end));
      if (text_of(trimmed({begin, line.end})) == "{") {  // as no one writes it by hand
        if (!is_formatted_)                              // one mistake of all
          problem(Kind::record_over_lines, {begin, begin + 1}, {}, Help::formatter_did,
                  {line_number(begin), last, source_.path()});
        is_formatted_ = true;
      } else {
        problem(Kind::record_over_lines, {begin, begin + 1}, {}, Help::join_lines, {line_number(begin), last});
      }
      broken_ = true;
    } else if (json.problem) {
      problem(*json.problem);
    } else if (auto record = read_record(shape_, Node(json.document, 0))) {
      record->line = line;
      loaded.progress.records.push_back(*std::move(record));
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
  Reading reading_;
  Shape shape_{Notation::json};
  Next next_ = Next::version;
  Span header_;
  std::optional<HeaderLine> second_header_;  // whose other line may follow
  bool missing_told_ = false;
  std::optional<std::size_t> column_;  // of the first record's dash
  bool is_formatted_ = false;
  bool broken_ = false;  // the lines up to the next dash belong to a record that was refused
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

LoadedProgress load_progress(const SourceText& source, Reading reading) {
  LoadedProgress loaded;
  if (const auto torn = torn_end(source)) {
    loaded.problems = {{Kind::torn_record, *torn, {}, HelpLine{Help::complete_or_delete, {}}, {}}};
    return loaded;
  }
  Diagnostics bytes = check_bytes(source);
  if (count(bytes, Severity::error) == 0) {
    LineReader reader(source, reading);
    reader.read();
    loaded = std::move(reader.loaded);
  }
  loaded.problems.insert(loaded.problems.end(), bytes.begin(), bytes.end());
  sort_by_place(loaded.problems);
  return loaded;
}

}  // namespace rbplan
