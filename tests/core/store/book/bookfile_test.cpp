// SPDX-License-Identifier: Apache-2.0
#include "core/services/book/bookservice.h"
#include "core/store/book/bookfile.h"
#include "tests/support/bookfiles.h"
#include "tests/support/catch.h"
#include "tests/support/tempbook.h"

#include <QDir>
#include <QFile>
#include <QLoggingCategory>
#include <QProcess>

using namespace duebook;
using namespace duebook::test;

namespace {

Error openingError(const QString &path)
{
    const Result<OpenedFile> opened = openBookFile(path, {});
    REQUIRE_FALSE(opened);
    return opened.error();
}

} // namespace

TEST_CASE("A book on a local disk is opened with a write-ahead log and full durability", "[book]")
{
    FakeClock clock;
    TempBook book(clock);
    CHECK(book.db().text("PRAGMA journal_mode") == QStringLiteral("wal"));
    CHECK(book.db().integer("PRAGMA synchronous") == 2);
    CHECK(book.db().integer("PRAGMA foreign_keys") == 1);
    CHECK(book.db().text("PRAGMA integrity_check") == QStringLiteral("ok"));
}

TEST_CASE("A book on a network drive keeps its rollback journal and spills nothing", "[book]")
{
    FakeClock clock;
    TempBook book(clock);
    book.session().database().execute("PRAGMA wal_checkpoint(TRUNCATE)");
    const QString path = book.folder() + QStringLiteral("/shared.duebook");
    REQUIRE(createBookFile(path));
    BookOpening opening;
    opening.drive = DriveKind::Network;
    const Result<OpenedFile> opened = openBookFile(path, opening);
    REQUIRE(opened);
    CHECK(opened->db->text("PRAGMA journal_mode") == QStringLiteral("persist"));
    CHECK(opened->db->integer("PRAGMA mmap_size") == 0);
    CHECK(opened->db->integer("PRAGMA cache_spill") == 0);
    CHECK(opened->db->text("PRAGMA locking_mode") == QStringLiteral("normal"));
}

TEST_CASE("A book last used locally is converted on a share, unless it is open elsewhere", "[book]")
{
    FakeClock clock;
    TempBook book(clock);
    BookOpening opening;
    opening.drive = DriveKind::Network;
    const Result<OpenedFile> whileOpen = openBookFile(book.path(), opening);
    REQUIRE_FALSE(whileOpen);
    CHECK(whileOpen.error().code == ErrorCode::Busy);
    CHECK(whileOpen.error().sentence.contains(QStringLiteral("close it there first")));
}

TEST_CASE("File systems are told apart by name", "[book]")
{
    for (const char *name : {"cifs", "smb3", "nfs", "nfs4", "fuse.sshfs", "9p", "afs"})
        CHECK(driveKindOfFileSystem(name) == DriveKind::Network);
    for (const char *name : {"ext4", "xfs", "btrfs", "tmpfs", "NTFS", "apfs", "fuseblk", "overlay"})
        CHECK(driveKindOfFileSystem(name) == DriveKind::Local);
}

TEST_CASE("What is not a book is refused with a sentence of its own", "[book][bad-input]")
{
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("ספר חובות.duebook"));
    SECTION("no file")
    {
        CHECK(openingError(path).code == ErrorCode::NotFound);
    }
    SECTION("an empty file")
    {
        writeFile(path, {});
        CHECK(openingError(path).code == ErrorCode::Damaged);
    }
    SECTION("a text file")
    {
        writeFile(path, QByteArray("customer;amount\n").repeated(100));
        const Error error = openingError(path);
        CHECK(error.code == ErrorCode::NotABook);
        CHECK(error.sentence.contains(QStringLiteral("ספר חובות")));
    }
    SECTION("another program's database")
    {
        Database::open(path, Database::Access::ReadWrite, true)->execute("CREATE TABLE t (x)");
        CHECK(openingError(path).code == ErrorCode::NotABook);
    }
    SECTION("a folder")
    {
        CHECK(openingError(folder.path()).code == ErrorCode::Io);
    }
}

TEST_CASE("A book cut short is reported before anything is read", "[book][bad-input]")
{
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("short.duebook"));
    REQUIRE(createBookFile(path));
    const qint64 size = QFile(path).size();
    REQUIRE(QFile::resize(path, size - 4096));
    const Error error = openingError(path);
    CHECK(error.code == ErrorCode::Damaged);
    CHECK(error.sentence.contains(QStringLiteral("cut short")));
}

