// SPDX-License-Identifier: Apache-2.0
#include "tests/cli/clibook.h"
#include "tests/support/catch.h"
#include "tests/support/testpaths.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>

#include <QDir>
#include <QTemporaryDir>
using namespace duebook::test;

TEST_CASE("Help names every verb, and every verb has help", "[cli][usage]")
{
    const ProgramRun help = runCli({QStringLiteral("--help")});
    CHECK(help.exitCode == 0);
    CHECK(help.err.isEmpty());
    const QStringList expected{QStringLiteral("new"),
                               QStringLiteral("accounts"),
                               QStringLiteral("account"),
                               QStringLiteral("invoices"),
                               QStringLiteral("ageing"),
                               QStringLiteral("worklist"),
                               QStringLiteral("note"),
                               QStringLiteral("notes"),
                               QStringLiteral("search"),
                               QStringLiteral("backup"),
                               QStringLiteral("follow-ups"),
                               QStringLiteral("follow-up done"),
                               QStringLiteral("users"),
                               QStringLiteral("document add"),
                               QStringLiteral("report dso"),
                               QStringLiteral("settings"),
                               QStringLiteral("follow-up snooze"),
                               QStringLiteral("demo"),
                               QStringLiteral("import"),
                               QStringLiteral("export"),
                               QStringLiteral("check")};
    for (const QString &verb : expected) {
        INFO(verb.toStdString());
        CHECK(help.out.contains(QStringLiteral("\n  ") + verb + QLatin1Char(' ')));
        const ProgramRun one =
            runCli(verb.split(QLatin1Char(' ')) + QStringList{QStringLiteral("--help")});
        CHECK(one.exitCode == 0);
        CHECK(one.out.startsWith(QStringLiteral("duebook-cli ") + verb));
        CHECK(one.out.contains(QStringLiteral("--book FILE")));
    }
    CHECK(runCli(words("follow-up --help")).out.contains(QStringLiteral("follow-up assign ID")));
    CHECK(runCli({QStringLiteral("--version")}).out.startsWith(QStringLiteral("duebook-cli ")));
}

TEST_CASE("The man page in the repository is the one the program writes", "[cli][usage]")
{
    QFile page(sourceDir() + QStringLiteral("/packaging/linux/duebook-cli.1"));
    REQUIRE(page.open(QIODevice::ReadOnly));
    const ProgramRun run = runCli({QStringLiteral("--man")});
    REQUIRE(run.exitCode == 0);
    // After a change of the texts: duebook-cli --man > packaging/linux/duebook-cli.1
    CHECK(run.out == QString::fromUtf8(page.readAll()));
}

TEST_CASE("Wrong use is exit code 2 and one line that says what to type", "[cli][usage]")
{
    struct Case {
        const char *line;
        const char *said;
    };
    const Case cases[] = {
        {"", "say what to do"},
        {"ivoices", "did you mean “invoices”?"},
        {"zzzzzz", "see “duebook-cli --help”"},
        {"follow-up", "add or done or snooze"},
        {"follow-up dnoe 3", "did you mean “done”?"},
        {"accounts --fliter overdue", "did you mean “--filter”?"},
        {"accounts --limit", "its value is missing"},
        {"accounts --limit --book x", "its value is missing"},
        {"accounts --descending=yes", "takes no value"},
        {"accounts --limit 1 --limit 2", "given twice"},
        {"accounts 10020", "“10020” is too much here"},
        {"account", "NUMBER is missing"},
        {"note 10020", "--text TEXT is missing"},
        {"new x.duebook", "--currency CODE is missing"},
        {"-v", "options are whole words"},
        {"--format xml users", "“xml” is not a format"},
        {"users", "say which book"},
        {"--book postgresql://host/db users", "books that are files"},
        {"--today 2026-02-30 users", "is not a day"},
    };
    for (const Case &each : cases) {
        const ProgramRun run = runCli(words(each.line));
        INFO(each.line << ": " << run.err.toStdString());
        CHECK(run.exitCode == 2);
        CHECK(run.out.isEmpty());
        CHECK(run.errorLines() == 1);
        CHECK(run.err.startsWith(QStringLiteral("duebook-cli: ")));
        CHECK(run.err.contains(QString::fromUtf8(each.said)));
    }
}

