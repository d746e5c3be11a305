#include "commands/commands.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "commands/mail_files.h"
#include "render/terminal.h"
#include "session/answer.h"
#include "session/candidates.h"
#include "session/shell.h"

namespace rbplan {
namespace {

constexpr int kLongestLead = 366;
constexpr std::size_t kMailColumns = 80;

struct Mail {
  std::string name;  // of its file
  std::string text;
  bool has_news = false;
};

struct RemindRequest {
  ListRequest list;
  Screen screen;  // of a mail
  int lead = 0;   // days
  DigestsBy by = DigestsBy::owner;
  std::optional<std::size_t> limit;  // rows of a section
  std::optional<std::string> folder;
  bool heartbeat = false;

  Date last_day_told() const { return add_days(list.as_of.day, lead); }
};

Parsed<RemindRequest> parse_remind(const Env& env, const CommandLine& line) {
  OptionReader read(env, line);
  RemindRequest request;
  request.lead = read.whole("--lead", 0, kLongestLead).value_or(0);
  request.by = read.choice("--by", DigestsBy::owner, "no such mails: {0}", "mails are by {0}");
  request.limit = read.limit();
  read.exclude("--heartbeat", "--quiet-if-empty");
  request.folder = line.value("--output");
  request.heartbeat = read.has("--heartbeat");
  request.list.style = read.style();
  request.list.as_of = read.as_of();
  request.list.plans = read_plans(read, env);
  request.list.filter = read.filter(true);
  request.list.asked = asked_by(line, request.list.filter);
  request.list.asked.places = {};  // who gets the mail has folders of their own
  request.list.fail_if_any = read.has(fail_option().long_name());
  request.list.quiet_if_empty = read.has(quiet_option().long_name());
  request.screen = request.list.style.screen;
  if (!read.has("--width")) request.screen.columns = kMailColumns;
  request.screen.colour = false;
  request.screen.links = {};
  return read.result(std::move(request));
}

// Where several offices are found, an id alone does not say whose it is.
std::string text_of(const Digest& digest, const RemindRequest& request, bool several_offices, const Words& words) {
  Asked asked = request.list.asked;
  if (several_offices && request.list.plans.offices.empty() && !has_several_offices(digest.plans))
    asked.offices += ' ' + shell_line({"--office", digest.plans.front()->plan->office()});
  return render_terminal(digest_document(digest, request.limit, asked, request.list.as_of, words), request.screen);
}

std::vector<Mail> mails(const std::vector<Digest>& all, const std::vector<std::string>& names,
                        const RemindRequest& request, bool several_offices, const Words& words) {
  const std::string nothing = nothing_to_remind(request.list.as_of.day, words) + '\n';
  std::vector<Mail> out;
  for (std::size_t i = 0; i < all.size(); ++i) {
    Mail mail{names[i], {}, !all[i].is_empty()};
    if (mail.has_news) {
      mail.text = text_of(all[i], request, several_offices, words);
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
  return text_of({Digest::For::everyone, plans}, request, false, words);
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

// What there is to say, as mails and as one text.
struct Told {
  Outcome outcome;
  std::vector<Mail> mails = {};
};

Told tell(const Env& env, const RemindRequest& request) {
  const ListRequest& list = request.list;
  const bool reaches_on = year_of(request.last_day_told()) > year_of(list.as_of.day);
  const auto years = reaches_on ? Need::Years::all : Need::Years::up_to_day;
  const auto workspace =
      open_workspace(env, list.plans, {{years, list.as_of.day, list.plans.year}, list.filter, list.as_of});
  if (!workspace) return {refuse(workspace.error(), env.words)};
  const auto plans = plans_about(*workspace, list, plans_reached(workspace->plans, request));
  if (!plans) return {refuse(plans.error(), env, list, *workspace)};

  Told told;
  if (!plans->empty()) {
    const std::vector<Digest> all = digests(*plans, request.by, request.lead, list.filter, list.as_of);
    // Neither a plan with errors nor a filter changes anybody's name.
    const bool several_offices = has_several_offices(workspace->readable());
    told.mails = mails(all, mail_names(all, several_offices), request, several_offices, env.words);
  }
  const bool has_news =
      std::any_of(told.mails.begin(), told.mails.end(), [](const Mail& mail) { return mail.has_news; });
  told.outcome = outcome_of(env, list, *workspace, has_news);
  if (!request.folder) {
    told.outcome.out = has_news ? joined_texts(told.mails) : no_news(request, *plans, env.words);
  }
  return told;
}

// Whatever went wrong, no mail of an earlier run stays.
Outcome write(const Env& env, const std::string& folder, Told told) {
  Outcome outcome = std::move(told.outcome);
  const auto failed = [&](const std::string& message) {
    outcome.err += error_line(fmt::format("{}: {}", folder, message), env.words);
    if (outcome.code != exit_code::usage) outcome.code = exit_code::io;
    return outcome;
  };
  std::vector<NewFile> files;
  for (Mail& mail : told.mails) files.push_back({std::move(mail.name), std::move(mail.text)});
  const auto emptied = add_files_of_earlier_runs(env.files, folder, files);
  if (!emptied) return failed(reason_text(emptied.error(), env.words));
  if (files.empty()) return outcome;
  if (const auto failure = env.replace_files(env.files.real_path(folder), files)) return failed(*failure);
  const bool is_well = outcome.code == exit_code::ok || outcome.code == exit_code::found;
  if (*emptied > 0 && !is_well) {
    outcome.err += note_line(env.words.count(*emptied, "{0} mail of an earlier run in {1} is empty now",
                                             "{0} mails of earlier runs in {1} are empty now", folder),
                             env.words);
  }
  return outcome;
}

Outcome run_remind(const Env& env, const CommandLine& line) {
  const auto request = parse_remind(env, line);
  if (!request) return refuse(request.error(), env.words);
  const FileKind kind = request->folder ? env.files.kind(*request->folder) : FileKind::missing;
  if (kind != FileKind::folder && kind != FileKind::missing)
    return {exit_code::io, {}, error_line(env.words.say("{0} is no folder", *request->folder), env.words)};
  Told told = tell(env, *request);
  return request->folder ? write(env, *request->folder, std::move(told)) : std::move(told.outcome);
}

}  // namespace

Command remind_command() {
  return {
      .name = "remind",
      .group = "See",
      .summary = "A digest for mail: overdue, returned, due, done without evidence.",
      .examples =
          "rbplan remind                       for every owner\n"
          "rbplan remind --lead 30             also what is due within 30 days\n"
          "rbplan remind --program 7           of program 7\n"
          "rbplan remind --output mails        a file an owner\n"
          "rbplan remind --by office           one for each office\n",
      .usage = "remind [--lead DAYS] [--by owner|office] [--output DIR] [options] [filters]",
      .own = joined(
          {{"--lead", "DAYS", "also ticks whose deadline comes within so many days", false, anything},
           {"--by", "WHAT", "a mail for each {0}; owner unless given", false, nullptr, choices_of<DigestsBy>},
           limit_option("at most so many rows in a section"),
           {"--output", "DIR", "a file for each mail in that folder, instead of standard output", false, folders},
           {"--heartbeat", "", "one line when there is nothing to say"},
           {"-q,--quiet-if-empty", "", "print nothing at all when there is nothing to say"},
           {"--fail-if-any", "", "exit with 4 when something is overdue, returned, due or without evidence"}},
          day_options()),
      .filters = true,
      .plans = true,
      .run = run_remind,
  };
}

}  // namespace rbplan
