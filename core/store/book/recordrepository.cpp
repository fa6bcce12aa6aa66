// SPDX-License-Identifier: Apache-2.0
#include "core/store/book/recordrepository.h"

#include "core/db/statement.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <limits>
#include <set>

namespace duebook {

namespace {

constexpr auto kNewestRoot = "SELECT root FROM audit ORDER BY id DESC LIMIT 1";
constexpr auto kHashOf = "SELECT hash FROM audit WHERE id = $1";
constexpr auto kFirstHash = "SELECT hash FROM audit ORDER BY id LIMIT 1";
constexpr auto kInsertAudit = R"(
    INSERT INTO audit (id, at, user_id, client, entity, entity_id, account_id, action, changes,
                       hash, root)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11))";
constexpr auto kAudit = R"(
    SELECT id, at, user_id, client, entity, entity_id, account_id, action, changes
      FROM audit ORDER BY id DESC LIMIT $1)";
constexpr auto kAuditOfAccount = R"(
    SELECT id, at, user_id, client, entity, entity_id, account_id, action, changes
      FROM audit WHERE account_id = $1 ORDER BY id DESC LIMIT $2)";
constexpr auto kWholeAudit = R"(
    SELECT id, at, user_id, client, entity, entity_id, account_id, action, changes, hash, root
      FROM audit ORDER BY id)";
constexpr auto kInsertChange = R"(
    INSERT INTO change_log (client, entity, kind, entity_id, account_id)
    VALUES ($1, $2, $3, $4, $5))";
constexpr auto kChangesAfter = R"(
    SELECT seq, client, entity, kind, entity_id, account_id
      FROM change_log WHERE seq > $1 ORDER BY seq LIMIT 2000)";

// Length before each value keeps ("ab","c") and ("a","bc") apart.
void addField(QCryptographicHash &hash, const QByteArray &value)
{
    hash.addData(QByteArray::number(value.size()) + ':' + value);
}

QByteArray chainHash(const QByteArray &before, qint64 at, qint64 user, const QByteArray &client,
                     qint64 entity, qint64 entityId, qint64 account, const QByteArray &action,
                     const QByteArray &changes, const QByteArray &root)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(before);
    for (const qint64 number : {at, user, entity, entityId, account})
        addField(hash, QByteArray::number(number));
    for (const QByteArray &text : {client, action, changes})
        addField(hash, text);
    // Rows from before the roots have none.
    if (!root.isEmpty())
        addField(hash, root);
    return hash.result();
}

void append(Database &db, qint64 id, const AuditEntry &entry, const QByteArray &changes,
            const QByteArray &hash, const QByteArray &root)
{
    Statement insert(db, kInsertAudit);
    insert.bind(id)
        .bind(entry.atMs)
        .bind(entry.user)
        .bind(entry.client)
        .bind(qint64(entry.entity))
        .bind(entry.entityId)
        .bind(entry.account.number())
        .bind(entry.action)
        .bind(QString::fromUtf8(changes))
        .bind(hash);
    if (root.isEmpty())
        insert.bindNull();
    else
        insert.bind(root);
    insert.run();
}

/// Adds the rows that an administrator's acceptance names.
void addAccepted(const QByteArray &changes, std::set<qint64> &accepted)
{
    const QJsonArray fromTo = QJsonDocument::fromJson(changes)
                                  .object()[QLatin1String(RecordRepository::kAcceptedBreaks)]
                                  .toArray();
    for (const QString &row : fromTo.at(1).toString().split(QLatin1Char(' '), Qt::SkipEmptyParts))
        accepted.insert(row.toLongLong());
}

AuditEntry readEntry(const Statement &row)
{
    return {row.integer(0),
            row.integer(1),
            row.id<UserId>(2),
            row.text(3),
            static_cast<Entity>(row.integer(4)),
            row.integer(5),
            row.id<AccountId>(6),
            row.text(7),
            QJsonDocument::fromJson(row.utf8(8).toByteArray()).object()};
}

} // namespace

void RecordRepository::appendAudit(Database &db, std::span<const AuditEntry> entries,
                                   RecordHead &head)
{
    for (const AuditEntry &entry : entries) {
        const QByteArray changes = QJsonDocument(entry.changes).toJson(QJsonDocument::Compact);
        const bool last = &entry == &entries.back();
        const QByteArray root = last ? head.root.bytes() : QByteArray();
        head.hash = chainHash(head.hash, entry.atMs, entry.user.number(), entry.client.toUtf8(),
                              qint64(entry.entity), entry.entityId, entry.account.number(),
                              entry.action.toUtf8(), changes, root);
        append(db, ++head.newest, entry, changes, head.hash, root);
        ++head.length;
    }
}

