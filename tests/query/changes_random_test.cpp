// Plans and edits at random: what is said of an edit is what was done, no more and no less, in both directions.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "base/text.h"
#include "load/progress.h"
#include "query/changes.h"
#include "support/plans.h"
#include "support/random.h"

namespace rbplan::testing {
namespace {

// A row as it is known through an edit, whatever it is called then.
struct Node {
  int who = 0;
  Level level = Level::program;
  int number = 1;
  std::string name;
  bool has_common_name = false;             // another row bears it too: only its number tells
  std::map<std::string, std::string> keys;  // owner, note, budget, target, doubt, cancelled_by: as YAML has them
  std::set<int> months;
  std::vector<std::string> evidence;
  std::vector<std::string> formerly;
  std::vector<Node> below;
};

struct Paper {
  std::string title = "Rencana";
  std::string decree = "1/2021";
  std::map<std::string, std::string> amendments;  // what each is about
  std::vector<Node> programs;
};

// ---- as YAML

std::string quoted(const std::vector<std::string>& texts) {
  return texts.empty() ? "[]" : "[\"" + join(texts, "\", \"") + "\"]";
}

std::string yaml(const Node& node, std::size_t depth, bool is_spaced) {
  const std::string margin(depth * 4, ' ');
  std::string out = margin + fmt::format("  - number: {}\n", node.number);
  const auto key = [&](const std::string& name, const std::string& value) {
    if (is_spaced) out += "\n" + margin + "    # kosong\n";
    out += margin + fmt::format("    {}: {}\n", name, value);
  };
  key("name", '"' + node.name + '"');
  for (const auto& [name, value] : node.keys) key(name, value);
  if (node.level == Level::indicator) {
    std::vector<std::string> months;
    for (const int month : node.months) months.push_back(std::to_string(month));
    key("months", "[" + join(months, ", ") + "]");
    if (!node.evidence.empty()) key("evidence_needed", quoted(node.evidence));
    if (!node.formerly.empty()) key("formerly", quoted(node.formerly));
  }
  for (const LevelFacts& level : kLevels) {
    std::string rows;
    for (const Node& one : node.below) {
      if (one.level == level.level) rows += yaml(one, depth + 1, is_spaced);
    }
    if (!rows.empty()) out += margin + fmt::format("    {}:\n", level.list) + rows;
  }
  return out;
}

std::unique_ptr<TestPlan> loaded(const Paper& paper, bool is_spaced = false) {
  std::string text = fmt::format(
      "rbplan: 1\ntitle: \"{}\"\nyear: 2021\ninstitution: {{name: \"KPU Contoh\", code: \"9901\"}}\n"
      "owners: [{{id: hukum, name: \"Hukum\"}}, {{id: umum, name: \"Umum\"}}]\n"
      "decree: {{number: \"{}\", date: \"2021-01-04\"}}\n",
      paper.title, paper.decree);
  if (!paper.amendments.empty()) text += "amendments:\n";
  for (const auto& [number, about] : paper.amendments)
    text += fmt::format("  - {{number: \"{}\", date: \"2021-05-03\", about: \"{}\", indicators: [\"1\"]}}\n", number,
                        about);
  text += "programs:\n";
  for (const Node& one : paper.programs) text += yaml(one, 0, is_spaced);
  return plan_of(text);
}

// ---- what an edit did, told plainly

struct Placed {
  const Node* node = nullptr;
  const Node* parent = nullptr;
  std::string id;
};
using Rows = std::map<int, Placed>;

void place(const std::vector<Node>& nodes, const Placed* above, Rows& rows) {
  for (const Node& one : nodes) {
    const std::string id = above ? fmt::format("{}.{}", above->id, one.number) : std::to_string(one.number);
    const Placed& placed = rows[one.who] = {&one, above ? above->node : nullptr, id};
    place(one.below, &placed, rows);
  }
}

Rows rows_of(const Paper& paper) {
  Rows rows;
  place(paper.programs, nullptr, rows);
  return rows;
}

std::string numbers(const std::set<int>& months) {
  std::vector<std::string> out;
  for (const int month : months) out.push_back(std::to_string(month));
  return join(out, ",");
}

std::string value_of(const Node& node, const std::string& key) {
  const auto found = node.keys.find(key);
  if (found == node.keys.end()) return "-";
  std::string value = found->second;
  if (key == "target") return value.substr(8, value.find(',') - 8) + " %";
  std::erase(value, '"');
  return value;
}

std::set<int> without(const std::set<int>& all, const std::set<int>& others) {
  std::set<int> out;
  std::set_difference(all.begin(), all.end(), others.begin(), others.end(), std::inserter(out, out.end()));
  return out;
}

using Lines = std::vector<std::string>;

// Of a row that is there before and after.
void tell(const Placed& was, const Placed& now, Lines& out) {
  const bool is_corrected =
      value_of(*was.node, "doubt") != "-" && value_of(*was.node, "doubt") != value_of(*now.node, "doubt");
  const auto add = [&](std::string_view kind, const std::string& what) {
    out.push_back(fmt::format("{} {}<{} {}", is_corrected ? "reading_corrected" : kind, now.id, was.id, what));
  };
  const auto compare = [&](std::string_view kind, std::string_view field, const std::string& a, const std::string& b) {
    if (a != b) add(kind, fmt::format("{} [{}]->[{}]", field, a, b));
  };
  const int old_parent = was.parent ? was.parent->who : 0;
  const int parent = now.parent ? now.parent->who : 0;
  const bool follows = old_parent == parent && was.node->number == now.node->number;
  if (was.id != now.id && !follows) add("renumbered", fmt::format("number [{}]->[{}]", was.id, now.id));

  std::set<int> gone = without(was.node->months, now.node->months);
  std::set<int> come = without(now.node->months, was.node->months);
  std::set<int> from;
  std::set<int> to;
  while (!gone.empty() && !come.empty()) {
    from.insert(gone.extract(gone.begin()).value());
    to.insert(come.extract(come.begin()).value());
  }
  if (!from.empty()) add("moved", fmt::format("months {}->{}", numbers(from), numbers(to)));
  if (!gone.empty()) add("tick_removed", fmt::format("months {}->", numbers(gone)));
  if (!come.empty()) add("tick_added", fmt::format("months ->{}", numbers(come)));

  const auto list = [](const std::vector<std::string>& texts) { return texts.empty() ? "-" : join(texts, "; "); };
  compare("reworded", "name", was.node->name, now.node->name);
  compare("reworded", "evidence_needed", list(was.node->evidence), list(now.node->evidence));
  compare("reworded", "formerly", list(was.node->formerly), list(now.node->formerly));
  for (const auto& [kind, key] : {std::pair("cancelled", "cancelled_by"), std::pair("target_changed", "target"),
                                  std::pair("budget_changed", "budget"), std::pair("owner_changed", "owner"),
                                  std::pair("reworded", "note"), std::pair("reworded", "doubt")})
    compare(kind, key, value_of(*was.node, key), value_of(*now.node, key));
}

// What is below a row, itself too, and on this side only.
Below counts(const Node& node, const Rows& others) {
  if (others.count(node.who) > 0) return {};
  Below sum;
  if (node.level == Level::indicator) sum = {1, node.months.size()};
  for (const Node& one : node.below) {
    const Below more = counts(one, others);
    sum.indicators += more.indicators;
    sum.ticks += more.ticks;
  }
  return sum;
}

// Whether each indicator at and below a row that is not on the other side bears a doubt.
bool is_doubtful(const Node& node, const Rows& others) {
  if (value_of(node, "doubt") == "-") return false;
  return std::all_of(node.below.begin(), node.below.end(),
                     [&](const Node& one) { return others.count(one.who) > 0 || is_doubtful(one, others); });
}

// Of rows that one side lacks: those whose parent is on both.
void tell_lone(const Rows& rows, const Rows& others, bool is_new, Lines& out) {
  for (const auto& [who, row] : rows) {
    const bool is_below_lone = row.parent && others.count(row.parent->who) == 0;
    if (others.count(who) > 0 || is_below_lone) continue;
    const Below below = counts(*row.node, others);
    const std::string_view kind = is_doubtful(*row.node, others) ? "reading_corrected"
                                  : is_new                       ? "row_added"
                                                                 : "row_removed";
    out.push_back(
        fmt::format("{} {}<{} {} ticks of {}", kind, row.id, is_new ? "" : row.id, below.ticks, below.indicators));
  }
}

Lines expected(const Paper& before, const Paper& after) {
  Lines out;
  if (before.title != after.title) out.push_back(fmt::format("reworded < title [{}]->[{}]", before.title, after.title));
  if (before.decree != after.decree)
    out.push_back(fmt::format("decree_changed < decree.number [{}]->[{}]", before.decree, after.decree));
  const auto said = [](const auto& one) { return fmt::format("{}, 2021-05-03, {}: 1", one.first, one.second); };
  for (const auto& one : after.amendments) {
    const auto old_one = before.amendments.find(one.first);
    if (old_one == before.amendments.end()) {
      out.push_back(fmt::format("amendment_added < amendments [-]->[{}]", said(one)));
    } else if (*old_one != one) {
      out.push_back(fmt::format("amendment_changed < amendments [{}]->[{}]", said(*old_one), said(one)));
    }
  }
  for (const auto& one : before.amendments) {
    if (after.amendments.count(one.first) == 0)
      out.push_back(fmt::format("amendment_removed < amendments [{}]->[-]", said(one)));
  }
  const Rows was = rows_of(before);
  const Rows now = rows_of(after);
  for (const auto& [who, row] : now) {
    if (was.count(who) > 0) tell(was.at(who), row, out);
  }
  tell_lone(now, was, true, out);
  tell_lone(was, now, false, out);
  std::sort(out.begin(), out.end());
  return out;
}

// ---- what is said

std::string line_of(const Change& change) {
  std::string line = fmt::format("{} {}<{}", word_of(change.kind), change.id.value_or(""), change.was_id.value_or(""));
  if (change.field.empty()) return line + fmt::format(" {} ticks of {}", change.below.ticks, change.below.indicators);
  if (change.field != "months")
    return line + fmt::format(" {} [{}]->[{}]", change.field, change.was.value_or("-"), change.now.value_or("-"));
  const auto months = [](const Periods& periods) {
    std::set<int> out;
    for (const Period one : periods) out.insert(static_cast<int>(month_number(one.last())));
    return numbers(out);
  };
  return line + fmt::format(" months {}->{}", months(change.was_months), months(change.months));
}

Lines said(const Edit& edit) {
  Lines lines;
  for (const Change& one : edit.changes) lines.push_back(line_of(one));
  std::sort(lines.begin(), lines.end());
  return lines;
}

// ---- at random

class Editor {
 public:
  explicit Editor(unsigned seed) : random_(seed) {}

