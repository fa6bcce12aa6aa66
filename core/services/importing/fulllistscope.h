// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/services/importing/importrows.h"

#include <QSet>

#include <set>

namespace duebook {

/// What a list of everything open speaks of: gathered from its rows, asked for each open item of
/// the book. A row that was refused still names its item, which is therefore not settled.
class FullListScope {
public:
    /// `namedAccountsOnly`: other accounts are none of its business. What came after `asOf` (days
    /// since 1970-01-01) it cannot know.
    FullListScope(bool namedAccountsOnly, qint64 asOf);

    void take(const LedgerBatch &batch);
    void take(qint64 account, Currency currency);

    /// Whether the item is one that the list would have to name; a list without rows speaks of all
    /// currencies. `key`: folded number or reference.
    bool covers(qint64 account, Currency currency, qint64 day) const;
    /// Whether a row that was refused may have named it.
    bool mayBeRefused(qint64 account, QByteArrayView key) const;

    const std::set<Currency> &currencies() const { return m_currencies; }
    qint64 rows() const { return m_rows; } ///< taken

private:
    bool m_namedAccountsOnly;
    qint64 m_asOf;
    qint64 m_rows = 0;
    std::set<Currency> m_currencies;
    QSet<qint64> m_accounts;
    QSet<quint64> m_refused;        ///< account and number
    QSet<qint64> m_refusedAccounts; ///< the number could not be read
    QSet<quint64> m_refusedNumbers; ///< the account could not
    bool m_anyRefused = false;      ///< nor anything else
    Currency m_lastCurrency;
};

} // namespace duebook
