#include "load/record.h"

#include <algorithm>

#include "base/text.h"
#include "load/keys.h"

namespace rbplan {
namespace {

constexpr std::size_t kSha256Digits = 64;

class RecordReader {
 public:
  explicit RecordReader(Shape& where) : shape_(where) {}

  std::optional<Record> record(Node node) {
    Record out;
    out.object = node->span();
    static const KnownKeys kKnown = {"indicator", "months",   "status",    "review", "date", "value",   "spent",
                                     "evidence",  "obstacle", "follow_up", "note",   "by",   "recorded"};
    Keys keys(shape_, node, noun::record, {"records", true}, kKnown);
    if (const auto id = keys.need("indicator")) take(out.indicator, shape_.indicator_id(*id, "indicator"));
    if (const auto months = keys.need("months")) {
      out.periods = months_of(*months);
      out.months = (*months)->span();
    }
    if (const auto date = keys.need("date")) take(out.date, shape_.date(*date, "date"));
    if (const auto word = keys.find("status")) take(out.status, status(*word));
    if (const auto word = keys.find("review")) take(out.review, review(*word));
    one_of(keys, node, noun::record, "status", "review");
    if (const auto value = keys.find("value")) take(out.value, shape_.quantity(*value, "value"));
    if (const auto sum = keys.find("spent")) take(out.spent, shape_.whole(*sum, "spent", 0, kLargestSum));
    if (const auto list = keys.find("evidence")) out.evidence = evidence_list(*list);
    take_text(out.obstacle, keys, "obstacle");
    take_text(out.follow_up, keys, "follow_up");
    take_text(out.note, keys, "note");
    take_text(out.by, keys, "by");
    if (const auto time = keys.find("recorded")) take(out.recorded, recorded(*time));
    return is_whole_ && keys.is_sound() ? std::optional(std::move(out)) : std::nullopt;
  }

 private:
  Shape& shape_;
  bool is_whole_ = true;  // whether nothing was refused so far

  template <class To, class T>
  void take(To& to, std::optional<T> from) {
    if (from) {
      to = *std::move(from);
    } else {
      is_whole_ = false;
    }
  }

  template <class MaybeText>
  void take_text(MaybeText& to, const Keys& keys, std::string_view key) {
    if (const auto node = keys.find(key)) take(to, shape_.text(*node, key));
  }

  void refuse(Kind kind, Span span, Arguments arguments = {}, std::vector<Related> related = {}) {
    is_whole_ = false;
    shape_.problems.add({kind, span, std::move(arguments), std::nullopt, std::move(related)});
  }

  // Exactly one of two keys is given.
  void one_of(Keys& keys, Node node, Noun what, std::string_view one, std::string_view other) {
    const Span first = keys.place_of(one);
    const Span second = keys.place_of(other);
    if (first.end > 0 && second.end > 0) {
      const Span later = first.begin < second.begin ? second : first;
      refuse(Kind::both_given, later, {std::string(one), std::string(other)});
    } else if (first.end == 0 && second.end == 0 && !keys.has_unknown()) {
      const Span begin{node->begin, std::size_t{node->begin} + 1};
      refuse(Kind::neither_given, begin, {what, std::string(one), std::string(other)});
    }
  }

  std::vector<Located<Period>> months_of(Node node) {
    const auto [months, is_whole] = shape_.months(node, "months");
    is_whole_ = is_whole_ && is_whole;
    for (std::size_t i = 0; i < months.size(); ++i) {
      const auto first = std::find_if(months.begin(), months.begin() + static_cast<std::ptrdiff_t>(i),
                                      [&, month = months[i].value](const auto& one) { return one.value == month; });
      if (first == months.begin() + static_cast<std::ptrdiff_t>(i)) continue;
      refuse(Kind::month_twice, months[i].span, {months[i].value}, {{Note::first_given_here, first->span, nullptr}});
    }
    return months;
  }

  std::optional<Located<Status>> status(Node node) {
    const auto word = shape_.text(node, "status");
    if (!word) return std::nullopt;
    if (const auto known = enum_of<Status>(word->value)) return Located<Status>{*known, word->span};
    shape_.problem(Kind::not_a_status, word->span, {word->value}, HelpLine{Help::statuses_are, {}});
    return std::nullopt;
  }

  std::optional<Located<Verdict>> review(Node node) {
    const auto word = shape_.choice(node, "review", word_of(Verdict::accepted), word_of(Verdict::returned));
    if (!word) return std::nullopt;
    return Located<Verdict>{*enum_of<Verdict>(word->value), word->span};
  }

  std::vector<Evidence> evidence_list(Node node) {
    const Items<Node> items = shape_.items(node, noun::record, "evidence");
    is_whole_ = is_whole_ && items.is_whole;
    std::vector<Evidence> list;
    for (const Node item : items.read) list.push_back(evidence(item));
    return list;
  }

  Evidence evidence(Node node) {
    Evidence out;
    static const KnownKeys kKnown = {"file", "sha256", "url", "title"};
    Keys keys(shape_, node, noun::evidence, {"evidence", true}, kKnown);
    if (keys.ok()) {
      one_of(keys, node, noun::evidence, "file", "url");
      take_text(out.file, keys, "file");
      take_text(out.url, keys, "url");
      take_text(out.title, keys, "title");
      take_sha256(out.sha256, keys);
    }
    is_whole_ = is_whole_ && keys.is_sound();
    return out;
  }

  void take_sha256(std::optional<Text>& to, Keys& keys) {
    if (keys.place_of("file").end > 0) {
      const bool is_both = keys.place_of("url").end > 0;  // one of them goes, perhaps the file
      if (const auto digits = is_both ? keys.find("sha256") : keys.need("sha256")) take(to, sha256(*digits));
    } else if (const auto digits = keys.find("sha256")) {
      refuse(Kind::both_given, (*digits)->span(), {std::string("url"), std::string("sha256")});
    }
  }

  std::optional<Text> sha256(Node node) {
    auto digits = shape_.text(node, "sha256");
    if (!digits) return std::nullopt;
    const auto is_hex = [](char c) { return is_digit(c) || (c >= 'a' && c <= 'f'); };
    if (digits->value.size() == kSha256Digits && std::all_of(digits->value.begin(), digits->value.end(), is_hex))
      return digits;
    shape_.problem(Kind::not_a_sha256, digits->span, {digits->value}, HelpLine{Help::sha256_is, {}});
    return std::nullopt;
  }

  std::optional<Located<Time>> recorded(Node node) {
    const auto text = shape_.text(node, "recorded");
    if (!text) return std::nullopt;
    if (const auto time = parse_time(text->value)) return Located<Time>{*time, text->span};
    shape_.problem(Kind::not_a_time, text->span, {text->value}, HelpLine{Help::times_are, {}});
    return std::nullopt;
  }
};

}  // namespace

std::optional<Record> read_record(Shape& shape, Node node) { return RecordReader(shape).record(node); }

}  // namespace rbplan
