// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/db/database.h"
#include "core/domain/account.h"
#include "core/domain/note.h"

#include <optional>
#include <span>
#include <vector>

namespace duebook {

/// Whose work: one person's, or everybody's when `user` is unset. A person's accounts are those
/// owned by them, those owned by nobody or by somebody who has left, those of the pool, and those
/// of the people whose work that person does today.
struct WorkScope {
    UserId user;
    QDate today;
    QDate graceEnds;             ///< promises due from this day on may still be kept
    std::vector<UserId> covered; ///< whose work `user` does today
    std::vector<UserId> gone;    ///< no longer here: what they left is nobody's
};

struct DueFollowUp {
    AccountId account;
    FollowUpId id;
    qint64 rowVersion = 0;
    QDate due;
    QTime time;
    QString reason;
    UserId assignee;
};

struct HoldToRevisit {
    AccountId account;
    QDate revisit;
    QString reason;
};

struct OpenOrBrokenPromise {
    AccountId account;
    QDate due;
    Money amount;
    Money received;
};

struct UnansweredNote {
    AccountId account;
    QDate expected;
    QString excerpt;
    FollowUpId followUp; ///< the open one that waits for the answer; unset = none was made
    qint64 followUpVersion = 0;
};

/// What the score of an account is worked out from.
struct WorkFacts {
    AccountId account;
    UserId owner;
    AccountStatus status = AccountStatus::Active;
    bool onHold = false;
    QString rating;
    std::optional<Money> creditLimit;
    QDateTime lastContact;
    bool inPool = false;
};

/// What a row shows beyond its score.
struct WorkDetails {
    QString number;
    QString name;
    QString ownerName;
    bool ownerGone = false; ///< no longer works with the book
    NoteId lastNote;
    std::optional<NoteKind> lastNoteKind;
    QDate nextDay;
    QString nextAction;
};

/// The sources of Today. Each reads an index from the urgent end and stops at `limit`; none scans
/// notes or invoices.
class WorklistQuery {
public:
    /// Open follow-ups due up to today, longest due first: those due before today and those due
    /// today up to `limit` each.
    static std::vector<DueFollowUp> dueFollowUps(Database &db, const WorkScope &scope, int limit);

    /// Accounts with the largest overdue balances, not covered by credit of theirs, that have
    /// neither an open follow-up nor a promise that may still be kept. `walk` is how many overdue
    /// balances are looked at.
    static std::vector<AccountId> unattended(Database &db, const WorkScope &scope, int walk);

    static std::vector<HoldToRevisit> holdsToRevisit(Database &db, const WorkScope &scope,
                                                     int limit);

    /// Promises broken or partly kept since `since` after which nobody was in contact, and open
    /// ones due before `graceEnds`.
    static std::vector<OpenOrBrokenPromise> brokenPromises(Database &db, const WorkScope &scope,
                                                           QDate since, int limit);

    /// Notes whose answer was expected from `since` to yesterday, with no communication after them
    /// and whose follow-up nobody did, cancelled or put off to a later day: of the newest `limit`
    /// that expect an answer.
    static std::vector<UnansweredNote> unanswered(Database &db, const WorkScope &scope, QDate since,
                                                  int limit);

    /// In the order of the ids; an account that is gone is left out.
    static std::vector<WorkFacts> facts(Database &db, std::span<const AccountId> accounts);
    /// One for each id, in their order.
    static std::vector<WorkDetails> details(Database &db, std::span<const AccountId> accounts);

    /// Accounts that owe, that nobody owns or one of `gone`, and that are not everybody's; closed
    /// ones are left out.
    static int withoutOwner(Database &db, const std::vector<UserId> &gone);
};

/// The accounts whose amounts count for a scope.
class AccountsInScope {
public:
    AccountsInScope(Database &db, const WorkScope &scope);
    bool has(AccountId account) const
    {
        return m_all ||
               (account.number() < qint64(m_members.size()) && m_members[size_t(account.number())]);
    }

private:
    void add(Database &db, const char *sql, UserId user);

    bool m_all = false;
    std::vector<bool> m_members; ///< by id
};

/// The counts on top of Today. Sums are one per currency, in order of code.
class WorkFiguresQuery {
public:
    struct Due {
        int now = 0;
        int overdue = 0;
        QDate since;
    };
    static Due due(Database &db, const WorkScope &scope);
    static int doneBetween(Database &db, UserId user, const QDateTime &from, const QDateTime &to);
    static int callsBetween(Database &db, UserId user, const QDateTime &from, const QDateTime &to);
    /// Count and amount of open promises due between the days.
    static std::vector<std::pair<int, Money>> promised(Database &db, const AccountsInScope &scope,
                                                       QDate from, QDate to);
    static std::vector<Money> overdue(Database &db, const AccountsInScope &scope);
    /// How much more is overdue today than at the end of `day`.
    static std::vector<Money> overdueChange(Database &db, const AccountsInScope &scope, QDate day,
                                            QDate today);
};

} // namespace duebook
