// A yardstick: a static program that reads files, and no more.
#include "files.h"

int main(int argc, char** argv) {
  for (const std::string& name : files_named(argc, argv)) read_file(name);
}