  Paper paper() {
    Paper paper;
    for (int n = random_.from_to(1, 3); n > 0; --n) add(paper.programs, Level::program, true);
    if (random_.one_in(2)) paper.amendments = {{"2/2021", "awal"}, {"3/2021", "kedua"}};
    return paper;
  }

  // Whether the edit can be told: a row that lost both its number and its name is another one, and so is a new row with
  // the number of one that is gone.
  bool edit(const Paper& before, Paper& after) {
    before_ = rows_of(before);
    after = before;
    for (int n = random_.from_to(0, 8); n > 0; --n) change(after);
    if (random_.one_in(6)) after.title += " baru";
    if (random_.one_in(6)) after.decree = "9/2021";
    if (random_.one_in(6)) after.amendments["4/2021"] = "ketiga";
    if (random_.one_in(6)) after.amendments.erase("2/2021");
    if (random_.one_in(6) && after.amendments.count("3/2021") > 0) after.amendments["3/2021"] = "lain";
    return can_be_told(after);
  }

  void settle(Paper& paper) { values(paper); }  // one more edit, of values only

 private:
  // Adds a row where its number is free, in the order of numbers.
  void add(std::vector<Node>& siblings, Level level, bool may_share_name) {
    Node node;
    node.who = ++last_;
    node.level = level;
    node.number = random_.from_to(1, 12);
    while (has_number(siblings, node.number)) ++node.number;
    node.has_common_name = may_share_name && random_.one_in(5);
    node.name = node.has_common_name ? "Laporan" : fmt::format("Baris {}", node.who);
    if (level == Level::indicator) node.months = {random_.from_to(1, 12), random_.from_to(1, 12)};
    if (level == Level::indicator && random_.one_in(6)) node.keys["doubt"] = "\"ragu\"";
    if (random_.one_in(4)) node.keys["note"] = "\"catatan\"";
    const bool is_heading = level == Level::indicator && depth_ == 0 && random_.one_in(8);
    const bool has_parts = level == Level::sub_activity && depth_ == 0 && random_.one_in(4);
    depth_ += is_heading || has_parts ? 1 : 0;
    const Level next = level == Level::program    ? Level::activity
                       : level == Level::activity ? Level::sub_activity
                       : has_parts                ? Level::sub_activity
                                                  : Level::indicator;
    const bool is_leaf = level == Level::indicator && !is_heading;
    for (int n = is_leaf ? 0 : random_.from_to(1, 3); n > 0; --n) add(node.below, next, may_share_name);
    depth_ -= is_heading || has_parts ? 1 : 0;
    if (is_heading) node.months.clear();
    siblings.push_back(std::move(node));
    sort(siblings);
  }

