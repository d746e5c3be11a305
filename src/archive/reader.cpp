#include "archive/reader.h"

#include <minizip/unzip.h>
#include <zlib.h>

#include <algorithm>

namespace rbplan {
namespace {

using Why = PackageError::Why;

tl::unexpected<PackageError> failed(Why why, std::string part = {}) {
  return tl::unexpected(PackageError{why, std::move(part)});
}

// What a file that is no zip file is instead.
Why other_than_zip(std::string_view bytes) {
  if (bytes.empty()) return Why::empty;
  if (bytes.starts_with("\xD0\xCF\x11\xE0")) return Why::old_or_locked;
  if (bytes.starts_with("%PDF")) return Why::pdf;
  return bytes.starts_with("PK") ? Why::damaged : Why::no_package;
}

}  // namespace

struct PackageReader::State {
  // The bytes that minizip reads in place of a file.
  struct Memory {
    std::string_view bytes;
    std::size_t at = 0;
    bool ran_out = false;  // minizip takes what is not there for zeros, unless it is told

    static Memory& of(voidpf opaque) { return *static_cast<Memory*>(opaque); }
    static voidpf open(voidpf opaque, const void*, int) { return opaque; }
    static uLong read(voidpf opaque, voidpf, void* to, uLong size) {
      Memory& from = of(opaque);
      const std::string_view part = from.bytes.substr(from.at, size);
      std::copy(part.begin(), part.end(), static_cast<char*>(to));
      from.at += part.size();
      from.ran_out = from.ran_out || part.size() < size;
      return part.size();
    }
    static uLong write(voidpf, voidpf, const void*, uLong) { return 0; }
    static ZPOS64_T tell(voidpf opaque, voidpf) { return of(opaque).at; }
    static long seek(voidpf opaque, voidpf, ZPOS64_T offset, int origin) {
      Memory& in = of(opaque);
      const std::size_t base = origin == ZLIB_FILEFUNC_SEEK_END   ? in.bytes.size()
                               : origin == ZLIB_FILEFUNC_SEEK_CUR ? in.at
                                                                  : 0;
      if (offset > in.bytes.size() - base) return -1;
      in.at = base + offset;
      return 0;
    }
    static int close(voidpf, voidpf) { return 0; }
    static int error(voidpf opaque, voidpf) { return of(opaque).ran_out ? 1 : 0; }
  };

  struct Entry {
    unz64_file_pos place;
    std::size_t packed;
  };

  Memory memory;
  unzFile zip = nullptr;
  std::vector<std::string> names = {};
  std::map<std::string, Entry, std::less<>> entries = {};
  std::size_t unpacked = 0;  // so far

  explicit State(std::string_view bytes) : memory{bytes} {
    zlib_filefunc64_def functions{Memory::open, Memory::read,  Memory::write, Memory::tell,
                                  Memory::seek, Memory::close, Memory::error, &memory};
    zip = unzOpen2_64("", &functions);
  }
  State(const State&) = delete;
  State& operator=(const State&) = delete;
  ~State() {
    if (zip) unzClose(zip);
  }

