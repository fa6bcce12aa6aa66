// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/importing/importledger.h"

namespace duebook {

/// A stored invoice with texts of its own, so that it outlives the statement it was read with.
struct InvoiceCopy {
    StoredInvoice stored;
    QByteArray orderNumber;
    QByteArray text;
    Currency currency;
};

/// Nothing where the book has no such invoice. Throws `SqlFailure`.
std::optional<InvoiceCopy> copyOf(Database &db, qint64 id);

/// To be changed and written. Its views are of `copy`, which must outlive it; the number is not
/// set.
InvoiceValues valuesOf(const InvoiceCopy &copy);

} // namespace duebook
