#include "model/rows.h"

#include <doctest/doctest.h>

#include "model/id.h"
#include "support/plans.h"

namespace rbplan::testing {
namespace {

TEST_CASE("ids have parts") {
  for (const char* id : {"1.2.3.4", "6.1.4.1.a", "999.1.1.1"}) CHECK(is_indicator_id(id));
  for (const char* id : {"1.2.3", "1.2.3.04", "1.2.3.1000", "1.2.3.A", "1.2.3.", "1..3.4", "1.2.3.ab", "1.2.3.0"}) {
    INFO(id);
    CHECK(!is_indicator_id(id));
  }
  CHECK(is_at_or_below("1.2.3.4", "1.2"));
  CHECK(is_at_or_below("1.2", "1.2"));
  CHECK(!is_at_or_below("1.20.1.1", "1.2"));
}

constexpr const char* kDeep = R"(rbplan: 1
title: "Contoh"
year: 2021
institution: {name: "KPU Contoh"}
owners: [{id: "siti", name: "Siti"}, {id: "budi", name: "Budi"}]
programs:
  - number: 7
    name: "Pengawasan"
    owner: "siti"
    activities:
      - number: 5
        name: "SPIP"
        sub_activities:
          - number: 2
            name: "Pelaksanaan"
            indicators:
              - number: 1
                name: "Terselenggara"
                months: []
                owner: "budi"
                indicators:
                  - {number: a, name: "Bagian", months: [2]}
            sub_activities:
              - number: "n"
                name: "Lingkungan"
                indicators: [{number: 1, name: "Lingkungan", months: [3]}]
)";

TEST_CASE("rows stand in the file's order and inherit their owner") {
  const auto plan = plan_of(kDeep);
  const auto& rows = plan->file.rows;
  REQUIRE(rows.size() == 3);
  CHECK(rows[0].id == "7.5.2.1");
  CHECK(rows[1].id == "7.5.2.1.a");
  CHECK(rows[2].id == "7.5.2.n.1");
  CHECK(*rows[0].owner == "budi");
  CHECK(*rows[1].owner == "budi");
  CHECK(*rows[2].owner == "siti");
  CHECK(rows[1].at(Level::sub_activity).id == "7.5.2");
  CHECK(rows[2].at(Level::sub_activity).id == "7.5.2.n");
  CHECK(rows[2].at(Level::activity).id == "7.5");
}

}  // namespace
}  // namespace rbplan::testing
