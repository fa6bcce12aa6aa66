// SPDX-License-Identifier: Apache-2.0
#include "core/store/team/assignmentrepository.h"

#include "core/base/textfold.h"
#include "core/db/statement.h"
#include "core/store/book/fieldchanges.h"
#include "core/store/index/ftsexpression.h"
#include "core/store/ledger/ratequery.h"

#include <cmath>

namespace duebook {

namespace {

// The segment that the book ships as "Strategic"; its accounts are never small.
constexpr qint64 kStrategicSegment = 1;

constexpr auto kSetOwner = R"(
    UPDATE account
       SET owner_id = $3, changed_at = $4, changed_by = $5, row_version = row_version + 1
     WHERE id = $1 AND row_version = $2)";
constexpr auto kOpenFollowUps = R"(
    SELECT id FROM follow_up INDEXED BY ix_follow_up_assignee
     WHERE state = 1 AND assignee_id = $1 ORDER BY due_day, id)";
constexpr auto kOpenDisputes = R"(
    SELECT id, account_id FROM dispute INDEXED BY ix_dispute_state
     WHERE state = 1 AND owner_id = $1)";
constexpr auto kSetDisputeOwner = R"(
    UPDATE dispute
       SET owner_id = $3, changed_at = $4, changed_by = $5, row_version = row_version + 1
     WHERE id = $1 AND owner_id = $2 AND state = 1)";
constexpr auto kDisputeAccount = "SELECT account_id FROM dispute WHERE id = $1";
// Every balance with what decides about its account, account by account.
constexpr auto kPoolCandidates = R"(
    SELECT b.account_id, b.currency,
           b.current_amount + b.bucket1 + b.bucket2 + b.bucket3 + b.bucket4 + b.bucket5 +
           b.credit_amount,
           a.in_pool, a.pool_by_hand, coalesce(a.segment_id, 0), a.status
      FROM account_balance b
      JOIN account a ON a.id = b.account_id
     ORDER BY b.account_id)";
constexpr auto kPoolWithoutBalance = R"(
    SELECT a.id FROM account a INDEXED BY ix_account_pool
     WHERE a.in_pool = 1 AND a.pool_by_hand = 0
       AND NOT EXISTS (SELECT 1 FROM account_balance b WHERE b.account_id = a.id))";
constexpr auto kPoolByRule = "UPDATE account SET in_pool = $2 WHERE id = $1 AND in_pool <> $2";
constexpr auto kPoolPlace = "SELECT in_pool, pool_by_hand, row_version FROM account WHERE id = $1";
constexpr auto kSetPool = R"(
    UPDATE account
       SET in_pool = $2, pool_by_hand = $3, changed_at = $4, changed_by = $5,
           row_version = row_version + 1
     WHERE id = $1 AND row_version = $6)";

/// Sums of several currencies in minor units of the base currency.
class BaseSum {
public:
    BaseSum(Database &db, const BookSettings &settings, QDate today)
        : m_base(settings.baseCurrency), m_rates(RateQuery::upTo(db, today))
    {
    }

    /// Nothing when there is no rate.
    std::optional<double> inBase(qint64 amount, QByteArrayView code) const
    {
        const std::optional<Currency> currency = Currency::fromCode(code);
        if (!currency)
            return std::nullopt;
        if (*currency == m_base)
            return double(amount);
        for (const auto &[known, rate] : m_rates) {
            if (known == *currency)
                return double(amount) * double(rate) / 1e9 *
                       std::pow(10.0, m_base.minorDigits() - known.minorDigits());
        }
        return std::nullopt;
    }

    double minor(int units) const { return units * std::pow(10.0, m_base.minorDigits()); }

private:
    Currency m_base;
    std::vector<std::pair<Currency, qint64>> m_rates;
};

std::string sqlFor(const AssignmentRule &rule)
{
    std::string sql = "SELECT a.id, a.row_version, a.owner_id FROM account a WHERE a.status <> 5";
    if (rule.owner)
        sql += rule.owner->isSet() ? " AND a.owner_id = $1" : " AND a.owner_id IS NULL";
    if (rule.segment.isSet())
        sql += " AND a.segment_id = $2";
    if (!rule.fromLetter.trimmed().isEmpty())
        sql += " AND a.name_key >= $3";
    if (!rule.toLetter.trimmed().isEmpty())
        sql += " AND a.name_key < $4";
    return sql + " ORDER BY a.id";
}