TEST_CASE("A newer book opens read only with a sentence, and refuses changes", "[book][bad-input]")
{
    FakeClock clock;
    TempBook book(clock);
    book.db().execute("PRAGMA user_version = 999");
    const Result<OpenedBook> opened =
        BookService::open(book.path(), {}, clock, QStringLiteral("anna"), QStringLiteral("c"));
    REQUIRE(opened);
    CHECK(opened->notice.contains(QStringLiteral("newer Duebook")));
    CHECK(opened->session->readOnly());
    const Result<void> written =
        opened->session->write([](Transaction &) -> Result<void> { return {}; });
    REQUIRE_FALSE(written);
    CHECK(written.error().code == ErrorCode::ReadOnly);
}

TEST_CASE("An older book is brought up to date after a verified copy", "[book][migration]")
{
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("old.duebook"));
    REQUIRE(createBookFile(path));
    std::vector<MigrationStep> steps = builtInSteps();
    const int current = latestVersion(steps);
    steps.push_back(
        {current + 1, QStringLiteral("extra"), {"CREATE TABLE extra (x INTEGER) STRICT"}});

    const Result<OpenedFile> opened = openBookFile(path, {}, steps);
    REQUIRE(opened);
    CHECK(opened->db->integer("PRAGMA user_version") == current + 1);
    REQUIRE(QFile::exists(opened->backupBefore));
    const auto copy = Database::open(opened->backupBefore, Database::Access::ReadOnly);
    CHECK(copy->integer("PRAGMA user_version") == current);
    CHECK(copy->text("PRAGMA quick_check") == QStringLiteral("ok"));
}

TEST_CASE("A step that fails halfway leaves the old book whole", "[book][migration]")
{
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("old.duebook"));
    REQUIRE(createBookFile(path));
    std::vector<MigrationStep> steps = builtInSteps();
    const int current = latestVersion(steps);
    steps.push_back({current + 1,
                     QStringLiteral("broken"),
                     {"CREATE TABLE extra (x INTEGER) STRICT", "INSERT INTO missing VALUES (1)"}});
    CHECK_FALSE(openBookFile(path, {}, steps));
    const Result<OpenedFile> again = openBookFile(path, {});
    REQUIRE(again);
    CHECK(again->db->integer("PRAGMA user_version") == current);
    CHECK(again->db->integer("SELECT count(*) FROM sqlite_master WHERE name = 'extra'") == 0);
}

TEST_CASE("Creating over an existing file or into a missing folder is refused", "[book][bad-input]")
{
    FakeClock clock;
    TempBook book(clock);
    NewBook fresh;
    fresh.currency = Currency::fromCode(QStringLiteral("EUR")).value();
    CHECK(BookService::create(book.path(), fresh, clock).error().code == ErrorCode::Invalid);
    CHECK(BookService::create(book.folder() + QStringLiteral("/no/such.duebook"), fresh, clock)
              .error()
              .place == QStringLiteral("path"));
    fresh.currency = {};
    CHECK(BookService::create(book.folder() + QStringLiteral("/b.duebook"), fresh, clock)
              .error()
              .place == QStringLiteral("currency"));
}

TEST_CASE("A flipped bit in a table is an answer, not a crash", "[book][bad-input]")
{
    FakeClock clock;
    TempBook book(clock);
    const QString path = book.folder() + QStringLiteral("/flipped.duebook");
    REQUIRE(createBookFile(path));
    QFile file(path);
    REQUIRE(file.open(QIODevice::ReadWrite));
    const qint64 pages = file.size() / 4096;
    for (qint64 page = 1; page < pages; ++page) {
        file.seek(page * 4096);
        file.write(QByteArray(8, '\xff'));
    }
    file.close();
    const Result<OpenedBook> opened =
        BookService::open(path, {}, clock, QString(), QStringLiteral("client"));
    REQUIRE_FALSE(opened);
    CHECK(opened.error().code == ErrorCode::Damaged);
    CHECK(opened.error().sentence.contains(QStringLiteral("damaged")));
}

TEST_CASE("A book that was moved while it was open is not written to", "[book]")
{
    FakeClock clock;
    TempBook book(clock);
    REQUIRE(QFile::rename(book.path(), book.path() + QStringLiteral(".moved")));
    const auto written = book.session().write([](Transaction &transaction) -> Result<void> {
        transaction.db().execute("UPDATE app_user SET phone = '1'");
        return {};
    });
    REQUIRE_FALSE(written);
    CHECK(written.error().code == ErrorCode::Io);
    CHECK(written.error().sentence.contains(QStringLiteral("moved")));
}

