// Files that look like a plan or its progress and are not read because of their names.
#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace rbplan {

struct Misnamed {
  enum class Why {
    ending,  // `2021.yml`, `2021.YAML`, `2021.yaml.txt`
    copy,    // what programs for sharing folders, for mail and for merging leave beside a file: `2021 (1).yaml`
    copy_of_computer,  // `2021-LAPTOP-7.yaml`: a copy only where the file without the computer's name is there too
    progress,          // `2021.progres.yaml`, `2021-progress.yaml`, `progress.yaml`
  };
  std::string path;
  Why why;
  std::string meant;  // under which it would be read
  bool is_there;      // whether there is a file of that name
};

// Why a file of that name (without folder) is not read, and the name that is meant; nothing for names of other files,
// and of older states that editors leave (`2021.yaml~`, `2021.yaml.bak`). Of a progress file that names no year only the
// ending is known: `.progress.yaml`.
struct MeantName {
  Misnamed::Why why;
  std::string name;
};
std::optional<MeantName> meant_name(std::string_view name);

}  // namespace rbplan
