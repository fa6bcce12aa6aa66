// SPDX-License-Identifier: Apache-2.0
// The record of a made-up book: what its people did lately, as the audit would have it.
#include "core/db/statement.h"
#include "core/store/book/recordrepository.h"
#include "core/store/demo/demorepository.h"

#include <QJsonArray>

#include <algorithm>

namespace duebook {

namespace {

constexpr int kMostActions = 5000;
constexpr qint64 kMsOfDay = 86'400'000;
// Early in the working day, wherever that is.
constexpr qint64 kMorningMs = 8 * 3'600'000;

// 5 notes, 6 follow-ups, 7 promises, 8 disputes, 1 accounts: the numbers of `Entity`.
constexpr auto kActions = R"(
    SELECT created_at AS at, author_id AS user_id, 5 AS entity, id, account_id,
           'note added' AS action, '' AS reason, NULL AS revisit
      FROM note WHERE created_at >= $1 AND created_at <= $2
    UNION ALL
    SELECT done_at, done_by, 6, id, account_id, 'follow-up done', '', NULL
      FROM follow_up WHERE done_at >= $1 AND done_at <= $2
    UNION ALL
    SELECT n.created_at, n.author_id, 7, p.id, p.account_id, 'promise made', '', NULL
      FROM promise p JOIN note n ON n.id = p.note_id
     WHERE n.created_at >= $1 AND n.created_at <= $2
    UNION ALL
    SELECT n.created_at, n.author_id, 8, d.id, d.account_id, 'dispute opened', '', NULL
      FROM dispute d JOIN note n ON n.id = d.note_id
     WHERE n.created_at >= $1 AND n.created_at <= $2
    UNION ALL
    SELECT hold_since_day * $3 + $4, hold_by, 1, id, id, 'hold set', hold_reason, hold_revisit_day
      FROM account WHERE hold = 1 AND hold_since_day * $3 + $4 BETWEEN $1 AND $2
     ORDER BY 1 DESC, 3, 4 LIMIT $5)";

AuditEntry readAction(const Statement &row)
{
    AuditEntry entry;
    entry.atMs = row.integer(0);
    entry.user = row.id<UserId>(1);
    entry.client = QStringLiteral("demo");
    entry.entity = static_cast<Entity>(row.integer(2));
    entry.entityId = row.integer(3);
    entry.account = row.id<AccountId>(4);
    entry.action = row.text(5);
    if (!row.text(6).isEmpty())
        entry.changes = {{QStringLiteral("hold"), QJsonArray{0, 1}},
                         {QStringLiteral("hold reason"), QJsonArray{QString(), row.text(6)}},
                         {QStringLiteral("hold revisit"),
                          QJsonArray{QString(), row.day(7).toString(Qt::ISODate)}}};
    return entry;
}

} // namespace

void DemoRepository::addRecord(int days)
{
    const qint64 madeMs = m_made.toMSecsSinceEpoch();
    std::vector<AuditEntry> entries;
    {
        Statement select(m_db, kActions);
        select.bind(madeMs - days * kMsOfDay).bind(madeMs).bind(kMsOfDay).bind(kMorningMs);
        select.bind(kMostActions);
        while (select.next())
            entries.push_back(readAction(select));
    }
    std::reverse(entries.begin(), entries.end());
    for (const AuditEntry &entry : entries)
        RecordRepository::appendAudit(m_db, entry);
}

} // namespace duebook
