// SPDX-License-Identifier: Apache-2.0
#include "core/rules/promises/promisekept.h"
#include "tests/support/catch.h"

using namespace duebook;

TEST_CASE("Promises kept are counted among those whose day has passed", "[rules][promises]")
{
    CHECK(*promiseKeptRatio({6, 1, 3}) == Approx(0.6));
    CHECK_FALSE(promiseKeptRatio({}));
}
