// SPDX-License-Identifier: Apache-2.0
#include "core/store/today/worklistquery.h"

#include "core/db/statement.h"

namespace duebook {

namespace {

// An expected answer has a reason of its own (kUnanswered).
#define DUE_FOLLOW_UPS                                                                             \
    "SELECT account_id, id, row_version, due_day, due_minute, reason, assignee_id FROM follow_up"
constexpr auto kDueOfAll = DUE_FOLLOW_UPS R"( INDEXED BY ix_follow_up_due
     WHERE state = 1 AND kind <> 2 AND due_day >= $1 AND due_day <= $2
     ORDER BY due_day LIMIT $3)";
constexpr auto kDueOfUser = DUE_FOLLOW_UPS R"( INDEXED BY ix_follow_up_assignee
     WHERE state = 1 AND kind <> 2 AND assignee_id = $4 AND due_day >= $1 AND due_day <= $2
     ORDER BY due_day LIMIT $3)";
constexpr auto kDueOfNobody = DUE_FOLLOW_UPS R"( INDEXED BY ix_follow_up_assignee
     WHERE state = 1 AND kind <> 2 AND assignee_id IS NULL AND due_day >= $1 AND due_day <= $2
     ORDER BY due_day LIMIT $3)";
#undef DUE_FOLLOW_UPS
// $3 = whose accounts (0 = everybody's); $6 = 1: also what is nobody's and the pool's.
#define WHOSE(account)                                                                             \
    "($3 = 0 OR " account "owner_id = $3 OR ($6 = 1 AND (" account "owner_id IS NULL OR " account  \
    "in_pool = 1)))"
#define IN_HAND                                                                                    \
    " AND NOT EXISTS (SELECT 1 FROM follow_up f WHERE f.account_id = b.account_id"                 \
    " AND f.state = 1 AND (f.kind <> 2 OR f.due_day >= $3))"                                       \
    " AND NOT EXISTS (SELECT 1 FROM promise p WHERE p.account_id = b.account_id"                   \
    " AND p.due_day >= $3 AND p.state = 1)"
// Who has more credit than is overdue is not asked for money.
#define LARGEST_CHASED                                                                             \
    "(SELECT account_id, overdue_amount FROM account_balance INDEXED BY ix_balance_overdue"        \
    "  WHERE overdue_amount > 0 AND overdue_amount + credit_amount > 0"                            \
    "  ORDER BY overdue_amount DESC LIMIT $1)"
constexpr auto kUnattendedOfAll =
    "SELECT b.account_id FROM " LARGEST_CHASED " b WHERE 1 = 1" IN_HAND;
constexpr auto kUnattendedOfUser =
    "SELECT b.account_id FROM " LARGEST_CHASED " b"
    "  JOIN account a ON a.id = b.account_id"
    " WHERE (a.owner_id = $2 OR ($4 = 1 AND (a.owner_id IS NULL OR a.in_pool = 1)))" IN_HAND;
// A person with few accounts: all of them, however small their balances.
constexpr auto kOwnedAccounts = R"(
    SELECT id FROM account WHERE owner_id = $1 LIMIT $2)";
constexpr auto kUnattendedOfOwned = "SELECT b.account_id FROM account a INDEXED BY ix_account_owner"
                                    "  JOIN account_balance b ON b.account_id = a.id"
                                    " WHERE a.owner_id = $1 AND b.overdue_amount > 0"
                                    "   AND b.overdue_amount + b.credit_amount > 0" IN_HAND;
#undef LARGEST_CHASED
#undef IN_HAND
constexpr auto kHolds = "SELECT id, hold_revisit_day, hold_reason"
                        "  FROM account INDEXED BY ix_account_hold"
                        " WHERE hold = 1 AND hold_revisit_day <= $1 AND " WHOSE(
                            "") " ORDER BY hold_revisit_day LIMIT $2";
