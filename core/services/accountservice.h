// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/domain/account.h"
#include "core/domain/contact.h"
#include "core/domain/followup.h"
#include "core/domain/note.h"
#include "core/domain/page.h"

#include <QCoreApplication>

namespace duebook {

class Session;

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
    std::vector<Contact> contacts;        ///< main first, those who left last
};

struct Segment {
    SegmentId id;
    QString name;
};

/// Accounts: list, page head, changes. Belongs to the thread of its session. Every change is in the
/// audit with its old and new values. Field errors have the domain word as `place`: "number",
/// "name", "email", "creditLimit", "termsDays", "discountDays", "discountBasisPoints", "reason",
/// "revisit".
class AccountService {
    Q_DECLARE_TR_FUNCTIONS(duebook::AccountService)
public:
    explicit AccountService(Session &session) : m_session(session) {}

    /// At most `kPageRows` accounts that pass the filter, from `after` on.
    Result<AccountPage> list(const AccountFilter &filter, AccountSort sort = AccountSort::Name,
                             bool descending = false, const PageKey &after = {});

    /// How many accounts pass the filter.
    Result<qint64> count(const AccountFilter &filter);

    /// Errors: NotFound.
    Result<AccountHeader> account(AccountId id);

    /// Looked up folded, without blanks. Errors: NotFound, naming the number.
    Result<AccountId> find(const QString &number);

    Result<std::vector<Segment>> segments();

    /// `draft.id` and `rowVersion` are ignored; a hold in the draft is too. Errors: Invalid (field;
    /// a number already taken names the other account), Forbidden, Busy.
    Result<AccountId> create(const Account &draft);

    /// Writes all fields but the hold and the rating. Errors: as create; Conflict when
    /// `changed.rowVersion` is no longer the book's; NotFound.
    Result<void> update(const Account &changed);

    /// *Do not sell* from today on; setting it again changes reason and day. `revisit` may be
    /// invalid. Errors: Invalid (no reason; revisit not after today), NotFound.
    Result<void> setHold(AccountId id, const QString &reason, QDate revisit);

    /// `why` stands in the audit and may be empty. Nothing happens when there is no hold.
    Result<void> liftHold(AccountId id, const QString &why);

    /// Gives accounts to a collector (unset = to nobody), all or none. Errors: NotFound.
    Result<void> assignOwner(const std::vector<AccountId> &accounts, UserId owner);

private:
    std::optional<Error> problemIn(const Account &account) const;

    Session &m_session;
};

} // namespace duebook
