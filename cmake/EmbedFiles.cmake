# Run by embed(): writes OUTPUT with the bytes of FILES (separated by commas) under the name VARIABLE.
string(REPLACE "," ";" FILES "${FILES}")
set(arrays "")
set(entries "")
set(count 0)
foreach(file IN LISTS FILES)
  get_filename_component(name ${file} NAME)
  file(READ ${file} hex HEX)
  string(REGEX REPLACE "(..)" "\\\\x\\1" bytes "${hex}")
  # One literal a line of 32 bytes: an escape never runs into the next literal.
  string(REGEX REPLACE "(................................................................................................................................)" "\\1\"\n\"" bytes "${bytes}")
  file(SIZE ${file} size)
  string(APPEND arrays "const char file_${count}[] =\n\"${bytes}\";\n")
  string(APPEND entries "    {\"${name}\", {file_${count}, ${size}}},\n")
  math(EXPR count "${count} + 1")
endforeach()
file(WRITE ${OUTPUT} "#include \"base/embedded.h\"
namespace {
${arrays}}  // namespace
namespace rbplan {
extern const EmbeddedFile ${VARIABLE}[] = {
${entries}};
extern const std::size_t ${VARIABLE}_count = ${count};
}  // namespace rbplan
")
