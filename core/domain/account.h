// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/ids.h"
#include "core/domain/money.h"

#include <QDate>
#include <QDateTime>
#include <QString>

#include <optional>
#include <vector>

namespace duebook {

/// Where an account stands with us. The numbers stand in the book: only add at the end.
enum class AccountStatus { Active = 1, Insolvency, Legal, Agency, Closed };

/// *Do not sell*: who said so, since when, why, and when it is looked at again.
struct Hold {
    QString reason;
    QDate since;
    QDate revisit;
    UserId by;

    friend bool operator==(const Hold &, const Hold &) = default;
};

/// A customer we sell to on credit. `number` is unique in the book (compared folded, without
/// blanks).
struct Account {
    AccountId id;
    QString number;
    QString name;
    AccountStatus status = AccountStatus::Active;
    QString statusReason;
    QDate statusSince;   ///< since when it is not active; invalid = not known
    QDate statusRevisit; ///< when the status is looked at again; invalid while active
    SegmentId segment;
    UserId owner;          ///< the collector; unset = without owner
    UserId representative; ///< our account representative
    bool inPool = false;   ///< small: worked on by everybody
    QString language;      ///< BCP 47, empty = the book's
    Currency currency;     ///< the currency we usually invoice in; unset = the book's
    int termsDays = 30;    ///< days from issue to due
    int discountDays = 0;  ///< early-payment discount: paid within so many days of issue; 0 = none
    int discountBasisPoints = 0; ///< 200 = 2 %
    std::optional<Money> creditLimit;
    std::optional<Hold> hold;
    QString taxId;
    QString email; ///< the account's general address; persons are contacts
    QString phone;
    QString street;
    QString postcode;
    QString city;
    QString country; ///< ISO 3166 two-letter code or as the source wrote it
    QString rating;  ///< A to E; empty = unrated
    QString ratingReason;
    qint64 rowVersion = 0;

    friend bool operator==(const Account &, const Account &) = default;
};

/// Overdue edges in days: {30, 60, 90, 120} makes current, 1-30, 31-60, 61-90, 91-120, over 120.
/// One to four edges, rising; see core/README.md, rule 2.
struct AgeingEdges {
    std::vector<int> days{30, 60, 90, 120};

    /// Buckets including current and the open-ended last: edges + 2.
    int bucketCount() const { return int(days.size()) + 2; }

    /// 0 = current (daysOverdue <= 0), 1 = first overdue bucket ...
    int bucketOf(qint64 daysOverdue) const
    {
        if (daysOverdue <= 0)
            return 0;
        int bucket = 1;
        for (const int edge : days) {
            if (daysOverdue <= edge)
                return bucket;
            ++bucket;
        }
        return bucket;
    }

    friend bool operator==(const AgeingEdges &, const AgeingEdges &) = default;
};

/// The largest number of buckets any edges can make.
constexpr int kMostBuckets = 6;

/// What one account owes in one currency as of a day. All amounts in minor units of `currency`.
/// balance = sum of buckets + credits; credits (open credit notes and on-account money) are <= 0.
struct AccountBalance {
    AccountId account;
    Currency currency;
    std::vector<qint64> buckets = std::vector<qint64>(kMostBuckets, 0); ///< current first
    qint64 credits = 0;
    qint64 disputed = 0; ///< part of the buckets
    int openCount = 0;   ///< open invoices (credit notes not counted)
    QDate oldestDue;     ///< oldest due day among open invoices; invalid = none

    qint64 openInvoices() const
    {
        qint64 sum = 0;
        for (const qint64 bucket : buckets)
            sum += bucket;
        return sum;
    }
    qint64 balance() const { return openInvoices() + credits; }
    qint64 overdue() const { return openInvoices() - buckets.front(); }
    /// Credit notes and money on account that nothing was settled with yet; >= 0.
    qint64 unusedCredit() const { return credits < 0 ? -credits : 0; }
    /// What is asked for: overdue less the credit not yet used; >= 0. Nobody is called for what
    /// his own money covers.
    qint64 chased() const
    {
        const qint64 left = overdue() + (credits < 0 ? credits : 0);
        return left > 0 ? left : 0;
    }

    friend bool operator==(const AccountBalance &, const AccountBalance &) = default;
};

} // namespace duebook
