// SPDX-License-Identifier: Apache-2.0
#include "core/services/care/backupservice.h"

#include "core/base/log.h"
#include "core/base/ownfile.h"
#include "core/rules/team/permissions.h"
#include "core/store/care/backupcopy.h"

#include <QFile>
#include <QFileInfo>

namespace duebook {

Result<BackupReport> BackupService::backup(const QString &target, const WorkControl &control)
{
    if (const auto allowed = require(Right::BackUp, m_session.user()); !allowed)
        return allowed.error();
    if (isTaken(target))
        return Error{
            ErrorCode::Invalid,
            tr("“%1” exists already: choose another name.").arg(QFileInfo(target).fileName()),
            target,
            {}};
    const Result<ShareGate::Hold> hold = m_session.hold();
    if (!hold)
        return hold.error();
    const QString part = target + QStringLiteral(".part");
    QFile::remove(part);
    const Result<CopyCounts> counts = writeVerifiedCopy(m_session.database(), part, control);
    if (!counts) {
        QFile::remove(part);
        Error error = counts.error();
        error.place = target;
        if (error.code == ErrorCode::Full)
            error.sentence =
                tr("There is no room for the backup at “%1”: free some space or choose "
                   "another drive.")
                    .arg(target);
        return error;
    }
    if (!QFile::rename(part, target)) {
        QFile::remove(part);
        return Error{ErrorCode::Io,
                     tr("The backup could not be put in place at “%1”.").arg(target),
                     target,
                     {}};
    }
    qCInfo(logBook) << "backup verified" << QFileInfo(target).size() << "bytes";
    return BackupReport{target, QFileInfo(target).size(), counts->accounts, counts->invoices,
                        counts->notes};
}

} // namespace duebook
