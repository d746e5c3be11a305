// A yardstick: libyaml's events of files, each let go of at once.
#include <yaml.h>

#include "files.h"

namespace {

bool is_read(const std::string& bytes) {
  yaml_parser_t parser;
  yaml_parser_initialize(&parser);
  yaml_parser_set_input_string(&parser, reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
  yaml_event_type_t type = YAML_NO_EVENT;
  while (type != YAML_STREAM_END_EVENT) {
    yaml_event_t event;
    if (yaml_parser_parse(&parser, &event) == 0) return false;
    type = event.type;
    yaml_event_delete(&event);
  }
  yaml_parser_delete(&parser);
  return true;
}

}  // namespace

int main(int argc, char** argv) {
  for (const std::string& name : files_named(argc, argv)) {
    if (!is_read(read_file(name))) return 1;
  }
}
