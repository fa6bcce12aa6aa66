// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/ids.h"

#include <QDate>
#include <QDateTime>
#include <QString>

namespace duebook {

/// Who decides. The numbers stand in the book: only add at the end.
enum class EscalationLevel { Colleague = 1, Manager, Management, Agency };

/// An account, or one of its invoices or disputes, taken to someone who decides; looked at again on
/// `revisit`.
struct Escalation {
    EscalationId id;
    AccountId account;
    QString accountName;
    InvoiceId invoice; ///< unset = the whole account
    DisputeId dispute;
    UserId to; ///< unset with level Agency
    QString toName;
    EscalationLevel level = EscalationLevel::Manager;
    QString reason;
    QDate revisit;
    FollowUpId followUp; ///< the task it made for `to`
    bool open = true;
    QString result; ///< what was decided
    QDate closed;
    UserId createdBy;
    QString createdByName;
    QDateTime createdAt;
    qint64 rowVersion = 0;

    friend bool operator==(const Escalation &, const Escalation &) = default;
};

struct NewEscalation {
    QString uid; ///< a repeat with the same uid is recognised and changes nothing
    AccountId account;
    InvoiceId invoice;
    DisputeId dispute;
    UserId to;
    EscalationLevel level = EscalationLevel::Manager;
    QString reason;
    QDate revisit;

    friend bool operator==(const NewEscalation &, const NewEscalation &) = default;
};

} // namespace duebook
