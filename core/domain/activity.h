// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/changeset.h"
#include "core/domain/ids.h"
#include "core/domain/money.h"
#include "core/domain/note.h"

#include <QDate>
#include <QDateTime>
#include <QJsonObject>
#include <QString>

#include <optional>
#include <vector>

namespace duebook {

/// What an action was about, as the feed is filtered.
enum class ActivityKind {
    Any,
    Call,
    Email,
    Note, ///< of any kind
    FollowUp,
    Promise,
    Dispute,
    Document,
    Account, ///< accounts, contacts, holds, owners, escalations
    Ledger,  ///< invoices and payments
    Book,    ///< users, settings, imports, cover, what belongs to no account
};

/// Conditions are joined with "and".
struct ActivityFilter {
    UserId user; ///< unset = everybody
    ActivityKind kind = ActivityKind::Any;
    AccountId account;
    QDate from; ///< in the book's time zone; invalid = from the beginning
    QDate to;   ///< that day included; invalid = to the end

    friend bool operator==(const ActivityFilter &, const ActivityFilter &) = default;
};

/// One action as the audit has it, with what is needed to tell it.
struct ActivityEntry {
    qint64 id = 0; ///< of the audit row
    QDateTime at;  ///< UTC
    UserId user;   ///< unset = the program itself
    QString userName;
    Entity entity = Entity::Everything;
    qint64 entityId = 0;
    AccountId account; ///< unset where it belongs to none
    QString accountNumber;
    QString accountName;
    QString action;      ///< in the words of the audit: "note added"
    QJsonObject changes; ///< field -> [from, to]

    QString subject; ///< what the record is called: contact, document, invoice, user; a reason
    QString excerpt; ///< what was said or written, at most 300 letters
    QString other;   ///< whom it is for: the assignee, the owner after, who decides
    std::optional<NoteKind> noteKind;
    std::optional<Money> amount;
    QDate day;        ///< due, promised for, revisited
    qint64 place = 0; ///< the record to open; of a corrected note its newest version

    friend bool operator==(const ActivityEntry &, const ActivityEntry &) = default;
};

struct ActivityPage {
    std::vector<ActivityEntry> rows; ///< newest first; may be few though more follow
    std::optional<qint64> next;      ///< hand back to go on; nothing = that was the last page
};

/// What one person did in the period that is looked at.
struct ActivityCount {
    UserId user;
    QString userName;
    int calls = 0;
    int emails = 0;
    int otherNotes = 0;
    int promises = 0; ///< written down
    int followUpsDone = 0;

    friend bool operator==(const ActivityCount &, const ActivityCount &) = default;
};

/// One field that changed, in words.
struct FieldChange {
    qint64 audit = 0; ///< the row of the audit; several fields may share it
    int position = 0; ///< of the field inside it
    QDateTime at;     ///< UTC
    UserId user;
    QString userName;
    Entity entity = Entity::Account;
    qint64 entityId = 0;
    QString what;  ///< "Account changed", "Contact Petra Klein changed"
    QString field; ///< "Credit limit"; empty where the action has no fields
    QString from;  ///< empty = nothing
    QString to;

    friend bool operator==(const FieldChange &, const FieldChange &) = default;
};

struct ChangeFilter {
    UserId user; ///< unset = everybody
    /// Only records of this kind; nothing = all.
    std::optional<Entity> entity;
};

struct ChangePage {
    std::vector<FieldChange> rows; ///< newest first
    std::optional<qint64> next;
};

} // namespace duebook