TEST_CASE("A value that cannot be used is named with its option", "[cli][usage]")
{
    const CliBook book;
    struct Case {
        const char *line;
        const char *said;
        int exitCode;
    };
    const Case cases[] = {
        {"accounts --limit many", "--limit: “many” is not a whole number", 2},
        {"accounts --limit 0", "--limit: “0”", 2},
        {"accounts --limit 99999999999999999999", "--limit:", 2},
        {"accounts --filter late", "--filter: “late” is not one of: overdue, on-hold", 2},
        {"accounts --collector bne", "did you mean “ben”?", 1},
        {"accounts --segment Nobody", "--segment: “Nobody” is not one of", 2},
        {"invoices --as-of 2026-02-30", "--as-of: there is no day “2026-02-30”", 2},
        {"invoices --as-of soonish", "--as-of: “soonish” is not a day", 2},
        {"invoices --currency XXQ", "--currency: “XXQ” is not a currency", 2},
        {"invoices --account 4711", "4711", 1},
        {"account 4711", "4711", 1},
        {"ageing --edges 30,20", "--edges:", 2},
        {"ageing --edges 1,2,3,4,5", "--edges:", 2},
        {"ageing --edges ,", "--edges:", 2},
        {"report dso --from 2026-03-02 --to 2026-03-01", "before it begins", 2},
        {"note 10020 --text", "its value is missing", 2},
        {"note 10020 --text= --kind call", "--text", 2},
        {"note 4711 --text x", "4711", 1},
        {"note 10020 --text x --kind shout", "--kind: “shout” is not one of", 2},
        {"note 10020 --text x --next 2026-02-30", "--next: there is no day", 2},
        {"note 10020 --text x --next yesterday", "--next", 2},
        {"note 10020 --text x --next-reason y", "add --next DAY", 2},
        {"note 10020 --text x --contact Nobody", "but: Petra Klein", 2},
        {"note 10021 --text x --contact Nobody", "has no contacts", 2},
        {"note 10020 --text x --invoice R-9", "no invoice “R-9”", 1},
        {"note 10020 --text x --attach /no/such/file.pdf", "file.pdf", 1},
        {"note 10020 --text x --corrects zwei", "--corrects", 2},
        {"follow-up done none", "ID: “none” is not the number", 2},
        {"follow-up done 99", "", 1},
        {"follow-up snooze 1 --until xyz", "--until", 2},
        {"document get 99 --out .", "", 1},
        {"document add /no/such.pdf --account 10020", "such.pdf", 1},
        {"settings set ageing_edge 3", "did you mean “ageing_edges”?", 2},
        {"settings set base_currency Taler", "Taler", 2},
        {"users add ben --name Other", "ben", 2},
        {"users change nobody --name x", "nobody", 1},
        {"--as nobody users", "nobody", 1},
    };
    for (const Case &each : cases) {
        const ProgramRun run = book.run(
            words(each.line) + QStringList{QStringLiteral("--format"), QStringLiteral("json")});
        INFO(each.line << ": " << run.err.toStdString());
        CHECK(run.exitCode == each.exitCode);
        CHECK(run.out.isEmpty());
        REQUIRE(run.errorLines() == 2);
        CHECK(run.err.section(QLatin1Char('\n'), 0, 0).contains(QString::fromUtf8(each.said)));
        const QJsonObject error =
            QJsonDocument::fromJson(run.err.section(QLatin1Char('\n'), 1, 1).toUtf8())
                .object()[QStringLiteral("error")]
                .toObject();
        CHECK(error[QStringLiteral("exit_code")].toInt() == each.exitCode);
        CHECK_FALSE(error[QStringLiteral("sentence")].toString().isEmpty());
    }
    CHECK(book.json(words("accounts"))[QStringLiteral("accounts")].toArray().size() == 3);
}

