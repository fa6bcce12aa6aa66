// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/uid.h"
#include "core/services/promises/promiseservice.h"
#include "tests/support/ledger.h"

namespace duebook::test {

/// `amount` by `due`, for these invoices.
inline NewPromise aPromise(AccountId account, const char *due, const Money &amount,
                           std::vector<InvoiceId> invoices = {})
{
    NewPromise promise;
    promise.uid = newUid();
    promise.account = account;
    promise.instalments = {{day(due), amount}};
    promise.invoices = std::move(invoices);
    promise.saidBy = QStringLiteral("Ingrid");
    return promise;
}

/// The book moves on to nine o'clock of this day.
inline void moveTo(LedgerBook &ledger, const char *iso)
{
    ledger.clock.set(QDateTime(day(iso), QTime(9, 0), Qt::UTC));
}

} // namespace duebook::test
