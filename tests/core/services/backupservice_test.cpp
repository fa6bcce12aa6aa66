// SPDX-License-Identifier: Apache-2.0
#include "core/services/backupservice.h"

#include "core/services/bookservice.h"
#include "core/services/checkservice.h"
#include "core/services/noteservice.h"
#include "core/services/presenceservice.h"
#include "core/services/restoreservice.h"
#include "core/services/salvageservice.h"
#include "core/services/settingsservice.h"
#include "core/services/userservice.h"
#include "tests/support/catch.h"
#include "tests/support/talks.h"
#include "tests/support/tempbook.h"

#include <QDir>
#include <QFile>

#include <atomic>
#include <thread>

using namespace duebook;
using namespace duebook::test;

namespace {

QString placeFor(const TempBook &book)
{
    return book.folder() + QStringLiteral("/backups");
}

void writeFile(const QString &path, const QByteArray &content)
{
    QFile file(path);
    REQUIRE(file.open(QIODevice::WriteOnly));
    file.write(content);
}

/// Overwrites a page of the file with noise.
void damagePage(const QString &path, qint64 page)
{
    QFile file(path);
    REQUIRE(file.open(QIODevice::ReadWrite));
    REQUIRE(file.seek((page - 1) * 4096));
    file.write(QByteArray(4096, '\xa5'));
}

QStringList damagedTables(const SalvageReport &report)
{
    QStringList names;
    for (const SalvagedTable &table : report.tables) {
        if (!table.whole())
            names += table.name;
    }
    return names;
}

void closeAndCopy(TempBook &book, const QString &target)
{
    book.db().execute("PRAGMA wal_checkpoint(TRUNCATE)");
    REQUIRE(QFile::copy(book.path(), target));
}

} // namespace

TEST_CASE("The day's backup is made once for all clients, and can be opened", "[backup]")
{
    FakeClock clock;
    TempBook book(clock);
    const auto other = book.anotherSession();
    BackupService mine(book.session());
    BackupService theirs(*other);
    const auto made = must(mine.daily(placeFor(book)));
    REQUIRE(made);
    REQUIRE(made->written.size() == 1);
    CHECK(made->written[0].endsWith(QStringLiteral("test book 2026-03-02.duebook")));
    CHECK_FALSE(must(theirs.daily(placeFor(book))));
    CHECK_FALSE(must(mine.daily(placeFor(book))));
    CHECK(must(mine.lastDaily())->state == JobState::Done);

    const OpenedBook copy = must(BookService::open(made->written[0], {}, clock,
                                                   QStringLiteral("anna"), QStringLiteral("x")));
    CHECK(must(CheckService(*copy.session).check()).clean());
    clock.advance(24 * 3600);
    CHECK(must(theirs.daily(placeFor(book))));
    CHECK(mine.known(placeFor(book)).size() == 2);
}

TEST_CASE("Switched off, no backup is made by itself", "[backup]")
{
    FakeClock clock;
    TempBook book(clock);
    must(SettingsService(book.session())
             .setValue(QStringLiteral("backup_daily"), QStringLiteral("0")));
    CHECK_FALSE(must(BackupService(book.session()).daily(placeFor(book))));
    CHECK_FALSE(QDir(placeFor(book)).exists());
}

TEST_CASE("A place that fails is told, tried again an hour later, and keeps the other going",
          "[backup]")
{
    FakeClock clock;
    TempBook book(clock);
    const QString second = book.folder() + QStringLiteral("/in the way/deep");
    writeFile(book.folder() + QStringLiteral("/in the way"), "a file");
    must(SettingsService(book.session()).setValue(QStringLiteral("backup_folder"), second));
    BackupService service(book.session());
    const auto failed = service.daily(placeFor(book));
    REQUIRE_FALSE(failed);
    CHECK(failed.error().sentence.contains(second));
    CHECK(service.known(placeFor(book)).size() == 1);
    const std::optional<JobClaim> last = must(service.lastDaily());
    CHECK(last->state == JobState::Failed);
    CHECK(last->result == failed.error().sentence);
    CHECK_FALSE(must(service.daily(placeFor(book))));
    clock.advance(3600);
    REQUIRE(QFile::remove(book.folder() + QStringLiteral("/in the way")));
    // A disk that is not plugged in is not an empty one.
    CHECK_FALSE(service.daily(placeFor(book)));
    CHECK_FALSE(QDir(second).exists());
    REQUIRE(QDir().mkpath(second));
    clock.advance(3600);
    const auto again = must(service.daily(placeFor(book)));
    REQUIRE(again);
    CHECK(again->written.size() == 2);
    CHECK(must(service.lastDaily())->state == JobState::Done);
}

