// SPDX-License-Identifier: Apache-2.0
#include "core/db/database.h"

#include "core/base/filename.h"
#include "core/base/ownfile.h"
#include "core/db/cifscalls.h"
#include "core/db/movedfile.h"
#include "core/db/pagesumvfs.h"
#include "core/db/rowwatch.h"
#include "core/db/sharevfs.h"
#include "core/db/statement.h"

#include <QFileInfo>
#include <QRandomGenerator>
#include <QThread>
#include <QUrl>

#include <sqlite3.h>

#include <string>

namespace duebook {

namespace {

// Some tenths of a millisecond of SQLite's own steps.
constexpr int kStepsBetweenLooks = 10000;
// Jitter keeps several waiting clients from asking in step.
constexpr int kShortestWaitMs = 2;
constexpr int kLongestWaitMs = 60;
// Contents of documents lie in pieces; the longest text is much shorter. A stranger's file shall
// not make us hold more.
constexpr int kMostOfValue = 32 * 1024 * 1024;

} // namespace

std::unique_ptr<Database> Database::open(const QString &path, Access access, bool create)
{
    return std::unique_ptr<Database>(new Database(path, access, create, nullptr));
}

std::unique_ptr<Database> Database::open(const QString &path, Access access,
                                         std::shared_ptr<ShareVfs> share)
{
    return std::unique_ptr<Database>(new Database(path, access, false, std::move(share)));
}

Database::Database(QString path, Access access, bool create, std::shared_ptr<ShareVfs> share)
    : m_share(std::move(share)), m_path(std::move(path)), m_access(access), m_create(create)
{
    connect();
}

Database::~Database()
{
    disconnect();
}

void Database::connect()
{
    const QString whole = wholePath(m_path);
    QByteArray name = whole.toUtf8();
    int flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE | SQLITE_OPEN_URI;
    if (m_access == Access::ReadWrite || m_access == Access::Memory)
        flags |= SQLITE_OPEN_READWRITE | (m_create ? SQLITE_OPEN_CREATE : 0);
    else
        flags |= SQLITE_OPEN_READONLY;
    if (m_access == Access::Immutable)
        name = "file:" + QUrl::toPercentEncoding(whole, "/:") + "?immutable=1";
    if (m_access == Access::Memory) {
        flags |= SQLITE_OPEN_MEMORY;
        name = "memory";
    }
    // What SQLite makes would be everybody's to read.
    if (m_access == Access::ReadWrite && m_create && !isTaken(whole))
        makeOwnFile(whole, Circle::Owner);
    m_epoch = m_share ? m_share->epoch() : 0;
    // Here and nowhere else, so that no way to a book can go without it.
    watchForCifs();
    sqlite3 *db = nullptr;
    const int code =
        sqlite3_open_v2(name.constData(), &db, flags, m_share ? m_share->name() : pageSumVfs());
    if (code != SQLITE_OK) {
        const Error error = sqliteError(code, db, QStringLiteral("open"));
        sqlite3_close_v2(db);
        throw SqlFailure(error);
    }
    m_readOnly = m_access == Access::ReadOnly || m_access == Access::Immutable ||
                 sqlite3_db_readonly(db, "main") == 1;
    ++m_opened;
    sqlite3_busy_handler(db, &Database::waitWhileBusy, this);
    sqlite3_limit(db, SQLITE_LIMIT_ATTACHED, 2);
    sqlite3_limit(db, SQLITE_LIMIT_LENGTH, kMostOfValue);
    sqlite3_db_config(db, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_db_config(db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
    if (m_cancel)
        sqlite3_progress_handler(db, kStepsBetweenLooks, &Database::isStopped, this);
    installRowWatch(db, &m_watcher);
    const std::lock_guard lock(m_handle);
    m_db = db;
}

void Database::disconnect()
{
    // SQLite leaves what its log still holds under the old name, where nobody looks for it.
    if (fileHasMoved(m_db))
        sqlite3_wal_checkpoint_v2(m_db, "main", SQLITE_CHECKPOINT_PASSIVE, nullptr, nullptr);
    sqlite3 *db = nullptr;
    {
        const std::lock_guard lock(m_handle);
        std::swap(db, m_db);
    }
    for (auto &[sql, statements] : m_idle) {
        for (sqlite3_stmt *statement : statements)
            sqlite3_finalize(statement);
    }
    m_idle.clear();
    sqlite3_close_v2(db);
}

void Database::setUp(std::string statements)
{
    m_setUp = std::move(statements);
    execute(m_setUp.c_str());
}

void Database::reopen()
{
    disconnect();
    connect();
    execute(m_setUp.c_str());
}

bool Database::lost() const
{
    return m_db == nullptr || (m_share && m_share->epoch() != m_epoch);
}

int Database::waitWhileBusy(void *self, int attempt)
{
    auto *database = static_cast<Database *>(self);
    if (attempt == 0)
        database->m_busyWaited = 0;
    if (database->m_busyWaited >= database->m_busyLimit)
        return 0;
    const int most = qMin(kLongestWaitMs, kShortestWaitMs << qMin(attempt, 5));
    const int wait = QRandomGenerator::global()->bounded(kShortestWaitMs, most + 1);
    QThread::msleep(static_cast<unsigned long>(wait));
    database->m_busyWaited += wait;
    return 1;
}

void Database::execute(const char *sql)
{
    requireConnection(sql);
    const int code = sqlite3_exec(m_db, sql, nullptr, nullptr, nullptr);
    if (code != SQLITE_OK)
        throw SqlFailure(sqliteError(code, m_db, QString::fromUtf8(sql)));
}

QString Database::text(const char *sql)
{
    Statement select(*this, sql);
    return select.next() ? select.text(0) : QString();
}

qint64 Database::integer(const char *sql)
{
    Statement select(*this, sql);
    return select.next() ? select.integer(0) : 0;
}

qint64 Database::lastInsertId() const
{
    return sqlite3_last_insert_rowid(m_db);
}

qint64 Database::changedRows() const
{
    return sqlite3_changes64(m_db);
}

bool Database::inTransaction() const
{
    return m_db != nullptr && sqlite3_get_autocommit(m_db) == 0;
}

void Database::stopWith(CancelFlag cancel)
{
    m_cancel = std::move(cancel);
    if (m_db != nullptr)
        sqlite3_progress_handler(m_db, kStepsBetweenLooks, &Database::isStopped, this);
}

int Database::isStopped(void *self)
{
    const auto &cancel = static_cast<Database *>(self)->m_cancel;
    return cancel && cancel->cancelled() ? 1 : 0;
}

void Database::interrupt()
{
    const std::lock_guard lock(m_handle);
    if (m_db != nullptr)
        sqlite3_interrupt(m_db);
}

void Database::requireConnection(const char *sql) const
{
    if (m_db == nullptr)
        throw SqlFailure(sqliteError(SQLITE_IOERR, nullptr, QString::fromUtf8(sql)));
}

Database::Taken Database::takePrepared(const char *sql)
{
    requireConnection(sql);
    auto entry = m_idle.find(std::string_view(sql));
    if (entry == m_idle.end())
        entry = m_idle.emplace(sql, std::vector<sqlite3_stmt *>{}).first;
    if (!entry->second.empty()) {
        sqlite3_stmt *statement = entry->second.back();
        entry->second.pop_back();
        return {&*entry, statement};
    }
    sqlite3_stmt *statement = nullptr;
    const int code =
        sqlite3_prepare_v3(m_db, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, nullptr);
    if (code != SQLITE_OK)
        throw SqlFailure(sqliteError(code, m_db, QString::fromUtf8(sql)));
    return {&*entry, statement};
}

} // namespace duebook
