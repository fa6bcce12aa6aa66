// SPDX-License-Identifier: Apache-2.0
#include "core/db/statement.h"
#include "tests/support/catch.h"
#include "tests/support/fakeclock.h"
#include "tests/support/tempbook.h"

using namespace duebook;
using namespace duebook::test;

TEST_CASE("A statement does not need the text it was made from any longer", "[db]")
{
    const FakeClock clock;
    TempBook book(clock);
    for (int round = 0; round < 3; ++round) {
        auto text = std::make_unique<std::string>("SELECT 40 + $1 AS a_column_of_a_long_name");
        Statement select(book.db(), text->c_str());
        text.reset();
        select.bind(2);
        REQUIRE(select.next());
        CHECK(select.integer(0) == 42);
    }
}

TEST_CASE("The same text may be used inside itself", "[db]")
{
    const FakeClock clock;
    TempBook book(clock);
    constexpr auto kNumber = "SELECT $1 + 0";
    Statement outer(book.db(), kNumber);
    outer.bind(1);
    REQUIRE(outer.next());
    Statement inner(book.db(), kNumber);
    inner.bind(2);
    REQUIRE(inner.next());
    CHECK(outer.integer(0) == 1);
    CHECK(inner.integer(0) == 2);
}

TEST_CASE("Parameters are bound by their number, wherever they stand", "[db]")
{
    const FakeClock clock;
    TempBook book(clock);
    Statement mixed(book.db(), "SELECT $2 || $1 || $2");
    mixed.bind(QStringLiteral("a")).bind(QStringLiteral("b"));
    REQUIRE(mixed.next());
    CHECK(mixed.text(0) == QStringLiteral("bab"));
}

TEST_CASE("A statement that cannot be prepared is an error with its text in the detail", "[db]")
{
    const FakeClock clock;
    TempBook book(clock);
    try {
        const Statement wrong(book.db(), "SELECT nothing FROM nowhere");
        FAIL("was prepared");
    } catch (const SqlFailure &failure) {
        CHECK(failure.error().detail.contains(QStringLiteral("nowhere")));
        CHECK_FALSE(failure.error().sentence.contains(QStringLiteral("nowhere")));
    }
}

TEST_CASE("A value that no Duebook writes is neither kept nor read", "[db]")
{
    const FakeClock clock;
    TempBook book(clock);
    CHECK(book.db().integer("SELECT length(zeroblob(30000000))") == 30000000);
    try {
        book.db().integer("SELECT length(zeroblob(40000000))");
        FAIL("it was read");
    } catch (const SqlFailure &failure) {
        CHECK(failure.error().code == ErrorCode::Invalid);
        CHECK(failure.error().sentence.contains(QStringLiteral("too large")));
    }
}
