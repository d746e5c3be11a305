#include "session/record_cells.h"

#include <algorithm>
#include <array>

#include "base/numbers.h"
#include "base/text.h"
#include "load/bytes.h"
#include "model/year.h"
#include "session/option_reader.h"
#include "session/typed_number.h"

namespace rbplan {
namespace {

constexpr std::size_t kLongestId = 100;  // bytes; no plan has one

// In any case, with blanks or signs between words.
std::string as_word(std::string_view text) {
  std::string word = ascii_lower(text);
  std::replace_if(
      word.begin(), word.end(), [](char c) { return c == '_' || c == '-'; }, ' ');
  return word;
}

// The value with that word in files, or in either language.
template <HasWords Enum>
std::optional<Enum> said_in_any_language(std::string_view text) {
  const std::string word = as_word(text);
  for (const std::string_view own : all_words<Enum>()) {
    const std::string phrase = as_word(own);
    if (word == phrase || word == as_word(Words(Language::indonesian)(phrase))) return enum_of<Enum>(own);
  }
  return std::nullopt;
}

// What a row asks for of one period, or of no period in particular.
struct AskedByRow {
  RecordRow row;
  bool is_any = false;
};

class CellsReader {
 public:
  CellsReader(const Cells& cells, const RecordColumns& columns, bool has_status)
      : cells_(cells), columns_(columns), enough_(has_status ? enough_for_record(columns) : std::string_view()) {
    for (const Diagnostic& one : cells.problems) problems_.add(one);
    for (const RecordColumn& column : columns.columns) {
      if (column.period && std::find(periods_.begin(), periods_.end(), *column.period) == periods_.end())
        periods_.push_back(*column.period);
    }
  }

  RecordRows read() {
    for (std::size_t i = columns_.first_row; i < cells_.rows.size(); ++i) {
      if (out_.rows.size() < kMostRecordRows) {
        row(cells_.rows[i]);
        continue;
      }
      const Span at = cells_.rows[i].span;
      refuse(Kind::too_many_values, {at.begin, at.begin}, {static_cast<std::int64_t>(kMostRecordRows), noun::rows});
      break;
    }
    out_.all = cells_.rows.size() - std::min(columns_.first_row, cells_.rows.size());
    out_.problems = problems_.take();
    return std::move(out_);
  }

 private:
  struct OfPeriod {
    MonthRange period;
    AskedByRow asked;
  };

  // In a table whose columns say nothing of a result, and with a status for all rows: the key that makes a row a
  // record.
  static std::string_view enough_for_record(const RecordColumns& columns) {
    constexpr std::array<std::string_view, 5> kOfNoResult = {"id", "office", "year", "by", "note"};
    std::string_view enough = "id";
    for (const RecordColumn& one : columns.columns) {
      const bool is_of_no_result = one.key.empty() || one.says_months() ||
                                   std::find(kOfNoResult.begin(), kOfNoResult.end(), one.key) != kOfNoResult.end();
      if (one.key == "date") {
        enough = "date";
      } else if (!is_of_no_result) {
        return {};
      }
    }
    return enough;
  }

  void row(const CellRow& row) {
    failed_ = false;
    AskedByRow base;
    base.row.record.object = row.span;
    std::vector<OfPeriod> of_periods;
    for (const bool with_period : {false, true}) {
      for (std::size_t i = 0; i < row.cells.size(); ++i) {
        const TextCell& cell = row.cells[i];
        if (i >= columns_.columns.size()) {
          if (!with_period && !cell.text.empty())
            refuse(Kind::cell_behind_columns, cell.span, {}, HelpLine{Help::quote_cell, {}});
          continue;
        }
        const RecordColumn& column = columns_.columns[i];
        if (column.key.empty() || column.period.has_value() != with_period || says_nothing(cell.text)) continue;
        take(with_period ? of_period(of_periods, *column.period, base) : base, column, cell);
      }
    }
    if (failed_) out_.refused.emplace(base.row.record.indicator.value, row.span.begin);
    add(row, std::move(base), std::move(of_periods));
  }

  static AskedByRow& of_period(std::vector<OfPeriod>& all, MonthRange period, const AskedByRow& base) {
    for (OfPeriod& one : all) {
      if (one.period == period) return one.asked;
    }
    all.push_back({period, base});
    AskedByRow& asked = all.back().asked;
    asked.row.months.clear();
    for (Month month = period.first;; ++month) {
      asked.row.months.push_back(month);
      if (month == period.last) break;
    }
    return asked;
  }

  // What is said of no period is said of each of which something is; where there is none, of the only one.
  void add(const CellRow& row, AskedByRow base, std::vector<OfPeriod> of_periods) {
    std::erase_if(of_periods, [](const OfPeriod& one) { return !one.asked.is_any; });
    if (of_periods.empty() && base.is_any) {
      if (periods_.size() > 1) return refuse(Kind::missing_key, row.span, {noun::record, std::string("month")});
      if (periods_.empty()) return add(std::move(base));
      return add(std::move(of_period(of_periods, periods_[0], base)));
    }
    if (of_periods.empty()) {
      if (!failed_) ++out_.empty;
      return;
    }
    for (OfPeriod& one : of_periods) add(std::move(one.asked));
  }

