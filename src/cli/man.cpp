#include "cli/man.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/text.h"
#include "cli/help.h"
#include "cli/roff.h"

namespace rbplan {

namespace {

constexpr std::array<std::string_view, 2> kTopicsOfFiles = {"plan", "progress"};  // of rbplan-plan(5)
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

void add_topic(Roff& page, std::string_view topic, const Env& env) {
  const auto text = topic_page(topic, env);
  if (!text) return;  // the options, which are no page
  page.section(section_of_topic(*text));
  page.markdown(*text);
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
    page.subsection(said_heading(group, commands, words));
    add_options(page, group.options, env);
  }
  for (const std::string_view topic : help_topics()) {
    const bool is_elsewhere = std::find(kTopicsOfFiles.begin(), kTopicsOfFiles.end(), topic) != kTopicsOfFiles.end();
    if (!is_elsewhere) add_topic(page, topic, env);
  }
  page.section(words("FILES"));
  page.pair("plans/2021.yaml", words("a plan; its name ends in its year"));
  page.section(words("SEE ALSO"));
  page.paragraph("rbplan-plan(5)");
  return page.text();
}

// ---- rbplan-plan(5)

std::string man_of_plan_files(const Env& env) {
  const Words& words = env.words;
  Roff page("RBPLAN-PLAN", 5, kFoot, words("File formats"));
  page.section(words("NAME"));
  page.name_line("rbplan-plan", words("the format of plan and progress files"));
  for (const std::string_view topic : kTopicsOfFiles) add_topic(page, topic, env);
  page.section(words("SEE ALSO"));
  page.paragraph("rbplan(1)");
  return page.text();
}

}  // namespace

std::optional<std::string> man_page(std::string_view name, const Env& env, const Commands& commands) {
  if (name == "rbplan") return man_of_program(env, commands);
  if (name == "rbplan-plan") return man_of_plan_files(env);
  return std::nullopt;
}

}  // namespace rbplan
