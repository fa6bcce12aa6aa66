// SPDX-License-Identifier: Apache-2.0
#include "core/services/care/sealfindings.h"

#include "core/services/care/checkwords.h"
#include "core/store/book/recordrepository.h"
#include "core/store/book/session.h"
#include "core/store/care/recordbeside.h"

#include <QFileInfo>

#include <algorithm>

namespace duebook {

SealFindings::SealFindings(Session &session, const std::vector<QString> &backups,
                           std::vector<CheckFinding> &findings)
    : m_session(session), m_findings(findings)
{
    for (const QString &path : backups) {
        Result<BackupWitness> witness = BackupWitness::open(path);
        // A folder may hold backups of a book that stood in this place before.
        const Result<bool> ours = session.read(
            [&witness](Database &db) -> Result<bool> { return witness && witness->isOf(db); });
        if (ours && *ours)
            m_witnesses.push_back(std::move(*witness));
    }
    // Nothing need have been saved between two of them: their names hold the day.
    std::sort(m_witnesses.begin(), m_witnesses.end(),
              [](const BackupWitness &a, const BackupWitness &b) {
                  return std::pair(a.head().at, QFileInfo(a.path()).fileName()) <
                         std::pair(b.head().at, QFileInfo(b.path()).fileName());
              });
}

CheckFinding SealFindings::finding(CheckArea area, const QString &what, const QString &where) const
{
    CheckFinding finding;
    finding.area = area;
    finding.what = what;
    finding.where = where;
    finding.remedy = area == CheckArea::Audit
                         ? tr("Compare with a backup; keep both files as evidence.")
                         : tr("Put it right in Duebook or restore a backup; an administrator can "
                              "also accept it as it is: “check --accept”.");
    return finding;
}

void SealFindings::record(Database &db)
{
    for (const qint64 row : RecordRepository::brokenAudits(db, kMost))
        m_findings.push_back(finding(CheckArea::Audit,
                                     tr("The record of changes was changed from outside."),
                                     tr("row %1").arg(row)));
    recordEnd(db);
    knownElsewhere(db);
}

void SealFindings::recordEnd(Database &db)
{
    const RecordHead kept = readRecordHead(db);
    const RecordHead rows = headOfRows(db);
    if (rows.newest != kept.newest || rows.length != kept.length || rows.hash != kept.hash) {
        CheckFinding found =
            finding(CheckArea::Audit,
                    rows.length < kept.length
                        ? tr("Entries of the record of changes are missing.")
                        : tr("The record of changes does not end where Duebook left it."),
                    tr("ends at row %1 (entries: %2); Duebook left it at row %3 (entries: %4)")
                        .arg(rows.newest)
                        .arg(rows.length)
                        .arg(kept.newest)
                        .arg(kept.length));
        if (kept.at.isValid())
            found.since =
                tr("It was whole on %1.").arg(CheckWords::moment(kept.at, m_session.zone()));
        m_findings.push_back(std::move(found));
        return;
    }
    const std::optional<DigestSum> recorded = RecordRepository::newestRoot(db);
    const bool agrees =
        SealStore::root(db) == kept.root && (kept.upkept || !recorded || *recorded == kept.root);
    if (!agrees)
        m_findings.push_back(finding(CheckArea::Rows,
                                     tr("The sums of the rows were changed outside Duebook."),
                                     tr("the whole book")));
}

std::vector<SealFindings::Known> SealFindings::known() const
{
    std::vector<Known> known;
    for (const BackupWitness &witness : m_witnesses)
        known.push_back({witness.path(), witness.head()});
    Database &db = m_session.database();
    if (const std::optional<RecordHead> beside = readRecordBeside(db.path(), bookMark(db)))
        known.push_back({recordBesidePath(db.path()), *beside});
    std::stable_sort(known.begin(), known.end(),
                     [](const Known &a, const Known &b) { return a.head.at < b.head.at; });
    return known;
}

qint64 SealFindings::newestKnown() const
{
    qint64 newest = 0;
    for (const Known &each : known())
        newest = std::max(newest, each.head.newest);
    return newest;
}

void SealFindings::knownElsewhere(Database &db)
{
    const qint64 settled = RecordRepository::newestSettled(db);
    QString lastSound;
    for (const Known &each : known()) {
        if (each.head.newest == 0 || each.head.newest < settled)
            continue;
        if (RecordRepository::hashOf(db, each.head.newest) == each.head.hash) {
            lastSound = each.name;
            continue;
        }
        CheckFinding found = finding(
            CheckArea::Audit,
            tr("The record of changes is not the one that is known of it elsewhere: it was cut or "
               "written anew, or the file was replaced by an older one."),
            tr("row %1, as of %2")
                .arg(each.head.newest)
                .arg(CheckWords::moment(each.head.at, m_session.zone())));
        found.since = CheckWords::between(lastSound, each.name);
        found.remedy = tr("Compare with that backup and keep both files as evidence; an "
                          "administrator can also accept what is there: “check --accept”.");
        m_findings.push_back(std::move(found));
        return;
    }
}

Result<void> SealFindings::rows(const WorkControl &control)
{
    std::optional<SealedLayout> layout;
    const auto reading = [&](const std::function<void(Database &)> &work) {
        return m_session.read([&](Database &db) -> Result<void> {
            work(db);
            return {};
        });
    };
    if (const Result<void> laidOut = reading([&](Database &db) { layout.emplace(db); }); !laidOut)
        return laidOut;
    std::optional<Error> failure;
    size_t left = kMost;
    for (const SealedRows &rows : layout->tables()) {
        const Result<void> looked = reading([&](Database &db) {
            const std::vector<AlteredRow> altered =
                SealCheck::altered(db, rows, int(left), control.cancel);
            for (const AlteredRow &row : altered)
                add(db, row);
            left -= altered.size();
        });
        if (!looked && !failure)
            failure = looked.error();
        if (left == 0 || control.cancel.cancelled())
            break;
    }
    return failure ? Result<void>(*failure) : Result<void>();
}

void SealFindings::add(Database &db, const AlteredRow &row)
{
    AlteredRow named = row;
    QString lastSound;
    QString firstWrong;
    QStringList differences;
    for (const BackupWitness &witness : m_witnesses) {
        const std::optional<bool> sound = witness.sound(row);
        if (!sound)
            continue;
        if (!*sound) {
            firstWrong = witness.path();
            break;
        }
        lastSound = witness.path();
        differences = witness.differences(db, row);
        if (row.how == AlteredRow::How::Removed && named.name.name.isEmpty())
            named.name = witness.nameOf(row);
    }
    const QString what =
        (QStringList(CheckWords::what(row.how)) + differences).join(QLatin1Char(' '));
    CheckFinding found = finding(CheckArea::Rows, what, CheckWords::place(named));
    QStringList since{CheckWords::savedLast(named.name, m_session.zone()),
                      CheckWords::between(lastSound, firstWrong)};
    since.removeAll(QString());
    found.since = since.join(QLatin1Char(' '));
    m_findings.push_back(std::move(found));
}

} // namespace duebook
