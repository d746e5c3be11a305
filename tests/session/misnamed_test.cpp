#include "session/misnamed.h"

#include <doctest/doctest.h>

namespace rbplan::testing {
namespace {

TEST_CASE("names that sync programs, editors and typing make of a plan's and its progress'") {
  using Why = Misnamed::Why;
  const auto check = [](Why why, std::string_view meant, std::initializer_list<std::string_view> names) {
    for (const std::string_view name : names) {
      INFO(name);
      const auto found = meant_name(name);
      REQUIRE(found);
      CHECK(found->why == why);
      CHECK(found->name == meant);
    }
  };
  check(Why::ending, "2021.yaml", {"2021.yml", "2021.YAML", "2021.Yml", "2021.yaml.txt", "2021.YML.txt", "2021yaml"});
  check(Why::ending, "2021.progress.yaml",
        {"2021.progress.yml", "2021.progress.YAML", "2021.progress.yaml.txt", "2021.progressyaml"});
  check(
      Why::copy, "2021.yaml",
      {"2021 (1).yaml", "2021(1).yaml", "2021 (conflicted copy).yaml", "2021 (Siti's conflicted copy 2021-03-04).yaml",
       "2021 (salinan konflik).yaml", "2021 - Copy.yaml", "2021 - Salin.yaml", "2021 - Salinan (2).yaml",
       "2021 copy.yaml", "2021 2.yaml", "2021_conflict-20210304-101010.yaml", "2021 [conflicted].yaml",
       "2021.sync-conflict-20210101-121212-ABCDEFG.yaml", "2021_LOCAL_1234.yaml", "2021.yaml.orig", "2021 (1).yml",
       "2021.yaml (conflicted copy)"});
  check(Why::copy, "3302-2021.progress.yaml",
        {"3302-2021.progress (conflicted copy).yaml", "3302-2021 (conflicted copy).progress.yaml",
         "3302-2021.progress.sync-conflict-20210101-121212-ABCDEFG.yaml", "3302-2021.progress.yaml.orig",
         "3302-2021.progress (1).yaml", "3302-2021.progress_BACKUP_77.yaml"});
  check(Why::copy, "1971-2021.yaml", {"1971-2021 (1).yaml"});  // 1971 is the code of an office
  check(Why::copy, "2021.progress.yaml",
        {"2021.progress-LAPTOP-7K2.yaml", "2021.progress-DESKTOP-ABC123.yaml", "2021.progress-laptop.yaml",
         "2021.progress-Siti's MacBook.yaml", "2021.progress2.yaml", "2021.progress.old.yaml",
         "2021.progress.yaml (conflicted copy)", "2021.progress.yaml.conflict1"});
  check(Why::copy_of_computer, "2021.yaml", {"2021-DESKTOP-1.yaml"});
  check(Why::progress, "2021.progress.yaml",
        {"2021.progres.yaml", "2021-progress.yaml", "2021_progress.yaml", "2021 progress.yaml", "2021.Progress.yaml",
         "2021.progess.yml", "2021.realisasi.yaml", "2021.progresss.yaml", "2021..progress.yaml", "2021.progress..yaml",
         "2021 .progress.yaml", "2021-DESKTOP.progress.yaml"});
  check(Why::progress, ".progress.yaml", {"progress.yaml", "Progres.yml", "realisasi.yaml"});
  for (const std::string_view other : {"2021.yaml",
                                       "2021.progress.yaml",
                                       "3302-2021.yaml",
                                       "2021.md",
                                       "programs.yaml",
                                       "process.yaml",
                                       "2021.process.yaml",
                                       "2021-anggaran.yaml",
                                       "ci.yml",
                                       "notes.yaml",
                                       "2021.schema.json",
                                       "12021 (1).yaml",
                                       "2021.xlsx",
                                       "2500 (1).yaml",
                                       "2021.yaml~",
                                       "2021.progress.yaml~",
                                       "#2021.progress.yaml#",
                                       "2021.progress.yaml.swp",
                                       "2021.progress.yaml.bak",
                                       "2021.progress.yaml.gz",
                                       "2021.progress.docx",
                                       "2021-realisasi-anggaran.yaml",
                                       "progress-notes.yaml",
                                       "progress.md"}) {
    INFO(other);
    CHECK(!meant_name(other));
  }
}

}  // namespace
}  // namespace rbplan::testing
