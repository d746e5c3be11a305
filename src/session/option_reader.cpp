#include "session/option_reader.h"

#include <algorithm>

#include "base/similar.h"
#include "base/text.h"
#include "load/bytes.h"
#include "session/typed_number.h"

namespace rbplan {
namespace {

constexpr int kLongestGrace = 366;
constexpr int kMostRows = 1'000'000;

// `today`, `+7d`...: a day counted from another. Nothing for text of another form.
std::optional<Date> day_from(Date today, std::string_view text) {
  if (text == "today" || text == "hari-ini") return today;
  if (text == "yesterday" || text == "kemarin") return add_days(today, -1);
  if (text == "tomorrow" || text == "besok") return add_days(today, 1);
  if (text == "eom") return last_day(year_of(today), today.month());
  constexpr int kFarthest = 3660;  // days
  const bool is_signed = text.starts_with('+') || text.starts_with('-');
  if (!is_signed || !text.ends_with('d')) return std::nullopt;
  const auto days = parse_whole(text.substr(1, text.size() - 2));
  if (!days || *days > kFarthest) return std::nullopt;
  return add_days(today, text[0] == '-' ? -*days : *days);
}

Phrase date_form(std::string_view text) {
  const std::vector<Date> days = dates_meant(text);
  if (days.size() == 1) return phrase("a date is written year, month, day: {0}", iso(days[0]));
  if (days.size() == 2) return phrase("a date is written year, month, day: {0} or {1}", iso(days[0]), iso(days[1]));
  return phrase("a date is written 2021-03-31: year, month, day");
}

UsageError unknown_state(const std::string& word) {
  const auto known = all_words<State>();
  const auto similar = similar_name(word, known);
  return {phrase("no such state: {0}", word),
          similar ? phrase("similar state: {0}", *similar) : phrase("states are {0}", join(known, ", "))};
}

}  // namespace

void OptionReader::exclude(std::string_view one, std::string_view other, Phrase help) {
  if (has(one) && has(other)) refuse(phrase("options {0} and {1} exclude each other", one, other), std::move(help));
}

std::optional<Date> OptionReader::this_day() {
  auto today = env_.clock.today();
  if (!today) {
    refuse(phrase("TZ names no time zone: `{0}`", env_.variable("TZ").value_or("")),
           phrase("a zone is named such as Asia/Jakarta or WIB-7"));
  }
  return today;
}

AsOf OptionReader::as_of() {
  AsOf as_of;
  as_of.grace_days = whole("--grace", 0, kLongestGrace).value_or(0);
  const auto today = this_day();
  if (!today) return as_of;
  const auto given = date("--as-of");
  as_of.day = given.value_or(*today);
  as_of.was_given = given.has_value();
  if (const auto known = date("--known-on")) as_of.known = Knowledge{*known, env_.clock.end_of(*known)};
  return as_of;
}

Filter OptionReader::filter(bool with_months) {
  Filter filter;
  filter.programs = line_.values("--program");
  filter.owners = line_.values("--owner");
  filter.texts = line_.values("--grep");
  filter.doubtful = has("--doubtful");
  for (const std::string& id : line_.values("--id")) filter.ids.push_back(forgiven_id(id));
  for (const std::string& word : line_.values("--state")) {
    if (const auto state = said_as<State>(word)) {
      filter.states.push_back(*state);
    } else {
      refuse(unknown_state(word));
    }
  }
  for (const std::string& word : line_.values("--review")) {
    if (const auto review = said_as<Reviewed>(word)) {
      filter.reviews.push_back(*review);
    } else {
      refuse(phrase("no such review: {0}", word),
             phrase("reviews are {0}", said_choices(all_words<Reviewed>(), env_.words)));
    }
  }
  if (with_months) filter.months = months();
  return filter;
}

std::optional<MonthRange> OptionReader::period(std::string_view long_name) {
  const auto text = line_.value(long_name);
  if (!text) return std::nullopt;
  const auto span = parse_period(*text);
  if (!span) refuse(span.error());
  return span ? std::optional(*span) : std::nullopt;
}

std::optional<Date> OptionReader::date(std::string_view long_name) {
  const auto text = line_.value(long_name);
  if (!text) return std::nullopt;
  const bool is_of_day = long_name != "--as-of" && has("--as-of");  // then that is today
  const auto today = is_of_day ? date("--as-of") : this_day();
  if (!today) return std::nullopt;
  if (const auto day = day_from(*today, *text)) return day;
  const auto date = parse_date(*text);
  if (date && date->ok() && year_of(*date) > 0) return date;
  if (date && date->month().ok() && static_cast<unsigned>(date->day()) > 0 && year_of(*date) > 0) {
    refuse(phrase("no such day: {0}", *text),
           phrase("that month has {0} days", last_day_number(year_of(*date), date->month())));
  } else {
    refuse(phrase("option {0} must be a date, not `{1}`", long_name, *text), date_form(date ? "" : *text));
  }
  return std::nullopt;
}

std::optional<int> OptionReader::whole(std::string_view long_name, int least, int most) {
  const auto text = line_.value(long_name);
  if (!text) return std::nullopt;
  const auto number = parse_whole(*text);
  if (number && *number >= least && *number <= most) return number;
  refuse(phrase("option {0} must be a whole number from {1} to {2}, not `{3}`", long_name, least, most, *text));
  return std::nullopt;
}

std::optional<std::size_t> OptionReader::limit() {
  const auto most = whole("--limit", 1, kMostRows);
  return most ? std::optional(static_cast<std::size_t>(*most)) : std::nullopt;
}

std::optional<Located<Measure>> OptionReader::measure(std::string_view long_name) {
  const auto text = line_.value(long_name);
  if (!text) return std::nullopt;
  auto digits = parse_typed_quantity(long_name, *text, env_.words);
  const bool has_letter =
      std::any_of(text->begin(), text->end(), [](char c) { return is_letter_or_digit(c) && !is_digit(c); });
  if (!digits && has_letter)
    return is_fit(long_name, *text) ? std::optional(Located<Measure>{{*text, true}, {}}) : std::nullopt;
  return Located<Measure>{{taken(std::move(digits))}, {}};
}

std::optional<Located<std::int64_t>> OptionReader::rupiah(std::string_view long_name) {
  const auto text = line_.value(long_name);
  if (!text) return std::nullopt;
  return Located<std::int64_t>{taken(parse_typed_rupiah(long_name, *text)), {}};
}

bool OptionReader::is_fit(std::string_view long_name, std::string_view text) {
  if (is_blank(text)) return refuse(phrase("option {0} is empty", long_name)), false;
  for (std::size_t at = 0; at < text.size();) {
    const auto [c, length] = decode(text, at);
    if (length == 0) return refuse(phrase("option {0} is not UTF-8 text", long_name)), false;
    const bool is_break = c == '\n' || c == '\t';
    if ((is_control(c) && !is_break) || is_bidi_control(c) || is_bidi_mark(c) || c == 0xFEFF) {
      return refuse(phrase("option {0} holds the hidden character {1}", long_name, code_point_name(c))), false;
    }
    at += length;
  }
  return true;
}

std::optional<Text> OptionReader::text(std::string_view long_name) {
  const auto text = line_.value(long_name);
  return text && is_fit(long_name, *text) ? std::optional(Text{*text, {}}) : std::nullopt;
}

std::vector<std::string> OptionReader::texts(std::string_view long_name) {
  const std::vector<std::string> texts = line_.values(long_name);
  for (const std::string& text : texts) is_fit(long_name, text);
  return texts;
}

std::string OptionReader::id(Phrase wrong_number, Phrase help) {
  if (line_.words().size() == 1) return forgiven_id(line_.words()[0]);
  refuse(std::move(wrong_number), std::move(help));
  return {};
}

std::string forgiven_id(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t");
  const std::size_t end = text.find_last_not_of(" \t.");
  if (begin == std::string_view::npos || end == std::string_view::npos || end < begin) return std::string(text);
  return ascii_lower(text.substr(begin, end - begin + 1));
}

}  // namespace rbplan