// What came since a promise was made, in time or late: on its invoices, else on the account.
#define CAME                                                                                       \
    "coalesce(CASE WHEN EXISTS (SELECT 1 FROM promise_invoice x WHERE x.promise_id = p.id)"        \
    " THEN (SELECT cast(sum(l.amount) AS bigint) FROM promise_invoice x"                           \
    "         JOIN allocation l ON l.invoice_id = x.invoice_id"                                    \
    "        WHERE x.promise_id = p.id AND l.day >= p.made_day AND l.kind <> 4)"                   \
    " ELSE (SELECT cast(sum(y.amount) AS bigint) FROM payment y"                                   \
    "        WHERE y.account_id = p.account_id AND y.day >= p.made_day"                            \
    "          AND y.currency = p.currency) END, 0)"
constexpr auto kBroken = "SELECT p.account_id, p.due_day, p.currency, p.amount, " CAME
                         "  FROM promise p INDEXED BY ix_promise_broken"
                         "  JOIN account a ON a.id = p.account_id"
                         " WHERE p.state IN (3, 4) AND p.state_day >= $1 AND p.state_day <= $5"
                         "   AND coalesce(a.last_contact_at, 0) < p.state_day * 86400000"
                         "   AND " WHOSE("a.") " ORDER BY p.state_day DESC LIMIT $2";
constexpr auto kLapsed = "SELECT p.account_id, p.due_day, p.currency, p.amount, " CAME
                         "  FROM promise p INDEXED BY ix_promise_open"
                         "  JOIN account a ON a.id = p.account_id"
                         " WHERE p.state = 1 AND p.due_day < $1"
                         "   AND " WHOSE("a.") " ORDER BY p.due_day DESC LIMIT $2";
#undef CAME
constexpr auto kUnanswered = R"(
    SELECT e.account_id, e.response_day,
           (SELECT substr(said.text, 1, 200) FROM note said WHERE said.id = e.id),
           f.id, f.row_version
      FROM (SELECT id, account_id, author_id, spoken_at, response_day
              FROM note INDEXED BY ix_note_response
             WHERE response_day IS NOT NULL AND response_day >= $1 AND response_day < $4
             ORDER BY response_day DESC LIMIT $2) e
      JOIN account a ON a.id = e.account_id
      LEFT JOIN follow_up f INDEXED BY ix_follow_up_account
             ON f.account_id = e.account_id AND f.note_id = e.id AND f.kind = 2
     WHERE ()" WHOSE("a.") R"( OR e.author_id = $3)
       AND (f.id IS NULL OR (f.state = 1 AND f.due_day <= $4))
       AND NOT EXISTS (SELECT 1 FROM note later INDEXED BY ix_note_timeline
                        WHERE later.account_id = e.account_id AND later.kind <> 7
                          AND (later.spoken_at, later.id) > (e.spoken_at, e.id)))";
constexpr auto kFacts = R"(
    SELECT owner_id, status, hold, rating, credit_limit, credit_limit_currency, last_contact_at,
           in_pool
      FROM account WHERE id = $1)";
#undef WHOSE
// Only those with something open: what is settled needs nobody.
constexpr auto kWithoutOwner = R"(
    SELECT count(*) FROM account a INDEXED BY ix_account_owner
     WHERE a.owner_id IS NULL AND a.in_pool = 0 AND a.status <> 5
       AND EXISTS (SELECT 1 FROM account_balance b WHERE b.account_id = a.id))";
constexpr auto kOfGone = R"(
    SELECT count(*) FROM account a INDEXED BY ix_account_owner
     WHERE a.owner_id = $1 AND a.in_pool = 0 AND a.status <> 5
       AND EXISTS (SELECT 1 FROM account_balance b WHERE b.account_id = a.id))";
constexpr auto kDetails = R"(
    SELECT a.number, a.name, o.name, a.last_note_id, n.kind, o.active
      FROM account a
      LEFT JOIN app_user o ON o.id = a.owner_id
      LEFT JOIN note n ON n.id = a.last_note_id
     WHERE a.id = $1)";
