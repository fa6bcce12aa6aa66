// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/domain/dispute.h"
#include "core/domain/promise.h"

namespace duebook {
class Session;
}

namespace duebook::cli {

// Amounts as they are typed, alone and with what they are for. Errors have the option as their
// place.

/// "400", "400.50", or with a code: "400.50 USD".
Result<Money> readAmount(const QString &typed, Currency currency, const char *option);

/// The currency of the first invoice, else the account's, else the book's.
Result<Currency> usualCurrency(Session &session, AccountId account,
                               const std::vector<InvoiceId> &invoices);

/// "133.40@2026-04-30": an instalment with its day.
Result<Instalment> readInstalment(const QString &text, Currency currency, const Session &session,
                                  const char *option);

/// "R1" contests all of the account's invoice that may be contested, "R1=40.00" a part.
Result<DisputePart> readDisputePart(const QString &text, Session &session, AccountId account,
                                    const char *option);

} // namespace duebook::cli
