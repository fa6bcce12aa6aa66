// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/db/database.h"
#include "core/domain/invoicelist.h"

namespace duebook {

/// How invoices are asked for.
struct InvoiceListRequest {
    InvoiceFilter filter;
    InvoiceSort sort = InvoiceSort::Due;
    bool descending = false;
    PageKey after;
    QDate day;          ///< days overdue are counted to this day
    bool dated = false; ///< open amounts from the allocations up to `day`, not the maintained ones
    int limit = kPageRows;
};

/// Reading invoices by pages and their sums.
class InvoiceListQuery {
public:
    static InvoicePage page(Database &db, const InvoiceListRequest &request);

    /// One invoice with open amount as of now.
    static std::optional<InvoiceRow> find(Database &db, InvoiceId id, QDate day);

    /// One sum per currency, or nothing where one leaves 64 bits.
    static std::optional<std::vector<InvoiceSum>> sums(Database &db,
                                                       const InvoiceListRequest &request);
};

} // namespace duebook