QString poolAction(bool inPool)
{
    return inPool ? QStringLiteral("put into the pool") : QStringLiteral("taken out of the pool");
}

/// False when `to.rowVersion` is no longer the account's.
bool placeInPool(Transaction &transaction, const PoolPlace &to)
{
    Statement update(transaction, kSetPool);
    update.bind(to.account)
        .bind(to.inPool)
        .bind(to.byHand)
        .bind(transaction.now())
        .bind(transaction.user())
        .bind(to.rowVersion);
    update.run();
    if (transaction.db().changedRows() == 0)
        return false;
    transaction.changed(Entity::Account, ChangeKind::Updated, to.account.number(), to.account);
    transaction.audit(Entity::Account, to.account.number(), to.account, poolAction(to.inPool));
    return true;
}

} // namespace

std::vector<OwnedAccount> AssignmentRepository::matching(Database &db, const AssignmentRule &rule,
                                                         const BookSettings &settings, QDate today)
{
    std::vector<OwnedAccount> accounts;
    {
        const std::string sql = sqlFor(rule);
        Statement select(db, sql.c_str());
        if (rule.owner && rule.owner->isSet())
            select.at(1).bind(*rule.owner);
        if (rule.segment.isSet())
            select.at(2).bind(rule.segment);
        if (!rule.fromLetter.trimmed().isEmpty())
            select.at(3).bind(foldText(rule.fromLetter.trimmed()));
        if (!rule.toLetter.trimmed().isEmpty())
            select.at(4).bind(endOfPrefix(foldText(rule.toLetter.trimmed())));
        while (select.next())
            accounts.push_back({select.id<AccountId>(0), select.integer(1), select.id<UserId>(2)});
    }
    if (!rule.owingFrom && !rule.owingBelow)
        return accounts;
    const BaseSum sum(db, settings, today);
    Statement owed(db, "SELECT currency, current_amount + bucket1 + bucket2 + bucket3 + bucket4 +"
                       " bucket5 + credit_amount FROM account_balance WHERE account_id = $1");
    std::erase_if(accounts, [&](const OwnedAccount &account) {
        double total = 0;
        owed.reset().bind(account.account);
        while (owed.next())
            total += sum.inBase(owed.integer(1), owed.utf8(0)).value_or(0);
        return (rule.owingFrom && total < sum.minor(*rule.owingFrom)) ||
               (rule.owingBelow && total >= sum.minor(*rule.owingBelow));
    });
    return accounts;
}

bool AssignmentRepository::setOwner(Transaction &transaction, const OwnedAccount &account,
                                    UserId owner)
{
    Statement update(transaction, kSetOwner);
    update.bind(account.account)
        .bind(account.rowVersion)
        .bind(owner)
        .bind(transaction.now())
        .bind(transaction.user());
    update.run();
    if (transaction.db().changedRows() == 0)
        return false;
    FieldChanges changes;
    changes.add("owner", account.owner.number(), owner.number());
    transaction.changed(Entity::Account, ChangeKind::Updated, account.account.number(),
                        account.account);
    transaction.audit(Entity::Account, account.account.number(), account.account,
                      QStringLiteral("owner changed"), changes.json());
    return true;
}

std::vector<FollowUpId> AssignmentRepository::openFollowUps(Database &db, UserId assignee)
{
    Statement select(db, kOpenFollowUps);
    select.bind(assignee);
    std::vector<FollowUpId> ids;
    while (select.next())
        ids.push_back(select.id<FollowUpId>(0));
    return ids;
}

int AssignmentRepository::openDisputes(Database &db, UserId owner)
{
    Statement select(db, kOpenDisputes);
    select.bind(owner);
    int count = 0;
    while (select.next())
        ++count;
    return count;
}

