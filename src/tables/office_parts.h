// Parts of an office file as XML, for the readers of its tables.
#pragma once
#include <string>

#include "archive/reader.h"
#include "archive/xml_reader.h"
#include "tables/grid.h"

namespace rbplan {

TableRead<XmlTree> read_part(PackageReader& package, const std::string& name);

// Whether an attribute says yes: `1`, `true`, `on`.
bool says_yes(const XmlNode& node, std::string_view attribute);

// A whole number that an attribute is; `otherwise` where it is none.
std::uint32_t whole_attribute(const XmlNode& node, std::string_view attribute, std::uint32_t otherwise);

// A number as programs store it, `0.30000000000000004` or `1E-3`, with the digits that a person sees.
std::string plain_number(std::string_view stored);

// A workbook, be it of Excel or of OpenDocument, and a document of Word.
TableRead<GridBook> read_xlsx(PackageReader& package);
TableRead<GridBook> read_ods(PackageReader& package);
TableRead<GridBook> read_docx(PackageReader& package);

}  // namespace rbplan
