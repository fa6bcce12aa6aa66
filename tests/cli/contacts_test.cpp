// SPDX-License-Identifier: Apache-2.0
#include "tests/cli/clibook.h"
#include "tests/support/catch.h"

#include <QFile>

using namespace duebook::test;

TEST_CASE("A person is added, changed, marked as left and named in open follow-ups",
          "[cli][contacts]")
{
    const CliBook book;
    const auto contacts = [&] { return rows(book.json(words("contacts 10020")), "contacts"); };
    REQUIRE(contacts().size() == 1);
    const QJsonValue added = rows(
        book.json({QStringLiteral("contact"), QStringLiteral("add"), QStringLiteral("10020"),
                   QStringLiteral("--name"), QString::fromUtf8("רות כהן"), QStringLiteral("--role"),
                   QStringLiteral("controller"), QStringLiteral("--channel"),
                   QStringLiteral("email"), QStringLiteral("--language"), QStringLiteral("he")}),
        "contacts")[0];
    CHECK(text(added, "channel") == QStringLiteral("email"));
    const ProgramRun doubted =
        book.run({QStringLiteral("contact"), QStringLiteral("change"), QStringLiteral("10020"),
                  text(added, "id"), QStringLiteral("--phone"), QStringLiteral("ask Petra")});
    CHECK(doubted.exitCode == 0);
    CHECK(doubted.err.contains(QStringLiteral("ask Petra")));
    CHECK(book.run({QStringLiteral("contact"), QStringLiteral("change"), QStringLiteral("10020"),
                    text(added, "id"), QStringLiteral("--email"), QStringLiteral("no@")})
              .exitCode == 2);
    const QJsonValue silent = rows(
        book.json({QStringLiteral("contact"), QStringLiteral("change"), QStringLiteral("10020"),
                   text(added, "id"), QStringLiteral("--do-not-contact"),
                   QStringLiteral("asked for letters only")}),
        "contacts")[0];
    CHECK(text(silent, "do_not_contact_reason") == QStringLiteral("asked for letters only"));

    book.run({QStringLiteral("follow-up"), QStringLiteral("add"), QStringLiteral("10020"),
              QStringLiteral("--due"), QStringLiteral("fri"), QStringLiteral("--reason"),
              QStringLiteral("Call Petra Klein again")});
    const QJsonObject left = book.json({QStringLiteral("contact"), QStringLiteral("left"),
                                        QStringLiteral("10020"), QStringLiteral("petra klein")});
    CHECK(text(rows(left, "contacts")[0], "left") == QStringLiteral("true"));
    CHECK(rows(left, "follow_ups").size() == 1);
    CHECK(text(contacts().last(), "name") == QStringLiteral("Petra Klein"));
    const ProgramRun unknown = book.run({QStringLiteral("contact"), QStringLiteral("left"),
                                         QStringLiteral("10020"), QStringLiteral("Petra Klain")});
    CHECK(unknown.exitCode != 0);
    CHECK(unknown.err.contains(QStringLiteral("Petra Klein")));
}

TEST_CASE("Contacts that are one person are listed, merged and taken apart", "[cli][contacts]")
{
    const CliBook book;
    REQUIRE(book.run({QStringLiteral("contact"), QStringLiteral("add"), QStringLiteral("10020"),
                      QStringLiteral("--name"), QStringLiteral("P. Klein"),
                      QStringLiteral("--mobile"), QStringLiteral("+49 170 1234567")})
                .exitCode == 0);
    REQUIRE(book.run({QStringLiteral("note"), QStringLiteral("10020"), QStringLiteral("--text"),
                      QStringLiteral("Talked"), QStringLiteral("--contact"),
                      QStringLiteral("P. Klein")})
                .exitCode == 0);
    const QJsonArray offers = rows(book.json(words("contact duplicates 10020")), "duplicates");
    REQUIRE(offers.size() == 1);
    CHECK(text(offers[0], "reason") == QStringLiteral("similar_name"));
    const QString keep = QStringLiteral("Petra Klein");
    const QJsonValue merged =
        rows(book.json({QStringLiteral("contact"), QStringLiteral("merge"), QStringLiteral("10020"),
                        keep, QStringLiteral("P. Klein"), QStringLiteral("--role"),
                        QStringLiteral("owner")}),
             "contacts")[0];
    CHECK(text(merged, "mobile") == QStringLiteral("+49 170 1234567"));
    CHECK(text(merged, "role") == QStringLiteral("owner"));
    const QJsonObject after = book.json(words("contacts 10020"));
    CHECK(rows(after, "contacts").size() == 1);
    CHECK(text(rows(after, "merged")[0], "name") == QStringLiteral("P. Klein"));
    CHECK(text(rows(book.json(words("notes 10020 --notes-only")), "timeline")[0], "contact") ==
          keep);
    CHECK(book.run({QStringLiteral("contact"), QStringLiteral("separate"), QStringLiteral("10020"),
                    QStringLiteral("P. Klein")})
              .exitCode == 0);
    CHECK(rows(book.json(words("contacts 10020")), "contacts").size() == 2);
    CHECK(book.run({QStringLiteral("contact"), QStringLiteral("distinct"), QStringLiteral("10020"),
                    keep, QStringLiteral("P. Klein")})
              .exitCode == 0);
    CHECK(rows(book.json(words("contact duplicates 10020")), "duplicates").isEmpty());
}

