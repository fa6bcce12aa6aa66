// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/progress.h"
#include "core/db/sqliteerror.h"

#include <QByteArray>
#include <QString>

#include <map>
#include <memory>
#include <string_view>
#include <vector>

struct sqlite3;
struct sqlite3_stmt;

namespace duebook {

/// One connection to a database file. Belongs to one thread; only `interrupt` may be called from
/// others. Every failure is thrown as `SqlFailure`.
class Database {
public:
    enum class Access {
        ReadWrite,
        ReadOnly,
        Immutable, ///< read only, and nobody else writes: for media on which no lock can be made
    };

    /// Opens an existing file, or creates it when `create` (only with ReadWrite).
    static std::unique_ptr<Database> open(const QString &path, Access access, bool create = false);

    Database(const Database &) = delete;
    Database &operator=(const Database &) = delete;
    ~Database();

    /// Runs one or several statements without parameters or results.
    void execute(const char *sql);

    /// First column of the first row of a statement without parameters; empty when there is no row.
    QString text(const char *sql);
    qint64 integer(const char *sql);

    qint64 lastInsertId() const;

    /// Rows changed by the last INSERT, UPDATE or DELETE.
    qint64 changedRows() const;
    bool inTransaction() const;
    QString path() const { return m_path; }
    bool readOnly() const { return m_readOnly; }

    /// Makes the running statement fail with `Cancelled`; from any thread.
    void interrupt();

    /// How long a lock held by another client is waited for. Default 10 s. Looked at between waits.
    void setBusyLimit(int milliseconds) { m_busyLimit = milliseconds; }

    /// For the other files of core/db only.
    sqlite3 *handle() const { return m_db; }

private:
    friend class Statement;
    Database(sqlite3 *db, QString path, bool readOnly);
    // Idle prepared statements by text; a nested use of the same text prepares a second one.
    using Idle = std::map<std::string, std::vector<sqlite3_stmt *>, std::less<>>;
    /// A statement in use and the entry it goes back to, which also keeps its text.
    struct Taken {
        Idle::value_type *entry;
        sqlite3_stmt *statement;
    };
    Taken takePrepared(const char *sql);
    static int waitWhileBusy(void *self, int attempt);

    sqlite3 *m_db = nullptr;
    QString m_path;
    bool m_readOnly = false;
    int m_busyLimit = 10000;
    qint64 m_busyWaited = 0;
    Idle m_idle;
};

} // namespace duebook
