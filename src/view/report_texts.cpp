#include <algorithm>

#include "base/text.h"
#include "view/report.h"
#include "view/rows.h"

namespace rbplan {
namespace {

std::string percent(std::size_t n, std::size_t of, const Words& words) {
  return of == 0 ? std::string("-") : words.number(n * 100 / of) + '%';
}

}  // namespace

std::string period_text(const ReportPeriod& period, Date day, const Words& words) {
  const auto first = static_cast<unsigned>(period.months.first);
  const auto last = static_cast<unsigned>(period.months.last);
  const unsigned length = last - first + 1;
  const bool is_whole = last % length == 0;
  std::string text = length == 1         ? words.say("month of {0} {1}", words.month(period.months.first), period.year)
                     : length == kMonths ? words.say("the year {0}", period.year)
                     : length == 3 && is_whole ? words.say("quarter {0} of {1}", roman(last / 3), period.year)
                     : length == 6 && is_whole ? words.say("half-year {0} of {1}", roman(last / 6), period.year)
                                               : words.say("{0} to {1} {2}", words.month(period.months.first),
                                                           words.month(period.months.last), period.year);
  if (day < period.end()) text += words(", so far");
  return text;
}

std::string report_title(const Report& report, Date day, const Words& words) {
  return words.say("Monitoring and evaluation report on the action plan for bureaucratic reform, {0}, {1}",
                   report.file->plan->institution.name.value, period_text(report.period, day, words));
}

std::string report_introduction(const Report& report, Date day, const Words& words) {
  return words.say(
      "This report tells how {0} was carried out, {1}, as recorded by {2}. Indicators: {3}, areas of change: {4}, "
      "indicators of no month: {5}.",
      report.file->plan->title.value, period_text(report.period, day, words), words.date(day),
      words.number(report.total.indicators), words.number(report.summary.size()),
      words.number(report.total.unscheduled));
}

std::string report_progress(const Report& report, const Words& words) {
  const Tally& scheduled = report.total.scheduled;
  const std::size_t done = scheduled.in(State::done);
  return words.say(
      "By {0}, {1} ticks were scheduled. Done: {2} ({3}), of these late {4}, without evidence {5}. Overdue: {6}.",
      words.date(report.period.end()), words.number(scheduled.planned), words.number(done),
      percent(done, scheduled.planned, words), words.number(scheduled.late), words.number(report.total.unproven()),
      words.number(scheduled.in(State::overdue)));
}

std::string report_follow_up(const Report& report, const Words& words) {
  if (report.follow_up.empty()) return std::string(words("No obstacle was recorded in the period before."));
  const auto done = std::count_if(report.follow_up.begin(), report.follow_up.end(),
                                  [](const FollowUp& one) { return one.done != nullptr; });
  return words.count(report.follow_up.size(),
                     "{0} obstacle or follow-up plan recorded in the period before; done by now: {1}.",
                     "{0} obstacles or follow-up plans recorded in the period before; done by now: {1}.",
                     words.number(static_cast<std::size_t>(done)));
}

std::string report_closing(const Words& words) {
  return std::string(words("This report is made to be used as it should be."));
}

Signatory signatory_of(const Plan& plan, Signatory given) {
  if (!plan.decree || !plan.decree->signatory) return given;
  const Person& person = *plan.decree->signatory;
  // Another person has a position of their own.
  if (given.name.empty() && given.position.empty() && person.position) given.position = person.position->value;
  if (given.name.empty() && person.name) given.name = person.name->value;
  return given;
}

}  // namespace rbplan
