#include "archive/writer.h"

#include <minizip/zip.h>
#include <zlib.h>

#include <algorithm>
#include <stdexcept>

namespace rbplan {
namespace {

constexpr uLong kFirstDay = 0x210000;       // 1 January 1980, as MS-DOS writes it; 0 would be no date
constexpr uLong kNamesAreUtf8 = 1U << 11U;  // APPNOTE 4.4.4

void expect(bool done) {
  if (!done) throw std::runtime_error("a package could not be made");
}

}  // namespace

// The memory that minizip writes to in place of a file, and what it calls for that.
struct Package::State {
  std::string bytes = {};
  std::size_t at = 0;
  zipFile zip = nullptr;

  static State& of(voidpf opaque) { return *static_cast<State*>(opaque); }
  static voidpf open(voidpf opaque, const void*, int) { return opaque; }
  static uLong read(voidpf, voidpf, void*, uLong) { return 0; }
  static uLong write(voidpf opaque, voidpf, const void* from, uLong size) {
    State& to = of(opaque);
    to.bytes.resize(std::max<std::size_t>(to.bytes.size(), to.at + size));
    std::copy_n(static_cast<const char*>(from), size, to.bytes.begin() + static_cast<std::ptrdiff_t>(to.at));
    to.at += size;
    return size;
  }
  static ZPOS64_T tell(voidpf opaque, voidpf) { return of(opaque).at; }
  static long seek(voidpf opaque, voidpf, ZPOS64_T offset, int origin) {
    State& of_file = of(opaque);
    const std::size_t end = origin == ZLIB_FILEFUNC_SEEK_END ? of_file.bytes.size() : 0;
    of_file.at = offset + (origin == ZLIB_FILEFUNC_SEEK_CUR ? of_file.at : end);
    return 0;
  }
  static int close(voidpf, voidpf) { return 0; }
  static int error(voidpf, voidpf) { return 0; }
};

Package::Package() : state_(std::make_unique<State>()) {
  zlib_filefunc64_def functions{State::open, State::read,  State::write, State::tell,
                                State::seek, State::close, State::error, state_.get()};
  state_->zip = zipOpen2_64("", APPEND_STATUS_CREATE, nullptr, &functions);
  expect(state_->zip != nullptr);
}

Package::~Package() {
  if (state_->zip) zipClose(state_->zip, nullptr);
}

void Package::add(const std::string& name, std::string_view bytes) {
  zip_fileinfo info{};
  info.dosDate = kFirstDay;
  expect(zipOpenNewFileInZip4_64(state_->zip, name.c_str(), &info, nullptr, 0, nullptr, 0, nullptr, Z_DEFLATED,
                                 Z_DEFAULT_COMPRESSION, 0, -MAX_WBITS, DEF_MEM_LEVEL, Z_DEFAULT_STRATEGY, nullptr, 0, 0,
                                 kNamesAreUtf8, 0) == ZIP_OK);
  expect(zipWriteInFileInZip(state_->zip, bytes.data(), static_cast<unsigned>(bytes.size())) == ZIP_OK);
  expect(zipCloseFileInZip(state_->zip) == ZIP_OK);
}

void Package::add(const PackedPart& part) {
  zip_fileinfo info{};
  info.dosDate = part.time;
  expect(zipOpenNewFileInZip4_64(state_->zip, part.name.c_str(), &info, nullptr, 0, nullptr, 0, nullptr, part.method,
                                 Z_DEFAULT_COMPRESSION, 1, -MAX_WBITS, DEF_MEM_LEVEL, Z_DEFAULT_STRATEGY, nullptr, 0, 0,
                                 kNamesAreUtf8, 0) == ZIP_OK);
  expect(zipWriteInFileInZip(state_->zip, part.bytes.data(), static_cast<unsigned>(part.bytes.size())) == ZIP_OK);
  expect(zipCloseFileInZipRaw64(state_->zip, part.size, part.checksum) == ZIP_OK);
}

std::string Package::bytes() && {
  zipClose(state_->zip, nullptr);
  state_->zip = nullptr;
  return std::move(state_->bytes);
}

}  // namespace rbplan
