// Office files are read whole and unharmed, or not at all, whatever they say of themselves.
#include "archive/reader.h"

#include <doctest/doctest.h>

#include "archive/writer.h"
#include "support/random.h"

namespace rbplan {
namespace {

using Why = PackageError::Why;

std::string packed(const std::vector<std::pair<std::string, std::string>>& parts) {
  Package package;
  for (const auto& [name, bytes] : parts) package.add(name, bytes);
  return std::move(package).bytes();
}

const std::string kText = "{{kunci}} dan isi, dan isi, dan isi, dan isi";

std::string small() { return packed({{"a/satu.xml", kText}, {"dua.xml", ""}}); }

// Where the nth header of the central directory begins; it holds flags at 8, method at 10, packed and unpacked size at
// 20 and 24.
std::size_t in_directory(const std::string& bytes, int n = 0) {
  std::size_t at = bytes.find("PK\x01\x02");
  for (; n > 0; --n) at = bytes.find("PK\x01\x02", at + 1);
  return at;
}

std::string with_byte(std::string bytes, std::size_t at, int byte) {
  bytes[at] = static_cast<char>(byte);
  return bytes;
}

std::optional<Why> why_not_opened(std::string_view bytes) {
  const auto opened = PackageReader::open(bytes);
  return opened ? std::nullopt : std::optional(opened.error().why);
}

std::optional<Why> why_not_read(std::string_view bytes, const std::string& name) {
  auto opened = PackageReader::open(bytes);
  REQUIRE(opened);
  const auto part = opened->read(name);
  return part ? std::nullopt : std::optional(part.error().why);
}

TEST_CASE("parts are read by their names") {
  const std::string bytes = small();
  auto package = PackageReader::open(bytes);
  REQUIRE(package);
  CHECK(package->names() == std::vector<std::string>{"a/satu.xml", "dua.xml"});
  CHECK(package->has("dua.xml"));
  CHECK(!package->has("DUA.xml"));
  CHECK(package->read("dua.xml") == std::string());
  CHECK(package->read("a/satu.xml") == kText);
  CHECK(package->read("a/satu.xml") == kText);
  CHECK(package->read("tiga.xml").error().why == Why::missing);
}

TEST_CASE("a part goes from package to package as it is packed") {
  const std::string bytes = small();
  auto package = PackageReader::open(bytes);
  REQUIRE(package);
  Package copy;
  for (const std::string& name : package->names()) copy.add(*package->packed(name));
  const std::string copied = std::move(copy).bytes();
  auto again = PackageReader::open(copied);
  REQUIRE(again);
  CHECK(again->names() == package->names());
  for (const std::string& name : package->names()) {
    CHECK(again->packed(name)->bytes == package->packed(name)->bytes);
    CHECK(again->packed(name)->time == package->packed(name)->time);
    CHECK(*again->read(name) == *package->read(name));
  }
  CHECK(package->packed("tiga.xml").error().why == Why::missing);
}

TEST_CASE("a name that climbs is a name, and a zip file in a zip file is bytes") {
  const std::string inner = small();
  const std::string bytes = packed({{"../../etc/passwd", "x"}, {"/tmp/y", "y"}, {"C:\\z", "z"}, {"in.zip", inner}});
  auto package = PackageReader::open(bytes);
  REQUIRE(package);
  CHECK(package->read("../../etc/passwd") == std::string("x"));
  CHECK(package->read("/tmp/y") == std::string("y"));
  CHECK(package->read("C:\\z") == std::string("z"));
  CHECK(package->read("in.zip") == inner);
}

TEST_CASE("what is no package is told by what it is") {
  CHECK(why_not_opened("") == Why::empty);
  CHECK(why_not_opened("rbplan: 1\n") == Why::no_package);
  CHECK(why_not_opened("%PDF-1.7\n") == Why::pdf);
  CHECK(why_not_opened("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1") == Why::old_or_locked);
  CHECK(why_not_opened("PK\x03\x04") == Why::damaged);
  CHECK(why_not_opened("no zip file, with one behind it" + small()) == Why::no_package);
}

TEST_CASE("a file that was cut anywhere is not read") {
  const std::string bytes = small();
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    INFO(size);
    const auto package = PackageReader::open(std::string_view(bytes).substr(0, size));
    CHECK(!package);
  }
}

TEST_CASE("a byte that was changed anywhere is told, or changes nothing that is read") {
  const std::string bytes = small();
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    for (const int change : {1, 8, 0x80, 0xFF}) {
      INFO(at);
      const std::string changed = with_byte(bytes, at, bytes[at] ^ change);
      auto package = PackageReader::open(changed);
      if (!package) continue;
      const auto part = package->read("a/satu.xml");
      CHECK((!part || *part == kText));
    }
  }
}

TEST_CASE("sizes that are declared are not believed") {
  const std::string bytes = small();
  const std::size_t header = in_directory(bytes);
  CHECK(why_not_read(with_byte(bytes, header + 24, 3), "a/satu.xml") == Why::damaged);     // of 44
  CHECK(why_not_read(with_byte(bytes, header + 27, 0x7F), "a/satu.xml") == Why::damaged);  // 2 GiB
  CHECK(why_not_opened(with_byte(bytes, header + 22, 1)) == Why::packed_sum);
  CHECK(why_not_opened(with_byte(bytes, header + 23, 0x7F)) == Why::packed_sum);
  std::string of_both = with_byte(bytes, header + 24, 3);  // the local header says the same
  of_both[22] = 3;
  CHECK(why_not_read(of_both, "a/satu.xml") == Why::damaged);
}

TEST_CASE("encrypted parts, other methods, names that stand twice") {
  const std::string bytes = small();
  CHECK(why_not_opened(with_byte(bytes, in_directory(bytes, 1) + 8, 1)) == Why::encrypted);
  CHECK(why_not_opened(with_byte(bytes, in_directory(bytes) + 10, 12)) == Why::method);  // bzip2
  CHECK(why_not_opened(packed({{"a", "1"}, {"b", "2"}, {"a", "3"}})) == Why::twice);
}

TEST_CASE("a part that grows too much, or all of them, are given up while they are unpacked") {
  constexpr std::size_t kMiB = std::size_t{1} << 20;
  CHECK(!why_not_read(packed({{"a", std::string(kMiB, ' ')}}), "a"));
  CHECK(why_not_read(packed({{"a", std::string(8 * kMiB, ' ')}}), "a") == Why::too_dense);
  testing::Random random(18);
  std::string part;
  while (part.size() < 16 * kMiB) {
    for (int i = 0; i < 512; ++i) part += static_cast<char>(random.below(256));
    part.resize(part.size() + 4096, ' ');
  }
  const std::string bytes = packed({{"1", part}, {"2", part}, {"3", part}, {"4", part}});
  auto package = PackageReader::open(bytes);
  REQUIRE(package);
  for (const char* name : {"1", "2", "3"}) CHECK(package->read(name).has_value());
  CHECK(package->read("4").error().why == Why::too_large);
}

}  // namespace
}  // namespace rbplan
