// A zip file made in memory, as office documents are.
#pragma once
#include <memory>
#include <string>
#include <string_view>

#include "archive/reader.h"

namespace rbplan {

// Files stand in it in the order in which they are added. The same files give the same bytes: each bears the first day
// that a zip file can name.
class Package {
 public:
  Package();
  ~Package();

  void add(const std::string& name, std::string_view bytes);  // `name` in UTF-8
  void add(const PackedPart& part);                           // byte for byte, with its time

  std::string bytes() &&;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace rbplan