  static bool has_number(const std::vector<Node>& siblings, int number) {
    return std::any_of(siblings.begin(), siblings.end(), [&](const Node& one) { return one.number == number; });
  }

  static void sort(std::vector<Node>& siblings) {
    std::sort(siblings.begin(), siblings.end(), [](const Node& a, const Node& b) { return a.number < b.number; });
  }

  // Every list of rows, with the level that new ones of it may have.
  using Lists = std::vector<std::vector<Node>*>;
  static void collect(std::vector<Node>& nodes, Lists& out) {
    if (!nodes.empty()) out.push_back(&nodes);
    for (Node& one : nodes) collect(one.below, out);
  }

  std::vector<Node>& any_list(Paper& paper) {
    Lists lists;
    collect(paper.programs, lists);
    return *random_.of(lists);
  }

  static bool shares_name(const Node& node) { return node.has_common_name; }

  void change(Paper& paper) {
    std::vector<Node>& rows = any_list(paper);
    const auto at = static_cast<std::size_t>(random_.below(static_cast<int>(rows.size())));
    Node& row = rows[at];
    switch (random_.below(8)) {
      case 0:
        return add(rows, row.level, false);
      case 1:
        if (rows.size() > 1) rows.erase(rows.begin() + static_cast<std::ptrdiff_t>(at));
        return;
      case 2:  // a number that was free
        if (row.has_common_name) return;
        row.number = random_.from_to(20, 40);
        while (std::count_if(rows.begin(), rows.end(), [&](const Node& one) { return one.number == row.number; }) > 1)
          ++row.number;
        return sort(rows);
      case 3:  // in the middle: those behind it move on
        if (std::any_of(rows.begin(), rows.end(), shares_name)) return;
        for (std::size_t i = at; i < rows.size(); ++i) ++rows[i].number;
        return;
      case 4: {  // two change places
        Node& other = rows[static_cast<std::size_t>(random_.below(static_cast<int>(rows.size())))];
        if (row.has_common_name || other.has_common_name) return;
        std::swap(row.number, other.number);
        return sort(rows);
      }
      case 5:
        return move(paper, rows, at);
      case 6:
        if (!row.has_common_name) row.name = fmt::format("Nama {}", ++last_);
        return;
      default:
        return values(paper);
    }
  }

