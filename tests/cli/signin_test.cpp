// SPDX-License-Identifier: Apache-2.0
// Who may do what by command, and passwords.
#include "tests/cli/clibook.h"
#include "tests/support/catch.h"

#include <QJsonArray>

using namespace duebook::test;

namespace {

const QString kSecret = QStringLiteral("seven green bottles");

ProgramOptions piped(const QString &password, const QString &signedInWith = {})
{
    ProgramOptions options;
    options.input = password.toUtf8() + '\n';
    if (!signedInWith.isEmpty())
        options.environment[QStringLiteral("DUEBOOK_PASSWORD")] = signedInWith;
    return options;
}

ProgramOptions with(const QString &password)
{
    return piped({}, password);
}

} // namespace

TEST_CASE("A person with a password gives it in the environment, never in the command",
          "[cli][signin]")
{
    const CliBook book;
    const ProgramRun set = book.run(words("--as anna users password ben"), piped(kSecret));
    CHECK(set.exitCode == 0);
    CHECK(set.err.contains(QStringLiteral("the password of ben is set")));
    const QJsonArray users = rows(book.json(words("--as anna users")), "users");
    CHECK(text(users[0], "password") == QStringLiteral("false"));
    CHECK(text(users[1], "password") == QStringLiteral("true"));

    CHECK(book.run(words("--as ben accounts"), with(kSecret)).exitCode == 0);
    const ProgramRun wrong = book.run(words("--as ben accounts"), with(QStringLiteral("x")));
    INFO(wrong.err.toStdString());
    CHECK(wrong.exitCode == 1);
    CHECK(wrong.errorLines() == 2); // the day it is taken as, and the refusal
    CHECK(wrong.err.contains(QStringLiteral("not the password of")));
    CHECK(wrong.out.isEmpty());
    CHECK(book.run(words("--as anna accounts")).exitCode == 0);

    CHECK(book.run(words("--as ben users password ben"),
                   piped(QStringLiteral("eight brown jugs"), kSecret))
              .exitCode == 0);
    CHECK(book.run(words("--as ben accounts"), with(kSecret)).exitCode == 1);
    CHECK(book.run(words("--as ben users password anna"),
                   piped(kSecret, QStringLiteral("eight brown jugs")))
              .exitCode == 1);
    CHECK(book.run(words("--as anna users password ben --remove")).exitCode == 0);
    CHECK(book.run(words("--as ben accounts")).exitCode == 0);
}

TEST_CASE("A password that is too short is refused and the old one stays", "[cli][signin]")
{
    const CliBook book;
    CHECK(book.run(words("--as anna users password ben"), piped(kSecret)).exitCode == 0);
    const ProgramRun refused =
        book.run(words("--as anna users password ben"), piped(QStringLiteral("short")));
    CHECK(refused.exitCode == 2);
    CHECK(refused.err.contains(QStringLiteral("at least 8 characters")));
    CHECK(book.run(words("--as anna users password ben"), piped({})).exitCode == 2);
    CHECK(book.run(words("--as ben accounts"), with(kSecret)).exitCode == 0);
}

TEST_CASE("Sign-in by password for all is an administrator's to choose", "[cli][signin]")
{
    const CliBook book;
    const QStringList on = words("settings set sign_in_by_password 1");
    CHECK(book.run(words("--as anna") + on).exitCode == 2);
    CHECK(book.run(words("--as anna users password anna"), piped(kSecret)).exitCode == 0);
    CHECK(book.run(words("--as anna") + on, with(kSecret)).exitCode == 0);
    const ProgramRun ben = book.run(words("--as ben accounts"), with(kSecret));
    CHECK(ben.exitCode == 1);
    CHECK(ben.err.contains(QStringLiteral("has no password yet")));
    // The system's name is nobody in this book, and nobody is guessed.
    ProgramOptions stranger = with(kSecret);
    stranger.environment[QStringLiteral("USER")] = QStringLiteral("stranger");
    const ProgramRun asked = book.run(words("accounts"), stranger);
    CHECK(asked.exitCode == 1);
    CHECK(asked.err.contains(QStringLiteral("--as LOGIN")));
}

