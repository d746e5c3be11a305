// How one file is changed in a real folder, and what is refused there. What another program does meanwhile is done by
// the rewrite: it runs between the reading of the file and its replacement.
#include "world/update.h"

#include <doctest/doctest.h>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <fstream>

#include "base/limits.h"
#include "support/files.h"

namespace rbplan::testing {
namespace {

namespace fs = std::filesystem;
using How = Updated::How;

class Folder {
 public:
  Folder() {
    std::string name = (fs::temp_directory_path() / "rbplan-XXXXXX").string();
    REQUIRE(::mkdtemp(name.data()));
    path_ = name;
  }
  ~Folder() { fs::remove_all(path_); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  fs::path in(const std::string& name) const { return path_ / name; }
  void write(const std::string& name, const std::string& bytes) const { std::ofstream(in(name)) << bytes; }

  std::vector<std::string> names() const {
    std::vector<std::string> names;
    for (const auto& entry : fs::directory_iterator(path_)) names.push_back(entry.path().filename().string());
    std::sort(names.begin(), names.end());
    return names;
  }

 private:
  fs::path path_;
};

std::optional<std::string> one_line_more(std::optional<std::string> bytes) { return bytes.value_or("") + "more\n"; }

Updated update(const fs::path& path, const Rewrite& rewrite = one_line_more) {
  return update_file(path.string(), std::chrono::milliseconds(0), rewrite);
}

TEST_CASE("a file is changed, made, or left as the rewrite says") {
  const Folder folder;
  CHECK(update(folder.in("a")).how == How::written);
  CHECK(update(folder.in("a")).how == How::written);
  CHECK(read_file(folder.in("a")) == "more\nmore\n");
  CHECK(update(folder.in("a"), [](auto) { return std::nullopt; }).how == How::left);
  CHECK(update(folder.in("b"), [](auto) { return std::nullopt; }).how == How::left);
  CHECK(folder.names() == std::vector<std::string>{"a"});
}

TEST_CASE("a path with no file that can be changed") {
  const Folder folder;
  fs::create_symlink("nowhere", folder.in("link"));
  CHECK(update(folder.in("link")).how == How::leads_nowhere);
  fs::create_directory(folder.in("folder"));
  CHECK(update(folder.in("folder")).how == How::not_a_file);
  folder.write("two names", "x");
  fs::create_hard_link(folder.in("two names"), folder.in("other name"));
  CHECK(update(folder.in("two names")).how == How::several_names);
  const Updated nowhere = update(folder.in("missing") / "a");
  CHECK(nowhere.how == How::failed);
  CHECK(nowhere.error == ENOENT);
  const Updated long_name = update(folder.in(std::string(300, 'a')));
  CHECK(long_name.how == How::failed);
  CHECK(long_name.error == ENAMETOOLONG);
}

TEST_CASE("files that are too large are neither read nor written") {
  const Folder folder;
  folder.write("a", "x");
  CHECK(update(folder.in("a"), [](auto) { return std::string(kLargestFile + 1, 'x'); }).how == How::too_large);
  CHECK(read_file(folder.in("a")) == "x");
  fs::resize_file(folder.in("a"), kLargestFile + 1);
  CHECK(update(folder.in("a")).how == How::too_large);
  CHECK(folder.names() == std::vector<std::string>{"a"});
}

TEST_CASE("who holds the folder is named") {
  const Folder folder;
  const Descriptor other(::open(folder.in("").c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  REQUIRE(::flock(other.get(), LOCK_EX) == 0);
  const Updated updated = update(folder.in("a"));
  CHECK(updated.how == How::busy);
  REQUIRE(updated.holder);
  CHECK(updated.holder->process == ::getpid());
}

// Its times of change as they were, but for `add`; both in nanoseconds since 1970.
void shift_time(const fs::path& path, long add) {
  constexpr long kSecond = 1'000'000'000;
  struct stat facts = {};
  REQUIRE(::stat(path.c_str(), &facts) == 0);
  const long time = facts.st_mtim.tv_sec * kSecond + facts.st_mtim.tv_nsec + add;
  const timespec times[] = {facts.st_atim, {time / kSecond, time % kSecond}};
  REQUIRE(::utimensat(AT_FDCWD, path.c_str(), times, 0) == 0);
}

void wait_for_next_second() {
  const auto begin = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
  while (std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now()) == begin) ::usleep(10'000);
}

TEST_CASE("what another program does to the file meanwhile is seen, and the file is read again") {
  using Deed = void (*)(const fs::path&);
  const Deed deeds[] = {
      [](const fs::path& path) { fs::remove(path); },
      [](const fs::path& path) { std::ofstream(path, std::ios::app) << "theirs\n"; },
      [](const fs::path& path) {
        fs::copy_file(path, path.string() + ".new");
        fs::rename(path.string() + ".new", path);
      },
      [](const fs::path& path) { shift_time(path, 1); },
      [](const fs::path& path) { shift_time(path, 1'000'000'000); },
      [](const fs::path& path) { fs::permissions(path, fs::perms::owner_all); },
      [](const fs::path& path) {
        wait_for_next_second();
        fs::permissions(path, fs::perms::owner_all);
      },
  };
  for (const Deed& deed : deeds) {
    const Folder folder;
    folder.write("a", "old\n");
    std::string now;
    int times = 0;
    const Updated updated = update(folder.in("a"), [&](std::optional<std::string> bytes) {
      if (++times == 1) {
        ::usleep(20'000);  // the clock of a file system may be no finer
        deed(folder.in("a"));
        now = fs::exists(folder.in("a")) ? read_file(folder.in("a")) : "";
      }
      return one_line_more(std::move(bytes));
    });
    CHECK(updated.how == How::written);
    CHECK(times == 2);
    CHECK(read_file(folder.in("a")) == now + "more\n");
    CHECK(folder.names() == std::vector<std::string>{"a"});
  }
}

TEST_CASE("a file that another program makes meanwhile stays, and one that never rests is left") {
  const Folder folder;
  CHECK(update(folder.in("a"), [&](std::optional<std::string> bytes) {
          if (!bytes) folder.write("a", "theirs\n");
          return one_line_more(std::move(bytes));
        }).how == How::written);
  CHECK(read_file(folder.in("a")) == "theirs\nmore\n");
  int times = 0;
  CHECK(update(folder.in("a"), [&](std::optional<std::string> bytes) {
          folder.write("a", std::string(static_cast<std::size_t>(++times), 'x'));
          return one_line_more(std::move(bytes));
        }).how == How::changing);
  CHECK(read_file(folder.in("a")) == std::string(static_cast<std::size_t>(times), 'x'));
  CHECK(folder.names() == std::vector<std::string>{"a"});
}

TEST_CASE("each outcome is said with what a person needs") {
  const auto said = [](const Updated& updated) {
    return update_text(updated, "p.yaml", std::chrono::seconds(30), Words());
  };
  CHECK(said({How::written, 0, {}}).empty());
  CHECK(said({How::left, 0, {}}).empty());
  CHECK(said({How::unsynced, 0, {}}) == "p.yaml is written; this file system cannot say whether a name is on disk");
  CHECK(said({How::unsure, EIO, {}}) == "p.yaml is written, but the disk did not confirm it: Input/output error");
  CHECK(said({How::not_a_file, 0, {}}) == "p.yaml is not a regular file");
  CHECK(said({How::leads_nowhere, 0, {}}) == "p.yaml is a link that leads nowhere");
  CHECK(said({How::several_names, 0, {}}) == "p.yaml has other names too (hard links), which would be parted from it");
  CHECK(said({How::read_only, EACCES, {}}) == "p.yaml is write-protected");
  CHECK(said({How::not_like_it, EPERM, {}}) ==
        "p.yaml cannot keep its owner, group, mode and attributes: Operation not permitted");
  CHECK(said({How::busy, 0, {}}) == "another program is writing p.yaml; waited 30 seconds");
  CHECK(said({How::busy, 0, Holder{7, "vim"}}) == "process 7 (vim) is writing p.yaml; waited 30 seconds");
  CHECK(said({How::changing, 0, {}}) == "p.yaml keeps being changed by another program");
  CHECK(said({How::too_large, 0, {}}) == "p.yaml is too large");
  CHECK(said({How::failed, ENOSPC, {}}) == "p.yaml cannot be written: No space left on device");
}

}  // namespace
}  // namespace rbplan::testing
