// SPDX-License-Identifier: Apache-2.0
// Who works on what: repeating and bulk follow-ups, covers, handing over, the pool, ratings.
#include "tests/cli/clibook.h"
#include "tests/support/catch.h"

#include <QJsonArray>

using namespace duebook::test;

TEST_CASE("A repeating follow-up comes again when it is done", "[cli][team]")
{
    const CliBook book;
    const QJsonObject made = book.json(
        {QStringLiteral("follow-up"), QStringLiteral("add"), QStringLiteral("10020"),
         QStringLiteral("--due"), QStringLiteral("2026-03-06"), QStringLiteral("--reason"),
         QStringLiteral("Weekly call"), QStringLiteral("--repeat"), QStringLiteral("every 2 weeks"),
         QStringLiteral("--kind"), QStringLiteral("answer")});
    const QJsonValue first = rows(made, "follow_ups")[0];
    CHECK(text(first, "repeat") == QStringLiteral("every 2 weeks on 5"));
    CHECK(text(first, "kind") == QStringLiteral("answer"));
    const QString id = text(first, "id");
    const QJsonObject done = book.json({QStringLiteral("follow-up"), QStringLiteral("done"), id});
    CHECK(text(rows(done, "next")[0], "due") == QStringLiteral("2026-03-20"));
    const QString next = text(rows(done, "next")[0], "id");
    const QJsonObject never = book.json({QStringLiteral("follow-up"), QStringLiteral("change"),
                                         next, QStringLiteral("--repeat"), QStringLiteral("never"),
                                         QStringLiteral("--priority"), QStringLiteral("high")});
    CHECK(text(rows(never, "follow_ups")[0], "repeat").isEmpty());
    CHECK(text(rows(never, "follow_ups")[0], "priority") == QStringLiteral("1"));

    const ProgramRun refused =
        book.run({QStringLiteral("follow-up"), QStringLiteral("change"), next,
                  QStringLiteral("--repeat"), QStringLiteral("when I feel like it")});
    CHECK(refused.exitCode == 2);
    CHECK(refused.err.contains(QStringLiteral("when I feel like it")));
    CHECK(book.run({QStringLiteral("follow-up"), QStringLiteral("change"), next}).exitCode == 2);
    const QJsonArray doneOnes = rows(book.json(words("follow-ups --done")), "follow_ups");
    REQUIRE(doneOnes.size() == 1);
    CHECK(text(doneOnes[0], "id") == id);
    CHECK(rows(book.json(words("follow-ups --kind answer")), "follow_ups").size() == 1);
    CHECK(rows(book.json(words("follow-ups --user nobody")), "follow_ups").isEmpty());
}

TEST_CASE("Covers are made, listed and ended", "[cli][team]")
{
    const CliBook book;
    CHECK(
        book.run(words("follow-up add 10020 --due 2026-03-02 --reason Call --for ben")).exitCode ==
        0);
    // Müller is in Ben's hands; only Cohen waits for anybody.
    CHECK(rows(book.json(words("worklist --user anna")), "worklist").size() == 1);
    const QJsonObject cover = book.json(words("cover add ben --by me --to 2026-03-06"));
    CHECK(text(rows(cover, "covers")[0], "running") == QStringLiteral("true"));
    const QJsonArray list = rows(book.json(words("worklist --user anna")), "worklist");
    CHECK(list.size() == 2);
    bool marked = false;
    for (const QJsonValue &row : list)
        marked = marked || !text(row, "for").isEmpty();
    CHECK(marked);
    CHECK(rows(book.json(words("follow-ups --user me --covered")), "follow_ups").size() == 1);
    CHECK(book.run(words("cover add ben --by me --to 2026-03-03")).exitCode == 2);
    CHECK(book.run(words("cover add anna --by ben --to 2026-03-03")).exitCode == 2);
    CHECK(book.run(words("cover add nosuch --by ben --to 2026-03-03")).exitCode != 0);
    CHECK(book.run(words("cover end 1")).exitCode == 0);
    CHECK(book.run(words("cover end 77")).exitCode == 1);
    CHECK(rows(book.json(words("cover list")), "covers").isEmpty());
    CHECK(rows(book.json(words("cover list --past")), "covers").size() == 1);
}

TEST_CASE("Accounts are assigned by rule, handed over and shared", "[cli][team]")
{
    const CliBook book;
    CHECK(number(book.json(words("assign --to ben --letters M --dry-run")), "accounts") == 1);
    CHECK(book.run(words("assign --to ben")).exitCode == 2);
    CHECK(number(book.json(words("assign --to ben --letters A-Z")), "accounts") >= 1);
    CHECK(number(book.json(words("hand-over ben --to anna --dry-run")), "accounts") >= 1);
    CHECK(book.run(words("--as ben hand-over ben --to anna")).exitCode == 1);
    CHECK(number(book.json(words("hand-over ben --to anna")), "accounts") >= 1);
    CHECK(number(book.json(words("hand-over ben --to anna --dry-run")), "accounts") == 0);

    CHECK(number(book.json(words("pool refresh --below 5000 --dry-run")), "in") >= 1);
    CHECK(number(book.json(words("pool refresh --below 5000")), "in") >= 1);
    CHECK(number(book.json(words("pool refresh --below 5000")), "in") == 0);
    CHECK(book.run(words("pool remove 10020")).exitCode == 0);
    CHECK(book.run(words("pool add 99999")).exitCode == 1);
}

TEST_CASE("Ratings are worked out by command", "[cli][team]")
{
    const CliBook book;
    CHECK(number(book.json(words("ratings refresh")), "looked_at") == 3);
    CHECK(number(book.json(words("ratings refresh --all")), "changed") == 0);
}
