// Charts as SVG inside of pages.
#pragma once
#include "archive/xml.h"
#include "base/words.h"
#include "render/document.h"

namespace rbplan {

// A figure with its heading; what it shows is told in its description too. As wide as its place, so that its letters
// are as large on a small screen. The table stands behind it.
void add_chart(Xml& xml, const Chart& chart, const Words& words);

}  // namespace rbplan
