// What a script adds to a page: search and filters; and what a page may do at all.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "archive/xml.h"
#include "base/words.h"
#include "render/document.h"

namespace rbplan {

// `0,2, 0,3,1`: of each facet the place of the answer, or nothing; `html_page.js` reads them.
std::string said_answers(const std::vector<Answers>& all);
constexpr std::string_view kAnswersAttribute = "data-is";

// The form, which stays hidden without the script.
void add_search(Xml& xml, const std::vector<Facet>& facets, const Words& words);

std::string_view page_script();

// Nothing is loaded or sent; only these two texts are taken for style and script. No script where it is empty.
std::string content_policy(std::string_view style, std::string_view script);

}  // namespace rbplan