  // The entry that the directory is at.
  tl::expected<void, PackageError> add_entry() {
    unz_file_info64 info;
    if (unzGetCurrentFileInfo64(zip, &info, nullptr, 0, nullptr, 0, nullptr, 0) != UNZ_OK) return failed(Why::damaged);
    std::string name(info.size_filename, '\0');
    Entry entry{{}, info.compressed_size};
    if (unzGetCurrentFileInfo64(zip, nullptr, name.data(), info.size_filename, nullptr, 0, nullptr, 0) != UNZ_OK ||
        unzGetFilePos64(zip, &entry.place) != UNZ_OK) {
      return failed(Why::damaged);
    }
    constexpr uLong kEncrypted = 1;
    if ((info.flag & kEncrypted) != 0) return failed(Why::encrypted, name);
    if (info.compression_method != 0 && info.compression_method != Z_DEFLATED) return failed(Why::method, name);
    if (!entries.emplace(name, entry).second) return failed(Why::twice, name);
    names.push_back(std::move(name));
    return {};
  }
};

tl::expected<PackageReader, PackageError> PackageReader::open(std::string_view bytes) {
  auto state = std::make_unique<State>(bytes);
  if (!bytes.starts_with("PK") || !state->zip) return failed(other_than_zip(bytes));
  std::size_t packed = 0;
  int at = unzGoToFirstFile(state->zip);
  for (; at == UNZ_OK; at = unzGoToNextFile(state->zip)) {
    if (const auto added = state->add_entry(); !added) return tl::unexpected(added.error());
    packed += std::min(state->entries.find(state->names.back())->second.packed, bytes.size() + 1);
    if (packed > bytes.size()) return failed(Why::packed_sum);
  }
  if (at != UNZ_END_OF_LIST_OF_FILE) return failed(Why::damaged);
  return PackageReader(std::move(state));
}

PackageReader::PackageReader(std::unique_ptr<State> state) : state_(std::move(state)) {}
PackageReader::PackageReader(PackageReader&&) noexcept = default;
PackageReader& PackageReader::operator=(PackageReader&&) noexcept = default;
PackageReader::~PackageReader() = default;

const std::vector<std::string>& PackageReader::names() const { return state_->names; }

bool PackageReader::has(const std::string& name) const { return state_->entries.count(name) > 0; }

tl::expected<std::string, PackageError> PackageReader::read(const std::string& name) {
  const auto found = state_->entries.find(name);
  if (found == state_->entries.end()) return failed(Why::missing, name);
  const unzFile zip = state_->zip;
  if (unzGoToFilePos64(zip, &found->second.place) != UNZ_OK || unzOpenCurrentFile(zip) != UNZ_OK)
    return failed(Why::damaged, name);
  constexpr std::size_t kAnyRatio = std::size_t{1} << 20;  // bytes
  const std::size_t most = std::max(kAnyRatio, found->second.packed * kMostRatio);
  std::string bytes;
  std::string piece(std::size_t{1} << 16, '\0');
  for (;;) {
    const int got = unzReadCurrentFile(zip, piece.data(), static_cast<unsigned>(piece.size()));
    if (got <= 0) {
      unz_file_info64 info;
      const bool is_whole = got == 0 && unzGetCurrentFileInfo64(zip, &info, nullptr, 0, nullptr, 0, nullptr, 0) == 0 &&
                            info.uncompressed_size == bytes.size();
      const bool is_right = unzCloseCurrentFile(zip) == UNZ_OK;  // the checksum
      if (!is_whole || !is_right) return failed(Why::damaged, name);
      return bytes;
    }
    state_->unpacked += static_cast<std::size_t>(got);
    bytes.append(piece, 0, static_cast<std::size_t>(got));
    const bool is_too_dense = bytes.size() > most;
    if (is_too_dense || state_->unpacked > kMostUnpacked) {
      unzCloseCurrentFile(zip);
      return failed(is_too_dense ? Why::too_dense : Why::too_large, name);
    }
  }
}

tl::expected<PackedPart, PackageError> PackageReader::packed(const std::string& name) {
  const auto found = state_->entries.find(name);
  if (found == state_->entries.end()) return failed(Why::missing, name);
  const unzFile zip = state_->zip;
  unz_file_info64 info;
  int level = 0;
  PackedPart part{name, std::string(found->second.packed, '\0')};
  if (unzGoToFilePos64(zip, &found->second.place) != UNZ_OK ||
      unzGetCurrentFileInfo64(zip, &info, nullptr, 0, nullptr, 0, nullptr, 0) != UNZ_OK ||
      unzOpenCurrentFile2(zip, &part.method, &level, 1) != UNZ_OK) {
    return failed(Why::damaged, name);
  }
  const int got = unzReadCurrentFile(zip, part.bytes.data(), static_cast<unsigned>(part.bytes.size()));
  unzCloseCurrentFile(zip);
  if (got < 0 || static_cast<std::size_t>(got) != part.bytes.size()) return failed(Why::damaged, name);
  part.size = info.uncompressed_size;
  part.checksum = info.crc;
  part.time = info.dosDate;
  return part;
}

Phrase said(const PackageError& error) {
  switch (error.why) {
    case Why::empty:
      return phrase("it is empty");
    case Why::no_package:
      return phrase("it is no office file: .docx, .xlsx and .ods are zip files");
    case Why::pdf:
      return phrase("it is a PDF, which has no text in an order that can be read or filled");
    case Why::old_or_locked:
      return phrase(
          "it is protected with a password, or an old .doc or .xls: save it anew without one, as .docx or .xlsx");
    case Why::damaged:
      return error.part.empty() ? phrase("it is damaged, or not whole") : phrase("its part {0} is damaged", error.part);
    case Why::encrypted:
      return phrase("its part {0} is encrypted", error.part);
    case Why::method:
      return phrase("its part {0} is packed in a way that office files do not use", error.part);
    case Why::twice:
      return phrase("it has two parts named {0}", error.part);
    case Why::packed_sum:
      return phrase("its parts are said to be larger than the file");
    case Why::too_large:
      return phrase("it is larger than {0} MiB when unpacked", kMostUnpackedMiB);
    case Why::too_dense:
      return phrase("its part {0} grows more than {1} times when unpacked", error.part, kMostRatio);
    case Why::missing:
      break;
  }
  return phrase("it has no part {0}", error.part);
}

}  // namespace rbplan
