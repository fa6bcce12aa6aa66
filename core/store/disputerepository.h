// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/dispute.h"
#include "core/store/session.h"

namespace duebook {

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
