#include "world/reader.h"

namespace rbplan {

std::string reason_text(const ReadError& error) {
  switch (error.why) {
    case ReadError::Why::missing:
      return "does not exist";
    case ReadError::Why::is_folder:
      return "is a folder";
    case ReadError::Why::not_a_file:
      return "is not a regular file";
    case ReadError::Why::too_large:
      return "is too large";
    case ReadError::Why::failed:
      break;
  }
  return "cannot be read: " + error.reason;
}

}  // namespace rbplan
