// SPDX-License-Identifier: Apache-2.0
#include "tests/cli/clibook.h"
#include "tests/support/catch.h"

#include <QJsonArray>

using namespace duebook::test;

TEST_CASE("A promise is recorded, listed, replaced and cancelled", "[cli][promises]")
{
    const CliBook book;
    const QJsonArray made =
        rows(book.json(words("promise 10020 --amount 400 --by fri --invoice R-1 --evidence email"
                             " --uid u1 --contact") +
                       QStringList(QStringLiteral("petra klein"))),
             "promises");
    REQUIRE(made.size() == 1);
    CHECK(text(made[0], "due") == QStringLiteral("2026-03-06"));
    CHECK(text(made[0], "amount") == QStringLiteral("400.00"));
    CHECK(text(made[0], "currency") == QStringLiteral("EUR"));
    CHECK(text(made[0], "state") == QStringLiteral("open"));
    CHECK(text(made[0], "contact") == QStringLiteral("Petra Klein"));
    CHECK(text(made[0], "kept_until") == QStringLiteral("2026-03-10"));
    CHECK(made[0][QLatin1String("invoices")][0].toString() == QStringLiteral("R-1"));
    const QString id = text(made[0], "id");

    const QJsonArray later = rows(
        book.json(words("promise 10020 --amount 400 --by 2026-03-20 --invoice R-1 --replaces") +
                  QStringList(id)),
        "promises");
    const QJsonObject all = book.json(words("promises --account 10020"));
    REQUIRE(rows(all, "promises").size() == 2);
    CHECK(text(rows(all, "promises")[0], "state") == QStringLiteral("replaced"));
    CHECK(text(rows(all, "promises")[0], "replaced_by") == text(later[0], "id"));
    CHECK(rows(all, "reliability").isEmpty());
    CHECK(rows(book.json(words("promises --state open --due-until fri")), "promises").isEmpty());
    CHECK(rows(book.json(words("promises --text r-1 --state open")), "promises").size() == 1);

    CHECK(book.run(words("promise cancel 999 --reason x")).exitCode == 1);
    CHECK(book.run({QStringLiteral("promise"), QStringLiteral("cancel"), text(later[0], "id"),
                    QStringLiteral("--reason"), QString()})
              .exitCode == 2);
    const QJsonArray dollars =
        rows(book.json({QStringLiteral("promise"), QStringLiteral("10021"),
                        QStringLiteral("--amount"), QStringLiteral("9.50 usd"),
                        QStringLiteral("--by"), QStringLiteral("2026-03-31")}),
             "promises");
    REQUIRE(dollars.size() == 1);
    CHECK(text(dollars[0], "currency") == QStringLiteral("USD"));
    CHECK(text(dollars[0], "amount") == QStringLiteral("9.50"));
    const QJsonArray gone =
        rows(book.json({QStringLiteral("promise"), QStringLiteral("cancel"), text(later[0], "id"),
                        QStringLiteral("--reason"), QStringLiteral("entered twice")}),
             "promises");
    CHECK(text(gone[0], "state") == QStringLiteral("cancelled"));
    CHECK(text(gone[0], "cancel_reason") == QStringLiteral("entered twice"));
    CHECK(book.run({QStringLiteral("promise"), QStringLiteral("cancel"), text(later[0], "id"),
                    QStringLiteral("--reason"), QStringLiteral("again")})
              .exitCode == 2);
}

TEST_CASE("A plan is even or each instalment by itself", "[cli][promises]")
{
    const CliBook book;
    const QJsonArray plan = rows(
        book.json(words("promise 10020 --amount 1000 --by 2026-03-31 --instalments 3 --every 1m")),
        "promises");
    REQUIRE(plan.size() == 3);
    CHECK(text(plan[0], "amount") == QStringLiteral("333.33"));
    CHECK(text(plan[2], "amount") == QStringLiteral("333.34"));
    CHECK(text(plan[1], "due") == QStringLiteral("2026-04-30"));
    CHECK(text(plan[0], "plan") == text(plan[2], "plan"));
    const QJsonArray own =
        rows(book.json(words("promise 10021 --instalment 50@2026-03-06 --instalment 49.99@+20")),
             "promises");
    REQUIRE(own.size() == 2);
    CHECK(text(own[0], "currency") == QStringLiteral("EUR"));
    const QJsonArray gone =
        rows(book.json(words("promise cancel") +
                       QStringList{text(plan[0], "id"), QStringLiteral("--reason"),
                                   QStringLiteral("x"), QStringLiteral("--whole-plan")}),
             "promises");
    REQUIRE(gone.size() == 3);
    CHECK(text(gone[2], "state") == QStringLiteral("cancelled"));
}

TEST_CASE("A promise that makes no sense is refused with its option and nothing is written",
          "[cli][promises]")
{
    const CliBook book;
    const std::pair<const char *, const char *> wrong[] = {
        {"promise 10020 --amount 400", "--by"},
        {"promise 10020 --amount four --by fri", "--amount"},
        {"promise 10020 --amount -4 --by fri", "--amount"},
        {"promise 10020 --amount 400 --by 2026-02-30", "--by"},
        {"promise 10020 --amount 400 --by 2026-02-01", "--by"},
        {"promise 10020 --amount 4000 --by fri --invoice R-1", "--amount"},
        {"promise 10021 --amount 4 --currency EUR --by fri --invoice I-7", "--invoice"},
        {"promise 10020 --amount 400 --by fri --every 2x --instalments 2", "--every"},
        {"promise 10020 --amount 400 --by fri --every 2w", "--every"},
        {"promise 10020 --instalment 400 --instalment 3@fri", "--instalment"},
        {"promise 10020 --instalment 4@fri --amount 4", "--amount"},
        {"promise 10020 --amount 400 --by fri --replaces 99", "--replaces"},
        {"promise 10020 --amount 400 --by fri --whole-plan", "--whole-plan"},
        {"promise 10020 --amount 400 --by fri --contact Nobody", "--contact"},
        {"promises --state lost", "--state"},
    };
    for (const auto &[line, option] : wrong) {
        INFO(line);
        const ProgramRun run = book.run(words(line));
        CHECK(run.exitCode == 2);
        CHECK(run.err.contains(QLatin1String(option)));
        CHECK(run.out.isEmpty());
    }
    CHECK(book.run(words("promise 99999 --amount 400 --by fri")).exitCode == 1);
    CHECK(rows(book.json(words("promises")), "promises").isEmpty());
}