constexpr auto kNextFollowUp = R"(
    SELECT due_day, reason FROM follow_up
     WHERE account_id = $1 AND state = 1 ORDER BY due_day, id LIMIT 1)";
// More accounts than this are not gone through one by one.
constexpr int kFewAccounts = 1000;

Money money(const Statement &row, int amount, int currency)
{
    return {row.integer(amount), Currency::fromCode(row.utf8(currency)).value_or(Currency())};
}

void addPromises(Statement &select, std::vector<OpenOrBrokenPromise> &promises)
{
    while (select.next()) {
        const OpenOrBrokenPromise promise{select.id<AccountId>(0), select.day(1),
                                          money(select, 3, 2), money(select, 4, 2)};
        if (promise.received.minorUnits() < promise.amount.minorUnits())
            promises.push_back(promise);
    }
}

bool ownsFew(Database &db, UserId user)
{
    Statement select(db, kOwnedAccounts);
    select.bind(user).bind(kFewAccounts + 1);
    int owned = 0;
    while (select.next())
        ++owned;
    return owned > 0 && owned <= kFewAccounts;
}

/// Whose accounts one pass of a query looks for.
struct Whose {
    UserId person; ///< unset = everybody
    bool also;     ///< also what is nobody's and the pool's
};

std::vector<Whose> passes(const WorkScope &scope)
{
    std::vector<Whose> all{{scope.user, true}};
    for (const auto *people : {&scope.covered, &scope.gone}) {
        for (const UserId person : *people)
            all.push_back({person, false});
    }
    return all;
}

void bindWhose(Statement &select, const Whose &whose)
{
    select.at(3).bind(whose.person.number());
    select.at(6).bind(whose.also);
}

void addAccounts(Statement &select, std::vector<AccountId> &accounts)
{
    while (select.next())
        accounts.push_back(select.id<AccountId>(0));
}

} // namespace

std::vector<DueFollowUp> WorklistQuery::dueFollowUps(Database &db, const WorkScope &scope,
                                                     int limit)
{
    std::vector<DueFollowUp> due;
    const auto add = [&](const char *sql, UserId person, QDate from, QDate to) {
        Statement select(db, sql);
        select.bind(from).bind(to).bind(limit);
        if (person.isSet())
            select.bind(person);
        while (select.next())
            due.push_back({select.id<AccountId>(0), select.id<FollowUpId>(1), select.integer(2),
                           select.day(3), select.time(4), select.text(5), select.id<UserId>(6)});
    };
    const auto addDays = [&](QDate from, QDate to) {
        if (!scope.user.isSet()) {
            add(kDueOfAll, {}, from, to);
            return;
        }
        for (const Whose &whose : passes(scope))
            add(kDueOfUser, whose.person, from, to);
        add(kDueOfNobody, {}, from, to);
    };
    addDays(QDate(1, 1, 1), scope.today.addDays(-1));
    addDays(scope.today, scope.today);
    return due;
}

std::vector<AccountId> WorklistQuery::unattended(Database &db, const WorkScope &scope, int walk)
{
    std::vector<AccountId> accounts;
    if (!scope.user.isSet()) {
        Statement select(db, kUnattendedOfAll);
        select.at(1).bind(walk);
        select.at(3).bind(scope.graceEnds);
        addAccounts(select, accounts);
        return accounts;
    }
    for (const Whose &whose : passes(scope)) {
        {
            Statement select(db, kUnattendedOfUser);
            select.bind(walk).bind(whose.person).bind(scope.graceEnds).bind(whose.also);
            addAccounts(select, accounts);
        }
        if (!ownsFew(db, whose.person))
            continue;
        Statement select(db, kUnattendedOfOwned);
        select.at(1).bind(whose.person);
        select.at(3).bind(scope.graceEnds);
        addAccounts(select, accounts);
    }
    return accounts;
}

