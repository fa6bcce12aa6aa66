// SPDX-License-Identifier: Apache-2.0
// The part of LedgerImport that is about money on account in a list of open items.
#include "core/services/importing/ledgerimport.h"

#include "core/base/days.h"
#include "core/domain/payment.h"

namespace duebook {

void LedgerImport::applyOnAccount()
{
    for (const auto &[key, group] : m_onAccount)
        applyOnAccount(group);
    if (m_writer)
        m_writer->flush();
}

/// The list tells what is left. More than the book has: more came in. Less: the rest was used.
void LedgerImport::applyOnAccount(const OnAccountRows::Group &group)
{
    const qint64 left =
        group.account > 0 && m_paymentsBefore
            ? ImportLedgerReader::onAccount(m_context.db, group.account, group.currency,
                                            group.referenceKey, differenceDay())
            : 0;
    for (const OnAccountRows::Row &each : group.rows)
        count(each.row);
    const qint64 difference = group.sum - left;
    if (difference == 0) {
        m_report.unchanged += qint64(group.rows.size());
        return;
    }
    std::vector<const OnAccountRows::Row *> newRows;
    qint64 newSum = 0;
    for (const OnAccountRows::Row &each : group.rows) {
        if (difference > 0 && !isInBook(each.row, group.referenceKey)) {
            newRows.push_back(&each);
            newSum += each.row.amount;
        }
    }
    if (newSum == difference) {
        m_report.created += qint64(newRows.size());
        m_report.unchanged += qint64(group.rows.size() - newRows.size());
        for (const OnAccountRows::Row *each : newRows) {
            changed(ImportChange::What::Created, each->row.row, each->reference, std::nullopt,
                    each->row.amount, group.currency);
            addOnAccount(*each, group.referenceKey, each->row.amount, each->row.issued);
        }
        return;
    }
    ++m_report.changed;
    m_report.unchanged += qint64(group.rows.size()) - 1;
    const OnAccountRows::Row &last = group.rows.back();
    changed(ImportChange::What::Changed, last.row.row, last.reference, left, group.sum,
            group.currency);
    addOnAccount(last, group.referenceKey, difference,
                 difference > 0 ? last.row.issued : differenceDay());
}

void LedgerImport::addOnAccount(const OnAccountRows::Row &like, QByteArrayView referenceKey,
                                qint64 amount, qint64 day)
{
    ++m_report.paymentsCreated;
    if (!writing())
        return;
    const qint64 account = accountOf(like.row);
    writer().addPayment(account, day, like.row.currency, amount, amount,
                        amount > 0 ? QByteArrayView(like.method) : QByteArrayView(kUsedOnAccount),
                        like.reference, referenceKey);
    touched(account, day);
}

/// Money on account that a full list does not name any more was used.
void LedgerImport::endOnAccount(const ImportLedgerReader::OnAccount &money)
{
    ++m_report.paymentsCreated;
    if (!writing())
        return;
    writer().addPayment(money.account, differenceDay(), money.currency, -money.left, -money.left,
                        kUsedOnAccount, money.reference, money.referenceKey);
    touched(money.account, differenceDay());
}

} // namespace duebook
