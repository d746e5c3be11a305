// Any bytes as the sheet of a workbook, as one of OpenDocument, and as the text of a document.
#include <cstdint>

#include "archive/writer.h"
#include "tables.h"

namespace rbplan::fuzzing {
namespace {

constexpr std::string_view kRelations =
    R"(<Relationships><Relationship Id="a" Type="/officeDocument" Target="xl/workbook.xml"/></Relationships>)";
constexpr std::string_view kOfWorkbook =
    R"(<Relationships><Relationship Id="b" Type="/worksheet" Target="sheet.xml"/></Relationships>)";
constexpr std::string_view kWorkbook = R"(<workbook><sheets><sheet name="A" id="b"/></sheets></workbook>)";

void import_parts(std::string_view bytes) {
  Package excel;
  excel.add("_rels/.rels", kRelations);
  excel.add("xl/workbook.xml", kWorkbook);
  excel.add("xl/_rels/workbook.xml.rels", kOfWorkbook);
  excel.add("xl/sheet.xml", bytes);
  import_table("a.xlsx", std::move(excel).bytes());
  Package open;
  open.add("content.xml", bytes);
  import_table("a.ods", std::move(open).bytes());
  Package word;
  word.add("word/document.xml", bytes);
  word.add("word/numbering.xml", bytes);
  word.add("word/styles.xml", bytes);
  import_table("a.docx", std::move(word).bytes());
}

}  // namespace
}  // namespace rbplan::fuzzing

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  rbplan::fuzzing::import_parts(std::string_view(reinterpret_cast<const char*>(data), size));
  return 0;
}
