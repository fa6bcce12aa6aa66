// SPDX-License-Identifier: Apache-2.0
#include "core/services/care/salvageservice.h"

#include "core/db/statement.h"
#include "core/services/book/bookservice.h"
#include "core/services/care/checkservice.h"
#include "core/services/care/restoreservice.h"
#include "core/services/talks/noteservice.h"
#include "core/services/team/userservice.h"
#include "tests/support/bookfiles.h"
#include "tests/support/catch.h"
#include "tests/support/talks.h"
#include "tests/support/tempbook.h"

#include <QDir>
#include <QFile>

#include <thread>

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

SalvagedTable tableOf(const SalvageReport &report, const char *name)
{
    for (const SalvagedTable &table : report.tables) {
        if (table.name == QLatin1String(name))
            return table;
    }
    FAIL("no table " << name);
    return {};
}

std::vector<qint64> pagesOf(TempBook &book, const char *name)
{
    std::vector<qint64> pages;
    Statement select(book.db(), "SELECT pageno FROM dbstat WHERE name = $1 ORDER BY path");
    select.bind(QLatin1String(name));
    while (select.next())
        pages.push_back(select.integer(0));
    return pages;
}

/// A book with an account and `notes` notes, and the file that is damaged and saved.
struct DamagedBook {
    explicit DamagedBook(int notes)
    {
        account = anAccount(book.session());
        for (int i = 0; i < notes; ++i)
            must(NoteService(book.session())
                     .addNote(aNote(account, QStringLiteral("note %1 ").arg(i) +
                                                 QString(300, QLatin1Char('x')))));
    }

    void copy() { copyWhole(book, path); }
    SalvageReport salvage() const { return must(SalvageService::salvage(path, saved, clock)); }
    OpenedBook openSaved() const
    {
        return must(
            BookService::open(saved, {}, clock, QStringLiteral("anna"), QStringLiteral("x")));
    }

    FakeClock clock;
    TempBook book{clock};
    AccountId account;
    QString path = book.folder() + QStringLiteral("/damaged.duebook");
    QString saved = book.folder() + QStringLiteral("/saved.duebook");
};

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
    // Each note stands in an index as well: it is known how many are lost.
    const SalvagedTable notes = tableOf(report, "note");
    CHECK(notes.saved >= 270);
    CHECK(notes.saved < 300);
    CHECK(notes.saved + notes.missing == 300);
    CHECK(notes.unknownPages == 0);
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
    const SalvagedTable notes = tableOf(report, "note");
    CHECK(notes.saved > 50);
    CHECK(notes.saved < 300);
    CHECK((notes.saved + notes.missing == 300 || notes.unknownPages > 0));
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
    CHECK(tableOf(report, "account").saved == 2);
}

TEST_CASE("A lost page of the list of tables loses no row", "[salvage]")
{
    DamagedBook damaged(120);
    damaged.copy();
    const std::vector<qint64> pages = pagesOf(damaged.book, "sqlite_schema");
    REQUIRE(pages.size() > 4);
    const qint64 audits = damaged.book.db().integer("SELECT count(*) FROM audit");
    for (const qint64 page : pages) {
        INFO("page " << page);
        QFile::remove(damaged.path);
        QFile::remove(damaged.saved);
        damaged.copy();
        damagePage(damaged.path, page);
        const SalvageReport report = damaged.salvage();
        CHECK(damagedTables(report) == QStringList());
        CHECK(report.whole);
        CHECK(tableOf(report, "note").saved == 120);
        CHECK(tableOf(report, "account").saved == 1);
        CHECK(tableOf(report, "audit").saved == audits);
    }
    CHECK(must(CheckService(*damaged.openSaved().session).check()).clean());
}

