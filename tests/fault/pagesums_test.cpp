// SPDX-License-Identifier: Apache-2.0
#include "core/db/backup.h"
#include "core/db/pagesum.h"
#include "core/db/pagesums.h"
#include "core/db/statement.h"
#include "core/db/transaction.h"
#include "core/services/book/bookservice.h"
#include "core/services/care/checkservice.h"
#include "core/store/book/bookfile.h"
#include "tests/support/bookfiles.h"
#include "tests/support/catch.h"
#include "tests/support/fakeclock.h"
#include "tests/support/faultvfs.h"
#include "tests/support/oldbook.h"
#include "tests/support/proof.h"

#include <QTemporaryDir>

#include <sqlite3.h>

#include <array>

using namespace duebook;
using namespace duebook::test;

namespace {

constexpr int kPageSize = 4096;

QByteArray readBytes(const QString &path)
{
    QFile file(path);
    REQUIRE(file.open(QIODevice::ReadOnly));
    return file.readAll();
}

/// The pages of the file whose sums are wrong, without any layer of ours between.
std::vector<quint32> wrongIn(const QByteArray &bytes)
{
    std::vector<quint32> wrong;
    for (qsizetype at = 0; at + kPageSize <= bytes.size(); at += kPageSize) {
        const auto number = quint32(at / kPageSize + 1);
        if (!pageSumFits(reinterpret_cast<const uchar *>(bytes.constData() + at), kPageSize,
                         number))
            wrong.push_back(number);
    }
    return wrong;
}

std::unique_ptr<Database> newFile(const QString &path)
{
    auto db = Database::open(path, Database::Access::ReadWrite, true);
    startPageSums(*db);
    // Little room, so that pages are written before the commit too.
    db->execute("PRAGMA cache_size = 10; PRAGMA synchronous = OFF; PRAGMA secure_delete = OFF;"
                "CREATE TABLE t (id INTEGER PRIMARY KEY, text TEXT NOT NULL)");
    return db;
}

void addRows(Database &db, int rows, int length)
{
    Statement insert(db, "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n"
                         " WHERE i < $1) INSERT INTO t (text) SELECT printf('%.*c', $2, 'x')"
                         " FROM n");
    insert.bind(rows).bind(length).run();
}

/// A program that knows nothing of sums.
void runPlainly(const QString &path, const char *sql)
{
    sqlite3 *db = nullptr;
    REQUIRE(sqlite3_open_v2(path.toUtf8().constData(), &db, SQLITE_OPEN_READWRITE, "unix") ==
            SQLITE_OK);
    CHECK(sqlite3_exec(db, sql, nullptr, nullptr, nullptr) == SQLITE_OK);
    sqlite3_close_v2(db);
}

std::optional<Error> errorOf(const std::function<void()> &work)
{
    try {
        work();
    } catch (const SqlFailure &failure) {
        return failure.error();
    }
    return std::nullopt;
}

} // namespace

TEST_CASE("The sum of a page tells each flipped bit, its place and its size", "[fault][pagesums]")
{
    std::mt19937_64 random(3);
    std::array<uchar, kPageSize> page{};
    for (uchar &byte : page)
        byte = uchar(random());
    const quint64 sum = pageSum(page.data(), kPageSize, 7);
    for (size_t bit = 0; bit < size_t(kPageSize - kPageSumSize) * 8; bit += fullProof() ? 1 : 13) {
        page[bit / 8] = uchar(page[bit / 8] ^ (1 << bit % 8));
        CHECK(pageSum(page.data(), kPageSize, 7) != sum);
        page[bit / 8] = uchar(page[bit / 8] ^ (1 << bit % 8));
    }
    CHECK(pageSum(page.data(), kPageSize, 8) != sum);
    CHECK(pageSum(page.data(), kPageSize / 2, 7) != sum);
    stampPage(page.data(), kPageSize, 7);
    CHECK(pageSumFits(page.data(), kPageSize, 7));
    CHECK_FALSE(pageSumFits(page.data(), kPageSize, 9));
    page.fill(0);
    CHECK_FALSE(pageSumFits(page.data(), kPageSize, 1));
}

