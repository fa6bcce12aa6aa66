// SPDX-License-Identifier: Apache-2.0
#include "tests/cli/clibook.h"
#include "tests/support/catch.h"

#include <QFile>
#include <QJsonArray>

using namespace duebook::test;

TEST_CASE("Lists of accounts and invoices stop at their limit", "[cli]")
{
    const CliBook book;
    CHECK(rows(book.json(words("accounts --limit 2")), "accounts").size() == 2);
    CHECK(rows(book.json(words("accounts")), "accounts").size() == 3);
    CHECK(rows(book.json(words("invoices --limit 1")), "invoices").size() == 1);
}

TEST_CASE("Accounts are listed with their balances, in JSON inside the account", "[cli][lists]")
{
    const CliBook book;
    const QJsonObject answer = book.json(words("accounts --sort number"));
    CHECK(text(answer, "today") == QStringLiteral("2026-03-02"));
    const QJsonArray accounts = rows(answer, "accounts");
    REQUIRE(accounts.size() == 3);
    CHECK(text(accounts[0], "name") == QString::fromUtf8("Müller & Söhne"));
    const QJsonArray balances = accounts[0].toObject()[QLatin1String("balances")].toArray();
    REQUIRE(balances.size() == 1);
    CHECK(text(balances[0], "balance") == QStringLiteral("1250.50"));
    CHECK(text(balances[0], "overdue") == QStringLiteral("1000.00"));
    CHECK(text(balances[0], "days_1_30") == QStringLiteral("1000.00"));
    CHECK(text(balances[0], "current") == QStringLiteral("250.50"));
    CHECK(text(balances[0], "currency") == QStringLiteral("EUR"));

    CHECK(rows(book.json(words("accounts --filter overdue")), "accounts").size() == 2);
    CHECK(rows(book.json(words("accounts --text mull")), "accounts").size() == 1);
    CHECK(rows(book.json(words("accounts --limit 1")), "accounts").size() == 1);
    CHECK(rows(book.json(words("accounts --collector none")), "accounts").size() == 3);
    CHECK(rows(book.json(words("accounts --collector ben")), "accounts").isEmpty());
}

TEST_CASE("A name in the book cannot run as a formula or steer a terminal", "[cli][lists]")
{
    const CliBook book;
    const ProgramRun csv = book.run(words("accounts --format csv --sort number"));
    CHECK(csv.exitCode == 0);
    CHECK(csv.out.startsWith(QStringLiteral("number,name,collector,")));
    CHECK(csv.out.contains(QStringLiteral("10022,\"'=HYPERLINK(\"\"x\"\")\",")));
    CHECK(csv.out.contains(QString::fromUtf8("\"כהן בע\"\"מ\"")));

    const QString wicked = QString::fromUtf8("\x1b[2Jgone\r\nnext line");
    REQUIRE(book.run({QStringLiteral("note"), QStringLiteral("10022"), QStringLiteral("--text"),
                      wicked})
                .exitCode == 0);
    const ProgramRun shown = book.run(words("notes 10022"));
    CHECK_FALSE(shown.out.contains(QChar(0x1b)));
    CHECK(shown.out.contains(QStringLiteral("[2Jgone")));
    CHECK(shown.out.contains(QStringLiteral("\n") + QString(30, QLatin1Char(' '))));
}

TEST_CASE("Invoices are listed as of a day, with totals per currency", "[cli][lists]")
{
    const CliBook book;
    const QJsonObject answer = book.json(words("invoices --open"));
    CHECK(text(answer, "as_of") == QStringLiteral("2026-03-02"));
    REQUIRE(rows(answer, "invoices").size() == 3);
    CHECK(text(rows(answer, "invoices")[0], "number") == QStringLiteral("R-1"));
    CHECK(text(rows(answer, "invoices")[0], "days_overdue") == QStringLiteral("30"));
    REQUIRE(rows(answer, "totals").size() == 2);
    CHECK(text(rows(answer, "totals")[0], "open") == QStringLiteral("1250.50"));
    CHECK(text(rows(answer, "totals")[1], "currency") == QStringLiteral("USD"));

    CHECK(rows(book.json(words("invoices --overdue")), "invoices").size() == 2);
    CHECK(rows(book.json(words("invoices --account 10021")), "invoices").size() == 1);
    CHECK(rows(book.json(words("invoices --as-of 2026-01-10")), "invoices").size() == 1);
    CHECK(rows(book.json(words("invoices --kind credit-note")), "invoices").isEmpty());
    const QJsonArray byAmount =
        rows(book.json(words("invoices --sort open --descending")), "invoices");
    CHECK(text(byAmount[0], "open") == QStringLiteral("1000.00"));
    CHECK(book.run(words("invoices --format csv")).out.count(QStringLiteral("\r\n")) == 4);
}

