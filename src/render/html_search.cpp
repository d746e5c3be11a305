#include "render/html_search.h"

#include <fmt/format.h>
#include <nettle/base64.h>
#include <nettle/sha2.h>

#include "base/embedded.h"
#include "base/text.h"

namespace rbplan {

extern const EmbeddedFile embedded_page_parts[];
extern const std::size_t embedded_page_parts_count;

namespace {

// `'sha256-...'` (CSP level 3, 2.3.1).
std::string hash_source(std::string_view text) {
  sha256_ctx sum;
  sha256_init(&sum);
  sha256_update(&sum, text.size(), reinterpret_cast<const std::uint8_t*>(text.data()));
  std::uint8_t digest[SHA256_DIGEST_SIZE];
  sha256_digest(&sum, sizeof digest, digest);
  std::string encoded(BASE64_ENCODE_RAW_LENGTH(sizeof digest), ' ');
  base64_encode_raw(encoded.data(), sizeof digest, digest);
  return fmt::format("'sha256-{}'", encoded);
}

void add_choice(Xml& xml, const Facet& facet, const Words& words) {
  const auto label = xml.open("label");
  xml.text(facet.label);
  const auto select = xml.open("select");
  xml.leaf("option", {{"selected", "selected"}}, words("all"));
  for (std::size_t i = 0; i < facet.answers.size(); ++i) xml.leaf("option", {{"value", i}}, facet.answers[i]);
}

void add_button(Xml& xml, std::string_view type, std::string_view name, std::string_view text) {
  xml.leaf("button", {{"type", type}, {"name", name}}, text);
}

}  // namespace

std::string said_answers(const std::vector<Answers>& all) {
  std::vector<std::string> said;
  said.reserve(all.size());
  for (const Answers& answers : all) {
    std::vector<std::string> places;
    places.reserve(answers.size());
    for (const auto& answer : answers) places.push_back(answer ? std::to_string(*answer) : std::string());
    said.push_back(join(places, ","));
  }
  return join(said, " ");
}

void add_search(Xml& xml, const std::vector<Facet>& facets, const Words& words) {
  const auto form = xml.open("form", {{"role", "search"},
                                      {"id", "search"},
                                      {"hidden", "hidden"},
                                      {"autocomplete", "off"},
                                      {"data-shown", words("{0} of {1} shown; figures and charts are of all")},
                                      {"data-none", words("Nothing here is among what is searched for.")},
                                      {"data-unknown", words("There is no {0} on this page.")}});
  {
    const auto label = xml.open("label");
    xml.text(words("Search"));
    xml.empty("input", {{"type", "search"}, {"spellcheck", "false"}});
  }
  for (const Facet& facet : facets) add_choice(xml, facet, words);
  {
    const auto buttons = xml.open("div", {{"class", "buttons"}});
    add_button(xml, "reset", "", words("Clear"));
    add_button(xml, "button", "open", words("Open all"));
    add_button(xml, "button", "close", words("Close all"));
  }
  xml.leaf("p", {{"role", "status"}}, "");
}

std::string_view page_script() {
  return embedded_file(embedded_page_parts, embedded_page_parts_count, "html_page.js").value();
}

std::string content_policy(std::string_view style, std::string_view script) {
  return fmt::format("default-src 'none'; base-uri 'none'; form-action 'none'; style-src {}; script-src {}",
                     hash_source(style), script.empty() ? "'none'" : hash_source(script));
}

}  // namespace rbplan
