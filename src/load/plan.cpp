#include "load/plan.h"

#include <algorithm>

#include "load/bytes.h"
#include "load/schedule.h"
#include "load/yaml.h"
#include "model/year.h"

namespace rbplan {
namespace {

constexpr std::int64_t kVersion = 1;
constexpr std::string_view kVersionText = "1";

// Puts what was read into its place in the model; a value that could not be read leaves it as it is.
template <class To, class From>
void put(To& to, From&& from) {
  if (from) to = *std::forward<From>(from);
}

// Reads one plan. A function per kind of mapping; each names its keys once.
class PlanReader {
 public:
  Shape shape;

  // Nothing where the version of the format is not known: then nothing else is said.
  std::optional<Plan> plan(Node root) {
    if (unknown_version(root)) return std::nullopt;
    if (root->kind != YamlNode::Kind::mapping) {
      shape.problem(Kind::empty_file, {root->begin, root->begin + 1}, {}, HelpLine{Help::begin_with_version, {}});
      return std::nullopt;
    }
    static const KnownKeys kKnown = {"rbplan", "title",      "year",   "institution",
                                     "decree", "amendments", "owners", "programs"};
    Keys keys(shape, root, noun::plan, "plan", kKnown);
    Plan plan;
    plan.span = keys.span();
    if (const auto node = keys.need("rbplan")) shape.whole(*node, "rbplan", kVersion, kVersion);
    if (const auto node = keys.need("title")) put(plan.title, shape.text(*node, "title"));
    if (const auto node = keys.need("year")) {
      if (const auto year = shape.whole(*node, "year", kFirstYear, kLastYear)) {
        plan.year = {static_cast<int>(year->value), year->span};
      }
    }
    if (const auto node = keys.need("institution")) plan.institution = institution(*node);
    if (const auto node = keys.find("decree")) plan.decree = decree(*node);
    if (const auto node = keys.find("amendments")) {
      for (const Node item : mappings(*node, noun::plan, "amendments")) plan.amendments.push_back(amendment(item));
    }
    if (const auto node = keys.find("owners")) {
      for (const Node item : mappings(*node, noun::plan, "owners")) plan.owners.push_back(owner(item));
    }
    if (const auto node = keys.need("programs")) {
      const auto items = shape.items(*node, noun::plan, "programs").read;
      if ((*node)->kind == YamlNode::Kind::sequence && node->children().empty()) {
        shape.problem(Kind::empty_list, (*node)->span(), {std::string("programs")});
      }
      plan.programs.reserve(items.size());
      for (const Node item : items) plan.programs.push_back(row(item, Level::program));
    }
    plan.decree_span = keys.entry_of("decree");
    plan.amendments_span = keys.entry_of("amendments");
    plan.owners_span = keys.entry_of("owners");
    plan.programs_span = keys.entry_of("programs");
    return plan;
  }

 private:
  bool unknown_version(Node root) {
    if (root->kind != YamlNode::Kind::mapping) return false;
    const auto children = root.children();
    for (std::size_t i = 0; i + 1 < children.size(); i += 2) {
      const YamlNode& value = *children[i + 1];
      const bool is_version = children[i]->text == "rbplan" && value.kind == YamlNode::Kind::scalar;
      if (!is_version || value.style != YamlNode::Style::plain || value.text == kVersionText) continue;
      shape.problem(Kind::unknown_version, value.span(), {std::string(value.text)},
                    HelpLine{Help::versions_are, {kVersion}});
      return true;
    }
    return false;
  }

  Institution institution(Node node) {
    Institution out;
    static const KnownKeys kKnown = {"name", "code"};
    Keys keys(shape, node, noun::institution, "institution", kKnown);
    if (!keys.ok()) return out;
    if (const auto name = keys.need("name")) put(out.name, shape.text(*name, "name"));
    out.code = optional_text(keys, "code");
    return out;
  }

  Decree decree(Node node) {
    Decree out;
    static const KnownKeys kKnown = {"number", "date",     "place",        "signatory", "considering", "legal_basis",
                                     "noting", "deciding", "certified_by", "issuer",    "about"};
    Keys keys(shape, node, noun::decree, "decree", kKnown);
    if (!keys.ok()) return out;
    for (const std::string_view key : kKnown.names()) {
      const Span entry = keys.entry_of(key);
      if (entry.end > 0) out.entries.emplace(key, entry);
    }
    out.number = optional_text(keys, "number");
    if (const auto date = keys.find("date")) out.date = shape.date(*date, "date");
    out.place = optional_text(keys, "place");
    if (const auto who = keys.find("signatory")) out.signatory = person(*who, "signatory", {"name", "position"});
    out.considering = texts(keys, "considering");
    out.legal_basis = texts(keys, "legal_basis");
    out.noting = texts(keys, "noting");
    out.deciding = texts(keys, "deciding");
    if (const auto who = keys.find("certified_by"))
      out.certified_by = person(*who, "certified_by", {"name", "position", "office"});
    out.issuer = optional_text(keys, "issuer");
    out.about = optional_text(keys, "about");
    return out;
  }

