#include "findings/text.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "findings/finding.h"

namespace rbplan {
namespace {

constexpr std::string_view kError = "1;31";
constexpr std::string_view kWarning = "33";

std::string_view colour_of(Severity severity) {
  switch (severity) {
    case Severity::error:
      return kError;
    case Severity::warning:
      return kWarning;
    case Severity::note:
      return kBold;
  }
  return {};
}

// A source line as shown, and where in it the carets stand.
struct Excerpt {
  std::string text;
  std::size_t caret_at = 0;  // columns
  std::size_t carets = 1;
};

// At most the last, or with `front` the first, `most` bytes of a text, cut between code points.
std::string_view clipped(std::string_view text, std::size_t most, bool front) {
  if (text.size() <= most) return text;
  const auto continues = [&](std::size_t at) { return at < text.size() && (text[at] & 0xC0) == 0x80; };
  std::size_t cut = front ? most : text.size() - most;
  while (continues(cut)) front ? --cut : ++cut;
  return front ? text.substr(0, cut) : text.substr(cut);
}

// The last, or with `front` the first, part of `text` that fits into `columns`.
std::string fitting(std::string_view text, std::size_t columns, bool front) {
  for (std::size_t width = display_width(text); width > columns; width = display_width(text)) {
    const std::size_t surely_too_many = std::max<std::size_t>((width - columns) / 2, 1);  // no byte is wider than 2
    text = clipped(text, text.size() - surely_too_many, front);
  }
  return std::string(text);
}

// The line around the span: whole where it fits, else a window that holds the carets' beginning.
Excerpt excerpt(const SourceText& source, Span span, std::size_t columns, std::string_view ellipsis) {
  const std::size_t number = source.line_of(span.begin);
  const std::string_view line = source.line(number);
  const std::size_t start = source.line_begin(number);
  const std::size_t begin = std::min(std::max<std::size_t>(span.begin, start) - start, line.size());
  const std::size_t end = std::clamp(std::max<std::size_t>(span.end, start) - start, begin, line.size());
  const std::size_t dots = display_width(ellipsis);
  const std::size_t room = std::max<std::size_t>(columns, 4 * dots + 4);
  const std::size_t enough = 8 * room;  // bytes; a line of megabytes is not looked at whole
  std::string before = visible(clipped(line.substr(0, begin), enough, false));
  std::string marked = visible(clipped(line.substr(begin, end - begin), enough, true));
  std::string after = visible(clipped(line.substr(end), enough, true));
  if (display_width(before) + display_width(marked) + display_width(after) > room) {
    if (display_width(before) > room / 2) before = std::string(ellipsis) + fitting(before, room / 2 - dots, false);
    const std::size_t left = room - display_width(before);
    if (display_width(marked) > left) {
      marked = fitting(marked, left - dots, true) + std::string(ellipsis);
      after.clear();
    } else if (display_width(marked) + display_width(after) > left) {
      const std::size_t for_after = left - display_width(marked);
      after = for_after > dots ? fitting(after, for_after - dots, true) + std::string(ellipsis) : std::string();
    }
  }
  return {before + marked + after, display_width(before), std::max<std::size_t>(display_width(marked), 1)};
}

class Printer {
 public:
  Printer(const TextStyle& style, const Words& words) : style_(style), words_(words) {}

  std::string out;

  void diagnostic(const SourceText& source, const Diagnostic& diagnostic) {
    const KindFacts& kind = facts(diagnostic.kind);
    if (!out.empty()) out += '\n';
    const std::string label = fmt::format("{}[{}]", word_of(kind.severity), kind.code);
    sentence(place_text(source, diagnostic.span) + ": " + painted(label, colour_of(kind.severity)) + ':',
             message(diagnostic, words_));
    source_line(source, diagnostic.span, colour_of(kind.severity));
    notes_and_help(diagnostic, &source);
  }