  // Below another row.
  void move(Paper& paper, std::vector<Node>& rows, std::size_t at) {
    std::vector<Node>& to = any_list(paper);
    if (&to == &rows || rows.size() == 1 || to.front().level != rows[at].level || rows[at].has_common_name) return;
    const auto holds = [](const std::vector<Node>& list, const std::vector<Node>& other) {
      return std::any_of(list.begin(), list.end(), [&](const Node& one) { return is_inside(one, other); });
    };
    if (has_number(to, rows[at].number) || holds(rows, to) || holds(to, rows)) return;
    to.push_back(rows[at]);
    const int who = rows[at].who;
    std::erase_if(rows, [&](const Node& one) { return one.who == who; });
    sort(to);
  }

  static bool is_inside(const Node& node, const std::vector<Node>& list) {
    return &node.below == &list ||
           std::any_of(node.below.begin(), node.below.end(), [&](const Node& one) { return is_inside(one, list); });
  }

  void values(Paper& paper) {
    Node& row = random_of(any_list(paper));
    const std::string number = std::to_string(random_.from_to(1, 9));
    const auto key = [&](const char* name, const std::string& value) {
      if (!random_.one_in(3)) {
        row.keys[name] = value;
      } else {
        row.keys.erase(name);
      }
    };
    const int what = random_.below(row.level == Level::indicator ? 9 : 3);
    if (what == 0) key("note", "\"catatan " + number + '"');
    if (what == 1) key("budget", number + "000");
    if (what == 2) key("owner", random_.one_in(2) ? "hukum" : "umum");
    if (what == 3) key("target", "{value: " + number + ", unit: \"%\"}");
    if (what == 4) key("doubt", "\"ragu " + number + '"');
    if (what == 5) key("cancelled_by", '"' + number + "/2021\"");
    if (what == 6) row.evidence = {"SK " + number};
    if (what > 6 && row.below.empty()) {
      row.months.clear();
      for (int n = random_.from_to(0, 4); n > 0; --n) row.months.insert(random_.from_to(1, 12));
    }
  }

