// What git has: revisions, and their files, read without checking anything out, fetching or writing.
#pragma once
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <tl/expected.hpp>
#include <vector>

#include "world/reader.h"

namespace rbplan {

// How git is asked: read_program() and feed_program() of world/process.h.
struct Git {
  std::function<std::optional<std::string>(const std::vector<std::string>& arguments)> read;
  std::function<std::optional<std::string>(const std::vector<std::string>& arguments, const std::string& input)> feed;
};

// A merge, with its parents; all are names of commits. One that is not committed yet has no name.
struct Merge {
  std::string commit;
  std::vector<std::string> parents;
};

// A work tree as seen from one of its folders.
class Repository {
 public:
  // Nothing where git is missing, or `folder` is in no work tree that it lets us read.
  static std::optional<Repository> at(Git git, std::string folder);

  const std::string& top() const { return top_; }  // the folder of the whole work tree, from `/`
  std::string way_up() const;                      // the same from the folder: `../..`, or `.`

  // The names of the commits that revisions mean; nothing where git knows none. They hold no line feed.
  std::vector<std::optional<std::string>> commits(const std::vector<std::string>& revisions) const;
  std::string short_name(const std::string& commit) const;

  bool is_shallow() const;  // whether what is older was left out when it was cloned

  std::optional<std::string> merge_base(const std::string& a, const std::string& b) const;

  // Those between two commits, the latest first; nothing where git fails.
  std::optional<std::vector<Merge>> merges_between(const std::string& base, const std::string& tip) const;

  // The files of a commit that another lacks, paths from the top; the work tree where none is named.
  std::vector<std::string> missing_from(const std::string& commit, const std::string& other) const;

  // The YAML files of a commit, and those with one of the names `also` (paths from the top); as seen from the folder,
  // under the paths they have in the work tree; bytes as git keeps them (gitattributes(5)). A link has the bytes of the
  // file it leads to. Nothing where git cannot read them all.
  std::unique_ptr<Reader> files(const std::string& commit, const std::vector<std::string>& also = {}) const;

  // The bytes of files, paths from the top, of commits: in the order asked for, nothing for one that is not there.
  struct FileOf {
    std::string commit;
    std::string path;
  };
  std::optional<std::vector<std::optional<std::string>>> read(const std::vector<FileOf>& files) const;

 private:
  Repository(Git git, std::string folder) : git_(std::move(git)), folder_(std::move(folder)) {}

  std::vector<std::string> command(std::vector<std::string> words) const;
  std::optional<std::string> ask(std::vector<std::string> words) const;  // without the last line feed
  std::optional<std::vector<std::optional<std::string>>> read_objects(const std::vector<std::string>& names) const;

  Git git_;
  std::string folder_;
  std::string top_;
  std::string prefix_;  // of the folder, from the top: empty, or with a slash behind
};

}  // namespace rbplan
