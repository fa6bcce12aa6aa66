// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/account.h"
#include "core/domain/ids.h"
#include "core/domain/money.h"

#include <QDate>
#include <QString>

#include <optional>
#include <vector>

namespace duebook {

/// Whose accounts a report looks at; everything unset = the whole book. Conditions are joined with
/// "and".
struct ReportScope {
    AccountId account;
    UserId owner; ///< the collector of the account as of now
    SegmentId segment;

    bool isSet() const { return account.isSet() || owner.isSet() || segment.isSet(); }
};

enum class AgeingBy { Account, Collector, Segment, Currency };

struct AgeingQuery {
    QDate asOf; ///< end of this day; invalid = today
    AgeingBy by = AgeingBy::Account;
    std::optional<AgeingEdges> edges; ///< none = the book's
    ReportScope scope;
};

/// One group in one currency. `key` is the id of the account, user or segment; 0 = without
/// collector or segment, and for groups by currency. `balance.account` is set for groups by account
/// only.
struct AgeingRow {
    qint64 key = 0;
    QString number; ///< of the account
    QString name;   ///< of the account, collector or segment; empty where `key` is 0
    AccountBalance balance;
};

/// Payments that lists of other programs showed to be made, on days those lists do not name.
struct UnknownPayments {
    qint64 count = 0;
    QDate until; ///< from this day on all of them are counted; before, some may be, or not

    friend bool operator==(const UnknownPayments &, const UnknownPayments &) = default;
};

/// Rows in order of name, number and currency. Every row is the sum of its items, `totals` of the
/// rows of its currency; currencies are never added up.
struct AgeingReport {
    QDate asOf;
    AgeingBy by = AgeingBy::Account;
    AgeingEdges edges;
    std::vector<AgeingRow> rows;
    std::vector<AccountBalance> totals; ///< one per currency in order of code
    bool maintained = false; ///< read from the maintained balances, not worked out from dated rows
    UnknownPayments unknown; ///< that may or may not have come by the day
};

/// A cell of an ageing report: one group, one currency and one column (all when unset).
struct AgeingCell {
    qint64 key = 0; ///< as in AgeingRow
    Currency currency;
    std::optional<int> bucket; ///< 0 = current ...
    bool credits = false;      ///< the credits column; `bucket` is unset then
};

/// One open item as of the report's day.
struct AgeingItem {
    InvoiceId invoice; ///< unset for on-account money
    PaymentId payment; ///< set for on-account money
    AccountId account;
    QString accountNumber;
    QString accountName;
    QString number;         ///< of the invoice, or the payment's reference
    QDate issued;           ///< or the day of the payment
    QDate due;              ///< invalid for on-account money
    qint64 daysOverdue = 0; ///< <= 0 = not overdue; 0 for credits
    Money open;
    Money disputed;
};

/// The items of a cell, oldest due first; `count` and `sum` are of all, `items` of the first ones.
struct AgeingItems {
    std::vector<AgeingItem> items;
    qint64 count = 0;
    Money sum;
};

/// A period of whole days, both included.
struct ReportPeriod {
    QDate from;
    QDate to;
    ReportScope scope;

    qint64 days() const { return from.daysTo(to) + 1; }
};

/// An account with what it was invoiced in a period.
struct TopAccount {
    AccountId account;
    QString number;
    QString name;
    qint64 count = 0; ///< invoices and charges
    Money sales;      ///< less credit notes
};

/// The figures of one currency for a period; formulas and sources in core/rules/reports/kpi.h, "no
/// value" where they divide by zero. *Settled* are invoices and charges whose open amount came to
/// zero in the period.
struct PeriodFigures {
    Currency currency;
    Money sales;                 ///< invoices, charges and credit notes issued in the period
    qint64 invoices = 0;         ///< invoices and charges issued in the period
    Money opening;               ///< receivables (open invoices less credits) before the first day
    Money closing;               ///< receivables at the end of the last day
    Money closingCurrent;        ///< of them invoices not overdue
    qint64 openCount = 0;        ///< invoices open at the end
    qint64 openCurrentCount = 0; ///< of them not overdue
    std::vector<Money> closingBuckets; ///< by the book's edges, current first

    std::optional<double> dso; ///< simple, over the days of the period
    std::optional<double> dsoCountback;
    bool dsoCountbackMoreThan = false; ///< sales history used up: "more than N days"
    std::optional<double> bestPossibleDso;
    std::optional<double> averageDaysDelinquent;
    std::optional<double> collectionEffectiveness; ///< per cent

    /// Amount-weighted days from issue to each payment allocated in the period, each by itself.
    std::optional<double> daysToPay;
    qint64 settledCount = 0;
    std::optional<double> meanDaysToSettle;
    qint64 settledLate = 0;                 ///< settled after the due day
    std::optional<double> meanDaysLate;     ///< over all settled, early = 0
    std::optional<double> meanDaysLateOnly; ///< over the settled late ones
    qint64 mostDaysLate = 0;
    /// Weighted by amount over all settled, early = 0, and over what is overdue at the end, by its
    /// open amount and the days until the last day of the period.
    std::optional<double> weightedDaysLate;
    qint64 disputedCount = 0;    ///< invoices issued in the period that are or were disputed
    std::vector<TopAccount> top; ///< by sales of the period, largest first
};

/// What moved the receivables of one currency in a period.
/// opening + invoiced + credited + paid + discounts + writtenOff + other = closing.
struct PeriodProgress {
    Currency currency;
    Money opening;    ///< before the first day, less credits
    Money invoiced;   ///< invoices and charges issued, >= 0
    Money credited;   ///< credit notes issued, <= 0
    Money paid;       ///< payments received (<= 0) and refunds
    Money discounts;  ///< early-payment discounts, <= 0
    Money writtenOff; ///< <= 0
    Money other;      ///< not zero only where an allocation is dated before its payment or invoice
    Money closing;
};

} // namespace duebook
