// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/progress.h"
#include "core/db/sqliteerror.h"

#include <QByteArray>
#include <QString>

#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

struct sqlite3;
struct sqlite3_stmt;

namespace duebook {

class RowWatcher;
class ShareVfs;

/// One connection to a database file. Belongs to one thread; only `interrupt` may be called from
/// others. Every failure is thrown as `SqlFailure`.
class Database {
public:
    enum class Access {
        ReadWrite,
        ReadOnly,
        Immutable, ///< read only, and nobody else writes: for media on which no lock can be made
        Memory,    ///< no file: empty, gone with the connection; the path says nothing
    };

    /// Opens an existing file, or creates it for its owner alone when `create` (only with
    /// ReadWrite). A path is a file's name whatever it looks like: ":memory:" and "file:x?mode=ro"
    /// mean nothing else.
    static std::unique_ptr<Database> open(const QString &path, Access access, bool create = false);

    /// The same through the file layer of a network drive.
    static std::unique_ptr<Database> open(const QString &path, Access access,
                                          std::shared_ptr<ShareVfs> share);

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

    /// Statements to be run now and after each `reopen`.
    void setUp(std::string statements);

    /// Closes the connection and opens the file again, with empty caches; not while a statement is
    /// in use. What was not committed is gone.
    void reopen();

    /// How often the file was opened.
    int opened() const { return m_opened; }

    /// True when the drive was lost meanwhile: every statement fails until `reopen`.
    bool lost() const;

    /// Makes the running statement fail with `Cancelled`; from any thread.
    void interrupt();

    /// From now on, what runs on this connection fails with `Cancelled` once `cancel` is set,
    /// within some milliseconds: for long statements that nobody can look into between rows. Also
    /// after `reopen`.
    void stopWith(CancelFlag cancel);

    /// How long a lock held by another client is waited for. Default 10 s. Looked at between waits.
    void setBusyLimit(int milliseconds) { m_busyLimit = milliseconds; }

    /// Tells `watcher` of every row changed from now on; nullptr = nobody.
    void watchRows(RowWatcher *watcher) { m_watcher = watcher; }

    /// For the other files of core/db only.
    sqlite3 *handle() const { return m_db; }

private:
    friend class Statement;
    Database(QString path, Access access, bool create, std::shared_ptr<ShareVfs> share);
    void connect();
    void disconnect();
    /// Throws where a `reopen` failed.
    void requireConnection(const char *sql) const;
    // Idle prepared statements by text; a nested use of the same text prepares a second one.
    using Idle = std::map<std::string, std::vector<sqlite3_stmt *>, std::less<>>;
    /// A statement in use and the entry it goes back to, which also keeps its text.
    struct Taken {
        Idle::value_type *entry;
        sqlite3_stmt *statement;
    };
    Taken takePrepared(const char *sql);
    static int waitWhileBusy(void *self, int attempt);
    static int isStopped(void *self);

    std::shared_ptr<ShareVfs> m_share; ///< empty on a local drive
    // Held while the handle changes hands: `interrupt` comes from other threads.
    std::mutex m_handle;
    sqlite3 *m_db = nullptr;
    QString m_path;
    Access m_access;
    bool m_create;
    std::string m_setUp;
    int m_opened = 0;
    int m_epoch = 0;
    bool m_readOnly = false;
    int m_busyLimit = 10000;
    qint64 m_busyWaited = 0;
    RowWatcher *m_watcher = nullptr;
    std::optional<CancelFlag> m_cancel;
    Idle m_idle;
};

} // namespace duebook
