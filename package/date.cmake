# All times in a package are the commit's, or those of SOURCE_DATE_EPOCH; without git, of the newest day in CHANGELOG.md.
if("$ENV{SOURCE_DATE_EPOCH}" STREQUAL "")
  include(${CPACK_SOURCE_DIR}/cmake/Git.cmake)
  ask_git(seconds ${CPACK_SOURCE_DIR} log -1 --format=%ct)
  if(seconds STREQUAL "")
    file(STRINGS ${CPACK_SOURCE_DIR}/CHANGELOG.md released REGEX "^## [0-9.]+ \\(" LIMIT_COUNT 1)
    string(REGEX MATCH "[0-9]+-[0-9]+-[0-9]+" day "${released}")
    execute_process(COMMAND date -u -d "${day}" +%s OUTPUT_VARIABLE seconds OUTPUT_STRIP_TRAILING_WHITESPACE
                    COMMAND_ERROR_IS_FATAL ANY)
  endif()
  set(ENV{SOURCE_DATE_EPOCH} ${seconds})
endif()
