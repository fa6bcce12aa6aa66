// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/account.h"
#include "core/domain/contact.h"
#include "core/domain/escalation.h"
#include "core/domain/followup.h"
#include "core/domain/note.h"
#include "core/domain/page.h"

#include <optional>
#include <vector>

namespace duebook {

/// Which accounts a list shows; conditions are joined with "and".
struct AccountFilter {
    QString text; ///< each word begins a word of number, name or city; accents and case forgiven
    std::optional<UserId> owner; ///< an unset id = accounts without owner
    SegmentId segment;
    std::optional<AccountStatus> status;
    bool onHold = false;
    bool overdue = false;   ///< something is overdue in any currency
    bool overLimit = false; ///< owes more than its credit limit, both in the limit's currency
};

/// Amounts sort by the balance in the book's base currency; accounts without one come as zero.
enum class AccountSort { Name, Number, Balance, Overdue, OldestDue, LastContact };

struct AccountRow {
    Account account;
    QString ownerName;
    QString segmentName;
    std::vector<AccountBalance> balances; ///< as of today, one per currency, in order of code
    QDateTime lastContact;                ///< UTC; invalid = never
    QDate nextFollowUp;                   ///< earliest open one; invalid = none
    QString nextReason;
};

struct AccountPage {
    std::vector<AccountRow> rows;
    std::optional<PageKey> next; ///< nothing = that was the last page
};

/// The newest note of an account in brief.
struct LastContact {
    NoteId note;
    QDateTime spokenAt; ///< UTC
    NoteKind kind = NoteKind::Call;
    Direction direction = Direction::Outgoing;
    QString authorName;
    QString contactName;
    QString excerpt; ///< the first 300 characters of its text
};

/// What the head of the account page shows. Amounts are as of `asOf`, per currency, never added.
struct AccountHeader {
    Account account;
    QString ownerName;
    QString representativeName;
    QString segmentName;
    QString holdByName;
    QDate asOf; ///< today in the book's time zone
    std::vector<AccountBalance> balances;
    std::vector<Money> promised;         ///< open promises, one sum per currency
    QDate nextPromise;                   ///< the earliest open promise's day; invalid = none
    std::optional<int> limitUsedPercent; ///< balance / limit in the limit's currency
    std::optional<LastContact> lastContact;
    std::optional<FollowUp> nextFollowUp; ///< the earliest open one
    std::vector<Escalation> escalations;  ///< open ones, the earliest revisit first
    std::vector<Contact> contacts;        ///< main first, those who left last
};

} // namespace duebook
