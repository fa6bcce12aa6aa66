// SPDX-License-Identifier: Apache-2.0
#include "core/services/importing/invoicecopy.h"

namespace duebook {

std::optional<InvoiceCopy> copyOf(Database &db, qint64 id)
{
    InvoiceCopy copy;
    const bool found = ImportLedgerReader::find(db, id, [&](const StoredInvoice &stored) {
        copy.stored = stored;
        copy.orderNumber = stored.orderNumber.toByteArray();
        copy.text = stored.text.toByteArray();
        copy.currency = Currency::fromCode(stored.currency).value_or(Currency());
    });
    if (!found)
        return std::nullopt;
    copy.stored.orderNumber = copy.orderNumber;
    copy.stored.text = copy.text;
    copy.stored.numberKey = {};
    copy.stored.currency = {};
    return copy;
}

InvoiceValues valuesOf(const InvoiceCopy &copy)
{
    InvoiceValues values;
    values.account = copy.stored.account;
    values.kind = InvoiceKind(copy.stored.kind);
    values.issued = copy.stored.issued;
    values.due = copy.stored.due;
    values.currency = copy.currency;
    values.amount = copy.stored.amount;
    values.open = copy.stored.open;
    values.settled = copy.stored.settled;
    values.disputed = copy.stored.disputedAmount;
    values.orderNumber = copy.orderNumber;
    values.text = copy.text;
    return values;
}

} // namespace duebook
