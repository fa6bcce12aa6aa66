// SPDX-License-Identifier: Apache-2.0
#include "core/services/care/salvageservice.h"

#include "core/base/filesync.h"
#include "core/base/uid.h"
#include "core/services/care/checkservice.h"
#include "core/store/book/session.h"
#include "core/store/care/checkquery.h"
#include "core/store/salvage/salvagecopy.h"
#include "core/store/sharing/filecircle.h"

#include <QFile>
#include <QFileInfo>
#include <QLocale>

namespace duebook {

namespace {

constexpr int kMostReferences = 100;
constexpr int kCopyShare = 70; ///< percent of the work; the rest is working out what follows

QString inWords(const SalvagedTable &table)
{
    QStringList parts{SalvageService::tr("%n row(s) saved", nullptr, int(table.saved))};
    if (table.doubtful > 0)
        parts += SalvageService::tr("%n of them doubtful", nullptr, int(table.doubtful));
    if (table.missing > 0)
        parts += SalvageService::tr("%n known to be missing", nullptr, int(table.missing));
    if (table.refused > 0)
        parts +=
            SalvageService::tr("%n of them contradict(s) others (%1)", nullptr, int(table.refused))
                .arg(table.reason);
    if (table.unknownPages > 0)
        parts += SalvageService::tr("unknown what stood in %n page(s)", nullptr,
                                    int(table.unknownPages));
    return QStringLiteral("%1: %2").arg(table.name, parts.join(QStringLiteral("; ")));
}

QString inWords(const SalvageReport &report, const QString &damaged)
{
    QStringList lines{SalvageService::tr("Saved from %1 into %2.").arg(damaged, report.book),
                      report.inShort(),
                      {}};
    lines += report.remarks;
    for (const SalvagedTable &table : report.tables)
        lines += inWords(table);
    const auto add = [&](const QString &title, const QStringList &each) {
        if (!each.isEmpty())
            lines += QStringList{{}, title} + each;
    };
    add(SalvageService::tr("Rows that point to what is lost:"), report.references);
    add(SalvageService::tr("Documents whose content is not whole:"), report.documents);
    return lines.join(QLatin1Char('\n')) + QLatin1Char('\n');
}

void removeBook(const QString &path)
{
    for (const char *end : {"", "-wal", "-shm", "-journal", ".part", ".part-journal"})
        QFile::remove(path + QLatin1String(end));
}

void addRemarks(const SalvagedBook &book, SalvageReport &report)
{
    if (book.unfinishedChange)
        report.remarks += SalvageService::tr("A change that was not finished waits beside the "
                                             "book: of what it changed, both the old "
                                             "and the new may have been saved.");
    if (book.logIsCut)
        report.remarks += SalvageService::tr(
            "The log beside the book is damaged: the last changes that stood in it are lost.");
    if (report.doubtful > 0)
        report.remarks +=
            SalvageService::tr("%n saved row(s) are doubtful: they stood in pages that were "
                               "altered since Duebook wrote "
                               "them. Compare their amounts and days with other sources.",
                               nullptr, int(report.doubtful));
    if (report.unknownPages > 0)
        report.remarks += SalvageService::tr("%n page(s) of the file tell nothing of themselves; "
                                             "where a table may have had them, they count there.",
                                             nullptr, int(report.unknownPages));
    if (!book.foreign.isEmpty())
        report.remarks += SalvageService::tr("Not of a Duebook book and left out: %1")
                              .arg(book.foreign.join(QStringLiteral(", ")));
}

/// Works out what follows from the rows, and proves what can be proved.
Result<void> finish(Session &session, const WorkControl &control, SalvageReport &report)
{
    if (const Result<void> loaded = session.loadSettings(); !loaded)
        return loaded.error();
    if (const Result<void> rebuilt = CheckService(session).rebuildSaved(control); !rebuilt)
        return rebuilt.error();
    return session.read([&](Database &db) -> Result<void> {
        report.references = CheckQuery::danglingReferences(db, kMostReferences);
        qint64 checked = 0;
        report.documents =
            CheckQuery::wrongDocuments(db, kMostReferences, {control.cancel, {}}, &checked);
        return {};
    });
}

/// Gives the finished book its name. Another file that has it meanwhile stays.
bool putInPlace(const QString &part, const QString &target)
{
    {
        QFile file(part);
        if (!file.open(QIODevice::ReadWrite) || !syncToDrive(file))
            return false;
    }
    return QFile::rename(part, target);
}

} // namespace

QString SalvageReport::inShort() const
{
    if (whole)
        return SalvageService::tr("Everything was saved: %n row(s).", nullptr, int(saved));
    QStringList parts{SalvageService::tr("%n row(s) saved", nullptr, int(saved))};
    if (doubtful > 0)
        parts += SalvageService::tr("%n of them doubtful", nullptr, int(doubtful));
    if (missing > 0)
        parts += SalvageService::tr("%n known to be missing", nullptr, int(missing));
    if (unknownPages > 0)
        parts += SalvageService::tr("%1 of the file could not be read")
                     .arg(QLocale().formattedDataSize(unknownBytes));
    if (missing == 0 && unknownPages == 0 && doubtful == 0)
        parts += SalvageService::tr("something is not whole");
    return parts.join(QStringLiteral(", ")) + QLatin1Char('.');
}

Result<SalvageReport> SalvageService::salvage(const QString &damaged, const QString &target,
                                              const Clock &clock, const WorkControl &control)
{
    if (!QFileInfo::exists(damaged))
        return Error{ErrorCode::NotFound,
                     tr("“%1” is not there: check the path and the drive.").arg(damaged),
                     damaged,
                     {}};
    const auto taken = [&] {
        return Error{
            ErrorCode::Invalid,
            tr("“%1” exists already: choose another name.").arg(QFileInfo(target).fileName()),
            target,
            {}};
    };
    if (QFileInfo::exists(target))
        return taken();
    const QString part = target + QStringLiteral(".saving");
    removeBook(part);
    const auto stopWith = [&](Error error) {
        removeBook(part);
        if (error.place.startsWith(part))
            error.place = target;
        return error;
    };
    const WorkControl first{control.cancel, [&](qint64 done, qint64 total) {
                                control.report(done * kCopyShare / std::max<qint64>(total, 1), 100);
                            }};
    const WorkControl second{control.cancel, [&](qint64 done, qint64 total) {
                                 control.report(kCopyShare + done * (100 - kCopyShare) /
                                                                 std::max<qint64>(total, 1),
                                                100);
                             }};
    SalvageReport report;
    report.book = target;
    report.report = target + QStringLiteral(".salvage.txt");
    Result<SalvagedBook> book = salvageInto(part, damaged, first);
    if (!book)
        return stopWith(book.error());
    {
        Session session(std::move(book->db), clock, newUid(), false);
        if (const Result<void> finished = finish(session, second, report); !finished)
            return stopWith(finished.error());
    }
    if (control.cancel.cancelled())
        return stopWith({ErrorCode::Cancelled, tr("Stopped; nothing was saved."), {}, {}});
    report.whole = book->whole() && report.references.isEmpty() && report.documents.isEmpty();
    report.tables = std::move(book->tables);
    bool mayHaveMore = false;
    for (const SalvagedTable &table : report.tables) {
        report.saved += table.saved;
        report.doubtful += table.doubtful;
        report.missing += table.missing;
        mayHaveMore = mayHaveMore || table.unknownPages > 0;
    }
    report.unknownPages = mayHaveMore ? std::max<qint64>(book->unknownPages, 1) : 0;
    report.unknownBytes = report.unknownPages * book->pageSize;
    addRemarks(*book, report);
    if (!putInPlace(part, target)) {
        if (QFileInfo::exists(target))
            return stopWith(taken());
        return stopWith({ErrorCode::Io,
                         tr("“%1” could not be put in place: check the folder and try again.")
                             .arg(QFileInfo(target).fileName()),
                         target,
                         {}});
    }
    QFile text(report.report);
    if (!openOwnFile(text, QIODevice::WriteOnly, circleAt(report.report)) ||
        text.write(inWords(report, damaged).toUtf8()) < 0 || !text.flush())
        return Error{ErrorCode::Io,
                     tr("The book was saved, but its report could not be written to “%1”.")
                         .arg(report.report),
                     report.report, text.errorString()};
    return report;
}

} // namespace duebook
