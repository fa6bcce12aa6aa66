// SPDX-License-Identifier: Apache-2.0
#include "tests/cli/clibook.h"
#include "tests/support/catch.h"

#include <QJsonArray>

using namespace duebook::test;

namespace {

QStringList opening(const char *invoice)
{
    return {QStringLiteral("dispute"), QStringLiteral("10020"),       QStringLiteral("--invoice"),
            QLatin1String(invoice),    QStringLiteral("--reason"),    QStringLiteral("Wrong price"),
            QStringLiteral("--text"),  QStringLiteral("frame price"), QStringLiteral("--deadline"),
            QStringLiteral("+7")};
}

} // namespace

TEST_CASE("A dispute is opened, changed, settled and reopened by its id", "[cli][disputes]")
{
    const CliBook book;
    const QJsonValue made = rows(book.json(opening("R-1=400.00")), "disputes")[0];
    CHECK(text(made, "state") == QStringLiteral("open"));
    CHECK(text(made, "deadline") == QStringLiteral("2026-03-09"));
    CHECK(text(made, "owner") == QStringLiteral("Anna Berg"));
    const QJsonValue part = made.toObject()[QLatin1String("invoices")].toArray()[0];
    CHECK(text(part, "number") == QStringLiteral("R-1"));
    CHECK(text(part, "amount") == QStringLiteral("400.00"));

    const QJsonArray ageing = rows(book.json(words("ageing --by currency")), "ageing");
    CHECK(text(ageing[0], "disputed") == QStringLiteral("400.00"));
    CHECK(rows(book.json(words("follow-ups --account 10020")), "follow_ups").size() == 1);

    const QJsonValue changed = rows(
        book.json(words("dispute change 1 --stage credit-expected --owner ben")), "disputes")[0];
    CHECK(text(changed, "stage") == QStringLiteral("credit-expected"));
    const QJsonObject listed = book.json(words("disputes --owner ben"));
    CHECK(rows(listed, "disputes").size() == 1);
    CHECK(text(rows(listed, "sums")[0], "amount") == QStringLiteral("400.00"));
    CHECK(rows(book.json(words("disputes --filter past-deadline")), "disputes").isEmpty());

    const QJsonValue settled =
        rows(book.json({QStringLiteral("dispute"), QStringLiteral("settle"), QStringLiteral("1"),
                        QStringLiteral("--outcome"), QStringLiteral("refused"),
                        QStringLiteral("--resolution"), QStringLiteral("Signed \"note\"; ok")}),
             "disputes")[0];
    CHECK(text(settled, "outcome") == QStringLiteral("refused"));
    CHECK(text(settled, "resolution") == QStringLiteral("Signed \"note\"; ok"));
    CHECK(rows(book.json(words("disputes")), "disputes").isEmpty());
    CHECK(rows(book.json(words("disputes --filter settled")), "disputes").size() == 1);
    CHECK(text(rows(book.json(words("dispute reopen 1")), "disputes")[0], "state") ==
          QStringLiteral("open"));
    CHECK(book.run(words("check")).exitCode == 0);
}

TEST_CASE("What cannot be disputed is said in one sentence that names the option",
          "[cli][disputes]")
{
    const CliBook book;
    const ProgramRun tooMuch = book.run(opening("R-1=1000.01"));
    CHECK(tooMuch.exitCode == 2);
    CHECK(tooMuch.err.contains(QStringLiteral("--invoice")));
    CHECK(tooMuch.err.contains(QStringLiteral("1000.00 EUR")));
    CHECK(book.run(opening("R-1=abc")).exitCode == 2);
    CHECK(book.run(opening("R-1=abc")).err.contains(QStringLiteral("--invoice")));
    CHECK(book.run(opening("NO-SUCH")).exitCode == 1);
    CHECK(book.run(words("dispute 10020 --reason x")).exitCode == 2);
    CHECK(book.run(words("dispute settle 9 --outcome paid")).exitCode == 1);
    CHECK(book.run(words("dispute settle 9 --outcome maybe")).exitCode != 0);
    CHECK(rows(book.json(words("disputes")), "disputes").isEmpty());
}

TEST_CASE("Escalations are made, listed and closed", "[cli][escalation]")
{
    const CliBook book;
    const QJsonValue made =
        rows(book.json(words("escalate 10020 --to ben --reason late --revisit +7 --invoice R-1")),
             "escalations")[0];
    CHECK(text(made, "level") == QStringLiteral("colleague"));
    CHECK(text(made, "invoice") == QStringLiteral("R-1"));
    CHECK(text(made, "revisit") == QStringLiteral("2026-03-09"));
    CHECK(rows(book.json(words("escalations --to ben")), "escalations").size() == 1);
    CHECK(rows(book.json(words("escalations --to me")), "escalations").isEmpty());
    CHECK(book.run(words("escalate 10020 --level manager --reason late")).exitCode == 2);
    CHECK(book.run(words("escalate 10020 --level manager --reason late --revisit today"))
              .err.contains(QStringLiteral("--revisit")));
    CHECK(book.run(words("escalate 10020 --reason late --revisit +7")).exitCode == 2);
    CHECK(text(rows(book.json(words("escalation close 1 --result stop")), "escalations")[0],
               "state") == QStringLiteral("closed"));
    CHECK(rows(book.json(words("escalations")), "escalations").isEmpty());
    CHECK(rows(book.json(words("escalations --account 10020 --all")), "escalations").size() == 1);
}

TEST_CASE("A hold and a status need reason and day", "[cli][accounts]")
{
    const CliBook book;
    CHECK(book.run(words("hold 10020 --reason limit")).exitCode == 2);
    CHECK(book.run(words("hold 10020 --reason limit --revisit yesterday")).exitCode == 2);
    CHECK(text(book.json(words("hold 10020 --reason limit --revisit +14")), "hold_revisit") ==
          QStringLiteral("2026-03-16"));
    CHECK(text(book.json(words("hold lift 10020 --reason paid")), "on_hold") ==
          QStringLiteral("false"));
    CHECK(book.run(words("account status 10020 insolvency --reason court")).exitCode == 2);
    CHECK(text(book.json(words("account status 10020 insolvency --reason court --revisit +28")),
               "status_revisit") == QStringLiteral("2026-03-30"));
    CHECK(text(book.json(words("account 10020")), "status_reason") == QStringLiteral("court"));
    CHECK(text(book.json(words("account status 10020 active")), "status") ==
          QStringLiteral("active"));
    CHECK(book.run(words("account status 10020 broke --reason x")).exitCode == 2);
}
