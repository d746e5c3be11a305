#include "findings/finding.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "base/fingerprint.h"
#include "base/text.h"

namespace rbplan {
namespace {

constexpr Severity kWorstFirst[] = {Severity::error, Severity::warning, Severity::note};

std::string said_count(Severity severity, std::size_t n, const Words& words) {
  switch (severity) {
    case Severity::error:
      return words.count(n, "{0} error", "{0} errors");
    case Severity::warning:
      return words.count(n, "{0} warning", "{0} warnings");
    case Severity::note:
      return words.count(n, "{0} note", "{0} notes");
  }
  return {};
}

}  // namespace

std::vector<Finding> findings_of(const FindingsContent& content) {
  std::vector<Finding> findings;
  for (const FileFindings& file : content.files) {
    const std::string path = path_in(content.folder, file.source->path());
    for (const Diagnostic& one : file.diagnostics) {
      findings.push_back({&file, &one, &facts(one.kind), path, file.source->place(one.span.begin),
                          file.source->place(std::max(one.span.begin, one.span.end))});
    }
  }
  return findings;
}

std::vector<Finding> worst_first(std::vector<Finding> findings) {
  std::stable_sort(findings.begin(), findings.end(),
                   [](const Finding& a, const Finding& b) { return a.kind->severity < b.kind->severity; });
  return findings;
}

std::string path_in(const std::string& folder, const std::string& path) {
  const std::filesystem::path normal = std::filesystem::path(path).lexically_normal();
  if (!normal.is_absolute() || folder.empty()) return normal.string();
  const std::filesystem::path seen = normal.lexically_relative(folder);
  return seen.empty() || *seen.begin() == ".." ? normal.string() : seen.string();
}

const SourceText& source_of(const Finding& finding, const Related& related) {
  return related.source ? *related.source : finding.source();
}

std::string said_place(const Finding& finding, const Related& related, const Words& words) {
  const SourceText& source = source_of(finding, related);
  return fmt::format("{}:{}: {}", visible(source.name()), source.line_of(related.span.begin),
                     visible(message(related, words)));
}

std::string sentence(const Finding& finding, OtherPlaces places) {
  std::string text = visible(message(*finding.diagnostic, Words()));
  for (const Related& related : finding.diagnostic->related) {
    if (places == OtherPlaces::all || !source_of(finding, related).revision().empty())
      text += " (" + said_place(finding, related, Words()) + ')';
  }
  if (finding.diagnostic->help) text += ". Help: " + visible(message(*finding.diagnostic->help, Words()));
  return text;
}

std::string Fingerprints::next(const Finding& finding) {
  const std::string_view line = finding.source().line(finding.begin.line);
  const std::string text = fmt::format("{}\n{}\n{}\n{}", finding.kind->code, finding.path,
                                       message(*finding.diagnostic, Words()), trimmed(line));
  const std::size_t before = seen_[text]++;
  return fingerprint(before == 0 ? text : fmt::format("{}\n{}", text, before));
}

Counts counts_of(const std::vector<FileFindings>& files) {
  Counts counts = {};
  for (const Severity severity : kWorstFirst) counts[static_cast<std::size_t>(severity)] = count(files, severity);
  return counts;
}

std::string said_counts(const Counts& counts, const Words& words) {
  std::vector<std::string> parts;
  for (const Severity severity : kWorstFirst) {
    const std::size_t n = counts[static_cast<std::size_t>(severity)];
    if (n > 0) parts.push_back(said_count(severity, n, words));
  }
  return join(parts, ", ");
}

std::string verdict(const FindingsContent& content, const Words& words) {
  const std::vector<FileFindings>& files = content.files;
  const auto with = static_cast<std::size_t>(
      std::count_if(files.begin(), files.end(), [](const FileFindings& file) { return !file.diagnostics.empty(); }));
  std::string said =
      with == 0 ? words.count(files.size(), "no problems in {0} file", "no problems in {0} files")
                : words.count(with, "{1} in {0} file", "{1} in {0} files", said_counts(counts_of(files), words));
  if (content.unread > 0)
    said += "; " + words.count(content.unread, "{0} file could not be read", "{0} files could not be read");
  return said;
}

}  // namespace rbplan
