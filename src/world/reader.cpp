#include "world/reader.h"

namespace rbplan {

std::string reason_text(const ReadError& error, const Words& words) {
  switch (error.why) {
    case ReadError::Why::missing:
      return std::string(words("does not exist"));
    case ReadError::Why::is_folder:
      return std::string(words("is a folder"));
    case ReadError::Why::not_a_file:
      return std::string(words("is not a regular file"));
    case ReadError::Why::too_large:
      return std::string(words("is too large"));
    case ReadError::Why::no_permission:
      return std::string(words("cannot be read: you have no permission"));
    case ReadError::Why::changing:
      return std::string(words("is being changed by another program"));
    case ReadError::Why::misread:
      return words.say(
          "is read in one way by rbplan and in another by its parser, first in line {0}: please report this fault of "
          "rbplan with the file",
          error.reason);
    case ReadError::Why::failed:
      break;
  }
  return words.say("cannot be read: {0}", error.reason);
}

}  // namespace rbplan