std::vector<DisputeId> AssignmentRepository::giveDisputes(Transaction &transaction, UserId from,
                                                          UserId to)
{
    std::vector<DisputeId> ids;
    {
        Statement select(transaction, kOpenDisputes);
        select.bind(from);
        while (select.next())
            ids.push_back(select.id<DisputeId>(0));
    }
    returnDisputes(transaction, ids, from, to);
    return ids;
}

void AssignmentRepository::returnDisputes(Transaction &transaction,
                                          std::span<const DisputeId> disputes, UserId from,
                                          UserId to)
{
    FieldChanges changes;
    changes.add("owner", from.number(), to.number());
    for (const DisputeId dispute : disputes) {
        Statement update(transaction, kSetDisputeOwner);
        update.bind(dispute).bind(from).bind(to).bind(transaction.now()).bind(transaction.user());
        update.run();
        if (transaction.db().changedRows() == 0)
            continue;
        Statement select(transaction, kDisputeAccount);
        select.bind(dispute);
        const AccountId account = select.next() ? select.id<AccountId>(0) : AccountId();
        transaction.changed(Entity::Dispute, ChangeKind::Updated, dispute.number(), account);
        transaction.audit(Entity::Dispute, dispute.number(), account,
                          QStringLiteral("dispute reassigned"), changes.json());
    }
}

PoolChange AssignmentRepository::poolChange(Database &db, int below, const BookSettings &settings,
                                            QDate today)
{
    PoolChange change;
    const BaseSum sum(db, settings, today);
    struct Group {
        AccountId account;
        double total = 0;
        bool known = true;
        bool inPool = false;
        bool byHand = false;
        bool eligible = false;
    };
    Group group;
    const auto decide = [&] {
        if (!group.account.isSet() || group.byHand)
            return;
        const bool small = below > 0 && group.eligible && group.known && group.total > 0 &&
                           group.total < sum.minor(below);
        if (small != group.inPool)
            (small ? change.in : change.out).push_back(group.account);
    };
    Statement select(db, kPoolCandidates);
    while (select.next()) {
        const AccountId account = select.id<AccountId>(0);
        if (account != group.account) {
            decide();
            group = {account,
                     0,
                     true,
                     select.flag(3),
                     select.flag(4),
                     select.integer(5) != kStrategicSegment &&
                         select.integer(6) == qint64(AccountStatus::Active)};
        }
        const std::optional<double> part = sum.inBase(select.integer(2), select.utf8(1));
        group.known = group.known && part;
        group.total += part.value_or(0);
    }
    decide();
    Statement settled(db, kPoolWithoutBalance);
    while (settled.next())
        change.out.push_back(settled.id<AccountId>(0));
    return change;
}

void AssignmentRepository::setPoolByRule(Transaction &transaction,
                                         std::span<const AccountId> accounts, bool inPool)
{
    Statement update(transaction, kPoolByRule);
    for (const AccountId account : accounts) {
        update.reset().bind(account).bind(inPool);
        update.run();
        if (transaction.db().changedRows() > 0)
            transaction.changed(Entity::Account, ChangeKind::Updated, account.number(), account);
    }
    if (!accounts.empty())
        transaction.audit(Entity::Account, 0, {}, poolAction(inPool),
                          {{QStringLiteral("accounts"), qint64(accounts.size())}});
}

std::vector<PoolPlace> AssignmentRepository::setPool(Transaction &transaction,
                                                     std::span<const AccountId> accounts,
                                                     bool inPool)
{
    std::vector<PoolPlace> before;
    Statement select(transaction, kPoolPlace);
    for (const AccountId account : accounts) {
        select.reset().bind(account);
        if (!select.next())
            continue;
        PoolPlace place{account, select.flag(0), select.flag(1), select.integer(2)};
        if (place.inPool == inPool && place.byHand)
            continue;
        placeInPool(transaction, {account, inPool, true, place.rowVersion});
        ++place.rowVersion;
        before.push_back(place);
    }
    return before;
}

bool AssignmentRepository::restorePool(Transaction &transaction, const PoolPlace &before)
{
    return placeInPool(transaction, before);
}

} // namespace duebook
