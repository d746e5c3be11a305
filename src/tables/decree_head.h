// The head of a decree, read by its words: what stands above the table of its annex.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/calendar.h"
#include "tables/grid.h"

namespace rbplan {

struct DecreePerson {
  std::string name;
  std::string position;
  std::string office;
};

struct DecreeHead {
  std::string number;
  std::optional<Date> date;
  std::string place;
  DecreePerson signatory;
  std::vector<std::string> considering;
  std::vector<std::string> legal_basis;
  std::vector<std::string> noting;
  std::vector<std::string> deciding;
  DecreePerson certified_by;
  std::string issuer;
  std::string about;
  std::string title;        // a heading that names a plan, where no decree stands
  std::optional<int> year;  // that the about or the title names

  bool is_decree() const { return !number.empty() || !deciding.empty(); }
};

DecreeHead decree_head_of(const std::vector<std::string>& lines);

// The office that a text names, as it is written there: `KPU KABUPATEN BANYUMAS` of `RENCANA AKSI DI LINGKUNGAN KPU
// KABUPATEN BANYUMAS TAHUN 2021`; empty where it names none.
std::string office_in(std::string_view text);

// What is printed in capitals alone as it is written elsewhere: `Rencana Aksi di Lingkungan KPU`.
std::string in_title_case(std::string_view capitals);

}  // namespace rbplan
