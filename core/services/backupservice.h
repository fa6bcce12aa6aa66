// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/store/session.h"

#include <QCoreApplication>

namespace duebook {

/// A backup that was written and verified.
struct BackupReport {
    QString path;
    qint64 bytes = 0;
    qint64 accounts = 0;
    qint64 invoices = 0;
    qint64 notes = 0;
};

/// Copies of the book while others work in it.
class BackupService {
    Q_DECLARE_TR_FUNCTIONS(duebook::BackupService)
public:
    explicit BackupService(Session &session) : m_session(session) {}

    /// Writes a whole copy to `target` under a temporary name, verifies it (quick_check, row
    /// counts, audit chain's last hash), then renames. An existing file is refused. A cancelled or
    /// failed backup leaves nothing behind. Progress counts pages. Errors: Invalid (exists), Io,
    /// Full, Damaged (the copy does not verify), Cancelled.
    Result<BackupReport> backup(const QString &target, const WorkControl &control = {});

private:
    Session &m_session;
};

} // namespace duebook