TEST_CASE("Each page of a file has its sum after every commit, rollback and checkpoint",
          "[fault][pagesums]")
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("a.db"));
    const auto db = newFile(path);
    const char *journal = GENERATE("DELETE", "PERSIST", "TRUNCATE", "WAL");
    INFO(journal);
    db->text((QByteArray("PRAGMA journal_mode = ") + journal).constData());
    std::mt19937 random(11);
    for (int round = 0; round < 40; ++round) {
        TransactionScope scope(*db, TransactionScope::Kind::Immediate);
        const qint64 from = qint64(random() % 300);
        switch (random() % 4) {
        case 0:
            addRows(*db, int(random() % 200), int(random() % 3000));
            break;
        case 1: {
            Statement remove(*db, "DELETE FROM t WHERE id BETWEEN $1 AND $1 + 60");
            remove.bind(from).run();
            break;
        }
        case 2: {
            Statement change(*db, "UPDATE t SET text = text || 'more' WHERE id > $1");
            change.bind(from).run();
            break;
        }
        default:
            // Pages that come and go within a transaction may never be written.
            db->execute("CREATE TABLE gone (x); INSERT INTO gone WITH RECURSIVE n(i) AS (SELECT 1"
                        " UNION ALL SELECT i + 1 FROM n WHERE i < 50) SELECT zeroblob(4000) FROM n;"
                        "DROP TABLE gone");
            addRows(*db, 2, 9000);
        }
        if (random() % 4 != 0)
            scope.commit();
    }
    CHECK(wrongPages(*db, {}).empty());
    db->execute("PRAGMA wal_checkpoint(TRUNCATE)");
    CHECK(db->text("PRAGMA integrity_check") == QStringLiteral("ok"));
    const QByteArray bytes = readBytes(path);
    CHECK(bytes.size() / kPageSize > 10);
    CHECK(wrongIn(bytes).empty());
}

TEST_CASE("A page that was given away before it was ever written has its sum too",
          "[fault][pagesums]")
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("a.db"));
    const auto db = newFile(path);
    db->execute("PRAGMA cache_size = 2000");
    db->text(GENERATE("PRAGMA journal_mode = DELETE", "PRAGMA journal_mode = WAL"));
    {
        TransactionScope scope(*db, TransactionScope::Kind::Immediate);
        // One row at a time: what a longer statement gives away is written all the same.
        db->execute("INSERT INTO t VALUES (1, zeroblob(200000)); INSERT INTO t VALUES (2, "
                    "printf('%.*c', 20000, 'x')); DELETE FROM t WHERE id = 1");
        scope.commit();
    }
    REQUIRE(db->integer("PRAGMA freelist_count") > 40);
    db->execute("PRAGMA wal_checkpoint(TRUNCATE)");
    const QByteArray bytes = readBytes(path);
    CHECK(bytes.size() / kPageSize > 50);
    CHECK(wrongIn(bytes).empty());
}

TEST_CASE("A page that changed in the file is not read, and its number is told",
          "[fault][pagesums]")
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("a.db"));
    {
        const auto db = newFile(path);
        addRows(*db, 400, 900);
        db->execute("CREATE TABLE gone AS SELECT * FROM t; DROP TABLE gone");
    }
    const QByteArray whole = readBytes(path);
    const int pages = int(whole.size() / kPageSize);
    const auto look = [&](const QByteArray &bytes) {
        QFile::remove(path);
        writeFile(path, bytes);
        return errorOf([&] {
            const auto db = Database::open(path, Database::Access::ReadOnly);
            db->integer("SELECT sum(length(text)) FROM t");
            const std::vector<quint32> wrong = wrongPages(*db, {});
            if (!wrong.empty())
                throw SqlFailure({ErrorCode::Damaged, QString::number(wrong.front()), {}, {}});
        });
    };
    REQUIRE_FALSE(look(whole));
    SECTION("a flipped bit anywhere")
    {
        std::mt19937 random(23);
        for (int flip = 0; flip < (fullProof() ? 4000 : 200); ++flip) {
            const auto at = qsizetype(random() % size_t(whole.size()));
            QByteArray bytes = whole;
            bytes[at] = char(bytes[at] ^ (1 << random() % 8));
            const std::optional<Error> error = look(bytes);
            INFO("byte " << at);
            REQUIRE(error);
            const bool told = error->sentence.contains(QString::number(at / kPageSize + 1));
            // What makes it no database at all is told as that.
            CHECK((told || (at < 100 && error->code == ErrorCode::NotABook)));
        }
    }
    SECTION("pages that changed places")
    {
        QByteArray bytes = whole;
        const QByteArray third = bytes.mid(2 * kPageSize, kPageSize);
        bytes.replace(2 * kPageSize, kPageSize, bytes.mid(3 * kPageSize, kPageSize));
        bytes.replace(3 * kPageSize, kPageSize, third);
        CHECK(look(bytes));
    }
    SECTION("a page of nothing")
    {
        for (int page = 1; page < pages; page += 7) {
            QByteArray bytes = whole;
            bytes.replace(page * kPageSize, kPageSize, QByteArray(kPageSize, '\0'));
            CHECK(look(bytes));
        }
    }
    SECTION("the byte that says that there are sums")
    {
        for (int bit = 0; bit < 8; ++bit) {
            QByteArray bytes = whole;
            bytes[20] = char(bytes[20] ^ (1 << bit));
            INFO("bit " << bit);
            CHECK(look(bytes));
        }
    }
    SECTION("another program wrote")
    {
        runPlainly(path, "UPDATE t SET text = 'changed' WHERE id = 200");
        const std::optional<Error> error = look(readBytes(path));
        REQUIRE(error);
        CHECK(error->code == ErrorCode::Damaged);
        CHECK(error->sentence.contains(QStringLiteral("outside Duebook")));
    }
}

