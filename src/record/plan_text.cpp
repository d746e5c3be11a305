#include "record/plan_text.h"

#include <fmt/format.h>

#include "base/text.h"

namespace rbplan {
namespace {

constexpr std::string_view kSchemaLine = "# yaml-language-server: $schema=../schemas/plan.schema.json\n";

std::string quoted(std::string_view text) {
  std::string out = "\"";
  for (const char c : visible_line(text)) {
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  return out + '"';
}

// Bare, but for the letters that YAML 1.1 takes for yes and no.
std::string row_number(const std::string& number) { return number == "y" || number == "n" ? quoted(number) : number; }

std::string measure(const Measure& value) { return value.is_grade ? quoted(value.text) : value.text; }

std::string milestones(const std::vector<Milestone>& all) {
  std::vector<std::string> items;
  for (const Milestone& one : all)
    items.push_back(fmt::format("{{month: {}, value: {}}}", static_cast<unsigned>(one.period.value.last()),
                                measure(one.value.value)));
  return '[' + join(items, ", ") + ']';
}

std::string quoted_list(const std::vector<Text>& texts) {
  std::vector<std::string> items;
  for (const Text& text : texts) items.push_back(quoted(text.value));
  return '[' + join(items, ", ") + ']';
}

std::string target_text(const Target& target) {
  std::string out = fmt::format("{{value: {}, unit: {}", measure(target.value.value), quoted(target.unit.value));
  if (!target.by.empty()) out += ", by: " + milestones(target.by);
  if (!target.each.empty()) out += ", each: " + milestones(target.each);
  if (!target.scale.empty()) out += ", scale: " + quoted_list(target.scale);
  if (target.better) out += fmt::format(", better: {}", word_of(*target.better));
  return out + '}';
}

std::string person_text(const Person& person) {
  std::vector<std::string> items;
  if (person.name) items.push_back("name: " + quoted(person.name->value));
  if (person.position) items.push_back("position: " + quoted(person.position->value));
  if (person.office) items.push_back("office: " + quoted(person.office->value));
  return '{' + join(items, ", ") + '}';
}

class PlanWriter {
 public:
  explicit PlanWriter(const PlanRemarks& remarks) : remarks_(remarks) {}

  WrittenPlan write(const Plan& plan) {
    out_ = kSchemaLine;
    if (!remarks_.head.empty()) out_ += "#\n";
    for (const std::string& line : remarks_.head)
      out_ += line.empty() ? "#\n" : fmt::format("# {}\n", visible_line(line));
    out_ += fmt::format("\nrbplan: 1\ntitle: {}\nyear: {}\n", quoted(plan.title.value), plan.year.value);
    out_ += fmt::format("institution: {{name: {}", quoted(plan.institution.name.value));
    if (plan.institution.code) out_ += fmt::format(", code: {}", quoted(plan.institution.code->value));
    out_ += "}\n";
    if (plan.decree) add_decree(*plan.decree);
    add_amendments(plan);
    add_owners(plan);
    out_ += "\nprograms:\n";
    bool is_first = true;
    for (const Row& program : plan.programs) {
      if (!is_first) out_ += '\n';
      is_first = false;
      add_row(program, 1);
    }
    return {std::move(out_), std::move(rows_)};
  }

 private:
  void add(int depth, std::string_view key, const std::string& value) {
    out_ += fmt::format("{:{}}{}: {}\n", "", depth * 2, key, value);
  }

  void add_texts(std::string_view key, const std::vector<Text>& texts) {
    if (texts.empty()) return;
    out_ += fmt::format("  {}:\n", key);
    for (const Text& text : texts) out_ += fmt::format("    - {}\n", quoted(text.value));
  }

  void add_if_any(std::string_view key, const std::optional<Text>& text) {
    if (text) add(1, key, quoted(text->value));
  }

  void add_decree(const Decree& decree) {
    const std::size_t before = out_.size();
    out_ += "\ndecree:\n";
    const std::size_t inside = out_.size();
    add_if_any("number", decree.number);
    if (decree.date) add(1, "date", quoted(iso(decree.date->value)));
    add_if_any("place", decree.place);
    if (decree.signatory) add(1, "signatory", person_text(*decree.signatory));
    add_texts("considering", decree.considering);
    add_texts("legal_basis", decree.legal_basis);
    add_texts("noting", decree.noting);
    add_texts("deciding", decree.deciding);
    if (decree.certified_by) add(1, "certified_by", person_text(*decree.certified_by));
    add_if_any("issuer", decree.issuer);
    add_if_any("about", decree.about);
    if (out_.size() == inside) out_.replace(before, std::string::npos, "\ndecree: {}\n");
  }

  void add_amendments(const Plan& plan) {
    if (plan.amendments.empty()) {
      out_ += "\namendments: []\n";
      return;
    }
    out_ += "\namendments:\n";
    for (const Amendment& one : plan.amendments) {
      out_ += fmt::format("  - number: {}\n", quoted(one.number.value));
      add(2, "date", quoted(iso(one.date.value)));
      add(2, "about", quoted(one.about.value));
      add(2, "indicators", quoted_list(one.indicators));
    }
  }

  void add_owners(const Plan& plan) {
    if (plan.owners.empty()) {
      out_ += "owners: []\n";
      return;
    }
    out_ += "owners:\n";
    for (const Owner& owner : plan.owners) {
      out_ += fmt::format("  - {{id: {}, name: {}", quoted(owner.id.value), quoted(owner.name.value));
      if (owner.email) out_ += ", email: " + quoted(owner.email->value);
      out_ += "}\n";
    }
  }

  void add_row(const Row& row, int depth) {
    const auto remarks = remarks_.of_rows.find(&row);
    if (remarks != remarks_.of_rows.end()) {
      for (const std::string& remark : remarks->second)
        out_ += fmt::format("{:{}}# {}: {}\n", "", depth * 2, remarks_.mark, visible_line(remark));
    }
    rows_.emplace_back(out_.size(), &row);
    out_ += fmt::format("{:{}}- number: {}\n", "", depth * 2, row_number(row.number.value));
    const int inside = depth + 1;
    add(inside, "name", quoted(row.name.value));
    if (row.code) add(inside, "code", quoted(row.code->value));
    if (row.owner) add(inside, "owner", quoted(row.owner->value));
    if (row.facts) add_facts(*row.facts, inside);
    if (row.budget) add(inside, "budget", std::to_string(row.budget->value));
    if (row.note) add(inside, "note", quoted(row.note->value));
    if (row.facts) add_doubts(*row.facts, inside);
    add_rows_below(row, inside);
  }

  void add_facts(const IndicatorFacts& facts, int depth) {
    std::vector<std::string> periods;
    for (const Period period : facts.in_order()) periods.push_back(std::to_string(period.number()));
    add(depth, are_quarters(facts.periods) ? "quarters" : "months", '[' + join(periods, ", ") + ']');
    if (facts.target) add(depth, "target", target_text(*facts.target));
    if (!facts.evidence_needed.empty()) add(depth, "evidence_needed", quoted_list(facts.evidence_needed));
  }

  void add_doubts(const IndicatorFacts& facts, int depth) {
    if (facts.doubt) add(depth, "doubt", quoted(facts.doubt->value));
    if (!facts.formerly.empty()) add(depth, "formerly", quoted_list(facts.formerly));
    if (facts.cancelled_by) add(depth, "cancelled_by", quoted(facts.cancelled_by->value));
  }

  // Lists of parts and of indicators, one behind the other as in the file.
  void add_rows_below(const Row& row, int depth) {
    std::vector<Level> levels;
    for (const Row& below : row.rows) {
      if (levels.empty() || levels.back() != below.level) levels.push_back(below.level);
    }
    for (const Level level : levels) {
      out_ += fmt::format("{:{}}{}:\n", "", depth * 2, facts(level).list);
      for (const Row& below : row.rows) {
        if (below.level == level) add_row(below, depth + 1);
      }
    }
  }

  static const LevelFacts& facts(Level level) { return rbplan::facts(level); }

  const PlanRemarks& remarks_;
  std::string out_;
  std::vector<std::pair<std::size_t, const Row*>> rows_;
};

}  // namespace

WrittenPlan written_plan(const Plan& plan, const PlanRemarks& remarks) { return PlanWriter(remarks).write(plan); }

std::string plan_text(const Plan& plan, const PlanRemarks& remarks) { return written_plan(plan, remarks).text; }

}  // namespace rbplan
