#include "session/evidence_files.h"

#include <filesystem>
#include <map>

namespace rbplan {
namespace {

namespace fs = std::filesystem;

bool is_inside(const fs::path& path, const fs::path& folder) {
  const auto [end, rest] = std::mismatch(folder.begin(), folder.end(), path.begin(), path.end());
  return end == folder.end();
}

bool is_address(std::string_view text) { return text.starts_with("https://") || text.starts_with("http://"); }

// The nearest folder at or above that is a git work tree; else the one that holds the plan's folder.
fs::path kept_folder(const Reader& files, const fs::path& folder) {
  for (fs::path at = folder;; at = at.parent_path()) {
    if (files.kind((at / ".git").string()) != FileKind::missing) return at;
    if (at == at.parent_path()) return folder.parent_path();
  }
}

class Look {
 public:
  Look(const Reader& files, const std::string& progress_path) : files_(files) {
    const std::string folder = fs::path(progress_path).parent_path().string();
    folder_ = files.resolved(folder.empty() ? "." : folder).value_or(files.real_path(folder));
    kept_in_ = kept_folder(files, folder_);
  }

  std::string kept_in() const { return kept_in_.string(); }

  bool keeps(const fs::path& path) const { return is_inside(path, kept_in_); }

  std::string seen_from_progress(const fs::path& path) const { return path.lexically_relative(folder_).string(); }

  // The path of a file that a record names, from the root.
  fs::path path_of(const std::string& name) const { return (folder_ / name).lexically_normal(); }

  std::optional<EvidenceProblem> problem_of(const Evidence& evidence) {
    if (!evidence.file) {
      return is_address(evidence.url->value) ? std::nullopt : std::optional(EvidenceProblem::no_address);
    }
    const std::string& name = evidence.file->value;
    if (name.starts_with('/')) return EvidenceProblem::absolute;
    const fs::path named = path_of(name);
    if (!keeps(named)) return EvidenceProblem::outside;
    const auto real = files_.resolved(named.string());
    if (!real) return EvidenceProblem::missing;
    if (!keeps(*real)) return EvidenceProblem::outside;
    if (files_.kind(*real) != FileKind::file) return EvidenceProblem::no_file;
    return problem_of_file(*real, evidence.sha256->value);
  }

 private:
  std::optional<EvidenceProblem> problem_of_file(const std::string& path, const std::string& recorded) {
    auto known = digests_.find(path);
    if (known == digests_.end()) known = digests_.emplace(path, files_.digest(path, LineEnds::as_they_are)).first;
    const auto& digest = known->second;
    if (!digest) return EvidenceProblem::unreadable;
    if (digest->size == 0) return EvidenceProblem::empty;
    if (digest->sha256 == recorded) return std::nullopt;
    for (const LineEnds ends : {LineEnds::lf, LineEnds::crlf}) {
      const auto other = files_.digest(path, ends);
      if (other && other->sha256 == recorded) return EvidenceProblem::line_ends;
    }
    return EvidenceProblem::changed;
  }

  const Reader& files_;
  fs::path folder_;
  fs::path kept_in_;
  std::map<std::string, tl::expected<FileDigest, ReadError>> digests_;  // a file may prove many ticks
};

}  // namespace

std::vector<BadEvidence> look_at_evidence(const Reader& files, const std::string& progress_path,
                                          const std::vector<PieceOfRow>& pieces) {
  std::vector<BadEvidence> bad;
  if (pieces.empty()) return bad;
  Look look(files, progress_path);
  for (const PieceOfRow& one : pieces) {
    const auto& [record, evidence] = one.piece;
    if (const auto problem = look.problem_of(*evidence)) bad.push_back({record, evidence, *problem, look.kept_in()});
  }
  return bad;
}

std::vector<std::string> paths_looked_at(const Reader& files, const std::string& progress_path,
                                         const std::vector<PieceOfRow>& pieces) {
  std::vector<std::string> paths;
  const Look look(files, progress_path);
  const auto here = progress_path.starts_with('/') ? std::nullopt : files.resolved(".");
  for (const PieceOfRow& one : pieces) {
    const auto& file = one.piece.evidence->file;
    if (!file) continue;
    const fs::path path = look.path_of(file->value);
    paths.push_back(here ? path.lexically_relative(*here).string() : path.string());
  }
  return paths;
}

tl::expected<TakenEvidence, EvidenceRefusal> take_evidence(const Reader& files, const std::string& progress_path,
                                                           const std::string& given, const Words& words) {
  const auto refuse = [](Phrase message, Phrase help = phrase("nothing was recorded")) {
    return tl::unexpected(EvidenceRefusal{{std::move(message), std::move(help)}});
  };
  if (is_address(given)) {
    if (given.find_first_of(" \t") != std::string::npos) return refuse(phrase("an address holds no blank: {0}", given));
    TakenEvidence taken;
    taken.evidence.url = Text{given, {}};
    return taken;
  }
  if (given.find("://") != std::string::npos) {
    return refuse(phrase("{0} is no address of the web", given),
                  phrase("nothing was recorded; an address begins with https:// or http://"));
  }
  const Look look(files, progress_path);
  const auto real = files.resolved(given);
  const FileKind kind = real ? files.kind(*real) : FileKind::missing;
  if (kind == FileKind::folder) return refuse(phrase("{0} is a folder", given));
  if (kind == FileKind::pipe || kind == FileKind::other) return refuse(phrase("{0} is not a regular file", given));
  if (real && !look.keeps(*real)) {
    return refuse(phrase("{0} is not in the folder that is kept together with the plan", given),
                  phrase("nothing was recorded; copy it below {0}", look.kept_in()));
  }
  const auto digest =
      real ? files.digest(*real, LineEnds::as_they_are) : tl::unexpected(ReadError{ReadError::Why::missing, {}});
  if (!digest) {
    return tl::unexpected(EvidenceRefusal{
        {phrase("{0} {1}", given, reason_text(digest.error(), words)), phrase("nothing was recorded")}, true});
  }
  if (digest->size == 0) return refuse(phrase("{0} is empty", given));
  TakenEvidence taken;
  taken.evidence.file = Text{look.seen_from_progress(*real), {}};
  taken.evidence.sha256 = Text{digest->sha256, {}};
  taken.size = digest->size;
  return taken;
}

}  // namespace rbplan