  Node& random_of(std::vector<Node>& rows) {
    return rows[static_cast<std::size_t>(random_.below(static_cast<int>(rows.size())))];
  }

  bool can_be_told(Paper& after) {
    const Rows now = rows_of(after);
    std::set<std::pair<int, int>> gone;  // the parent, and the number
    for (const auto& [who, row] : before_) {
      if (now.count(who) == 0) gone.insert({row.parent ? row.parent->who : 0, row.node->number});
    }
    std::map<int, std::string> former;  // to be said
    for (const auto& [who, row] : now) {
      const int parent = row.parent ? row.parent->who : 0;
      const auto was = before_.find(who);
      if (was == before_.end()) {
        if (gone.count({parent, row.node->number}) > 0) return false;
        continue;
      }
      const int old_parent = was->second.parent ? was->second.parent->who : 0;
      const bool has_place = parent == old_parent && row.node->number == was->second.node->number;
      const bool has_name = row.node->name == was->second.node->name;
      const bool is_indicator = row.node->level == Level::indicator;
      if (!has_name && !has_place && !is_indicator) return false;
      if (is_indicator && row.id != was->second.id && (!has_name || random_.one_in(2))) former[who] = was->second.id;
    }
    has_lost_names_ = false;
    for (const auto& [who, id] : former) has_lost_names_ |= now.at(who).node->name != before_.at(who).node->name;
    say(after.programs, former);
    return true;
  }

  static void say(std::vector<Node>& nodes, const std::map<int, std::string>& former) {
    for (Node& one : nodes) {
      if (const auto found = former.find(one.who); found != former.end()) one.formerly.push_back(found->second);
      say(one.below, former);
    }
  }

 public:
  bool has_lost_names() const { return has_lost_names_; }  // which only `formerly` tells, in one direction

