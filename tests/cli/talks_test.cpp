// SPDX-License-Identifier: Apache-2.0
// What a note makes beside itself, the timeline's conditions, and remarks.
#include "tests/cli/clibook.h"
#include "tests/support/catch.h"

#include <QJsonArray>

using namespace duebook::test;

namespace {

QStringList note(const char *account, const char *text, const char *more)
{
    QStringList line{QStringLiteral("note"), QLatin1String(account), QStringLiteral("--text"),
                     QString::fromUtf8(text)};
    return line + words(more);
}

int entries(const CliBook &book, const char *line)
{
    return int(rows(book.json(words(line)), "timeline").size());
}

} // namespace

TEST_CASE("A note makes the promise that was given in it", "[cli][talks]")
{
    const CliBook book;
    book.json(note("10020", "Pays half on Friday", "--invoice R-1 --promise 400.50@fri"));
    const QJsonArray promises = rows(book.json(words("notes 10020 --kind promise")), "timeline");
    REQUIRE(promises.size() == 1);
    CHECK(text(promises[0], "amount") == QStringLiteral("400.50"));
    CHECK(promises[0][QLatin1String("invoices")][0].toString() == QStringLiteral("R-1"));

    for (const char *wrong : {"--promise 400", "--promise x@fri", "--promise 400@someday",
                              "--invoice R-1 --promise 99999999@fri", "--promise 0@fri"}) {
        INFO(wrong);
        const ProgramRun refused = book.run(note("10020", "No", wrong));
        CHECK(refused.exitCode != 0);
        CHECK(refused.err.contains(QStringLiteral("--promise")));
        // The day that was given, and the sentence.
        CHECK(refused.err.count(QLatin1Char('\n')) == 2);
    }
    CHECK(entries(book, "notes 10020 --kind note") == 1);
}

TEST_CASE("A colleague is informed and an answer awaited until one comes in", "[cli][talks]")
{
    const CliBook book;
    const QJsonObject saved =
        book.json(note("10020", "Please confirm", "--kind email --answer-by fri --inform ben"));
    // The next contact is none of these follow-ups.
    CHECK_FALSE(saved.contains(QLatin1String("follow_up")));
    const QJsonArray informed = rows(book.json(words("follow-ups --user ben")), "follow_ups");
    REQUIRE(informed.size() == 1);
    CHECK(text(informed[0], "reason").contains(QStringLiteral("Please confirm")));
    const auto awaited = [&] {
        return rows(book.json(words("follow-ups --user anna")), "follow_ups").size();
    };
    CHECK(awaited() == 1);
    book.json(note("10020", "Confirmed", "--kind email --direction in"));
    CHECK(awaited() == 0);
    const ProgramRun nobody = book.run(note("10020", "x", "--inform nobody"));
    CHECK(nobody.exitCode != 0);
    CHECK(nobody.err.contains(QStringLiteral("nobody")));
}

TEST_CASE("The timeline is shown by kind, person, days and invoice", "[cli][talks]")
{
    const CliBook book;
    book.json(note("10020", "About R-1", "--invoice R-1"));
    book.json(note("10020", "A letter", "--kind letter --promise 10@fri"));
    CHECK(entries(book, "notes 10020 --kind letter") == 1);
    CHECK(entries(book, "notes 10020 --kind call --kind promise") == 2);
    CHECK(entries(book, "notes 10020 --kind note --kind call") == 2);
    CHECK(entries(book, "notes 10020 --person anna --notes-only") == 2);
    CHECK(entries(book, "notes 10020 --person ben") == 0);
    CHECK(entries(book, "notes 10020 --invoice R-1 --kind note") == 1);
    CHECK(entries(book, "notes 10020 --notes-only --to 2020-01-01") == 0);
    CHECK(entries(book, "notes 10020 --kind promise --by anna --from 2020-01-01") == 1);
    const ProgramRun wrong = book.run(words("notes 10020 --kind promises"));
    CHECK(wrong.exitCode == 2);
    CHECK(wrong.err.contains(QStringLiteral("promise")));
    CHECK(book.run(words("notes 10020 --invoice NO-SUCH")).exitCode != 0);
}

TEST_CASE("Remarks are kept ready, listed and removed", "[cli][talks][remarks]")
{
    const CliBook book;
    const auto add = [&](const char *name) {
        return book.run({QStringLiteral("remark"), QStringLiteral("add"), QString::fromUtf8(name),
                         QStringLiteral("--text"), QStringLiteral("Left a message.")});
    };
    CHECK(add("Left a message").exitCode == 0);
    CHECK(add("Nachricht für später").exitCode == 0);
    const ProgramRun again = add("Left a message");
    CHECK(again.exitCode == 2);
    CHECK(again.err.contains(QStringLiteral("already")));
    const QJsonArray all = rows(book.json(words("remarks")), "remarks");
    REQUIRE(all.size() == 2);
    CHECK(text(all[0], "text") == QStringLiteral("Left a message."));
    CHECK(book.run({QStringLiteral("remark"), QStringLiteral("remove"),
                    QStringLiteral("left A message")})
              .exitCode == 0);
    CHECK(book.run({QStringLiteral("remark"), QStringLiteral("remove"), text(all[1], "id")})
              .exitCode == 0);
    CHECK(rows(book.json(words("remarks")), "remarks").isEmpty());
    CHECK(book.run(words("remark remove 7")).exitCode != 0);
}
