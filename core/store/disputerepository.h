// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/invoicelist.h"
#include "core/store/session.h"

#include <vector>

namespace duebook {

/// A new dispute: what the customer contests, by invoice, in the invoices' currency.
struct NewDispute {
    AccountId account;
    QString reason;
    QString text;
    UserId owner;
    NoteId note;
    QDate opened;
    QDate deadline; ///< invalid = none
    std::vector<AllocationPart> parts;
};

/// Disputes as far as the ledger needs them: the disputed amount of each invoice follows. The
/// balances of the account are the caller's business (`BalanceRepository::refresh`).
class DisputeRepository {
public:
    static DisputeId insert(Transaction &transaction, const NewDispute &dispute);

    /// Errors: NotFound when there is no open dispute with this id.
    static Result<void> settle(Transaction &transaction, DisputeId id, QDate closed,
                               const QString &resolution);
};

} // namespace duebook
