# ask_git(variable folder arguments...): what git says of the repository whose top is `folder`. Nothing where git is
# missing, `folder` belongs to no commit, or to somebody else. Repositories around it, and the one of a hook that runs
# this, are not asked, and nothing is written.
function(ask_git variable folder)
  foreach(name GIT_DIR GIT_WORK_TREE GIT_INDEX_FILE)
    unset(ENV{${name}})
  endforeach()
  get_filename_component(above ${folder} DIRECTORY)
  set(ENV{GIT_CEILING_DIRECTORIES} ${above})
  set(ENV{GIT_OPTIONAL_LOCKS} 0)
  execute_process(COMMAND git -C ${folder} ${ARGN} OUTPUT_VARIABLE said RESULT_VARIABLE failed
                  ERROR_QUIET OUTPUT_STRIP_TRAILING_WHITESPACE)
  if(failed)
    set(said "")
  endif()
  set(${variable} "${said}" PARENT_SCOPE)
endfunction()
