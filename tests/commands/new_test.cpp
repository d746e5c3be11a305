// Next year's plan as a command: which plan it is made of, where it is written, and what is never written.
#include <doctest/doctest.h>

#include "support/files.h"
#include "support/plans.h"
#include "support/runs.h"

namespace rbplan::testing {
namespace {

std::string text_of(const Memory& files, const std::string& path) {
  constexpr std::size_t kMost = 1U << 20U;
  return files.read(path, kMost).value_or("");
}

std::string plan_of_office(const std::string& code, int year) {
  std::string text = small_plan({"months: [1]"});
  const auto put = [&](const std::string& what, const std::string& by) {
    for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + by.size()))
      text.replace(at, what.size(), by);
  };
  put("2021", std::to_string(year));
  const std::size_t office = text.find("institution: ");
  text.replace(office, text.find('\n', office) - office, "institution: {name: \"KPU\", code: \"" + code + "\"}");
  return text;
}

struct Desk {
  Memory files;
  Setting setting;
  Desk() { write_into(files, setting); }
  Outcome run(const std::string& line) const { return run_line("rbplan " + line, setting); }
};

TEST_CASE("new is made of the latest plan before that year, and named like it") {
  Desk desk;
  desk.files.add("plans/3302-2020.yaml", plan_of_office("3302", 2020));
  desk.files.add("plans/3302-2021.yaml", plan_of_office("3302", 2021));
  const Outcome outcome = desk.run("new 2022");
  CHECK(outcome.code == exit_code::ok);
  CHECK(outcome.err == "");
  CHECK(outcome.out.find("plans/3302-2022.yaml is written, from plans/3302-2021.yaml") != std::string::npos);
  CHECK(text_of(desk.files, "plans/3302-2022.yaml").find("\nyear: 2022\n") != std::string::npos);
  CHECK(desk.run("validate --strict").code == exit_code::ok);
  CHECK(desk.run("new 2023 --year 2020").out.find("from plans/3302-2020.yaml") != std::string::npos);
}

TEST_CASE("new writes over nothing, and nothing in a dry run") {
  Desk desk;
  desk.files.add("plans/2021.yaml", plan_of_office("3302", 2021));
  desk.files.add("other.yaml", "mine");
  CHECK(desk.run("new 2022 -n").out.find("\nyear: 2022\n") != std::string::npos);
  CHECK(desk.run("new 2022 -o -").out == desk.run("new 2022 -n").out);
  CHECK(text_of(desk.files, "plans/2022.yaml") == "");
  CHECK(desk.run("new 2022 -o other.yaml").code == exit_code::usage);
  CHECK(text_of(desk.files, "other.yaml") == "mine");
  CHECK(desk.run("new 2022").code == exit_code::ok);
  for (const std::string again : {"new 2022", "new 2022 -n", "new 2022 --from plans/2021.yaml"}) {
    const Outcome outcome = desk.run(again);
    CHECK(outcome.code == exit_code::usage);
    CHECK(outcome.out == "");
    CHECK(outcome.err.find("nothing was written") != std::string::npos);
  }
}

TEST_CASE("of several offices one is named") {
  Desk desk;
  desk.files.add("plans/3301-2021.yaml", plan_of_office("3301", 2021));
  desk.files.add("plans/3302-2021.yaml", plan_of_office("3302", 2021));
  const Outcome outcome = desk.run("new 2022");
  CHECK(outcome.code == exit_code::usage);
  CHECK(outcome.err.find("3301 KPU") != std::string::npos);
  CHECK(outcome.err.find("3302 KPU") != std::string::npos);
  CHECK(desk.run("new 2022 --office 3302").code == exit_code::ok);
  CHECK(desk.run("new 2022 -p plans/3301-2021.yaml").code == exit_code::ok);
  CHECK(text_of(desk.files, "plans/3301-2022.yaml") != "");
  CHECK(text_of(desk.files, "plans/3302-2022.yaml") != "");
}

TEST_CASE("new says of offices what every command says, whatever plan it is made of") {
  Desk desk;
  desk.files.add("plans/3301-2021.yaml", plan_of_office("3301", 2021));
  desk.files.add("plans/3302-2021.yaml", plan_of_office("3302", 2021));
  for (const std::string office : {"nix", "KPU"}) {
    const Outcome outcome = desk.run("new 2022 --office " + office);
    CHECK(outcome.code == exit_code::usage);
    const std::string told = desk.run("due --office " + office).err;
    CHECK(outcome.err.substr(0, outcome.err.find('\n')) == told.substr(0, told.find('\n')));
  }
  CHECK(desk.run("new 2022 --from plans/3302-2021.yaml --office 3301").err.find("no such office: 3301") !=
        std::string::npos);
  CHECK(text_of(desk.files, "plans/3302-2022.yaml") == "");
}

TEST_CASE("new counts every line that it marks") {
  Desk desk;
  std::string plan = plan_of_office("3302", 2021);
  plan.insert(plan.find("institution: "), "decree: {number: \"1\", date: \"2021-02-01\"}\n");
  desk.files.add("plans/2021.yaml", plan);
  const std::string told = desk.run("new 2022").out;
  const std::string made = text_of(desk.files, "plans/2022.yaml");
  std::size_t marked = 0;
  for (std::size_t at = made.find("# check\n"); at != std::string::npos; at = made.find("# check\n", at + 1)) ++marked;
  CHECK(made.find("# decree:") != std::string::npos);
  const std::string counted = std::to_string(marked) + (marked == 1 ? " line" : " lines") + " to look at";
  CHECK_MESSAGE(told.find(counted) != std::string::npos, told);
}

TEST_CASE("what new refuses") {
  Desk desk;
  CHECK(desk.run("new 2022").code == exit_code::usage);  // no plan
  desk.files.add("plans/2021.yaml", plan_of_office("3302", 2021));
  for (const std::string line : {"new", "new 2022 2023", "new 22", "new tahun", "new 2022 --months april",
                                 "new 2022 --year 2019", "new 2022 --from plans -p plans", "new 2021"})
    CHECK_MESSAGE(desk.run(line).code == exit_code::usage, line);
  CHECK(desk.run("new 2022 --from nowhere.yaml").code == exit_code::io);
  desk.files.add("plans/2021.yaml", "rbplan: 1\n");
  const Outcome outcome = desk.run("new 2022");
  CHECK(outcome.code == exit_code::problems);
  CHECK(outcome.err.find("plans/2021.yaml:1:1") != std::string::npos);
}

}  // namespace
}  // namespace rbplan::testing
