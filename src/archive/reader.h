// An office file read as the package it is (OPC, ODF): a zip file in memory, under limits, whatever it says of itself.
#pragma once
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <vector>

#include "base/words.h"

namespace rbplan {

constexpr std::size_t kMostUnpackedMiB = 64;                   // of the parts that are read, together
constexpr std::size_t kMostUnpacked = kMostUnpackedMiB << 20;  // bytes
constexpr std::size_t kMostRatio = 200;                        // unpacked to packed, of a part of more than a MiB

struct PackageError {
  enum class Why {
    empty,          // no byte
    no_package,     // something else than a zip file
    pdf,            // likewise
    old_or_locked,  // an OLE compound file: protected with a password, or Word's and Excel's form before 2007
    damaged,        // the end is missing, bytes are not those that were packed
    encrypted,      // a part of the zip file is
    method,         // neither stored nor deflated
    twice,          // two parts of one name
    packed_sum,     // its parts are said to be larger than the file
    too_large,      // unpacked
    too_dense,      // unpacked to packed
    missing,        // no such part
  };
  Why why = Why::damaged;
  std::string part = {};  // its name, where it is of one
};

// A sentence without a full stop, and without the file's name.
Phrase said(const PackageError& error);

// A part as it is packed, to be put into another package.
struct PackedPart {
  std::string name;
  std::string bytes;
  std::size_t size = 0;  // unpacked
  unsigned long checksum = 0;
  int method = 0;
  unsigned long time = 0;  // as MS-DOS writes it
};

// Names are only names: none is a place on a disk.
class PackageReader {
 public:
  // `bytes` outlive it. Every entry of the directory is looked at, none is unpacked.
  static tl::expected<PackageReader, PackageError> open(std::string_view bytes);

  PackageReader(PackageReader&&) noexcept;
  PackageReader& operator=(PackageReader&&) noexcept;
  ~PackageReader();

  const std::vector<std::string>& names() const;  // in the directory's order, folders (`word/`) among them
  bool has(const std::string& name) const;

  // The whole part. What was declared is not believed: it is counted while it is unpacked, and its checksum is right.
  tl::expected<std::string, PackageError> read(const std::string& name);

  // The same, not looked into.
  tl::expected<PackedPart, PackageError> packed(const std::string& name);

 private:
  struct State;
  explicit PackageReader(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace rbplan
