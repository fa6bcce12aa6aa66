// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/dispute.h"

#include <QCoreApplication>

#include <vector>

namespace duebook {

class Session;
class Transaction;

/// What happens to disputes and escalations without anybody touching them.
class DisputeUpkeep {
    Q_DECLARE_TR_FUNCTIONS(duebook::DisputeUpkeep)
public:
    /// Settles what the ledger has settled, of one account or (unset) of all: as credited where a
    /// credit note is expected and credit notes, discounts or write-offs since the opening cover
    /// the disputed amounts; otherwise, once nothing of its invoices is open any more, as credited
    /// or, where money came, as paid. Closes their follow-ups and escalations. Returns them as they
    /// were. The balances are the caller's business. Call it after allocations were written.
    static std::vector<Dispute> settleCovered(Transaction &transaction, QDate today,
                                              AccountId account = {});

    /// What a new day needs: `settleCovered`; large disputes (setting `invoiceLarge`) open longer
    /// than `disputeEscalateDays` come to a manager, once; a dispute or escalation whose day has
    /// come and whose follow-up was ticked off, though it is still open, comes back.
    static void startDay(const Session &session, Transaction &transaction);

    /// The follow-up of a dispute: made, moved, done or open again as the dispute is.
    static void keepTask(const Session &session, Transaction &transaction, const Dispute &dispute,
                         QDate deadlineBefore = {});

private:
    static void closeEverythingOf(Transaction &transaction, const Dispute &settled);
    static void escalateLarge(const Session &session, Transaction &transaction);
    static void bringBack(const Session &session, Transaction &transaction);
};

} // namespace duebook