TEST_CASE("Roles hold by command as in the window", "[cli][permissions]")
{
    const CliBook book;
    CHECK(book.run(words("--as anna users add sam --name Sam --role sales")).exitCode == 0);
    CHECK(book.run(words("--as sam accounts")).exitCode == 0);
    const ProgramRun note = book.run(words("--as sam note 10020 --kind call --text Hello"));
    CHECK(note.exitCode == 1);
    CHECK(note.err.contains(QStringLiteral("notes are recorded by clerks and managers")));
    CHECK(book.run(words("--as sam users change sam --phone 123")).exitCode == 0);
    CHECK(book.run(words("--as sam users change sam --role manager")).exitCode == 1);
    CHECK(book.run(words("--as ben settings set company X")).exitCode == 1);
    CHECK(book.run(words("--as ben note 10020 --kind call --text Hello")).exitCode == 0);
    CHECK(book.run(words("--as anna users change ben --active no")).exitCode == 0);
    const ProgramRun gone = book.run(words("--as ben note 10020 --kind call --text Hello"));
    CHECK(gone.exitCode == 1);
    CHECK(gone.err.contains(QStringLiteral("no longer works with this book")));
}

TEST_CASE("Wrong passwords slow down across runs of the command line", "[cli][signin]")
{
    const CliBook book;
    REQUIRE(book.run(words("--as anna users password ben"), piped(kSecret)).exitCode == 0);
    // The third is refused at the latest at once after two others; guessing on makes one wait.
    ProgramRun last;
    for (int i = 0; i < 4; ++i)
        last = book.run(words("--as ben accounts"), with(QStringLiteral("a guess")));
    INFO(last.err.toStdString());
    // A machine that is slow enough may have waited already: then one more is one too many.
    for (int i = 0; i < 60 && last.exitCode != 4; ++i)
        last = book.run(words("--as ben accounts"), with(QStringLiteral("a guess")));
    CHECK(last.exitCode == 4);
    CHECK(last.err.contains(QStringLiteral("wrong several times: wait")));
    // Another day given on the command line is not the time.
    const ProgramRun elsewhen =
        runCli(QStringList{QStringLiteral("--book"), book.path(), QStringLiteral("--today"),
                           QStringLiteral("2031-01-01")} +
                   words("--as ben accounts"),
               with(QStringLiteral("a guess")));
    CHECK(elsewhen.exitCode != 0);
    CHECK(book.run(words("--as anna accounts")).exitCode == 0);
}

TEST_CASE("An unknown name at the computer is nobody in a book with several people",
          "[cli][signin]")
{
    const CliBook book;
    ProgramOptions stranger;
    stranger.environment[QStringLiteral("USER")] = QStringLiteral("stranger");
    for (const char *line : {"accounts", "users", "settings", "note 10020 --kind call --text Hello",
                             "backup copy.duebook", "settings set company X"}) {
        const ProgramRun run = book.run(words(line), stranger);
        INFO(line << ": " << run.err.toStdString());
        CHECK(run.exitCode == 1);
        CHECK(run.out.isEmpty());
        CHECK(run.err.contains(QStringLiteral("“stranger” is not a user of the book")));
        CHECK(run.err.contains(QStringLiteral("--as LOGIN (anna, ben)")));
    }
    CHECK(book.run(words("--as ben accounts"), stranger).exitCode == 0);
    CHECK(book.run(words("accounts")).exitCode == 0); // anna's computer
}

TEST_CASE("In a book of one person whoever sits at the computer is that person", "[cli][signin]")
{
    const QTemporaryDir folder;
    ProgramOptions stranger;
    stranger.environment[QStringLiteral("USER")] = QStringLiteral("stranger");
    const QString path = folder.filePath(QStringLiteral("own.duebook"));
    REQUIRE(runCli({QStringLiteral("new"), path, QStringLiteral("--currency"),
                    QStringLiteral("EUR"), QStringLiteral("--as"), QStringLiteral("anna")})
                .exitCode == 0);
    const ProgramRun run =
        runCli({QStringLiteral("--book"), path, QStringLiteral("settings"), QStringLiteral("set"),
                QStringLiteral("company"), QStringLiteral("Own")},
               stranger);
    CHECK(run.exitCode == 0);
    CHECK(run.err.contains(QStringLiteral("working as “anna”")));
}
