// The table of levels, the loader and plan.schema.json say the same of each level: which keys a row may have, which it
// needs, and which lists stand below it.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "base/json.h"
#include "base/text.h"
#include "load/plan.h"
#include "model/level.h"
#include "support/files.h"

namespace rbplan::testing {
namespace {

using Names = std::set<std::string>;

const Value& at(const Value& value, std::string_view key) {
  const auto& object = std::get<Object>(value.is);
  const auto found = std::find_if(object.begin(), object.end(), [&](const auto& one) { return one.first == key; });
  REQUIRE(found != object.end());
  return found->second;
}

bool has(const Value& value, std::string_view key) {
  const auto& object = std::get<Object>(value.is);
  return std::any_of(object.begin(), object.end(), [&](const auto& one) { return one.first == key; });
}

// What a row of a level is in the schema, on the way down from the plan; `list` holds rows of it.
Value definition(const Value& schema, const Value& list) {
  const std::string& ref = std::get<std::string>(at(at(list, "items"), "$ref").is);
  return at(at(schema, "definitions"), std::string_view(ref).substr(ref.rfind('/') + 1));
}

// A plan whose innermost row is of the level, its own keys given in brackets.
std::string plan_with(Level level, std::string_view keys) {
  std::string rows = fmt::format("{{{}}}", keys);
  for (std::size_t i = static_cast<std::size_t>(level); i > 0; --i) {
    rows = fmt::format("{{number: 1, name: \"N\", {}: [{}]}}", kLevels[i].list, rows);
  }
  return fmt::format("rbplan: 1\ntitle: \"T\"\nyear: 2021\ninstitution: {{name: \"I\"}}\n{}:\n  - {}\n",
                     kLevels[0].list, rows);
}

// The arguments of the first problem of that kind, of its help line too.
Names told(const std::string& plan, Kind kind) {
  Names names;
  const SourceText source("plans/2021.yaml", plan);
  for (const Diagnostic& problem : load_plan(source).problems) {
    if (problem.kind != kind) continue;
    if (kind == Kind::missing_key) names.insert(std::get<std::string>(problem.arguments[1]));
    if (kind != Kind::unknown_key) continue;
    for (const std::string_view key : split(std::string_view(std::get<std::string>(problem.help->arguments[0])), ',')) {
      names.emplace(key.substr(key.find_first_not_of(' ')));
    }
  }
  return names;
}

TEST_CASE("levels in the table, the loader and the schema") {
  const auto schema = parse_json(read_file(source_dir() / "schemas/plan.schema.json"));
  REQUIRE(schema);
  std::set<std::pair<Level, Level>> seen;
  const auto check_level = [&](const auto& self, const LevelFacts& of_level, const Value& row) -> void {
    CAPTURE(of_level.list);
    Names keys;
    Names lists;
    for (const auto& [key, property] : std::get<Object>(at(row, "properties").is)) {
      keys.insert(key);
      if (has(property, "items") && has(at(property, "items"), "$ref")) {
        const Value below = definition(*schema, property);
        if (has(below, "properties")) lists.insert(key);
      }
    }
    Names required;
    for (const Value& key : std::get<List>(at(row, "required").is)) required.insert(std::get<std::string>(key.is));
    if (has(row, "oneOf")) {  // the first of those that stand for each other is the one that is missed
      const Value& first = std::get<List>(at(row, "oneOf").is).front();
      required.insert(std::get<std::string>(std::get<List>(at(first, "required").is).front().is));
    }
    CHECK(keys == told(plan_with(of_level.level, "zzzzzzzzzz: 1"), Kind::unknown_key));
    CHECK(required == told(plan_with(of_level.level, "note: \"n\""), Kind::missing_key));
    Names below;
    for (const Level level : of_level.below) below.emplace(facts(level).list);
    CHECK(lists == below);
    for (const Level level : of_level.below) {
      if (!seen.emplace(of_level.level, level).second) continue;
      self(self, facts(level), definition(*schema, at(at(row, "properties"), facts(level).list)));
    }
  };
  check_level(check_level, kLevels[0], definition(*schema, at(at(*schema, "properties"), kLevels[0].list)));
  CHECK(seen.size() == 5);
}

}  // namespace
}  // namespace rbplan::testing
