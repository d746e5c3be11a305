#include "cli/man.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/json.h"
#include "base/text.h"
#include "cli/help.h"
#include "cli/roff.h"
#include "cli/schemas.h"

namespace rbplan {

namespace {

constexpr std::string_view kFoot = "rbplan " RBPLAN_VERSION;

// ---- rbplan(1)

void add_options(Roff& page, const Options& options, const Env& env) {
  for (const Option& option : options) {
    if (!option.help.empty()) page.pair(option_head(option), help_text(option, env));
  }
}

void add_command(Roff& page, const Command& command, const Env& env) {
  const Words& words = env.words;
  page.subsection(fmt::format("rbplan {}", said_usage(command.usage, env.words)));
  page.paragraph(words(command.summary));
  add_options(page, command.own, env);
  for (const auto& [call, what] : examples_of(command.examples)) {
    page.pair(call, words(what));
  }
}

// `# Exit codes: what a script learns` as the name of a section.
std::string section_of_topic(std::string_view page) {
  return ascii_upper(page.substr(2, page.find_first_of(":\n") - 2));
}

std::string man_of_program(const Env& env, const Commands& commands) {
  const Words& words = env.words;
  Roff page("RBPLAN", 1, kFoot, words("User commands"));
  page.section(words("NAME"));
  page.name_line("rbplan", words("action plans for bureaucratic reform as plain-text files"));
  page.section(words("SYNOPSIS"));
  page.code(fmt::format("rbplan {}", said_usage(kUsageOfProgram, words)));
  page.section(words("DESCRIPTION"));
  page.paragraph(
      words("A plan is a YAML file that people write and keep in git; rbplan validates it and tells what is "
            "due in a month, what is overdue, and what the year looks like. Reading commands never write. "
            "Nothing uses the network."));
  page.paragraph(words("Without a command, rbplan tells where the plans stand and what to ask next."));
  page.section(words("COMMANDS"));
  for (const Command& command : commands) {
    if (command.is_listed()) add_command(page, command, env);
  }
  page.section(words("OPTIONS"));
  for (const OptionGroup& group : option_groups()) {
    page.subsection(words(group.heading));
    add_options(page, group.options, env);
  }
  for (const std::string_view topic : help_topics()) {
    const auto text = topic_page(topic, env);
    if (!text) continue;
    page.section(section_of_topic(*text));
    page.markdown(*text);
  }
  page.section(words("FILES"));
  page.pair("plans/2021.yaml", words("a plan; its name ends in its year"));
  page.section(words("SEE ALSO"));
  page.paragraph("rbplan-plan(5)");
  return page.text();
}

// ---- rbplan-plan(5)

const Object& object_at(const Object& object, std::string_view key) {
  static const Object nothing;
  for (const auto& [name, value] : object) {
    if (name == key && std::holds_alternative<Object>(value.is)) return std::get<Object>(value.is);
  }
  return nothing;
}

std::string text_at(const Object& object, std::string_view key) {
  for (const auto& [name, value] : object) {
    if (name == key && std::holds_alternative<std::string>(value.is)) return std::get<std::string>(value.is);
  }
  return {};
}

std::vector<std::string> required_keys(const Object& schema) {
  std::vector<std::string> keys;
  for (const auto& [name, value] : schema) {
    if (name != "required") continue;
    for (const Value& key : std::get<List>(value.is)) keys.push_back(std::get<std::string>(key.is));
  }
  return keys;
}

// A group of keys: what each is, and which must be there; then the groups inside it.
void add_keys(Roff& page, const std::string& heading, const Object& schema) {
  page.subsection(heading);
  if (const std::string about = text_at(schema, "description"); !about.empty()) page.paragraph(about);
  const auto required = required_keys(schema);
  std::vector<std::pair<std::string, const Object*>> inside;
  for (const auto& [key, value] : object_at(schema, "properties")) {
    const auto& property = std::get<Object>(value.is);
    const bool must = std::find(required.begin(), required.end(), key) != required.end();
    page.pair(must ? key + " (required)" : key,
              fmt::format("{}. {}", text_at(property, "title"), text_at(property, "description")));
    if (!object_at(property, "properties").empty()) inside.emplace_back(key, &property);
  }
  for (const auto& [key, property] : inside) add_keys(page, key, *property);
}

// The keys of a file, group by group.
void add_file(Roff& page, const std::string& heading, std::string_view schema_text) {
  const auto schema = parse_json(schema_text);
  if (!schema || !std::holds_alternative<Object>(schema->is)) return;
  const auto& root = std::get<Object>(schema->is);
  add_keys(page, heading, root);
  for (const auto& [name, value] : object_at(root, "definitions")) {
    const auto& definition = std::get<Object>(value.is);
    const std::string title = text_at(definition, "title");
    if (!object_at(definition, "properties").empty()) add_keys(page, title.empty() ? name : title, definition);
  }
}

std::string man_of_plan_files() {
  Roff page("RBPLAN-PLAN", 5, kFoot, "File formats");
  page.section("NAME");
  page.name_line("rbplan-plan", "the format of plan and progress files");
  page.section("DESCRIPTION");
  page.paragraph(
      "A plan file is one YAML document in UTF-8. Anchors, aliases, tags, directives and merge keys are not "
      "used. A list that is not there equals an empty one. Free text and dates stand in double quotes.");
  page.paragraph("A file is found as a plan when its name ends in its year, such as 2021.yaml or 3302-2021.yaml.");
  page.section("KEYS");
  add_file(page, "The file", plan_schema());
  page.section("PROGRESS");
  page.paragraph(
      "What was carried out stands beside the plan, in a file of its name that ends in .progress.yaml. It begins with "
      "the "
      "lines `rbplan_progress: 1` and `records:`; behind them each record is one line: a dash, a blank, a JSON "
      "object.");
  add_file(page, "The file", progress_schema());
  page.section("SEE ALSO");
  page.paragraph("rbplan(1)");
  return page.text();
}

}  // namespace

std::optional<std::string> man_page(std::string_view name, const Env& env, const Commands& commands) {
  if (name == "rbplan") return man_of_program(env, commands);
  if (name == "rbplan-plan") return man_of_plan_files();
  return std::nullopt;
}

}  // namespace rbplan
