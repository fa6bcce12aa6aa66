// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/account.h"
#include "core/domain/invoice.h"

#include <QDate>

#include <optional>
#include <span>
#include <vector>

namespace duebook {

/// An amount with its day, in minor units: an allocation as the ledger keeps it.
struct DatedAmount {
    QDate day;
    qint64 amount = 0;
};

/// One open item as of a day: an invoice or charge (`open` > 0 as a rule), a credit note or
/// on-account money (`isCredit`, `open` < 0). `open` and `disputed` are minor units of `currency`.
struct OpenItem {
    AccountId account;
    Currency currency;
    bool isCredit = false;
    QDate issued;
    QDate due;         ///< invalid: issue date + `termsDays`
    int termsDays = 0; ///< the account's terms, for items without a due date
    qint64 open = 0;
    qint64 disputed = 0; ///< counts up to `open`: what was paid is no longer disputed
};

/// What is open of an item of `amount` on day `asOf`: the amount less everything allocated up to
/// and including that day; 0 before it was issued. A credit note's amount and allocations are
/// negative. Source: core/README.md, rule 1.
qint64 openAsOf(qint64 amount, QDate issued, std::span<const DatedAmount> allocations, QDate asOf);

/// The day an item is due: its due date, or issue date + terms where the source gave none.
QDate dueDayOf(const OpenItem &item);

/// The open items as balances per account and currency, in that order: current and overdue by days
/// past due, credit notes and on-account money apart, disputed amounts inside their bucket and
/// named apart. Every balance is the sum of its items. The reference that reports in SQL are proved
/// against. No value: a sum leaves 64 bits. Source: core/README.md, rule 2.
std::optional<std::vector<AccountBalance>> ageing(std::span<const OpenItem> items, QDate asOf,
                                                  const AgeingEdges &edges);

} // namespace duebook
