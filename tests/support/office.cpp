#include "support/office.h"

#include <doctest/doctest.h>

#include "base/text.h"

namespace rbplan::testing {
namespace {

const std::string kPath = "plans/2021.progress.yaml";

}  // namespace

Office::Office(const std::string& plan) {
  files.add("plans/2021.yaml", plan);
  write_into(files, setting);
}

Outcome Office::run(const std::string& line) const { return run_line("rbplan " + line, setting); }

std::string Office::progress() const { return files.read(kPath, std::string().max_size()).value_or(std::string()); }

void Office::set_progress(const std::string& records) { files.add(kPath, "rbplan_progress: 1\nrecords:\n" + records); }

std::vector<std::string> Office::recorded(const std::string& line) {
  const std::string before = progress();
  const Outcome outcome = run(line);
  CAPTURE(line);
  INFO(outcome.err);
  CHECK(outcome.code == 0);
  const std::string after = progress();
  CHECK(after.starts_with(before));
  std::vector<std::string> lines;
  for (const std::string_view one : split(after, '\n')) {
    if (one.starts_with("  - ")) lines.emplace_back(one.substr(4));
  }
  std::size_t old = 0;
  for (const std::string_view one : split(before, '\n')) old += one.starts_with("  - ") ? 1U : 0U;
  CHECK(lines.size() > old);
  lines.erase(lines.begin(), lines.begin() + static_cast<std::ptrdiff_t>(std::min(old, lines.size())));
  return lines;
}

std::string Office::refusal(const std::string& line, int code) const {
  const std::string before = progress();
  const Outcome outcome = run(line);
  CAPTURE(line);
  CHECK(outcome.code == code);
  CHECK(outcome.out.empty());
  CHECK(progress() == before);
  CHECK(files.kind(kPath) == (before.empty() ? FileKind::missing : FileKind::file));
  return outcome.err;
}

}  // namespace rbplan::testing