 private:
  Random random_;
  Rows before_;
  int last_ = 0;
  int depth_ = 0;
  bool has_lost_names_ = false;
};

TEST_CASE("what is said of an edit is what was done, in both directions") {
  int told = 0;
  std::set<ChangeKind> kinds;
  for (unsigned seed = 1; told < 1500; ++seed) {
    Editor editor(seed);
    const Paper before = editor.paper();
    Paper after;
    if (!editor.edit(before, after)) continue;
    ++told;
    CAPTURE(seed);
    const auto a = loaded(before);
    const auto b = loaded(after);
    const Edit there = edit_of({&a->file, &b->file});
    REQUIRE(said(there) == expected(before, after));
    for (const Change& one : there.changes) kinds.insert(one.kind);
    if (!editor.has_lost_names()) REQUIRE(said(edit_of({&b->file, &a->file})) == expected(after, before));
  }
  CHECK(kinds.size() == 16);  // all but those of whole plans, of the head and of records
}

TEST_CASE("a fingerprint is that of the change alone") {
  for (unsigned seed = 1; seed < 300; ++seed) {
    Editor editor(seed);
    const Paper before = editor.paper();
    Paper after;
    if (!editor.edit(before, after)) continue;
    CAPTURE(seed);
    const auto a = loaded(before);
    const auto b = loaded(after);
    std::map<std::string, std::string> known;
    std::set<std::string> all;
    const Edit edit = edit_of({&a->file, &b->file});
    for (const Change& one : edit.changes) {
      const std::string print = one.fingerprint();
      CHECK(print.size() == 12);
      CHECK(print.find_first_not_of("0123456789abcdef") == std::string::npos);
      CHECK(all.insert(print).second);
      known[line_of(one)] = print;
    }
    Paper more = after;
    editor.settle(more);
    const auto spaced = loaded(before, true);
    const auto c = loaded(more, true);
    for (const Change& one : edit_of({&spaced->file, &c->file}).changes) {
      const auto found = known.find(line_of(one));
      if (found != known.end() && one.field != "months") CHECK(found->second == one.fingerprint());
    }
  }
}

// ---- records

struct Said {
  int who = 0;
  int month = 1;
  int recorded = 0;  // 0: it does not say when
  std::string note = "a";
};

std::string line_of(const Said& one, bool is_spaced) {
  std::string line = fmt::format(R"({{"indicator": "1.1.1.{}", "months": [{}], "status": "done", "note": "{}", )",
                                 one.who, one.month, one.note);
  if (is_spaced) replace_all(line, ": ", " :  ");
  if (one.recorded > 0) line += fmt::format(R"("recorded": "2021-07-02T03:{:02}:00Z", )", one.recorded);
  return "  - " + line + "\"date\": \"2021-07-02\"}\n";
}

struct Book {
  std::unique_ptr<TestPlan> plan = plan_of(small_plan(std::vector<std::string>(9, "months: [1, 2, 3]")));
  SourceText source;
  LoadedProgress loaded;

  explicit Book(const std::string& lines)
      : source("plans/2021.progress.yaml", "rbplan_progress: 1\nrecords:\n" + lines), loaded(load_progress(source)) {
    REQUIRE(loaded.problems.empty());
    take_progress(plan->file, source, loaded.progress);
  }
};

TEST_CASE("records are told as they came, went and changed, whatever their order and blanks") {
  for (unsigned seed = 1; seed < 400; ++seed) {
    Random random(seed);
    std::vector<Said> before;
    std::vector<Said> after;
    std::multiset<std::string> expected;
    int moment = 0;
    for (int who = 1; who <= 9; ++who) {
      for (int month = 1; month <= 3; ++month) {
        const Said one{who, month, random.one_in(3) ? 0 : ++moment};
        const int what = random.below(8);
        const auto tell = [&](std::string_view kind) { expected.insert(fmt::format("{} 1.1.1.{}", kind, who)); };
        if (what != 1) before.push_back(one);
        if (what != 0) after.push_back(one);
        if (what == 0) tell("record_removed");
        if (what == 1) tell("record_added");
        if (what == 2) after.back().note = "b";
        if (what == 3) after.back().recorded = ++moment;
        if (what == 4 && one.recorded > 0) after.back().month += 6;  // of one moment
        if (what == 2 || what == 3 || (what == 4 && one.recorded > 0)) tell("record_changed");
        if (what == 5) after.push_back(one);  // the same line again says nothing more
      }
    }
    random.shuffle(after);
    std::string lines;
    std::string more;
    for (const Said& one : before) lines += line_of(one, false);
    for (const Said& one : after) more += line_of(one, random.one_in(2));
    const Book a(lines);
    const Book b(more);
    std::multiset<std::string> told;
    std::set<std::string> prints;
    const Edit edit = edit_of({&a.plan->file, &b.plan->file});
    for (const Change& one : edit.changes) {
      told.insert(fmt::format("{} {}", word_of(one.kind), *one.id));
      prints.insert(one.fingerprint());
    }
    CAPTURE(seed);
    CHECK(told == expected);
    CHECK(prints.size() == edit.changes.size());
    CHECK(edit_of({&b.plan->file, &a.plan->file}).changes.size() == expected.size());
  }
}

}  // namespace
}  // namespace rbplan::testing