  Person person(Node node, std::string_view key, const KnownKeys& known) {
    Person out;
    Keys keys(shape, node, noun::person, key, known);
    if (!keys.ok()) return out;
    out.name = optional_text(keys, "name");
    out.position = optional_text(keys, "position");
    if (known.index_of("office")) out.office = optional_text(keys, "office");
    return out;
  }

  Amendment amendment(Node node) {
    Amendment out;
    static const KnownKeys kKnown = {"number", "date", "about", "indicators"};
    Keys keys(shape, node, noun::amendment, {"amendments", true}, kKnown);
    if (!keys.ok()) return out;
    if (const auto number = keys.need("number")) put(out.number, shape.text(*number, "number"));
    if (const auto date = keys.need("date")) put(out.date, shape.date(*date, "date"));
    if (const auto about = keys.need("about")) put(out.about, shape.text(*about, "about"));
    if (keys.need("indicators")) out.indicators = ids(keys, "indicators", &Shape::row_id);
    return out;
  }

  Owner owner(Node node) {
    Owner out;
    static const KnownKeys kKnown = {"id", "name", "email"};
    Keys keys(shape, node, noun::owner, {"owners", true}, kKnown);
    if (!keys.ok()) return out;
    if (const auto id = keys.need("id")) put(out.id, shape.text(*id, "id"));
    if (const auto name = keys.need("name")) put(out.name, shape.text(*name, "name"));
    out.email = optional_text(keys, "email");
    return out;
  }

  Row row(Node node, Level level) {
    const LevelFacts& of_level = facts(level);
    Row out;
    out.level = level;
    Keys keys(shape, node, Noun{of_level.noun}, {of_level.list, true}, row_keys(level));
    out.span = keys.span();
    if (level == Level::indicator) out.facts.emplace();
    if (!keys.ok()) return out;
    if (const auto number = keys.need("number")) put(out.number, shape.row_number(*number, "number"));
    if (const auto name = keys.need("name")) put(out.name, shape.text(*name, "name"));
    out.code = optional_text(keys, "code");
    out.owner = optional_text(keys, "owner");
    out.note = optional_text(keys, "note");
    if (const auto budget = keys.find("budget")) out.budget = shape.whole(*budget, "budget", 0, kLargestSum);
    if (level == Level::indicator) *out.facts = indicator(keys);
    for (const Level below : levels_below(of_level, keys)) {
      const auto items = items_of(keys, facts(below).list);
      out.rows.reserve(out.rows.size() + items.size());
      for (const Node item : items) out.rows.push_back(row(item, below));
    }
    return out;
  }

  static const KnownKeys& row_keys(Level level) {
    static const auto kKnown = [] {
      std::vector<KnownKeys> of_levels;
      for (const LevelFacts& of_level : kLevels) {
        std::vector<std::string_view> keys = {"number", "name"};
        if (of_level.level == Level::indicator)
          keys.insert(keys.end(),
                      {"months", "quarters", "target", "evidence_needed", "doubt", "formerly", "cancelled_by"});
        for (const Level below : of_level.below) keys.push_back(facts(below).list);
        keys.insert(keys.end(), {"owner", "code", "note", "budget"});
        of_levels.emplace_back(std::move(keys));
      }
      return of_levels;
    }();
    return kKnown[static_cast<std::size_t>(level)];
  }

  // In the order in which the file has their lists.
  static std::vector<Level> levels_below(const LevelFacts& of_level, const Keys& keys) {
    std::vector<Level> levels(of_level.below.begin(), of_level.below.end());
    const auto place = [&](Level level) { return keys.place_of(facts(level).list).begin; };
    std::sort(levels.begin(), levels.end(), [&](Level a, Level b) { return place(a) < place(b); });
    return levels;
  }

  IndicatorFacts indicator(Keys& keys) {
    IndicatorFacts out;
    Schedule schedule = read_schedule(shape, keys);
    out.periods = std::move(schedule.periods);
    out.months_span = schedule.entry;
    if (const auto reach = keys.find("target")) out.target = target(*reach);
    out.evidence_needed = texts(keys, "evidence_needed");
    out.target_span = keys.entry_of("target");
    out.evidence_needed_span = keys.entry_of("evidence_needed");
    out.doubt = optional_text(keys, "doubt");
    out.formerly = ids(keys, "formerly", &Shape::indicator_id);
    out.cancelled_by = optional_text(keys, "cancelled_by");
    return out;
  }

