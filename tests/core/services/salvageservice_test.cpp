// SPDX-License-Identifier: Apache-2.0
#include "core/services/salvageservice.h"

#include "core/services/bookservice.h"
#include "core/services/checkservice.h"
#include "core/services/noteservice.h"
#include "core/services/restoreservice.h"
#include "core/services/userservice.h"
#include "tests/support/bookfiles.h"
#include "tests/support/catch.h"
#include "tests/support/talks.h"
#include "tests/support/tempbook.h"

#include <QDir>
#include <QFile>

using namespace duebook;
using namespace duebook::test;

namespace {

QStringList damagedTables(const SalvageReport &report)
{
    QStringList names;
    for (const SalvagedTable &table : report.tables) {
        if (!table.whole())
            names += table.name;
    }
    return names;
}

} // namespace

TEST_CASE("What a damaged book still has is saved into a new one, and the rest is named",
          "[salvage]")
{
    FakeClock clock;
    TempBook book(clock);
    const AccountId account = anAccount(book.session());
    for (int i = 0; i < 300; ++i)
        must(NoteService(book.session())
                 .addNote(aNote(account, QStringLiteral("note %1 ").arg(i) +
                                             QString(300, QLatin1Char('x')))));
    book.db().execute("PRAGMA wal_checkpoint(TRUNCATE)");
    // A page in the middle of the notes themselves.
    const qint64 page =
        book.db().integer("SELECT pageno FROM dbstat WHERE name = 'note' AND pagetype = 'leaf'"
                          " LIMIT 1 OFFSET 5");
    REQUIRE(page > 1);
    const QString damaged = book.folder() + QStringLiteral("/damaged.duebook");
    copyWhole(book, damaged);
    damagePage(damaged, page);

    const QString saved = book.folder() + QStringLiteral("/saved.duebook");
    const SalvageReport report = must(SalvageService::salvage(damaged, saved, clock));
    CHECK_FALSE(report.whole);
    const auto notes = std::find_if(report.tables.begin(), report.tables.end(),
                                    [](const auto &t) { return t.name == QStringLiteral("note"); });
    REQUIRE(notes != report.tables.end());
    CHECK(notes->saved >= 270);
    CHECK(notes->saved < 300);
    CHECK(notes->lostRanges >= 1);
    CHECK(notes->saved + notes->lostRows >= 300);
    QFile text(report.report);
    REQUIRE(text.open(QIODevice::ReadOnly));
    CHECK(text.readAll().contains("note"));
    OpenedBook opened =
        must(BookService::open(saved, {}, clock, QStringLiteral("anna"), QStringLiteral("x")));
    CHECK(opened.session->settings().company == QStringLiteral("Northwind Trading"));
    CHECK(opened.session->database().text("PRAGMA integrity_check") == QStringLiteral("ok"));
}

TEST_CASE("What stands before the missing end of a book is saved", "[salvage]")
{
    FakeClock clock;
    TempBook book(clock);
    const AccountId account = anAccount(book.session());
    for (int i = 0; i < 300; ++i)
        must(NoteService(book.session()).addNote(aNote(account, QString(300, QLatin1Char('x')))));
    // Half of the pages with notes stand before this one.
    const qint64 page = book.db().integer("SELECT pageno FROM dbstat WHERE name = 'note' AND"
                                          " pagetype = 'leaf' ORDER BY 1 LIMIT 1 OFFSET 15");
    REQUIRE(page > 1);
    const QString damaged = book.folder() + QStringLiteral("/damaged.duebook");
    copyWhole(book, damaged);
    QFile file(damaged);
    REQUIRE(file.resize((page - 1) * 4096));

    const QString saved = book.folder() + QStringLiteral("/saved.duebook");
    const SalvageReport report = must(SalvageService::salvage(damaged, saved, clock));
    CHECK_FALSE(report.whole);
    const auto notes = std::find_if(report.tables.begin(), report.tables.end(),
                                    [](const auto &t) { return t.name == QStringLiteral("note"); });
    REQUIRE(notes != report.tables.end());
    CHECK(notes->saved > 50);
    CHECK(notes->saved < 300);
    OpenedBook opened =
        must(BookService::open(saved, {}, clock, QStringLiteral("anna"), QStringLiteral("x")));
    CHECK(opened.session->database().text("PRAGMA integrity_check") == QStringLiteral("ok"));
}

TEST_CASE("A whole book is salvaged whole", "[salvage]")
{
    FakeClock clock;
    TempBook book(clock);
    const AccountId account = anAccount(book.session());
    must(NoteService(book.session()).addNote(aNote(account, QStringLiteral("hello"))));
    const QString copy = book.folder() + QStringLiteral("/copy.duebook");
    copyWhole(book, copy);
    const QString saved = book.folder() + QStringLiteral("/saved.duebook");
    const SalvageReport report = must(SalvageService::salvage(copy, saved, clock));
    CHECK(damagedTables(report) == QStringList());
    CHECK(report.whole);
    CHECK(report.references.isEmpty());
    OpenedBook opened =
        must(BookService::open(saved, {}, clock, QStringLiteral("anna"), QStringLiteral("x")));
    CHECK(must(CheckService(*opened.session).check()).clean());
    CHECK_FALSE(SalvageService::salvage(copy, saved, clock));
}

TEST_CASE("A file of which nothing is left gives a sentence and no new book", "[salvage]")
{
    FakeClock clock;
    const QTemporaryDir folder;
    const QString noise = folder.filePath(QStringLiteral("noise.duebook"));
    writeFile(noise, "SQLite format 3" + QByteArray(1, '\0') + QByteArray(20000, '\x5a'));
    const QString saved = folder.filePath(QStringLiteral("saved.duebook"));
    const auto report = SalvageService::salvage(noise, saved, clock);
    REQUIRE_FALSE(report);
    CHECK_FALSE(report.error().sentence.isEmpty());
    CHECK_FALSE(QFile::exists(saved));
    CHECK_FALSE(SalvageService::salvage(folder.filePath(QStringLiteral("none")), saved, clock));
}

TEST_CASE("A row number beyond all others does not keep a salvage from its end", "[salvage]")
{
    FakeClock clock;
    TempBook book(clock);
    anAccount(book.session());
    book.db().execute("INSERT INTO account (id, uid, number, number_key, number_loose, name,"
                      " name_key, created_at, changed_at) SELECT 4611686018427387904, 'far', 'far',"
                      " 'far', 'far', 'Far', 'far', 0, 0");
    const QString copy = book.folder() + QStringLiteral("/copy.duebook");
    copyWhole(book, copy);
    const SalvageReport report = must(
        SalvageService::salvage(copy, book.folder() + QStringLiteral("/saved.duebook"), clock));
    CHECK(damagedTables(report) == QStringList());
    CHECK(report.whole);
    const auto accounts =
        std::find_if(report.tables.begin(), report.tables.end(),
                     [](const auto &t) { return t.name == QStringLiteral("account"); });
    REQUIRE(accounts != report.tables.end());
    CHECK(accounts->saved == 2);
}
