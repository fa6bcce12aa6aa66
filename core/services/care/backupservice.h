// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/domain/presence.h"
#include "core/store/book/session.h"

#include <QCoreApplication>

#include <optional>
#include <vector>

namespace duebook {

/// A backup that was written and verified.
struct BackupReport {
    QString path;
    qint64 bytes = 0;
    qint64 accounts = 0;
    qint64 invoices = 0;
    qint64 notes = 0;
};

/// A file in a backup folder that is named as a day's backup of the book.
struct KnownBackup {
    QString path;
    QDate day;
    qint64 bytes = 0;
};

/// What stood in the place of the day's backup and got another name.
struct SetAside {
    QString path;
    bool ofAnotherBook = false; ///< whole, but not of this book; else damaged
};

/// What the day's backup did.
struct DailyBackup {
    std::vector<QString> written; ///< in each place
    std::vector<QString> removed; ///< no longer needed
    std::vector<SetAside> setAside;
};

/// Copies of the book while others work in it. Belongs to the thread of its session.
class BackupService {
    Q_DECLARE_TR_FUNCTIONS(duebook::BackupService)
public:
    explicit BackupService(Session &session) : m_session(session) {}

    /// Writes a whole copy to `target` under a temporary name, verifies it (quick_check, row
    /// counts, totals, audit chain), then renames. An existing file is refused. A cancelled or
    /// failed backup leaves nothing behind. Progress counts pages. Errors: Invalid (exists), Io,
    /// Full, Damaged (the copy does not verify), Cancelled.
    Result<BackupReport> backup(const QString &target, const WorkControl &control = {});

    /// The day's backup into `localFolder` and the book's folder for backups, older ones rotated;
    /// once a day for all clients. Nothing when it is not wanted, made, tried less than an hour
    /// ago, or being made by another. Errors as `backup`; they stand in the book for the
    /// administrator.
    Result<std::optional<DailyBackup>> daily(const QString &localFolder,
                                             const WorkControl &control = {});

    /// How the last day's backup ended; empty = there was none yet.
    Result<std::optional<JobClaim>> lastDaily();

    /// The days' backups in both places, newest first. Touches the drives.
    std::vector<KnownBackup> known(const QString &localFolder) const;

    /// This computer's folder for the backups of a book: private, below the user's data.
    static QString localFolderFor(const QString &bookPath);

    /// That something stood in the backup's place, as a sentence for a person.
    static QString sentence(const SetAside &aside);

private:
    std::vector<QString> folders(const QString &localFolder) const;
    std::vector<KnownBackup> in(const QString &folder) const;
    Result<QString> writeInto(const QString &folder, const QString &localFolder,
                              const WorkControl &control, std::vector<SetAside> *setAside);
    bool isOurs(const QString &backup);
    void leaveAgain();
    void keepRecordBeside();
    std::vector<QString> rotate(const QString &folder);
    Result<std::optional<JobClaim>> claimToday();

    Session &m_session;
    bool m_registered = false; ///< only for the claim: taken out again after it
};

} // namespace duebook
