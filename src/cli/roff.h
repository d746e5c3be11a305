// A manual page as it is written: man(7) macros, with text made safe for them.
#pragma once
#include <string>
#include <string_view>

namespace rbplan {

class Roff {
 public:
  // `date` stands at the foot, such as `rbplan 0.2.0`.
  Roff(std::string_view title, int section, std::string_view foot, std::string_view manual);

  void section(std::string_view name);
  void subsection(std::string_view name);
  void paragraph(std::string_view text);
  void name_line(std::string_view name, std::string_view what);  // what lexgrog and apropos read
  void pair(std::string_view term, std::string_view text);
  void code(std::string_view line);

  // A help topic or another page in Markdown, without its heading (render/page.h has the forms).
  void markdown(std::string_view page);

  const std::string& text() const { return out_; }

 private:
  void macro(std::string_view line);
  void line(std::string_view text);

  std::string out_;
};

}  // namespace rbplan
