// XML is read strictly, and each element knows where it stands.
#include <doctest/doctest.h>

#include "archive/xml_reader.h"

namespace rbplan {
namespace {

using Why = XmlError::Why;

std::optional<Why> why_not(std::string xml) {
  const auto tree = XmlTree::read(std::move(xml));
  return tree ? std::nullopt : std::optional(tree.error().why);
}

XmlTree read(std::string xml) {
  auto tree = XmlTree::read(std::move(xml));
  REQUIRE(tree);
  return *std::move(tree);
}

std::string nested(std::size_t levels) {
  std::string xml;
  for (std::size_t i = 0; i < levels; ++i) xml += "<a>";
  for (std::size_t i = 0; i < levels; ++i) xml += "</a>";
  return xml;
}

TEST_CASE("elements, attributes and text are read as they were meant") {
  const XmlTree tree = read(
      "\xEF\xBB\xBF<?xml version='1.0' encoding=\"UTF-8\" standalone='yes'?>\r\n<!-- a < b -->\n"
      "<w:p xmlns:w=\"urn:w\" xmlns='urn:d' w:id = '1 &lt; &#x32;'><w:t xml:space=\"preserve\"> a&amp;b </w:t><t/>"
      "x<![CDATA[<&>]]>\r\ny<?other a?></w:p>\n");
  const XmlNode root = tree.root();
  CHECK(root.is("urn:w", "p"));
  CHECK(root.attribute("id") == "1 < 2");
  CHECK(!root.attribute("w"));
  CHECK(root.tag() == "w:p");
  const auto id = root.find_attribute("id");
  REQUIRE(id);
  CHECK(tree.bytes().substr(id->begin, id->end() - id->begin) == " w:id = '1 &lt; &#x32;'");
  CHECK(tree.bytes().substr(id->value, id->value_end - id->value) == "1 &lt; &#x32;");
  CHECK(root.child("t").space() == "urn:w");
  CHECK(root.child("t").next("t").space() == "urn:d");
  CHECK(root.child("t").text() == " a&b ");
  CHECK(root.child("t").attribute("space") == "preserve");
  CHECK(root.text() == " a&b x<&>\ny");
  CHECK(!root.next());
  CHECK(!root.parent());
}

TEST_CASE("bytes of elements: the whole, and what stands between the tags") {
  const XmlTree tree = read("<a><b x='>'>ab</b><c /><d></d></a>");
  const XmlNode b = tree.root().first_child();
  CHECK(b.source() == "<b x='>'>ab</b>");
  CHECK(tree.bytes().substr(b.inner_begin(), b.inner_end() - b.inner_begin()) == "ab");
  const XmlNode c = b.next();
  CHECK(c.source() == "<c />");
  CHECK(c.inner_begin() == c.end());
  CHECK(c.next().inner_begin() == c.next().inner_end());
  CHECK(c.next().parent() == tree.root());
  CHECK(b.forward().is_text());
  CHECK(b.after() == c);
  CHECK(!c.next().after());
}

TEST_CASE("what is no well-formed XML of one root") {
  for (const char* xml : {"",
                          " ",
                          "<a>",
                          "<a></b>",
                          "<a></ab>",
                          "<ab></a>",
                          "<a",
                          "<a b>",
                          "<a b=>",
                          "<a b='1' c>",
                          "<a b='<'/>",
                          "<a b='1'c='2'/>",
                          "<a/ >",
                          "< a/>",
                          "<1/>",
                          "<a>]]></a>",
                          "<a><!-- -- --></a>",
                          "<a><!-- </a>",
                          "<a><![CDATA[ </a>",
                          "<a><?x </a>",
                          "<a>&amp</a>",
                          "<a>&#;</a>",
                          "<a>&#x;</a>",
                          "<a>&#xG;</a>",
                          "text<a/>",
                          "<?xml version='1.0' encoding=?><a/>",
                          "</a>",
                          "<a/></a>",
                          "<w:a/>",
                          "<a w:b='1'/>",
                          "<a xmlns:w='u'><w:/></a>",
                          "<a><?xml version='1.0'?></a>",
                          "<a><!ELEMENT b></a>",
                          "<a><b xmlns:w='u'/><w:c/></a>"}) {
    INFO(xml);
    CHECK(why_not(xml) == Why::malformed);
  }
  CHECK(why_not("<a/><b/>") == Why::second_root);
  CHECK(why_not("<a/>text") == Why::second_root);
  CHECK(why_not("<a/><![CDATA[]]>") == Why::second_root);
}

TEST_CASE("doctypes, entities, attributes twice") {
  CHECK(why_not("<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>") == Why::doctype);
  CHECK(why_not("<a>&b;</a>") == Why::entity);
  CHECK(why_not("<a b='&nbsp;'/>") == Why::entity);
  CHECK(why_not("<a b='1' b='2'/>") == Why::attribute_twice);
  CHECK(why_not("<a xmlns='u' xmlns='v'/>") == Why::attribute_twice);
  CHECK(why_not("<a xmlns:x='u' xmlns:y='u' x:b='1' y:b='2'/>") == Why::attribute_twice);
  CHECK(!why_not("<a xmlns:x='u' xmlns:y='v' x:b='1' y:b='2' b='3'/>"));
}

TEST_CASE("characters that XML cannot hold") {
  for (const char* xml :
       {"<a>\x01</a>", "<a>&#1;</a>", "<a>&#xD800;</a>", "<a>&#xDFFF;</a>", "<a>&#xFFFE;</a>", "<a>&#x110000;</a>",
        "<a>&#99999999999999999999;</a>", "<a b='&#0;'/>", "<a>\xEF\xBF\xBF</a>"}) {
    INFO(xml);
    CHECK(why_not(xml) == Why::character);
  }
  CHECK(why_not(std::string("<a>\0</a>", 8)) == Why::character);
  for (const char* xml : {"<a>\xC3</a>", "<a>\xED\xA0\x80</a>", "<a>\xC0\x80</a>", "\xFF\xFE<\0a",
                          "<?xml version='1.0' encoding='ISO-8859-1'?><a/>"}) {
    INFO(xml);
    CHECK(why_not(xml) == Why::not_utf8);
  }
  CHECK(read("<a>&#x1F600;&#10;</a>").root().text() == "\xF0\x9F\x98\x80\n");
}

TEST_CASE("levels and tags are counted while they are read") {
  CHECK(!why_not(nested(kDeepestXml)));
  CHECK(why_not(nested(kDeepestXml + 1)) == Why::too_deep);
  CHECK(why_not(nested(100'000)) == Why::too_deep);
  std::string many = "<a>";
  for (std::size_t i = 1; i < kMostTags; ++i) many += "<b/>";
  CHECK(!why_not(many + "</a>"));
  CHECK(why_not(many + "<b/></a>") == Why::too_many_tags);
}

TEST_CASE("a part that was cut anywhere is not read") {
  const std::string xml = "<?xml version=\"1.0\"?><a b='1'><c>x &amp; y</c><!-- z --><![CDATA[z]]></a>";
  CHECK(!why_not(xml));
  for (std::size_t size = 0; size < xml.size(); ++size) {
    INFO(size);
    CHECK(why_not(xml.substr(0, size)).has_value());
  }
}

}  // namespace
}  // namespace rbplan