void RecordRepository::appendAudit(Database &db, const AuditEntry &entry)
{
    RecordHead head = readRecordHead(db);
    const QByteArray changes = QJsonDocument(entry.changes).toJson(QJsonDocument::Compact);
    head.hash = chainHash(head.hash, entry.atMs, entry.user.number(), entry.client.toUtf8(),
                          qint64(entry.entity), entry.entityId, entry.account.number(),
                          entry.action.toUtf8(), changes, {});
    append(db, ++head.newest, entry, changes, head.hash, {});
    ++head.length;
    head.upkept = true;
    writeRecordHead(db, head);
}

std::vector<AuditEntry> RecordRepository::audit(Database &db, AccountId account, int limit)
{
    Statement select(db, account.isSet() ? kAuditOfAccount : kAudit);
    if (account.isSet())
        select.bind(account);
    select.bind(limit);
    std::vector<AuditEntry> entries;
    while (select.next())
        entries.push_back(readEntry(select));
    return entries;
}

QByteArray RecordRepository::firstHash(Database &db)
{
    Statement select(db, kFirstHash);
    return select.next() ? select.blob(0) : QByteArray();
}

qint64 RecordRepository::firstBrokenAudit(Database &db)
{
    const std::vector<qint64> broken = brokenAudits(db, 1);
    return broken.empty() ? 0 : broken.front();
}

std::vector<qint64> RecordRepository::brokenAudits(Database &db, int limit)
{
    std::vector<qint64> broken;
    std::set<qint64> accepted;
    QByteArray before(32, '\0');
    Statement select(db, kWholeAudit);
    while (select.next()) {
        const QByteArray changes = select.utf8(8).toByteArray();
        const QByteArray expected =
            chainHash(before, select.integer(1), select.integer(2), select.utf8(3).toByteArray(),
                      select.integer(4), select.integer(5), select.integer(6),
                      select.utf8(7).toByteArray(), changes, select.blob(10));
        before = select.blob(9);
        if (before != expected)
            broken.push_back(select.integer(0));
        else if (select.utf8(7) == kAccepted)
            addAccepted(changes, accepted);
    }
    std::erase_if(broken, [&accepted](qint64 row) { return accepted.contains(row); });
    if (broken.size() > size_t(limit))
        broken.resize(size_t(limit));
    return broken;
}

QString RecordRepository::acceptEnd(Database &db, qint64 newestKnown)
{
    QStringList rows;
    for (const qint64 row : brokenAudits(db, std::numeric_limits<int>::max()))
        rows += QString::number(row);
    const RecordHead before = readRecordHead(db);
    RecordHead head = headOfRows(db);
    head.newest = std::max({head.newest, before.newest, newestKnown});
    head.root = before.root;
    writeRecordHead(db, head);
    return rows.join(QLatin1Char(' '));
}

qint64 RecordRepository::newestSettled(Database &db)
{
    Statement select(db, "SELECT coalesce(max(id), 0) FROM audit WHERE action IN ($1, $2)");
    select.bind(QLatin1String(kAccepted)).bind(QLatin1String(kRestored));
    return select.next() ? select.integer(0) : 0;
}

std::optional<DigestSum> RecordRepository::newestRoot(Database &db)
{
    Statement select(db, kNewestRoot);
    return select.next() ? DigestSum::fromBytes(select.value(0).bytes) : std::nullopt;
}

QByteArray RecordRepository::hashOf(Database &db, qint64 id)
{
    Statement select(db, kHashOf);
    select.bind(id);
    return select.next() ? select.blob(0) : QByteArray();
}

void RecordRepository::appendChange(Database &db, const QString &client, const Change &change)
{
    Statement insert(db, kInsertChange);
    insert.bind(client)
        .bind(qint64(change.entity))
        .bind(qint64(change.kind))
        .bind(change.id)
        .bind(change.account);
    insert.run();
}

qint64 RecordRepository::newestChange(Database &db)
{
    return db.integer("SELECT coalesce(max(seq), 0) FROM change_log");
}

ChangeSet RecordRepository::changesAfter(Database &db, qint64 after, const QString &ownClient,
                                         qint64 *newest)
{
    ChangeSet set;
    *newest = after;
    Statement select(db, kChangesAfter);
    select.bind(after);
    while (select.next()) {
        *newest = select.integer(0);
        if (select.text(1) == ownClient)
            continue;
        set.changes.push_back({static_cast<Entity>(select.integer(2)),
                               static_cast<ChangeKind>(select.integer(3)), select.integer(4),
                               select.integer(5)});
    }
    return set;
}

void RecordRepository::trimChanges(Database &db, int keep)
{
    Statement remove(db,
                     "DELETE FROM change_log WHERE seq <= (SELECT max(seq) FROM change_log) - $1");
    remove.bind(keep);
    remove.run();
}

} // namespace duebook
