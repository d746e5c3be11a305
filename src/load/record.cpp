#include "load/record.h"

#include <algorithm>

#include "base/text.h"
#include "load/schedule.h"
#include "model/year.h"

namespace rbplan {
namespace {

constexpr std::size_t kSha256Digits = 64;

class RecordReader {
 public:
  explicit RecordReader(Shape& where) : shape_(where) {}

  std::optional<Record> record(Node node, PlanNamed* plan) {
    Record out;
    out.object = node->span();
    static const std::vector<std::string_view> kOfRecord = {
        "indicator", "months",   "quarters",  "status",          "review",        "date", "value", "spent",
        "evidence",  "obstacle", "follow_up", "follow_up_owner", "follow_up_due", "note", "by",    "recorded"};
    static const KnownKeys kKnown = kOfRecord;
    static const KnownKeys kWithPlan = [] {
      std::vector<std::string_view> keys = kOfRecord;
      keys.insert(keys.end(), {"office", "year"});
      return keys;
    }();
    Keys keys(shape_, node, noun::record, {"records", true}, plan ? kWithPlan : kKnown);
    if (plan) take_plan(*plan, keys);
    if (const auto id = keys.need("indicator")) take(out.indicator, shape_.indicator_id(*id, "indicator"));
    take_schedule(out, read_schedule(shape_, keys));
    if (const auto date = keys.need("date")) take(out.date, shape_.date(*date, "date"));
    if (const auto word = keys.find("status")) take(out.status, status(*word));
    if (const auto word = keys.find("review")) take(out.review, review(*word));
    keys.need_one_of("status", "review");
    if (const auto value = keys.find("value")) take(out.value, measure(*value));
    if (const auto sum = keys.find("spent")) take(out.spent, shape_.whole(*sum, "spent", 0, kLargestSum));
    if (const auto list = keys.find("evidence")) out.evidence = evidence_list(*list);
    take_text(out.obstacle, keys, "obstacle");
    take_text(out.follow_up, keys, "follow_up");
    take_text(out.follow_up_owner, keys, "follow_up_owner");
    if (const auto due = keys.find("follow_up_due")) take(out.follow_up_due, shape_.date(*due, "follow_up_due"));
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

  void take_plan(PlanNamed& to, const Keys& keys) {
    take_text(to.office, keys, "office");
    if (const auto year = keys.find("year")) take(to.year, shape_.whole(*year, "year", kFirstYear, kLastYear));
  }

  void take_schedule(Record& to, Schedule schedule) {
    is_whole_ = is_whole_ && schedule.is_whole;
    to.periods = std::move(schedule.periods);
    to.months = schedule.list;
    const auto begin = to.periods.begin();
    for (auto period = begin; period != to.periods.end(); ++period) {
      const auto first = std::find_if(begin, period, [&](const auto& one) { return one.value == period->value; });
      if (first == period) continue;
      refuse(Kind::month_twice, period->span, {period->value}, {{Note::first_given_here, first->span, nullptr}});
    }
  }

  // Which of both the target asks for is not known here.
  std::optional<Located<Measure>> measure(Node node) {
    return node->style == YamlNode::Style::quoted ? shape_.grade(node, "value") : shape_.quantity(node, "value");
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
      keys.need_one_of("file", "url");
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

std::optional<Record> read_record(Shape& shape, Node node, PlanNamed* plan) {
  return RecordReader(shape).record(node, plan);
}

}  // namespace rbplan