TEST_CASE("A damaged file is read whatever its sums say, where that is wanted", "[fault][pagesums]")
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QString::fromUtf8("ä %20?b#.db"));
    {
        const auto db = newFile(path);
        addRows(*db, 100, 900);
    }
    runPlainly(path, "UPDATE t SET text = 'readable' WHERE id = 50");
    const auto db = Database::open(path, Database::Access::ReadOnly);
    CHECK_THROWS_AS(db->integer("SELECT count(*) FROM t WHERE length(text) > 1"), SqlFailure);
    trustPages(*db, true);
    CHECK(db->text("SELECT text FROM t WHERE id = 50") == QStringLiteral("readable"));
    CHECK(db->integer("SELECT count(*) FROM t") == 100);
}

TEST_CASE("What waits in a journal is whole by itself, whoever takes it back", "[fault][pagesums]")
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("a.db"));
    const QString copy = folder.filePath(QStringLiteral("copy.db"));
    {
        const auto db = newFile(path);
        addRows(*db, 300, 900);
        // Changed twice by one connection, so that the cache holds what it wrote itself.
        db->execute("UPDATE t SET text = text || '1'");
        TransactionScope scope(*db, TransactionScope::Kind::Immediate);
        db->execute("UPDATE t SET text = text || '2'; DELETE FROM t WHERE id > 250");
        REQUIRE(QFile::copy(path, copy));
        REQUIRE(QFile::copy(path + QStringLiteral("-journal"), copy + QStringLiteral("-journal")));
    }
    SECTION("a program that knows no sums")
    {
        runPlainly(copy, "SELECT count(*) FROM t");
    }
    SECTION("Duebook")
    {
        CHECK(
            Database::open(copy, Database::Access::ReadWrite)->integer("SELECT count(*) FROM t") ==
            300);
    }
    CHECK(wrongIn(readBytes(copy)).empty());
    const auto db = Database::open(copy, Database::Access::ReadOnly);
    CHECK(db->integer("SELECT count(*) FROM t WHERE text LIKE '%x1'") == 300);
}

TEST_CASE("A copy made while the book is open carries its sums", "[fault][pagesums]")
{
    const QTemporaryDir folder;
    const auto db = newFile(folder.filePath(QStringLiteral("a.db")));
    const QString copy = folder.filePath(QStringLiteral("copy.db"));
    db->text("PRAGMA journal_mode = WAL");
    // More than the cache of the copy holds.
    addRows(*db, 4000, 2000);
    db->execute("UPDATE t SET text = text || 'again' WHERE id % 3 = 0");
    copyOnline(*db, copy, {});
    CHECK(wrongIn(readBytes(copy)).empty());
    CHECK(hasPageSums(*Database::open(copy, Database::Access::ReadOnly)));
}

