// SPDX-License-Identifier: Apache-2.0
#include "core/services/team/assignmentservice.h"

#include "core/base/textfold.h"
#include "core/rules/team/permissions.h"
#include "core/store/book/userrepository.h"
#include "core/store/followups/followuprepository.h"
#include "core/store/team/assignmentrepository.h"

#include <algorithm>

namespace duebook {

namespace {

// A transaction on a shared book lasts less than 50 ms.
constexpr size_t kAccountsPerTransaction = 300;
constexpr size_t kPoolPerTransaction = 2000;

Error invalid(const QString &sentence, const char *place)
{
    return {ErrorCode::Invalid, sentence, QString::fromLatin1(place), {}};
}

/// Nobody may have accounts; else a person who works with them.
bool mayTake(Database &db, UserId to)
{
    const std::optional<User> user = UserRepository::find(db, to);
    return !to.isSet() || (user && user->active && user->role != Role::Sales);
}

} // namespace

Error AssignmentService::nobody()
{
    return invalid(tr("Choose a person who works with this book."), "to");
}

std::optional<Error> AssignmentService::problemIn(const AssignmentRule &rule) const
{
    const QString from = foldText(rule.fromLetter.trimmed());
    const QString to = foldText(rule.toLetter.trimmed());
    if (!from.isEmpty() && !to.isEmpty() && to < from && !from.startsWith(to))
        return invalid(tr("The letters run backwards: %1 comes after %2.")
                           .arg(rule.fromLetter.trimmed(), rule.toLetter.trimmed()),
                       "letters");
    if (rule.owingFrom && rule.owingBelow && *rule.owingBelow <= *rule.owingFrom)
        return invalid(tr("No account owes at least %1 and less than %2.")
                           .arg(*rule.owingFrom)
                           .arg(*rule.owingBelow),
                       "owing");
    return std::nullopt;
}

Result<std::vector<OwnedAccount>> AssignmentService::found(const AssignmentRule &rule, UserId to)
{
    if (std::optional<Error> problem = problemIn(rule))
        return std::move(*problem);
    return m_session.read([&](Database &db) -> Result<std::vector<OwnedAccount>> {
        std::vector<OwnedAccount> accounts =
            AssignmentRepository::matching(db, rule, m_session.settings(), m_session.today());
        std::erase_if(accounts, [&](const OwnedAccount &account) { return account.owner == to; });
        return accounts;
    });
}

Result<qint64> AssignmentService::preview(const AssignmentRule &rule, UserId to)
{
    const Result<std::vector<OwnedAccount>> accounts = found(rule, to);
    return accounts ? Result<qint64>(qint64(accounts->size())) : Result<qint64>(accounts.error());
}

/// Also where there is nothing to take.
Result<void> AssignmentService::checkTaker(UserId to)
{
    return m_session.read([&](Database &db) -> Result<void> {
        if (!mayTake(db, to))
            return nobody();
        return {};
    });
}

Result<void> AssignmentService::moveAccounts(const std::vector<OwnedAccount> &accounts,
                                             HandedOver &given, const WorkControl &control)
{
    for (size_t from = 0; from < accounts.size(); from += kAccountsPerTransaction) {
        if (control.cancel.cancelled())
            return Error{ErrorCode::Cancelled, {}, {}, {}};
        const size_t to = std::min(accounts.size(), from + kAccountsPerTransaction);
        std::vector<OwnedAccount> moved;
        const Result<void> done = m_session.write([&](Transaction &transaction) -> Result<void> {
            if (!mayTake(transaction, given.to))
                return nobody();
            for (size_t i = from; i < to; ++i) {
                if (!AssignmentRepository::setOwner(transaction, accounts[i], given.to))
                    continue;
                moved.push_back(accounts[i]);
                ++moved.back().rowVersion;
            }
            return {};
        });
        if (!done)
            return done;
        given.stayed += qint64(to - from - moved.size());
        given.accounts.insert(given.accounts.end(), moved.begin(), moved.end());
        control.report(qint64(to), qint64(accounts.size()));
    }
    return {};
}

Result<HandedOver> AssignmentService::assign(const AssignmentRule &rule, UserId to,
                                             const WorkControl &control)
{
    if (const auto allowed = require(Right::AssignAccounts, m_session.user()); !allowed)
        return allowed.error();
    if (!to.isSet())
        return nobody();
    const Result<std::vector<OwnedAccount>> accounts = found(rule, to);
    if (!accounts)
        return accounts.error();
    return assign(*accounts, to, control);
}

Result<HandedOver> AssignmentService::assign(std::vector<OwnedAccount> accounts, UserId to,
                                             const WorkControl &control)
{
    if (const auto allowed = require(Right::AssignAccounts, m_session.user()); !allowed)
        return allowed.error();
    if (const Result<void> takes = checkTaker(to); !takes)
        return takes.error();
    std::erase_if(accounts, [&](const OwnedAccount &account) { return account.owner == to; });
    HandedOver given;
    given.to = to;
    const Result<void> moved = moveAccounts(accounts, given, control);
    if (!moved && given.accounts.empty())
        return moved.error();
    return given;
}

Result<HandOverPreview> AssignmentService::previewHandOver(UserId from)
{
    return m_session.read([&](Database &db) -> Result<HandOverPreview> {
        AssignmentRule rule;
        rule.owner = from;
        HandOverPreview preview;
        preview.accounts =
            qint64(AssignmentRepository::matching(db, rule, m_session.settings(), m_session.today())
                       .size());
        preview.followUps = qint64(AssignmentRepository::openFollowUps(db, from).size());
        preview.disputes = AssignmentRepository::openDisputes(db, from);
        return preview;
    });
}

Result<HandedOver> AssignmentService::handOver(UserId from, UserId to, const WorkControl &control)
{
    if (const auto allowed = require(Right::AssignAccounts, m_session.user()); !allowed)
        return allowed.error();
    if (!from.isSet())
        return invalid(tr("Choose whose accounts are handed over."), "from");
    if (!to.isSet())
        return nobody();
    if (from == to)
        return invalid(tr("Choose another person to take the accounts over."), "to");
    if (const Result<void> takes = checkTaker(to); !takes)
        return takes.error();
    AssignmentRule rule;
    rule.owner = from;
    const Result<std::vector<OwnedAccount>> accounts = found(rule, to);
    if (!accounts)
        return accounts.error();
    HandedOver given;
    given.from = from;
    given.to = to;
    const Result<void> moved = moveAccounts(*accounts, given, control);
    if (!moved && given.accounts.empty())
        return moved.error();
    if (!moved)
        return given;
    const Result<std::vector<FollowUpRef>> open =
        m_session.read([&](Database &db) -> Result<std::vector<FollowUpRef>> {
            std::vector<FollowUpRef> refs;
            for (const FollowUpId id : AssignmentRepository::openFollowUps(db, from)) {
                if (const std::optional<FollowUp> followUp = FollowUpRepository::find(db, id))
                    refs.push_back(FollowUpRef::of(*followUp));
            }
            return refs;
        });
    if (!open)
        return open.error();
    Result<FollowUpChanges> followUps =
        FollowUpService(m_session).change(*open, FollowUpChange::reassign(to));
    if (!followUps)
        return followUps.error();
    given.followUps = std::move(*followUps);
    Result<std::vector<DisputeId>> disputes =
        m_session.write([&](Transaction &transaction) -> Result<std::vector<DisputeId>> {
            return AssignmentRepository::giveDisputes(transaction, from, to);
        });
    if (!disputes)
        return disputes.error();
    given.disputes = std::move(*disputes);
    return given;
}

QString AssignmentService::leftSentence(const QString &name, const HandOverPreview &left)
{
    QStringList parts;
    if (left.accounts > 0)
        parts += tr("%n account(s)", nullptr, int(left.accounts));
    if (left.followUps > 0)
        parts += tr("%n open follow-up(s)", nullptr, int(left.followUps));
    if (left.disputes > 0)
        parts += tr("%n open dispute(s)", nullptr, int(left.disputes));
    if (parts.isEmpty())
        return {};
    return tr("%1 leaves behind: %2. That stands as nobody's in everybody's Today until it is "
              "handed over.")
        .arg(name, parts.join(QStringLiteral(", ")));
}

Result<qint64> AssignmentService::undo(const HandedOver &given)
{
    if (const auto allowed = require(Right::AssignAccounts, m_session.user()); !allowed)
        return allowed.error();
    qint64 stayed = 0;
    for (size_t from = 0; from < given.accounts.size(); from += kAccountsPerTransaction) {
        const size_t to = std::min(given.accounts.size(), from + kAccountsPerTransaction);
        const Result<qint64> some = m_session.write([&](Transaction &transaction) {
            qint64 kept = 0;
            for (size_t i = from; i < to; ++i) {
                OwnedAccount now = given.accounts[i];
                const UserId before = std::exchange(now.owner, given.to);
                kept += AssignmentRepository::setOwner(transaction, now, before) ? 0 : 1;
            }
            return Result<qint64>(kept);
        });
        if (!some)
            return some.error();
        stayed += *some;
    }
    const Result<int> followUps = FollowUpService(m_session).restore(given.followUps);
    if (!followUps)
        return followUps.error();
    if (!given.disputes.empty()) {
        const Result<void> disputes = m_session.write([&](Transaction &transaction) {
            AssignmentRepository::returnDisputes(transaction, given.disputes, given.to, given.from);
            return Result<void>();
        });
        if (!disputes)
            return disputes.error();
    }
    return stayed + *followUps;
}

Result<PoolChange> AssignmentService::previewPool(int below)
{
    if (below < 0)
        return invalid(tr("An amount below which accounts are shared is zero or more."), "owing");
    return m_session.read([&](Database &db) -> Result<PoolChange> {
        return AssignmentRepository::poolChange(db, below, m_session.settings(), m_session.today());
    });
}

Result<PoolChange> AssignmentService::refreshPool()
{
    if (m_session.settings().poolBelow <= 0 || m_session.readOnly())
        return PoolChange{};
    Result<PoolChange> change = previewPool(m_session.settings().poolBelow);
    if (!change)
        return change;
    if (const Result<void> done = changePool(*change); !done)
        return done.error();
    return change;
}

Result<void> AssignmentService::changePool(const PoolChange &change)
{
    if (const auto allowed = require(Right::KeepUp, m_session.user()); !allowed)
        return allowed;
    for (const bool inPool : {true, false}) {
        const std::span<const AccountId> accounts(inPool ? change.in : change.out);
        for (size_t from = 0; from < accounts.size(); from += kPoolPerTransaction) {
            const auto part =
                accounts.subspan(from, std::min(kPoolPerTransaction, accounts.size() - from));
            const Result<void> done = m_session.write([&](Transaction &transaction) {
                AssignmentRepository::setPoolByRule(transaction, part, inPool);
                return Result<void>();
            });
            if (!done)
                return done;
        }
    }
    return {};
}

Result<std::vector<PoolPlace>> AssignmentService::setPool(std::span<const AccountId> accounts,
                                                          bool inPool)
{
    if (const auto allowed = require(Right::AssignAccounts, m_session.user()); !allowed)
        return allowed.error();
    return m_session.write([&](Transaction &transaction) -> Result<std::vector<PoolPlace>> {
        return AssignmentRepository::setPool(transaction, accounts, inPool);
    });
}

Result<qint64> AssignmentService::restorePool(std::span<const PoolPlace> before)
{
    if (const auto allowed = require(Right::AssignAccounts, m_session.user()); !allowed)
        return allowed.error();
    return m_session.write([&](Transaction &transaction) -> Result<qint64> {
        return std::count_if(before.begin(), before.end(), [&](const PoolPlace &place) {
            return !AssignmentRepository::restorePool(transaction, place);
        });
    });
}

} // namespace duebook