TEST_CASE("What is not a book is told apart from a book that is damaged", "[cli][usage]")
{
    const CliBook book;
    const auto users = [](const QString &path) {
        return runCli({QStringLiteral("--book"), path, QStringLiteral("users")});
    };
    CHECK(users(book.file(QStringLiteral("missing.duebook"))).exitCode == 1);
    CHECK(users(book.folder()).exitCode == 1);
    CHECK(users(book.write(QStringLiteral("notes.txt"), "hello")).exitCode == 5);
    CHECK(users(book.write(QStringLiteral("empty.duebook"), "")).exitCode == 5);
    const ProgramRun run = users(book.file(QStringLiteral("notes.txt")));
    CHECK(run.errorLines() == 1);
    CHECK(run.err.contains(QStringLiteral("is not a Duebook book")));
}

TEST_CASE("The environment may name the book, and its locale does not matter", "[cli][usage]")
{
    const CliBook book;
    ProgramOptions options;
    options.environment = {{QStringLiteral("DUEBOOK_BOOK"), book.path()},
                           {QStringLiteral("LC_ALL"), QStringLiteral("C")},
                           {QStringLiteral("LANG"), QStringLiteral("C")}};
    const ProgramRun run = runCli(words("accounts --format csv"), options);
    CHECK(run.exitCode == 0);
    CHECK(run.err.isEmpty());
    CHECK(run.out.contains(QString::fromUtf8("Müller & Söhne")));
    CHECK(run.out.contains(QString::fromUtf8("כהן")));
}

TEST_CASE("A time zone that is not known is an error, not an endless loop",
          "[cli][usage][timezone]")
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("book.duebook"));
    const QStringList make{QStringLiteral("new"), path, QStringLiteral("--currency"),
                           QStringLiteral("EUR")};
    ProgramOptions lost;
    lost.environment[QStringLiteral("TZ")] = QStringLiteral("Mars/Phobos");
    const auto refused = [](const ProgramRun &run) {
        INFO(run.err.toStdString());
        CHECK(run.exitCode == 2);
        CHECK(run.errorLines() == 1);
        CHECK(run.err.contains(QStringLiteral("Mars/Phobos")));
    };
    refused(runCli(make, lost));
    CHECK_FALSE(QFile::exists(path));
    refused(runCli(make + words("--time-zone Mars/Phobos")));
    REQUIRE(runCli(make).exitCode == 0);
    const QStringList book{QStringLiteral("--book"), path};
    for (const char *line : {"worklist", "accounts", "promises", "follow-ups"})
        refused(runCli(book + words(line), lost));
    refused(
        runCli({QStringLiteral("demo"), folder.filePath(QStringLiteral("demo.duebook"))}, lost));
    refused(runCli(book + words("settings set time_zone Mars/Phobos")));
    // The way out needs no day.
    CHECK(runCli(book + words("settings set time_zone Europe/Berlin"), lost).exitCode == 0);
    CHECK(runCli(book + words("worklist"), lost).exitCode == 0);
}

TEST_CASE("A book may be called like something that a database reads otherwise", "[cli][usage]")
{
    for (const char *name : {":memory:", "file:x?mode=memory", "a?b#c%25.duebook", "-"}) {
        const QTemporaryDir folder;
        ProgramOptions there;
        there.folder = folder.path();
        const QString file = QLatin1String(name);
        const ProgramRun made = runCli({QStringLiteral("new"), QStringLiteral("--currency"),
                                        QStringLiteral("EUR"), QStringLiteral("--"), file},
                                       there);
        INFO(name << ": " << made.err.toStdString());
        CHECK(made.exitCode == 0);
        CHECK(QDir(folder.path()).entryList(QDir::Files) == QStringList{file});
        const QString copy = file + QStringLiteral(" copy");
        CHECK(runCli({QStringLiteral("--book"), file, QStringLiteral("backup"), copy}, there)
                  .exitCode == 0);
        CHECK(runCli({QStringLiteral("--book=") + file, QStringLiteral("restore"), copy}, there)
                  .exitCode == 0);
        CHECK(runCli({QStringLiteral("--book"), copy, QStringLiteral("check")}, there).exitCode ==
              0);
        // The one kept from before the restore is the third.
        CHECK(QDir(folder.path()).entryList(QDir::Files).size() == 3);
    }
}
