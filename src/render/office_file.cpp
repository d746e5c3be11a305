#include "render/office_file.h"

#include "archive/writer.h"
#include "archive/xml.h"

namespace rbplan {
namespace {

constexpr std::string_view kRelations = "application/vnd.openxmlformats-package.relationships+xml";
constexpr std::string_view kCoreType = "application/vnd.openxmlformats-package.core-properties+xml";
constexpr std::string_view kPackage = "http://schemas.openxmlformats.org/package/2006/";

std::string uri(std::string_view of, std::string_view name) { return std::string(of) + std::string(name); }

std::string relation_type(std::string_view type) {
  const bool is_of_package = type.starts_with("metadata/");
  return uri(is_of_package ? uri(kPackage, "relationships") : std::string(kOfficeRelations), '/' + std::string(type));
}

std::string content_types(const std::vector<Part>& parts) {
  Xml xml(kXmlDeclaration);
  {
    const auto types = xml.open("Types", {{"xmlns", uri(kPackage, "content-types")}});
    xml.empty("Default", {{"Extension", "rels"}, {"ContentType", kRelations}});
    for (const Part& part : parts) xml.empty("Override", {{"PartName", '/' + part.name}, {"ContentType", part.type}});
  }
  return std::move(xml).take();
}

std::string core_properties(const CoreProperties& about) {
  Xml xml(kXmlDeclaration);
  {
    const auto all = xml.open("cp:coreProperties", {{"xmlns:cp", uri(kPackage, "metadata/core-properties")},
                                                    {"xmlns:dc", "http://purl.org/dc/elements/1.1/"}});
    xml.leaf("dc:title", about.title);
    if (!about.creator.empty()) xml.leaf("dc:creator", about.creator);
    xml.leaf("dc:language", language_tag(about.language));
  }
  return std::move(xml).take();
}

}  // namespace

std::string office_type(std::string_view family, std::string_view part) {
  return fmt::format("application/vnd.openxmlformats-officedocument.{}.{}+xml", family, part);
}

std::string relations(const std::vector<Relation>& all) {
  Xml xml(kXmlDeclaration);
  {
    const auto list = xml.open("Relationships", {{"xmlns", uri(kPackage, "relationships")}});
    std::size_t number = 0;
    for (const Relation& one : all) {
      xml.empty("Relationship",
                {{"Id", "rId" + std::to_string(++number)}, {"Type", relation_type(one.type)}, {"Target", one.target}});
    }
  }
  return std::move(xml).take();
}

std::string office_file(std::vector<Part> parts, const std::vector<Relation>& related, const CoreProperties& about) {
  constexpr std::string_view kCore = "docProps/core.xml";
  const std::string main = parts.front().name;
  const std::size_t folder = main.rfind('/') + 1;
  parts.push_back({std::string(kCore), std::string(kCoreType), core_properties(about)});
  Package package;
  package.add("[Content_Types].xml", content_types(parts));
  package.add("_rels/.rels", relations({{"officeDocument", main}, {"metadata/core-properties", std::string(kCore)}}));
  for (const Part& part : parts) package.add(part.name, part.bytes);
  package.add(main.substr(0, folder) + "_rels/" + main.substr(folder) + ".rels", relations(related));
  return std::move(package).bytes();
}

std::string_view language_tag(Language language) { return language == Language::indonesian ? "id-ID" : "en-GB"; }

}  // namespace rbplan
