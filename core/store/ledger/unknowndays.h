// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/db/statement.h"
#include "core/domain/report.h"

/// True for a payment that the list of an import showed to be made, on a day the list does not name
/// (reference "before import"): its day counts nowhere.
#define DUEBOOK_PAID_ON_UNKNOWN_DAY(payment)                                                       \
    "EXISTS (SELECT 1 FROM payment u WHERE u.id = " payment                                        \
    " AND u.import_id IS NOT NULL AND u.reference_key = 'beforeimport')"

namespace duebook {

/// Whether days on which invoices were settled are known. Throws `SqlFailure`.
class SettledDays {
public:
    explicit SettledDays(Database &db);

    /// False when a payment of an unknown day settled the invoice on its settled day (days since
    /// 1970-01-01).
    bool isKnown(qint64 invoice, qint64 settledDay);

private:
    bool m_allKnown;
    Statement m_unknown;
};

/// Payments that may have come on or before `day` as well as after it (`dayEnds` is the end of that
/// day): one pass over the payments.
UnknownPayments unknownPaymentsAround(Database &db, QDate day, const QDateTime &dayEnds);

} // namespace duebook
