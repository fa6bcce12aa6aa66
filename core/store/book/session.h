// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/changeset.h"
#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/db/database.h"
#include "core/domain/settings.h"
#include "core/domain/user.h"
#include "core/store/sharing/sharegate.h"

#include <QJsonObject>

#include <functional>
#include <memory>

namespace duebook {

class RowSeals;

/// What a repository is given to write with: the connection inside an open transaction, who writes
/// and when, and where changes and audit rows are collected. Written with the commit, announced
/// after it.
class Transaction {
public:
    Database &db() { return m_db; }
    operator Database &() { return m_db; }
    const QDateTime &now() const { return m_now; } ///< one moment for the whole transaction, UTC
    UserId user() const { return m_user; }

    /// Tells pages and other clients that this record changed.
    void changed(Entity entity, ChangeKind kind, qint64 id, AccountId account = {});

    /// Adds an audit row. `changes` is field -> [from, to] in the words of core/README.md.
    void audit(Entity entity, qint64 id, AccountId account, const QString &action,
               const QJsonObject &changes = {});

private:
    friend class Session;
    struct AuditRow {
        Entity entity;
        qint64 id;
        qint64 account;
        QString action;
        QJsonObject changes;
    };
    Transaction(Database &db, QDateTime now, UserId user)
        : m_db(db), m_now(std::move(now)), m_user(user)
    {
    }

    Database &m_db;
    QDateTime m_now;
    UserId m_user;
    ChangeSet m_changes;
    std::vector<AuditRow> m_audit;
};

/// One connection to an open book, with its user and clock. Belongs to one thread. The only place
/// where transactions begin and end and where `SqlFailure` becomes an `Error`.
class Session {
public:
    using Announce = std::function<void(const ChangeSet &)>;

    /// `clock` must outlive the session. `client` identifies this program run in the change log.
    /// `gate`: of a book on a network drive.
    Session(std::unique_ptr<Database> db, const Clock &clock, QString client, bool readOnly,
            std::shared_ptr<ShareGate> gate = {});
    Session(const Session &) = delete;
    Session &operator=(const Session &) = delete;
    ~Session();

    /// Called after each commit of this session, on its thread.
    void onCommit(Announce announce) { m_announce = std::move(announce); }

    /// Called when SQLite finds the file itself damaged, on the session's thread; on a share only
    /// when a second look finds it too.
    void onDamage(std::function<void()> met) { m_damageMet = std::move(met); }

    /// Nothing is changed through this session any more.
    void stopWriting() { m_readOnly = true; }

    Database &database() { return *m_db; }

    /// The way to the book on a network drive; empty on a local one.
    const std::shared_ptr<ShareGate> &gate() const { return m_gate; }

    /// The right to use `database()` outside `read` and `write` (a copy of the whole book): keep it
    /// as long as the connection is used. Errors as those.
    Result<ShareGate::Hold> hold(bool write = false);
    const Clock &clock() const { return m_clock; }
    const QString &client() const { return m_client; }
    bool readOnly() const { return m_readOnly; }

    const User &user() const { return m_user; }
    void setUser(User user) { m_user = std::move(user); }

    /// The book's settings as of the last load; `loadSettings` after they changed.
    const BookSettings &settings() const { return m_settings; }
    Result<void> loadSettings();

    /// The book's time zone (setting, else the computer's) and the day in it.
    QTimeZone zone() const;
    QDate today() const;

    /// Runs `work(Transaction &)`, which returns a Result, in one immediate transaction with its
    /// audit and change-log rows. An error or a failed statement rolls everything back. Short: no
    /// files, no network.
    template <typename Work>
    auto write(Work &&work) -> std::invoke_result_t<Work, Transaction &>
    {
        using Outcome = std::invoke_result_t<Work, Transaction &>;
        std::optional<Outcome> outcome;
        const Result<void> finished = runWrite([&](Transaction &transaction) -> Result<void> {
            outcome.emplace(work(transaction));
            if (!*outcome)
                return outcome->error();
            return {};
        });
        if (!finished)
            return finished.error();
        return std::move(*outcome);
    }

    /// Runs `work(Database &)`, which returns a Result, on one consistent state of the book. May be
    /// called inside another read.
    template <typename Work>
    auto read(Work &&work) -> std::invoke_result_t<Work, Database &>
    {
        using Outcome = std::invoke_result_t<Work, Database &>;
        std::optional<Outcome> outcome;
        const Result<void> finished = runRead([&](Database &db) { outcome.emplace(work(db)); });
        if (!finished)
            return finished.error();
        return std::move(*outcome);
    }

private:
    Result<void> runWrite(const std::function<Result<void>(Transaction &)> &work);
    Result<void> runRead(const std::function<void(Database &)> &work);
    void writeRecord(Transaction &transaction);
    Result<void> readOnce(const std::function<void(Database &)> &work);
    Error explained(Error error);
    bool suspected();

    std::shared_ptr<ShareGate> m_gate;
    std::unique_ptr<Database> m_db;
    std::unique_ptr<RowSeals> m_seals; ///< made with the first write
    const Clock &m_clock;
    QString m_client;
    bool m_readOnly;
    User m_user;
    BookSettings m_settings;
    Announce m_announce;
    std::function<void()> m_damageMet;
    int m_suspectedAt = 0; ///< the opening of the connection that met what looks like damage
};

} // namespace duebook
