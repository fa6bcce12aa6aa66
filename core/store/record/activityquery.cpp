// SPDX-License-Identifier: Apache-2.0
#include "core/store/record/activityquery.h"

#include "core/db/statement.h"

#include <QJsonDocument>

#include <limits>

namespace duebook {

namespace {

constexpr int kMostLookedAt = 5000;
constexpr int kMostCounted = 200000;
constexpr qint64 kRecentRows = 20000;
// Clocks of two computers differ: rows so near the edge of a period are looked at one by one.
constexpr qint64 kClockRows = 500;
constexpr qint64 kLast = std::numeric_limits<qint64>::max();

#define AUDIT_COLUMNS                                                                              \
    "SELECT a.id, a.at, a.user_id, u.name, a.entity, a.entity_id, a.account_id, c.number, c.name," \
    "       a.action, a.changes"                                                                   \
    "  FROM audit a LEFT JOIN app_user u ON u.id = a.user_id"                                      \
    "  LEFT JOIN account c ON c.id = a.account_id"                                                 \
    " WHERE a.id < $1 AND a.id > $2"
#define AUDIT_ORDER " ORDER BY a.id DESC LIMIT $3"
// A run of ratings is told by its own row: those of its accounts are told where one account is
// asked for.
#define NO_SINGLE_RATINGS " AND a.action <> 'rating changed'"
constexpr auto kEvery = AUDIT_COLUMNS NO_SINGLE_RATINGS AUDIT_ORDER;
constexpr auto kOfAccount =
    AUDIT_COLUMNS " AND a.account_id = $4 AND a.account_id <> 0" AUDIT_ORDER;
constexpr auto kOfUser = AUDIT_COLUMNS " AND a.user_id = $4" NO_SINGLE_RATINGS AUDIT_ORDER;
constexpr auto kOfEntity = AUDIT_COLUMNS " AND a.entity = $4" NO_SINGLE_RATINGS AUDIT_ORDER;
#undef NO_SINGLE_RATINGS
#undef AUDIT_COLUMNS
#undef AUDIT_ORDER

constexpr auto kOfRecord =
    "SELECT a.id, a.at, a.user_id, u.name, a.action, a.changes"
    "  FROM audit a LEFT JOIN app_user u ON u.id = a.user_id"
    " WHERE a.entity = $1 AND a.entity_id = $2 AND a.id > $3 ORDER BY a.id DESC LIMIT $4";
constexpr auto kMomentFrom = "SELECT id, at FROM audit WHERE id >= $1 ORDER BY id LIMIT 1";
constexpr auto kNewest = "SELECT coalesce(max(id), 0) FROM audit";
constexpr auto kNoteKind = "SELECT kind FROM note WHERE id = $1";

// 5 notes, 6 follow-ups, 7 promises: the numbers of `Entity`.
#define COUNTED_COLUMNS                                                                            \
    "SELECT p.user_id, coalesce(u.name, ''),"                                                      \
    " cast(sum(CASE WHEN p.action = 'note added' AND n.kind = 1 THEN 1 ELSE 0 END) AS bigint),"    \
    " cast(sum(CASE WHEN p.action = 'note added' AND n.kind = 2 THEN 1 ELSE 0 END) AS bigint),"    \
    " cast(sum(CASE WHEN p.action = 'note added' AND n.kind > 2 THEN 1 ELSE 0 END) AS bigint),"    \
    " cast(sum(CASE WHEN p.action = 'promise made' THEN 1 ELSE 0 END) AS bigint),"                 \
    " cast(sum(CASE WHEN p.action = 'follow-up done' THEN 1 ELSE 0 END) AS bigint)"                \
    "  FROM (SELECT a.id, a.at, a.user_id, a.entity, a.entity_id, a.action FROM audit a"           \
    "         WHERE a.id < $1 AND a.id > $2"
#define COUNTED_REST                                                                               \
    " ORDER BY a.id DESC LIMIT $3) AS p"                                                           \
    "  LEFT JOIN note n ON p.entity = 5 AND n.id = p.entity_id"                                    \
    "  LEFT JOIN app_user u ON u.id = p.user_id"                                                   \
    " WHERE p.at >= $4 AND p.at < $5 AND p.user_id IS NOT NULL"                                    \
    " GROUP BY p.user_id, u.name ORDER BY u.name"
constexpr auto kCounts = COUNTED_COLUMNS COUNTED_REST;
constexpr auto kCountsOfAccount =
    COUNTED_COLUMNS " AND a.account_id = $6 AND a.account_id <> 0" COUNTED_REST;
constexpr auto kCountsOfUser = COUNTED_COLUMNS " AND a.user_id = $6" COUNTED_REST;
#undef COUNTED_COLUMNS
#undef COUNTED_REST

/// The kinds of record of a filter; empty = all.
std::vector<Entity> entitiesOf(ActivityKind kind)
{
    switch (kind) {
    case ActivityKind::Call:
    case ActivityKind::Email:
    case ActivityKind::Note:
        return {Entity::Note};
    case ActivityKind::FollowUp:
        return {Entity::FollowUp};
    case ActivityKind::Promise:
        return {Entity::Promise};
    case ActivityKind::Dispute:
        return {Entity::Dispute};
    case ActivityKind::Document:
        return {Entity::Document};
    case ActivityKind::Account:
        return {Entity::Account, Entity::Contact, Entity::Escalation};
    case ActivityKind::Ledger:
        return {Entity::Invoice, Entity::Payment};
    case ActivityKind::Book:
        return {Entity::User,  Entity::Setting, Entity::Import, Entity::Everything,
                Entity::Cover, Entity::Remark,  Entity::Holiday};
    case ActivityKind::Any:
        break;
    }
    return {};
}

/// The rows of a period as ids: rows come in the order of time, but for clocks that differ.
struct Period {
    qint64 fromMs = std::numeric_limits<qint64>::min();
    qint64 beforeMs = kLast;
    qint64 after = 0; ///< ids above this one
    qint64 below = kLast;