TEST_CASE("Two books of one name keep their backups apart in one place", "[backup]")
{
    FakeClock clock;
    TempBook one(clock);
    TempBook two(clock);
    const QString place = one.folder() + QStringLiteral("/place");
    REQUIRE(QDir().mkpath(place));
    for (TempBook *book : {&one, &two})
        must(SettingsService(book->session()).setValue(QStringLiteral("backup_folder"), place));
    aUser(two.session(), QStringLiteral("zoe"));
    const auto first = must(BackupService(one.session()).daily(placeFor(one)));
    const auto second = must(BackupService(two.session()).daily(placeFor(two)));
    REQUIRE((first && second));
    REQUIRE((first->written.size() == 2 && second->written.size() == 2));
    CHECK(first->written[1] != second->written[1]);
    CHECK(BackupService(one.session()).known(placeFor(one)).size() == 2);
    CHECK(must(RestoreService::look(second->written[1], two.path())).differs.isEmpty());
    CHECK_FALSE(must(RestoreService::look(second->written[1], one.path())).differs.isEmpty());
}

TEST_CASE("A backup ends while another writes all the time", "[backup]")
{
    FakeClock clock;
    TempBook book(clock);
    const auto other = book.anotherSession();
    std::atomic<bool> done{false};
    std::thread writing([&] {
        for (int i = 0; !done; ++i)
            aUser(*other, QStringLiteral("user %1").arg(i));
    });
    const auto made = BackupService(book.session()).backup(book.folder() + QStringLiteral("/b"));
    done = true;
    writing.join();
    CHECK(made);
}

TEST_CASE("Who only makes a backup does not stand in the book afterwards", "[backup]")
{
    FakeClock clock;
    TempBook book(clock);
    must(BackupService(book.session()).daily(placeFor(book)));
    const auto other = book.anotherSession();
    CHECK(must(PresenceService::others(*other)).empty());
}

TEST_CASE("Rotation removes what is superfluous and only what is its own", "[backup]")
{
    FakeClock clock;
    TempBook book(clock);
    const QDir place(placeFor(book));
    REQUIRE(place.mkpath(QStringLiteral(".")));
    for (int days = 1; days <= 40; ++days)
        writeFile(place.filePath(QStringLiteral("test book %1.duebook")
                                     .arg(QDate(2026, 3, 2).addDays(-days).toString(Qt::ISODate))),
                  "x");
    const QStringList others{QStringLiteral("test book 2026-01-01 (damaged at now).duebook"),
                             QStringLiteral("another book 2026-01-15.duebook"),
                             QStringLiteral("before the audit.duebook")};
    for (const QString &name : others)
        writeFile(place.filePath(name), "x");
    const auto made = must(BackupService(book.session()).daily(place.path()));
    REQUIRE(made);
    CHECK(made->removed.size() > 20);
    for (const QString &name : others)
        CHECK(place.exists(name));
    CHECK(place.exists(QStringLiteral("test book 2026-03-01.duebook")));
    CHECK(place.exists(QStringLiteral("test book 2026-02-28.duebook")));
    CHECK_FALSE(place.exists(QStringLiteral("test book 2026-02-10.duebook")));
}

TEST_CASE("A damaged file in the place of today's backup is set aside, not trusted", "[backup]")
{
    FakeClock clock;
    TempBook book(clock);
    const QDir place(placeFor(book));
    REQUIRE(place.mkpath(QStringLiteral(".")));
    writeFile(place.filePath(QStringLiteral("test book 2026-03-02.duebook")), "half a file");
    const auto made = must(BackupService(book.session()).daily(place.path()));
    REQUIRE(made);
    CHECK(place.entryList({QStringLiteral("*damaged at*")}).size() == 1);
}

