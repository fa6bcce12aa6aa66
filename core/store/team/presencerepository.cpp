// SPDX-License-Identifier: Apache-2.0
#include "core/store/team/presencerepository.h"

#include "core/db/statement.h"

#include <QCoreApplication>
#include <QSysInfo>

namespace duebook {

namespace {

constexpr auto kShown = R"(
    SELECT user_id, account_id, writing FROM client WHERE uid = $1)";
constexpr auto kUpdate = R"(
    UPDATE client SET user_id = $2, account_id = $3, writing = $4,
                      heartbeat_seq = heartbeat_seq + 1, beat_at = $5
     WHERE uid = $1)";
constexpr auto kInsert = R"(
    INSERT INTO client (uid, host, process, program_version, user_id, account_id, writing,
                        heartbeat_seq, opened_at, beat_at)
    VALUES ($1, $2, $3, $4, $5, $6, $7, 1, $8, $8))";
constexpr auto kRemove = "DELETE FROM client WHERE uid = $1";
constexpr auto kRemoveSilent = "DELETE FROM client WHERE uid = $1 AND heartbeat_seq = $2";
constexpr auto kAll = R"(
    SELECT c.uid, c.host, c.user_id, u.name, c.account_id, c.writing, c.heartbeat_seq, c.opened_at,
           c.beat_at
      FROM client c LEFT JOIN app_user u ON u.id = c.user_id
     ORDER BY c.opened_at, c.uid)";

void announce(Transaction &transaction)
{
    transaction.changed(Entity::Presence, ChangeKind::Updated, 0);
}

bool looksTheSame(Database &db, const PresentClient &self)
{
    Statement select(db, kShown);
    select.bind(self.uid);
    return select.next() && select.id<UserId>(0) == self.user &&
           select.id<AccountId>(1) == self.account && select.flag(2) == self.writing;
}

} // namespace

bool PresenceRepository::beat(Transaction &transaction, const PresentClient &self)
{
    if (!looksTheSame(transaction, self))
        announce(transaction);
    Statement update(transaction, kUpdate);
    update.bind(self.uid)
        .bind(self.user)
        .bind(self.account)
        .bind(self.writing)
        .bind(transaction.now());
    update.run();
    if (transaction.db().changedRows() == 1)
        return true;
    Statement insert(transaction, kInsert);
    insert.bind(self.uid)
        .bind(QSysInfo::machineHostName())
        .bind(QCoreApplication::applicationPid())
        .bind(QCoreApplication::applicationVersion())
        .bind(self.user)
        .bind(self.account)
        .bind(self.writing)
        .bind(transaction.now());
    insert.run();
    return false;
}

void PresenceRepository::leave(Transaction &transaction, const QString &client)
{
    Statement remove(transaction, kRemove);
    remove.bind(client);
    remove.run();
    announce(transaction);
}

bool PresenceRepository::removeSilent(Transaction &transaction, const PresentClient &seen)
{
    Statement remove(transaction, kRemoveSilent);
    remove.bind(seen.uid).bind(seen.heartbeats);
    remove.run();
    if (transaction.db().changedRows() == 0)
        return false;
    announce(transaction);
    return true;
}

std::vector<PresentClient> PresenceRepository::all(Database &db)
{
    std::vector<PresentClient> clients;
    Statement select(db, kAll);
    while (select.next())
        clients.push_back({select.text(0), select.text(1), select.id<UserId>(2), select.text(3),
                           select.id<AccountId>(4), select.flag(5), select.integer(6),
                           select.moment(7), select.moment(8)});
    return clients;
}

} // namespace duebook