TEST_CASE("An account is shown with its whole story", "[cli][lists]")
{
    const CliBook book;
    const QJsonObject answer = book.json(words("account 10020"));
    CHECK(text(answer, "city") == QString::fromUtf8("Köln"));
    CHECK(rows(answer, "balances").size() == 1);
    CHECK(text(rows(answer, "contacts")[0], "name") == QStringLiteral("Petra Klein"));
    CHECK(rows(answer, "invoices").size() == 2);
    CHECK(rows(answer, "timeline").size() == 2);
    CHECK(book.run(words("account 10020")).out.contains(QStringLiteral("Petra Klein")));
}

TEST_CASE("Ageing and reports show the figures of any day and period", "[cli][lists]")
{
    const CliBook book;
    QJsonObject ageing = book.json(words("ageing --by currency"));
    CHECK(text(rows(ageing, "ageing")[0], "balance") == QStringLiteral("1250.50"));
    ageing = book.json(words("ageing --as-of 2026-03-31 --edges 20,58"));
    CHECK(text(ageing, "as_of") == QStringLiteral("2026-03-31"));
    CHECK(text(rows(ageing, "ageing")[0], "days_over_58") == QStringLiteral("1000.00"));
    CHECK(text(rows(ageing, "totals")[0], "current") == QStringLiteral("250.50"));
    CHECK(rows(book.json(words("ageing --as-of 2025-12-31")), "ageing").isEmpty());

    const QJsonObject dso =
        book.json(words("report dso --from 2026-01-01 --to 2026-03-01 --account 10020"));
    CHECK(text(dso, "days") == QStringLiteral("60"));
    const QJsonValue euro = rows(dso, "figures")[0];
    CHECK(text(euro, "sales") == QStringLiteral("1250.50"));
    CHECK(euro[QLatin1String("dso")].toDouble() == 60.0);
    const QJsonValue cei = rows(book.json(words("report cei --from 2026-03-02")), "figures")[0];
    CHECK(cei[QLatin1String("cei_percent")].toDouble() == 0.0);
    CHECK(rows(book.json(words("report payments")), "figures")[0][QLatin1String("days_to_pay")]
              .isNull());
    CHECK(rows(book.json(words("report figures")), "figures").size() == 2);
    CHECK(text(rows(book.json(words("report top")), "accounts")[0], "sales") ==
          QStringLiteral("1250.50"));
    const QJsonValue progress = rows(book.json(words("report progress")), "progress")[0];
    CHECK(text(progress, "invoiced") == QStringLiteral("1250.50"));
    CHECK(text(progress, "closing") == QStringLiteral("1250.50"));
}

TEST_CASE("Search finds names, numbers, amounts and words of notes", "[cli][lists]")
{
    const CliBook book;
    CHECK(text(rows(book.json(words("search mull")), "hits")[0], "title") ==
          QString::fromUtf8("Müller & Söhne"));
    CHECK(text(rows(book.json(words("search 99.99")), "hits")[0], "title") ==
          QStringLiteral("I-7"));
    CHECK(text(rows(book.json({QStringLiteral("search"), QString::fromUtf8("כהן")}), "hits")[0],
               "kind") == QStringLiteral("account"));
    CHECK(rows(book.json(words("search nothing like this")), "hits").isEmpty());
    CHECK(rows(book.json({QStringLiteral("search"), QStringLiteral("\" OR * ) NEAR")}), "hits")
              .isEmpty());
}

TEST_CASE("A result that cannot be written is an error, not a silence", "[cli][lists]")
{
    if (!QFile::exists(QStringLiteral("/dev/full"))) {
        WARN("skipped: this system has no /dev/full");
        return;
    }
    const CliBook book;
    QProcess process;
    process.setStandardOutputFile(QStringLiteral("/dev/full"));
    process.start(cliProgram(), {QStringLiteral("--book"), book.path(), QStringLiteral("--as"),
                                 QStringLiteral("anna"), QStringLiteral("accounts")});
    REQUIRE(process.waitForFinished(60000));
    CHECK(process.exitCode() == 1);
    CHECK(process.readAllStandardError().contains("standard output"));
}
