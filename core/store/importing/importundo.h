// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/book/session.h"

#include <optional>

namespace duebook {

/// Takes an import back, row by row. Throws `SqlFailure`.
class ImportUndo {
public:
    /// Why an import cannot be taken back exactly.
    enum class Obstacle {
        LaterImport,    ///< a later import changed the same rows; `name` = its file
        InvoiceChanged, ///< `name` = number of the invoice; so in the following
        InvoicePaid,
        InvoiceUsed,    ///< a note, promise, dispute, message or document speaks of it
        PaymentUsed,    ///< `name` = number of the payment's account
        AccountChanged, ///< `name` = number of the account; so in the following
        AccountUsed,    ///< an invoice, payment, note, follow-up ... was added
        ContactUsed,    ///< `name` = name of the contact
        DisputeUsed,    ///< a dispute was changed or used; `name` = number of its account
    };
    struct Finding {
        Obstacle obstacle;
        QString name;
    };

    /// The first reason against taking it back, or nothing.
    static std::optional<Finding> obstacle(Database &db, ImportId id);

    struct TakenBack {
        std::vector<AccountId> accounts; ///< their figures must be worked out anew
        std::vector<DisputeId> disputes; ///< open again
    };

    /// Removes what the import made and restores what it changed; balances of removed accounts are
    /// removed.
    static TakenBack takeBack(Transaction &transaction, ImportId id);
};

} // namespace duebook
