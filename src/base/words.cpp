#include "base/words.h"

#include <fmt/args.h>

#include <algorithm>
#include <cstdint>
#include <cstring>

#include "base/embedded.h"
#include "base/text.h"

namespace rbplan {

extern const EmbeddedFile embedded_catalogues[];
extern const std::size_t embedded_catalogues_count;

namespace {

std::string_view catalogue_named(std::string_view name) {
  return embedded_file(embedded_catalogues, embedded_catalogues_count, name).value_or(std::string_view{});
}

// A .mo file (GNU gettext manual, "The Format of GNU MO Files"), little-endian as our builds make it: at byte 8 the
// number of strings, then the offsets of two tables of (length, offset): the sorted originals and the translations.
class MessageObject {
 public:
  explicit MessageObject(std::string_view bytes) : bytes_(bytes) {}

  std::uint32_t size() const { return bytes_.empty() ? 0 : number(8); }
  // An original of a plural is "one\0many", its translations likewise.
  std::string_view original(std::uint32_t i) const { return text(number(12) + 8 * i); }
  std::string_view translation(std::uint32_t i) const { return text(number(16) + 8 * i); }

 private:
  std::uint32_t number(std::size_t at) const {
    std::uint32_t value = 0;
    std::memcpy(&value, bytes_.data() + at, sizeof value);
    return value;
  }
  std::string_view text(std::size_t entry) const { return bytes_.substr(number(entry + 4), number(entry)); }

  std::string_view bytes_;
};

std::string_view up_to_nul(std::string_view text) { return text.substr(0, text.find('\0')); }

// The translation of a phrase, or of the singular of a plural; the phrase itself where there is none. The empty phrase
// is itself: in a catalogue it is the key of the header.
std::string_view look_up(std::string_view catalogue, std::string_view english) {
  if (english.empty()) return english;
  const MessageObject messages(catalogue);
  std::uint32_t low = 0;
  for (std::uint32_t high = messages.size(); low < high;) {
    const std::uint32_t middle = low + (high - low) / 2;
    if (up_to_nul(messages.original(middle)) < english) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  if (low == messages.size() || up_to_nul(messages.original(low)) != english) return english;
  return up_to_nul(messages.translation(low));
}

constexpr std::string_view kLongMonths[] = {"January", "February", "March",     "April",   "May",      "June",
                                            "July",    "August",   "September", "October", "November", "December"};

constexpr std::string_view kShortMonths[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                             "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

}  // namespace

std::optional<Language> parse_language(std::string_view code) {
  const std::string name = ascii_lower(code.substr(0, code.find_first_of("_.@-")));
  if (name == "id" || name == "in") return Language::indonesian;
  if (name == "en" || name == "c" || name == "posix") return Language::english;
  return std::nullopt;
}

Words::Words(Language language)
    : language_(language),
      catalogue_(language == Language::indonesian ? catalogue_named("id.mo") : std::string_view{}) {}

std::string_view Words::operator()(std::string_view english) const { return look_up(catalogue_, english); }

std::string Words::say(const Phrase& phrase) const {
  fmt::dynamic_format_arg_store<fmt::format_context> store;
  for (const std::string& argument : phrase.arguments) store.push_back(argument);
  return fmt::vformat((*this)(phrase.english), store);
}

// Indonesian has one form for every number.
std::string_view Words::plural(std::size_t n, std::string_view one, std::string_view many) const {
  if (catalogue_.empty()) return n == 1 ? one : many;
  return look_up(catalogue_, one);
}

std::string Words::number(std::string_view digits) const {
  const bool is_indonesian = language_ == Language::indonesian;
  constexpr std::size_t kGroup = 3;
  const std::size_t begin = digits.starts_with('-') ? 1 : 0;
  const std::size_t point = std::min(digits.find('.'), digits.size());
  std::string said(digits.substr(0, begin));
  for (std::size_t i = begin; i < point; ++i) {
    if (i > begin && (point - i) % kGroup == 0) said += is_indonesian ? '.' : ',';
    said += digits[i];
  }
  if (point == digits.size()) return said;
  said += is_indonesian ? ',' : '.';
  return said.append(digits.substr(point + 1));
}

std::string Words::month(Month month) const {
  return std::string((*this)(kLongMonths[static_cast<unsigned>(month) - 1]));
}

std::string Words::short_month(Month month) const {
  return std::string((*this)(kShortMonths[static_cast<unsigned>(month) - 1]));
}

std::string Words::period(Period period) const {
  return period.is_month() ? month(period.last()) : say("Quarter {0}", period.quarter());
}

std::string Words::short_period(Period period) const {
  return period.is_month() ? short_month(period.last()) : say("Q{0}", period.quarter());
}

std::string Words::date(Date date) const {
  return fmt::format("{} {} {}", static_cast<unsigned>(date.day()), month(date.month()), year_of(date));
}

}  // namespace rbplan
