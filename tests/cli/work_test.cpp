// SPDX-License-Identifier: Apache-2.0
#include "tests/cli/clibook.h"
#include "tests/support/catch.h"

#include <QCryptographicHash>
#include <QFile>
#include <QJsonArray>

using namespace duebook::test;

TEST_CASE("A new book is made once, with its first user", "[cli][work]")
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QString::fromUtf8("ספר של אנה.duebook"));
    const QStringList make{QStringLiteral("new"),         path,
                           QStringLiteral("--currency"),  QStringLiteral("ils"),
                           QStringLiteral("--company"),   QStringLiteral("Quote \"this\" 🙂"),
                           QStringLiteral("--time-zone"), QStringLiteral("Asia/Jerusalem")};
    CHECK(runCli(make).exitCode == 0);
    const ProgramRun again = runCli(make);
    CHECK(again.exitCode == 2);
    CHECK(again.err.contains(QStringLiteral("exists already")));
    const ProgramRun settings = runCli({QStringLiteral("--book"), path, QStringLiteral("--format"),
                                        QStringLiteral("json"), QStringLiteral("settings")});
    CHECK(text(settings.json(), "base_currency") == QStringLiteral("ILS"));
    CHECK(text(settings.json(), "company") == QString::fromUtf8("Quote \"this\" 🙂"));
    CHECK(text(settings.json(), "time_zone") == QStringLiteral("Asia/Jerusalem"));
    const ProgramRun users = runCli(
        {QStringLiteral("--book"), path, QStringLiteral("--format=json"), QStringLiteral("users")});
    CHECK(text(rows(users.json(), "users")[0], "login") == QStringLiteral("anna"));
    CHECK(runCli(words("new /no/such/folder/x.duebook --currency EUR")).exitCode == 1);
    CHECK(runCli({QStringLiteral("new"), folder.filePath(QStringLiteral("y.duebook")),
                  QStringLiteral("--currency"), QStringLiteral("EUR"),
                  QStringLiteral("--time-zone"), QStringLiteral("Mars/Olympus")})
              .exitCode == 2);
}

TEST_CASE("Users and settings are changed by those who may", "[cli][work]")
{
    const CliBook book;
    CHECK(book.run({QStringLiteral("users"), QStringLiteral("add"), QStringLiteral("carla"),
                    QStringLiteral("--name"), QStringLiteral("Carla Núñez"),
                    QStringLiteral("--role"), QStringLiteral("sales")})
              .exitCode == 0);
    CHECK(book.run(words("users change carla --active no --calls-per-day 12")).exitCode == 0);
    const QJsonArray users = rows(book.json(words("users")), "users");
    REQUIRE(users.size() == 3);
    CHECK(text(users[2], "active") == QStringLiteral("false"));
    CHECK(text(users[2], "calls_per_day") == QStringLiteral("12"));

    const ProgramRun refused = book.run(words("--as ben users add dora --name Dora"));
    CHECK(refused.exitCode == 1);
    CHECK(refused.err.contains(QStringLiteral("Only an administrator")));
    CHECK(book.run(words("--as ben settings set company Other")).exitCode == 1);
    CHECK(book.run(words("settings set ageing_edges 10,20")).exitCode == 0);
    CHECK(text(book.json(words("settings")), "ageing_edges") == QStringLiteral("10,20"));
    CHECK(text(rows(book.json(words("ageing --by currency")), "ageing")[0], "days_over_20") ==
          QStringLiteral("1000.00"));
}