TEST_CASE("A look before restoring tells what is in the backup and what would be lost", "[restore]")
{
    FakeClock clock;
    TempBook book(clock);
    const QString backup = book.folder() + QStringLiteral("/kept.duebook");
    must(BackupService(book.session()).backup(backup));
    must(UserService(book.session()).add({{}, QStringLiteral("bo"), QStringLiteral("Bo")}));
    const RestoreLook look = must(RestoreService::look(backup, book.path()));
    CHECK(look.backup.company == QStringLiteral("Northwind Trading"));
    REQUIRE(look.present);
    CHECK(look.changesLost == 1);
    CHECK(look.differs.isEmpty());
    CHECK(look.present->changes == look.backup.changes + 1);
}

TEST_CASE("A restored book is the backup, and the one before is kept", "[restore]")
{
    FakeClock clock;
    TempBook book(clock);
    const QString backup = book.folder() + QStringLiteral("/kept.duebook");
    must(BackupService(book.session()).backup(backup));
    must(UserService(book.session()).add({{}, QStringLiteral("bo"), QStringLiteral("Bo")}));
    const QString present = book.folder() + QStringLiteral("/present.duebook");
    closeAndCopy(book, present);

    const RestoreReport report = must(RestoreService::restore(backup, present, clock));
    const auto usersIn = [&](const QString &path) {
        OpenedBook opened =
            must(BookService::open(path, {}, clock, QStringLiteral("anna"), QStringLiteral("x")));
        return must(UserService(*opened.session).users()).size();
    };
    CHECK(usersIn(present) == 1);
    CHECK(report.keptBefore.contains(QStringLiteral("before restore 2026-03-02 0900")));
    CHECK(usersIn(report.keptBefore) == 2);
    CHECK_FALSE(QFile::exists(present + QStringLiteral(".restoring")));
}

TEST_CASE("A book that somebody has open is not replaced, and they are named", "[restore]")
{
    FakeClock clock;
    TempBook book(clock);
    const QString backup = book.folder() + QStringLiteral("/kept.duebook");
    must(BackupService(book.session()).backup(backup));
    const auto unnamed = RestoreService::restore(backup, book.path(), clock);
    REQUIRE_FALSE(unnamed);
    CHECK(unnamed.error().code == ErrorCode::Busy);
    must(PresenceService(book.session()).beat({}, PresenceService::Ms(0)));
    const auto named = RestoreService::restore(backup, book.path(), clock);
    REQUIRE_FALSE(named);
    CHECK(named.error().sentence.contains(QStringLiteral("Anna Berg")));
    CHECK(QDir(book.folder()).entryList({QStringLiteral("*before restore*")}).isEmpty());
}

TEST_CASE("A damaged or foreign file is not restored", "[restore]")
{
    FakeClock clock;
    TempBook book(clock);
    const QString backup = book.folder() + QStringLiteral("/kept.duebook");
    must(BackupService(book.session()).backup(backup));
    const QString present = book.folder() + QStringLiteral("/present.duebook");
    closeAndCopy(book, present);
    damagePage(backup, 3);
    CHECK_FALSE(RestoreService::restore(backup, present, clock));
    const QString text = book.folder() + QStringLiteral("/text.duebook");
    writeFile(text, QByteArray(5000, 'x'));
    const auto foreign = RestoreService::restore(text, present, clock);
    REQUIRE_FALSE(foreign);
    CHECK(foreign.error().code == ErrorCode::NotABook);
    CHECK_FALSE(RestoreService::restore(book.folder() + QStringLiteral("/none"), present, clock));
    CHECK(must(RestoreService::look(present, present)).changesLost == 0);
}

TEST_CASE("A book too damaged to open is replaced by its backup and kept as it is", "[restore]")
{
    FakeClock clock;
    TempBook book(clock);
    const QString backup = book.folder() + QStringLiteral("/kept.duebook");
    must(BackupService(book.session()).backup(backup));
    const QString present = book.folder() + QStringLiteral("/present.duebook");
    writeFile(present, QByteArray(8192, '\0'));
    const RestoreReport report = must(RestoreService::restore(backup, present, clock));
    CHECK(QFile(report.keptBefore).size() == 8192);
    CHECK(must(RestoreService::look(present, present)).backup.accounts == 0);
}

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
    closeAndCopy(book, damaged);
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
    closeAndCopy(book, damaged);
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
    closeAndCopy(book, copy);
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
    closeAndCopy(book, copy);
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