TEST_CASE("Every connection to a shared book keeps the contract's journal", "[book]")
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("shared.duebook"));
    REQUIRE(createBookFile(path));
    BookOpening opening;
    opening.drive = DriveKind::Network;
    const Result<OpenedFile> first = openBookFile(path, opening);
    REQUIRE(first);
    opening.additional = true;
    opening.gate = first->gate;
    const Result<OpenedFile> second = openBookFile(path, opening);
    REQUIRE(second);
    CHECK(second->gate == first->gate);
    CHECK(second->db->text("PRAGMA journal_mode") == QStringLiteral("persist"));
    CHECK(second->db->integer("PRAGMA cache_spill") == 0);
    CHECK(second->db->integer("PRAGMA mmap_size") == 0);
    CHECK(second->db->integer("PRAGMA synchronous") == 2);
}

TEST_CASE("A book that is to be treated as shared is, also on a local disk", "[book]")
{
    FakeClock clock;
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("a.duebook"));
    REQUIRE(createBookFile(path));
    {
        const Result<OpenedFile> opened = openBookFile(path, {});
        REQUIRE(opened);
        CHECK(opened->drive == DriveKind::Local);
        opened->db->execute("INSERT INTO setting (key, value, changed_at) VALUES "
                            "('force_network', '1', 0)");
    }
    const Result<OpenedFile> opened = openBookFile(path, {});
    REQUIRE(opened);
    CHECK(opened->drive == DriveKind::Network);
    CHECK(opened->gate);
    CHECK(opened->db->text("PRAGMA journal_mode") == QStringLiteral("persist"));
}

TEST_CASE("A folder that a program copies is told, and another computer's work protected", "[book]")
{
    const QTemporaryDir folder;
    REQUIRE(QDir(folder.path()).mkpath(QStringLiteral("Dropbox")));
    const QString path = folder.filePath(QStringLiteral("Dropbox/a.duebook"));
    REQUIRE(createBookFile(path));
    {
        const Result<OpenedFile> opened = openBookFile(path, {});
        REQUIRE(opened);
        CHECK_FALSE(opened->readOnly);
        CHECK(opened->notice.contains(QStringLiteral("Dropbox")));
        opened->db->execute("INSERT INTO client (uid, host, process, program_version, opened_at) "
                            "VALUES ('u', 'bo-pc', 1, '0', 0)");
    }
    const Result<OpenedFile> opened = openBookFile(path, {});
    REQUIRE(opened);
    CHECK(opened->readOnly);
    CHECK(opened->notice.contains(QStringLiteral("bo-pc")));
}

namespace {

/// Does something between the two looks at a file on a share: when the log tells of the second.
class BetweenLooks {
public:
    explicit BetweenLooks(std::function<void()> work)
    {
        s_work = std::move(work);
        QLoggingCategory::setFilterRules(QStringLiteral("duebook.book.warning=true"));
        m_before =
            qInstallMessageHandler([](QtMsgType, const QMessageLogContext &, const QString &words) {
                if (words.startsWith(QStringLiteral("looked at again")) && s_work)
                    std::exchange(s_work, nullptr)();
            });
    }
    BetweenLooks(const BetweenLooks &) = delete;
    BetweenLooks &operator=(const BetweenLooks &) = delete;
    ~BetweenLooks()
    {
        qInstallMessageHandler(m_before);
        QLoggingCategory::setFilterRules(QStringLiteral("duebook.*=false"));
        s_work = nullptr;
    }

private:
    static inline std::function<void()> s_work;
    QtMessageHandler m_before;
};

} // namespace

TEST_CASE("A book on a share that looks cut short is looked at again before it is called so",
          "[book][sharing]")
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("a.duebook"));
    REQUIRE(createBookFile(path));
    const QString whole = path + QStringLiteral(".whole");
    REQUIRE(QFile::copy(path, whole));
    QFile book(path);
    REQUIRE(book.open(QIODevice::ReadWrite));
    BookOpening opening;
    opening.drive = DriveKind::Network;
    SECTION("the drive did not know its size yet")
    {
        REQUIRE(book.resize(book.size() - 4096));
        const BetweenLooks arrives([&] {
            QFile source(whole);
            CHECK(source.open(QIODevice::ReadOnly));
            book.write(source.readAll());
            book.flush();
        });
        CHECK(openBookFile(path, opening));
    }
    SECTION("it is cut short")
    {
        REQUIRE(book.resize(book.size() - 4096));
        const Result<OpenedFile> opened = openBookFile(path, opening);
        REQUIRE_FALSE(opened);
        CHECK(opened.error().code == ErrorCode::Damaged);
        opening.drive = DriveKind::Local;
        CHECK(openBookFile(path, opening).error().code == ErrorCode::Damaged);
    }
}
