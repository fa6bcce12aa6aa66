// SPDX-License-Identifier: Apache-2.0
#include "core/services/salvageservice.h"

#include "core/base/uid.h"
#include "core/services/checkservice.h"
#include "core/store/bookfile.h"
#include "core/store/checkquery.h"
#include "core/store/session.h"

#include <QFile>
#include <QFileInfo>

namespace duebook {

namespace {

constexpr int kMostReferences = 100;

QString inWords(const SalvageReport &report, const QString &damaged)
{
    QStringList lines{SalvageService::tr("Saved from %1: %2 rows.").arg(damaged).arg(report.saved)};
    for (const SalvagedTable &table : report.tables) {
        lines += table.whole()
                     ? SalvageService::tr("%1: %2 rows").arg(table.name).arg(table.saved)
                     : SalvageService::tr("%1: %2 rows; unreadable at %3 places, at most %4 rows "
                                          "are lost")
                           .arg(table.name)
                           .arg(table.saved)
                           .arg(table.lostRanges)
                           .arg(table.lostRows);
    }
    if (!report.references.isEmpty())
        lines += SalvageService::tr("Rows that point to what is lost:");
    lines += report.references;
    return lines.join(QLatin1Char('\n')) + QLatin1Char('\n');
}

void removeBook(const QString &path)
{
    for (const char *end : {"", "-wal", "-shm", "-journal"})
        QFile::remove(path + QLatin1String(end));
}

} // namespace

Result<SalvageReport> SalvageService::salvage(const QString &damaged, const QString &target,
                                              const Clock &clock, const WorkControl &control)
{
    if (!QFileInfo::exists(damaged))
        return Error{ErrorCode::NotFound,
                     tr("“%1” is not there: check the path and the drive.").arg(damaged),
                     damaged,
                     {}};
    if (const Result<void> made = createBookFile(target); !made)
        return made.error();
    const auto stopWith = [&](const Error &error) {
        removeBook(target);
        return error;
    };
    Result<OpenedFile> opened = openBookFile(target, {});
    if (!opened)
        return stopWith(opened.error());
    SalvageReport report{target, target + QStringLiteral(".salvage.txt"), {}, 0, true, {}};
    Result<std::vector<SalvagedTable>> tables = salvageInto(*opened->db, damaged, control);
    Session session(std::move(opened->db), clock, newUid(), false, opened->gate);
    if (!tables)
        return stopWith(tables.error());
    report.tables = std::move(*tables);
    for (const SalvagedTable &table : report.tables) {
        report.saved += table.saved;
        report.whole = report.whole && table.whole();
    }
    if (report.saved == 0)
        return stopWith({ErrorCode::Damaged,
                         tr("Nothing of “%1” can be read any more: restore a backup.")
                             .arg(QFileInfo(damaged).fileName()),
                         damaged,
                         {}});
    if (const Result<void> loaded = session.loadSettings(); !loaded)
        return stopWith(loaded.error());
    const Result<void> rebuilt = CheckService(session).rebuildSaved(control);
    if (!rebuilt)
        return stopWith(rebuilt.error());
    const Result<QStringList> dangling = session.read([](Database &db) -> Result<QStringList> {
        return CheckQuery::danglingReferences(db, kMostReferences);
    });
    if (dangling)
        report.references = *dangling;
    QFile text(report.report);
    if (!text.open(QIODevice::WriteOnly) || text.write(inWords(report, damaged).toUtf8()) < 0)
        return Error{ErrorCode::Io,
                     tr("The book was saved, but its report could not be written to “%1”.")
                         .arg(report.report),
                     report.report, text.errorString()};
    return report;
}

} // namespace duebook
