#include "session/evidence_files.h"

#include <algorithm>
#include <filesystem>
#include <map>

#include "session/find.h"

namespace rbplan {
namespace {

namespace fs = std::filesystem;

constexpr const char* kGit = ".git";
constexpr const char* kEvidence = "evidence";

bool is_inside(const fs::path& path, const fs::path& folder) {
  const auto [end, rest] = std::mismatch(folder.begin(), folder.end(), path.begin(), path.end());
  return end == folder.end();
}

bool has_scheme(std::string_view text) { return text.starts_with("https://") || text.starts_with("http://"); }

bool is_address(std::string_view text) {
  return has_scheme(text) && text.find_first_of(" \t\r\n") == std::string_view::npos;
}

// The nearest folder at or above that is a git work tree; else the one that holds the plan's folder.
fs::path kept_folder(const Reader& files, const fs::path& folder) {
  for (fs::path at = folder;; at = at.parent_path()) {
    if (files.kind((at / kGit).string()) != FileKind::missing) return at;
    if (at == at.parent_path()) return folder.parent_path();
  }
}

class Look {
 public:
  Look(const Reader& files, const std::string& progress_path) : files_(files) {
    const std::string folder = fs::path(progress_path).parent_path().string();
    folder_ = files.resolved(folder.empty() ? "." : folder).value_or(files.real_path(folder));
    kept_in_ = kept_folder(files, folder_);
    progress_ = files.followed(progress_path);
  }

  const fs::path& folder() const { return folder_; }
  const fs::path& kept_in() const { return kept_in_; }
  bool is_work_tree() const { return files_.kind((kept_in_ / kGit).string()) != FileKind::missing; }

  bool keeps(const fs::path& path) const { return is_inside(path, kept_in_); }

  // Whether a file that is kept can be evidence at all.
  std::optional<EvidenceProblem> unfit(const fs::path& path) const {
    const fs::path below = path.lexically_relative(kept_in_);
    if (std::find(below.begin(), below.end(), kGit) != below.end()) return EvidenceProblem::in_git;
    const bool is_itself = path == progress_ || progress_path_of(path.string()) == progress_;
    return is_itself ? std::optional(EvidenceProblem::itself) : std::nullopt;
  }

  // Whether a link takes a folder, or the one above it, out of what is kept.
  bool leads_outside(const fs::path& folder) const {
    const auto leads = [&](const fs::path& path) {
      const auto real = files_.resolved(path.string());
      return real && !keeps(*real);
    };
    return leads(folder) || leads(folder.parent_path());
  }

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
    if (const auto problem = unfit(*real)) return problem;
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
  fs::path progress_;
  std::map<std::string, tl::expected<FileDigest, ReadError>> digests_;  // a file may prove many ticks
};

}  // namespace

std::string evidence_path(const std::string& progress_path, const std::string& file) {
  return (fs::path(progress_path).parent_path() / file).lexically_normal().string();
}

std::vector<BadEvidence> look_at_evidence(const Reader& files, const std::string& progress_path,
                                          const std::vector<PieceOfRow>& pieces) {
  std::vector<BadEvidence> bad;
  if (pieces.empty()) return bad;
  Look look(files, progress_path);
  for (const PieceOfRow& one : pieces) {
    const auto& [record, evidence] = one.piece;
    const auto problem = look.problem_of(*evidence);
    if (!problem) continue;
    const bool is_missing = *problem == EvidenceProblem::missing;
    bad.push_back({record, evidence, *problem,
                   is_missing ? evidence_path(progress_path, evidence->file->value) : look.kept_in().string()});
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

Surroundings surroundings_of(const Reader& files, const std::string& progress_path) {
  const Look look(files, progress_path);
  return {look.folder().string(), look.kept_in().string(), look.is_work_tree()};
}

std::string folder_of_copies(const Reader& files, const std::string& progress_path, int year) {
  const Look look(files, progress_path);
  fs::path beside = look.folder() == look.kept_in() ? look.folder() : look.folder().parent_path();
  for (fs::path at = look.folder(); look.keeps(at); at = at.parent_path()) {
    if (files.kind((at / kEvidence).string()) == FileKind::folder) {
      beside = at;
      break;
    }
    if (at == look.kept_in()) break;
  }
  return (beside / kEvidence / std::to_string(year)).string();
}

tl::expected<TakenEvidence, EvidenceRefusal> take_evidence(const Reader& files, const std::string& progress_path,
                                                           const std::string& given, int year, EvidenceCopies* copies,
                                                           const Words& words) {
  const auto refuse = [](Phrase message, Phrase help = {}) {
    return tl::unexpected(EvidenceRefusal{{std::move(message), std::move(help)}});
  };
  const auto fail = [&](const std::string& reason, Phrase help = {}) {
    return tl::unexpected(EvidenceRefusal{{phrase("{0} {1}", given, reason), std::move(help)}, true});
  };
  if (has_scheme(given)) {
    if (!is_address(given)) return refuse(phrase("an address holds no blank and no line break: {0}", given));
    TakenEvidence taken;
    taken.evidence.url = Text{given, {}};
    return taken;
  }
  if (given.find("://") != std::string::npos) {
    return refuse(phrase("{0} is no address of the web", given), phrase("an address begins with https:// or http://"));
  }
  const Look look(files, progress_path);
  auto real = files.resolved(given);
  if (!real) {
    return fail(reason_text(ReadError{ReadError::Why::missing, {}}, words),
                phrase("it was looked for at {0}", files.real_path(given)));
  }
  const FileKind kind = files.kind(*real);
  if (kind == FileKind::folder) return refuse(phrase("{0} is a folder", given));
  if (kind == FileKind::pipe || kind == FileKind::other) return refuse(phrase("{0} is not a regular file", given));
  const bool is_kept = look.keeps(*real);
  if (!is_kept && !copies) {
    const fs::path folder = folder_of_copies(files, progress_path, year);
    return refuse(phrase("{0} is not in the folder that is kept together with the plan", given),
                  phrase("--copy puts a copy into {0}", folder.lexically_relative(look.kept_in()).string()));
  }
  const auto digest = files.digest(*real, LineEnds::as_they_are);
  if (!digest) return fail(reason_text(digest.error(), words));
  if (digest->size == 0) return refuse(phrase("{0} is empty", given));
  TakenEvidence taken;
  if (!is_kept && look.leads_outside(copies->folder())) {
    return refuse(phrase("{0} is not in the folder that is kept together with the plan", copies->folder()));
  }
  if (!is_kept) {
    auto copy = copies->copy(*real, fs::path(given).filename().string(), *digest);
    if (!copy) return fail(words.say("cannot be copied into {0}: {1}", copies->folder(), copy.error()));
    taken.copied_from = given;
    real = files.resolved(*copy).value_or(*copy);
  } else if (look.unfit(*real) == EvidenceProblem::in_git) {
    return refuse(phrase("{0} lies in git's own folder, which git does not keep", given));
  } else if (look.unfit(*real)) {
    return refuse(phrase("{0} is the plan or its progress file, which proves nothing", given));
  }
  taken.evidence.file = Text{look.seen_from_progress(*real), {}};
  taken.evidence.sha256 = Text{digest->sha256, {}};
  taken.size = digest->size;
  return taken;
}

}  // namespace rbplan
