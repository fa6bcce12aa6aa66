// SPDX-License-Identifier: Apache-2.0
#include "core/base/timezones.h"

#include "tests/support/catch.h"
#include "tests/support/fakeclock.h"

using namespace duebook;
using namespace duebook::test;

TEST_CASE("A time zone is known by its name only", "[timezone]")
{
    CHECK(isKnownZone("Europe/Berlin"));
    CHECK(isKnownZone("UTC"));
    for (const char *name : {"", "Mars/Phobos", "../../../dev/zero", "/dev/zero", ":bad", "Europe"})
        CHECK_FALSE(isKnownZone(name));
}

TEST_CASE("A moment has a day also where no time zone is known", "[timezone]")
{
    const FakeClock here("2026-03-02T23:30:00Z", "Europe/Berlin");
    CHECK(zoneNamed("Asia/Tokyo", here).id() == "Asia/Tokyo");
    CHECK(zoneNamed({}, here).id() == "Europe/Berlin");
    CHECK(zoneNamed("Mars/Phobos", here).id() == "Europe/Berlin");
    const FakeClock nowhere("2026-03-02T23:30:00Z", "Mars/Phobos");
    REQUIRE_FALSE(nowhere.systemZone().isValid());
    CHECK(nowhere.nowUtc().toTimeZone(zoneNamed({}, nowhere)).date() == QDate(2026, 3, 2));
}
