// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/money.h"

#include <map>

namespace duebook {

/// What is open in the book within a full list's scope, and what of it the list would settle.
struct OpenShare {
    qint64 items = 0; ///< invoices and charges
    qint64 settledItems = 0;
    struct Sums {
        qint64 open = 0; ///< minor units, invoices and charges
        /// Of that what is settled, less the credit notes and money on account that end with it:
        /// what these paid is no surprise.
        qint64 settled = 0;
    };
    std::map<Currency, Sums> money;
};

/// Whether a list settles so much that somebody should look at it: more than one invoice, and more
/// than `percent` of the items or of a currency's money. One invoice alone is what any day can
/// bring.
bool settlesTooMuch(const OpenShare &share, int percent);

} // namespace duebook
