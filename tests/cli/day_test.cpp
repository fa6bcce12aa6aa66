// SPDX-License-Identifier: Apache-2.0
// A book that only commands open: the day is begun by them.
#include "tests/cli/clibook.h"
#include "tests/support/catch.h"

#include <QFile>
#include <QJsonArray>

using namespace duebook::test;

namespace {

/// The book on another day than its own.
struct LaterBook {
    const CliBook book;

    ProgramRun on(const char *day, const QStringList &words) const
    {
        return runCli(QStringList{QStringLiteral("--book"), book.path(), QStringLiteral("--today"),
                                  QLatin1String(day), QStringLiteral("--as"),
                                  QStringLiteral("anna"), QStringLiteral("--format"),
                                  QStringLiteral("json")} +
                      words);
    }
};

} // namespace

TEST_CASE("A nightly import begins the day of a book that no window opens", "[cli][upkeep]")
{
    const LaterBook f;
    REQUIRE(f.book.run(words("--as anna promise 10020 --amount 400 --by 2026-03-06 --invoice R-1"))
                .exitCode == 0);
    const QString list =
        f.book.write(QStringLiteral("new.csv"), "Account,Invoice,Date,Due,Amount,Currency\n"
                                                "10022,N-1,2026-03-20,2026-04-19,5.00,EUR\n");
    REQUIRE(f.on("2026-04-02", {QStringLiteral("import"), list}).exitCode == 0);
    const QJsonObject promises = f.on("2026-04-02", words("promises --account 10020")).json();
    CHECK(text(rows(promises, "promises")[0], "state") == QStringLiteral("broken"));
}

TEST_CASE("The working list is that of its day, whatever day came before", "[cli][upkeep]")
{
    const LaterBook f;
    // On 2 March R-1 is overdue and R-2 is not.
    const QJsonObject before = f.on("2026-03-02", words("worklist")).json();
    REQUIRE_FALSE(rows(before, "overdue").isEmpty());
    CHECK(text(rows(before, "overdue")[0], "amount") == QStringLiteral("1000.00"));
    const ProgramRun after = f.on("2026-04-01", words("worklist"));
    CHECK(text(rows(after.json(), "overdue")[0], "amount") == QStringLiteral("1250.50"));
    CHECK_FALSE(after.err.contains(QStringLiteral("begun")));
}

TEST_CASE("A book that cannot be written says that its day has not begun", "[cli][upkeep]")
{
    const LaterBook f;
    REQUIRE(f.on("2026-03-02", words("worklist")).exitCode == 0);
    REQUIRE(f.book.run(words("--as anna users change ben --role sales")).exitCode == 0);
    const ProgramRun read =
        runCli({QStringLiteral("--book"), f.book.path(), QStringLiteral("--today"),
                QStringLiteral("2026-04-01"), QStringLiteral("--as"), QStringLiteral("ben"),
                QStringLiteral("worklist")});
    CHECK(read.exitCode == 0);
    CHECK(read.err.contains(QStringLiteral("nobody has begun this day")));
}

TEST_CASE("A look at a day that has not come changes nothing", "[cli][upkeep]")
{
    const LaterBook f;
    REQUIRE(f.book.run(words("--as anna promise 10020 --amount 400 --by 2026-03-06 --invoice R-1"))
                .exitCode == 0);
    for (const char *verb : {"worklist", "promises", "accounts", "ageing"}) {
        const ProgramRun looked = f.on("2199-06-01", words(verb));
        CHECK(looked.exitCode == 0);
        CHECK(looked.err.contains(QStringLiteral("nobody has begun this day")));
    }
    const QJsonObject promises = f.on("2026-03-02", words("promises --account 10020")).json();
    CHECK(text(rows(promises, "promises")[0], "state") == QStringLiteral("open"));
}