TEST_CASE("A note is saved with documents and next contact, and found again", "[cli][work]")
{
    const CliBook book;
    const QByteArray content("signed, 12 pallets\0with a NUL", 29);
    const QString proof = book.write(QString::fromUtf8("קבלה 1.txt"), content);
    const QString said = QString::fromUtf8("Petra: \"approved\"; שלום 🙂 'pays' Friday");
    const QJsonObject saved = book.json(
        {QStringLiteral("note"), QStringLiteral("10020"), QStringLiteral("--text"), said,
         QStringLiteral("--contact"), QStringLiteral("petra klein"), QStringLiteral("--outcome"),
         QStringLiteral("Will pay"), QStringLiteral("--invoice"), QStringLiteral("r-1"),
         QStringLiteral("--next"), QStringLiteral("fri 10:00"), QStringLiteral("--next-for"),
         QStringLiteral("ben"), QStringLiteral("--next-reason"), QStringLiteral("Check the bank"),
         QStringLiteral("--proof"), proof});
    CHECK(text(saved, "next_contact") == QStringLiteral("2026-03-06"));
    CHECK(text(saved, "next_time") == QStringLiteral("10:00"));

    const QJsonArray notes = rows(book.json(words("notes 10020 --notes-only")), "timeline");
    REQUIRE(notes.size() == 1);
    CHECK(text(notes[0], "text") == said);
    CHECK(text(notes[0], "person") == QStringLiteral("Anna Berg"));
    CHECK(text(notes[0], "contact") == QStringLiteral("Petra Klein"));
    CHECK(notes[0][QLatin1String("invoices")][0].toString() == QStringLiteral("R-1"));
    CHECK(notes[0][QLatin1String("documents")][0][QLatin1String("proof")].toBool());

    const QJsonArray followUps = rows(book.json(words("follow-ups --user ben")), "follow_ups");
    REQUIRE(followUps.size() == 1);
    CHECK(text(followUps[0], "reason") == QStringLiteral("Check the bank"));
    CHECK(text(followUps[0], "time") == QStringLiteral("10:00"));
    CHECK(rows(book.json(words("follow-ups --due")), "follow_ups").isEmpty());
    CHECK(rows(book.json(words("search pallets")), "hits").size() +
              rows(book.json(words("search approved")), "hits").size() >=
          1);

    const QString id = text(rows(book.json(words("document list 10020")), "documents")[0], "id");
    const QString copy = book.file(QStringLiteral("copy.txt"));
    const QJsonObject got = book.json(
        {QStringLiteral("document"), QStringLiteral("get"), id, QStringLiteral("--out"), copy});
    QFile file(copy);
    REQUIRE(file.open(QIODevice::ReadOnly));
    CHECK(file.readAll() == content);
    CHECK(
        text(got, "sha256") ==
        QString::fromLatin1(QCryptographicHash::hash(content, QCryptographicHash::Sha256).toHex()));
    CHECK(book.run({QStringLiteral("document"), QStringLiteral("get"), id, QStringLiteral("--out"),
                    copy})
              .exitCode == 2);
}

TEST_CASE("A note may come from standard input, twice with one uid, or not at all", "[cli][work]")
{
    const CliBook book;
    ProgramOptions input;
    input.input = QString::fromUtf8("two\nlines, ½ €\n").toUtf8();
    const QStringList note = words("note 10021 --kind email --direction in --text - --uid 0b8a");
    CHECK(book.run(note, input).exitCode == 0);
    CHECK(book.run(note, input).exitCode == 0);
    const QJsonArray notes = rows(book.json(words("notes 10021 --kind email")), "timeline");
    REQUIRE(notes.size() == 1);
    CHECK(text(notes[0], "text").startsWith(QString::fromUtf8("two\nlines, ½ €")));
    CHECK(text(notes[0], "direction") == QStringLiteral("in"));
    input.input = "\xff\xfe broken";
    CHECK(book.run(words("note 10021 --text -"), input).exitCode == 2);
    input.input = QByteArray(2 * 1024 * 1024, 'x');
    CHECK(book.run(words("note 10021 --text -"), input).exitCode == 2);
    CHECK(rows(book.json(words("notes 10021 --notes-only")), "timeline").size() == 1);

    const QString id = text(notes[0], "id");
    CHECK(book.run({QStringLiteral("note"), QStringLiteral("10021"), QStringLiteral("--text"),
                    QStringLiteral("corrected"), QStringLiteral("--corrects"), id})
              .exitCode == 0);
    const QJsonArray after = rows(book.json(words("notes 10021 --notes-only")), "timeline");
    REQUIRE(after.size() == 1);
    CHECK(text(after[0], "text") == QStringLiteral("corrected"));
}

