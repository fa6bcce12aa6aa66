// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/db/database.h"
#include "core/domain/currency.h"
#include "core/domain/ids.h"

#include <QDate>

#include <functional>
#include <vector>

namespace duebook {

/// One item that was open at the end of a day. Days are whole days since 1970-01-01, amounts minor
/// units.
struct DatedItem {
    InvoiceId invoice; ///< unset for on-account money
    PaymentId payment; ///< set for on-account money
    AccountId account;
    Currency currency;
    bool isCredit = false; ///< credit note or on-account money
    qint64 issuedDay = 0;
    qint64 dueDay = 0;
    qint64 open = 0;
    qint64 disputed = 0; ///< in disputes that were open on that day
};

/// What was open on any day, worked out from issue days and dated allocations (core/README.md, rule
/// 1): what is open in the book now plus everything allocated later, which is the same and reads
/// less. Money that came before its invoice was issued is on account until then.
class OpenItemQuery {
public:
    using Visit = std::function<void(const DatedItem &)>;

    /// Calls `visit` for every open item at the end of `day`, invoices in order of id, then
    /// on-account money; of one account only, if `account` is set.
    static void forEach(Database &db, QDate day, AccountId account, const Visit &visit);

    /// The statements it runs over the whole book, for the test of their plans.
    static std::vector<const char *> wholeBookStatements();
};

} // namespace duebook