  void add(AskedByRow asked) {
    const Record& record = asked.row.record;
    if (failed_) return;
    if (record.indicator.value.empty())
      return refuse(Kind::missing_key, record.object, {noun::record, std::string("id")});
    if (record.status && record.review)
      return refuse(Kind::both_given, record.review->span, {std::string("status"), std::string("review")});
    out_.rows.push_back(std::move(asked.row));
  }

  // ---- a cell

  static std::string shown(const TextCell& cell) {
    constexpr std::size_t kMostShown = 200;  // bytes
    return cut_to(cell.text, kMostShown);
  }

  void refuse(Kind kind, Span span, Arguments arguments = {}, std::optional<HelpLine> help = std::nullopt) {
    failed_ = true;
    problems_.add({kind, span, std::move(arguments), std::move(help), {}});
  }

  void take(AskedByRow& to, const RecordColumn& column, const TextCell& cell) {
    Record& record = to.row.record;
    const std::string& key = column.key;
    if (key == enough_) to.is_any = true;
    if (key == "id") {
      record.indicator = {forgiven_id(cell.text), cell.span};
      if (cell.text.size() > kLongestId) refuse(Kind::bad_id, cell.span, {shown(cell)}, HelpLine{Help::ids_are, {}});
    } else if (key == "office") {
      to.row.plan.office = text(cell);
    } else if (key == "year") {
      to.row.plan.year = year(cell);
    } else if (key == "date") {
      if (const auto day = date(cell)) record.date = *day;
      to.row.has_date = true;
    } else if (key == "by") {
      record.by = text(cell);
    } else if (key == "note") {
      record.note = seldom(cell);
    } else if (key.starts_with("month")) {
      months(to.row, cell, [](std::string_view part) { return parse_months({std::string(part)}); });
    } else if (key.starts_with("quarter")) {
      months(to.row, cell, quarters_in);
    } else {
      to.is_any = true;
      take_result(to.row, column, cell);
    }
  }

  // What makes it a record.
  void take_result(RecordRow& row, const RecordColumn& column, const TextCell& cell) {
    Record& record = row.record;
    const std::string& key = column.key;
    if (key == "value") {
      record.value = value(row, column, cell);
    } else if (key == "spent") {
      record.spent = rupiah(cell);
    } else if (key == "evidence") {
      evidence(record.evidence, cell);
    } else if (key == "obstacle") {
      record.obstacle = seldom(cell);
    } else if (key == "follow_up") {
      record.follow_up = seldom(cell);
    } else if (key == "follow_up_owner") {
      record.follow_up_owner = seldom(cell);
    } else if (key == "follow_up_due") {
      if (const auto day = date(cell)) record.follow_up_due = *day;
    } else {
      said(record, key, cell);
    }
  }

  void said(Record& record, const std::string& key, const TextCell& cell) {
    const auto status = key == "review" ? std::nullopt : said_in_any_language<Status>(cell.text);
    const auto verdict = key == "status" ? std::nullopt : said_in_any_language<Verdict>(cell.text);
    if (status) {
      record.status = Located<Status>{*status, cell.span};
    } else if (verdict) {
      record.review = Located<Verdict>{*verdict, cell.span};
    } else if (key == "review") {
      refuse(Kind::not_a_choice, cell.span,
             {key, std::string(word_of(Verdict::accepted)), std::string(word_of(Verdict::returned)), shown(cell)});
    } else {
      refuse(Kind::not_a_status, cell.span, {shown(cell)}, HelpLine{Help::statuses_are, {}});
    }
  }

  // ---- months

  static Parsed<std::vector<Month>> quarters_in(std::string_view list) {
    std::vector<std::string> parts;
    for (const std::string_view part : split(list, ',')) {
      const std::string one(without_blanks(part));
      const bool is_number = is_digits(one) || parse_period("tw" + one).has_value();
      parts.push_back((is_number ? "tw" : "") + one);
    }
    return parse_months(parts);
  }

  // A month and a quarter that holds it are the quarter.
  template <class Parse>
  void months(RecordRow& row, const TextCell& cell, Parse parse) {
    std::string list = cell.text;
    std::replace_if(
        list.begin(), list.end(), [](char c) { return c == ';' || c == '\n' || c == '&'; }, ',');
    const auto parsed = parse(std::string_view(list));
    if (!parsed) return refuse(Kind::no_such_month, cell.span, {shown(cell)}, HelpLine{Help::months_are, {}});
    const auto holds = [](const std::vector<Month>& all, const std::vector<Month>& some) {
      return std::includes(all.begin(), all.end(), some.begin(), some.end());
    };
    if (holds(*parsed, row.months)) {
      row.months = *parsed;
      row.record.months = cell.span;
    } else if (!holds(row.months, *parsed)) {
      refuse(Kind::both_given, cell.span, {std::string("month"), std::string("quarter")});
    }
  }

