# The libraries of Debian that have no CMake package of use to us, as targets.
# A static program needs each library's .a; yaml-cpp's own CMake package names only the shared one.

function(add_library_by_name target name header)
  if(RBPLAN_STATIC)
    find_library(${target}_FILE NAMES lib${name}.a REQUIRED)
  else()
    find_library(${target}_FILE NAMES ${name} REQUIRED)
  endif()
  find_path(${target}_INCLUDE NAMES ${header} REQUIRED)
  add_library(${target} INTERFACE)
  target_link_libraries(${target} INTERFACE ${${target}_FILE})
endfunction()

add_library_by_name(yaml_cpp yaml-cpp yaml-cpp/parser.h)
add_library_by_name(utf8proc utf8proc utf8proc.h)
add_library_by_name(nettle nettle nettle/sha2.h)
add_library_by_name(expat expat expat.h)
add_library_by_name(z z zlib.h)
add_library_by_name(minizip minizip minizip/zip.h)
target_link_libraries(minizip INTERFACE z)
if(RBPLAN_STATIC)
  target_compile_definitions(utf8proc INTERFACE UTF8PROC_STATIC)
  get_target_property(fmt_headers fmt::fmt INTERFACE_INCLUDE_DIRECTORIES)
  add_library(rbplan_fmt STATIC ${PROJECT_SOURCE_DIR}/cmake/fmt.cpp) # Debian has no libfmt.a
  target_include_directories(rbplan_fmt SYSTEM PUBLIC ${fmt_headers})
else()
  add_library(rbplan_fmt ALIAS fmt::fmt)
endif()

find_path(RAPIDJSON_INCLUDE NAMES rapidjson/writer.h REQUIRED)
find_program(MSGFMT NAMES msgfmt REQUIRED)
