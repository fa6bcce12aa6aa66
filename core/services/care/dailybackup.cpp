// SPDX-License-Identifier: Apache-2.0
// The day's backup: who makes it, where to, and which older ones go.
#include "core/base/log.h"
#include "core/rules/care/backuprotation.h"
#include "core/rules/team/permissions.h"
#include "core/services/care/backupservice.h"
#include "core/store/book/jobclaimrepository.h"
#include "core/store/book/recordrepository.h"
#include "core/store/care/backupcopy.h"
#include "core/store/care/recordbeside.h"
#include "core/store/care/restorecopy.h"
#include "core/store/sharing/filecircle.h"
#include "core/store/team/presencerepository.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>
#include <QStandardPaths>

#include <algorithm>
#include <utility>

namespace duebook {

namespace {

const QString kJob = QStringLiteral("backup");
constexpr qint64 kTryAgainSeconds = 3600;
constexpr int kClaimsKeptDays = 60;

QString markOf(Session &session)
{
    const Result<QString> mark = session.read([](Database &db) -> Result<QString> {
        return QString::fromLatin1(RecordRepository::firstHash(db).toHex().left(8));
    });
    return mark ? *mark : QString();
}

QString nameFor(const QString &bookPath, QDate day)
{
    return QStringLiteral("%1 %2.duebook")
        .arg(QFileInfo(bookPath).completeBaseName(), day.toString(Qt::ISODate));
}

} // namespace

QString BackupService::localFolderFor(const QString &bookPath)
{
    // Two books of one name are kept apart.
    const QString whole = QFileInfo(bookPath).absoluteFilePath();
    const QByteArray mark =
        QCryptographicHash::hash(whole.toUtf8(), QCryptographicHash::Sha256).toHex().left(8);
    const QString data = QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation);
    return QStringLiteral("%1/duebook/backups/%2-%3")
        .arg(data, QFileInfo(bookPath).completeBaseName(), QString::fromLatin1(mark));
}

std::vector<QString> BackupService::folders(const QString &localFolder) const
{
    std::vector<QString> places{localFolder};
    // Several books of one name may share the place; the first row of its record tells a book
    // apart, by whatever path a computer reaches it.
    if (!m_session.settings().backupFolder.isEmpty())
        places.push_back(QStringLiteral("%1/%2-%3")
                             .arg(m_session.settings().backupFolder,
                                  QFileInfo(m_session.database().path()).completeBaseName(),
                                  markOf(m_session)));
    return places;
}

std::vector<KnownBackup> BackupService::in(const QString &folder) const
{
    // What has another name was put there by a person, or set aside: it is not ours to remove.
    const QString base = QFileInfo(m_session.database().path()).completeBaseName();
    const QRegularExpression pattern(QStringLiteral("^%1 (\\d{4}-\\d{2}-\\d{2})\\.duebook$")
                                         .arg(QRegularExpression::escape(base)));
    std::vector<KnownBackup> found;
    const QDir dir(folder);
    for (const QFileInfo &file : dir.entryInfoList(QDir::Files, QDir::NoSort)) {
        const QRegularExpressionMatch match = pattern.match(file.fileName());
        const QDate day = QDate::fromString(match.captured(1), Qt::ISODate);
        if (match.hasMatch() && day.isValid())
            found.push_back({file.absoluteFilePath(), day, file.size()});
    }
    std::sort(found.begin(), found.end(),
              [](const KnownBackup &a, const KnownBackup &b) { return a.day > b.day; });
    return found;
}

std::vector<KnownBackup> BackupService::known(const QString &localFolder) const
{
    std::vector<KnownBackup> all;
    for (const QString &folder : folders(localFolder)) {
        std::vector<KnownBackup> some = in(folder);
        all.insert(all.end(), some.begin(), some.end());
    }
    std::stable_sort(all.begin(), all.end(),
                     [](const KnownBackup &a, const KnownBackup &b) { return a.day > b.day; });
    return all;
}

Result<std::optional<JobClaim>> BackupService::lastDaily()
{
    return m_session.read([](Database &db) -> Result<std::optional<JobClaim>> {
        return JobClaimRepository::newestEnded(db, kJob);
    });
}

Result<std::optional<JobClaim>> BackupService::claimToday()
{
    const QString name = kJob + QLatin1Char('/') + m_session.today().toString(Qt::ISODate);
    return m_session.write([&](Transaction &transaction) -> Result<std::optional<JobClaim>> {
        const std::optional<JobClaim> before = JobClaimRepository::find(transaction, name);
        if (before && before->state == JobState::Failed && before->endedAt <= transaction.now() &&
            before->endedAt.secsTo(transaction.now()) < kTryAgainSeconds)
            return std::optional<JobClaim>();
        const std::vector<PresentClient> here = PresenceRepository::all(transaction);
        m_registered = std::none_of(here.begin(), here.end(), [&](const PresentClient &each) {
            return each.uid == m_session.client();
        });
        // A claim holds while its claimant is here; a program without a window is so only for this.
        if (m_registered) {
            PresentClient self;
            self.uid = m_session.client();
            self.user = m_session.user().id;
            PresenceRepository::beat(transaction, self);
        }
        JobClaimRepository::trim(transaction, transaction.now().addDays(-kClaimsKeptDays));
        return JobClaimRepository::claim(transaction, name, m_session.client());
    });
}

