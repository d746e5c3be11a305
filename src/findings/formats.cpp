#include "findings/formats.h"

#include "base/json.h"
#include "findings/json.h"

namespace rbplan {
namespace {

std::string write_text(const FindingsContent& content) {
  return render_text(content.files, content.style, content.words);
}

std::string write_json(const FindingsContent& content) {
  JsonObject document;
  document.add(content.envelope);
  document.add("diagnostics", diagnostics_list(content.files));
  document.add("summary", diagnostics_summary(content.files));
  return std::move(document).text();
}

}  // namespace

const FindingsFormats& all_findings_formats() {
  static const FindingsFormats formats = {
      {"text", ".txt", "for people", write_text},
      {"json", ".json", "one object, with the problems and how many there are", write_json},
  };
  return formats;
}

}  // namespace rbplan