  // ---- values

  std::optional<Located<Date>> date(const TextCell& cell) {
    const auto day = parse_date(cell.text);
    if (day && day->ok()) return Located<Date>{*day, cell.span};
    const std::vector<Date> meant = dates_meant(cell.text);
    if (meant.size() == 1) return Located<Date>{meant[0], cell.span};
    refuse(Kind::not_a_date, cell.span, {shown(cell)},
           meant.size() == 2 ? HelpLine{Help::either_date, {iso(meant[0]), iso(meant[1])}}
                             : HelpLine{Help::dates_are, {}});
    return std::nullopt;
  }

  // The digits where the text has one reading only: in text with commas between cells, and below a key, a point is a
  // decimal one; elsewhere a comma is.
  std::optional<std::string> quantity(std::string_view text, const RecordColumn& column) const {
    const bool has_point = cells_.separator == ',' || (cells_.separator == '\t' && column.is_machine);
    std::string digits(text);
    if (!has_point && text.find('.') == std::string_view::npos) std::replace(digits.begin(), digits.end(), ',', '.');
    const bool is_plain = has_point ? text.find(',') == std::string_view::npos : !may_be_thousands(text);
    if (is_plain && is_quantity(digits)) return digits;
    const auto typed = parse_typed_quantity({}, text, Words(Language::indonesian));
    return typed ? std::optional(*typed) : std::nullopt;
  }

  std::optional<Located<Measure>> value(RecordRow& row, const RecordColumn& column, const TextCell& cell) {
    std::string_view text = cell.text;
    const std::size_t unit = text.find_last_of("0123456789") + 1;
    row.is_percent = unit > 0 && is_per_cent(text.substr(unit));
    if (row.is_percent) text = text.substr(0, unit);
    if (auto digits = quantity(text, column)) return Located<Measure>{{*std::move(digits)}, cell.span};
    const bool has_letter =
        std::any_of(text.begin(), text.end(), [](char c) { return is_letter_or_digit(c) && !is_digit(c); });
    if (has_letter && !row.is_percent && is_fit(cell)) return Located<Measure>{{cell.text, true}, cell.span};
    refuse(Kind::odd_number, cell.span, {shown(cell)}, HelpLine{Help::numbers_are, {}});
    return std::nullopt;
  }

  std::optional<Located<std::int64_t>> rupiah(const TextCell& cell) {
    if (const auto sum = parse_typed_rupiah({}, cell.text)) return Located<std::int64_t>{*sum, cell.span};
    refuse(Kind::odd_number, cell.span, {shown(cell)}, HelpLine{Help::whole_numbers_are, {}});
    return std::nullopt;
  }

  std::optional<Located<std::int64_t>> year(const TextCell& cell) {
    const auto number = parse_whole(cell.text);
    if (number && *number >= kFirstYear && *number <= kLastYear) return Located<std::int64_t>{*number, cell.span};
    refuse(Kind::out_of_range, cell.span,
           {std::string("year"), std::int64_t{kFirstYear}, std::int64_t{kLastYear}, shown(cell)});
    return std::nullopt;
  }

  // ---- texts

  // The bytes were looked at before; the marks that are left hide in what is recorded.
  bool is_fit(const TextCell& cell) {
    for (std::size_t at = 0; at < cell.text.size();) {
      const auto [c, length] = decode(cell.text, at);
      if (is_bidi_mark(c)) {
        refuse(Kind::hidden_character, cell.span, {code_point_name(c)}, HelpLine{Help::delete_character, {}});
        return false;
      }
      at += std::max<std::size_t>(length, 1);
    }
    return true;
  }

  std::optional<Text> text(const TextCell& cell) {
    return is_fit(cell) ? std::optional(Text{cell.text, cell.span}) : std::nullopt;
  }

  Seldom<Text> seldom(const TextCell& cell) {
    Seldom<Text> out;
    if (is_fit(cell)) out = Text{cell.text, cell.span};
    return out;
  }

  // Files and addresses, as lists print them.
  void evidence(std::vector<Evidence>& to, const TextCell& cell) {
    if (!is_fit(cell)) return;
    std::string list = cell.text;
    std::replace(list.begin(), list.end(), '\n', ';');
    for (const std::string_view part : split(list, ';')) {
      const std::string_view proof = without_blanks(part);
      if (proof.empty()) continue;
      if (to.size() > kMostPieces) return;  // told where it is taken
      Evidence one;
      one.file = Text{std::string(proof), cell.span};
      to.push_back(std::move(one));
    }
  }

  const Cells& cells_;
  const RecordColumns& columns_;
  std::string_view enough_;          // the key that makes a row a record, beside those of a result
  std::vector<MonthRange> periods_;  // of columns, each once
  RecordRows out_;
  Problems problems_;
  bool failed_ = false;  // whether something of the row was refused
};

}  // namespace

RecordRows read_record_cells(const Cells& cells, const RecordColumns& columns, bool has_status) {
  return CellsReader(cells, columns, has_status).read();
}

}  // namespace rbplan