    bool has(qint64 ms) const { return ms >= fromMs && ms < beforeMs; }
};

/// The first row that is not older than `ms`; behind the last where none is.
qint64 firstRowAt(Database &db, qint64 ms)
{
    Statement at(db, kMomentFrom);
    qint64 low = 1;
    qint64 high = db.integer(kNewest) + 1;
    while (low < high) {
        const qint64 middle = low + (high - low) / 2;
        at.reset().at(1).bind(middle);
        if (at.next() && at.integer(1) < ms)
            low = std::max(at.integer(0), middle) + 1;
        else
            high = middle;
    }
    return low;
}

Period periodOf(Database &db, const ActivityFilter &filter, const QTimeZone &zone)
{
    Period period;
    if (filter.from.isValid()) {
        period.fromMs = filter.from.startOfDay(zone).toMSecsSinceEpoch();
        period.after = std::max<qint64>(0, firstRowAt(db, period.fromMs) - kClockRows);
    }
    if (filter.to.isValid()) {
        period.beforeMs = filter.to.addDays(1).startOfDay(zone).toMSecsSinceEpoch();
        period.below = firstRowAt(db, period.beforeMs) + kClockRows;
    }
    return period;
}

ActivityEntry readEntry(const Statement &row)
{
    ActivityEntry entry;
    entry.id = row.integer(0);
    entry.at = row.moment(1);
    entry.user = row.id<UserId>(2);
    entry.userName = row.text(3);
    entry.entity = static_cast<Entity>(row.integer(4));
    entry.entityId = row.integer(5);
    entry.account = row.id<AccountId>(6);
    entry.accountNumber = row.text(7);
    entry.accountName = row.text(8);
    entry.action = row.text(9);
    entry.changes = QJsonDocument::fromJson(row.utf8(10).toByteArray()).object();
    return entry;
}

class PageReader {
public:
    PageReader(Database &db, const ActivityFilter &filter, const QTimeZone &zone)
        : m_db(db), m_filter(filter), m_period(periodOf(db, filter, zone)),
          m_entities(entitiesOf(filter.kind))
    {
    }