  Target target(Node node) {
    Target out;
    static const KnownKeys kKnown = {"value", "unit", "by", "each", "scale", "better"};
    Keys keys(shape, node, noun::target, "target", kKnown);
    if (!keys.ok()) return out;
    out.scale = texts(keys, "scale");
    const auto scale = keys.find("scale");
    const bool is_no_list = scale && (**scale).kind != YamlNode::Kind::sequence;
    const bool is_grade = is_no_list || (scale && !scale->children().empty());  // whatever was refused of it
    if (const auto value = keys.need("value")) put(out.value, measure(*value, is_grade));
    if (const auto unit = keys.need("unit")) put(out.unit, shape.text(*unit, "unit"));
    out.by = milestones(keys, "by", is_grade);
    out.each = milestones(keys, "each", is_grade);
    if (!out.by.empty() && !out.each.empty()) keys.are_both_given("by", "each");
    if (is_grade && !out.each.empty()) keys.are_both_given("scale", "each");
    if (is_grade) keys.are_both_given("scale", "better");
    if (const auto better = keys.find("better")) {
      const auto word = shape.choice(*better, "better", word_of(Better::higher), word_of(Better::lower));
      if (word) out.better = enum_of<Better>(word->value);
    }
    return out;
  }

  std::optional<Located<Measure>> measure(Node node, bool is_grade) {
    return is_grade ? shape.grade(node, "value") : shape.quantity(node, "value");
  }

  std::vector<Milestone> milestones(const Keys& keys, std::string_view key, bool are_grades) {
    std::vector<Milestone> out;
    const auto list = keys.find(key);
    if (!list) return out;
    for (const Node item : mappings(*list, noun::target, key)) out.push_back(milestone(item, key, are_grades));
    return out;
  }

  Milestone milestone(Node node, std::string_view key, bool is_grade) {
    Milestone out;
    static const KnownKeys kKnown = {"month", "value"};
    Keys keys(shape, node, noun::milestone, {key, true}, kKnown);
    if (!keys.ok()) return out;
    if (const auto month = keys.need("month")) put(out.period, shape.month(*month, "month"));
    if (const auto value = keys.need("value")) put(out.value, measure(*value, is_grade));
    return out;
  }

  // The items of a list of mappings; where none is one, the first alone, since that is one mistake.
  std::vector<Node> mappings(Node list, Noun what, std::string_view key) {
    std::vector<Node> items = shape.items(list, what, key).read;
    const bool has_mapping =
        std::any_of(items.begin(), items.end(), [](Node item) { return item->kind == YamlNode::Kind::mapping; });
    if (!has_mapping && items.size() > 1) items.erase(items.begin() + 1, items.end());
    return items;
  }

  std::vector<Node> items_of(const Keys& keys, std::string_view key) {
    const auto list = keys.find(key);
    return list ? shape.items(*list, keys.what(), key).read : std::vector<Node>{};
  }

  std::optional<Text> optional_text(const Keys& keys, std::string_view key) {
    const auto node = keys.find(key);
    return node ? shape.text(*node, key) : std::nullopt;
  }

  std::vector<Text> texts(const Keys& keys, std::string_view key) {
    std::vector<Text> out;
    for (const Node item : items_of(keys, key)) {
      if (auto one = shape.text(item, {key, true})) out.push_back(std::move(*one));
    }
    return out;
  }

  std::vector<Text> ids(const Keys& keys, std::string_view key, std::optional<Text> (Shape::*read)(Node, Name)) {
    std::vector<Text> out;
    for (const Node item : items_of(keys, key)) {
      if (auto id = (shape.*read)(item, {key, true})) out.push_back(std::move(*id));
    }
    return out;
  }
};

void append(Diagnostics& to, Diagnostics from) {
  to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
}

}  // namespace

LoadedPlan load_plan(const SourceText& source, Reading reading) {
  LoadedPlan loaded;
  if (const auto commas = too_many_commas(source)) {
    loaded.problems = {*commas};
    return loaded;
  }
  loaded.problems = check_bytes(source);
  if (count(loaded.problems, Severity::error) > 0) {
    sort_by_place(loaded.problems);
    return loaded;
  }
  YamlDocument document = read_yaml(source, reading);
  loaded.misread = document.misread;
  append(loaded.problems, document.problems);
  loaded.comments = std::move(document.comments);
  if (count(loaded.problems, Severity::error) == 0) {
    PlanReader reader;
    loaded.plan = reader.plan(Node(document, 0));
    append(loaded.problems, reader.shape.problems.take());
  }
  sort_by_place(loaded.problems);
  return loaded;
}

}  // namespace rbplan
