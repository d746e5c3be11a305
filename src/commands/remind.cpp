#include "commands/commands.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>

#include "base/text.h"
#include "render/terminal.h"
#include "session/answer.h"
#include "session/candidates.h"

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

struct RemindRequest {
  ListRequest list;
  Screen screen;  // of a mail
  int lead = 0;   // days
  std::optional<std::string> folder;
  bool heartbeat = false;

  Date last_day_told() const { return add_days(list.as_of.day, lead); }
};

Parsed<RemindRequest> parse_remind(const Env& env, const CommandLine& line) {
  OptionReader read(env, line);
  RemindRequest request;
  request.lead = read.whole("--lead", 0, kLongestLead).value_or(0);
  read.exclude("--heartbeat", "--quiet-if-empty");
  request.folder = line.value("--output");
  request.heartbeat = read.has("--heartbeat");
  request.list.style = read.style();
  request.list.as_of = read.as_of();
  request.list.plans = read_plans(read, env);
  request.list.filter = read.filter(true);
  request.list.fail_if_any = read.has(fail_option().long_name());
  request.list.quiet_if_empty = read.has(quiet_option().long_name());
  request.screen = request.list.style.screen;
  if (!read.has("--width")) request.screen.columns = kMailColumns;
  request.screen.colour = false;
  request.screen.links = {};
  return read.result(std::move(request));
}

std::string text_of(const Digest& digest, const RemindRequest& request, const Plans& plans, const Words& words) {
  return render_terminal(digest_document(digest, plans, request.list.as_of, words), request.screen);
}

std::vector<Mail> mails(const std::vector<Digest>& all, const RemindRequest& request, const Plans& plans,
                        const Words& words) {
  const bool several_offices = has_several_offices(plans);
  const std::string nothing = nothing_to_remind(request.list.as_of.day, words) + '\n';
  std::vector<Mail> out;
  for (const Digest& digest : all) {
    Mail mail{name_of(digest, several_offices), {}, !digest.is_empty()};
    if (mail.has_news || !(request.heartbeat || request.list.quiet_if_empty)) {
      mail.text = text_of(digest, request, plans, words);
    } else if (request.heartbeat) {
      mail.text = nothing;
    }
    out.push_back(std::move(mail));
  }
  return out;
}

// On one stream only mails with news, with a blank line between.
std::string joined_texts(const std::vector<Mail>& all) {
  std::vector<std::string> texts;
  for (const Mail& mail : all) {
    if (mail.has_news) texts.push_back(mail.text);
  }
  return join(texts, "\n");
}

// On one stream, where nobody has news.
std::string no_news(const RemindRequest& request, const Plans& plans, const Words& words) {
  if (plans.empty() || request.list.quiet_if_empty) return {};
  if (request.heartbeat) return nothing_to_remind(request.list.as_of.day, words) + '\n';
  return text_of({}, request, plans, words);
}

Outcome write(const Env& env, const std::string& folder, const std::vector<Mail>& all, Outcome outcome) {
  std::vector<NewFile> files;
  for (const Mail& mail : all) files.push_back({mail.name, mail.text});
  const auto failure = env.replace_files(env.files.real_path(folder), files);
  if (!failure) return outcome;
  outcome.err += error_line(fmt::format("{}: {}", folder, *failure), env.words);
  if (outcome.code != exit_code::usage) outcome.code = exit_code::io;
  return outcome;
}

// The plans up to the day, and where the lead reaches beyond the year's end, the next ones.
Plans plans_reached(const Plans& plans, const RemindRequest& request) {
  const ListRequest& list = request.list;
  const Plans up_to_day = plans_up_to(plans, list.as_of.day, list.plans.year);
  Plans reached;
  for (const PlanFile* file : plans) {
    const bool is_asked = std::find(up_to_day.begin(), up_to_day.end(), file) != up_to_day.end();
    const bool is_next =
        !list.plans.year && file->year() > year_of(list.as_of.day) && file->year() <= year_of(request.last_day_told());
    if (is_asked || is_next) reached.push_back(file);
  }
  return reached;
}

Outcome run_remind(const Env& env, const CommandLine& line) {
  const auto request = parse_remind(env, line);
  if (!request) return refuse(request.error(), env.words);
  const ListRequest& list = request->list;
  const FileKind kind = request->folder ? env.files.kind(*request->folder) : FileKind::missing;
  if (kind != FileKind::folder && kind != FileKind::missing)
    return {exit_code::io, {}, error_line(env.words.say("{0} is no folder", *request->folder), env.words)};
  const bool reaches_on = year_of(request->last_day_told()) > year_of(list.as_of.day);
  const auto years = reaches_on ? Need::Years::all : Need::Years::up_to_day;
  const auto workspace =
      open_workspace(env, list.plans, {{years, list.as_of.day, list.plans.year}, list.filter, list.as_of});
  if (!workspace) return refuse(workspace.error(), env.words);
  const auto plans = plans_about(*workspace, list, plans_reached(workspace->plans, *request));
  if (!plans) return refuse(plans.error(), env.words);

  const std::vector<Digest> all = digests(*plans, request->lead, list.filter, list.as_of);
  const std::vector<Mail> texts = plans->empty() ? std::vector<Mail>() : mails(all, *request, *plans, env.words);
  const bool has_news = std::any_of(texts.begin(), texts.end(), [](const Mail& mail) { return mail.has_news; });
  Outcome outcome = outcome_of(env, list, *workspace, has_news);
  if (request->folder) return write(env, *request->folder, texts, std::move(outcome));
  outcome.out = has_news ? joined_texts(texts) : no_news(*request, *plans, env.words);
  return outcome;
}

}  // namespace

Command remind_command() {
  return {
      .name = "remind",
      .also = "ingatkan,mail",
      .group = "See",
      .summary = "A digest for mail: overdue, due this month, done without evidence.",
      .examples =
          "rbplan remind                       for every owner\n"
          "rbplan remind --lead 30             also what is due within 30 days\n"
          "rbplan remind --program 7           of program 7\n"
          "rbplan remind --output mails        a file an owner\n",
      .usage = "remind [--lead DAYS] [--output DIR] [options] [filters]",
      .own = joined(
          {{"--lead", "DAYS", "also ticks whose deadline comes within so many days", false, anything},
           {"--output", "DIR", "a file for each owner in that folder, instead of standard output", false, folders},
           {"--heartbeat", "", "one line when there is nothing to say"},
           {"--quiet-if-empty", "", "print nothing at all when there is nothing to say"},
           {"--fail-if-any", "", "exit with 4 when something is overdue, due or without evidence"}},
          day_options()),
      .filters = true,
      .plans = true,
      .run = run_remind,
  };
}

}  // namespace rbplan
