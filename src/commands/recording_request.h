// What a line of `done`, `undo` or `review` asks for.
#pragma once
#include "commands/recording.h"
#include "session/request.h"
#include "world/update.h"

namespace rbplan {

// What the line says, judged before a byte is read.
struct RecordingRequest {
  RecordRequest record;
  ListRequest list;                   // style, day and plans
  std::vector<std::string> evidence;  // files and addresses as given
  std::vector<std::string> titles;    // of the first pieces of evidence
  std::vector<std::string> where;     // the options that name the plan, as given
  bool copies = false;                // evidence that lies elsewhere
  std::chrono::seconds patience = kUsualPatience;
  bool is_dry_run = false;
};

// `record` is what is the command's own.
Parsed<RecordingRequest> parse_recording(const Env& env, OptionReader& read, RecordRequest record);

}  // namespace rbplan