    ActivityPage read(qint64 before, int limit)
    {
        ActivityPage page;
        const bool ofUser = m_filter.user.isSet() && !m_filter.account.isSet();
        const bool ofEntity = !ofUser && !m_filter.account.isSet() && m_entities.size() == 1;
        Statement select(m_db, m_filter.account.isSet() ? kOfAccount
                               : ofUser                 ? kOfUser
                               : ofEntity               ? kOfEntity
                                                        : kEvery);
        const qint64 below = before > 0 ? std::min(before, m_period.below) : m_period.below;
        select.bind(below).bind(m_period.after).bind(kMostLookedAt);
        if (m_filter.account.isSet())
            select.bind(m_filter.account);
        else if (ofUser)
            select.bind(m_filter.user);
        else if (ofEntity)
            select.bind(qint64(m_entities.front()));
        int seen = 0;
        qint64 last = 0;
        while (select.next()) {
            if (int(page.rows.size()) == limit) {
                page.next = last;
                return page;
            }
            ++seen;
            last = select.integer(0);
            if (passes(select))
                page.rows.push_back(readEntry(select));
        }
        if (seen == kMostLookedAt)
            page.next = last;
        return page;
    }

private:
    bool passes(const Statement &row) const
    {
        if (m_filter.user.isSet() && row.id<UserId>(2) != m_filter.user)
            return false;
        const auto entity = static_cast<Entity>(row.integer(4));
        if (!m_entities.empty() &&
            std::find(m_entities.begin(), m_entities.end(), entity) == m_entities.end())
            return false;
        if (!m_period.has(row.integer(1)))
            return false;
        if (m_filter.kind != ActivityKind::Call && m_filter.kind != ActivityKind::Email)
            return true;
        Statement kind(m_db, kNoteKind);
        kind.bind(row.integer(5));
        const NoteKind wanted =
            m_filter.kind == ActivityKind::Call ? NoteKind::Call : NoteKind::Email;
        return kind.next() && kind.integer(0) == qint64(wanted);
    }

    Database &m_db;
    const ActivityFilter &m_filter;
    Period m_period;
    std::vector<Entity> m_entities;
};

QString textOf(Database &db, const char *sql, qint64 id)
{
    Statement select(db, sql);
    select.bind(id);
    return select.next() ? select.text(0) : QString();
}

} // namespace

ActivityPage ActivityQuery::page(Database &db, const ActivityFilter &filter, const QTimeZone &zone,
                                 qint64 before, int limit)
{
    ActivityPage page = PageReader(db, filter, zone).read(before, limit);
    for (ActivityEntry &entry : page.rows)
        describeActivity(db, entry);
    return page;
}

std::vector<ActivityCount> ActivityQuery::counts(Database &db, const ActivityFilter &filter,
                                                 const QTimeZone &zone)
{
    const Period period = periodOf(db, filter, zone);
    const bool ofUser = filter.user.isSet() && !filter.account.isSet();
    Statement select(db, filter.account.isSet() ? kCountsOfAccount
                         : ofUser               ? kCountsOfUser
                                                : kCounts);
    select.bind(period.below).bind(period.after).bind(kMostCounted);
    select.bind(period.fromMs).bind(period.beforeMs);
    if (filter.account.isSet())
        select.bind(filter.account);
    else if (ofUser)
        select.bind(filter.user);
    std::vector<ActivityCount> counts;
    while (select.next()) {
        const ActivityCount count{select.id<UserId>(0),   select.text(1),
                                  int(select.integer(2)), int(select.integer(3)),
                                  int(select.integer(4)), int(select.integer(5)),
                                  int(select.integer(6))};
        if (!filter.user.isSet() || filter.user == count.user)
            counts.push_back(count);
    }
    return counts;
}

std::vector<ActivityEntry> ActivityQuery::ofRecord(Database &db, Entity entity, qint64 id,
                                                   int limit)
{
    Statement select(db, kOfRecord);
    select.bind(qint64(entity)).bind(id).bind(db.integer(kNewest) - kRecentRows).bind(limit);
    std::vector<ActivityEntry> entries;
    while (select.next()) {
        ActivityEntry entry;
        entry.id = select.integer(0);
        entry.at = select.moment(1);
        entry.user = select.id<UserId>(2);
        entry.userName = select.text(3);
        entry.entity = entity;
        entry.entityId = id;
        entry.action = select.text(4);
        entry.changes = QJsonDocument::fromJson(select.utf8(5).toByteArray()).object();
        entries.push_back(std::move(entry));
    }
    return entries;
}

QString ActivityQuery::userName(Database &db, UserId id)
{
    return textOf(db, "SELECT name FROM app_user WHERE id = $1", id.number());
}

QString ActivityQuery::segmentName(Database &db, SegmentId id)
{
    return textOf(db, "SELECT name FROM segment WHERE id = $1", id.number());
}

QString ActivityQuery::contactName(Database &db, ContactId id)
{
    return textOf(db, "SELECT name FROM contact WHERE id = $1", id.number());
}

QString ActivityQuery::invoiceNumber(Database &db, InvoiceId id)
{
    return textOf(db, "SELECT number FROM invoice WHERE id = $1", id.number());
}

} // namespace duebook
