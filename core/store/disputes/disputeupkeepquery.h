// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/db/database.h"
#include "core/domain/ids.h"

#include <QDate>
#include <QStringList>

#include <vector>

namespace duebook {

/// What the upkeep of disputes asks the ledger. Each reads open disputes only.
class DisputeUpkeepQuery {
public:
    /// Open disputes (of one account; unset = of all) none of whose invoices is open, or that wait
    /// for a credit note while something was credited or written off since they were opened.
    static std::vector<DisputeId> perhapsSettled(Database &db, AccountId account);

    /// How the part of a dispute stands in the ledger.
    struct Cover {
        bool invoiceOpen = false;
        qint64 givenUp = 0;      ///< credited, discounted or written off since the day, less what
                                 ///< other disputes were credited with since
        QStringList creditNotes; ///< their numbers
    };
    static Cover cover(Database &db, InvoiceId invoice, DisputeId dispute, QDate since);

    /// Open, not escalated and opened up to `day`.
    static std::vector<DisputeId> openedUpTo(Database &db, QDate day);

    /// Open ones whose deadline has come and that have no open follow-up.
    static std::vector<DisputeId> unattended(Database &db, QDate today);

    /// Open follow-ups of disputes that an import or its undo settled.
    static std::vector<FollowUpId> leftOverTasks(Database &db);
};

} // namespace duebook
