#include "record/next_year.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "record/changes.h"

namespace rbplan {
namespace {

std::string with_year(std::string_view text, int from, int to) {
  std::string out(text);
  for_each_year(text, [&](std::size_t at, int year) {
    if (year == from) out.replace(at, 4, std::to_string(to));
  });
  return out;
}

// Values of a document in its order, so that two can be compared whatever their style.
using Values = std::vector<std::string>;

void add_value(const Node& node, Values& values) {
  values.push_back(node->kind == YamlNode::Kind::null ? "~" : '=' + std::string(node->text));
}

void add_values(const Node& node, Values& values) {
  const bool is_list = node->kind == YamlNode::Kind::sequence;
  if (!is_list && node->kind != YamlNode::Kind::mapping) return add_value(node, values);
  values.emplace_back(is_list ? "[" : "{");
  for (const Node& child : node.children()) add_values(child, values);
  values.emplace_back(is_list ? "]" : "}");
}

// Walks a plan, says what next year's text changes, and which values it has.
class NextYearText {
 public:
  NextYearText(const SourceText& source, const YamlDocument& document, const NextYearRequest& request)
      : source_(source), changes_(source, document), request_(request) {}

  std::size_t cancelled = 0;
  Values wanted;

  std::string text(const Node& root) {
    year_ = year_of_plan(root);
    mapping(root, true);
    changes_.mark_comments_that_name(year_);
    return changes_.text(request_.mark);
  }

 private:
  struct Pair {
    Node key;
    Node value;
    bool goes;
  };

  static std::vector<Pair> pairs_of(const Node& node) {
    std::vector<Pair> pairs;
    const auto children = node.children();
    for (std::size_t i = 0; i + 1 < children.size(); i += 2) pairs.push_back({children[i], children[i + 1], false});
    return pairs;
  }

  static const Pair* pair_named(const std::vector<Pair>& pairs, std::string_view key) {
    const auto found =
        std::find_if(pairs.begin(), pairs.end(), [&](const Pair& pair) { return pair.key->text == key; });
    return found == pairs.end() ? nullptr : &*found;
  }

  static int year_of_plan(const Node& root) {
    const auto pairs = pairs_of(root);
    const Pair* year = pair_named(pairs, "year");
    return year ? std::stoi(std::string(year->value->text)) : 0;
  }

  static bool is_cancelled(const Node& row) {
    return row->kind == YamlNode::Kind::mapping && pair_named(pairs_of(row), "cancelled_by") != nullptr;
  }

  static bool is_of_last_years(std::string_view key) { return key == "doubt" || key == "formerly"; }

  static bool is_schedule(std::string_view key) { return key == "months" || key == "quarters"; }
  static bool is_amount(std::string_view key) { return key == "budget" || key == "target"; }

  void walk(const Node& node) {
    switch (node->kind) {
      case YamlNode::Kind::mapping:
        return mapping(node, false);
      case YamlNode::Kind::sequence:
        return sequence(node);
      default:
        add_value(node, wanted);
        for_each_year(node->text, [&](std::size_t, int named) {
          if (named == year_ || named == year_ - 1 || named == request_.year) mark(node);
        });
    }
  }

  void mapping(const Node& node, bool is_root) {
    std::vector<Pair> pairs = pairs_of(node);
    for (Pair& pair : pairs) pair.goes = is_of_last_years(pair.key->text) || (is_root && pair.key->text == "decree");
    wanted.emplace_back("{");
    for (const Pair& pair : pairs) {
      if (pair.goes) continue;
      add_value(pair.key, wanted);
      value(pair, is_root);
    }
    wanted.emplace_back("}");
    if (pair_named(pairs, "doubt")) {
      for (const Pair& pair : pairs) {
        if (is_schedule(pair.key->text)) mark(pair);
      }
    }
    remove(node, pairs);
  }

  void value(const Pair& pair, bool is_root) {
    const std::string_view key = pair.key->text;
    if (is_root && key == "year") return scalar(pair.value, std::to_string(request_.year));
    if (is_root && key == "title") return title(pair.value);
    const bool is_emptied = (is_root && key == "amendments") || (!request_.keep_months && is_schedule(key));
    if (is_emptied && pair.value->kind == YamlNode::Kind::sequence) return emptied(pair, !is_root);
    if (is_amount(key)) mark(pair);
    const std::size_t before = wanted.size();
    walk(pair.value);
    const bool lost_all =
        pair.value->kind == YamlNode::Kind::sequence && wanted.size() == before + 2 && !pair.value.children().empty();
    if (!lost_all) return;
    if (pair.value->style != YamlNode::Style::flow) write_empty_list(pair);
    mark(pair);
  }

  // A text with a new value, which is written as it stands in the file.
  void scalar(const Node& node, const std::string& text) {
    wanted.push_back('=' + text);
    changes_.replace(node->begin, changes_.end_of(node), text);
  }

  void title(const Node& node) {
    const std::size_t end = changes_.end_of(node);
    const std::string_view written = source_.bytes().substr(node->begin, end - node->begin);
    const std::string now = with_year(written, year_, request_.year);
    wanted.push_back('=' + with_year(node->text, year_, request_.year));
    if (now == written) {
      mark(node);
    } else {
      changes_.replace(node->begin, end, now);
    }
  }

  void emptied(const Pair& pair, bool is_marked) {
    wanted.emplace_back("[");
    wanted.emplace_back("]");
    const auto items = pair.value.children();
    if (items.empty()) return;
    if (pair.value->style == YamlNode::Style::flow) {
      changes_.empty(pair.value->begin + std::size_t{1}, changes_.end_of(pair.value) - 1);
    } else {
      for (const Node& item : items) remove_item(item, Changes::Comments::stay);
      write_empty_list(pair);
    }
    if (is_marked) mark(pair);
  }

