// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/services/ledger/invoiceservice.h"
#include "ui/tables/tablemodel.h"

namespace duebook::ui {

class BookContext;

/// A list of invoices: of the whole book, or of one account (without the account's column).
class InvoiceModel : public TableModel<InvoiceRow> {
public:
    enum class Scope { Book, Account };

    /// `book` must outlive the model.
    InvoiceModel(const BookContext &book, Scope scope, QObject *parent = nullptr);
};

} // namespace duebook::ui
