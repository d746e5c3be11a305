# Run with every build: writes OUTPUT, a C++ unit that holds the commit of SOURCE, and leaves it alone where that has not
# changed. Plans, records and tests are not in the program and may differ.
include(${CMAKE_CURRENT_LIST_DIR}/Git.cmake)
ask_git(commit ${SOURCE} rev-parse --short=12 HEAD)
ask_git(changes ${SOURCE} status --porcelain --untracked-files=normal --
        CMakeLists.txt CHANGELOG.md LICENSE README.id.md README.md build.sh cmake completions package schemas src)
if(commit AND changes)
  string(APPEND commit ", changed")
endif()
set(unit "namespace rbplan {
extern const char* const commit;
const char* const commit = \"${commit}\";
}  // namespace rbplan
")
set(before "")
if(EXISTS ${OUTPUT})
  file(READ ${OUTPUT} before)
endif()
if(NOT before STREQUAL unit)
  file(WRITE ${OUTPUT} "${unit}")
endif()
