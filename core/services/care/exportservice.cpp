// SPDX-License-Identifier: Apache-2.0
#include "core/services/care/exportservice.h"

#include "core/base/filename.h"
#include "core/base/fullness.h"
#include "core/base/uid.h"
#include "core/io/csvwriter.h"
#include "core/rules/team/permissions.h"
#include "core/store/book/session.h"
#include "core/store/care/exportquery.h"
#include "core/store/documents/documentcontents.h"
#include "core/store/sharing/filecircle.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace duebook {

namespace {

constexpr qint64 kRowsPerReport = 2000;

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(duebook::ExportService)
};

/// The folder written to; gone with all in it unless it got its name.
class UnfinishedFolder {
public:
    explicit UnfinishedFolder(const QString &finished)
        : m_finished(finished), m_path(finished + QStringLiteral(".part-") + newUid().left(8))
    {
    }
    UnfinishedFolder(const UnfinishedFolder &) = delete;
    UnfinishedFolder &operator=(const UnfinishedFolder &) = delete;
    ~UnfinishedFolder()
    {
        if (m_made)
            QDir(m_path).removeRecursively();
    }

    bool make()
    {
        m_made = makeOwnFolder(m_path, circleAt(m_path));
        return m_made;
    }

    bool finish()
    {
        // An empty folder of that name may have been made for us.
        if (QFileInfo::exists(m_finished) && !QDir().rmdir(m_finished))
            return false;
        m_made = !QDir().rename(m_path, m_finished);
        return !m_made;
    }

    const QString &path() const { return m_path; }

private:
    QString m_finished;
    QString m_path;
    bool m_made = false;
};

class Export {
public:
    Export(Database &db, const QString &folder, const WorkControl &control, ExportReport &report)
        : m_db(db), m_folder(folder), m_circle(circleAt(folder)), m_control(control),
          m_report(report), m_total(ExportQuery::rowCount(db))
    {
    }

    Result<void> writeTable(const ExportTable &table)
    {
        QFile file(m_folder + QLatin1Char('/') + QLatin1String(table.name) +
                   QStringLiteral(".csv"));
        if (!openOwnFile(file, QIODevice::WriteOnly, m_circle))
            return failure(file);
        CsvWriter writer(file, ',', true);
        for (const char *column : table.columns)
            writer.cell(QString::fromLatin1(column));
        writer.endRow();
        ExportQuery::eachRow(m_db, table, [&](const QStringList &cells) {
            for (const QString &cell : cells)
                writer.cell(cell);
            writer.endRow();
            ++m_report.rows;
            if (++m_done % kRowsPerReport == 0)
                m_control.report(m_done, m_total);
            return !m_control.cancel.cancelled();
        });
        if (m_control.cancel.cancelled())
            return cancelled();
        const Result<void> written = writer.finish();
        if (!written || !file.flush())
            return failure(file);
        ++m_report.files;
        return {};
    }

    Result<void> writeDocuments()
    {
        if (!makeOwnFolder(m_folder + QStringLiteral("/documents"), m_circle))
            return Error{ErrorCode::Io,
                         Texts::tr("No folder could be made in %1; choose another.")
                             .arg(QDir::toNativeSeparators(m_folder)),
                         QStringLiteral("folder"),
                         {}};
        for (const ExportDocument &document : ExportQuery::documents(m_db)) {
            const Result<void> written = writeDocument(document);
            if (!written)
                return written;
            ++m_report.documents;
            m_control.report(++m_done, m_total);
        }
        return {};
    }

    static Error cancelled()
    {
        return {ErrorCode::Cancelled,
                Texts::tr("The export was stopped; nothing was left behind."),
                {},
                {}};
    }

private:
    Result<void> writeDocument(const ExportDocument &document)
    {
        QFile file(
            m_folder + QStringLiteral("/documents/") +
            safeFileName(QString::number(document.id.number()) + QLatin1Char(' ') + document.name));
        if (!openOwnFile(file, QIODevice::WriteOnly, m_circle))
            return failure(file);
        QCryptographicHash hash(QCryptographicHash::Sha256);
        for (int position = 0;; ++position) {
            if (m_control.cancel.cancelled())
                return cancelled();
            const QByteArray data = DocumentContents::chunk(m_db, document.content, position);
            if (data.isEmpty())
                break;
            hash.addData(data);
            if (file.write(data) != data.size())
                return failure(file);
        }
        if (!file.flush())
            return failure(file);
        if (hash.result() != document.sha256)
            return Error{ErrorCode::Damaged,
                         Texts::tr("The document “%1” is damaged in the book; check the book, "
                                   "then restore a backup.")
                             .arg(document.name),
                         {},
                         {}};
        return {};
    }

    static Error failure(const QFile &file)
    {
        const bool full = ranFull(file);
        return {full ? ErrorCode::Full : ErrorCode::Io,
                full ? Texts::tr("No room is left for %1; free some or choose another folder.")
                           .arg(QFileInfo(file).fileName())
                     : Texts::tr("%1 cannot be written; choose another folder.")
                           .arg(QFileInfo(file).fileName()),
                QStringLiteral("folder"), file.errorString()};
    }

    Database &m_db;
    QString m_folder;
    Circle m_circle;
    const WorkControl &m_control;
    ExportReport &m_report;
    qint64 m_total;
    qint64 m_done = 0;
};

} // namespace

Result<ExportReport> ExportService::exportAll(const QString &folder, const WorkControl &control)
{
    if (const auto allowed = require(Right::ExportAll, m_session.user()); !allowed)
        return allowed.error();
    const QString target = QDir::cleanPath(QFileInfo(folder).absoluteFilePath());
    const QFileInfo there(target);
    if (folder.trimmed().isEmpty() || (there.exists() && !there.isDir()) ||
        (there.isDir() &&
         !QDir(target).isEmpty(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot)))
        return Error{ErrorCode::Invalid,
                     tr("%1 is in use; choose a folder that is empty or does not exist yet.")
                         .arg(QDir::toNativeSeparators(folder)),
                     QStringLiteral("folder"),
                     {}};
    UnfinishedFolder unfinished(target);
    if (!unfinished.make())
        return Error{ErrorCode::Io,
                     tr("No folder can be made at %1; choose another place.")
                         .arg(QDir::toNativeSeparators(target)),
                     QStringLiteral("folder"),
                     {}};
    ExportReport report;
    report.folder = target;
    const Result<void> written = m_session.read([&](Database &db) -> Result<void> {
        Export work(db, unfinished.path(), control, report);
        for (const ExportTable &table : ExportQuery::tables()) {
            const Result<void> done = work.writeTable(table);
            if (!done)
                return done;
        }
        return work.writeDocuments();
    });
    if (!written)
        return written.error();
    if (!unfinished.finish())
        return Error{ErrorCode::Io,
                     tr("The export cannot get the name %1; choose another.")
                         .arg(QDir::toNativeSeparators(target)),
                     QStringLiteral("folder"),
                     {}};
    return report;
}

} // namespace duebook
