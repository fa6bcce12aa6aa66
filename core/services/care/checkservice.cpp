// SPDX-License-Identifier: Apache-2.0
#include "core/services/care/checkservice.h"

#include "core/rules/team/permissions.h"
#include "core/services/care/sealfindings.h"
#include "core/services/upkeep/ledgerupkeep.h"
#include "core/store/book/recordrepository.h"
#include "core/store/care/checkquery.h"
#include "core/store/index/searchindex.h"

#include <QJsonArray>

#include <functional>
#include <map>

namespace duebook {

namespace {

constexpr int kMostFindings = 100;

Error cancelled()
{
    return {ErrorCode::Cancelled,
            QCoreApplication::translate("duebook::CheckService",
                                        "The check was stopped; the book was not changed."),
            {},
            {}};
}

/// A table that is not there is an internal error to who expects it.
bool isDamage(const Error &error)
{
    return error.code == ErrorCode::Damaged || error.code == ErrorCode::Internal;
}

} // namespace

CheckFinding CheckService::unreadable(CheckArea area, const Error &error)
{
    return {area, tr("This part of the book cannot be read."), error.detail,
            tr("Restore the newest backup that passes this check."), false};
}

CheckFinding CheckService::ledgerFinding(const WrongRow &row) const
{
    CheckFinding finding;
    finding.area = CheckArea::Ledger;
    finding.derived = true;
    finding.remedy = tr("Repair the book: these values are worked out anew.");
    switch (row.kind) {
    case WrongRow::Kind::InvoiceOpen:
        finding.what = tr("The open amount or settled day does not follow from the payments.");
        finding.where = tr("invoice %1 of account %2").arg(row.number, row.account);
        break;
    case WrongRow::Kind::InvoiceDisputed:
        finding.what = tr("The disputed amount does not follow from the open disputes.");
        finding.where = tr("invoice %1 of account %2").arg(row.number, row.account);
        break;
    case WrongRow::Kind::PaymentUnallocated:
        finding.what = tr("The amount on account does not follow from what the payment settled.");
        finding.where = tr("payment %1 of account %2").arg(row.number, row.account);
        break;
    case WrongRow::Kind::Balance:
        finding.area = CheckArea::Balances;
        finding.what = tr("The balance does not follow from the open items.");
        finding.where = tr("account %1").arg(row.account);
        break;
    }
    return finding;
}

Result<CheckReport> CheckService::check(const WorkControl &control,
                                        const std::vector<QString> &backups)
{
    CheckReport report;
    SealFindings seals(m_session, backups, report.findings);
    struct Area {
        CheckArea area;
        std::function<void(Database &)> look;
    };
    const auto addLedger = [&](const std::vector<WrongRow> &rows) {
        for (const WrongRow &row : rows)
            report.findings.push_back(ledgerFinding(row));
    };
    const Area areas[] = {
        {CheckArea::File, [&](Database &db) { checkFile(db, report, control); }},
        {CheckArea::References,
         [&](Database &db) {
             for (const QString &text : CheckQuery::danglingReferences(db, kMostFindings))
                 report.findings.push_back(
                     {CheckArea::References, tr("A row points to something that is not there."),
                      text, tr("Restore the newest backup that passes this check."), false});
         }},
        {CheckArea::Ledger,
         [&](Database &db) {
             report.invoices = CheckQuery::count(db, CheckQuery::kInvoices);
             addLedger(CheckQuery::wrongLedgerRows(db, kMostFindings));
         }},
        {CheckArea::Balances,
         [&](Database &db) {
             report.accounts = CheckQuery::count(db, CheckQuery::kAccounts);
             addLedger(CheckQuery::wrongBalances(db, m_session.settings().edges, kMostFindings,
                                                 control.cancel));
         }},
        {CheckArea::Documents,
         [&](Database &db) {
             for (const QString &name :
                  CheckQuery::wrongDocuments(db, kMostFindings, control, &report.documents))
                 report.findings.push_back(
                     {CheckArea::Documents, tr("The content is not what was stored."), name,
                      tr("Take the file from a backup, or ask its sender for it again."), false});
         }},
        {CheckArea::Audit,
         [&](Database &db) {
             report.auditRows = CheckQuery::count(db, CheckQuery::kAuditRows);
             seals.record(db);
         }},
    };
    int done = 0;
    for (const Area &area : areas) {
        const Result<void> outcome = m_session.read([&](Database &db) -> Result<void> {
            area.look(db);
            return {};
        });
        if (control.cancel.cancelled())
            return cancelled();
        if (!outcome && !isDamage(outcome.error()))
            return outcome.error();
        if (!outcome)
            report.findings.push_back(unreadable(area.area, outcome.error()));
        control.report(++done * 100 / 8, 100);
    }
    sayWhereCut(report);
    const Result<void> rows = seals.rows(control);
    if (control.cancel.cancelled())
        return cancelled();
    if (!rows && !isDamage(rows.error()))
        return rows.error();
    if (!rows)
        report.findings.push_back(unreadable(CheckArea::Rows, rows.error()));
    control.report(++done * 100 / 8, 100);
    const Result<void> searched = checkSearch(report);
    if (!searched)
        return searched.error();
    control.report(100, 100);
    return report;
}

/// Lists that end at their limit say so.
void CheckService::sayWhereCut(CheckReport &report)
{
    struct Listed {
        int count = 0;
        bool derived = true;
    };
    std::map<CheckArea, Listed> areas;
    for (const CheckFinding &finding : report.findings) {
        Listed &area = areas[finding.area];
        ++area.count;
        area.derived = area.derived && finding.derived;
    }
    for (const auto &[area, listed] : areas) {
        if (listed.count >= kMostFindings)
            report.findings.push_back({area,
                                       tr("There may be more of this kind than is listed."),
                                       tr("the first %1 are listed").arg(kMostFindings),
                                       tr("Mend these first, then check again."),
                                       listed.derived,
                                       {}});
    }
}

void CheckService::checkFile(Database &db, CheckReport &report, const WorkControl &control) const
{
    const QString remedy = tr("Restore the newest backup that passes this check.");
    for (const SchemaDifference &difference : CheckQuery::wrongSchema(db, kMostFindings))
        report.findings.push_back({CheckArea::File,
                                   tr("The book is not made as Duebook makes its books."),
                                   inWords(difference), remedy, false});
    report.pageSums = CheckQuery::hasPageSums(db);
    WorkControl quiet;
    quiet.cancel = control.cancel;
    const std::vector<WrongPage> pages = CheckQuery::wrongPages(db, kMostFindings, quiet);
    for (const WrongPage &page : pages)
        report.findings.push_back(
            {CheckArea::File, tr("A page of the file is damaged, or was changed outside Duebook."),
             page.holds.isEmpty() ? tr("page %1").arg(page.number)
                                  : tr("page %1 of “%2”").arg(page.number).arg(page.holds),
             remedy, false});
    // What is wrong with a page that cannot be trusted need not be looked for.
    if (!pages.empty())
        return;
    for (const QString &text : CheckQuery::integrity(db, kMostFindings))
        report.findings.push_back(
            {CheckArea::File, tr("The file's structure is damaged."), text, remedy, false});
}

Result<void> CheckService::checkSearch(CheckReport &report)
{
    // The index proves itself through a write statement that writes nothing.
    const Result<void> outcome = m_session.write([&](Transaction &transaction) -> Result<void> {
        for (const QString &table : SearchIndex::disagreeing(transaction))
            report.findings.push_back({CheckArea::Search,
                                       tr("The search index does not agree with the texts."), table,
                                       tr("Repair the book: the index is built anew."), true});
        return {};
    });
    if (outcome || outcome.error().code == ErrorCode::ReadOnly ||
        outcome.error().code == ErrorCode::Forbidden)
        return {};
    if (outcome.error().code != ErrorCode::Damaged)
        return outcome.error();
    report.findings.push_back({CheckArea::Search, tr("This part of the book cannot be read."),
                               outcome.error().detail,
                               tr("Repair the book: the index is built anew."), true});
    return {};
}

Result<void> CheckService::rebuild(Transaction &transaction, const WorkControl &control)
{
    CheckQuery::repairLedgerRows(transaction);
    control.report(40, 100);
    if (control.cancel.cancelled())
        return cancelled();
    LedgerUpkeep(transaction, m_session.settings(), m_session.today()).everywhere();
    control.report(60, 100);
    if (control.cancel.cancelled())
        return cancelled();
    SearchIndex::rebuild(transaction);
    if (control.cancel.cancelled())
        return cancelled();
    transaction.changed(Entity::Everything, ChangeKind::Updated, 0);
    control.report(100, 100);
    return {};
}

Result<void> CheckService::repairDerived(const WorkControl &control)
{
    if (const auto allowed = require(Right::Repair, m_session.user()); !allowed)
        return allowed;
    return m_session.write([&](Transaction &transaction) -> Result<void> {
        const Result<void> rebuilt = rebuild(transaction, control);
        if (rebuilt)
            transaction.audit(Entity::Everything, 0, {}, QStringLiteral("derived values repaired"));
        return rebuilt;
    });
}

Result<void> CheckService::rebuildSaved(const WorkControl &control)
{
    return m_session.write([&](Transaction &transaction) -> Result<void> {
        // First: what is rebuilt after it is summed up as a change.
        SealStore::startAnew(transaction, transaction.now(), transaction.user());
        return rebuild(transaction, control);
    });
}

Result<int> CheckService::acceptOutside(const WorkControl &control,
                                        const std::vector<QString> &backups)
{
    if (const auto allowed = require(Right::Repair, m_session.user()); !allowed)
        return allowed.error();
    return m_session.write([&](Transaction &transaction) -> Result<int> {
        std::vector<CheckFinding> findings;
        SealFindings seals(m_session, backups, findings);
        seals.record(transaction);
        if (const Result<void> looked = seals.rows(control); !looked)
            return looked.error();
        if (control.cancel.cancelled())
            return cancelled();
        if (findings.empty())
            return 0;
        QStringList places;
        for (const CheckFinding &finding : findings)
            places += finding.where;
        const auto field = [](const QString &after) { return QJsonArray{QString(), after}; };
        const QString breaks = RecordRepository::acceptEnd(transaction, seals.newestKnown());
        const qint64 buckets =
            SealStore::reseal(transaction, transaction.now(), transaction.user());
        QJsonObject changes{{QStringLiteral("places"), field(places.join(QStringLiteral("; ")))},
                            {QStringLiteral("groups of rows"), field(QString::number(buckets))}};
        if (!breaks.isEmpty())
            changes.insert(QLatin1String(RecordRepository::kAcceptedBreaks), field(breaks));
        transaction.audit(Entity::Everything, 0, {}, QLatin1String(RecordRepository::kAccepted),
                          changes);
        return int(findings.size());
    });
}

} // namespace duebook