void BackupService::leaveAgain()
{
    if (!std::exchange(m_registered, false))
        return;
    (void)m_session.write([&](Transaction &transaction) -> Result<void> {
        PresenceRepository::leave(transaction, m_session.client());
        return {};
    });
}

bool BackupService::isOurs(const QString &backup)
{
    const Result<BookFacts> facts = factsOf(backup);
    if (!facts)
        return false;
    const Result<bool> known =
        m_session.read([&](Database &db) -> Result<bool> { return isEarlierState(db, *facts); });
    return known && *known;
}

Result<QString> BackupService::writeInto(const QString &folder, const QString &localFolder,
                                         const WorkControl &control,
                                         std::vector<SetAside> *setAside)
{
    // Of a place that a person chose only our own folder is made: an unplugged disk is not to be
    // taken for an empty one.
    const bool chosen = folder != localFolder;
    const bool placeIsThere = !chosen || QFileInfo(QFileInfo(folder).absolutePath()).isDir();
    if (!placeIsThere || !makeOwnFolder(folder, circleAt(folder)))
        return Error{ErrorCode::Io,
                     tr("The folder for backups “%1” cannot be made or reached: check the drive "
                        "and the setting.")
                         .arg(folder),
                     folder,
                     {}};
    const QString target =
        folder + QLatin1Char('/') + nameFor(m_session.database().path(), m_session.today());
    if (QFileInfo::exists(target)) {
        // Made before the one who made it could say so.
        const bool whole = bool(verifyCopy(target));
        if (whole && isOurs(target))
            return target;
        const QString aside =
            QStringLiteral("%1/%2 (%3 at %4).duebook")
                .arg(folder, QFileInfo(target).completeBaseName(),
                     whole ? QStringLiteral("of another book") : QStringLiteral("damaged"),
                     m_session.clock().nowUtc().toString(QStringLiteral("yyyy-MM-dd HHmmss")));
        if (QFile::rename(target, aside))
            setAside->push_back({aside, whole});
    }
    const Result<BackupReport> made = backup(target, control);
    if (!made)
        return made.error();
    return made->path;
}

QString BackupService::sentence(const SetAside &aside)
{
    return (aside.ofAnotherBook
                ? tr("A backup of another book stood in the place of this book's; it is now “%1”.")
                : tr("A damaged file stood in the place of the day's backup; it is now “%1”."))
        .arg(QDir::toNativeSeparators(aside.path));
}

void BackupService::keepRecordBeside()
{
    if (!m_session.gate())
        return;
    const QString path = m_session.database().path();
    QString mark;
    const Result<RecordHead> head = m_session.read([&](Database &db) -> Result<RecordHead> {
        mark = bookMark(db);
        return readRecordHead(db);
    });
    if (!head || !writeRecordBeside(path, *head, mark))
        qCWarning(logBook) << "the end of the record was not written beside the book";
}

std::vector<QString> BackupService::rotate(const QString &folder)
{
    const std::vector<KnownBackup> there = in(folder);
    std::vector<QDate> days;
    for (const KnownBackup &each : there)
        days.push_back(each.day);
    const std::vector<QDate> superfluous = superfluousBackups(days);
    std::vector<QString> removed;
    for (const KnownBackup &each : there) {
        const bool goes =
            std::find(superfluous.begin(), superfluous.end(), each.day) != superfluous.end();
        if (goes && QFile::remove(each.path))
            removed.push_back(each.path);
    }
    return removed;
}

Result<std::optional<DailyBackup>> BackupService::daily(const QString &localFolder,
                                                        const WorkControl &control)
{
    const bool mayClaim = !m_session.readOnly() && may(Right::KeepUp, m_session.user());
    if (!m_session.settings().backupDaily || !mayClaim)
        return std::optional<DailyBackup>();
    const Result<std::optional<JobClaim>> claim = claimToday();
    if (!claim)
        return claim.error();
    if (!*claim) {
        leaveAgain();
        return std::optional<DailyBackup>();
    }
    DailyBackup done;
    std::optional<Error> failure;
    // A place that fails does not keep the other from its backup.
    for (const QString &folder : folders(localFolder)) {
        const Result<QString> written = writeInto(folder, localFolder, control, &done.setAside);
        if (!written) {
            failure = written.error();
            continue;
        }
        done.written.push_back(*written);
        const std::vector<QString> removed = rotate(folder);
        done.removed.insert(done.removed.end(), removed.begin(), removed.end());
    }
    const Result<bool> ended = m_session.write([&](Transaction &transaction) -> Result<bool> {
        const bool ours = JobClaimRepository::end(
            transaction, **claim, failure ? JobState::Failed : JobState::Done,
            failure ? failure->sentence : done.written.front());
        if (std::exchange(m_registered, false))
            PresenceRepository::leave(transaction, m_session.client());
        return ours;
    });
    if (failure)
        return *failure;
    if (!ended)
        return ended.error();
    keepRecordBeside();
    qCInfo(logBook) << "day's backup made," << done.removed.size() << "older removed";
    return std::optional(std::move(done));
}

} // namespace duebook
