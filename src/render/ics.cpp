#include "render/ics.h"

#include <algorithm>

#include "base/text.h"
#include "render/said.h"

namespace rbplan {
namespace {

// 3.1: lines end in CRLF and have at most 75 octets; the rest of a longer one stands behind a blank on the next.
std::string folded(std::string_view line) {
  constexpr std::size_t kMost = 75;
  std::string out;
  std::size_t used = 0;
  for (std::size_t at = 0; at < line.size();) {
    const std::size_t length = decode(line, at).length;
    if (used + length > kMost) {
      out += "\r\n ";
      used = 1;
    }
    out += line.substr(at, length);
    used += length;
    at += length;
  }
  return out + "\r\n";
}

// 3.3.11
std::string escaped_text(std::string_view text) {
  std::string out = visible_text(text);
  for (const std::string_view special : {"\\", ";", ","}) replace_all(out, special, '\\' + std::string(special));
  replace_all(out, "\n", "\\n");
  return out;
}

std::string day(const Date& date) {
  std::string text = iso(date);
  std::erase(text, '-');
  return text;
}

constexpr std::string_view kPlainInNames = "._";  // of entries, whose parts a hyphen sets apart
constexpr std::string_view kMidnight = "T000000Z";

// So many days before a day that begins at midnight, at eight in the morning.
std::string alarm_before(int days) {
  if (days == 0) return "PT8H";
  const std::string whole = days > 1 ? fmt::format("{}D", days - 1) : std::string();
  return fmt::format("-P{}T16H", whole);
}

// A row's values by their keys; nothing where it has no such column.
class CalendarRow {
 public:
  CalendarRow(const Rows& rows, std::size_t row) : rows_(rows), row_(row) {}

  Value operator[](std::string_view key) const {
    const auto found = std::find_if(rows_.columns.begin(), rows_.columns.end(),
                                    [&](const ColumnFacts& column) { return column.key == key; });
    if (found == rows_.columns.end()) return {};
    return rows_.value(row_, static_cast<std::size_t>(found - rows_.columns.begin()));
  }

  template <class T>
  std::optional<T> as(std::string_view key) const {
    const Value value = (*this)[key];
    const T* found = std::get_if<T>(&value.is);
    return found ? std::optional(*found) : std::nullopt;
  }

 private:
  const Rows& rows_;
  std::size_t row_;
};

class Calendar {
 public:
  Calendar(const Content& content, const WriteOptions& options)
      : words_(options.language), options_(options.calendar), as_of_(day_of(content)) {
    add("BEGIN", "VCALENDAR");
    add("VERSION", "2.0");
    add("PRODID", "-//rbplan//rbplan//EN");
    add("CALSCALE", "GREGORIAN");
    const std::size_t head = out_.size();
    for (std::size_t row = 0; row < content.rows.size; ++row) add_entry(CalendarRow(content.rows, row));
    if (out_.size() == head) add_component_of_nothing();
    add("END", "VCALENDAR");
  }

  std::string take() && { return std::move(out_); }

 private:
  static Date day_of(const Content& content) {
    for (const auto& [key, value] : content.envelope) {
      if (const Date* date = std::get_if<Date>(&value.is); date && key == "as_of") return *date;
    }
    return {};
  }

  // A calendar has at least one component (RFC 5545, 3.6); this one shows no entry.
  void add_component_of_nothing() {
    add("BEGIN", "VTIMEZONE");
    add("TZID", "UTC");
    add("BEGIN", "STANDARD");
    add("DTSTART", "19700101T000000");
    add("TZOFFSETFROM", "+0000");
    add("TZOFFSETTO", "+0000");
    add("END", "STANDARD");
    add("END", "VTIMEZONE");
  }

  void add(std::string_view name, std::string_view value) { out_ += folded(fmt::format("{}:{}", name, value)); }

  std::string said_of(const CalendarRow& row, std::string_view key) const { return said(row[key], words_); }

  // Of the amendments that list its row.
  std::size_t version(const CalendarRow& row) const {
    const List amended = row.as<List>("amended").value_or(List());
    return static_cast<std::size_t>(std::count_if(amended.begin(), amended.end(),
                                                  [&](const Value& one) { return std::get<Date>(one.is) <= as_of_; }));
  }

  std::string name_of(const CalendarRow& row) const {
    const auto period = row.as<Period>("period").value_or(Period());
    return fmt::format(
        "{}-{}-{}-{}{}@rbplan", percent_encoded(row.as<std::string>("office").value_or(""), kPlainInNames),
        int{row.as<std::chrono::year>("year").value_or(std::chrono::year(0))},
        percent_encoded(said_of(row, "id"), kPlainInNames), period.is_month() ? "" : "q", period.number());
  }

  std::string description(const CalendarRow& row) const {
    std::vector<std::string> lines = {said_of(row, "lateness"), said_of(row, "above"), said_of(row, "whose")};
    std::erase(lines, std::string());
    return escaped_text(join(lines, "\n"));
  }

  void add_entry(const CalendarRow& row) {
    const auto deadline = row.as<Date>("deadline");
    const auto state = row.as<Mark>("state");
    if (!deadline || !state) return;
    const std::string_view kind = options_.as_tasks ? "VTODO" : "VEVENT";
    const std::string summary = escaped_text(said_of(row, "id") + ' ' + said_of(row, "indicator"));
    const bool is_done = state->sign->tone == Tone::done;
    const bool is_cancelled = state->sign->tone == Tone::cancelled;
    add("BEGIN", kind);
    add("UID", name_of(row));
    add("DTSTAMP", day(as_of_) + std::string(kMidnight));
    add("SEQUENCE", std::to_string(version(row)));
    add("SUMMARY", summary);
    add("DESCRIPTION", description(row));
    if (options_.as_tasks) {
      add("DUE;VALUE=DATE", day(*deadline));
      add("STATUS", is_done ? "COMPLETED" : is_cancelled ? "CANCELLED" : "NEEDS-ACTION");
      const auto date = row.as<Date>("date");
      if (is_done && date) add("COMPLETED", day(*date) + std::string(kMidnight));
    } else {
      add("DTSTART;VALUE=DATE", day(*deadline));
      add("DTEND;VALUE=DATE", day(add_days(*deadline, 1)));
      add("STATUS", is_cancelled ? "CANCELLED" : "CONFIRMED");
      add("TRANSP", "TRANSPARENT");
    }
    if (options_.alarm && !is_done && !is_cancelled) add_alarm(summary, *options_.alarm);
    add("END", kind);
  }

  void add_alarm(std::string_view summary, int days) {
    add("BEGIN", "VALARM");
    add("ACTION", "DISPLAY");
    add("DESCRIPTION", summary);
    add(options_.as_tasks ? "TRIGGER;RELATED=END" : "TRIGGER", alarm_before(days));
    add("END", "VALARM");
  }

  Words words_;
  CalendarOptions options_;
  Date as_of_;
  std::string out_;
};

}  // namespace

std::string render_ics(const Content& content, const WriteOptions& options) {
  return Calendar(content, options).take();
}

}  // namespace rbplan