std::vector<HoldToRevisit> WorklistQuery::holdsToRevisit(Database &db, const WorkScope &scope,
                                                         int limit)
{
    std::vector<HoldToRevisit> holds;
    for (const Whose &whose : passes(scope)) {
        Statement select(db, kHolds);
        select.bind(scope.today).bind(limit);
        bindWhose(select, whose);
        while (select.next())
            holds.push_back({select.id<AccountId>(0), select.day(1), select.text(2)});
    }
    return holds;
}

std::vector<OpenOrBrokenPromise> WorklistQuery::brokenPromises(Database &db, const WorkScope &scope,
                                                               QDate since, int limit)
{
    std::vector<OpenOrBrokenPromise> promises;
    for (const Whose &whose : passes(scope)) {
        {
            Statement select(db, kBroken);
            select.at(1).bind(since).bind(limit);
            bindWhose(select, whose);
            select.at(5).bind(scope.today);
            addPromises(select, promises);
        }
        Statement select(db, kLapsed);
        select.bind(scope.graceEnds).bind(limit);
        bindWhose(select, whose);
        addPromises(select, promises);
    }
    return promises;
}

std::vector<UnansweredNote> WorklistQuery::unanswered(Database &db, const WorkScope &scope,
                                                      QDate since, int limit)
{
    std::vector<UnansweredNote> notes;
    for (const Whose &whose : passes(scope)) {
        Statement select(db, kUnanswered);
        select.bind(since).bind(limit);
        bindWhose(select, whose);
        select.at(4).bind(scope.today);
        while (select.next())
            notes.push_back({select.id<AccountId>(0), select.day(1), select.text(2),
                             select.id<FollowUpId>(3), select.integer(4)});
    }
    return notes;
}

int WorklistQuery::withoutOwner(Database &db, const std::vector<UserId> &gone)
{
    qint64 count = db.integer(kWithoutOwner);
    Statement ofGone(db, kOfGone);
    for (const UserId person : gone) {
        ofGone.reset().bind(person);
        count += ofGone.next() ? ofGone.integer(0) : 0;
    }
    return int(count);
}

std::vector<WorkFacts> WorklistQuery::facts(Database &db, std::span<const AccountId> accounts)
{
    std::vector<WorkFacts> all;
    all.reserve(accounts.size());
    Statement select(db, kFacts);
    for (const AccountId account : accounts) {
        select.reset().bind(account);
        if (!select.next())
            continue;
        WorkFacts facts;
        facts.account = account;
        facts.owner = select.id<UserId>(0);
        facts.status = static_cast<AccountStatus>(select.integer(1));
        facts.onHold = select.flag(2);
        facts.rating = select.text(3);
        if (!select.isNull(4))
            facts.creditLimit = money(select, 4, 5);
        facts.lastContact = select.moment(6);
        facts.inPool = select.flag(7);
        all.push_back(std::move(facts));
    }
    return all;
}

std::vector<WorkDetails> WorklistQuery::details(Database &db, std::span<const AccountId> accounts)
{
    std::vector<WorkDetails> all;
    all.reserve(accounts.size());
    Statement select(db, kDetails);
    Statement next(db, kNextFollowUp);
    for (const AccountId account : accounts) {
        WorkDetails details;
        select.reset().bind(account);
        if (select.next()) {
            details.number = select.text(0);
            details.name = select.text(1);
            details.ownerName = select.text(2);
            details.lastNote = select.id<NoteId>(3);
            if (!select.isNull(4))
                details.lastNoteKind = static_cast<NoteKind>(select.integer(4));
            details.ownerGone = !select.isNull(5) && !select.flag(5);
        }
        next.reset().bind(account);
        if (next.next()) {
            details.nextDay = next.day(0);
            details.nextAction = next.text(1);
        }
        all.push_back(std::move(details));
    }
    return all;
}

} // namespace duebook
