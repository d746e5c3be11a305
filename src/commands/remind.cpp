#include "commands/remind.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>

#include "base/text.h"
#include "commands/lists.h"
#include "render/terminal.h"

namespace rbplan {
namespace {

constexpr int kLongestLead = 366;
constexpr std::size_t kMailColumns = 80;

struct Mail {
  std::string name;  // of its file
  std::string text;
  bool has_news = false;
};

// A name of a file that no owner's id can lead elsewhere: bytes other than letters, digits, `-`, `_` and inner dots
// are written as in an address (RFC 3986, 2.1).
std::string file_name(std::string_view text) {
  std::string name;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    const bool is_safe = std::isalnum(byte) != 0 || c == '-' || c == '_' || (c == '.' && !name.empty());
    name += is_safe ? std::string(1, c) : fmt::format("%{:02X}", byte);
  }
  return name;
}

std::string name_of(const Digest& digest, bool several_offices) {
  if (!digest.file) return "everyone.txt";
  // No id begins with a dot here, so that this name is no owner's.
  const std::string who = digest.owner ? file_name(digest.owner->id.value) : "%no-owner";
  return (several_offices ? file_name(digest.file->plan->office()) + "-" : std::string()) + who + ".txt";
}

std::string text_of(const Digest& digest, const ListQuestion& question, const Plans& plans, const CommandLine& line) {
  Screen screen;
  screen.columns = line.has("--width") ? question.looks.columns : kMailColumns;
  screen.ascii = question.looks.ascii;
  screen.linear = question.looks.linear;
  screen.stacked = question.looks.stacked;
  return render_terminal(digest_document(digest, plans, question.asked, question.words), screen);
}

std::vector<Mail> mails(const std::vector<Digest>& all, const ListQuestion& question, const Plans& plans,
                        const CommandLine& line) {
  const bool several_offices = has_several_offices(plans);
  const std::string nothing = nothing_to_remind(question.asked.vantage.day, question.words) + '\n';
  std::vector<Mail> out;
  for (const Digest& digest : all) {
    Mail mail{name_of(digest, several_offices), {}, !digest.is_empty()};
    if (mail.has_news || !(line.has("--heartbeat") || line.has("--quiet-if-empty"))) {
      mail.text = text_of(digest, question, plans, line);
    } else if (line.has("--heartbeat")) {
      mail.text = nothing;
    }
    out.push_back(std::move(mail));
  }
  return out;
}

// On one stream only mails with news, with a blank line between.
std::string joined(const std::vector<Mail>& all) {
  std::vector<std::string> texts;
  for (const Mail& mail : all) {
    if (mail.has_news) texts.push_back(mail.text);
  }
  return join(texts, "\n");
}

// On one stream, where nobody has news.
std::string no_news(const ListQuestion& question, const Plans& plans, const CommandLine& line) {
  if (plans.empty() || line.has("--quiet-if-empty")) return {};
  if (line.has("--heartbeat")) return nothing_to_remind(question.asked.vantage.day, question.words) + '\n';
  return text_of({}, question, plans, line);
}

Outcome write(const Env& env, const std::string& folder, const std::vector<Mail>& all, Outcome outcome) {
  std::vector<NewFile> files;
  for (const Mail& mail : all) files.push_back({mail.name, mail.text});
  const auto failure = env.replace_files(env.files.real_path(folder), files);
  if (!failure) return outcome;
  outcome.err += error_line(fmt::format("{}: {}", folder, *failure));
  if (outcome.code != exit_code::usage) outcome.code = exit_code::io;
  return outcome;
}

Outcome run_remind(const Env& env, const CommandLine& line) {
  const auto lead = parse_whole_option(line, "--lead", 0, kLongestLead);
  if (!lead) return refuse(lead.error(), env.words);
  if (line.has("--heartbeat") && line.has("--quiet-if-empty")) {
    return refuse({phrase("options --heartbeat and --quiet-if-empty exclude each other")}, env.words);
  }
  const auto folder = line.value("--output");
  const FileKind kind = folder ? env.files.kind(*folder) : FileKind::missing;
  if (kind != FileKind::folder && kind != FileKind::missing) {
    return {exit_code::io, {}, error_line(env.words.say("{0} is no folder", *folder))};
  }
  const auto day = parse_day(env, line);
  if (!day) return refuse(day.error(), env.words);
  const Vantage& vantage = day->vantage;
  // Beyond the year's end the lead reaches into the next plan.
  const Date last_day_told = add_days(vantage.day, lead->value_or(0));
  const bool reaches_on = year_of(last_day_told) > year_of(vantage.day);
  const auto question = ask(env, line, true, reaches_on ? Need::Years::all : Need::Years::up_to_day);
  if (!question) return refuse(question.error(), env.words);
  const Plans up_to_day = plans_up_to(question->plans, vantage.day, question->year);
  Plans reached;
  for (const PlanFile* file : question->plans) {
    const bool is_asked = std::find(up_to_day.begin(), up_to_day.end(), file) != up_to_day.end();
    const bool is_next =
        !question->year && file->year() > year_of(vantage.day) && file->year() <= year_of(last_day_told);
    if (is_asked || is_next) reached.push_back(file);
  }
  const auto plans = question->about(reached);
  if (!plans) return refuse(plans.error(), env.words);

  const std::vector<Digest> all = digests(*plans, lead->value_or(0), question->filter, vantage);
  const std::vector<Mail> texts = plans->empty() ? std::vector<Mail>() : mails(all, *question, *plans, line);
  const bool has_news = std::any_of(texts.begin(), texts.end(), [](const Mail& mail) { return mail.has_news; });
  Outcome outcome = outcome_of(*question, has_news);
  if (folder) return write(env, *folder, texts, std::move(outcome));
  outcome.out = has_news ? joined(texts) : no_news(*question, *plans, line);
  return outcome;
}

}  // namespace

Command remind_command() {
  return {
      .name = "remind",
      .group = "See",
      .summary = "A digest for mail: overdue, due this month, done without evidence.",
      .examples =
          "rbplan remind                       for every owner\n"
          "rbplan remind --lead 30             also what is due within 30 days\n"
          "rbplan remind --program 7           of program 7\n"
          "rbplan remind --output mails        a file an owner\n",
      .usage = "remind [--lead DAYS] [--output DIR] [options] [filters]",
      .words = "",
      .own = {{"--lead", "DAYS", "also ticks whose deadline comes within so many days"},
              {"--output", "DIR", "a file for each owner in that folder, instead of standard output"},
              {"--heartbeat", "", "one line when there is nothing to say"},
              {"--quiet-if-empty", "", "print nothing at all when there is nothing to say"},
              {"--fail-if-any", "", "exit with 4 when something is overdue, due or without evidence"},
              {"--as-of", "DATE", "as if today were that day, such as 2021-03-15"},
              {"--known-on", "DATE", "only what had been recorded by the end of that day"},
              {"--grace", "N", "days after its deadline before a tick is overdue; 0 unless given"}},
      .filters = true,
      .plans = true,
      .run = run_remind,
  };
}

}  // namespace rbplan