  void write_empty_list(const Pair& pair) {
    const std::size_t at = changes_.behind_colon(changes_.end_of(pair.key));
    changes_.replace(at, at, " []");
  }

  void remove_item(const Node& item, Changes::Comments comments) {
    changes_.remove_lines(changes_.dash_before(item->begin), changes_.end_of(item), comments);
  }

  void sequence(const Node& node) {
    const auto items = node.children();
    std::vector<bool> goes;
    wanted.emplace_back("[");
    for (const Node& item : items) {
      goes.push_back(is_cancelled(item));
      if (goes.back()) {
        cancelled += count_indicators(item);
      } else {
        walk(item);
      }
    }
    wanted.emplace_back("]");
    if (node->style == YamlNode::Style::flow) return remove_in_flow(items, items, goes, Changes::Comments::go);
    for (std::size_t i = 0; i < items.size(); ++i) {
      if (goes[i]) remove_item(items[i], Changes::Comments::go);
    }
  }

  static std::size_t count_indicators(const Node& row) {
    std::size_t count = 1;
    const auto pairs = pairs_of(row);
    if (const Pair* below = pair_named(pairs, "indicators")) {
      for (const Node& one : below->value.children()) count += count_indicators(one);
    }
    return count;
  }

  // Takes the pairs that go out of a mapping.
  void remove(const Node& node, const std::vector<Pair>& pairs) {
    if (node->style == YamlNode::Style::flow) {
      std::vector<Node> first;
      std::vector<Node> last;
      std::vector<bool> goes;
      for (const Pair& pair : pairs) {
        first.push_back(pair.key);
        last.push_back(pair.value);
        goes.push_back(pair.goes);
      }
      return remove_in_flow(first, last, goes, Changes::Comments::stay);
    }
    for (std::size_t i = 0; i < pairs.size(); ++i) {
      if (!pairs[i].goes) continue;
      const std::size_t begin = pairs[i].key->begin;
      if (changes_.is_first_on_line(begin)) {
        if (pairs[i].key->text == "decree") say_where_a_decree_goes(begin);
        changes_.remove_lines(begin, changes_.end_of(pairs[i].value), Changes::Comments::stay);
      } else {  // behind the dash of its row
        std::size_t next = i + 1;
        while (next < pairs.size() && pairs[next].goes) ++next;
        if (next < pairs.size()) changes_.remove(begin, pairs[next].key->begin, Changes::Comments::stay);
        i = next;
      }
    }
  }

  void say_where_a_decree_goes(std::size_t at) {
    const std::size_t begin = changes_.line_begin(at);
    const std::string_view line = source_.bytes().substr(begin, changes_.behind_line(at) - begin);
    changes_.replace(begin, begin,
                     fmt::format("# decree: {{number: \"...\", date: \"{}-...\"}}  # {}{}", request_.year,
                                 request_.mark, line.ends_with("\r\n") ? "\r\n" : "\n"));
  }

  // Takes runs of things out of brackets, each with the comma that parts it from what stays; behind a remark the comma
  // stays too, since the bracket cannot follow there.
  void remove_in_flow(const std::vector<Node>& first, const std::vector<Node>& last, const std::vector<bool>& goes,
                      Changes::Comments comments) {
    for (std::size_t i = 0; i < goes.size(); ++i) {
      if (!goes[i]) continue;
      std::size_t next = i;
      while (next < goes.size() && goes[next]) ++next;
      const bool is_last = next == goes.size();
      const std::size_t stays = is_last && i > 0 ? changes_.end_of(last[i - 1]) : first[i]->begin;
      const bool has_remark =
          source_.bytes().substr(stays, first[i]->begin - stays).find('#') != std::string_view::npos;
      const std::size_t begin = has_remark ? first[i]->begin : stays;
      const std::size_t end = is_last ? changes_.end_of(last[next - 1]) : first[next]->begin;
      changes_.remove(begin, end, comments);
      i = next;
    }
  }

  // A value of several lines in a block is marked at its key.
  void mark(const Pair& pair) {
    const bool is_block = pair.value->style == YamlNode::Style::block;
    changes_.mark(is_block ? changes_.end_of(pair.key) : changes_.end_of(pair.value));
  }

  void mark(const Node& scalar) {
    changes_.mark(scalar->style == YamlNode::Style::block ? scalar->begin : changes_.end_of(scalar));
  }

  const SourceText& source_;
  Changes changes_;
  const NextYearRequest& request_;
  int year_ = 0;
};

// Lines that end with the remark, those of earlier years too.
std::size_t count_marked(std::string_view text, std::string_view mark) {
  const std::string remark = fmt::format("# {}", mark);
  const auto lines = split(text, '\n');
  return static_cast<std::size_t>(std::count_if(
      lines.begin(), lines.end(), [&](std::string_view line) { return trimmed(line, "\r").ends_with(remark); }));
}

}  // namespace

std::optional<NextYear> next_year(const SourceText& old, std::string path, const NextYearRequest& request) {
  const YamlDocument document = read_yaml(old);
  if (count(document.problems, Severity::error) > 0) return std::nullopt;
  NextYearText writer(old, document, request);
  std::string text = writer.text(Node(document, 0));
  const std::size_t marks = count_marked(text, request.mark);
  NextYear out{SourceText(std::move(path), std::move(text)), {}, writer.cancelled, marks};
  out.loaded = load_plan(out.source);
  if (count(out.loaded.problems, Severity::error) > 0) return std::nullopt;
  const YamlDocument now = read_yaml(out.source);
  Values values;
  add_values(Node(now, 0), values);
  return values == writer.wanted ? std::optional(std::move(out)) : std::nullopt;
}

}  // namespace rbplan
