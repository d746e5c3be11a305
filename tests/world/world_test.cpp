#include <doctest/doctest.h>

#include "support/files.h"
#include "world/clock.h"
#include "world/disk.h"
#include "world/memory.h"

namespace rbplan {
namespace {

TEST_CASE("a value of TZ names a zone or does not") {
  for (const char* tz : {"", "UTC", ":UTC", "Asia/Jakarta", "WIB-7", "<+07>-7", "CET-1CEST,M3.5.0,M10.5.0/3", "EST5EDT",
                         "UTC+24", "<+0530>-5:30", "AAA-23:59:59"}) {
    INFO(tz);
    CHECK(names_a_zone(tz));
  }
  for (const char* tz : {"Asia/Purwokerto", "WIB", "Asia", "W-7", "<+07>", "<+07", "WIB-", "WI B-7", "/etc/passwd",
                         "../zoneinfo", "iso3166.tab", "UTC+25", "UTC-48", "UTC+7:60", "UTC+7:", "WIB-7.", "WIB-007"}) {
    INFO(tz);
    CHECK(!names_a_zone(tz));
  }
}

TEST_CASE("memory and disk tell the same of the same files") {
  const Disk disk(testing::source_dir().string());
  Memory memory;
  for (const auto& path : testing::files_in("tests/explain/heads", ".yaml")) {
    memory.add("tests/explain/heads/" + path.filename().string(), testing::read_file(path));
  }
  const auto names = [](const Reader& files, const std::string& folder) {
    std::vector<std::string> out;
    const auto entries = files.list(folder).value();
    for (const auto& entry : entries) out.push_back(entry.name);
    return out;
  };
  CHECK(names(disk, "tests/explain/heads") == names(memory, "tests/explain/heads"));
  CHECK(disk.in("tests")->read("explain/heads/plan.yaml", 1000).value() ==
        memory.in("tests")->read("explain/heads/plan.yaml", 1000).value());
  for (const Reader* files : {static_cast<const Reader*>(&disk), static_cast<const Reader*>(&memory)}) {
    CHECK(files->kind("tests/explain") == FileKind::folder);
    CHECK(files->kind("tests/explain/heads/plan.yaml") == FileKind::file);
    CHECK(files->kind("tests/explain/none") == FileKind::missing);
    CHECK(files->read("tests/explain/none", 10).error().why == ReadError::Why::missing);
    CHECK(files->read("tests/explain", 10).error().why == ReadError::Why::is_folder);
    CHECK(files->read("tests/explain/heads/plan.yaml", 10).error().why == ReadError::Why::too_large);
  }
}

}  // namespace
}  // namespace rbplan
