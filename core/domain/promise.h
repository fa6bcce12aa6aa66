// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/ids.h"
#include "core/domain/money.h"

#include <QDate>
#include <QDateTime>
#include <QString>

#include <vector>

namespace duebook {

/// The numbers stand in the book: only add at the end. Open becomes Kept, PartlyKept or Broken by
/// the payments (core/README.md, rule 3); Replaced and Cancelled by people.
enum class PromiseState { Open = 1, Kept, PartlyKept, Broken, Replaced, Cancelled };

/// The part of a promise meant for one invoice, in the promise's currency, > 0.
struct PromisePart {
    InvoiceId invoice;
    QString invoiceNumber; ///< for showing; not needed to save
    Money amount;

    friend bool operator==(const PromisePart &, const PromisePart &) = default;
};

/// The customer's commitment to pay an amount by a day.
struct Promise {
    PromiseId id;
    AccountId account;
    QString accountName;
    ContactId contact;
    QString contactName;
    NoteId note; ///< the conversation it was made in
    QDate made;
    QDate due;
    Money amount;
    Money received; ///< of the payments that count for it, up to now
    PromiseState state = PromiseState::Open;
    QDate stateSince;     ///< when it was kept, broken, replaced or cancelled; invalid while open
    PromiseId replacedBy; ///< the promise made in its place
    QString plan;         ///< uid shared by the instalments of one plan; empty = alone
    QString saidBy;       ///< who promised, where no contact is meant
    QString evidence;     ///< on what it rests: "email of 3 March", "on the phone"
    QString cancelReason;
    UserId createdBy;
    QString createdByName;
    QDateTime createdAt;
    std::vector<PromisePart> parts; ///< empty = any payment of the account counts
    qint64 rowVersion = 0;

    friend bool operator==(const Promise &, const Promise &) = default;
};

/// One instalment of a new promise.
struct Instalment {
    QDate due;
    Money amount;

    friend bool operator==(const Instalment &, const Instalment &) = default;
};

/// What is saved: one instalment is a plain promise, several are a plan. Each instalment takes its
/// part of the invoices in their order.
struct NewPromise {
    QString uid; ///< a repeat with the same uid is recognised and changes nothing
    AccountId account;
    ContactId contact;
    NoteId note;
    QDate made; ///< invalid = today
    std::vector<Instalment> instalments;
    std::vector<InvoiceId> invoices; ///< empty = any payment of the account counts
    QString saidBy;
    QString evidence;
    PromiseId replaces; ///< an open, partly kept or broken promise that this one takes the place of

    friend bool operator==(const NewPromise &, const NewPromise &) = default;
};

} // namespace duebook
