// SPDX-License-Identifier: Apache-2.0
#include "core/services/importing/onaccountrows.h"

#include <QtNumeric>

namespace duebook {

bool OnAccountRows::add(const LedgerRow &row, const LedgerBatch &batch)
{
    const QByteArray key = batch.view(row.numberKey).toByteArray();
    Group &group = m_groups[{row.accountIdentity, row.currency, key}];
    if (qAddOverflow(group.sum, row.amount, &group.sum))
        return false;
    group.account = row.accountIdentity;
    group.currency = row.currency;
    group.referenceKey = key;
    group.rows.push_back(
        {row, batch.view(row.number).toByteArray(), batch.view(row.text).toByteArray()});
    return true;
}

bool OnAccountRows::has(qint64 account, Currency currency, QByteArrayView referenceKey) const
{
    return m_groups.count({account, currency, referenceKey.toByteArray()}) == 1;
}

} // namespace duebook
