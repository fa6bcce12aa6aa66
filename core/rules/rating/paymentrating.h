// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QChar>
#include <QDate>

#include <optional>
#include <span>
#include <vector>

namespace duebook {

/// A settled part of an invoice: an allocation with the day it came and how late it was (early <
/// 0).
struct SettledItem {
    QDate day;
    qint64 amount = 0; ///< minor units of the account's main currency, or base currency
    int daysLate = 0;
    bool settlesInvoice = true; ///< with it the invoice was paid in full
};

/// An open item that is overdue on the day.
struct OverdueItem {
    qint64 amount = 0;
    int daysLate = 0; ///< > 0
};

/// What a rating rests on. Counts are of the last 12 months. Disputes upheld (the customer was
/// right) are not among `disputesRejected`.
struct RatingInput {
    std::vector<SettledItem> settled; ///< older than 12 months are passed over
    std::vector<OverdueItem> overdue;
    int brokenPromises = 0;
    int disputesRejected = 0;
    int returnedPayments = 0;
    std::optional<int> limitUsePercent; ///< balance / credit limit; none = no limit
    bool insolvent = false;
};

/// Why a rating has its points. The meaning of the two values stands with each.
enum class RatingReason {
    DaysLate,         ///< weighted days late of 12 months, rounded; items counted
    TrendWorse,       ///< weighted days late of the last 3 months; of the 9 before
    TrendBetter,      ///< the same
    BrokenPromises,   ///< how many
    LimitUse,         ///< per cent used
    Disputes,         ///< how many were rejected
    ReturnedPayments, ///< how many
    Insolvency,       ///< always E
    NotEnoughHistory, ///< settled invoices; needed
};

struct RatingPart {
    RatingReason reason = RatingReason::DaysLate;
    int points = 0; ///< added (> 0) or deducted (< 0); for DaysLate the starting points
    int value = 0;
    int other = 0;

    friend bool operator==(const RatingPart &, const RatingPart &) = default;
};

struct PaymentRating {
    QChar letter;              ///< 'A' to 'E'; null = unrated
    std::optional<int> points; ///< 0 to 100; none = unrated
    std::vector<RatingPart> reasons;

    bool rated() const { return !letter.isNull(); }
    friend bool operator==(const PaymentRating &, const PaymentRating &) = default;
};

/// Thresholds and deductions; editable in the settings.
struct RatingRules {
    int leastSettled = 3;
    int a = 80;        ///< A from so many points: prompt
    int b = 70;        ///< 15 days late
    int c = 50;        ///< 30 days late
    int d = 40;        ///< 60 days late; below: E
    int trendDays = 5; ///< a smaller change is no trend
    int trendWorseMost = 10;
    int trendBetterMost = 5;
    int perBrokenPromise = 4;
    int brokenPromisesMost = 12;
    int overLimit = 5; ///< limit used by more than 100 %
    int perDispute = 2;
    int disputesMost = 6;
    int perReturned = 5;
    int returnedMost = 10;
};

/// Points for paying on average so many days late (early < 0): 100 = 30 days early, 90 = 20 early,
/// 80 = prompt, 70 = 15 late, 60 = 22, 50 = 30, 40 = 60, 30 = 90, 20 = 120 and later; straight
/// lines between. Source: the published table of the D&B PAYDEX score, as core/README.md quotes
/// it.
double pointsForDaysLate(double daysLate);

/// Rates an account as of a day. Source: core/README.md, rule 6 and Formulas. Insolvency is E at
/// once; with fewer than `leastSettled` invoices settled in 12 months the account is unrated.
PaymentRating ratePayments(const RatingInput &input, QDate asOf, const RatingRules &rules = {});

} // namespace duebook