TEST_CASE("Rows are found without the page that leads to them, and removed ones stay removed",
          "[salvage]")
{
    DamagedBook damaged(200);
    Database &db = damaged.book.db();
    // Remarks can be removed: their old rows stand on in pages that are free.
    db.execute("INSERT INTO remark (id, uid, name, text, changed_at) WITH RECURSIVE n(i) AS"
               " (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 900) SELECT i + 1000, 'r' || i,"
               " 'remark ' || i, hex(zeroblob(60)), 0 FROM n");
    db.execute("DELETE FROM remark WHERE id > 1400");
    const qint64 remarks = db.integer("SELECT count(*) FROM remark");
    REQUIRE(db.integer("PRAGMA freelist_count") > 5);
    damaged.copy();
    damagePage(damaged.path, pagesOf(damaged.book, "note").front());
    damagePage(damaged.path, pagesOf(damaged.book, "remark").front());
    for (const qint64 page : pagesOf(damaged.book, "sqlite_schema"))
        damagePage(damaged.path, page);

    const SalvageReport report = damaged.salvage();
    CHECK(tableOf(report, "note").saved == 200);
    CHECK(tableOf(report, "note").missing == 0);
    CHECK(tableOf(report, "remark").saved == remarks);
    CHECK(tableOf(report, "remark").missing == 0);
    CHECK(damaged.openSaved().session->database().text("PRAGMA integrity_check") ==
          QStringLiteral("ok"));
}

TEST_CASE("What stands in the log beside a damaged book only is saved", "[salvage]")
{
    DamagedBook damaged(50);
    damaged.book.db().execute("PRAGMA wal_checkpoint(TRUNCATE); PRAGMA wal_autocheckpoint = 0");
    for (int i = 0; i < 50; ++i)
        must(NoteService(damaged.book.session())
                 .addNote(aNote(damaged.account, QStringLiteral("in the log"))));
    REQUIRE(QFile::copy(damaged.book.path(), damaged.path));
    const QString log = damaged.path + QStringLiteral("-wal");
    REQUIRE(QFile::copy(damaged.book.path() + QStringLiteral("-wal"), log));

    const SalvageReport whole = damaged.salvage();
    CHECK(whole.whole);
    CHECK(tableOf(whole, "note").saved == 100);

    // A frame in the middle: what came after it cannot be trusted, and that is said.
    QFile file(log);
    REQUIRE(file.open(QIODevice::ReadWrite));
    REQUIRE(file.seek(file.size() / 2));
    file.write(QByteArray(64, '\x5a'));
    file.close();
    QFile::remove(damaged.saved);
    const SalvageReport cut = damaged.salvage();
    CHECK_FALSE(cut.whole);
    CHECK_FALSE(cut.remarks.isEmpty());
    CHECK(tableOf(cut, "note").saved >= 50);
    CHECK(tableOf(cut, "note").saved < 100);
}

TEST_CASE("A row that contradicts another is counted with its reason", "[salvage]")
{
    DamagedBook damaged(3);
    Database &db = damaged.book.db();
    db.execute("INSERT INTO remark (id, uid, name, text, changed_at) VALUES (500, 'one', 'n1', 't',"
               " 0), (501, 'two', 'n2', 't', 0)");
    damaged.copy();
    QFile file(damaged.path);
    REQUIRE(file.open(QIODevice::ReadWrite));
    QByteArray bytes = file.readAll();
    const qsizetype page = (pagesOf(damaged.book, "remark").front() - 1) * 4096;
    const qsizetype at = bytes.indexOf("two", page);
    REQUIRE(at > page);
    REQUIRE(at < page + 4096);
    file.seek(at);
    file.write("one");
    file.close();

    const SalvageReport report = damaged.salvage();
    const SalvagedTable remarks = tableOf(report, "remark");
    CHECK_FALSE(report.whole);
    CHECK(remarks.refused == 1);
    CHECK(remarks.missing == 1);
    CHECK(remarks.reason.contains(QStringLiteral("remark.uid")));
}

