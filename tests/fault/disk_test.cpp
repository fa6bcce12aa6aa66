// SPDX-License-Identifier: Apache-2.0
#include "tests/cli/clibook.h"
#include "tests/fault/faultbook.h"
#include "tests/fault/smalldrive.h"
#include "tests/support/catch.h"

#include <QDir>
#include <QFile>

#include <unistd.h>

using namespace duebook::test;

namespace {

/// Runs duebook-cli as somebody whom the permissions of files hold back: root they do not.
ProgramRun runAsNobody(const QStringList &arguments)
{
    if (geteuid() != 0)
        return runCli(arguments);
    QProcess process;
    process.start(QStringLiteral("setpriv"),
                  QStringList{QStringLiteral("--reuid=65534"), QStringLiteral("--regid=65534"),
                              QStringLiteral("--clear-groups"), cliProgram()} +
                      arguments);
    process.waitForFinished(60000);
    ProgramRun run;
    run.exitCode = process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1;
    run.out = QString::fromUtf8(process.readAllStandardOutput());
    run.err = QString::fromUtf8(process.readAllStandardError());
    return run;
}

} // namespace

TEST_CASE("A drive that runs full in an import is said so, and nothing is written", "[fault][disk]")
{
    const SmallDrive drive;
    if (!drive.mounted()) {
        WARN("skipped: only root can mount a small drive");
        return;
    }
    const QTemporaryDir elsewhere;
    const QString book = drive.file("ledger.duebook");
    REQUIRE(
        runCli({QStringLiteral("new"), book, QStringLiteral("--currency"), QStringLiteral("EUR")})
            .exitCode == 0);
    const auto run = [&](const QStringList &words) {
        return runCli(QStringList{QStringLiteral("--book"), book, QStringLiteral("--format"),
                                  QStringLiteral("json")} +
                      words);
    };
    const auto import = [&](const char *prefix, int count) {
        QFile file(elsewhere.filePath(QStringLiteral("list.csv")));
        REQUIRE(file.open(QIODevice::WriteOnly));
        const QByteArray csv = invoiceList(QLatin1String(prefix), count);
        REQUIRE(file.write(csv) == csv.size());
        file.close();
        return run({QStringLiteral("import"), file.fileName(), QStringLiteral("--kind"),
                    QStringLiteral("invoices")});
    };
    REQUIRE(import("SMALL", 20).exitCode == 0);
    const ProgramRun full = import("BIG", 20000);
    INFO(full.err.toStdString());
    CHECK(full.exitCode == 1);
    CHECK(full.out.isEmpty());
    CHECK(full.err.contains(QStringLiteral("\"code\":\"full\"")));
    const QJsonArray totals = rows(run(words("invoices")).json(), "totals");
    CHECK(text(totals[0], "count") == QStringLiteral("20"));
    CHECK(check(book).exitCode == 0);

    const ProgramRun backup = run({QStringLiteral("backup"), drive.file("copy.duebook")});
    CHECK(((backup.exitCode == 0) == QFile::exists(drive.file("copy.duebook"))));
    CHECK_FALSE(QFile::exists(drive.file("copy.duebook.part")));
    QFile::remove(drive.file("copy.duebook"));

    // Filled to the last byte by something else, the book still gives answers.
    QFile filler(drive.file("filler"));
    REQUIRE(filler.open(QIODevice::WriteOnly | QIODevice::Unbuffered));
    while (filler.write(QByteArray(4096, 'x')) == 4096) {
    }
    const ProgramRun note = run({QStringLiteral("note"), QStringLiteral("K1"),
                                 QStringLiteral("--text"), QString(5000, QLatin1Char('n'))});
    INFO(note.err.toStdString());
    CHECK(note.exitCode == 1);
    filler.remove();
    CHECK(run({QStringLiteral("note"), QStringLiteral("K1"), QStringLiteral("--text"),
               QStringLiteral("again")})
              .exitCode == 0);
    CHECK(rows(run(words("notes K1 --notes-only")).json(), "timeline").size() == 1);
    CHECK(check(book).exitCode == 0);
}

