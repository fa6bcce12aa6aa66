// SPDX-License-Identifier: Apache-2.0
#include "core/services/accounts/accountservice.h"

#include "core/rules/team/permissions.h"
#include "core/services/accounts/fieldcheck.h"
#include "core/store/accounts/accountheaderquery.h"
#include "core/store/accounts/accountlistquery.h"
#include "core/store/accounts/accountrepository.h"
#include "core/store/accounts/contactrepository.h"
#include "core/store/book/conflict.h"
#include "core/store/book/userrepository.h"
#include "core/store/ledger/balancerepository.h"

namespace duebook {

namespace {

Error invalid(const QString &sentence, const char *place)
{
    return {ErrorCode::Invalid, sentence, QLatin1String(place), {}};
}

Account tidied(Account account)
{
    account.number = account.number.simplified();
    account.name = account.name.simplified();
    account.email = account.email.trimmed();
    account.phone = account.phone.trimmed();
    return account;
}

/// How much of the limit is used, in percent rounded down; nothing without a limit above zero.
std::optional<int> usedPercent(const Account &account, const std::vector<AccountBalance> &balances)
{
    if (!account.creditLimit || account.creditLimit->minorUnits() <= 0)
        return std::nullopt;
    for (const AccountBalance &balance : balances) {
        if (balance.currency != account.creditLimit->currency())
            continue;
        const double share =
            double(balance.balance()) * 100.0 / double(account.creditLimit->minorUnits());
        return share <= 0 ? 0 : int(std::min(share, 1000000.0));
    }
    return 0;
}

} // namespace

Result<AccountPage> AccountService::list(const AccountFilter &filter, AccountSort sort,
                                         bool descending, const PageKey &after)
{
    return m_session.read([&](Database &db) -> Result<AccountPage> {
        const QDate today = m_session.today();
        AccountPage page =
            AccountListQuery::page(db, {filter, sort, descending, after,
                                        m_session.settings().baseCurrency, today, kPageRows});
        std::vector<AccountId> ids;
        for (const AccountRow &row : page.rows)
            ids.push_back(row.account.id);
        size_t at = 0;
        for (AccountBalance &balance :
             BalanceRepository::of(db, ids, m_session.settings().edges, today)) {
            while (page.rows[at].account.id != balance.account)
                ++at;
            page.rows[at].balances.push_back(std::move(balance));
        }
        return page;
    });
}

Result<qint64> AccountService::count(const AccountFilter &filter)
{
    return m_session.read([&](Database &db) -> Result<qint64> {
        AccountListRequest request;
        request.filter = filter;
        request.today = m_session.today();
        return AccountListQuery::count(db, request);
    });
}

Result<AccountHeader> AccountService::account(AccountId id)
{
    return m_session.read([&](Database &db) -> Result<AccountHeader> {
        const std::optional<Account> found = AccountRepository::find(db, id);
        if (!found)
            return conflictOrMissing(false);
        AccountHeader header;
        header.account = *found;
        header.asOf = m_session.today();
        AccountHeaderQuery::fill(db, header);
        const AccountId ids[] = {id};
        header.balances = BalanceRepository::of(db, ids, m_session.settings().edges, header.asOf);
        header.limitUsedPercent = usedPercent(header.account, header.balances);
        header.contacts = ContactRepository::of(db, id);
        return header;
    });
}

Result<AccountId> AccountService::find(const QString &number)
{
    return m_session.read([&](Database &db) -> Result<AccountId> {
        const std::optional<AccountId> found = AccountRepository::findByNumber(db, number);
        if (!found)
            return Error{ErrorCode::NotFound,
                         tr("There is no account with the number “%1”.").arg(number.left(60)),
                         QStringLiteral("number"),
                         {}};
        return *found;
    });
}

Result<std::vector<Segment>> AccountService::segments()
{
    return m_session.read([&](Database &db) -> Result<std::vector<Segment>> {
        std::vector<Segment> segments;
        for (const auto &[id, name] : AccountRepository::segments(db))
            segments.push_back({id, name});
        return segments;
    });
}

std::optional<Error> AccountService::problemIn(const Account &account) const
{
    if (account.number.isEmpty())
        return invalid(tr("Give the account a number."), "number");
    if (account.name.isEmpty())
        return invalid(tr("Give the account a name."), "name");
    if (!account.email.isEmpty() && !looksLikeEmail(account.email))
        return invalid(
            tr("“%1” is not an email address; write it as name@example.com.").arg(account.email),
            "email");
    if (account.creditLimit &&
        (account.creditLimit->isNegative() || !account.creditLimit->currency().isSet()))
        return invalid(tr("A credit limit is an amount of zero or more with its currency."),
                       "creditLimit");
    if (account.termsDays < 0 || account.termsDays > 3650)
        return invalid(tr("Terms are 0 to 3650 days."), "termsDays");
    if (account.discountDays < 0 || account.discountDays > 3650)
        return invalid(tr("The time for the discount is 0 to 3650 days."), "discountDays");
    if (account.discountBasisPoints < 0 || account.discountBasisPoints > 10000)
        return invalid(tr("A discount is 0 to 100 percent."), "discountBasisPoints");
    return std::nullopt;
}

std::optional<Error> AccountService::numberTaken(Database &db, const Account &account) const
{
    const std::optional<AccountId> same = AccountRepository::findByNumber(db, account.number);
    if (!same || *same == account.id)
        return std::nullopt;
    return invalid(tr("The number %1 belongs to %2 already; choose another.")
                       .arg(account.number, AccountRepository::find(db, *same)->name),
                   "number");
}

std::optional<Error> AccountService::ownerGone(Database &db, UserId owner) const
{
    if (!owner.isSet() || UserRepository::isActive(db, owner))
        return std::nullopt;
    const std::optional<User> user = UserRepository::find(db, owner);
    return invalid(
        user ? tr("%1 no longer works with this book: choose somebody else.").arg(user->name)
             : tr("Choose a person who works with this book."),
        "owner");
}

Result<void> AccountService::mayChange(const Account &before, const Account &after) const
{
    const User &me = m_session.user();
    if (before.creditLimit != after.creditLimit) {
        if (const auto allowed = require(Right::ChangeCreditLimit, me, "creditLimit"); !allowed)
            return allowed;
    }
    // What is nobody's one may take, not give.
    const bool taken = !before.owner.isSet() && after.owner == me.id;
    if ((before.owner != after.owner && !taken) || before.inPool != after.inPool)
        return require(Right::AssignAccounts, me, "owner");
    return {};
}

Result<AccountId> AccountService::create(const Account &draft)
{
    if (const auto allowed = require(Right::ChangeAccounts, m_session.user()); !allowed)
        return allowed.error();
    Account account = tidied(draft);
    account.id = {};
    if (const std::optional<Error> problem = problemIn(account))
        return *problem;
    if (const auto allowed = mayChange({}, account); !allowed)
        return allowed.error();
    return m_session.write([&](Transaction &transaction) -> Result<AccountId> {
        if (const std::optional<Error> problem = numberTaken(transaction, account))
            return *problem;
        if (const std::optional<Error> problem = ownerGone(transaction, account.owner))
            return *problem;
        return AccountRepository::insert(transaction, account);
    });
}

Result<void> AccountService::update(const Account &changed)
{
    if (const auto allowed = require(Right::ChangeAccounts, m_session.user()); !allowed)
        return allowed;
    const Account account = tidied(changed);
    if (const std::optional<Error> problem = problemIn(account))
        return *problem;
    return m_session.write([&](Transaction &transaction) -> Result<void> {
        if (const std::optional<Error> problem = numberTaken(transaction, account))
            return *problem;
        if (const auto before = AccountRepository::find(transaction, account.id)) {
            if (const auto allowed = mayChange(*before, account); !allowed)
                return allowed;
            if (before->owner != account.owner) {
                if (const std::optional<Error> problem = ownerGone(transaction, account.owner))
                    return *problem;
            }
        }
        return AccountRepository::update(transaction, account);
    });
}

Result<void> AccountService::setHold(AccountId id, const QString &reason, QDate revisit)
{
    if (const auto allowed = require(Right::SetHold, m_session.user()); !allowed)
        return allowed;
    const QDate today = m_session.today();
    if (reason.trimmed().isEmpty())
        return invalid(tr("Say why, so that a colleague understands the hold."), "reason");
    if (!revisit.isValid())
        return invalid(tr("Choose the day to look at the hold again."), "revisit");
    if (revisit <= today)
        return invalid(tr("The day to look at the hold again must lie after today."), "revisit");
    return m_session.write([&](Transaction &transaction) -> Result<void> {
        const std::optional<Account> before = AccountRepository::find(transaction, id);
        Hold hold{reason.trimmed(), today, revisit, transaction.user()};
        // Who changes its day or reason does not become the one who may lift it.
        if (before && before->hold) {
            hold.since = before->hold->since;
            hold.by = before->hold->by;
        }
        return AccountRepository::setHold(transaction, id, hold, {});
    });
}

Result<void> AccountService::liftHold(AccountId id, const QString &why)
{
    if (const auto allowed = require(Right::SetHold, m_session.user()); !allowed)
        return allowed;
    return m_session.write([&](Transaction &transaction) -> Result<void> {
        const std::optional<Account> before = AccountRepository::find(transaction, id);
        if (before && !before->hold)
            return {};
        if (before && before->hold->by != transaction.user()) {
            if (const auto allowed = require(Right::LiftHold, m_session.user()); !allowed)
                return allowed;
        }
        return AccountRepository::setHold(transaction, id, std::nullopt, why.trimmed());
    });
}

Result<void> AccountService::assignOwner(const std::vector<AccountId> &accounts, UserId owner)
{
    if (const auto allowed = require(Right::AssignAccounts, m_session.user()); !allowed)
        return allowed;
    return m_session.write([&](Transaction &transaction) -> Result<void> {
        if (const std::optional<Error> problem = ownerGone(transaction, owner))
            return *problem;
        for (const AccountId account : accounts) {
            const Result<void> done = AccountRepository::setOwner(transaction, account, owner);
            if (!done)
                return done;
        }
        return {};
    });
}

} // namespace duebook
