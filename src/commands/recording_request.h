// What a line of `done`, `undo` or `review` asks for.
#pragma once
#include "commands/record_job.h"
#include "commands/recording.h"

namespace rbplan {

// What the line says, judged before a byte is read.
struct RecordingRequest : WriteRequest {
  RecordRequest record;
  std::vector<std::string> evidence;  // files and addresses as given
  std::vector<std::string> titles;    // of the first pieces of evidence
  bool copies = false;                // evidence that lies elsewhere
};

// `record` is what is the command's own.
Parsed<RecordingRequest> parse_recording(const Env& env, OptionReader& read, RecordRequest record);

}  // namespace rbplan
