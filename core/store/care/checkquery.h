// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/progress.h"
#include "core/domain/account.h"
#include "core/store/book/schemacheck.h"
#include "core/store/book/session.h"

#include <functional>
#include <vector>

namespace duebook {

/// A ledger row whose maintained values do not agree with its allocations or disputes.
struct WrongRow {
    enum class Kind { InvoiceOpen, InvoiceDisputed, PaymentUnallocated, Balance };
    Kind kind = Kind::InvoiceOpen;
    QString number;  ///< the invoice's number, the payment's reference
    QString account; ///< the account's number
};

/// A page of the file whose sum is wrong.
struct WrongPage {
    quint32 number = 0;
    QString holds; ///< the table or index that it belongs to; empty = none, or not known
};

/// What `check` reads and `repairDerived` writes. Each list stops at `limit`.
class CheckQuery {
public:
    /// Every page of the file, whether it is used or free.
    static std::vector<WrongPage> wrongPages(Database &db, int limit, const WorkControl &control);

    /// Whether the pages carry sums that can be wrong.
    static bool hasPageSums(Database &db);

    /// What is not as this program makes its books; nothing of a newer one.
    static std::vector<SchemaDifference> wrongSchema(Database &db, int limit);

    /// SQLite's own words for what is wrong with the structure; empty = in order.
    static QStringList integrity(Database &db, int limit);

    /// "table row -> table" for rows that point to nothing.
    static QStringList danglingReferences(Database &db, int limit);

    static std::vector<WrongRow> wrongLedgerRows(Database &db, int limit);

    /// Compares every maintained balance with its open items, as of the day it was written for.
    static std::vector<WrongRow> wrongBalances(Database &db, const AgeingEdges &edges, int limit,
                                               const CancelFlag &cancel);

    /// Names of documents whose content is missing, incomplete or not what its SHA-256 says.
    /// `checked` counts contents.
    static QStringList wrongDocuments(Database &db, int limit, const WorkControl &control,
                                      qint64 *checked);

    static qint64 count(Database &db, const char *sql);
    static constexpr auto kInvoices = "SELECT count(*) FROM invoice";
    static constexpr auto kAccounts = "SELECT count(*) FROM account";
    static constexpr auto kAuditRows = "SELECT count(*) FROM audit";

    /// Writes open, settled, unallocated and disputed values anew where they are wrong. Returns how
    /// many rows were.
    static qint64 repairLedgerRows(Transaction &transaction);
};

} // namespace duebook
