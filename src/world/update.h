// One file changed so that neither a fault nor another writer loses a byte: afterwards the old file is there, or the
// new one.
#pragma once
#include <chrono>
#include <functional>
#include <optional>
#include <string>

#include "base/words.h"
#include "world/folder.h"

namespace rbplan {

// What a file is to hold, from what it holds now (nothing: there is no such file). Nothing: it is left as it is. Called
// again where another program changed the file meanwhile.
using Rewrite = std::function<std::optional<std::string>(std::optional<std::string> bytes)>;

struct Updated {
  enum class How {
    written,        // and on disk
    left,           // as it was: the rewrite said so
    unsynced,       // written, and the file system cannot be asked to put a name on disk
    unsure,         // written, but the disk did not confirm it: `error`
    not_a_file,     // a folder, a FIFO, a device
    leads_nowhere,  // a link
    several_names,  // hard links, which would be parted
    read_only,
    not_like_it,  // the new file could not keep owner, group, mode and attributes: `error`
    busy,         // another writer holds the folder: `holder`
    changing,     // another program keeps changing the file
    too_large,
    failed,  // `error`
  } how = How::written;
  int error = 0;  // the system's; its words are found when it is told, since memory may be missing until then
  std::optional<Holder> holder = {};

  bool is_done() const { return how == How::written || how == How::unsynced || how == How::left; }
  bool is_written() const { return is_done() ? how != How::left : how == How::unsure; }
};

// Changes the file of a path; a link is followed once, and from then on its folder's descriptor is what counts. Other
// writers of the folder are waited for; the lock is held until the end. Steps: lock, read, rewrite, write beside,
// fsync, compare the file and the one beside it again, rename, fsync of the folder (fsync(2): the name is not on disk
// without it).
Updated update_file(const std::string& path, std::chrono::milliseconds patience, const Rewrite& rewrite);

// What a person is told of one that was not simply written: `/x is no regular file`.
std::string update_text(const Updated& updated, const std::string& path, std::chrono::seconds patience,
                        const Words& words);

}  // namespace rbplan