TEST_CASE("A write-protected book is read, and a change is refused with a sentence",
          "[fault][disk]")
{
    const CliBook book;
    if (runAsNobody({QStringLiteral("--version")}).exitCode != 0) {
        WARN("skipped: the program cannot be run as a user without rights");
        return;
    }
    const QStringList read{QStringLiteral("--book"),   book.path(),
                           QStringLiteral("--as"),     QStringLiteral("ben"),
                           QStringLiteral("accounts"), QStringLiteral("--format"),
                           QStringLiteral("csv")};
    const QStringList change{QStringLiteral("--book"), book.path(),
                             QStringLiteral("--as"),   QStringLiteral("anna"),
                             QStringLiteral("note"),   QStringLiteral("10020"),
                             QStringLiteral("--text"), QStringLiteral("x")};
    const auto permit = [&](QFile::Permissions folder, QFile::Permissions file) {
        QFile::setPermissions(book.path(), file);
        QFile::setPermissions(book.folder(), folder);
    };
    const QFile::Permissions mayRead =
        QFile::ReadOwner | QFile::ReadUser | QFile::ReadGroup | QFile::ReadOther;
    const QFile::Permissions mayEnter =
        mayRead | QFile::ExeOwner | QFile::ExeUser | QFile::ExeGroup | QFile::ExeOther;
    const QFile::Permissions mayWrite =
        QFile::WriteOwner | QFile::WriteUser | QFile::WriteGroup | QFile::WriteOther;
    struct Case {
        const char *what;
        QFile::Permissions folder;
        QFile::Permissions file;
    };
    const Case cases[] = {{"file", mayEnter | mayWrite, mayRead},
                          {"folder", mayEnter, mayRead | mayWrite},
                          {"both", mayEnter, mayRead}};
    for (const Case &each : cases) {
        permit(each.folder, each.file);
        const ProgramRun list = runAsNobody(read);
        const ProgramRun refused = runAsNobody(change);
        permit(mayEnter | mayWrite, mayRead | mayWrite);
        INFO(each.what << ": " << list.err.toStdString() << refused.err.toStdString());
        CHECK(list.exitCode == 0);
        CHECK(list.out.contains(QStringLiteral("10021")));
        CHECK(refused.exitCode == 1);
        CHECK(refused.out.isEmpty());
        CHECK(refused.err.contains(QStringLiteral("write-protected")));
    }
    CHECK(rows(book.json(words("notes 10020 --notes-only")), "timeline").isEmpty());
    permit(mayEnter, mayRead | mayWrite);
    const ProgramRun made =
        runAsNobody({QStringLiteral("new"), book.file(QStringLiteral("other.duebook")),
                     QStringLiteral("--currency"), QStringLiteral("EUR")});
    const ProgramRun copied =
        runAsNobody({QStringLiteral("--book"), book.path(), QStringLiteral("backup"),
                     book.file(QStringLiteral("copy.duebook"))});
    permit(mayEnter | mayWrite, mayRead | mayWrite);
    CHECK(made.exitCode == 1);
    CHECK(copied.exitCode == 1);
    CHECK_FALSE(QFile::exists(book.file(QStringLiteral("copy.duebook"))));
}

TEST_CASE("A full folder for temporary files is said so and a document's text waits",
          "[fault][disk][documents]")
{
    const SmallDrive drive;
    if (!drive.mounted()) {
        WARN("skipped: only root can mount a small drive");
        return;
    }
    const CliBook book;
    QByteArray noise(5 * 1024 * 1024, 'x');
    const QString large = book.write(QStringLiteral("large.pdf"), "%PDF-1.4\n" + noise);
    const QStringList add{QStringLiteral("document"), QStringLiteral("add"), large,
                          QStringLiteral("--account"), QStringLiteral("10020")};
    REQUIRE(book.run(add).exitCode == 0);
    ProgramOptions small;
    small.environment[QStringLiteral("TMPDIR")] = drive.file("");
    const ProgramRun full = book.run({QStringLiteral("document"), QStringLiteral("text")}, small);
    CHECK(full.exitCode == 3);
    CHECK(full.out.contains(QStringLiteral("There is no room")));
    const QJsonObject list = book.json({QStringLiteral("document"), QStringLiteral("list")});
    CHECK(text(rows(list, "documents")[0], "text") == QStringLiteral("waiting"));
    const ProgramRun get =
        book.run({QStringLiteral("document"), QStringLiteral("get"), QStringLiteral("1"),
                  QStringLiteral("--out"), drive.file("copy.pdf")});
    CHECK(get.exitCode == 1);
    CHECK(get.err.contains(QStringLiteral("There is no room")));
    CHECK_FALSE(QFile::exists(drive.file("copy.pdf")));
}
