// SPDX-License-Identifier: Apache-2.0
#include "core/services/importing/fulllistscope.h"

#include "core/services/importing/importknown.h"

namespace duebook {

FullListScope::FullListScope(bool namedAccountsOnly, qint64 asOf)
    : m_namedAccountsOnly(namedAccountsOnly), m_asOf(asOf)
{
}

void FullListScope::take(qint64 account, Currency currency)
{
    ++m_rows;
    if (m_namedAccountsOnly)
        m_accounts.insert(account);
    if (currency == m_lastCurrency)
        return;
    m_lastCurrency = currency;
    m_currencies.insert(currency);
}

void FullListScope::take(const LedgerBatch &batch)
{
    for (const LedgerRow &row : batch.rows)
        take(row.accountIdentity, row.currency);
    for (const RefusedRow &row : batch.refusedRows) {
        const QByteArrayView key = batch.view(row.numberKey);
        if (row.account != 0 && !key.isEmpty())
            m_refused.insert(invoiceKey(row.account, key, 0));
        else if (row.account != 0)
            m_refusedAccounts.insert(row.account);
        else if (!key.isEmpty())
            m_refusedNumbers.insert(invoiceKey(0, key, 0));
        else
            m_anyRefused = true;
        if (row.account != 0)
            m_accounts.insert(row.account);
    }
}

bool FullListScope::covers(qint64 account, Currency currency, qint64 day) const
{
    return day <= m_asOf && (m_currencies.empty() || m_currencies.count(currency) == 1) &&
           (!m_namedAccountsOnly || m_accounts.contains(account));
}

bool FullListScope::mayBeRefused(qint64 account, QByteArrayView key) const
{
    return m_anyRefused || m_refusedAccounts.contains(account) ||
           m_refused.contains(invoiceKey(account, key, 0)) ||
           m_refusedNumbers.contains(invoiceKey(0, key, 0));
}

} // namespace duebook