TEST_CASE("A follow-up is planned, put off, given away, done and opened again", "[cli][work]")
{
    const CliBook book;
    const QJsonValue made =
        rows(book.json({QStringLiteral("follow-up"), QStringLiteral("add"), QStringLiteral("10020"),
                        QStringLiteral("--due"), QStringLiteral("today"),
                        QStringLiteral("--reason"), QStringLiteral("Call back")}),
             "follow_ups")[0];
    const QString id = text(made, "id");
    const auto change = [&](const QStringList &line) {
        return rows(book.json(line), "follow_ups")[0];
    };
    CHECK(rows(book.json(words("follow-ups --due --user me")), "follow_ups").size() == 1);
    CHECK(rows(book.json(words("worklist")), "worklist").size() >= 1);
    CHECK(text(change({QStringLiteral("follow-up"), QStringLiteral("snooze"), id,
                       QStringLiteral("--until"), QStringLiteral("wed 15:00")}),
               "due") == QStringLiteral("2026-03-04"));
    CHECK(text(change({QStringLiteral("follow-up"), QStringLiteral("assign"), id,
                       QStringLiteral("--to"), QStringLiteral("ben")}),
               "assignee") == QStringLiteral("Ben Adler"));
    CHECK(text(change({QStringLiteral("follow-up"), QStringLiteral("done"), id,
                       QStringLiteral("--result"), QStringLiteral("Paid")}),
               "state") == QStringLiteral("done"));
    CHECK(rows(book.json(words("follow-ups")), "follow_ups").isEmpty());
    CHECK(text(rows(book.json(words("follow-ups --all")), "follow_ups")[0], "result") ==
          QStringLiteral("Paid"));
    CHECK(text(change({QStringLiteral("follow-up"), QStringLiteral("reopen"), id}), "state") ==
          QStringLiteral("open"));
    const QJsonObject mixed = book.json(
        {QStringLiteral("follow-up"), QStringLiteral("cancel"), id, QStringLiteral("4711")}, 3);
    CHECK(text(rows(mixed, "follow_ups")[0], "state") == QStringLiteral("cancelled"));
    CHECK(text(rows(mixed, "rejected")[0], "id") == QStringLiteral("4711"));
}

TEST_CASE("Documents are added in one go, those that cannot be read are listed", "[cli][work]")
{
    const CliBook book;
    const QString good = book.write(QStringLiteral("contract.txt"), "terms: 30 days");
    const QJsonObject answer =
        book.json({QStringLiteral("document"), QStringLiteral("add"), good,
                   book.file(QStringLiteral("missing.pdf")), QStringLiteral("--account"),
                   QStringLiteral("10020"), QStringLiteral("--invoice"), QStringLiteral("R-1"),
                   QStringLiteral("--kind"), QStringLiteral("contract")},
                  3);
    CHECK(text(rows(answer, "documents")[0], "name") == QStringLiteral("contract.txt"));
    CHECK(text(rows(answer, "rejected")[0], "reason").contains(QStringLiteral("missing.pdf")));
    CHECK(rows(book.json(words("document list 10020")), "documents").size() == 1);
}

TEST_CASE("A backup is a whole book", "[cli][work]")
{
    const CliBook book;
    const QString target = book.file(QStringLiteral("backup of today.duebook"));
    const QJsonObject report = book.json({QStringLiteral("backup"), target});
    CHECK(text(report, "invoices") == QStringLiteral("3"));
    const ProgramRun accounts =
        runCli({QStringLiteral("--book"), target, QStringLiteral("--format"),
                QStringLiteral("json"), QStringLiteral("accounts")});
    CHECK(rows(accounts.json(), "accounts").size() == 3);
    CHECK(book.run({QStringLiteral("backup"), target}).exitCode == 2);
    CHECK(book.run(words("backup /no/such/folder/b.duebook")).exitCode == 1);
}

TEST_CASE("A colleague who was quicker is a conflict with exit code 1, and nothing is overwritten",
          "[cli][conflict]")
{
    const CliBook book;
    const QStringList correction{QStringLiteral("note"), QStringLiteral("10020"),
                                 QStringLiteral("--text")};
    CHECK(book.run(correction + QStringList{QStringLiteral("first")}).exitCode == 0);
    const QString id =
        text(rows(book.json(words("notes 10020 --notes-only")), "timeline")[0], "id");
    const QStringList corrects{QStringLiteral("--corrects"), id};
    CHECK(book.run(correction + QStringList{QStringLiteral("theirs")} + corrects).exitCode == 0);

    const ProgramRun refused =
        book.run(correction + QStringList{QStringLiteral("mine")} + corrects);
    CHECK(refused.exitCode == 1);
    CHECK(refused.err.contains(QStringLiteral("corrected this note in the meantime")));
    const QJsonArray notes = rows(book.json(words("notes 10020 --notes-only")), "timeline");
    REQUIRE(notes.size() == 1);
    CHECK(text(notes[0], "text") == QStringLiteral("theirs"));
}
