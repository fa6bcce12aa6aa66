// SPDX-License-Identifier: Apache-2.0
#include "core/store/team/coverrepository.h"

#include "core/db/statement.h"
#include "core/store/book/conflict.h"

#include <algorithm>

namespace duebook {

namespace {

#define COVER_SELECT                                                                               \
    "SELECT c.id, c.absent_id, a.name, c.cover_id, b.name, c.from_day, c.to_day,"                  \
    " c.ended_at IS NOT NULL, c.row_version"                                                       \
    "  FROM cover c JOIN app_user a ON a.id = c.absent_id JOIN app_user b ON b.id = c.cover_id "
constexpr auto kFind = COVER_SELECT "WHERE c.id = $1";
constexpr auto kRunning =
    COVER_SELECT "WHERE c.ended_at IS NULL AND c.to_day >= $1 ORDER BY c.from_day, c.id";
constexpr auto kEvery = COVER_SELECT "ORDER BY c.id DESC LIMIT 500";
constexpr auto kOverlapping =
    COVER_SELECT "WHERE c.ended_at IS NULL AND c.from_day <= $2 AND c.to_day >= $1 ORDER BY c.id";
constexpr auto kByCover = COVER_SELECT
    "WHERE c.ended_at IS NULL AND c.cover_id = $1 AND c.from_day <= $2 AND c.to_day >= $2"
    " ORDER BY c.id";
constexpr auto kByAbsent = COVER_SELECT
    "WHERE c.ended_at IS NULL AND c.absent_id = $1 AND c.from_day <= $2 AND c.to_day >= $2"
    " ORDER BY c.id LIMIT 1";
#undef COVER_SELECT
constexpr auto kInsert = R"(
    INSERT INTO cover (absent_id, cover_id, from_day, to_day, created_at, created_by)
    VALUES ($1, $2, $3, $4, $5, $6))";
constexpr auto kSetEnded = R"(
    UPDATE cover SET ended_at = $3, row_version = row_version + 1
     WHERE id = $1 AND row_version = $2)";

Cover readCover(const Statement &row)
{
    return {row.id<CoverId>(0), row.id<UserId>(1), row.text(2), row.id<UserId>(3), row.text(4),
            row.day(5),         row.day(6),        row.flag(7), row.integer(8)};
}

std::vector<Cover> readAll(Statement &select)
{
    std::vector<Cover> covers;
    while (select.next())
        covers.push_back(readCover(select));
    return covers;
}

} // namespace

CoverId CoverRepository::insert(Transaction &transaction, const Cover &cover)
{
    Statement insert(transaction, kInsert);
    insert.bind(cover.absent)
        .bind(cover.by)
        .bind(cover.from)
        .bind(cover.to)
        .bind(transaction.now())
        .bind(transaction.user());
    insert.run();
    const CoverId id(transaction.db().lastInsertId());
    transaction.changed(Entity::Cover, ChangeKind::Created, id.number());
    transaction.audit(Entity::Cover, id.number(), {}, QStringLiteral("cover added"),
                      {{QStringLiteral("absent"), cover.absent.number()},
                       {QStringLiteral("by"), cover.by.number()},
                       {QStringLiteral("from"), cover.from.toString(Qt::ISODate)},
                       {QStringLiteral("to"), cover.to.toString(Qt::ISODate)}});
    return id;
}

std::optional<Cover> CoverRepository::find(Database &db, CoverId id)
{
    Statement select(db, kFind);
    select.bind(id);
    return select.next() ? std::optional(readCover(select)) : std::nullopt;
}

Result<void> CoverRepository::setEnded(Transaction &transaction, const Cover &before, bool ended)
{
    Statement update(transaction, kSetEnded);
    update.bind(before.id).bind(before.rowVersion);
    (ended ? update.bind(transaction.now()) : update.bindNull()).run();
    if (transaction.db().changedRows() == 0)
        return conflictOrMissing(find(transaction, before.id).has_value());
    transaction.changed(Entity::Cover, ChangeKind::Updated, before.id.number());
    transaction.audit(Entity::Cover, before.id.number(), {},
                      ended ? QStringLiteral("cover ended") : QStringLiteral("cover resumed"));
    return {};
}

std::vector<Cover> CoverRepository::list(Database &db, QDate day, bool past)
{
    Statement select(db, past ? kEvery : kRunning);
    if (!past)
        select.bind(day);
    return readAll(select);
}

std::vector<Cover> CoverRepository::overlapping(Database &db, QDate from, QDate to)
{
    Statement select(db, kOverlapping);
    select.at(1).bind(from);
    select.at(2).bind(to);
    return readAll(select);
}

std::vector<Cover> CoverRepository::coveredBy(Database &db, UserId user, QDate day)
{
    std::vector<Cover> covers;
    std::vector<UserId> people{user};
    for (size_t i = 0; i < people.size(); ++i) {
        Statement select(db, kByCover);
        select.bind(people[i]).bind(day);
        for (Cover &cover : readAll(select)) {
            if (std::find(people.begin(), people.end(), cover.absent) != people.end())
                continue;
            people.push_back(cover.absent);
            covers.push_back(std::move(cover));
        }
    }
    return covers;
}

std::optional<Cover> CoverRepository::coverOf(Database &db, UserId absent, QDate day)
{
    Statement select(db, kByAbsent);
    select.bind(absent).bind(day);
    return select.next() ? std::optional(readCover(select)) : std::nullopt;
}

} // namespace duebook
