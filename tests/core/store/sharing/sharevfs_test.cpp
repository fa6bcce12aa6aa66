// SPDX-License-Identifier: Apache-2.0
#include "core/db/sharevfs.h"

#include "core/db/database.h"
#include "core/db/statement.h"
#include "core/db/transaction.h"
#include "tests/support/catch.h"

#include <QFile>
#include <QTemporaryDir>

using namespace duebook;

namespace {

/// A file with 200 rows of 'old', and a copy of it and its journal taken in the middle of turning
/// them to 'new': what a client that vanished leaves.
struct Interrupted {
    Interrupted()
    {
        const QString original = folder.filePath(QStringLiteral("original"));
        const auto db = Database::open(original, Database::Access::ReadWrite, true);
        db->execute("PRAGMA journal_mode = PERSIST; PRAGMA cache_size = 5; PRAGMA cache_spill = 5;"
                    "CREATE TABLE t (a INTEGER PRIMARY KEY, b TEXT);");
        db->execute("BEGIN");
        for (int i = 0; i < 200; ++i)
            db->execute("INSERT INTO t (b) VALUES ('old' || hex(zeroblob(400)))");
        db->execute("COMMIT");
        TransactionScope scope(*db, TransactionScope::Kind::Immediate);
        db->execute("UPDATE t SET b = 'new' || hex(zeroblob(400))");
        path = folder.filePath(QStringLiteral("left"));
        REQUIRE(QFile::copy(original, path));
        REQUIRE(
            QFile::copy(original + QStringLiteral("-journal"), path + QStringLiteral("-journal")));
    }
    QTemporaryDir folder;
    QString path;
};

} // namespace

TEST_CASE("A journal that another left is rolled back only when that is allowed", "[sharing][vfs]")
{
    const Interrupted left;
    const auto vfs = std::make_shared<ShareVfs>(ShareVfs::Limits{});
    bool may = false;
    int asked = 0;
    vfs->setMayRecover([&] {
        ++asked;
        return may;
    });
    const auto db = Database::open(left.path, Database::Access::ReadWrite, vfs);
    db->setBusyLimit(50);
    ErrorCode code = ErrorCode::Internal;
    try {
        db->integer("SELECT count(*) FROM t");
    } catch (const SqlFailure &failure) {
        code = failure.error().code;
    }
    CHECK(code == ErrorCode::Busy);
    CHECK(asked > 0);
    may = true;
    CHECK(db->integer("SELECT count(*) FROM t WHERE b LIKE 'old%'") == 200);
    CHECK(db->text("PRAGMA integrity_check") == QStringLiteral("ok"));
    // An ordinary commit asks nothing.
    asked = 0;
    db->execute("PRAGMA journal_mode = PERSIST; UPDATE t SET b = 'later'");
    CHECK(asked == 0);
}

TEST_CASE("A journal on a share is emptied and keeps its name, by whatever it is rolled back",
          "[sharing][vfs]")
{
    const Interrupted left;
    const QString journal = left.path + QStringLiteral("-journal");
    QFile same(journal);
    REQUIRE(same.open(QIODevice::ReadOnly));
    const auto vfs = std::make_shared<ShareVfs>(ShareVfs::Limits{});
    const auto db = Database::open(left.path, Database::Access::ReadWrite, vfs);
    REQUIRE(db->text("PRAGMA journal_mode") == QStringLiteral("delete"));
    CHECK(db->integer("SELECT count(*) FROM t WHERE b LIKE 'old%'") == 200);
    // Whoever had it open sees the same file, with nothing in it to roll back.
    CHECK(QFile::exists(journal));
    CHECK(same.read(28) == QByteArray(28, '\0'));
    db->execute("UPDATE t SET b = 'later'");
    CHECK(QFile::exists(journal));
    const auto another = Database::open(left.path, Database::Access::ReadWrite, vfs);
    CHECK(another->integer("SELECT count(*) FROM t WHERE b = 'later'") == 200);
}

TEST_CASE("A share offers no memory for a write-ahead log", "[sharing][vfs]")
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("a"));
    Database::open(path, Database::Access::ReadWrite, true)->execute("CREATE TABLE t (a)");
    const auto vfs = std::make_shared<ShareVfs>(ShareVfs::Limits{});
    const auto db = Database::open(path, Database::Access::ReadWrite, vfs);
    CHECK(db->text("PRAGMA journal_mode = WAL") != QStringLiteral("wal"));
}

TEST_CASE("An operation that took too long ends every connection", "[sharing][vfs]")
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("a"));
    Database::open(path, Database::Access::ReadWrite, true)->execute("CREATE TABLE t (a)");
    const auto vfs = std::make_shared<ShareVfs>(ShareVfs::Limits{std::chrono::milliseconds(-1)});
    const int before = vfs->epoch();
    ErrorCode code = ErrorCode::Internal;
    try {
        const auto db = Database::open(path, Database::Access::ReadWrite, vfs);
        db->execute("INSERT INTO t VALUES (1)");
    } catch (const SqlFailure &failure) {
        code = failure.error().code;
    }
    CHECK(code == ErrorCode::Io);
    CHECK(vfs->epoch() > before);
}

TEST_CASE("A page is written only as long as that is allowed", "[sharing][vfs]")
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("a"));
    Database::open(path, Database::Access::ReadWrite, true)->execute("CREATE TABLE t (a)");
    const auto vfs = std::make_shared<ShareVfs>(ShareVfs::Limits{});
    bool may = true;
    vfs->setMayWrite([&] { return may; });
    const auto db = Database::open(path, Database::Access::ReadWrite, vfs);
    db->setUp("PRAGMA journal_mode = PERSIST; PRAGMA cache_spill = OFF;");
    db->execute("INSERT INTO t VALUES (1)");
    may = false;
    CHECK_THROWS_AS(db->execute("INSERT INTO t VALUES (2)"), SqlFailure);
    CHECK(db->lost());
    may = true;
    db->reopen();
    CHECK(db->integer("SELECT count(*) FROM t") == 1);
    db->execute("INSERT INTO t VALUES (3)");
    CHECK(db->integer("SELECT count(*) FROM t") == 2);
}

TEST_CASE("Operations on the drive are counted", "[sharing][vfs]")
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("a"));
    Database::open(path, Database::Access::ReadWrite, true)->execute("CREATE TABLE t (a)");
    const auto vfs = std::make_shared<ShareVfs>(ShareVfs::Limits{});
    const auto db = Database::open(path, Database::Access::ReadWrite, vfs);
    db->execute("INSERT INTO t VALUES (1)");
    const ShareVfs::Counts counts = vfs->counts();
    CHECK(counts.writes >= 2);
    CHECK(counts.syncs >= 2);
    CHECK(counts.locks >= 3);
    CHECK(vfs->waiting() == std::chrono::milliseconds(0));
}