  void refusal(const Diagnostic& diagnostic) {
    const KindFacts& kind = facts(diagnostic.kind);
    if (!out.empty()) out += '\n';
    sentence(painted(words_.say("error[{0}]:", kind.code), colour_of(kind.severity)), message(diagnostic, words_));
    notes_and_help(diagnostic, nullptr);
  }

  void summary(const std::vector<FileFindings>& files, const KindFacts& first) {
    Counts counts = counts_of(files);
    if (!style_.notes) counts[static_cast<std::size_t>(Severity::note)] = 0;
    const auto files_shown =
        static_cast<std::size_t>(std::count_if(files.begin(), files.end(), [&](const FileFindings& file) {
          return std::any_of(file.diagnostics.begin(), file.diagnostics.end(),
                             [&](const Diagnostic& d) { return shows(d); });
        }));
    out += '\n' + words_.count(files_shown, "{1} in {0} file", "{1} in {0} files", said_counts(counts, words_)) + '\n';
    out += words_.say("for more: rbplan explain {0}", first.code) + '\n';
  }

  bool shows(const Diagnostic& diagnostic) const {
    return style_.notes || facts(diagnostic.kind).severity != Severity::note;
  }

 private:
  // `source` is the file of notes that name none.
  void notes_and_help(const Diagnostic& diagnostic, const SourceText* source) {
    for (const Related& related : diagnostic.related) {
      const SourceText& of_note = related.source ? *related.source : *source;
      sentence(painted(words_("note:"), kBold), place_text(of_note, related.span) + ": " + message(related, words_));
      source_line(of_note, related.span, kBold);
    }
    if (diagnostic.help) sentence(painted(words_("help:"), kBold), message(*diagnostic.help, words_));
  }

  std::string painted(std::string_view text, std::string_view code) const {
    return rbplan::painted(std::string(text), style_.colour ? code : std::string_view());
  }

  std::string place_text(const SourceText& source, Span span) const {
    const Place place = source.place(span.begin);
    const std::string text = fmt::format("{}:{}:{}", visible(source.name()), place.line, place.column);
    return source.revision().empty() ? linked(text, {source.path(), place.line, place.column}, style_.links) : text;
  }

  // The sentence stays on the line of its place, however long: editors and CI read it there.
  void sentence(const std::string& head, const std::string& text) {
    out += fmt::format("{} {}\n", head, visible(text));
  }

  void source_line(const SourceText& source, Span span, std::string_view colour) {
    if (source.bytes().empty()) return;
    const std::string number = fmt::format("{}", source.line_of(span.begin));
    const std::string gutter = number + " | ";
    const Excerpt shown = excerpt(source, span, style_.columns > gutter.size() ? style_.columns - gutter.size() : 1,
                                  style_.ascii ? "..." : "\xE2\x80\xA6");
    out += painted(gutter, kDim) + shown.text + '\n';
    if (!style_.carets) return;
    out += painted(std::string(number.size(), ' ') + " | ", kDim) + std::string(shown.caret_at, ' ') +
           painted(std::string(shown.carets, '^'), colour) + '\n';
  }

  TextStyle style_;
  const Words& words_;
};

}  // namespace

std::string render_text(const std::vector<FileFindings>& files, const TextStyle& style, const Words& words) {
  Printer printer(style, words);
  const KindFacts* first = nullptr;
  for (const FileFindings& file : files) {
    for (const Diagnostic& diagnostic : file.diagnostics) {
      if (!printer.shows(diagnostic)) continue;
      if (!first) first = &facts(diagnostic.kind);
      printer.diagnostic(*file.source, diagnostic);
    }
  }
  if (first) printer.summary(files, *first);
  return without_commands(std::move(printer.out));
}

std::string render_refusals(const Diagnostics& refusals, const TextStyle& style, const Words& words) {
  Printer printer(style, words);
  for (const Diagnostic& refusal : refusals) printer.refusal(refusal);
  return without_commands(std::move(printer.out));
}

}  // namespace rbplan
