# embed(target variable files...): a C++ unit in `target` that holds the bytes of the files as
#   extern const rbplan::EmbeddedFile VARIABLE[]; extern const std::size_t VARIABLE_count;
# each with its name (without folder), in the order given. The type is declared in base/embedded.h.
function(embed target variable)
  set(output ${CMAKE_CURRENT_BINARY_DIR}/${variable}.cpp)
  string(REPLACE ";" "," files "${ARGN}")
  add_custom_command(
    OUTPUT ${output}
    COMMAND ${CMAKE_COMMAND} -DOUTPUT=${output} -DVARIABLE=${variable} -DFILES=${files}
            -P ${PROJECT_SOURCE_DIR}/cmake/EmbedFiles.cmake
    DEPENDS ${ARGN} ${PROJECT_SOURCE_DIR}/cmake/EmbedFiles.cmake
    VERBATIM)
  # A file is one literal; compilers take longer ones than the standard asks of them.
  set_source_files_properties(${output} PROPERTIES COMPILE_OPTIONS -Wno-overlength-strings)
  target_sources(${target} PRIVATE ${output})
endfunction()
