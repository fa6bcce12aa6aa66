// SPDX-License-Identifier: Apache-2.0
#include "tests/cli/clibook.h"
#include "tests/support/catch.h"

using namespace duebook::test;

namespace {

void note(const CliBook &book, const char *account, const char *kind, const QString &said)
{
    REQUIRE(book.run({QStringLiteral("note"), QLatin1String(account), QStringLiteral("--kind"),
                      QLatin1String(kind), QStringLiteral("--text"), said})
                .exitCode == 0);
}

} // namespace

TEST_CASE("A search is narrowed by options as by filters in its text", "[cli][search]")
{
    const CliBook book;
    note(book, "10020", "call", QStringLiteral("payments are on their way"));
    note(book, "10021", "email", QStringLiteral("the payment was refused"));
    const auto hits = [&](const char *line) { return rows(book.json(words(line)), "hits").size(); };
    CHECK(hits("search payments") == 2);
    CHECK(text(rows(book.json(words("search payments")), "hits")[0], "account_name") ==
          QString::fromUtf8("Müller & Söhne"));
    CHECK(hits("search payment --kind call") == 1);
    CHECK(hits("search payment kind:call") == 1);
    CHECK(hits("search payment --account 10021") == 1);
    CHECK(hits("search payment --by anna") == 2);
    CHECK(hits("search payment --by ben") == 0);
    CHECK(hits("search payment --after tomorrow") == 0);
    CHECK(hits("search --is overdue") == 2);
    CHECK(hits("search --kind call --kind email") == 2);
    const QJsonArray amounts = rows(book.json(words("search 1000")), "hits");
    REQUIRE(amounts.size() >= 1);
    CHECK(text(amounts[0], "amount") == QStringLiteral("1000.00"));
}

TEST_CASE("A filter that means nothing is one clear sentence", "[cli][search]")
{
    const CliBook book;
    for (const char *line :
         {"search x --by nobody", "search x --account nobody", "search x --after someday",
          "search x --kind cheese", "search x --is x", "search"}) {
        INFO(line);
        const ProgramRun run = book.run(words(line));
        CHECK(run.exitCode != 0);
        CHECK(run.out.isEmpty());
        // The day that was given, and the sentence.
        CHECK(run.err.count(QLatin1Char('\n')) == 2);
    }
    const ProgramRun unknown = book.run(words("search colour:red"));
    CHECK(unknown.exitCode == 0);
    CHECK(unknown.err.contains(QStringLiteral("colour:")));
}

TEST_CASE("Who did what is told with what each person did", "[cli][activity]")
{
    const CliBook book;
    note(book, "10020", "call", QStringLiteral("pays on Friday"));
    note(book, "10021", "email", QStringLiteral("asked for a copy"));
    const QJsonObject all = book.json(words("activity"));
    CHECK(text(rows(all, "activity")[0], "sentence") ==
          QString::fromUtf8("Anna Berg added an email note on כהן בע\"מ"));
    CHECK(text(rows(all, "activity")[0], "text") == QStringLiteral("asked for a copy"));
    CHECK(text(rows(all, "people")[0], "calls") == QStringLiteral("1"));
    CHECK(rows(book.json(words("activity --kind call")), "activity").size() == 1);
    CHECK(rows(book.json(words("activity --kind note --account 10021")), "activity").size() == 1);
    CHECK(rows(book.json(words("activity --by ben")), "activity").isEmpty());
    CHECK(rows(book.json(words("activity --limit 1")), "activity").size() == 1);
    CHECK(book.run(words("activity --limit 1")).err.contains(QStringLiteral("--limit")));
    CHECK_FALSE(book.run(words("activity --limit 200")).err.contains(QStringLiteral("--limit")));
    CHECK(rows(book.json(words("activity --from tomorrow")), "activity").isEmpty());
    CHECK(book.run(words("activity --from today --to yesterday")).exitCode != 0);
    CHECK(book.run(words("activity --format csv --kind call")).out.count(QStringLiteral("\r\n")) ==
          2);
}

TEST_CASE("What changed on an account is told field by field", "[cli][activity]")
{
    const CliBook book;
    REQUIRE(book.run({QStringLiteral("note"), QStringLiteral("10020"), QStringLiteral("--text"),
                      QStringLiteral("x")})
                .exitCode == 0);
    const QJsonArray changes = rows(book.json(words("changes 10020")), "changes");
    REQUIRE(changes.size() >= 1);
    CHECK(text(changes[0], "what").startsWith(QStringLiteral("Note added")));
    CHECK(book.run(words("changes nobody")).exitCode != 0);
    CHECK(book.run(words("changes")).exitCode == 2);
}
