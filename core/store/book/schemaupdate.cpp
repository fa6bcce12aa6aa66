// SPDX-License-Identifier: Apache-2.0
#include "core/store/book/schemaupdate.h"

#include "core/base/ownfile.h"
#include "core/db/backup.h"
#include "core/db/triggers.h"
#include "core/store/sharing/filecircle.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

namespace duebook {

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(duebook::SchemaUpdate)
};

/// A verified copy beside the book; its name says why it is there.
QString copyBeforeMigration(Database &db, qint64 fromVersion)
{
    const QFileInfo info(db.path());
    QString target;
    for (int number = 1; number == 1 || isTaken(target); ++number)
        target = info.absolutePath() + QLatin1Char('/') +
                 QStringLiteral("%1 before update from version %2%3.duebook")
                     .arg(info.completeBaseName())
                     .arg(fromVersion)
                     .arg(number == 1 ? QString() : QStringLiteral(" (%1)").arg(number));
    const QString part = target + QStringLiteral(".part");
    QFile::remove(part);
    makeOwnFile(part, circleAt(part));
    copyOnline(db, part, {});
    {
        const auto copy = Database::open(part, Database::Access::ReadWrite);
        copy->execute("PRAGMA journal_mode = DELETE");
        if (copy->text("PRAGMA quick_check(1)") != QStringLiteral("ok"))
            throw SqlFailure(
                {ErrorCode::Damaged,
                 Texts::tr("The book is damaged and was not updated: restore the latest "
                           "backup."),
                 db.path(), QStringLiteral("quick_check of the copy failed")});
    }
    if (!QFile::rename(part, target))
        throw SqlFailure(
            {ErrorCode::Io,
             Texts::tr("The copy before the update could not be written beside the book; "
                       "nothing was changed."),
             target,
             {}});
    return target;
}

/// A step that does not fit means that the book is not of the version it says.
void bringUpToDate(Database &db, qint64 fromVersion, const std::vector<MigrationStep> &steps)
{
    try {
        migrate(db, steps);
    } catch (const SqlFailure &failure) {
        if (failure.error().code != ErrorCode::Internal &&
            failure.error().code != ErrorCode::Invalid)
            throw;
        throw SqlFailure({ErrorCode::Damaged,
                          Texts::tr("The book says that it is of version %1 but is not made so; "
                                    "nothing was changed: restore the latest backup.")
                              .arg(fromVersion),
                          db.path(), failure.error().detail});
    }
}

} // namespace

void bringSchemaUp(const BookOpening &opening, const std::vector<MigrationStep> &steps,
                   OpenedFile &opened)
{
    Database &db = *opened.db;
    const qint64 version = db.integer("PRAGMA user_version");
    const int ours = latestVersion(steps);
    if (version == ours)
        return;
    if (version > ours) {
        opened.readOnly = true;
        opened.notice =
            Texts::tr("This book was written by a newer Duebook (version %1 of the book, this "
                      "program knows %2): you can read, not change. Update Duebook to write.")
                .arg(version)
                .arg(ours);
        ignoreTriggers(db);
        return;
    }
    if (opened.readOnly || opening.additional)
        throw SqlFailure(
            {ErrorCode::ReadOnly,
             Texts::tr("This book was written by an older Duebook and must be brought up to "
                       "date first, but it is write-protected."),
             db.path(),
             {}});
    if (opened.gate) {
        if (const Result<void> may = opened.gate->mayWrite(); !may)
            throw SqlFailure(may.error());
    }
    opened.backupBefore = copyBeforeMigration(db, version);
    bringUpToDate(db, version, steps);
}

} // namespace duebook
