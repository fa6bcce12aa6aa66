// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/promise.h"
#include "core/domain/settings.h"
#include "core/rules/calendar/workcalendar.h"

#include <vector>

namespace duebook {

/// By when a promise must be kept: the book's working days, holidays and grace, and today.
class PromiseTerms {
public:
    PromiseTerms(const BookSettings &settings, QDate today);

    QDate today() const { return m_today; }

    /// The last day that counts: the grace's working days after the due day; with a grace of 0 the
    /// due day, or the next working day where it is none.
    QDate lastDay(QDate due) const { return m_calendar.addWorkingDays(due, m_graceDays); }

    bool hasPassed(QDate due) const { return lastDay(due) < m_today; }

    /// The earliest due day that has not passed: every promise due before it has. Not valid when
    /// today is not.
    QDate firstStanding() const;

private:
    WorkCalendar m_calendar;
    int m_graceDays;
    QDate m_today;
};

/// What may keep a promise: money, a credit note or a discount, as far as it settles one invoice or
/// stands on account. What was written off is none.
struct Receipt {
    InvoiceId invoice; ///< what it settles; unset = on account
    PaymentId payment; ///< unset = a credit note or a discount: counts for its invoice only
    QDate day;         ///< on which it settled the invoice; on account: `paid`
    QDate paid;        ///< day of the payment; invalid without one
    Money amount;      ///< negative = taken back (a cheque that bounced, a refund)
};

/// A promise as far as its state depends on it. Replaced and cancelled ones are not judged.
struct PromiseToJudge {
    PromiseId id;
    QDate made;
    QDate due;
    Money amount; ///< > 0
    QString plan; ///< empty = alone
    std::vector<InvoiceId> invoices;
};

struct PromiseVerdict {
    PromiseId id;
    PromiseState state = PromiseState::Open; ///< Open, Kept, PartlyKept or Broken
    QDate since; ///< the day it was kept, or the day after the last day that counts
    Money received;

    friend bool operator==(const PromiseVerdict &, const PromiseVerdict &) = default;
};

/// The states of all promises of one account, from its receipts. Source: core/README.md,
/// rule 3.
///
/// - A promise with invoices counts what settles them (payments, credit notes, discounts; no
///   write-offs), one without counts the account's payments, allocated or not: dated from its
///   making to its last day, in its currency.
/// - Kept as soon as that reaches the amount; when the last day has passed, partly kept if
///   something came, else broken.
/// - Nothing counts twice: the promise due first takes first, and one without invoices takes what
///   no other promise is waiting for before the rest.
/// - In a plan, what comes late fills the gap of the earlier instalment (which stays broken) before
///   it counts for the next.
/// - An allocation taken back never came. A refund lowers what came on account if it is dated
///   within the time of the promise.
///
/// Verdicts stand in the order of `promises`. `receipts` in any order.
std::vector<PromiseVerdict> judgePromises(const std::vector<PromiseToJudge> &promises,
                                          std::vector<Receipt> receipts, const PromiseTerms &terms);

} // namespace duebook