TEST_CASE("An older book gets its sums when nobody else has it open", "[fault][pagesums]")
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("old.duebook"));
    makeOldBook(path);
    BookOpening opening;
    opening.drive = GENERATE(DriveKind::Local, DriveKind::Network);
    {
        const auto holder = Database::open(path, Database::Access::ReadWrite);
        if (opening.drive == DriveKind::Local) {
            holder->text("PRAGMA journal_mode = WAL");
            holder->integer("SELECT count(*) FROM note");
            const Result<OpenedFile> opened = openBookFile(path, opening);
            REQUIRE(opened);
            CHECK_FALSE(opened->readOnly);
            CHECK_FALSE(hasPageSums(*opened->db));
            CHECK(opened->db->integer("SELECT count(*) FROM note") == kOldNotes);
            CHECK(opened->db->text("PRAGMA journal_mode") == QStringLiteral("wal"));
        }
    }
    {
        const Result<OpenedFile> opened = openBookFile(path, opening);
        REQUIRE(opened);
        CHECK(hasPageSums(*opened->db));
        CHECK(wrongPages(*opened->db, {}).empty());
        CHECK(opened->db->integer("SELECT count(*) FROM note") == kOldNotes);
        CHECK(opened->db->integer("SELECT count(*) FROM account") == kOldAccounts);
        CHECK(opened->db->text("PRAGMA integrity_check") == QStringLiteral("ok"));
    }
    CHECK(wrongIn(readBytes(path)).empty());
}

TEST_CASE("Sums that could not be written everywhere are taken back, whoever does it",
          "[fault][pagesums]")
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("a.db"));
    {
        const auto db = Database::open(path, Database::Access::ReadWrite, true);
        db->execute("CREATE TABLE t (id INTEGER PRIMARY KEY, text TEXT NOT NULL)");
        addRows(*db, 300, 3000);
    }
    const QByteArray before = readBytes(path);
    FaultyDrive drive;
    const Fault fault = GENERATE(Fault::TornWrite, Fault::WriteError, Fault::Full);
    const bool plainly = GENERATE(false, true);
    // A drive that works again takes the change back at once.
    const bool lasting = GENERATE(true, false);
    int operations = 0;
    {
        const auto db = Database::open(path, Database::Access::ReadWrite);
        drive.arm(fault, INT_MAX);
        addPageSums(*db);
        operations = drive.operations();
    }
    drive.mend();
    REQUIRE(operations > 600);
    for (int nth = 1; nth <= operations; nth += fullProof() ? 7 : operations / 12) {
        INFO("write " << nth << " of " << operations);
        QFile::remove(path + QStringLiteral("-journal"));
        QFile::remove(path);
        writeFile(path, before);
        {
            const auto db = Database::open(path, Database::Access::ReadWrite);
            db->execute("PRAGMA cache_size = 10");
            drive.arm(fault, nth, lasting);
            errorOf([&] { addPageSums(*db); });
            CHECK(drive.struck());
        }
        drive.mend();
        if (plainly)
            runPlainly(path, "SELECT count(*) FROM t");
        const auto db = Database::open(path, Database::Access::ReadWrite);
        CHECK(db->integer("SELECT sum(length(text)) FROM t") == 300 * 3000);
        CHECK(db->text("PRAGMA integrity_check") == QStringLiteral("ok"));
        CHECK(wrongPages(*db, {}).empty());
    }
}

TEST_CASE("The check names the damaged page and what it belongs to", "[fault][pagesums]")
{
    FakeClock clock;
    TempBook book(clock);
    const QString path = book.folder() + QStringLiteral("/copy.duebook");
    copyWhole(book, path);
    const qint64 page =
        book.db().integer("SELECT rootpage FROM sqlite_schema WHERE name = 'ix_escalation_open'");
    QByteArray bytes = readBytes(path);
    bytes[(page - 1) * kPageSize + 3000] = 'x';
    QFile::remove(path);
    writeFile(path, bytes);
    const OpenedBook opened =
        must(BookService::open(path, {}, clock, QStringLiteral("anna"), QStringLiteral("client")));
    const CheckReport report = must(CheckService(*opened.session).check());
    CHECK(report.pageSums);
    REQUIRE_FALSE(report.findings.empty());
    CHECK(report.findings[0].area == CheckArea::File);
    CHECK(report.findings[0].where.contains(QString::number(page)));
    CHECK(report.findings[0].where.contains(QStringLiteral("ix_escalation_open")));
}
