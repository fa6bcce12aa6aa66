// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/ids.h"
#include "core/domain/money.h"

#include <QDate>
#include <QDateTime>
#include <QString>

#include <vector>

namespace duebook {

/// The numbers stand in the book: only add at the end.
enum class DisputeState { Open = 1, Settled };
enum class DisputeStage { New = 1, LookedInto, CustomerAnswers, ColleagueAnswers, CreditExpected };
enum class DisputeOutcome { None = 0, Credited, Refused, Withdrawn, Paid };

/// The contested part of one invoice, in the invoice's currency, > 0.
struct DisputePart {
    InvoiceId invoice;
    QString invoiceNumber; ///< for showing; not needed to save
    Money amount;

    friend bool operator==(const DisputePart &, const DisputePart &) = default;
};

/// A part of one or several invoices that the customer contests.
struct Dispute {
    DisputeId id;
    AccountId account;
    QString accountName;
    QString reason; ///< a word of the reason list
    QString text;
    UserId owner; ///< who settles it
    QString ownerName;
    NoteId note; ///< the conversation it was opened in
    QDate opened;
    QDate deadline; ///< looked at again then; invalid only for imported ones
    DisputeState state = DisputeState::Open;
    DisputeStage stage = DisputeStage::New;
    DisputeOutcome outcome = DisputeOutcome::None;
    QString resolution; ///< what was agreed, in words
    QDate closed;       ///< invalid while open
    QDate escalated;    ///< taken to the manager; invalid = not
    std::vector<DisputePart> parts;
    qint64 rowVersion = 0;

    friend bool operator==(const Dispute &, const Dispute &) = default;
};

/// A new dispute: what the customer contests, by invoice, in the invoices' currency.
struct NewDispute {
    AccountId account;
    QString reason;
    QString text;
    UserId owner; ///< unset = the session's user
    NoteId note;
    QDate opened;   ///< invalid = today
    QDate deadline; ///< invalid = opened + the setting `disputeDeadlineDays`
    std::vector<DisputePart> parts;
    QString uid; ///< a repeat with the same uid is recognised and changes nothing

    friend bool operator==(const NewDispute &, const NewDispute &) = default;
};

} // namespace duebook