TEST_CASE("A salvage that was stopped leaves nothing behind", "[salvage]")
{
    DamagedBook damaged(20);
    damaged.copy();
    int reports = 0;
    const CancelFlag cancel;
    const WorkControl control{cancel, [&](qint64, qint64) {
                                  if (++reports == 2)
                                      cancel.cancel();
                              }};
    const auto report =
        SalvageService::salvage(damaged.path, damaged.saved, damaged.clock, control);
    REQUIRE_FALSE(report);
    CHECK(report.error().code == ErrorCode::Cancelled);
    CHECK(QDir(damaged.book.folder()).entryList({QStringLiteral("saved*")}).isEmpty());
}

TEST_CASE("A change that was not finished is told of", "[salvage]")
{
    DamagedBook damaged(3);
    damaged.copy();
    writeFile(damaged.path + QStringLiteral("-journal"),
              QByteArray("\xd9\xd5\x05\xf9\x20\xa1\x63\xd7", 8) + QByteArray(600, 'x'));
    const SalvageReport report = damaged.salvage();
    CHECK_FALSE(report.whole);
    CHECK(report.remarks.size() == 1);
}

TEST_CASE("Rows of a page whose sum is wrong are saved and told as doubtful", "[salvage]")
{
    DamagedBook damaged(200);
    const std::vector<qint64> pages = pagesOf(damaged.book, "note");
    damaged.copy();
    // Letters of one note become others: the page can be read as before.
    QFile file(damaged.path);
    REQUIRE(file.open(QIODevice::ReadWrite));
    const QByteArray whole = file.readAll();
    const qsizetype at = whole.indexOf("note 77 xxxx");
    REQUIRE(at > 0);
    REQUIRE(std::find(pages.begin(), pages.end(), at / 4096 + 1) != pages.end());
    REQUIRE(file.seek(at + 9));
    file.write("y");
    file.close();

    const SalvageReport report = damaged.salvage();
    const SalvagedTable notes = tableOf(report, "note");
    CHECK(notes.saved == 200);
    CHECK(notes.missing == 0);
    CHECK(notes.doubtful > 0);
    CHECK(notes.doubtful < 30);
    CHECK_FALSE(notes.whole());
    CHECK_FALSE(report.whole);
    CHECK(report.doubtful == notes.doubtful);
    CHECK(report.inShort().contains(QStringLiteral("of them doubtful")));
    CHECK(damagedTables(report) == QStringList{QStringLiteral("note")});
    QFile text(report.report);
    REQUIRE(text.open(QIODevice::ReadOnly));
    CHECK(text.readAll().contains("doubtful"));
}

TEST_CASE("A row that goes on in a page whose sum is wrong is doubtful too", "[salvage]")
{
    DamagedBook damaged(3);
    must(NoteService(damaged.book.session())
             .addNote(aNote(damaged.account, QString(30000, QLatin1Char('q')))));
    damaged.copy();
    const qint64 page = damaged.book.db().integer(
        "SELECT max(pageno) FROM dbstat WHERE name = 'note' AND pagetype = 'overflow'");
    REQUIRE(page > 1);
    QFile file(damaged.path);
    REQUIRE(file.open(QIODevice::ReadWrite));
    REQUIRE(file.seek((page - 1) * 4096 + 1000));
    file.write("Q");
    file.close();
    const SalvagedTable notes = tableOf(damaged.salvage(), "note");
    CHECK(notes.saved == 4);
    CHECK(notes.doubtful == 1);
}

TEST_CASE("A statement that runs long is stopped by the switch of the work", "[salvage]")
{
    const auto db = Database::open({}, Database::Access::Memory);
    const CancelFlag cancel;
    db->stopWith(cancel);
    CHECK(db->integer("SELECT 1") == 1);
    std::thread person([&] { cancel.cancel(); });
    // Without an end of its own.
    CHECK_THROWS_AS(db->integer("WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)"
                                " SELECT count(*) FROM n"),
                    SqlFailure);
    person.join();
}