TEST_CASE("Our own people at an account are listed and linked", "[cli][people]")
{
    const CliBook book;
    CHECK(book.run(words("people set 10020 ben --role delivery")).exitCode == 0);
    const QJsonArray people =
        rows(book.json(words("people set 10020 anna --representative")), "people");
    REQUIRE(people.size() == 2);
    CHECK(text(people[0], "representative") == QStringLiteral("true"));
    CHECK(text(people[1], "role") == QStringLiteral("delivery"));
    CHECK(book.run(words("people set 10020 ben")).exitCode == 2);
    CHECK(rows(book.json(words("people remove 10020 ben")), "people").size() == 1);
}

TEST_CASE("Holidays are filled by country, changed by hand and imported", "[cli][holidays]")
{
    const CliBook book;
    CHECK(rows(book.json(words("holidays")), "holidays").isEmpty());
    CHECK(rows(book.json(words("holidays countries")), "countries").size() == 8);
    CHECK(book.run(words("settings set holiday_country DE")).exitCode == 0);
    CHECK(book.run(words("settings set holiday_country XX")).exitCode == 2);
    const QStringList year = words("holidays --from 2026-01-01 --until 2026-12-31");
    CHECK(rows(book.json(year), "holidays").size() == 9);
    CHECK(book.run({QStringLiteral("holidays"), QStringLiteral("add"), QStringLiteral("24.12."),
                    QStringLiteral("--name"), QStringLiteral("Betriebsruhe")})
              .exitCode == 0);
    CHECK(book.run(words("holidays remove 2026-12-26")).exitCode == 0);
    const QJsonArray days = rows(book.json(year), "holidays");
    REQUIRE(days.size() == 9);
    CHECK(text(days[7], "name") == QStringLiteral("Betriebsruhe"));
    CHECK(text(days[7], "own") == QStringLiteral("true"));
    // Days of grace and date words use them.
    CHECK(text(rows(book.json({QStringLiteral("follow-up"), QStringLiteral("add"),
                               QStringLiteral("10020"), QStringLiteral("--due"),
                               QStringLiteral("Anfang Mai"), QStringLiteral("--reason"),
                               QStringLiteral("x")}),
                    "follow_ups")[0],
               "due") == QStringLiteral("2026-05-04"));

    const QString file = book.write(QStringLiteral("days.csv"), "Tag;Name\n31.12.2026;Inventur\n"
                                                                "31.13.2026;nie\n");
    const QJsonObject imported =
        book.json({QStringLiteral("holidays"), QStringLiteral("import"), file}, 3);
    CHECK(rows(imported, "added").size() == 1);
    CHECK(rows(imported, "rejected").size() == 1);
    CHECK(book.run(words("--as ben holidays add 2026-12-30 --name x")).exitCode == 1);
    CHECK(book.run(words("holidays import /no/such/file.ics")).exitCode == 1);
}

TEST_CASE("Open work is written as a calendar", "[cli][calendar]")
{
    const CliBook book;
    REQUIRE(book.run({QStringLiteral("follow-up"), QStringLiteral("add"), QStringLiteral("10020"),
                      QStringLiteral("--due"), QStringLiteral("tue 14:30"),
                      QStringLiteral("--reason"), QStringLiteral("Call back")})
                .exitCode == 0);
    const QString path = book.file(QStringLiteral("work.ics"));
    const QStringList line{QStringLiteral("calendar"), QStringLiteral("--out"), path};
    CHECK(text(book.json(line), "follow_ups") == QStringLiteral("1"));
    CHECK(text(book.json(line + words("--user ben")), "follow_ups") == QStringLiteral("0"));
    CHECK(text(book.json(line + words("--until tomorrow")), "follow_ups") == QStringLiteral("1"));
    QFile file(path);
    REQUIRE(file.open(QIODevice::ReadOnly));
    const QByteArray calendar = file.readAll();
    CHECK(calendar.contains("20260303T143000"));
    CHECK(calendar.contains("Call back"));
    CHECK(book.run(words("calendar")).exitCode == 2);
    CHECK(book.run(words("calendar --out /no/such/folder/x.ics")).exitCode == 1);
}
