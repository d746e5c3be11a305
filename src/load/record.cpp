#include "load/record.h"

#include <algorithm>

#include "load/keys.h"

namespace rbplan {
namespace {

constexpr std::size_t kSha256Digits = 64;

class RecordReader {
 public:
  explicit RecordReader(Shape& where) : shape_(where) {}

  Record record(Node node) {
    Record out;
    out.object = node->span();
    Keys keys(shape_, node, Noun::record, {"records", true},
              {"indicator", "months", "status", "review", "date", "value", "spent", "evidence", "obstacle", "follow_up",
               "note", "by", "recorded"});
    if (!keys.ok()) return out;
    if (const auto id = keys.need("indicator")) put(out.indicator, shape_.indicator_id(*id, "indicator"));
    if (const auto months = keys.need("months")) out.months = months_of(*months);
    if (const auto date = keys.need("date")) put(out.date, shape_.date(*date, "date"));
    if (const auto word = keys.find("status")) out.status = status(*word);
    if (const auto word = keys.find("review")) out.review = review(*word);
    one_of(keys, node, Noun::record, "status", "review");
    if (const auto value = keys.find("value")) out.value = shape_.quantity(*value, "value");
    if (const auto sum = keys.find("spent")) out.spent = shape_.whole(*sum, "spent", 0, kLargestSum);
    if (const auto list = keys.find("evidence")) {
      for (const Node item : shape_.items(*list, "evidence")) {
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
  Shape& shape_;

  template <class To, class From>
  static void put(To& to, From&& from) {
    if (from) to = *std::forward<From>(from);
  }

  std::optional<Text> text(const Keys& keys, std::string_view key) {
    const auto node = keys.find(key);
    return node ? shape_.text(*node, key) : std::nullopt;
  }

  // Exactly one of two keys is given.
  void one_of(Keys& keys, Node node, Noun what, std::string_view one, std::string_view other) {
    const Span first = keys.place_of(one);
    const Span second = keys.place_of(other);
    const Arguments names = {std::string(one), std::string(other)};
    if (first.end > 0 && second.end > 0) {
      shape_.problem(Kind::both_given, first.begin < second.begin ? second : first, names);
    } else if (first.end == 0 && second.end == 0) {
      shape_.problem(Kind::neither_given, {node->begin, std::size_t{node->begin} + 1}, {what, names[0], names[1]});
    }
  }

  std::vector<Located<Month>> months_of(Node node) {
    std::vector<Located<Month>> months = shape_.months(node, "months");
    if (node->kind == YamlNode::Kind::sequence && node.children().empty()) {
      shape_.problem(Kind::empty_list, node->span(), {std::string("months")});
    }
    for (std::size_t i = 0; i < months.size(); ++i) {
      const auto first = std::find_if(months.begin(), months.begin() + static_cast<std::ptrdiff_t>(i),
                                      [&](const Located<Month>& one) { return one.value == months[i].value; });
      if (first == months.begin() + static_cast<std::ptrdiff_t>(i)) continue;
      shape_.problems.add({Kind::month_twice,
                           months[i].span,
                           {months[i].value},
                           std::nullopt,
                           {{Note::first_given_here, first->span, nullptr}}});
    }
    return months;
  }

  std::optional<Located<Status>> status(Node node) {
    const auto word = shape_.text(node, "status");
    if (!word) return std::nullopt;
    for (const Status status : kStatuses) {
      if (status_word(status) == word->value) return Located<Status>{status, word->span};
    }
    shape_.problem(Kind::not_a_status, word->span, {word->value}, HelpLine{Help::statuses_are, {}});
    return std::nullopt;
  }

  std::optional<Located<Verdict>> review(Node node) {
    const auto word = shape_.choice(node, "review", verdict_word(Verdict::accepted), verdict_word(Verdict::returned));
    if (!word) return std::nullopt;
    const bool accepted = word->value == verdict_word(Verdict::accepted);
    return Located<Verdict>{accepted ? Verdict::accepted : Verdict::returned, word->span};
  }

  std::optional<Evidence> evidence(Node node) {
    Evidence out;
    Keys keys(shape_, node, Noun::evidence, {"evidence", true}, {"file", "sha256", "url", "title"});
    if (!keys.ok()) return std::nullopt;
    one_of(keys, node, Noun::evidence, "file", "url");
    out.file = text(keys, "file");
    out.url = text(keys, "url");
    out.title = text(keys, "title");
    if (keys.place_of("file").end > 0) {
      const bool is_both = keys.place_of("url").end > 0;  // one of them goes, perhaps the file
      if (const auto digits = is_both ? keys.find("sha256") : keys.need("sha256")) out.sha256 = sha256(*digits);
    } else if (const auto digits = keys.find("sha256")) {
      shape_.problem(Kind::both_given, (*digits)->span(), {std::string("url"), std::string("sha256")});
    }
    return out.file || out.url ? std::optional(std::move(out)) : std::nullopt;
  }

  std::optional<Text> sha256(Node node) {
    auto digits = shape_.text(node, "sha256");
    if (!digits) return std::nullopt;
    if (digits->value.size() == kSha256Digits &&
        digits->value.find_first_not_of("0123456789abcdef") == std::string::npos) {
      return digits;
    }
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

Record read_record(Shape& shape, Node node) { return RecordReader(shape).record(node); }

}  // namespace rbplan
