// SPDX-License-Identifier: Apache-2.0
#include "core/services/team/coverservice.h"

#include "core/rules/team/permissions.h"
#include "core/store/book/conflict.h"
#include "core/store/book/userrepository.h"
#include "core/store/team/coverrepository.h"

#include <QLocale>

#include <algorithm>

namespace duebook {

namespace {

constexpr int kLongestDays = 366;

Error invalid(const QString &sentence, const char *place)
{
    return {ErrorCode::Invalid, sentence, QString::fromLatin1(place), {}};
}

QString dayText(QDate day)
{
    return QLocale().toString(day, QLocale::ShortFormat);
}

/// Whether the work of `from` ends up, over any of the covers, with `to`.
bool leadsTo(const std::vector<Cover> &covers, UserId from, UserId to)
{
    std::vector<UserId> people{from};
    for (size_t i = 0; i < people.size(); ++i) {
        for (const Cover &cover : covers) {
            if (cover.absent != people[i])
                continue;
            if (cover.by == to)
                return true;
            if (std::find(people.begin(), people.end(), cover.by) == people.end())
                people.push_back(cover.by);
        }
    }
    return false;
}

} // namespace

Result<void> CoverService::mayArrange(UserId absent, UserId by) const
{
    const User &me = m_session.user();
    return require(me.id == absent || me.id == by ? Right::ArrangeOwnCover : Right::ArrangeCovers,
                   me);
}

std::optional<Error> CoverService::problemIn(Database &db, const NewCover &cover,
                                             CoverId self) const
{
    const std::optional<User> absent = UserRepository::find(db, cover.absent);
    const std::optional<User> by = UserRepository::find(db, cover.by);
    if (!absent)
        return invalid(tr("Choose who is away."), "absent");
    if (!by || !by->active)
        return invalid(tr("Choose who does the work: a person who works with this book."), "by");
    if (by->role == Role::Sales)
        return invalid(
            tr("%1 may only read the book: choose somebody who may work in it.").arg(by->name),
            "by");
    if (cover.absent == cover.by)
        return invalid(tr("Nobody covers for themselves: choose a colleague of %1.").arg(by->name),
                       "by");
    if (!cover.from.isValid())
        return invalid(tr("Choose the first day of the absence."), "from");
    if (!cover.to.isValid() || cover.to < cover.from)
        return invalid(tr("The last day cannot lie before the first."), "to");
    if (cover.to < m_session.today())
        return invalid(tr("These days have passed: choose a last day from today on."), "to");
    if (cover.from.daysTo(cover.to) >= kLongestDays)
        return invalid(tr("A cover lasts a year at most: for longer, hand the accounts over."),
                       "to");
    std::vector<Cover> others = CoverRepository::overlapping(db, cover.from, cover.to);
    std::erase_if(others, [&](const Cover &other) { return other.id == self; });
    for (const Cover &other : others) {
        if (other.absent == cover.absent)
            return invalid(
                tr("%1 covers for %2 from %3 to %4 already: end that first, or choose "
                   "other days.")
                    .arg(other.byName, other.absentName, dayText(other.from), dayText(other.to)),
                "absent");
    }
    if (leadsTo(others, cover.by, cover.absent))
        return invalid(tr("In these days the work of %1 is with %2: nobody would do it. Choose "
                          "somebody else.")
                           .arg(by->name, absent->name),
                       "by");
    return std::nullopt;
}

Result<Cover> CoverService::add(const NewCover &given)
{
    if (const auto allowed = mayArrange(given.absent, given.by); !allowed)
        return allowed.error();
    return m_session.write([&](Transaction &transaction) -> Result<Cover> {
        if (std::optional<Error> problem = problemIn(transaction, given, {}))
            return std::move(*problem);
        Cover cover;
        cover.absent = given.absent;
        cover.by = given.by;
        cover.from = given.from;
        cover.to = given.to;
        const CoverId id = CoverRepository::insert(transaction, cover);
        return CoverRepository::find(transaction, id).value_or(cover);
    });
}

Result<Cover> CoverService::setEnded(CoverId id, qint64 rowVersion, bool ended)
{
    if (const auto allowed = require(Right::ArrangeOwnCover, m_session.user()); !allowed)
        return allowed.error();
    return m_session.write([&](Transaction &transaction) -> Result<Cover> {
        const std::optional<Cover> before = CoverRepository::find(transaction, id);
        if (!before || before->rowVersion != rowVersion)
            return conflictOrMissing(before.has_value());
        if (const auto allowed = mayArrange(before->absent, before->by); !allowed)
            return allowed.error();
        if (before->ended == ended)
            return *before;
        if (!ended) {
            if (std::optional<Error> problem = problemIn(
                    transaction, {before->absent, before->by, before->from, before->to}, id))
                return std::move(*problem);
        }
        if (const Result<void> done = CoverRepository::setEnded(transaction, *before, ended); !done)
            return done.error();
        return CoverRepository::find(transaction, id).value_or(*before);
    });
}

Result<Cover> CoverService::end(CoverId id, qint64 rowVersion)
{
    return setEnded(id, rowVersion, true);
}

Result<Cover> CoverService::resume(CoverId id, qint64 rowVersion)
{
    return setEnded(id, rowVersion, false);
}

Result<std::vector<Cover>> CoverService::list(bool past)
{
    return m_session.read([&](Database &db) -> Result<std::vector<Cover>> {
        return CoverRepository::list(db, m_session.today(), past);
    });
}

Result<CoverToday> CoverService::today(UserId user)
{
    return m_session.read([&](Database &db) -> Result<CoverToday> {
        const QDate day = m_session.today();
        return CoverToday{CoverRepository::coveredBy(db, user, day),
                          CoverRepository::coverOf(db, user, day)};
    });
}

} // namespace duebook
