#include "commands/recording_request.h"

#include "base/text.h"
#include "session/candidates.h"
#include "session/misplaced.h"

namespace rbplan {
namespace {

void read_what_is_said(OptionReader& read, RecordRequest& request) {
  for (const std::string& word : read.line().words()) add_once(request.ids, forgiven_id(word));
  if (request.ids.empty() && !request.filter)
    read.refuse(phrase("no id is given"), phrase("an id is printed first on each line of a list"));
  request.months = read.months();
  request.date = read.date("--date");
  request.record.value = read.measure("--value");
  request.record.spent = read.rupiah("--spent");
  request.record.obstacle = read.text("--obstacle");
  request.record.follow_up = read.text("--follow-up");
  request.record.follow_up_owner = read.text("--follow-up-owner");
  if (const auto due = read.date("--follow-up-due")) request.record.follow_up_due = Located<Date>{*due, {}};
  request.record.note = read.text("--note");
  request.record.by = read.text("--by");
}

}  // namespace

Parsed<RecordingRequest> parse_recording(const Env& env, OptionReader& read, RecordRequest record) {
  if (record.verb == RecordRequest::Verb::done) {
    if (auto file = file_among_ids(env.files, read.line())) read.refuse(std::move(*file));
  }
  read_what_is_said(read, record);
  RecordingRequest request;
  request.record = std::move(record);
  read_write_request(read, env, request);
  if (request.record.filter) request.list.filter = *request.record.filter;
  request.record.names_year = request.list.plans.year.has_value();
  request.titles = read.texts("--title");
  request.evidence = read.texts("--evidence");
  if (request.titles.size() > request.evidence.size()) {
    read.refuse(phrase("option --title needs its --evidence"), phrase("the first title is the first evidence's"));
  }
  request.copies = read.has("--copy");
  if (request.copies && request.evidence.empty()) read.refuse(phrase("option --copy needs an --evidence"));
  return read.result(std::move(request));
}

Options recording_options() {
  return joined({{"--date", "DATE", "the date of the record; the day asked for unless given", false, days},
                 {"--note", "TEXT", "what else there is to say", false, anything},
                 {"--by", "NAME", "who records it; the name that git knows unless given", false, anything}},
                write_options());
}

}  // namespace rbplan
