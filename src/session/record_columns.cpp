#include "session/record_columns.h"

#include <algorithm>
#include <set>

#include "base/similar.h"
#include "base/text.h"
#include "view/columns.h"

namespace rbplan {
namespace {

constexpr std::string_view kId = "id";
constexpr std::string_view kIndicator = "indicator";  // of a progress file; in lists the indicator's text
constexpr std::size_t kMostAbove = 30;                // rows above the headings: titles, an office, a day

const std::vector<std::string_view>& known_keys() {
  static const std::vector<std::string_view> keys = {
      kId,    "month", "months", "quarter",  "quarters", "status",    "review",          "what",
      "date", "value", "spent",  "evidence", "obstacle", "follow_up", "follow_up_owner", "follow_up_due",
      "note", "by",    "office", "year"};
  return keys;
}

bool is_known(std::string_view key) {
  return std::find(known_keys().begin(), known_keys().end(), key) != known_keys().end();
}

// As headings are compared: in any case, a run of blanks or breaks as one blank.
std::string plain(std::string_view heading) {
  std::string text(heading);
  replace_all(text, "\xC2\xA0", " ");
  std::string out;
  for (const char c : fold_case(text)) {
    const bool is_blank = c == ' ' || c == '\t' || c == '\n' || c == '\r';
    if (!is_blank) {
      out += c;
    } else if (!out.empty() && out.back() != ' ') {
      out += ' ';
    }
  }
  if (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

struct KnownHeading {
  std::string text;      // plain
  std::string_view key;  // empty: of a list's column that says nothing of a record
};

// Of the lists that have cells, in both languages.
std::vector<KnownHeading> headings_of_lists() {
  std::vector<KnownHeading> known;
  for (const auto& facts : {facts_of(tick_columns()), facts_of(log_columns()), facts_of(indicator_columns())}) {
    for (const std::size_t place : columns_for(facts, In::cells)) {
      const ColumnFacts& column = facts[place];
      const std::string_view key = is_known(column.key) ? column.key : std::string_view();
      known.push_back({plain(column.key), key});
      if (column.heading.empty()) continue;
      for (const Language language : {Language::english, Language::indonesian})
        known.push_back({plain(Words(language)(column.heading)), key});
    }
  }
  return known;
}

const std::vector<KnownHeading>& known_headings() {
  static const std::vector<KnownHeading> known = [] {
    std::vector<KnownHeading> all;
    for (const std::string_view key : known_keys()) all.push_back({plain(key), key});
    for (KnownHeading& one : headings_of_lists()) all.push_back(std::move(one));
    return all;
  }();
  return known;
}

std::optional<std::string> similar_heading(const std::string& heading) {
  constexpr std::size_t kShortest = 3;  // `NO` numbers the rows
  if (heading.size() < kShortest) return std::nullopt;
  std::vector<std::string_view> read;
  for (const KnownHeading& one : known_headings()) {
    if (one.text == heading) return std::nullopt;  // of a list, and no mistake
    if (!one.key.empty()) read.push_back(one.text);
  }
  const auto similar = similar_name(heading, read);
  return similar ? std::optional(std::string(*similar)) : std::nullopt;
}

RecordColumn column_of(const std::string& heading, const std::vector<ColumnMapping>& mappings) {
  RecordColumn column{heading, {}, {}, {}, false};
  const std::string text = plain(heading);
  for (const ColumnMapping& one : mappings) {
    if (plain(one.heading) != text) continue;
    column.key = one.key;
    column.period = one.period;
    return column;
  }
  for (const KnownHeading& one : known_headings()) {
    if (one.text != text || one.key.empty()) continue;
    column.key = one.key;
    column.is_machine = is_known(heading);
    return column;
  }
  return column;
}

// Columns that are not read, where they look like one that is.
void find_similar(std::vector<RecordColumn>& columns, const std::vector<ColumnMapping>& mappings) {
  for (RecordColumn& one : columns) {
    const std::string text = plain(one.heading);
    const bool is_mapped = std::any_of(mappings.begin(), mappings.end(),
                                       [&](const auto& mapping) { return plain(mapping.heading) == text; });
    if (one.key.empty() && !text.empty() && !is_mapped) one.similar = similar_heading(text);
  }
}

std::vector<RecordColumn> columns_of(const CellRow& row, const std::vector<ColumnMapping>& mappings) {
  std::vector<RecordColumn> columns;
  constexpr std::size_t kLongestHeading = 400;  // bytes
  for (const TextCell& cell : row.cells) columns.push_back(column_of(cut_to(cell.text, kLongestHeading), mappings));
  return columns;
}

bool has(const std::vector<RecordColumn>& columns, std::string_view key) {
  return std::any_of(columns.begin(), columns.end(), [&](const RecordColumn& one) { return one.key == key; });
}

// In a table without ids a column headed as in a progress file holds them.
void take_indicators(std::vector<RecordColumn>& columns) {
  for (RecordColumn& one : columns) {
    if (!has(columns, kId) && one.heading == kIndicator) one.key = kId;
  }
}

std::string listed(const std::vector<RecordColumn>& columns) {
  std::vector<std::string> headings;
  for (const RecordColumn& one : columns) {
    if (!one.heading.empty()) headings.push_back(one.heading);
  }
  constexpr std::size_t kMostListed = 400;  // bytes
  return visible_line(cut_to(join(headings, ", "), kMostListed));
}

// Whether two columns say the same.
bool is_same(const RecordColumn& a, const RecordColumn& b) {
  return a.key == b.key && a.period == b.period && a.key != "evidence";
}

std::optional<UsageError> problem_of(const std::vector<RecordColumn>& columns,
                                     const std::vector<ColumnMapping>& mappings) {
  for (const ColumnMapping& mapping : mappings) {
    const std::string text = plain(mapping.heading);
    if (std::any_of(columns.begin(), columns.end(), [&](const auto& one) { return plain(one.heading) == text; }))
      continue;
    return UsageError{phrase("no column is headed `{0}`", mapping.heading),
                      phrase("the headings are {0}", listed(columns))};
  }
  for (std::size_t i = 0; i < columns.size(); ++i) {
    for (std::size_t other = 0; other < i && !columns[i].key.empty(); ++other) {
      if (!is_same(columns[other], columns[i])) continue;
      return UsageError{phrase("columns {0} and {1} are both read as {2}", columns[other].heading, columns[i].heading,
                               columns[i].key),
                        phrase("--columns \"HEADING=-\" leaves one out")};
    }
  }
  const auto is_of_period = [](const RecordColumn& one) { return one.period.has_value(); };
  const auto says_what = [](const RecordColumn& one) { return one.key == "what"; };
  const auto says_said = [](const RecordColumn& one) { return one.key == "status" || one.key == "review"; };
  const auto what = std::find_if(columns.begin(), columns.end(), says_what);
  const auto said = std::find_if(columns.begin(), columns.end(), says_said);
  if (what != columns.end() && said != columns.end())
    return UsageError{phrase("columns {0} and {1} are both read as {2}", what->heading, said->heading, said->key),
                      phrase("--columns \"HEADING=-\" leaves one out")};
  const auto months =
      std::find_if(columns.begin(), columns.end(), [](const RecordColumn& one) { return one.says_months(); });
  const auto of_period = std::find_if(columns.begin(), columns.end(), is_of_period);
  if (months != columns.end() && of_period != columns.end())
    return UsageError{phrase("columns {0} and {1} both say the month", months->heading, of_period->heading),
                      phrase("--columns \"HEADING=-\" leaves one out")};
  return std::nullopt;
}

// A part up to a comma, that of a text in quotes aside.
std::vector<std::string> parts_of(std::string_view text) {
  std::vector<std::string> parts(1);
  bool is_quoted = false;
  for (const char c : text) {
    if (c == '"') is_quoted = !is_quoted;
    if (c == ',' && !is_quoted) {
      parts.emplace_back();
    } else {
      parts.back() += c;
    }
  }
  return parts;
}

Parsed<ColumnMapping> parse_mapping(std::string_view part) {
  const std::string_view text = without_blanks(part);
  const std::size_t equals = text.rfind('=');
  std::string_view heading = without_blanks(text.substr(0, std::min(equals, text.size())));
  if (heading.size() > 1 && heading.starts_with('"') && heading.ends_with('"'))
    heading = without_blanks(heading.substr(1, heading.size() - 2));
  if (equals == std::string_view::npos || heading.empty())
    return usage_error(phrase("option --columns has no HEADING=KEY in `{0}`", part),
                       phrase("it is such as --columns \"Realisasi TW II=value@tw2,Kendala=obstacle\""));
  const std::string_view said = without_blanks(text.substr(equals + 1));
  const std::size_t at = said.find('@');
  std::string key = ascii_lower(without_blanks(said.substr(0, at)));
  if (key == kIndicator) key = kId;
  if (key == "-") return ColumnMapping{std::string(heading), {}, {}};
  if (!is_known(key)) {
    const auto similar = similar_name(key, known_keys());
    return usage_error(
        phrase("option --columns: there is no key `{0}`", key),
        similar ? phrase("similar key: {0}", *similar) : phrase("keys are {0}", join(known_keys(), ", ")));
  }
  ColumnMapping mapping{std::string(heading), std::move(key), {}};
  if (at == std::string_view::npos) return mapping;
  const auto period = parse_period(said.substr(at + 1));
  if (!period) return tl::unexpected(period.error());
  mapping.period = *period;
  return mapping;
}

}  // namespace

std::vector<std::string> RecordColumns::unread() const {
  std::vector<std::string> headings;
  for (const RecordColumn& one : columns) {
    if (one.key.empty() && !one.heading.empty()) headings.push_back(one.heading);
  }
  return headings;
}

Parsed<std::vector<ColumnMapping>> parse_mappings(const std::vector<std::string>& given) {
  std::vector<ColumnMapping> mappings;
  for (const std::string& text : given) {
    for (const std::string& part : parts_of(text)) {
      auto mapping = parse_mapping(part);
      if (!mapping) return tl::unexpected(mapping.error());
      mappings.push_back(*std::move(mapping));
    }
  }
  return mappings;
}

RecordColumns likely_columns(const Cells& cells, const std::vector<ColumnMapping>& mappings) {
  RecordColumns fullest;
  std::size_t most = 0;
  for (std::size_t row = 0; row < std::min(cells.rows.size(), kMostAbove); ++row) {
    RecordColumns found{columns_of(cells.rows[row], mappings), row + 1};
    take_indicators(found.columns);
    if (has(found.columns, kId)) {
      fullest = std::move(found);
      break;
    }
    const auto filled = static_cast<std::size_t>(std::count_if(
        found.columns.begin(), found.columns.end(), [](const RecordColumn& one) { return !one.heading.empty(); }));
    if (filled <= most) continue;
    most = filled;
    fullest = std::move(found);
  }
  find_similar(fullest.columns, mappings);
  return fullest;
}

Parsed<RecordColumns> record_columns(const Cells& cells, const std::string& path,
                                     const std::vector<ColumnMapping>& mappings) {
  RecordColumns found = likely_columns(cells, mappings);
  if (!has(found.columns, kId))
    return usage_error(phrase("no column of {0} says which indicator is meant: {1}", path, listed(found.columns)),
                       phrase("its heading is `id`; for another one: --columns \"HEADING=id\""));
  if (auto problem = problem_of(found.columns, mappings)) return tl::unexpected(*std::move(problem));
  return found;
}

RecordColumns known_columns() {
  RecordColumns known;
  std::set<std::string_view> seen;
  for (const std::string_view key : known_keys()) {
    for (const KnownHeading& one : known_headings()) {
      if (one.key == key && seen.insert(one.text).second)
        known.columns.push_back({one.text, std::string(key), {}, {}, false});
    }
  }
  return known;
}

std::vector<std::string> column_lines(const RecordColumns& columns, const Words& words) {
  std::vector<std::string> lines;
  for (const RecordColumn& one : columns.columns) {
    if (one.heading.empty()) continue;
    std::string line =
        one.key.empty() ? words.say("{0}: not read", one.heading) : words.say("{0}: read as {1}", one.heading, one.key);
    if (one.period)
      line +=
          '@' + std::to_string(month_number(one.period->first)) + '-' + std::to_string(month_number(one.period->last));
    if (one.similar) line += ", " + words.say("similar: {0}", *one.similar);
    lines.push_back(std::move(line));
  }
  return lines;
}

}  // namespace rbplan
